// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// A destination as it is returned.
public struct WavixRoutedDestination: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: Int?
    /// A SIP URI, a number, or the form that the trunk expects.
    public let destination: String?
    /// The order in which destinations are tried, lowest first.
    public let priority: Int?
    /// The transport: 1 SIP URI, 4 PSTN, 5 SIP trunk.
    public let transport: Int?
    /// The trunk.
    public let trunkId: Int?
    /// The trunk's name.
    public let trunkLabel: String?
    /// Whether media is encrypted.
    public let srtp: Bool?
    /// Members without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: Int? = nil,
        destination: String? = nil,
        priority: Int? = nil,
        transport: Int? = nil,
        trunkId: Int? = nil,
        trunkLabel: String? = nil,
        srtp: Bool? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.destination = destination
        self.priority = priority
        self.transport = transport
        self.trunkId = trunkId
        self.trunkLabel = trunkLabel
        self.srtp = srtp
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.whole)
        destination = try members.optional(1, Members.text)
        priority = try members.optional(2, Members.whole)
        transport = try members.optional(3, Members.whole)
        trunkId = try members.optional(4, Members.whole)
        trunkLabel = try members.optional(5, Members.text)
        srtp = try members.optional(6, Members.flag)
        extra = try members.read(7, Members.object)
    }
}

extension WavixRoutedDestination: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixRoutedDestination", [
            ("id", id),
            ("destination", destination),
            ("priority", priority),
            ("transport", transport),
            ("trunkId", trunkId),
            ("trunkLabel", trunkLabel),
            ("srtp", srtp),
            ("extra", extra),
        ])
    }
}

/// A document that was submitted for a number.
public struct WavixDocument: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: Int?
    /// Whether it may be replaced.
    public let allowReplace: Bool?
    /// The number of the document.
    public let didNumber: String?
    /// The media type.
    public let docContentType: String?
    /// The file name.
    public let docFileName: String?
    /// The type.
    public let docType: String?
    /// The id of the type.
    public let docTypeId: Int?
    /// The status of its review.
    public let status: String?
    /// The URL of its contents.
    public let url: String?
    /// Members without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: Int? = nil,
        allowReplace: Bool? = nil,
        didNumber: String? = nil,
        docContentType: String? = nil,
        docFileName: String? = nil,
        docType: String? = nil,
        docTypeId: Int? = nil,
        status: String? = nil,
        url: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.allowReplace = allowReplace
        self.didNumber = didNumber
        self.docContentType = docContentType
        self.docFileName = docFileName
        self.docType = docType
        self.docTypeId = docTypeId
        self.status = status
        self.url = url
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.whole)
        allowReplace = try members.optional(1, Members.flag)
        didNumber = try members.optional(2, Members.text)
        docContentType = try members.optional(3, Members.text)
        docFileName = try members.optional(4, Members.text)
        docType = try members.optional(5, Members.text)
        docTypeId = try members.optional(6, Members.whole)
        status = try members.optional(7, Members.text)
        url = try members.optional(8, Members.text)
        extra = try members.read(9, Members.object)
    }
}

extension WavixDocument: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixDocument", [
            ("id", id),
            ("allowReplace", allowReplace),
            ("didNumber", didNumber),
            ("docContentType", docContentType),
            ("docFileName", docFileName),
            ("docType", docType),
            ("docTypeId", docTypeId),
            ("status", status),
            ("url", url),
            ("extra", extra),
        ])
    }
}

