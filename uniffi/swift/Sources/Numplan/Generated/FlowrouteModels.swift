// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// One of the two routes of a number.
public enum FlowrouteRouteSlot: String, Sendable, Hashable, CaseIterable {
    /// Where inbound calls go.
    case primary = "primary"
    /// Where inbound calls go when the primary route fails.
    case failover = "failover"
}

extension FlowrouteRouteSlot: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension FlowrouteRouteSlot: Passed {}

/// The type of a route's target.
public enum FlowrouteRouteType: String, Sendable, Hashable, CaseIterable {
    /// A host name or IP address, with or without a port.
    case host = "host"
    /// A phone number.
    case number = "number"
    /// A SIP URI.
    case uri = "uri"
}

extension FlowrouteRouteType: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension FlowrouteRouteType: Passed {}

/// A change of messaging.
public enum FlowrouteMessagingAction: String, Sendable, Hashable, CaseIterable {
    /// The numbers can send and receive messages, which costs money.
    case enable = "enable"
    /// The numbers can no longer send and receive messages.
    case disable = "disable"
}

extension FlowrouteMessagingAction: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension FlowrouteMessagingAction: Passed {}

/// The id and the type of a resource.
public struct FlowrouteLink: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: String
    /// The type.
    public let type: String

    /// For previews and tests; the client makes them of answers.
    public init(
        id: String,
        type: String
    ) {
        self.id = id
        self.type = type
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.read(0, Members.text)
        type = try members.read(1, Members.text)
    }
}

extension FlowrouteLink: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteLink", [
            ("id", id),
            ("type", type),
        ])
    }
}

/// The resources that a number points to.
public struct FlowrouteRelationships: Sendable, Hashable {
    /// Where inbound calls go.
    public let primaryRoute: FlowrouteLink?
    /// Where inbound calls go when the primary route fails.
    public let failoverRoute: FlowrouteLink?
    /// The caller name of outbound calls.
    public let cnamPreset: FlowrouteLink?
    /// The emergency address.
    public let e911Address: FlowrouteLink?
    /// The messaging task.
    public let messageProvision: FlowrouteLink?
    /// Relationships without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        primaryRoute: FlowrouteLink? = nil,
        failoverRoute: FlowrouteLink? = nil,
        cnamPreset: FlowrouteLink? = nil,
        e911Address: FlowrouteLink? = nil,
        messageProvision: FlowrouteLink? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.primaryRoute = primaryRoute
        self.failoverRoute = failoverRoute
        self.cnamPreset = cnamPreset
        self.e911Address = e911Address
        self.messageProvision = messageProvision
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        primaryRoute = try members.optional(0, FlowrouteLink.init(_:))
        failoverRoute = try members.optional(1, FlowrouteLink.init(_:))
        cnamPreset = try members.optional(2, FlowrouteLink.init(_:))
        e911Address = try members.optional(3, FlowrouteLink.init(_:))
        messageProvision = try members.optional(4, FlowrouteLink.init(_:))
        extra = try members.read(5, Members.object)
    }
}

extension FlowrouteRelationships: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteRelationships", [
            ("primaryRoute", primaryRoute),
            ("failoverRoute", failoverRoute),
            ("cnamPreset", cnamPreset),
            ("e911Address", e911Address),
            ("messageProvision", messageProvision),
            ("extra", extra),
        ])
    }
}

/// An inbound voice route.
public struct FlowrouteRoute: Sendable, Hashable, Identifiable {
    /// The account's own name for the route.
    public let alias: String?
    /// host, number, uri, sip-reg and others.
    public let routeType: String?
    /// The target; none for sip-reg.
    public let value: String?
    /// The edge strategy's id.
    public let edgeStrategyId: String?
    /// The route's id. 0 is the account's own SIP registration.
    public let id: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        alias: String? = nil,
        routeType: String? = nil,
        value: String? = nil,
        edgeStrategyId: String? = nil,
        id: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.alias = alias
        self.routeType = routeType
        self.value = value
        self.edgeStrategyId = edgeStrategyId
        self.id = id
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        alias = try members.optional(0, Members.text)
        routeType = try members.optional(1, Members.text)
        value = try members.optional(2, Members.text)
        edgeStrategyId = try members.optional(3, Members.text)
        id = try members.optional(4, Members.text)
        extra = try members.read(5, Members.object)
    }
}

extension FlowrouteRoute: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteRoute", [
            ("alias", alias),
            ("routeType", routeType),
            ("value", value),
            ("edgeStrategyId", edgeStrategyId),
            ("id", id),
            ("extra", extra),
        ])
    }
}

