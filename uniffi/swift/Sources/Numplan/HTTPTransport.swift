import Foundation

/// The app's HTTP stack, used instead of the engine's.
///
/// The engine retries. A transport sends each attempt **once**: without redirects, retries, cache or cookies. It returns
/// when the response is complete or the time limit of the attempt has passed, and reads at most ``HTTPAttempt/most`` bytes of
/// the decoded body. See ``URLSessionTransport`` for an implementation.
public protocol HTTPTransport: Sendable {
    /// Sends one attempt and returns its outcome. A thrown error counts as no response: the request may have arrived.
    func send(_ attempt: HTTPAttempt) async throws -> HTTPOutcome
}

/// A request to send once.
public struct HTTPAttempt: Sendable {
    /// The HTTP method.
    public let method: String
    /// The absolute URL.
    public let url: String
    /// The headers, including the credentials.
    public let headers: [HTTPHeader]
    /// The body, if there is one.
    public let body: Data?
    /// The time limit, up to the last byte of the response; zero means no limit.
    public let timeout: TimeInterval
    /// The number of the attempt at this request, from 1.
    public let number: Int
    /// The path with placeholders instead of values, for logs.
    public let template: String
    /// Whether the request needs a new connection. The server may just have closed a kept one, which would lose the response
    /// to an order.
    public let freshConnection: Bool
    /// The size limit of the decoded response body, in bytes.
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
    /// The method and the path with placeholders.
    public var description: String { "\(method) \(template)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// An HTTP header.
public struct HTTPHeader: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name and the value; the value of `authorization` is hidden.
    public var description: String { "\(name): \(shown)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "value": shown], displayStyle: .struct) }

    private var shown: String { name.lowercased() == "authorization" ? "***" : value }
}

/// An HTTP response.
public struct HTTPResponse: Sendable, Hashable {
    public let status: Int
    public let headers: [HTTPHeader]
    /// The decoded body.
    public let body: Data

    public init(status: Int, headers: [HTTPHeader] = [], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    var ffi: FfiResponse {
        FfiResponse(
            status: UInt16(clamping: status), headers: headers.map { FfiHeader(name: $0.name, value: $0.value) }, body: body)
    }
}

/// The outcome of an attempt.
public enum HTTPOutcome: Sendable, Hashable {
    /// Provably, no byte of the request was sent. Use it only if that is certain.
    case notSent(HTTPTrouble, String)
    /// Any other failure.
    case noResponse(HTTPTrouble, String)
    /// A complete response with any status.
    case response(HTTPResponse)
    /// A response whose decoded body exceeds the size limit; the body is empty.
    case tooLarge(HTTPResponse)

    var ffi: FfiOutcome {
        switch self {
        case .notSent(let trouble, let text): return .notSent(trouble: trouble.rawValue, text: text)
        case .noResponse(let trouble, let text): return .noResponse(trouble: trouble.rawValue, text: text)
        case .response(let response): return .response(response: response.ffi)
        case .tooLarge(let response): return .tooLarge(response: response.ffi)
        }
    }
}

/// The kind of a transport failure.
public enum HTTPTrouble: String, Sendable, Hashable, CaseIterable {
    /// The host name was not found.
    case dns
    /// No connection: refused, unreachable, offline.
    case connect
    /// The proxy refused the connection, and will refuse another attempt, too.
    case proxy
    /// The TLS handshake failed: certificate or protocol version.
    case tls
    /// The connection was not established in time.
    case connectTimeout = "connect_timeout"
    /// Too many requests were in flight, and the turn of this one did not come in time.
    case queue
    /// The response did not arrive in time.
    case timeout
    /// The connection broke.
    case broken
    /// The response body ended early or could not be decoded.
    case body
}

/// Adapts the app's transport to the bindings.
final class TransportAdapter: FfiTransport {
    private let transport: any HTTPTransport

    init(_ transport: any HTTPTransport) {
        self.transport = transport
    }

    func send(attempt: FfiAttempt) async throws -> FfiOutcome {
        do {
            return try await transport.send(HTTPAttempt(attempt)).ffi
        } catch {
            // The description of an unknown error may contain secrets; its type does not.
            return .noResponse(trouble: HTTPTrouble.broken.rawValue, text: "the app's transport threw \(type(of: error))")
        }
    }
}
