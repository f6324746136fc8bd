import Foundation
import Numplan

/// A failure as the app shows it.
public struct Problem: Sendable, Equatable {
    /// A sentence for the user.
    public let message: String
    /// Whether the key store has to be unlocked.
    public let isLocked: Bool
    /// Whether the provider does not accept the credentials (any more).
    public let isUnauthorized: Bool
    /// Whether the same request may succeed if it is sent again.
    public let canRetry: Bool

    /// The problem of an error; nil if the task was canceled, which is no failure.
    public init?(_ error: any Error) {
        if error is CancellationError { return nil }
        let failure = error as? NumplanError
        // The underlying error is the app's own, from its credentials.
        let own = failure?.underlyingError ?? error
        isLocked = own is SecretsLocked
        isUnauthorized = failure?.code == .unauthorized
        canRetry = failure?.retryable ?? false
        message =
            isLocked
            ? "Unlock the device first." : (own as? any LocalizedError)?.errorDescription ?? failure?.message ?? "The app failed."
    }
}
