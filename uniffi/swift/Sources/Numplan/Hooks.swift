import Foundation

/// What became of one attempt, for a log. It carries no value and no secret.
public struct AttemptEvent: Sendable, Hashable {
    /// The provider.
    public let provider: String
    /// The operation that the attempt was for.
    public let operation: String
    /// Which try of its request it was; counts from 1.
    public let attempt: Int
    /// The method.
    public let method: String
    /// The path, with places instead of values.
    public let template: String
    /// The status of the answer.
    public let status: Int?
    /// What went wrong if there was no answer.
    public let trouble: HTTPTrouble?
    /// How long it took.
    public let took: TimeInterval

    init(_ event: FfiEvent) {
        provider = event.provider
        operation = event.operation
        attempt = Int(event.attempt)
        method = event.method
        template = event.template
        status = event.status.map(Int.init)
        trouble = event.trouble.flatMap(HTTPTrouble.init(rawValue:))
        took = event.took
    }
}

final class Observer: FfiObserver {
    private let tell: @Sendable (AttemptEvent) -> Void

    init(_ tell: @escaping @Sendable (AttemptEvent) -> Void) {
        self.tell = tell
    }

    func attempt(event: FfiEvent) throws {
        tell(AttemptEvent(event))
    }
}

/// The app's source of credentials, as the bindings want it.
final class CredentialsSource: FfiCredentials {
    private let parts: @Sendable () async throws -> [String]

    init(_ parts: @escaping @Sendable () async throws -> [String]) {
        self.parts = parts
    }

    func fetch() async throws -> [String] {
        do {
            return try await parts()
        } catch {
            // The words of an unknown error may hold what must not be shown; its type does not.
            throw FfiRefusal.Refused(reason: "it threw \(type(of: error))")
        }
    }
}
