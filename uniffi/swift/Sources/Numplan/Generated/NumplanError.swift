// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// What an error knows.
public struct ErrorDetails: Sendable, Hashable {
    /// The kind of failure.
    public let code: ErrorCode
    /// One line that says what is wrong and what to do.
    public let message: String
    /// The provider of the operation.
    public let provider: ProviderId?
    /// The name of the operation, such as numbers.update.
    public let operation: String?
    /// The HTTP status of the last response.
    public let status: Int?
    /// The provider's id of the request: Plivo's apiId, the id of Flowroute's error.
    public let requestId: String?
    /// Whether the same operation may succeed later and is safe to repeat.
    public let retryable: Bool
    /// The wait that the provider asked for.
    public let retryAfter: TimeInterval?
    /// The number of attempts of the operation's own request.
    public let attempts: Int
    /// Whether the operation's own request reached the provider.
    public let sent: Sent
    /// All refused fields.
    public let fields: [FieldError]
    /// The errors as the provider wrote them.
    public let serverErrors: [ServerError]
    /// For outcome_unknown: the failure that left the outcome unknown.
    public let cause: ErrorCode?
    /// Whether the failure proves that the state at the provider is unchanged.
    public let nothingChanged: Bool
    var attached = Attached()

    /// Of `require()`: the result, which says what was done all the same. Not part of what makes two errors equal.
    public var result: (any Sendable)? { attached.value }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        code = try members.read(0, Members.word)
        message = try members.read(1, Members.text)
        provider = try members.optional(2, Members.word)
        operation = try members.optional(3, Members.text)
        status = try members.optional(4, Members.whole)
        requestId = try members.optional(5, Members.text)
        retryable = try members.read(6, Members.flag)
        retryAfter = try members.optional(7, Members.real)
        attempts = try members.read(8, Members.whole)
        sent = try members.read(9, Members.word)
        fields = try members.read(10, Members.list(FieldError.init(_:)))
        serverErrors = try members.read(11, Members.list(ServerError.init(_:)))
        cause = try members.optional(12, Members.word)
        nothingChanged = try members.read(13, Members.flag)
    }
}

/// Whatever goes wrong. What an error knows can be asked of the error itself: `error.sent`, `error.fields`.
@dynamicMemberLookup
public enum NumplanError: Error, Sendable, Hashable {
    /// A value or combination of values was refused before sending; nothing was sent.
    case invalidInput(ErrorDetails)
    /// The provider has no such operation, or the field cannot be changed that way; nothing was sent.
    case unsupported(ErrorDetails)
    /// Credentials, base URL or client settings are missing or wrong; nothing was sent.
    case config(ErrorDetails)
    /// The provider did not accept the credentials (401).
    case unauthorized(ErrorDetails)
    /// The credentials may not do this (403).
    case forbidden(ErrorDetails)
    /// The account has no such number or record (404).
    case notFound(ErrorDetails)
    /// The state of the number forbids it (409), or more than one record fits.
    case conflict(ErrorDetails)
    /// The provider refused the request (400, 422 and other 4xx).
    case rejected(ErrorDetails)
    /// Too many requests (429), and waiting within the limits did not help.
    case rateLimited(ErrorDetails)
    /// The provider could not process the request (408, 5xx), even after retries.
    case unavailable(ErrorDetails)
    /// The connection failed. On a write, nothing was sent.
    case network(ErrorDetails)
    /// The time limit passed. On a write, nothing was sent.
    case timeout(ErrorDetails)
    /// A write may or may not have taken effect.
    case outcomeUnknown(ErrorDetails)
    /// A 2xx response that is not what the operation returns.
    case badResponse(ErrorDetails)
    /// The provider sent a redirect, which is never followed.
    case unsafeRedirect(ErrorDetails)
    /// The caller canceled the operation.
    case canceled(ErrorDetails)

    init(_ tree: FfiTree) throws {
        self.init(of: try ErrorDetails(tree))
    }

    init(of details: ErrorDetails) {
        switch details.code {
        case .invalidInput: self = .invalidInput(details)
        case .unsupported: self = .unsupported(details)
        case .config: self = .config(details)
        case .unauthorized: self = .unauthorized(details)
        case .forbidden: self = .forbidden(details)
        case .notFound: self = .notFound(details)
        case .conflict: self = .conflict(details)
        case .rejected: self = .rejected(details)
        case .rateLimited: self = .rateLimited(details)
        case .unavailable: self = .unavailable(details)
        case .network: self = .network(details)
        case .timeout: self = .timeout(details)
        case .outcomeUnknown: self = .outcomeUnknown(details)
        case .badResponse: self = .badResponse(details)
        case .unsafeRedirect: self = .unsafeRedirect(details)
        case .canceled: self = .canceled(details)
        }
    }

    /// What it knows.
    public var details: ErrorDetails {
        switch self {
        case
            .invalidInput(let details),
            .unsupported(let details),
            .config(let details),
            .unauthorized(let details),
            .forbidden(let details),
            .notFound(let details),
            .conflict(let details),
            .rejected(let details),
            .rateLimited(let details),
            .unavailable(let details),
            .network(let details),
            .timeout(let details),
            .outcomeUnknown(let details),
            .badResponse(let details),
            .unsafeRedirect(let details),
            .canceled(let details):
            return details
        }
    }

    public subscript<Value>(dynamicMember path: KeyPath<ErrorDetails, Value>) -> Value {
        details[keyPath: path]
    }
}
