// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import dev.numplan.internal.FfiTree

/** On or off, in Plivo's words. */
public enum class PlivoToggle(override val word: String) : Word {
    /** On. */
    ENABLED("enabled"),
    /** Off. */
    DISABLED("disabled");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): PlivoToggle = Members.word(entries, tree)
    }
}

/** The HTTP method of a callback. */
public enum class PlivoHttpMethod(override val word: String) : Word {
    /** GET. */
    GET("GET"),
    /** POST. */
    POST("POST");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): PlivoHttpMethod = Members.word(entries, tree)
    }
}

/** A phone number of the account. */
public data class PlivoNumber(
    /** The number, without a plus sign. */
    public val number: String? = null,
    /** The account's own name for the number. */
    public val alias: String? = null,
    /** The application that answers, as a path that ends with its id. */
    public val application: String? = null,
    /** The subaccount that the number belongs to, an id or a path. */
    public val subAccount: String? = null,
    /** local, mobile, tollfree and others. */
    public val numberType: String? = null,
    /** The name of number_type elsewhere in the documentation. */
    public val type: String? = null,
    /** When it was added to the account. */
    public val addedOn: String? = null,
    /** The day on which the next month is charged. */
    public val renewalDate: String? = null,
    /** The price of a month. */
    public val monthlyRentalRate: Money? = null,
    /** The carrier, for numbers brought along. */
    public val carrier: String? = null,
    /** The city. */
    public val city: String? = null,
    /** The region. */
    public val region: String? = null,
    /** The country. */
    public val country: String? = null,
    /** The country, ISO 3166 alpha-2. */
    public val countryIso: String? = null,
    /** The local access and transport area. */
    public val lata: String? = null,
    /** The rate center. */
    public val rateCenter: String? = null,
    /** Whether it can carry calls. */
    public val voiceEnabled: Boolean? = null,
    /** The price of an inbound minute. */
    public val voiceRate: Money? = null,
    /** Whether it can carry SMS. */
    public val smsEnabled: Boolean? = null,
    /** The price of an inbound SMS. */
    public val smsRate: Money? = null,
    /** Whether it can carry MMS. */
    public val mmsEnabled: Boolean? = null,
    /** The price of an inbound MMS. */
    public val mmsRate: Money? = null,
    /** Whether the caller's name is looked up: enabled or disabled. */
    public val cnamLookup: String? = null,
    /** The caller name that is registered. */
    public val cnam: String? = null,
    /** The status of that registration. */
    public val cnamRegistrationStatus: String? = null,
    /** The compliance application. */
    public val complianceApplicationId: String? = null,
    /** The status of that application; an update may change it while it is pending or rejected. */
    public val complianceStatus: String? = null,
    /** The 10DLC campaign. */
    public val tendlcCampaignId: String? = null,
    /** The status of its registration. */
    public val tendlcRegistrationStatus: String? = null,
    /** The status of the verification of a toll-free number for SMS. */
    public val tollFreeSmsVerification: String? = null,
    /** The path of the number itself. */
    public val resourceUri: String? = null,
    /** Plivo's id of the request. */
    public val apiId: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal fun passed(): Passed = Passed { to ->
        to.put("number", number)
        to.put("alias", alias)
        to.put("application", application)
        to.put("sub_account", subAccount)
        to.put("number_type", numberType)
        to.put("type", type)
        to.put("added_on", addedOn)
        to.put("renewal_date", renewalDate)
        to.put("monthly_rental_rate", monthlyRentalRate)
        to.put("carrier", carrier)
        to.put("city", city)
        to.put("region", region)
        to.put("country", country)
        to.put("country_iso", countryIso)
        to.put("lata", lata)
        to.put("rate_center", rateCenter)
        to.put("voice_enabled", voiceEnabled)
        to.put("voice_rate", voiceRate)
        to.put("sms_enabled", smsEnabled)
        to.put("sms_rate", smsRate)
        to.put("mms_enabled", mmsEnabled)
        to.put("mms_rate", mmsRate)
        to.put("cnam_lookup", cnamLookup)
        to.put("cnam", cnam)
        to.put("cnam_registration_status", cnamRegistrationStatus)
        to.put("compliance_application_id", complianceApplicationId)
        to.put("compliance_status", complianceStatus)
        to.put("tendlc_campaign_id", tendlcCampaignId)
        to.put("tendlc_registration_status", tendlcRegistrationStatus)
        to.put("toll_free_sms_verification", tollFreeSmsVerification)
        to.put("resource_uri", resourceUri)
        to.put("api_id", apiId)
    }

    internal companion object {
        fun read(tree: FfiTree): PlivoNumber {
            val members = Members(tree)
            return PlivoNumber(
                number = members.optional(0, Members::text),
                alias = members.optional(1, Members::text),
                application = members.optional(2, Members::text),
                subAccount = members.optional(3, Members::text),
                numberType = members.optional(4, Members::text),
                type = members.optional(5, Members::text),
                addedOn = members.optional(6, Members::text),
                renewalDate = members.optional(7, Members::text),
                monthlyRentalRate = members.optional(8, Members::money),
                carrier = members.optional(9, Members::text),
                city = members.optional(10, Members::text),
                region = members.optional(11, Members::text),
                country = members.optional(12, Members::text),
                countryIso = members.optional(13, Members::text),
                lata = members.optional(14, Members::text),
                rateCenter = members.optional(15, Members::text),
                voiceEnabled = members.optional(16, Members::flag),
                voiceRate = members.optional(17, Members::money),
                smsEnabled = members.optional(18, Members::flag),
                smsRate = members.optional(19, Members::money),
                mmsEnabled = members.optional(20, Members::flag),
                mmsRate = members.optional(21, Members::money),
                cnamLookup = members.optional(22, Members::text),
                cnam = members.optional(23, Members::text),
                cnamRegistrationStatus = members.optional(24, Members::text),
                complianceApplicationId = members.optional(25, Members::text),
                complianceStatus = members.optional(26, Members::text),
                tendlcCampaignId = members.optional(27, Members::text),
                tendlcRegistrationStatus = members.optional(28, Members::text),
                tollFreeSmsVerification = members.optional(29, Members::text),
                resourceUri = members.optional(30, Members::text),
                apiId = members.optional(31, Members::text),
                extra = members.read(32, Members::objectOf),
            )
        }
    }
}

