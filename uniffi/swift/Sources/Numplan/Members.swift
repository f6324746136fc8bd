/// The members of a model from the engine, in the order of the catalog.
///
/// Engine and readers are generated from one catalog. A member of another type means that their versions differ, which is
/// an error.
struct Members {
    private let members: [FfiValue]

    init(_ ffiValue: FfiValue) throws {
        guard case .items(let members) = ffiValue else { throw Mismatch(wanted: "a model") }
        self.members = members
    }

    func ffiValue(_ at: Int) throws -> FfiValue {
        guard members.indices.contains(at) else { throw Mismatch(wanted: "a member \(at)") }
        return members[at]
    }

    func read<T>(_ at: Int, _ read: (FfiValue) throws -> T) throws -> T {
        try read(ffiValue(at))
    }

    func optional<T>(_ at: Int, _ read: (FfiValue) throws -> T) throws -> T? {
        let ffiValue = try ffiValue(at)
        if case .null = ffiValue { return nil }
        return try read(ffiValue)
    }

    static func text(_ ffiValue: FfiValue) throws -> String {
        guard case .text(let text) = ffiValue else { throw Mismatch(wanted: "a text") }
        return text
    }

    static func flag(_ ffiValue: FfiValue) throws -> Bool {
        guard case .flag(let flag) = ffiValue else { throw Mismatch(wanted: "a flag") }
        return flag
    }

    static func whole(_ ffiValue: FfiValue) throws -> Int {
        guard case .whole(let number) = ffiValue else { throw Mismatch(wanted: "a whole number") }
        return Int(clamping: number)
    }

    static func real(_ ffiValue: FfiValue) throws -> Double {
        switch ffiValue {
        case .real(let number): return number
        case .whole(let number): return Double(number)
        default: throw Mismatch(wanted: "a number")
        }
    }

    static func money(_ ffiValue: FfiValue) throws -> Money {
        Money(try text(ffiValue))
    }

    static func word<Word: RawRepresentable>(_ ffiValue: FfiValue) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try text(ffiValue)) else { throw Mismatch(wanted: "a word of \(Word.self)") }
        return word
    }

    static func list<T>(_ read: @escaping (FfiValue) throws -> T) -> (FfiValue) throws -> [T] {
        { ffiValue in
            guard case .items(let items) = ffiValue else { throw Mismatch(wanted: "a list") }
            return try items.map(read)
        }
    }

    static func map<T>(_ ffiValue: FfiValue, _ read: (FfiValue) throws -> T) throws -> [String: T] {
        guard case .members(let members) = ffiValue else { throw Mismatch(wanted: "an object") }
        return Dictionary(try members.map { ($0.name, try read($0.value)) }, uniquingKeysWith: { _, last in last })
    }

    static func object(_ ffiValue: FfiValue) throws -> [String: JSONValue] {
        try map(ffiValue, json)
    }

    static func json(_ ffiValue: FfiValue) -> JSONValue {
        switch ffiValue {
        case .null: return .null
        case .flag(let flag): return .flag(flag)
        case .whole(let number): return .whole(number)
        case .real(let number): return .real(number)
        case .text(let text): return .text(text)
        case .items(let items): return .items(items.map(json))
        case .members(let members):
            return .members(Dictionary(members.map { ($0.name, json($0.value)) }, uniquingKeysWith: { _, last in last }))
        }
    }
}

/// The members of an object from the engine, by name.
struct NamedMembers {
    private let members: [String: FfiValue]

    init(_ ffiValue: FfiValue) throws {
        members = try Members.map(ffiValue) { $0 }
    }

    func read<T>(_ name: String, _ read: (FfiValue) throws -> T) throws -> T {
        guard let member = members[name] else { throw Mismatch(wanted: "a member \(name)") }
        return try read(member)
    }

    func optional<T>(_ name: String, _ read: (FfiValue) throws -> T) throws -> T? {
        try self.read(name) { member in
            if case .null = member { return nil }
            return try read(member)
        }
    }

    func text(_ name: String) throws -> String { try read(name, Members.text) }

    func flag(_ name: String) throws -> Bool { try read(name, Members.flag) }

    func whole(_ name: String) throws -> Int { try read(name, Members.whole) }

    func list<T>(_ name: String, _ read: @escaping (FfiValue) throws -> T) throws -> [T] {
        try self.read(name, Members.list(read))
    }
}

/// The native library and the Swift sources have different versions.
struct Mismatch: Error {
    let wanted: String
}