/// A phone number of the account.
public struct WavixNumber: Sendable, Hashable, Identifiable {
    /// The record's id, which is not the phone number.
    public let id: Int?
    /// The number, without a plus sign.
    public let number: String?
    /// The one-off price, in US dollars.
    public let activationFee: Money?
    /// The price of a month, in US dollars.
    public let monthlyFee: Money?
    /// The price of an inbound minute, in US dollars.
    public let perMin: Money?
    /// The city or rate center.
    public let city: String?
    /// The country.
    public let country: String?
    /// The country, ISO 3166 alpha-2.
    public let countryShortName: String?
    /// The state; only in the US.
    public let state: String?
    /// The destinations of inbound calls, by priority.
    public let destination: [WavixRoutedDestination]
    /// The largest number of inbound calls at a time.
    public let channels: Int?
    /// The documents that are required to activate the number, by id or name.
    public let requireDocs: [String]
    /// The documents that were submitted.
    public let documents: [WavixDocument]
    /// Whether the number can be the caller id of local calls.
    public let domesticCli: Bool?
    /// The account's own name for the number. An update cannot change it.
    public let label: String?
    /// active or inactive; an inactive number carries no calls.
    public let status: String?
    /// The inbound call time of this month, in seconds.
    public let seconds: Int?
    /// When the number was bought.
    public let added: String?
    /// The end of the paid period: a date, or a date and time.
    public let paidUntil: String?
    /// Whether SMS is enabled.
    public let smsEnabled: Bool?
    /// The URL that is called for inbound messages.
    public let smsRelayUrl: String?
    /// Whether the caller's name is looked up.
    public let cnam: Bool?
    /// Whether calls are recorded.
    public let callRecordingEnabled: Bool?
    /// Whether calls are transcribed.
    public let transcriptionEnabled: Bool?
    /// The length from which a call is transcribed, in seconds.
    public let transcriptionThreshold: Int?
    /// The free inbound minutes.
    public let freeMin: Int?
    /// Whether usage is unlimited.
    public let unlimited: Bool?
    /// The URL that is called with the status of each call.
    public let callStatusUrl: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: Int? = nil,
        number: String? = nil,
        activationFee: Money? = nil,
        monthlyFee: Money? = nil,
        perMin: Money? = nil,
        city: String? = nil,
        country: String? = nil,
        countryShortName: String? = nil,
        state: String? = nil,
        destination: [WavixRoutedDestination] = [],
        channels: Int? = nil,
        requireDocs: [String] = [],
        documents: [WavixDocument] = [],
        domesticCli: Bool? = nil,
        label: String? = nil,
        status: String? = nil,
        seconds: Int? = nil,
        added: String? = nil,
        paidUntil: String? = nil,
        smsEnabled: Bool? = nil,
        smsRelayUrl: String? = nil,
        cnam: Bool? = nil,
        callRecordingEnabled: Bool? = nil,
        transcriptionEnabled: Bool? = nil,
        transcriptionThreshold: Int? = nil,
        freeMin: Int? = nil,
        unlimited: Bool? = nil,
        callStatusUrl: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.number = number
        self.activationFee = activationFee
        self.monthlyFee = monthlyFee
        self.perMin = perMin
        self.city = city
        self.country = country
        self.countryShortName = countryShortName
        self.state = state
        self.destination = destination
        self.channels = channels
        self.requireDocs = requireDocs
        self.documents = documents
        self.domesticCli = domesticCli
        self.label = label
        self.status = status
        self.seconds = seconds
        self.added = added
        self.paidUntil = paidUntil
        self.smsEnabled = smsEnabled
        self.smsRelayUrl = smsRelayUrl
        self.cnam = cnam
        self.callRecordingEnabled = callRecordingEnabled
        self.transcriptionEnabled = transcriptionEnabled
        self.transcriptionThreshold = transcriptionThreshold
        self.freeMin = freeMin
        self.unlimited = unlimited
        self.callStatusUrl = callStatusUrl
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.whole)
        number = try members.optional(1, Members.text)
        activationFee = try members.optional(2, Members.money)
        monthlyFee = try members.optional(3, Members.money)
        perMin = try members.optional(4, Members.money)
        city = try members.optional(5, Members.text)
        country = try members.optional(6, Members.text)
        countryShortName = try members.optional(7, Members.text)
        state = try members.optional(8, Members.text)
        destination = try members.read(9, Members.list(WavixRoutedDestination.init(_:)))
        channels = try members.optional(10, Members.whole)
        requireDocs = try members.read(11, Members.list(Members.text))
        documents = try members.read(12, Members.list(WavixDocument.init(_:)))
        domesticCli = try members.optional(13, Members.flag)
        label = try members.optional(14, Members.text)
        status = try members.optional(15, Members.text)
        seconds = try members.optional(16, Members.whole)
        added = try members.optional(17, Members.text)
        paidUntil = try members.optional(18, Members.text)
        smsEnabled = try members.optional(19, Members.flag)
        smsRelayUrl = try members.optional(20, Members.text)
        cnam = try members.optional(21, Members.flag)
        callRecordingEnabled = try members.optional(22, Members.flag)
        transcriptionEnabled = try members.optional(23, Members.flag)
        transcriptionThreshold = try members.optional(24, Members.whole)
        freeMin = try members.optional(25, Members.whole)
        unlimited = try members.optional(26, Members.flag)
        callStatusUrl = try members.optional(27, Members.text)
        extra = try members.read(28, Members.object)
    }
}