/** A phone number that can be bought. */
public data class PlivoStockNumber(
    /** The number, without a plus sign. */
    public val number: String? = null,
    /** The prefix. */
    public val prefix: String? = null,
    /** local, mobile, tollfree and others. */
    public val type: String? = null,
    /** A more specific type. */
    public val subType: String? = null,
    /** The city. */
    public val city: String? = null,
    /** The region. */
    public val region: String? = null,
    /** The country. */
    public val country: String? = null,
    /** The country, ISO 3166 alpha-2. */
    public val countryIso: String? = null,
    /** The local access and transport area. */
    public val lata: String? = null,
    /** The rate center. */
    public val rateCenter: String? = null,
    /** The one-off price, in US dollars. */
    public val setupRate: Money? = null,
    /** The price of a month, in US dollars. */
    public val monthlyRentalRate: Money? = null,
    /** Whether it can carry calls. */
    public val voiceEnabled: Boolean? = null,
    /** The price of an inbound minute, in US dollars. */
    public val voiceRate: Money? = null,
    /** Whether it can carry SMS. */
    public val smsEnabled: Boolean? = null,
    /** The price of an inbound SMS, in US dollars. */
    public val smsRate: Money? = null,
    /** Whether it can carry MMS. */
    public val mmsEnabled: Boolean? = null,
    /** The price of an inbound MMS, in US dollars. */
    public val mmsRate: Money? = null,
    /** The compliance requirement for its use. */
    public val complianceRequirement: String? = null,
    /** The name of a restriction on its purchase. */
    public val restriction: String? = null,
    /** The description of the restriction. */
    public val restrictionText: String? = null,
    /** The path at which it is bought; not used here. */
    public val resourceUri: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): PlivoStockNumber {
            val members = Members(tree)
            return PlivoStockNumber(
                number = members.optional(0, Members::text),
                prefix = members.optional(1, Members::text),
                type = members.optional(2, Members::text),
                subType = members.optional(3, Members::text),
                city = members.optional(4, Members::text),
                region = members.optional(5, Members::text),
                country = members.optional(6, Members::text),
                countryIso = members.optional(7, Members::text),
                lata = members.optional(8, Members::text),
                rateCenter = members.optional(9, Members::text),
                setupRate = members.optional(10, Members::money),
                monthlyRentalRate = members.optional(11, Members::money),
                voiceEnabled = members.optional(12, Members::flag),
                voiceRate = members.optional(13, Members::money),
                smsEnabled = members.optional(14, Members::flag),
                smsRate = members.optional(15, Members::money),
                mmsEnabled = members.optional(16, Members::flag),
                mmsRate = members.optional(17, Members::money),
                complianceRequirement = members.optional(18, Members::text),
                restriction = members.optional(19, Members::text),
                restrictionText = members.optional(20, Members::text),
                resourceUri = members.optional(21, Members::text),
                extra = members.read(22, Members::objectOf),
            )
        }
    }
}
