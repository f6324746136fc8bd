import Foundation
import Numplan

/// Returns the parts of an account's credentials, in the order of `ProviderId.credentialParts`.
public typealias SecretParts = @Sendable () async throws -> [String]

/// Opens the numbers of an account. The credentials are read when the first request needs them.
public func numbersOf(
    _ account: ProviderId, _ settings: ClientSettings = ClientSettings(), secrets: @escaping SecretParts
) throws -> any Numbers {
    switch account {
    case .flowroute: return try FlowrouteNumbers(settings, secrets: secrets)
    case .plivo: return try PlivoNumbers(settings, secrets: secrets)
    case .wavix: return try WavixNumbers(settings, secrets: secrets)
    }
}

/// Checks credentials as they are typed. Nothing is sent. Returns what is wrong with them.
public func credentialsError(_ account: ProviderId, _ parts: [String]) -> String? {
    do {
        switch account {
        case .flowroute: _ = try Flowroute(FlowrouteCredentials(parts))
        case .plivo: _ = try Plivo(PlivoCredentials(parts))
        case .wavix: _ = try Wavix(WavixCredentials(parts))
        }
        return nil
    } catch {
        return Problem(error)?.message
    }
}

/// A part of the credentials, as the form of an account asks for it.
public struct CredentialPart: Sendable, Hashable {
    public let label: String
    public let isSecret: Bool
}

extension ProviderId {
    /// The name for users.
    public var title: String { rawValue.capitalized }

    /// The parts of the provider's credentials.
    public var credentialParts: [CredentialPart] {
        switch self {
        case .flowroute:
            return [CredentialPart(label: "Access key", isSecret: false), CredentialPart(label: "Secret key", isSecret: true)]
        case .plivo:
            return [CredentialPart(label: "Auth ID", isSecret: false), CredentialPart(label: "Auth token", isSecret: true)]
        case .wavix:
            return [CredentialPart(label: "API key", isSecret: true)]
        }
    }
}

extension FlowrouteCredentials {
    init(_ parts: [String]) throws {
        guard parts.count == 2 else { throw SecretsMissing(.flowroute) }
        self.init(accessKey: parts[0], secretKey: parts[1])
    }
}

extension PlivoCredentials {
    init(_ parts: [String]) throws {
        guard parts.count == 2 else { throw SecretsMissing(.plivo) }
        self.init(authId: parts[0], authToken: parts[1])
    }
}

extension WavixCredentials {
    init(_ parts: [String]) throws {
        guard parts.count == 1 else { throw SecretsMissing(.wavix) }
        self.init(apiKey: parts[0])
    }
}

extension Page {
    /// The start of the next page, by the position in the list.
    func next(from: Int) -> Int? {
        items.isEmpty || more == false ? nil : from + items.count
    }
}

extension Change where Value == String {
    /// A text as a change: an empty text clears the field.
    static func of(_ text: String?) -> Change {
        guard let text else { return .keep }
        return text.allSatisfy(\.isWhitespace) ? .clear : .set(text)
    }
}

/// The messages of an operation that is refused before anything is sent, by field.
func refusals(_ check: () throws -> Void) -> [String: String] {
    do {
        try check()
    } catch NumplanError.invalidInput(let details) {
        return Dictionary(details.fields.map { ($0.field, $0.message) }, uniquingKeysWith: { first, _ in first })
    } catch {}
    return [:]
}
