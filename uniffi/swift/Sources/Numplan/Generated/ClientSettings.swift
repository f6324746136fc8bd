// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// The settings of a client. What is not set is as its documentation says.
public struct ClientSettings: Sendable, Hashable {
    /// Another address than the provider's: an app's own backend, a proxy, a sandbox. https, or http to this
    /// machine; it may have a path.
    public var baseUrl: String?
    /// How long a whole call may take, with all of its attempts and waits. 60 s unless given.
    public var timeout: TimeInterval?
    /// The same for what spends money or destroys. The order itself may use all of it but 30 s, which are for
    /// finding out what became of it. 120 s unless given.
    public var orderTimeout: TimeInterval?
    /// How long one attempt may take, to the last byte of its answer. 15 s unless given.
    public var attemptTimeout: TimeInterval?
    /// How long a connection may take to come about. 5 s unless given.
    public var connectTimeout: TimeInterval?
    /// How often a request is tried in all, where it may be tried again. 3 unless given.
    public var attempts: Int?
    /// Whether an order (what spends money or destroys) that was turned away with 429 is sent again, as all else
    /// is. No unless given: whoever is told to slow down decides anew.
    public var retryThrottledOrders: Bool?
    /// How many requests may be on the wire at a time; others wait in line inside their call's limit. 64 unless
    /// given.
    public var inFlight: Int?
    /// The most requests a second; 0 is no limit. As the provider documents unless given: 60 at Plivo.
    public var maxRate: Double?
    /// A file of certificates in PEM that are trusted beside the system's.
    public var caFile: String?

    /// As the engine is set, but for what is named.
    public init(
        baseUrl: String? = nil,
        timeout: TimeInterval? = nil,
        orderTimeout: TimeInterval? = nil,
        attemptTimeout: TimeInterval? = nil,
        connectTimeout: TimeInterval? = nil,
        attempts: Int? = nil,
        retryThrottledOrders: Bool? = nil,
        inFlight: Int? = nil,
        maxRate: Double? = nil,
        caFile: String? = nil
    ) {
        self.baseUrl = baseUrl
        self.timeout = timeout
        self.orderTimeout = orderTimeout
        self.attemptTimeout = attemptTimeout
        self.connectTimeout = connectTimeout
        self.attempts = attempts
        self.retryThrottledOrders = retryThrottledOrders
        self.inFlight = inFlight
        self.maxRate = maxRate
        self.caFile = caFile
    }

    func put(in arguments: inout Arguments) {
        arguments.put("baseUrl", baseUrl)
        arguments.put("timeout", timeout)
        arguments.put("orderTimeout", orderTimeout)
        arguments.put("attemptTimeout", attemptTimeout)
        arguments.put("connectTimeout", connectTimeout)
        arguments.put("attempts", attempts)
        arguments.put("retryThrottledOrders", retryThrottledOrders)
        arguments.put("inFlight", inFlight)
        arguments.put("maxRate", maxRate)
        arguments.put("caFile", caFile)
    }
}

extension ClientSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What is set, in one line; of the base URL not the user info.
    public var description: String { describe("ClientSettings", shown) }
    public var debugDescription: String { description }
    public var customMirror: Mirror {
        Mirror(self, children: shown.map { ($0, $1 as Any) }, displayStyle: .struct)
    }

    private var shown: [(String, Any?)] {
        [
            ("baseUrl", withoutUserInfo(baseUrl)),
            ("timeout", timeout),
            ("orderTimeout", orderTimeout),
            ("attemptTimeout", attemptTimeout),
            ("connectTimeout", connectTimeout),
            ("attempts", attempts),
            ("retryThrottledOrders", retryThrottledOrders),
            ("inFlight", inFlight),
            ("maxRate", maxRate),
            ("caFile", caFile),
        ]
    }
}
