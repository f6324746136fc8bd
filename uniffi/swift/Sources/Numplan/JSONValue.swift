/// A JSON value of the provider, for members that no model names.
public enum JSONValue: Sendable, Equatable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// An integer.
    case whole(Int64)
    /// Any other number.
    case real(Double)
    /// A string.
    case text(String)
    /// An array.
    case items([JSONValue])
    /// An object.
    case members([String: JSONValue])
}

extension JSONValue: CustomStringConvertible {
    /// The value as JSON, the members of an object in the order of their names.
    public var description: String {
        switch self {
        case .null: return "null"
        case .flag(let flag): return flag ? "true" : "false"
        case .whole(let number): return String(number)
        case .real(let number): return String(number)
        case .text(let text): return JSONValue.quoted(text)
        case .items(let items): return "[" + items.map(\.description).joined(separator: ",") + "]"
        case .members(let members):
            let sorted = members.sorted { $0.key < $1.key }
            return "{" + sorted.map { JSONValue.quoted($0.key) + ":" + $0.value.description }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                quoted += "\\\(scalar)"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default:
                quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
