// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// On or off, in Plivo's words.
public enum PlivoToggle: String, Sendable, Hashable, CaseIterable {
    /// On.
    case enabled = "enabled"
    /// Off.
    case disabled = "disabled"
}

extension PlivoToggle: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension PlivoToggle: Passed {}

/// The HTTP method of a callback.
public enum PlivoHttpMethod: String, Sendable, Hashable, CaseIterable {
    /// GET.
    case get = "GET"
    /// POST.
    case post = "POST"
}

extension PlivoHttpMethod: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension PlivoHttpMethod: Passed {}

/// A phone number of the account.
public struct PlivoNumber: Sendable, Hashable, Identifiable {
    /// The number, without a plus sign.
    public let number: String?
    /// The account's own name for the number.
    public let alias: String?
    /// The application that answers, as a path that ends with its id.
    public let application: String?
    /// The subaccount that the number belongs to, an id or a path.
    public let subAccount: String?
    /// local, mobile, tollfree and others.
    public let numberType: String?
    /// The name of number_type elsewhere in the documentation.
    public let type: String?
    /// When it was added to the account.
    public let addedOn: String?
    /// The day on which the next month is charged.
    public let renewalDate: String?
    /// The price of a month.
    public let monthlyRentalRate: Money?
    /// The carrier, for numbers brought along.
    public let carrier: String?
    /// The city.
    public let city: String?
    /// The region.
    public let region: String?
    /// The country.
    public let country: String?
    /// The country, ISO 3166 alpha-2.
    public let countryIso: String?
    /// The local access and transport area.
    public let lata: String?
    /// The rate center.
    public let rateCenter: String?
    /// Whether it can carry calls.
    public let voiceEnabled: Bool?
    /// The price of an inbound minute.
    public let voiceRate: Money?
    /// Whether it can carry SMS.
    public let smsEnabled: Bool?
    /// The price of an inbound SMS.
    public let smsRate: Money?
    /// Whether it can carry MMS.
    public let mmsEnabled: Bool?
    /// The price of an inbound MMS.
    public let mmsRate: Money?
    /// Whether the caller's name is looked up: enabled or disabled.
    public let cnamLookup: String?
    /// The caller name that is registered.
    public let cnam: String?
    /// The status of that registration.
    public let cnamRegistrationStatus: String?
    /// The compliance application.
    public let complianceApplicationId: String?
    /// The status of that application; an update may change it while it is pending or rejected.
    public let complianceStatus: String?
    /// The 10DLC campaign.
    public let tendlcCampaignId: String?
    /// The status of its registration.
    public let tendlcRegistrationStatus: String?
    /// The status of the verification of a toll-free number for SMS.
    public let tollFreeSmsVerification: String?
    /// The path of the number itself.
    public let resourceUri: String?
    /// Plivo's id of the request.
    public let apiId: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// What tells it from others: its number.
    public var id: String? { number }

    /// For previews and tests; the client makes them of answers.
    public init(
        number: String? = nil,
        alias: String? = nil,
        application: String? = nil,
        subAccount: String? = nil,
        numberType: String? = nil,
        type: String? = nil,
        addedOn: String? = nil,
        renewalDate: String? = nil,
        monthlyRentalRate: Money? = nil,
        carrier: String? = nil,
        city: String? = nil,
        region: String? = nil,
        country: String? = nil,
        countryIso: String? = nil,
        lata: String? = nil,
        rateCenter: String? = nil,
        voiceEnabled: Bool? = nil,
        voiceRate: Money? = nil,
        smsEnabled: Bool? = nil,
        smsRate: Money? = nil,
        mmsEnabled: Bool? = nil,
        mmsRate: Money? = nil,
        cnamLookup: String? = nil,
        cnam: String? = nil,
        cnamRegistrationStatus: String? = nil,
        complianceApplicationId: String? = nil,
        complianceStatus: String? = nil,
        tendlcCampaignId: String? = nil,
        tendlcRegistrationStatus: String? = nil,
        tollFreeSmsVerification: String? = nil,
        resourceUri: String? = nil,
        apiId: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.number = number
        self.alias = alias
        self.application = application
        self.subAccount = subAccount
        self.numberType = numberType
        self.type = type
        self.addedOn = addedOn
        self.renewalDate = renewalDate
        self.monthlyRentalRate = monthlyRentalRate
        self.carrier = carrier
        self.city = city
        self.region = region
        self.country = country
        self.countryIso = countryIso
        self.lata = lata
        self.rateCenter = rateCenter
        self.voiceEnabled = voiceEnabled
        self.voiceRate = voiceRate
        self.smsEnabled = smsEnabled
        self.smsRate = smsRate
        self.mmsEnabled = mmsEnabled
        self.mmsRate = mmsRate
        self.cnamLookup = cnamLookup
        self.cnam = cnam
        self.cnamRegistrationStatus = cnamRegistrationStatus
        self.complianceApplicationId = complianceApplicationId
        self.complianceStatus = complianceStatus
        self.tendlcCampaignId = tendlcCampaignId
        self.tendlcRegistrationStatus = tendlcRegistrationStatus
        self.tollFreeSmsVerification = tollFreeSmsVerification
        self.resourceUri = resourceUri
        self.apiId = apiId
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        number = try members.optional(0, Members.text)
        alias = try members.optional(1, Members.text)
        application = try members.optional(2, Members.text)
        subAccount = try members.optional(3, Members.text)
        numberType = try members.optional(4, Members.text)
        type = try members.optional(5, Members.text)
        addedOn = try members.optional(6, Members.text)
        renewalDate = try members.optional(7, Members.text)
        monthlyRentalRate = try members.optional(8, Members.money)
        carrier = try members.optional(9, Members.text)
        city = try members.optional(10, Members.text)
        region = try members.optional(11, Members.text)
        country = try members.optional(12, Members.text)
        countryIso = try members.optional(13, Members.text)
        lata = try members.optional(14, Members.text)
        rateCenter = try members.optional(15, Members.text)
        voiceEnabled = try members.optional(16, Members.flag)
        voiceRate = try members.optional(17, Members.money)
        smsEnabled = try members.optional(18, Members.flag)
        smsRate = try members.optional(19, Members.money)
        mmsEnabled = try members.optional(20, Members.flag)
        mmsRate = try members.optional(21, Members.money)
        cnamLookup = try members.optional(22, Members.text)
        cnam = try members.optional(23, Members.text)
        cnamRegistrationStatus = try members.optional(24, Members.text)
        complianceApplicationId = try members.optional(25, Members.text)
        complianceStatus = try members.optional(26, Members.text)
        tendlcCampaignId = try members.optional(27, Members.text)
        tendlcRegistrationStatus = try members.optional(28, Members.text)
        tollFreeSmsVerification = try members.optional(29, Members.text)
        resourceUri = try members.optional(30, Members.text)
        apiId = try members.optional(31, Members.text)
        extra = try members.read(32, Members.object)
    }
}

