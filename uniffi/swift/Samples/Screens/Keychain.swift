#if canImport(Security)
import AdminModels
import Foundation
import Security

/// Parts of credentials in the keychain, readable while the device is unlocked. The credentials closure of a client calls it:
///
/// ```swift
/// let keychain = Keychain(service: "com.example.admin")
/// let numbers = try FlowrouteNumbers(credentials: {
///     FlowrouteCredentials(accessKey: try keychain.read("access-key"), secretKey: try keychain.read("secret-key"))
/// })
/// ```
public struct Keychain: Sendable {
    /// A failure of the keychain, with its status.
    public struct Failure: Error {
        public let status: OSStatus
    }

    private let service: String

    public init(service: String) {
        self.service = service
    }

    /// Returns a part. Throws `KeychainLocked` if the device is locked.
    public func read(_ part: String) throws -> String {
        var item: CFTypeRef?
        try succeed(SecItemCopyMatching(query(part, [kSecReturnData: true]), &item))
        guard let data = item as? Data else { throw Failure(status: errSecDecode) }
        return String(decoding: data, as: UTF8.self)
    }

    /// Stores a part on this device only, in the place of an earlier one.
    public func write(_ part: String, _ value: String) throws {
        SecItemDelete(query(part))
        let attributes: [CFString: Any] = [
            kSecValueData: Data(value.utf8), kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
        ]
        try succeed(SecItemAdd(query(part, attributes), nil))
    }

    private func query(_ part: String, _ more: [CFString: Any] = [:]) -> CFDictionary {
        let query: [CFString: Any] = [kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: part]
        return query.merging(more) { $1 } as CFDictionary
    }

    private func succeed(_ status: OSStatus) throws {
        if status == errSecInteractionNotAllowed { throw KeychainLocked() }
        if status != errSecSuccess { throw Failure(status: status) }
    }
}
#endif