extension WavixNumber: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixNumber", [
            ("id", id),
            ("number", number),
            ("activationFee", activationFee),
            ("monthlyFee", monthlyFee),
            ("perMin", perMin),
            ("city", city),
            ("country", country),
            ("countryShortName", countryShortName),
            ("state", state),
            ("destination", destination),
            ("channels", channels),
            ("requireDocs", requireDocs),
            ("documents", documents),
            ("domesticCli", domesticCli),
            ("label", label),
            ("status", status),
            ("seconds", seconds),
            ("added", added),
            ("paidUntil", paidUntil),
            ("smsEnabled", smsEnabled),
            ("smsRelayUrl", smsRelayUrl),
            ("cnam", cnam),
            ("callRecordingEnabled", callRecordingEnabled),
            ("transcriptionEnabled", transcriptionEnabled),
            ("transcriptionThreshold", transcriptionThreshold),
            ("freeMin", freeMin),
            ("unlimited", unlimited),
            ("callStatusUrl", callStatusUrl),
            ("extra", extra),
        ])
    }
}

extension WavixNumber: Passed {
    var tree: FfiTree {
        Arguments.of {
            $0.put("id", id)
            $0.put("number", number)
            $0.put("activation_fee", activationFee)
            $0.put("monthly_fee", monthlyFee)
            $0.put("per_min", perMin)
            $0.put("city", city)
            $0.put("country", country)
            $0.put("country_short_name", countryShortName)
            $0.put("state", state)
            $0.put("channels", channels)
            $0.put("domestic_cli", domesticCli)
            $0.put("label", label)
            $0.put("status", status)
            $0.put("seconds", seconds)
            $0.put("added", added)
            $0.put("paid_until", paidUntil)
            $0.put("sms_enabled", smsEnabled)
            $0.put("cnam", cnam)
            $0.put("call_recording_enabled", callRecordingEnabled)
            $0.put("transcription_enabled", transcriptionEnabled)
            $0.put("transcription_threshold", transcriptionThreshold)
            $0.put("free_min", freeMin)
            $0.put("unlimited", unlimited)
        }.tree
    }
}

/// The result of an update of many numbers for one of them.
public struct WavixUpdatedRecord: Sendable, Hashable, Identifiable {
    /// The id of the record.
    public let id: Int
    /// The result of its fields.
    public let updated: Updated<WavixNumber>

    /// For previews and tests; the client makes them of answers.
    public init(
        id: Int,
        updated: Updated<WavixNumber>
    ) {
        self.id = id
        self.updated = updated
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.read(0, Members.whole)
        updated = try members.read(1, { try Updated($0, WavixNumber.init(_:)) })
    }
}

extension WavixUpdatedRecord: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixUpdatedRecord", [
            ("id", id),
            ("updated", updated),
        ])
    }
}

/// The result of an update of many numbers, record by record.
public struct WavixUpdatedMany: Sendable, Hashable {
    /// The result of each record, in the order of the input.
    public let records: [WavixUpdatedRecord]
    /// Whether every field of every record is applied or pending.
    public let ok: Bool

    /// For previews and tests; the client makes them of answers.
    public init(
        records: [WavixUpdatedRecord] = [],
        ok: Bool
    ) {
        self.records = records
        self.ok = ok
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        records = try members.read(0, Members.list(WavixUpdatedRecord.init(_:)))
        ok = try members.read(1, Members.flag)
    }
}

