/// What hangs on an error without being part of what it says: two errors are equal whatever hangs on them.
struct Attached: Sendable, Hashable {
    var value: (any Sendable)?

    static func == (left: Attached, right: Attached) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}

extension NumplanError {
    /// The same, with the result that it is about.
    func with(_ result: any Sendable) -> NumplanError {
        var details = self.details
        details.attached.value = result
        return NumplanError(of: details)
    }
}
