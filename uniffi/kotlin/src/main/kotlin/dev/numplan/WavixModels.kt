// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import dev.numplan.internal.FfiTree

/** A destination as it is returned. */
public data class WavixRoutedDestination(
    /** The id. */
    public val id: Long? = null,
    /** A SIP URI, a number, or the form that the trunk expects. */
    public val destination: String? = null,
    /** The order in which destinations are tried, lowest first. */
    public val priority: Long? = null,
    /** The transport: 1 SIP URI, 4 PSTN, 5 SIP trunk. */
    public val transport: Long? = null,
    /** The trunk. */
    public val trunkId: Long? = null,
    /** The trunk's name. */
    public val trunkLabel: String? = null,
    /** Whether media is encrypted. */
    public val srtp: Boolean? = null,
    /** Members without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): WavixRoutedDestination {
            val members = Members(tree)
            return WavixRoutedDestination(
                id = members.optional(0, Members::whole),
                destination = members.optional(1, Members::text),
                priority = members.optional(2, Members::whole),
                transport = members.optional(3, Members::whole),
                trunkId = members.optional(4, Members::whole),
                trunkLabel = members.optional(5, Members::text),
                srtp = members.optional(6, Members::flag),
                extra = members.read(7, Members::objectOf),
            )
        }
    }
}

/** A document that was submitted for a number. */
public data class WavixDocument(
    /** The id. */
    public val id: Long? = null,
    /** Whether it may be replaced. */
    public val allowReplace: Boolean? = null,
    /** The number of the document. */
    public val didNumber: String? = null,
    /** The media type. */
    public val docContentType: String? = null,
    /** The file name. */
    public val docFileName: String? = null,
    /** The type. */
    public val docType: String? = null,
    /** The id of the type. */
    public val docTypeId: Long? = null,
    /** The status of its review. */
    public val status: String? = null,
    /** The URL of its contents. */
    public val url: String? = null,
    /** Members without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): WavixDocument {
            val members = Members(tree)
            return WavixDocument(
                id = members.optional(0, Members::whole),
                allowReplace = members.optional(1, Members::flag),
                didNumber = members.optional(2, Members::text),
                docContentType = members.optional(3, Members::text),
                docFileName = members.optional(4, Members::text),
                docType = members.optional(5, Members::text),
                docTypeId = members.optional(6, Members::whole),
                status = members.optional(7, Members::text),
                url = members.optional(8, Members::text),
                extra = members.read(9, Members::objectOf),
            )
        }
    }
}

/** A phone number of the account. */
public data class WavixNumber(
    /** The record's id, which is not the phone number. */
    public val id: Long? = null,
    /** The number, without a plus sign. */
    public val number: String? = null,
    /** The one-off price, in US dollars. */
    public val activationFee: Money? = null,
    /** The price of a month, in US dollars. */
    public val monthlyFee: Money? = null,
    /** The price of an inbound minute, in US dollars. */
    public val perMin: Money? = null,
    /** The city or rate center. */
    public val city: String? = null,
    /** The country. */
    public val country: String? = null,
    /** The country, ISO 3166 alpha-2. */
    public val countryShortName: String? = null,
    /** The state; only in the US. */
    public val state: String? = null,
    /** The destinations of inbound calls, by priority. */
    public val destination: List<WavixRoutedDestination> = emptyList(),
    /** The largest number of inbound calls at a time. */
    public val channels: Long? = null,
    /** The documents that are required to activate the number, by id or name. */
    public val requireDocs: List<String> = emptyList(),
    /** The documents that were submitted. */
    public val documents: List<WavixDocument> = emptyList(),
    /** Whether the number can be the caller id of local calls. */
    public val domesticCli: Boolean? = null,
    /** The account's own name for the number. An update cannot change it. */
    public val label: String? = null,
    /** active or inactive; an inactive number carries no calls. */
    public val status: String? = null,
    /** The inbound call time of this month, in seconds. */
    public val seconds: Long? = null,
    /** When the number was bought. */
    public val added: String? = null,
    /** The end of the paid period: a date, or a date and time. */
    public val paidUntil: String? = null,
    /** Whether SMS is enabled. */
    public val smsEnabled: Boolean? = null,
    /** The URL that is called for inbound messages. */
    public val smsRelayUrl: String? = null,
    /** Whether the caller's name is looked up. */
    public val cnam: Boolean? = null,
    /** Whether calls are recorded. */
    public val callRecordingEnabled: Boolean? = null,
    /** Whether calls are transcribed. */
    public val transcriptionEnabled: Boolean? = null,
    /** The length from which a call is transcribed, in seconds. */
    public val transcriptionThreshold: Long? = null,
    /** The free inbound minutes. */
    public val freeMin: Long? = null,
    /** Whether usage is unlimited. */
    public val unlimited: Boolean? = null,
    /** The URL that is called with the status of each call. */
    public val callStatusUrl: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal fun passed(): Passed = Passed { to ->
        to.put("id", id)
        to.put("number", number)
        to.put("activation_fee", activationFee)
        to.put("monthly_fee", monthlyFee)
        to.put("per_min", perMin)
        to.put("city", city)
        to.put("country", country)
        to.put("country_short_name", countryShortName)
        to.put("state", state)
        to.put("channels", channels)
        to.put("domestic_cli", domesticCli)
        to.put("label", label)
        to.put("status", status)
        to.put("seconds", seconds)
        to.put("added", added)
        to.put("paid_until", paidUntil)
        to.put("sms_enabled", smsEnabled)
        to.put("cnam", cnam)
        to.put("call_recording_enabled", callRecordingEnabled)
        to.put("transcription_enabled", transcriptionEnabled)
        to.put("transcription_threshold", transcriptionThreshold)
        to.put("free_min", freeMin)
        to.put("unlimited", unlimited)
    }

    internal companion object {
        fun read(tree: FfiTree): WavixNumber {
            val members = Members(tree)
            return WavixNumber(
                id = members.optional(0, Members::whole),
                number = members.optional(1, Members::text),
                activationFee = members.optional(2, Members::money),
                monthlyFee = members.optional(3, Members::money),
                perMin = members.optional(4, Members::money),
                city = members.optional(5, Members::text),
                country = members.optional(6, Members::text),
                countryShortName = members.optional(7, Members::text),
                state = members.optional(8, Members::text),
                destination = members.read(9, Members.list(WavixRoutedDestination::read)),
                channels = members.optional(10, Members::whole),
                requireDocs = members.read(11, Members.list(Members::text)),
                documents = members.read(12, Members.list(WavixDocument::read)),
                domesticCli = members.optional(13, Members::flag),
                label = members.optional(14, Members::text),
                status = members.optional(15, Members::text),
                seconds = members.optional(16, Members::whole),
                added = members.optional(17, Members::text),
                paidUntil = members.optional(18, Members::text),
                smsEnabled = members.optional(19, Members::flag),
                smsRelayUrl = members.optional(20, Members::text),
                cnam = members.optional(21, Members::flag),
                callRecordingEnabled = members.optional(22, Members::flag),
                transcriptionEnabled = members.optional(23, Members::flag),
                transcriptionThreshold = members.optional(24, Members::whole),
                freeMin = members.optional(25, Members::whole),
                unlimited = members.optional(26, Members::flag),
                callStatusUrl = members.optional(27, Members::text),
                extra = members.read(28, Members::objectOf),
            )
        }
    }
}

/** The result of an update of many numbers for one of them. */
public data class WavixUpdatedRecord(
    /** The id of the record. */
    public val id: Long,
    /** The result of its fields. */
    public val updated: Updated<WavixNumber>,
) {
    internal companion object {
        fun read(tree: FfiTree): WavixUpdatedRecord {
            val members = Members(tree)
            return WavixUpdatedRecord(
                id = members.read(0, Members::whole),
                updated = members.read(1, { Updated.read(it, WavixNumber::read) }),
            )
        }
    }
}

/** The result of an update of many numbers, record by record. */
public data class WavixUpdatedMany(
    /** The result of each record, in the order of the input. */
    public val records: List<WavixUpdatedRecord> = emptyList(),
    /** Whether every field of every record is applied or pending. */
    public val ok: Boolean,
) {
    internal companion object {
        fun read(tree: FfiTree): WavixUpdatedMany {
            val members = Members(tree)
            return WavixUpdatedMany(
                records = members.read(0, Members.list(WavixUpdatedRecord::read)),
                ok = members.read(1, Members::flag),
            )
        }
    }
}

/** A country with numbers for sale. */
public data class WavixCountry(
    /** The id, which is not the calling code. */
    public val id: Long? = null,
    /** The name. */
    public val name: String? = null,
    /** The country, ISO 3166 alpha-2, if it is shown. */
    public val shortName: String? = null,
    /** Whether the country has regions; then its cities are listed by region. */
    public val hasProvincesOrStates: Boolean? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): WavixCountry {
            val members = Members(tree)
            return WavixCountry(
                id = members.optional(0, Members::whole),
                name = members.optional(1, Members::text),
                shortName = members.optional(2, Members::text),
                hasProvincesOrStates = members.optional(3, Members::flag),
                extra = members.read(4, Members::objectOf),
            )
        }
    }
}