extension PlivoNumber: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("PlivoNumber", [
            ("number", number),
            ("alias", alias),
            ("application", application),
            ("subAccount", subAccount),
            ("numberType", numberType),
            ("type", type),
            ("addedOn", addedOn),
            ("renewalDate", renewalDate),
            ("monthlyRentalRate", monthlyRentalRate),
            ("carrier", carrier),
            ("city", city),
            ("region", region),
            ("country", country),
            ("countryIso", countryIso),
            ("lata", lata),
            ("rateCenter", rateCenter),
            ("voiceEnabled", voiceEnabled),
            ("voiceRate", voiceRate),
            ("smsEnabled", smsEnabled),
            ("smsRate", smsRate),
            ("mmsEnabled", mmsEnabled),
            ("mmsRate", mmsRate),
            ("cnamLookup", cnamLookup),
            ("cnam", cnam),
            ("cnamRegistrationStatus", cnamRegistrationStatus),
            ("complianceApplicationId", complianceApplicationId),
            ("complianceStatus", complianceStatus),
            ("tendlcCampaignId", tendlcCampaignId),
            ("tendlcRegistrationStatus", tendlcRegistrationStatus),
            ("tollFreeSmsVerification", tollFreeSmsVerification),
            ("resourceUri", resourceUri),
            ("apiId", apiId),
            ("extra", extra),
        ])
    }
}

extension PlivoNumber: Passed {
    var tree: FfiTree {
        Arguments.of {
            $0.put("number", number)
            $0.put("alias", alias)
            $0.put("application", application)
            $0.put("sub_account", subAccount)
            $0.put("number_type", numberType)
            $0.put("type", type)
            $0.put("added_on", addedOn)
            $0.put("renewal_date", renewalDate)
            $0.put("monthly_rental_rate", monthlyRentalRate)
            $0.put("carrier", carrier)
            $0.put("city", city)
            $0.put("region", region)
            $0.put("country", country)
            $0.put("country_iso", countryIso)
            $0.put("lata", lata)
            $0.put("rate_center", rateCenter)
            $0.put("voice_enabled", voiceEnabled)
            $0.put("voice_rate", voiceRate)
            $0.put("sms_enabled", smsEnabled)
            $0.put("sms_rate", smsRate)
            $0.put("mms_enabled", mmsEnabled)
            $0.put("mms_rate", mmsRate)
            $0.put("cnam_lookup", cnamLookup)
            $0.put("cnam", cnam)
            $0.put("cnam_registration_status", cnamRegistrationStatus)
            $0.put("compliance_application_id", complianceApplicationId)
            $0.put("compliance_status", complianceStatus)
            $0.put("tendlc_campaign_id", tendlcCampaignId)
            $0.put("tendlc_registration_status", tendlcRegistrationStatus)
            $0.put("toll_free_sms_verification", tollFreeSmsVerification)
            $0.put("resource_uri", resourceUri)
            $0.put("api_id", apiId)
        }.tree
    }
}

