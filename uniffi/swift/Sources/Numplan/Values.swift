import Foundation

/// An amount of money as the provider writes it, in US dollars unless the provider says otherwise: exact.
public struct Money: Sendable, Hashable {
    /// As the provider writes it: `1.25`, `0.80000`.
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// The amount, or nil if the text is not a number.
    public var amount: Decimal? { Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")) }
}

extension Money: CustomStringConvertible {
    public var description: String { text }
}

extension Money: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self.text = text
    }
}

/// A destination of the inbound calls of a Wavix number.
public struct WavixDestination: Sendable, Hashable {
    /// The kind of a destination.
    public enum Transport: Int, Sendable, Hashable, CaseIterable {
        /// A SIP URI.
        case sipURI = 1
        /// The public telephone network.
        case pstn = 4
        /// A SIP trunk.
        case sipTrunk = 5
    }

    /// A SIP URI, a phone number, or the user part that the trunk expects.
    public var destination: String
    /// The order in which destinations are tried, lowest first.
    public var priority: Int
    /// The kind of the destination.
    public var transport: Transport
    /// The trunk; only with ``Transport/sipTrunk``.
    public var trunkId: Int?

    public init(_ destination: String, priority: Int, transport: Transport, trunkId: Int? = nil) {
        self.destination = destination
        self.priority = priority
        self.transport = transport
        self.trunkId = trunkId
    }
}

extension WavixDestination: Passed {
    var ffiValue: FfiValue {
        Arguments.of {
            $0.put("destination", destination)
            $0.put("priority", priority)
            $0.put("transport", transport.rawValue)
            $0.put("trunk_id", trunkId)
        }.ffiValue
    }
}

/// A URL without its user info, also if the URL is malformed.
func withoutUserInfo(_ url: String?) -> String? {
    guard let url, let end = url.lastIndex(of: "@") else { return url }
    let start = url.range(of: "://").map(\.upperBound).flatMap { $0 <= end ? $0 : nil } ?? url.startIndex
    return url[..<start] + "***" + url[end...]
}

/// A model in one line, without members that are nil or empty.
func describe(_ title: String, _ members: [(String, Any?)]) -> String {
    let shown = members.compactMap { name, value -> String? in
        switch value {
        case nil: return nil
        case let list as any Collection where list.isEmpty && !(value is String): return nil
        case let text as String: return "\(name): \(String(reflecting: text))"
        case let value?: return "\(name): \(value)"
        }
    }
    return "\(title)(\(shown.joined(separator: ", ")))"
}
