import Foundation

@testable import Numplan

extension JSONValue {
    init(parsing text: String) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    /// A member of an object; none if it is null.
    subscript(_ name: String) -> JSONValue? {
        guard case .members(let members) = self, let member = members[name], member != .null else { return nil }
        return member
    }

    /// Whether it is an object with that member, null or not.
    func has(_ name: String) -> Bool { members[name] != nil }

    var members: [String: JSONValue] {
        if case .members(let members) = self { return members }
        return [:]
    }

    var items: [JSONValue] {
        if case .items(let items) = self { return items }
        return []
    }

    var text: String? {
        if case .text(let text) = self { return text }
        return nil
    }

    var number: Double? {
        switch self {
        case .whole(let number): return Double(number)
        case .real(let number): return number
        default: return nil
        }
    }

    /// An object with other members beside its own, or in their place.
    func with(_ others: [String: JSONValue]) -> JSONValue {
        .members(members.merging(others) { _, other in other })
    }

    func without(_ names: String...) -> JSONValue {
        .members(members.filter { !names.contains($0.key) })
    }
}

extension JSONValue: Passed {
    public var ffiValue: FfiValue {
        switch self {
        case .null: return .null
        case .flag(let flag): return .flag(flag)
        case .whole(let number): return .whole(number)
        case .real(let number): return .real(number)
        case .text(let text): return .text(text)
        case .items(let items): return .items(items.map(\.ffiValue))
        case .members(let members): return .members(members.map { FfiEntry(name: $0.key, value: $0.value.ffiValue) })
        }
    }
}

/// Where `seen` is not what is expected: of an object only the expected members count, of a list every one.
func difference(_ expected: JSONValue, _ seen: JSONValue?, _ path: String = "") -> String? {
    switch (expected, seen ?? .null) {
    case (.members(let wanted), .members(let there)):
        for (name, value) in wanted {
            if let different = difference(value, there[name], "\(path).\(name)") { return different }
        }
        return nil
    case (.items(let wanted), .items(let there)) where wanted.count == there.count:
        for (at, value) in wanted.enumerated() {
            if let different = difference(value, there[at], "\(path)[\(at)]") { return different }
        }
        return nil
    case (let wanted, let there):
        if wanted == there { return nil }
        if let number = wanted.number, number == there.number { return nil }
        return "\(path): expected \(wanted), seen \(there)"
    }
}
