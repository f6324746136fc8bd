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
    private let lock = NSLock()
    // Guarded by the lock.
    nonisolated(unsafe) private var last: (any Error)?

    init(_ parts: @escaping @Sendable () async throws -> [String]) {
        self.parts = parts
    }

    func fetch() async throws -> [String] {
        do {
            return try await parts()
        } catch {
            lock.withLock { last = error }
            throw FfiRefusal.Refused(reason: CredentialsSource.reason(error))
        }
    }

    /// The app's error that the engine reports with `error`.
    func failure(of error: NumplanError) -> (any Error)? {
        guard case .config = error, let last = lock.withLock({ last }) else { return nil }
        return error.message.hasSuffix(CredentialsSource.reason(last)) ? last : nil
    }

    /// The description of an unknown error may contain secrets; its type does not.
    private static func reason(_ error: any Error) -> String { "it threw \(type(of: error))" }
}
