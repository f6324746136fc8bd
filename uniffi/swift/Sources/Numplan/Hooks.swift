import Foundation

/// The outcome of one attempt, for a log. It contains no values and no secrets.
public struct AttemptEvent: Sendable, Hashable {
    /// The provider.
    public let provider: String
    /// The name of the operation, such as `numbers.update`.
    public let operation: String
    /// The number of the attempt at its request, from 1.
    public let attempt: Int
    /// The HTTP method.
    public let method: String
    /// The path with placeholders instead of values.
    public let template: String
    /// The status of the response.
    public let status: Int?
    /// The failure, if there was no response.
    public let trouble: HTTPTrouble?
    /// The duration in seconds.
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
    private let observe: @Sendable (AttemptEvent) -> Void

    init(_ observe: @escaping @Sendable (AttemptEvent) -> Void) {
        self.observe = observe
    }

    func attempt(event: FfiEvent) throws {
        observe(AttemptEvent(event))
    }
}

/// Adapts the app's credentials to the bindings.
final class CredentialsSource: FfiCredentials {
    private let parts: @Sendable () async throws -> [String]

    init(_ parts: @escaping @Sendable () async throws -> [String]) {
        self.parts = parts
    }

    func fetch() async throws -> [String] {
        do {
            return try await parts()
        } catch {
            // The description of an unknown error may contain secrets; its type does not.
            throw FfiRefusal.Refused(reason: "it threw \(type(of: error))")
        }
    }
}