/// A phone number that can be bought.
public struct PlivoStockNumber: Sendable, Hashable, Identifiable {
    /// The number, without a plus sign.
    public let number: String?
    /// The prefix.
    public let prefix: String?
    /// local, mobile, tollfree and others.
    public let type: String?
    /// A more specific type.
    public let subType: String?
    /// The city.
    public let city: String?
    /// The region.
    public let region: String?
    /// The country.
    public let country: String?
    /// The country, ISO 3166 alpha-2.
    public let countryIso: String?
    /// The local access and transport area.
    public let lata: String?
    /// The rate center.
    public let rateCenter: String?
    /// The one-off price, in US dollars.
    public let setupRate: Money?
    /// The price of a month, in US dollars.
    public let monthlyRentalRate: Money?
    /// Whether it can carry calls.
    public let voiceEnabled: Bool?
    /// The price of an inbound minute, in US dollars.
    public let voiceRate: Money?
    /// Whether it can carry SMS.
    public let smsEnabled: Bool?
    /// The price of an inbound SMS, in US dollars.
    public let smsRate: Money?
    /// Whether it can carry MMS.
    public let mmsEnabled: Bool?
    /// The price of an inbound MMS, in US dollars.
    public let mmsRate: Money?
    /// The compliance requirement for its use.
    public let complianceRequirement: String?
    /// The name of a restriction on its purchase.
    public let restriction: String?
    /// The description of the restriction.
    public let restrictionText: String?
    /// The path at which it is bought; not used here.
    public let resourceUri: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// What tells it from others: its number.
    public var id: String? { number }

    /// For previews and tests; the client makes them of answers.
    public init(
        number: String? = nil,
        prefix: String? = nil,
        type: String? = nil,
        subType: String? = nil,
        city: String? = nil,
        region: String? = nil,
        country: String? = nil,
        countryIso: String? = nil,
        lata: String? = nil,
        rateCenter: String? = nil,
        setupRate: Money? = nil,
        monthlyRentalRate: Money? = nil,
        voiceEnabled: Bool? = nil,
        voiceRate: Money? = nil,
        smsEnabled: Bool? = nil,
        smsRate: Money? = nil,
        mmsEnabled: Bool? = nil,
        mmsRate: Money? = nil,
        complianceRequirement: String? = nil,
        restriction: String? = nil,
        restrictionText: String? = nil,
        resourceUri: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.number = number
        self.prefix = prefix
        self.type = type
        self.subType = subType
        self.city = city
        self.region = region
        self.country = country
        self.countryIso = countryIso
        self.lata = lata
        self.rateCenter = rateCenter
        self.setupRate = setupRate
        self.monthlyRentalRate = monthlyRentalRate
        self.voiceEnabled = voiceEnabled
        self.voiceRate = voiceRate
        self.smsEnabled = smsEnabled
        self.smsRate = smsRate
        self.mmsEnabled = mmsEnabled
        self.mmsRate = mmsRate
        self.complianceRequirement = complianceRequirement
        self.restriction = restriction
        self.restrictionText = restrictionText
        self.resourceUri = resourceUri
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        number = try members.optional(0, Members.text)
        prefix = try members.optional(1, Members.text)
        type = try members.optional(2, Members.text)
        subType = try members.optional(3, Members.text)
        city = try members.optional(4, Members.text)
        region = try members.optional(5, Members.text)
        country = try members.optional(6, Members.text)
        countryIso = try members.optional(7, Members.text)
        lata = try members.optional(8, Members.text)
        rateCenter = try members.optional(9, Members.text)
        setupRate = try members.optional(10, Members.money)
        monthlyRentalRate = try members.optional(11, Members.money)
        voiceEnabled = try members.optional(12, Members.flag)
        voiceRate = try members.optional(13, Members.money)
        smsEnabled = try members.optional(14, Members.flag)
        smsRate = try members.optional(15, Members.money)
        mmsEnabled = try members.optional(16, Members.flag)
        mmsRate = try members.optional(17, Members.money)
        complianceRequirement = try members.optional(18, Members.text)
        restriction = try members.optional(19, Members.text)
        restrictionText = try members.optional(20, Members.text)
        resourceUri = try members.optional(21, Members.text)
        extra = try members.read(22, Members.object)
    }
}

extension PlivoStockNumber: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("PlivoStockNumber", [
            ("number", number),
            ("prefix", prefix),
            ("type", type),
            ("subType", subType),
            ("city", city),
            ("region", region),
            ("country", country),
            ("countryIso", countryIso),
            ("lata", lata),
            ("rateCenter", rateCenter),
            ("setupRate", setupRate),
            ("monthlyRentalRate", monthlyRentalRate),
            ("voiceEnabled", voiceEnabled),
            ("voiceRate", voiceRate),
            ("smsEnabled", smsEnabled),
            ("smsRate", smsRate),
            ("mmsEnabled", mmsEnabled),
            ("mmsRate", mmsRate),
            ("complianceRequirement", complianceRequirement),
            ("restriction", restriction),
            ("restrictionText", restrictionText),
            ("resourceUri", resourceUri),
            ("extra", extra),
        ])
    }
}
