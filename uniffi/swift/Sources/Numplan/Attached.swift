/// A value attached to an error that equality ignores.
struct Attached: Sendable, Hashable {
    var value: (any Sendable)?

    static func == (left: Attached, right: Attached) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}

extension Attached: CustomStringConvertible, CustomReflectable {
    // A log of the error shows neither: an app's own error may contain secrets.
    var description: String { "…" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension NumplanError {
    /// Returns the error with the app's own error attached.
    func with(underlying error: (any Error)?) -> NumplanError {
        guard let error else { return self }
        var details = self.details
        details.underlying.value = error
        return NumplanError(details)
    }

    /// Returns the error with a result attached.
    func with(_ result: any Sendable) -> NumplanError {
        var details = self.details
        details.attached.value = result
        return NumplanError(details)
    }
}
