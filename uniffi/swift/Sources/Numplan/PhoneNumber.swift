import Foundation

/// The digits of an E.164 number, 7 to 15 of them. One that begins with 1 is a number of the North American plan.
public struct PhoneNumber: Sendable, Hashable, Comparable {
    /// The digits, country code first: `12065551234`.
    public let digits: String

    /// Takes a number as calls take it: its digits, with or without a plus before them. Throws `invalidInput` that says
    /// what is wrong. For what people paste see ``normalize(_:)``.
    public init(_ text: String) throws {
        digits = try translated { try ffiParse(text: text) }
    }

    /// What number a person meant by a text, and how it was read. Throws `invalidInput` if none can be read.
    public static func normalize(_ text: String) throws -> NormalizedNumber {
        try NormalizedNumber(translated { try ffiNormalize(text: text) })
    }

    /// Everything that can be said about one text. For many texts see ``check(column:)``.
    public static func check(_ text: String) throws -> NumberCheck {
        try NumberCheck(translated { try ffiCheck(text: text) })
    }

    /// Checks a column of texts in one crossing.
    public static func check(column: [String]) throws -> NumberColumn {
        try NumberColumn(translated { try ffiCheckColumn(cells: column) })
    }

    public static func < (left: PhoneNumber, right: PhoneNumber) -> Bool {
        left.digits < right.digits
    }
}

extension PhoneNumber: CustomStringConvertible {
    public var description: String { digits }
}

/// What calls take as a number: a ``PhoneNumber``, or a text that is checked before anything is sent.
public protocol PhoneNumberConvertible: Sendable {
    /// The number as a text.
    var phoneNumberText: String { get }
}

extension String: PhoneNumberConvertible {
    public var phoneNumberText: String { self }
}

extension Substring: PhoneNumberConvertible {
    public var phoneNumberText: String { String(self) }
}

extension PhoneNumber: PhoneNumberConvertible {
    public var phoneNumberText: String { digits }
}

/// The verdicts over a column of texts, in their order.
public struct NumberColumn: Sendable {
    /// The digits of each number as one whole number, 0 where none can be read.
    public let numbers: [UInt64]
    /// Whether calls take the cell as it is.
    public let valid: [Bool]
    /// How many cells there are of which sort.
    public let counts: ColumnCounts
    private let sets: [UInt32]

    /// What was found about a cell, gravest first.
    public func findings(at row: Int) -> [FindingCode] {
        guard sets.indices.contains(row) else { return [] }
        let all = FindingCode.allCases.enumerated()
        return all.filter { sets[row] >> UInt32($0.offset) & 1 == 1 }.map(\.element)
    }

    init(_ column: FfiColumn) throws {
        numbers = whole(column.numbers)
        valid = column.valid.map { $0 == 1 }
        sets = whole(column.findings)
        counts = try ColumnCounts(column.counts)
    }
}

/// Whole numbers out of their bytes, the highest first.
private func whole<Number: FixedWidthInteger>(_ bytes: Data) -> [Number] {
    let size = MemoryLayout<Number>.size
    return bytes.withUnsafeBytes { raw in
        (0..<raw.count / size).map { Number(bigEndian: raw.loadUnaligned(fromByteOffset: $0 * size, as: Number.self)) }
    }
}