/** A state or province with numbers for sale. */
public data class WavixRegion(
    /** The id. */
    public val id: Long? = null,
    /** The name. */
    public val name: String? = null,
    /** The short name, if it is shown. */
    public val shortName: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): WavixRegion {
            val members = Members(tree)
            return WavixRegion(
                id = members.optional(0, Members::whole),
                name = members.optional(1, Members::text),
                shortName = members.optional(2, Members::text),
                extra = members.read(3, Members::objectOf),
            )
        }
    }
}

/** A city with numbers for sale. */
public data class WavixCity(
    /** The id. */
    public val id: Long? = null,
    /** The name. */
    public val name: String? = null,
    /** The area code. */
    public val areaCode: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): WavixCity {
            val members = Members(tree)
            return WavixCity(
                id = members.optional(0, Members::whole),
                name = members.optional(1, Members::text),
                areaCode = members.optional(2, Members::text),
                extra = members.read(3, Members::objectOf),
            )
        }
    }
}

/** A phone number that can be bought. */
public data class WavixStockNumber(
    /** The id in the stock, which a cart takes. It may look like a phone number. */
    public val id: String? = null,
    /** The number, without a plus sign. */
    public val number: String? = null,
    /** The one-off price, in US dollars. */
    public val activationFee: Money? = null,
    /** The price of a month, in US dollars. */
    public val monthlyFee: Money? = null,
    /** The price of an inbound minute, in US dollars. */
    public val perMin: Money? = null,
    /** The price of an inbound SMS segment, in US dollars. */
    public val smsPrice: Money? = null,
    /** The city. */
    public val city: String? = null,
    /** The country. */
    public val country: String? = null,
    /** The country, ISO 3166 alpha-2. */
    public val countryShortName: String? = null,
    /** The largest number of inbound calls at a time. */
    public val channels: Long? = null,
    /** Whether the caller's name can be looked up. */
    public val cnam: Boolean? = null,
    /** The free inbound minutes. */
    public val freeMin: Long? = null,
    /** The documents that are required to activate the number, by id or name. */
    public val requireDocs: List<String> = emptyList(),
    /** Whether it can receive messages. */
    public val smsEnabled: Boolean? = null,
    /** Whether it can be the caller id of local calls. */
    public val domesticCli: Boolean? = null,
    /** Whether usage is unlimited. */
    public val unlimited: Boolean? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal fun passed(): Passed = Passed { to ->
        to.put("id", id)
        to.put("number", number)
        to.put("activation_fee", activationFee)
        to.put("monthly_fee", monthlyFee)
        to.put("per_min", perMin)
        to.put("sms_price", smsPrice)
        to.put("city", city)
        to.put("country", country)
        to.put("country_short_name", countryShortName)
        to.put("channels", channels)
        to.put("cnam", cnam)
        to.put("free_min", freeMin)
        to.put("sms_enabled", smsEnabled)
        to.put("domestic_cli", domesticCli)
        to.put("unlimited", unlimited)
    }

    internal companion object {
        fun read(tree: FfiTree): WavixStockNumber {
            val members = Members(tree)
            return WavixStockNumber(
                id = members.optional(0, Members::text),
                number = members.optional(1, Members::text),
                activationFee = members.optional(2, Members::money),
                monthlyFee = members.optional(3, Members::money),
                perMin = members.optional(4, Members::money),
                smsPrice = members.optional(5, Members::money),
                city = members.optional(6, Members::text),
                country = members.optional(7, Members::text),
                countryShortName = members.optional(8, Members::text),
                channels = members.optional(9, Members::whole),
                cnam = members.optional(10, Members::flag),
                freeMin = members.optional(11, Members::whole),
                requireDocs = members.read(12, Members.list(Members::text)),
                smsEnabled = members.optional(13, Members::flag),
                domesticCli = members.optional(14, Members::flag),
                unlimited = members.optional(15, Members::flag),
                extra = members.read(16, Members::objectOf),
            )
        }
    }
}

/** A kind of document. */
public data class WavixDocumentKind(
    /** The id. */
    public val id: Long? = null,
    /** The name. */
    public val name: String? = null,
    /** The title. */
    public val title: String? = null,
    /** Members without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): WavixDocumentKind {
            val members = Members(tree)
            return WavixDocumentKind(
                id = members.optional(0, Members::whole),
                name = members.optional(1, Members::text),
                title = members.optional(2, Members::text),
                extra = members.read(3, Members::objectOf),
            )
        }
    }
}

/** The contents of the cart. */
public data class WavixCart(
    /** The numbers. */
    public val dids: List<WavixStockNumber> = emptyList(),
    /** The kinds of documents that the numbers need. */
    public val docTypes: List<WavixDocumentKind> = emptyList(),
    /** Members without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): WavixCart {
            val members = Members(tree)
            return WavixCart(
                dids = members.read(0, Members.list(WavixStockNumber::read)),
                docTypes = members.read(1, Members.list(WavixDocumentKind::read)),
                extra = members.read(2, Members::objectOf),
            )
        }
    }
}
