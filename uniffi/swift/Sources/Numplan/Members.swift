/// The members of a model on their way in from the engine, in the order of its specification.
///
/// The engine and the generated readers are made from one catalog, so a member of another type than the reader asks for
/// is a build gone wrong; it becomes an error and nothing worse.
struct Members {
    private let members: [FfiTree]

    init(_ tree: FfiTree) throws {
        guard case .items(let members) = tree else { throw Mismatch(wanted: "a model") }
        self.members = members
    }

    func tree(_ at: Int) throws -> FfiTree {
        guard members.indices.contains(at) else { throw Mismatch(wanted: "a member \(at)") }
        return members[at]
    }

    func read<T>(_ at: Int, _ read: (FfiTree) throws -> T) throws -> T {
        try read(tree(at))
    }

    func optional<T>(_ at: Int, _ read: (FfiTree) throws -> T) throws -> T? {
        let tree = try tree(at)
        if case .null = tree { return nil }
        return try read(tree)
    }

    static func text(_ tree: FfiTree) throws -> String {
        guard case .text(let text) = tree else { throw Mismatch(wanted: "a text") }
        return text
    }

    static func flag(_ tree: FfiTree) throws -> Bool {
        guard case .flag(let flag) = tree else { throw Mismatch(wanted: "a flag") }
        return flag
    }

    static func whole(_ tree: FfiTree) throws -> Int {
        guard case .whole(let number) = tree else { throw Mismatch(wanted: "a whole number") }
        return Int(clamping: number)
    }

    static func real(_ tree: FfiTree) throws -> Double {
        switch tree {
        case .real(let number): return number
        case .whole(let number): return Double(number)
        default: throw Mismatch(wanted: "a number")
        }
    }

    static func money(_ tree: FfiTree) throws -> Money {
        Money(try text(tree))
    }

    static func word<Word: RawRepresentable>(_ tree: FfiTree) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try text(tree)) else { throw Mismatch(wanted: "a word of \(Word.self)") }
        return word
    }

    static func list<T>(_ read: @escaping (FfiTree) throws -> T) -> (FfiTree) throws -> [T] {
        { tree in
            guard case .items(let items) = tree else { throw Mismatch(wanted: "a list") }
            return try items.map(read)
        }
    }

    static func object(_ tree: FfiTree) throws -> [String: JSONValue] {
        guard case .members(let members) = tree else { throw Mismatch(wanted: "an object") }
        return Dictionary(members.map { ($0.name, json($0.value)) }, uniquingKeysWith: { _, last in last })
    }

    static func json(_ tree: FfiTree) -> JSONValue {
        switch tree {
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

/// The library and its Swift sources are of different versions.
struct Mismatch: Error {
    let wanted: String
}
