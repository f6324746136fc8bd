import Foundation
import Numplan

/// Stores the credentials of accounts on the device, such as in the keychain.
public protocol SecretStore: Sendable {
    /// The accounts with stored credentials.
    func accounts() async throws -> [ProviderId]
    /// Returns the parts of the credentials, in the order of `ProviderId.credentialParts`. Throws `SecretsLocked` if the user
    /// has to unlock the store first.
    func read(_ account: ProviderId) async throws -> [String]
    /// Stores credentials in the place of earlier ones.
    func write(_ account: ProviderId, _ parts: [String]) async throws
    func remove(_ account: ProviderId) async throws
}

/// The store is locked. The credentials closure of a client throws it, and the engine hands it back as `underlyingError`.
public struct SecretsLocked: Error {
    public init() {}
}

/// The store lacks the credentials of an account, or has another number of parts than the provider's credentials.
public struct SecretsMissing: LocalizedError {
    public let account: ProviderId

    public init(_ account: ProviderId) {
        self.account = account
    }

    public var errorDescription: String? { "The credentials of \(account.title) are missing or incomplete: enter them again." }
}