extension WavixUpdatedMany: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixUpdatedMany", [
            ("records", records),
            ("ok", ok),
        ])
    }
}

/// A country with numbers for sale.
public struct WavixCountry: Sendable, Hashable, Identifiable {
    /// The id, which is not the calling code.
    public let id: Int?
    /// The name.
    public let name: String?
    /// The country, ISO 3166 alpha-2, if it is shown.
    public let shortName: String?
    /// Whether the country has regions; then its cities are listed by region.
    public let hasProvincesOrStates: Bool?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: Int? = nil,
        name: String? = nil,
        shortName: String? = nil,
        hasProvincesOrStates: Bool? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.name = name
        self.shortName = shortName
        self.hasProvincesOrStates = hasProvincesOrStates
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.whole)
        name = try members.optional(1, Members.text)
        shortName = try members.optional(2, Members.text)
        hasProvincesOrStates = try members.optional(3, Members.flag)
        extra = try members.read(4, Members.object)
    }
}

extension WavixCountry: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixCountry", [
            ("id", id),
            ("name", name),
            ("shortName", shortName),
            ("hasProvincesOrStates", hasProvincesOrStates),
            ("extra", extra),
        ])
    }
}

/// A state or province with numbers for sale.
public struct WavixRegion: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: Int?
    /// The name.
    public let name: String?
    /// The short name, if it is shown.
    public let shortName: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: Int? = nil,
        name: String? = nil,
        shortName: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.name = name
        self.shortName = shortName
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.whole)
        name = try members.optional(1, Members.text)
        shortName = try members.optional(2, Members.text)
        extra = try members.read(3, Members.object)
    }
}

extension WavixRegion: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixRegion", [
            ("id", id),
            ("name", name),
            ("shortName", shortName),
            ("extra", extra),
        ])
    }
}

/// A city with numbers for sale.
public struct WavixCity: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: Int?
    /// The name.
    public let name: String?
    /// The area code.
    public let areaCode: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: Int? = nil,
        name: String? = nil,
        areaCode: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.name = name
        self.areaCode = areaCode
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.whole)
        name = try members.optional(1, Members.text)
        areaCode = try members.optional(2, Members.text)
        extra = try members.read(3, Members.object)
    }
}

extension WavixCity: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixCity", [
            ("id", id),
            ("name", name),
            ("areaCode", areaCode),
            ("extra", extra),
        ])
    }
}

/// A phone number that can be bought.
public struct WavixStockNumber: Sendable, Hashable, Identifiable {
    /// The id in the stock, which a cart takes. It may look like a phone number.
    public let id: String?
    /// The number, without a plus sign.
    public let number: String?
    /// The one-off price, in US dollars.
    public let activationFee: Money?
    /// The price of a month, in US dollars.
    public let monthlyFee: Money?
    /// The price of an inbound minute, in US dollars.
    public let perMin: Money?
    /// The price of an inbound SMS segment, in US dollars.
    public let smsPrice: Money?
    /// The city.
    public let city: String?
    /// The country.
    public let country: String?
    /// The country, ISO 3166 alpha-2.
    public let countryShortName: String?
    /// The largest number of inbound calls at a time.
    public let channels: Int?
    /// Whether the caller's name can be looked up.
    public let cnam: Bool?
    /// The free inbound minutes.
    public let freeMin: Int?
    /// The documents that are required to activate the number, by id or name.
    public let requireDocs: [String]
    /// Whether it can receive messages.
    public let smsEnabled: Bool?
    /// Whether it can be the caller id of local calls.
    public let domesticCli: Bool?
    /// Whether usage is unlimited.
    public let unlimited: Bool?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: String? = nil,
        number: String? = nil,
        activationFee: Money? = nil,
        monthlyFee: Money? = nil,
        perMin: Money? = nil,
        smsPrice: Money? = nil,
        city: String? = nil,
        country: String? = nil,
        countryShortName: String? = nil,
        channels: Int? = nil,
        cnam: Bool? = nil,
        freeMin: Int? = nil,
        requireDocs: [String] = [],
        smsEnabled: Bool? = nil,
        domesticCli: Bool? = nil,
        unlimited: Bool? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.number = number
        self.activationFee = activationFee
        self.monthlyFee = monthlyFee
        self.perMin = perMin
        self.smsPrice = smsPrice
        self.city = city
        self.country = country
        self.countryShortName = countryShortName
        self.channels = channels
        self.cnam = cnam
        self.freeMin = freeMin
        self.requireDocs = requireDocs
        self.smsEnabled = smsEnabled
        self.domesticCli = domesticCli
        self.unlimited = unlimited
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.text)
        number = try members.optional(1, Members.text)
        activationFee = try members.optional(2, Members.money)
        monthlyFee = try members.optional(3, Members.money)
        perMin = try members.optional(4, Members.money)
        smsPrice = try members.optional(5, Members.money)
        city = try members.optional(6, Members.text)
        country = try members.optional(7, Members.text)
        countryShortName = try members.optional(8, Members.text)
        channels = try members.optional(9, Members.whole)
        cnam = try members.optional(10, Members.flag)
        freeMin = try members.optional(11, Members.whole)
        requireDocs = try members.read(12, Members.list(Members.text))
        smsEnabled = try members.optional(13, Members.flag)
        domesticCli = try members.optional(14, Members.flag)
        unlimited = try members.optional(15, Members.flag)
        extra = try members.read(16, Members.object)
    }
}

