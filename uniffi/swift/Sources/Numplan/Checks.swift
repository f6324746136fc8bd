/// Reads checks of numbers, which cross as one integer without texts. `short_check` in `uniffi/src/number.rs` writes it.
enum Checks {
    /// The words of a row of the area table.
    private struct Area {
        let region: String?
        let place: String?
        let zones: [String]

        init(_ ffiValue: FfiValue) throws {
            let words = try Members(ffiValue)
            region = try words.optional(0, Members.text)
            place = try words.optional(1, Members.text)
            zones = try words.read(2, Members.list(Members.text))
        }
    }

    private static let areas = Result { try Members.list(Area.init(_:))(ffiAreaRows()) }
    private static let kinds = NumberKind.allCases

    static func check(_ text: String, _ provider: String?) throws -> NumberCheck {
        let short = try ffiCheck(text: text, provider: provider)
        let number = short & (1 << 50 - 1)
        let area = try areas.get()[Int(short >> 50 & 0xff)]
        let hasFindings = short >> 63 == 1
        return NumberCheck(
            given: text, number: number == 0 ? nil : String(number), valid: short >> 62 & 1 == 1,
            kind: kinds[Int(short >> 58 & 0xf)], region: area.region, place: area.place, zones: area.zones,
            findings: hasFindings
                ? try Members.list(NumberFinding.init(_:))(ffiFindings(text: text, provider: provider)) : [])
    }
}
