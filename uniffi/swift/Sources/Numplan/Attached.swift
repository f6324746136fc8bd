/// A value attached to an error that equality ignores.
struct Attached: Sendable, Hashable {
    var value: (any Sendable)?

    static func == (left: Attached, right: Attached) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}

extension NumplanError {
    /// Returns the error with a result attached.
    func with(_ result: any Sendable) -> NumplanError {
        var details = self.details
        details.attached.value = result
        return NumplanError(of: details)
    }
}