/// A phone number of the account.
public struct FlowrouteNumber: Sendable, Hashable, Identifiable {
    /// The number, 11 digits.
    public let value: String?
    /// The account's own name for the number; several numbers may share one.
    public let alias: String?
    /// Whether the caller's name is looked up on inbound calls.
    public let cnamLookupsEnabled: Bool?
    /// Whether the number can send and receive messages.
    public let messagingEnabled: Bool?
    /// longcode, toll-free and others: the set is open.
    public let numberType: String?
    /// The abbreviated rate center.
    public let rateCenter: String?
    /// The state or province, two letters in lower case.
    public let state: String?
    /// The country, ISO 3166 alpha-2.
    public let isoCountry: String?
    /// The price of an inbound minute.
    public let inboundRate: Money?
    /// The price of a month.
    public let monthlyCost: Money?
    /// The one-off price.
    public let setupCost: Money?
    /// How the rate is made up: local and others.
    public let rateType: String?
    /// PURCHASED and others.
    public let status: String?
    /// The price tier.
    public let tier: String?
    /// The record's id, which is the number.
    public let id: String?
    /// The resources that the number points to; lists do not show them.
    public let relationships: FlowrouteRelationships?
    /// The routes that the response includes.
    public let routes: [FlowrouteRoute]
    /// The messaging task that the response shows.
    public let provisioning: ProvisioningTask?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        value: String? = nil,
        alias: String? = nil,
        cnamLookupsEnabled: Bool? = nil,
        messagingEnabled: Bool? = nil,
        numberType: String? = nil,
        rateCenter: String? = nil,
        state: String? = nil,
        isoCountry: String? = nil,
        inboundRate: Money? = nil,
        monthlyCost: Money? = nil,
        setupCost: Money? = nil,
        rateType: String? = nil,
        status: String? = nil,
        tier: String? = nil,
        id: String? = nil,
        relationships: FlowrouteRelationships? = nil,
        routes: [FlowrouteRoute] = [],
        provisioning: ProvisioningTask? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.value = value
        self.alias = alias
        self.cnamLookupsEnabled = cnamLookupsEnabled
        self.messagingEnabled = messagingEnabled
        self.numberType = numberType
        self.rateCenter = rateCenter
        self.state = state
        self.isoCountry = isoCountry
        self.inboundRate = inboundRate
        self.monthlyCost = monthlyCost
        self.setupCost = setupCost
        self.rateType = rateType
        self.status = status
        self.tier = tier
        self.id = id
        self.relationships = relationships
        self.routes = routes
        self.provisioning = provisioning
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        value = try members.optional(0, Members.text)
        alias = try members.optional(1, Members.text)
        cnamLookupsEnabled = try members.optional(2, Members.flag)
        messagingEnabled = try members.optional(3, Members.flag)
        numberType = try members.optional(4, Members.text)
        rateCenter = try members.optional(5, Members.text)
        state = try members.optional(6, Members.text)
        isoCountry = try members.optional(7, Members.text)
        inboundRate = try members.optional(8, Members.money)
        monthlyCost = try members.optional(9, Members.money)
        setupCost = try members.optional(10, Members.money)
        rateType = try members.optional(11, Members.text)
        status = try members.optional(12, Members.text)
        tier = try members.optional(13, Members.text)
        id = try members.optional(14, Members.text)
        relationships = try members.optional(15, FlowrouteRelationships.init(_:))
        routes = try members.read(16, Members.list(FlowrouteRoute.init(_:)))
        provisioning = try members.optional(17, ProvisioningTask.init(_:))
        extra = try members.read(18, Members.object)
    }
}

extension FlowrouteNumber: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteNumber", [
            ("value", value),
            ("alias", alias),
            ("cnamLookupsEnabled", cnamLookupsEnabled),
            ("messagingEnabled", messagingEnabled),
            ("numberType", numberType),
            ("rateCenter", rateCenter),
            ("state", state),
            ("isoCountry", isoCountry),
            ("inboundRate", inboundRate),
            ("monthlyCost", monthlyCost),
            ("setupCost", setupCost),
            ("rateType", rateType),
            ("status", status),
            ("tier", tier),
            ("id", id),
            ("relationships", relationships),
            ("routes", routes),
            ("provisioning", provisioning),
            ("extra", extra),
        ])
    }
}

extension FlowrouteNumber: Passed {
    var tree: FfiTree {
        Arguments.of {
            $0.put("value", value)
            $0.put("alias", alias)
            $0.put("cnam_lookups_enabled", cnamLookupsEnabled)
            $0.put("messaging_enabled", messagingEnabled)
            $0.put("number_type", numberType)
            $0.put("rate_center", rateCenter)
            $0.put("state", state)
            $0.put("iso_country", isoCountry)
            $0.put("inbound_rate", inboundRate)
            $0.put("monthly_cost", monthlyCost)
            $0.put("setup_cost", setupCost)
            $0.put("rate_type", rateType)
            $0.put("status", status)
            $0.put("tier", tier)
            $0.put("id", id)
        }.tree
    }
}

