import Foundation

@testable import Numplan

func snake(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
}

func camel(_ name: String) -> String {
    let parts = name.split(separator: "_")
    let later = parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return parts.prefix(1).joined() + later.joined()
}

/// A name as it is in Swift. Where a case expects another language's spelling, Swift's is right, and the other way round.
func swift(_ name: String) -> String {
    name.contains(where: \.isUppercase) ? snake(name) : camel(name)
}

/// A model in the names of the wire; what has no member of its own stands beside what has, as it came.
func wire(_ value: Any) -> JSONValue {
    switch value {
    case let value as JSONValue: return value
    case let flag as Bool: return .flag(flag)
    case let number as Int: return .whole(Int64(number))
    case let number as Double: return .real(number)
    case let text as String: return .text(text)
    case let money as Money: return .text(money.text)
    case let error as NumplanError: return wire(error.details)
    case let word as any RawRepresentable: return wire(word.rawValue)
    case let members as [String: JSONValue]: return .members(members)
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { wire($0.value) } ?? .null
    case .collection: return .items(mirror.children.map { wire($0.value) })
    default: break
    }
    var members: [String: JSONValue] = [:]
    for (label, member) in mirror.children where label != "extra" && label != "attached" {
        members[snake(label ?? "")] = wire(member)
    }
    for (label, member) in mirror.children where label == "extra" {
        members.merge(wire(member).members) { _, extra in extra }
    }
    return .members(members)
}

/// A result as the cases speak of it.
func shown(_ result: Any) -> JSONValue {
    let seen = wire(result)
    if seen.has("unrequested") { return updated(seen) }
    if seen.has("records") {
        let records = (seen["records"] ?? .null).items.map { updated($0["updated"] ?? .null).with(["id": $0["id"] ?? .null]) }
        return seen.with(["records": .items(records)])
    }
    if seen.has("is_reconciled") { return seen.with(["reconciled": seen["is_reconciled"] ?? .null]) }
    if seen.has("items") && seen.has("total") { return seen.with(["ok": .flag(true)]) }
    return .members(["ok": .flag(true), "number": seen, "task": seen, "cart": seen])
}

private func updated(_ seen: JSONValue) -> JSONValue {
    let under = { (field: JSONValue) in snake(field["field"]?.text ?? "") }
    let fields = (seen["fields"] ?? .null).items.map { (under($0), $0) }
    let unrequested = (seen["unrequested"] ?? .null).items.map { $0.with(["field": .text(under($0))]) }
    return seen.with([
        "fields": .members(Dictionary(fields, uniquingKeysWith: { first, _ in first })), "unrequested": .items(unrequested),
    ])
}

/// An error against what a case says of it: any member by its name, and `says`, parts of its message.
func errorDifference(_ expect: JSONValue, _ error: NumplanError) -> String? {
    var wanted = expect.without("says")
    if let fields = expect["fields"] { wanted = wanted.with(["fields": .items(fields.items.map(named))]) }
    if let different = difference(wanted, wire(error)) { return different }
    let silent = (expect["says"] ?? .null).items.compactMap(\.text).first { !says(error.message, $0) }
    return silent.map { "\(error.message) does not say \($0)" }
}

/// A refused field under its name in Swift.
func named(_ field: JSONValue) -> JSONValue {
    field.with(["field": .text(swift(field["field"]?.text ?? ""))])
}

/// Whether a message has a part, perhaps with its names as they are in Swift.
func says(_ message: String, _ part: String) -> Bool {
    if part.isEmpty || message.contains(part) { return true }
    var words = [""]
    for letter in part {
        let isName = letter == "_" || letter.isASCII && (letter.isNumber || letter.isLowercase)
        let goesOn = words[words.count - 1].last.map { $0 == "_" || $0.isASCII && ($0.isNumber || $0.isLowercase) } == isName
        if goesOn { words[words.count - 1].append(letter) } else { words.append(String(letter)) }
    }
    return message.contains(words.map { $0.contains("_") ? camel($0) : $0 }.joined())
}
