import Foundation

/// The app's own network stack, in the place of the engine's.
///
/// Retries and reads after a lost answer stay the engine's. So a transport sends what it is told **once**: no redirect, no
/// retry, no cache, no cookie. It ends when the answer is there as a whole or the attempt's time is over, and reads no more
/// than the attempt's ``HTTPAttempt/most`` bytes of a decoded body. ``URLSessionTransport`` does so.
public protocol HTTPTransport: Sendable {
    /// Sends one attempt and says what became of it. Whatever this throws counts as no answer: the request may have arrived.
    func send(_ attempt: HTTPAttempt) async throws -> HTTPOutcome
}

/// A request that is to be sent once.
public struct HTTPAttempt: Sendable {
    /// The method.
    public let method: String
    /// Where it goes.
    public let url: String
    /// Its headers, which carry the credentials.
    public let headers: [HTTPHeader]
    /// Its body.
    public let body: Data?
    /// How long it may take, to the last byte of the answer; zero if nobody limits it.
    public let timeout: TimeInterval
    /// Which try of this request it is; counts from 1.
    public let number: Int
    /// The path with places instead of values, for logs.
    public let template: String
    /// Whether it needs a connection that has carried no request yet: on a kept one that the server has just closed, the
    /// answer to an order would be lost.
    public let freshConnection: Bool
    /// The most that is read of a decoded body, in bytes.
    public let most: Int

    init(_ attempt: FfiAttempt) {
        method = attempt.method
        url = attempt.url
        headers = attempt.headers.map { HTTPHeader(name: $0.name, value: $0.value) }
        body = attempt.body
        timeout = attempt.timeout
        number = Int(attempt.number)
        template = attempt.template
        freshConnection = attempt.freshConnection
        most = Int(clamping: attempt.most)
    }
}

extension HTTPAttempt: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method and path, without values.
    public var description: String { "\(method) \(template)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A header.
public struct HTTPHeader: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Name and value, but of what carries the credentials the name alone.
    public var description: String { "\(name): \(shown)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "value": shown], displayStyle: .struct) }

    private var shown: String { name.lowercased() == "authorization" ? "***" : value }
}

/// An answer as it came.
public struct HTTPAnswer: Sendable, Hashable {
    public let status: Int
    public let headers: [HTTPHeader]
    /// The decoded body.
    public let body: Data

    public init(status: Int, headers: [HTTPHeader] = [], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    var ffi: FfiAnswer {
        FfiAnswer(
            status: UInt16(clamping: status), headers: headers.map { FfiHeader(name: $0.name, value: $0.value) }, body: body)
    }
}

/// What became of an attempt.
public enum HTTPOutcome: Sendable, Hashable {
    /// Proved that no byte of it left. Only what is proved may be reported so.
    case notSent(HTTPTrouble, String)
    /// Everything else that fails.
    case noAnswer(HTTPTrouble, String)
    /// A whole answer, whatever its status.
    case answered(HTTPAnswer)
    /// An answer whose decoded body exceeds the most that is read; its body is left out.
    case tooLarge(HTTPAnswer)

    var ffi: FfiOutcome {
        switch self {
        case .notSent(let trouble, let text): return .notSent(trouble: trouble.ffi, text: text)
        case .noAnswer(let trouble, let text): return .noAnswer(trouble: trouble.ffi, text: text)
        case .answered(let answer): return .answered(answer: answer.ffi)
        case .tooLarge(let answer): return .tooLarge(answer: answer.ffi)
        }
    }
}

/// What went wrong on the way.
public enum HTTPTrouble: String, Sendable, Hashable, CaseIterable {
    /// The host name was not found.
    case dns
    /// No connection: refused, unreachable, offline.
    case connect
    /// TLS did not come about: a certificate, a protocol version.
    case tls
    /// The connection took too long to come about.
    case connectTimeout = "connect_timeout"
    /// The call's turn did not come.
    case line
    /// The answer took too long.
    case timeout
    /// The connection broke.
    case broken
    /// The answer's body broke off, or could not be decoded.
    case body

    var ffi: FfiTrouble {
        switch self {
        case .dns: return .dns
        case .connect: return .connect
        case .tls: return .tls
        case .connectTimeout: return .connectTimeout
        case .line: return .line
        case .timeout: return .timeout
        case .broken: return .broken
        case .body: return .body
        }
    }
}

/// A transport as the bindings want it.
final class TransportAdapter: FfiTransport {
    private let transport: any HTTPTransport

    init(_ transport: any HTTPTransport) {
        self.transport = transport
    }

    func send(attempt: FfiAttempt) async throws -> FfiOutcome {
        do {
            return try await transport.send(HTTPAttempt(attempt)).ffi
        } catch {
            // The words of an unknown error may hold what must not be shown; its type does not.
            return .noAnswer(trouble: .broken, text: "the app's transport threw \(type(of: error))")
        }
    }
}
