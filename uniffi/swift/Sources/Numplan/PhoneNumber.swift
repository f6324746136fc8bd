import Foundation

/// A phone number in E.164 form, 7 to 15 digits. A leading 1 means the North American Numbering Plan.
public struct PhoneNumber: Sendable, Hashable, Comparable {
    /// The digits, country code first: `12065551234`.
    public let digits: String

    /// Parses a number in the form that operations accept: digits with an optional plus. Throws `invalidInput` for other
    /// forms; use ``normalize(_:provider:)`` for those.
    public init(_ text: String) throws {
        digits = try translated { try ffiParse(text: text) }
    }

    /// Reads a number as people write it, such as `(206) 555-1234`. Throws `invalidInput` if the text is not a number.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - provider: Also reads numbers of other countries, such as `+44 20 7946 0000`, if the provider accepts them.
    public static func normalize(_ text: String, provider: ProviderId? = nil) throws -> NormalizedNumber {
        try NormalizedNumber(translated { try ffiNormalize(text: text, provider: provider?.rawValue) })
    }

    /// Checks one text. Use ``check(column:)`` for many.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - provider: Checks for the operations of this provider. Flowroute accepts North American numbers, as without a
    ///     provider; Plivo and Wavix also accept numbers of other countries, of which only the length is checked.
    public static func check(_ text: String, provider: ProviderId? = nil) throws -> NumberCheck {
        try translated { try Checks.check(text, provider?.rawValue) }
    }

    /// Checks a column of texts.
    public static func check(column: [String]) throws -> NumberColumn {
        try translated { try NumberColumn(column) }
    }

    /// Checks and formats a number while it is typed into a form. Ten digits are a North American number.
    ///
    /// - Parameters:
    ///   - text: The text in the form.
    ///   - provider: Also accepts a plus and another country code if the provider does; only the length is checked.
    public static func checkTyped(_ text: String, provider: ProviderId? = nil) throws -> TypedNumber {
        try TypedNumber(translated { try ffiCheckTyped(text: text, provider: provider?.rawValue) })
    }

    public static func < (left: PhoneNumber, right: PhoneNumber) -> Bool {
        left.digits < right.digits
    }
}

extension PhoneNumber: CustomStringConvertible {
    public var description: String { digits }
}

/// A phone number argument: a ``PhoneNumber``, or a string that is checked before anything is sent.
public protocol PhoneNumberConvertible: Sendable {
    /// The number as a string.
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

/// The checks of a column of texts, in the same order.
public struct NumberColumn: Sendable {
    /// The number of each cell as an integer, 0 if the cell has none.
    public let numbers: [UInt64]
    /// Whether operations accept the cell as it is.
    public let valid: [Bool]
    /// The number of cells by result.
    public let counts: ColumnCounts
    private let sets: [UInt32]

    /// The findings of a cell, most severe first.
    public func findings(at row: Int) -> [FindingCode] {
        guard sets.indices.contains(row) else { return [] }
        let all = FindingCode.allCases.enumerated()
        return all.filter { sets[row] >> UInt32($0.offset) & 1 == 1 }.map(\.element)
    }

    private static let cellsAtOnce = 1024

    init(_ cells: [String]) throws {
        var numbers = [UInt64](), valid = [Bool](), sets = [UInt32]()
        var counts = ColumnCounts(cells: 0, valid: 0, readable: 0, refused: 0, flagged: 0)
        numbers.reserveCapacity(cells.count)
        valid.reserveCapacity(cells.count)
        sets.reserveCapacity(cells.count)
        var text = "", ends = [UInt32]()
        // The cells of a part cross as one text. Texts and results of a part stay in the processor's fast caches.
        for first in stride(from: 0, to: cells.count, by: Self.cellsAtOnce) {
            text.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            for cell in cells[first..<min(first + Self.cellsAtOnce, cells.count)] {
                text += cell
                ends.append(UInt32(text.utf8.count).bigEndian)
            }
            let part = try ffiCheckColumn(text: text, ends: ends.withUnsafeBytes { Data($0) })
            numbers += whole(part.numbers)
            valid += part.valid.withUnsafeBytes { bytes in bytes.map { $0 == 1 } }
            sets += whole(part.findings)
            counts = try counts + ColumnCounts(part.counts)
        }
        (self.numbers, self.valid, self.sets, self.counts) = (numbers, valid, sets, counts)
    }
}

extension ColumnCounts {
    fileprivate static func + (left: ColumnCounts, right: ColumnCounts) -> ColumnCounts {
        ColumnCounts(
            cells: left.cells + right.cells,
            valid: left.valid + right.valid,
            readable: left.readable + right.readable,
            refused: left.refused + right.refused,
            flagged: left.flagged + right.flagged
        )
    }
}

/// Decodes big-endian integers.
private func whole<Number: FixedWidthInteger>(_ bytes: Data) -> [Number] {
    let size = MemoryLayout<Number>.size
    return bytes.withUnsafeBytes { raw in
        (0..<raw.count / size).map { Number(bigEndian: raw.loadUnaligned(fromByteOffset: $0 * size, as: Number.self)) }
    }
}