extension WavixStockNumber: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixStockNumber", [
            ("id", id),
            ("number", number),
            ("activationFee", activationFee),
            ("monthlyFee", monthlyFee),
            ("perMin", perMin),
            ("smsPrice", smsPrice),
            ("city", city),
            ("country", country),
            ("countryShortName", countryShortName),
            ("channels", channels),
            ("cnam", cnam),
            ("freeMin", freeMin),
            ("requireDocs", requireDocs),
            ("smsEnabled", smsEnabled),
            ("domesticCli", domesticCli),
            ("unlimited", unlimited),
            ("extra", extra),
        ])
    }
}

extension WavixStockNumber: Passed {
    var tree: FfiTree {
        Arguments.of {
            $0.put("id", id)
            $0.put("number", number)
            $0.put("activation_fee", activationFee)
            $0.put("monthly_fee", monthlyFee)
            $0.put("per_min", perMin)
            $0.put("sms_price", smsPrice)
            $0.put("city", city)
            $0.put("country", country)
            $0.put("country_short_name", countryShortName)
            $0.put("channels", channels)
            $0.put("cnam", cnam)
            $0.put("free_min", freeMin)
            $0.put("sms_enabled", smsEnabled)
            $0.put("domestic_cli", domesticCli)
            $0.put("unlimited", unlimited)
        }.tree
    }
}

/// A kind of document.
public struct WavixDocumentKind: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: Int?
    /// The name.
    public let name: String?
    /// The title.
    public let title: String?
    /// Members without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: Int? = nil,
        name: String? = nil,
        title: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.whole)
        name = try members.optional(1, Members.text)
        title = try members.optional(2, Members.text)
        extra = try members.read(3, Members.object)
    }
}

extension WavixDocumentKind: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixDocumentKind", [
            ("id", id),
            ("name", name),
            ("title", title),
            ("extra", extra),
        ])
    }
}

/// The contents of the cart.
public struct WavixCart: Sendable, Hashable {
    /// The numbers.
    public let dids: [WavixStockNumber]
    /// The kinds of documents that the numbers need.
    public let docTypes: [WavixDocumentKind]
    /// Members without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        dids: [WavixStockNumber] = [],
        docTypes: [WavixDocumentKind] = [],
        extra: [String: JSONValue] = [:]
    ) {
        self.dids = dids
        self.docTypes = docTypes
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        dids = try members.read(0, Members.list(WavixStockNumber.init(_:)))
        docTypes = try members.read(1, Members.list(WavixDocumentKind.init(_:)))
        extra = try members.read(2, Members.object)
    }
}

extension WavixCart: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("WavixCart", [
            ("dids", dids),
            ("docTypes", docTypes),
            ("extra", extra),
        ])
    }
}