/// A phone number that can be bought.
public struct FlowrouteStockNumber: Sendable, Hashable, Identifiable {
    /// The number, 11 digits.
    public let value: String?
    /// longcode, toll-free and others: the set is open.
    public let numberType: String?
    /// The abbreviated rate center.
    public let rateCenter: String?
    /// The state or province, two letters.
    public let state: String?
    /// The country, ISO 3166 alpha-2.
    public let isoCountry: String?
    /// The price of a month, in US dollars.
    public let monthlyCost: Money?
    /// The one-off price, in US dollars.
    public let setupCost: Money?
    /// The record's id, which is the number.
    public let id: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        value: String? = nil,
        numberType: String? = nil,
        rateCenter: String? = nil,
        state: String? = nil,
        isoCountry: String? = nil,
        monthlyCost: Money? = nil,
        setupCost: Money? = nil,
        id: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.value = value
        self.numberType = numberType
        self.rateCenter = rateCenter
        self.state = state
        self.isoCountry = isoCountry
        self.monthlyCost = monthlyCost
        self.setupCost = setupCost
        self.id = id
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        value = try members.optional(0, Members.text)
        numberType = try members.optional(1, Members.text)
        rateCenter = try members.optional(2, Members.text)
        state = try members.optional(3, Members.text)
        isoCountry = try members.optional(4, Members.text)
        monthlyCost = try members.optional(5, Members.money)
        setupCost = try members.optional(6, Members.money)
        id = try members.optional(7, Members.text)
        extra = try members.read(8, Members.object)
    }
}

extension FlowrouteStockNumber: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteStockNumber", [
            ("value", value),
            ("numberType", numberType),
            ("rateCenter", rateCenter),
            ("state", state),
            ("isoCountry", isoCountry),
            ("monthlyCost", monthlyCost),
            ("setupCost", setupCost),
            ("id", id),
            ("extra", extra),
        ])
    }
}

/// An area code in which numbers can be bought.
public struct FlowrouteAreaCode: Sendable, Hashable, Identifiable {
    /// The three digits.
    public let id: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.text)
        extra = try members.read(1, Members.object)
    }
}

extension FlowrouteAreaCode: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteAreaCode", [
            ("id", id),
            ("extra", extra),
        ])
    }
}

/// An exchange (area code and central office code) in which numbers can be bought.
public struct FlowrouteNumberExchange: Sendable, Hashable, Identifiable {
    /// The digits: 1, area code and central office code, of which Flowroute may leave out the 1.
    public let id: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        id: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.optional(0, Members.text)
        extra = try members.read(1, Members.object)
    }
}

extension FlowrouteNumberExchange: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteNumberExchange", [
            ("id", id),
            ("extra", extra),
        ])
    }
}

/// A point at which calls enter Flowroute's network.
public struct FlowrouteEdgeStrategy: Sendable, Hashable, Identifiable {
    /// The name.
    public let name: String?
    /// The id, a number; the edge_strategy_id of a route names it.
    public let id: String?
    /// Attributes without a field of their own.
    public let extra: [String: JSONValue]

    /// For previews and tests; the client makes them of answers.
    public init(
        name: String? = nil,
        id: String? = nil,
        extra: [String: JSONValue] = [:]
    ) {
        self.name = name
        self.id = id
        self.extra = extra
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        name = try members.optional(0, Members.text)
        id = try members.optional(1, Members.text)
        extra = try members.read(2, Members.object)
    }
}

extension FlowrouteEdgeStrategy: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteEdgeStrategy", [
            ("name", name),
            ("id", id),
            ("extra", extra),
        ])
    }
}

/// The progress of the numbers of a bulk task, as Flowroute writes them.
public struct FlowrouteBulkNumbers: Sendable, Hashable {
    /// The numbers that are done.
    public let successful: [String]
    /// The numbers that are in progress.
    public let processing: [String]
    /// The numbers that failed.
    public let failed: [String]

    /// For previews and tests; the client makes them of answers.
    public init(
        successful: [String] = [],
        processing: [String] = [],
        failed: [String] = []
    ) {
        self.successful = successful
        self.processing = processing
        self.failed = failed
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        successful = try members.read(0, Members.list(Members.text))
        processing = try members.read(1, Members.list(Members.text))
        failed = try members.read(2, Members.list(Members.text))
    }
}

extension FlowrouteBulkNumbers: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteBulkNumbers", [
            ("successful", successful),
            ("processing", processing),
            ("failed", failed),
        ])
    }
}

/// The status of a messaging task.
public struct FlowrouteProvisioning: Sendable, Hashable, Identifiable {
    /// The id of the task.
    public let id: String
    /// The status.
    public let status: String?
    /// The progress of each number, for a task of many numbers.
    public let numbers: FlowrouteBulkNumbers?
    /// All attributes of the task.
    public let attributes: JSONValue

    /// For previews and tests; the client makes them of answers.
    public init(
        id: String,
        status: String? = nil,
        numbers: FlowrouteBulkNumbers? = nil,
        attributes: JSONValue
    ) {
        self.id = id
        self.status = status
        self.numbers = numbers
        self.attributes = attributes
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.read(0, Members.text)
        status = try members.optional(1, Members.text)
        numbers = try members.optional(2, FlowrouteBulkNumbers.init(_:))
        attributes = try members.read(3, Members.json)
    }
}

extension FlowrouteProvisioning: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FlowrouteProvisioning", [
            ("id", id),
            ("status", status),
            ("numbers", numbers),
            ("attributes", attributes),
        ])
    }
}
