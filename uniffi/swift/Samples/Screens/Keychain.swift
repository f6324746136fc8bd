#if canImport(Security)
import AdminModels
import Foundation
import Numplan
import Security

/// The credentials of accounts in the keychain, readable while the device is unlocked.
public struct Keychain: SecretStore {
    /// A failure of the keychain, with its status.
    public struct Failure: LocalizedError {
        public let status: OSStatus

        public var errorDescription: String? { "The keychain failed with status \(status)." }
    }

    private let service: String

    public init(service: String) {
        self.service = service
    }

    public func accounts() throws -> [ProviderId] {
        try ProviderId.allCases.filter { account in
            let status = SecItemCopyMatching(query(account), nil)
            if status != errSecItemNotFound { try succeed(status) }
            return status == errSecSuccess
        }
    }

    public func read(_ account: ProviderId) throws -> [String] {
        var item: CFTypeRef?
        let status = SecItemCopyMatching(query(account, [kSecReturnData: true]), &item)
        if status == errSecItemNotFound { throw SecretsMissing(account) }
        try succeed(status)
        guard let data = item as? Data, let parts = try? JSONDecoder().decode([String].self, from: data) else {
            throw SecretsMissing(account)
        }
        return parts
    }

    /// Stores credentials on this device only.
    public func write(_ account: ProviderId, _ parts: [String]) throws {
        let attributes: [CFString: Any] = [
            kSecValueData: try JSONEncoder().encode(parts),
            kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
        ]
        let status = SecItemUpdate(query(account), attributes as CFDictionary)
        try succeed(status == errSecItemNotFound ? SecItemAdd(query(account, attributes), nil) : status)
    }

    public func remove(_ account: ProviderId) throws {
        let status = SecItemDelete(query(account))
        if status != errSecItemNotFound { try succeed(status) }
    }

    private func query(_ account: ProviderId, _ more: [CFString: Any] = [:]) -> CFDictionary {
        let query: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: account.rawValue,
        ]
        return query.merging(more) { $1 } as CFDictionary
    }

    private func succeed(_ status: OSStatus) throws {
        if status == errSecInteractionNotAllowed { throw SecretsLocked() }
        if status != errSecSuccess { throw Failure(status: status) }
    }
}
#endif
