/// An order whose caller stopped waiting.
public struct DetachedOrder: Sendable {
    /// The name of the operation, such as `numbers.buy`.
    public let operation: String
    /// The subject of the order, such as a number.
    public let subject: String
    /// Whether the order is still running.
    public let isRunning: Bool
    /// The result if the order succeeded, of the same type as the result of the operation: `Receipt<FlowrouteNumber>`.
    public let result: (any Sendable)?
    /// The error if the order failed.
    public let error: NumplanError?

    /// Creates a value for previews and tests.
    public init(
        operation: String, subject: String, isRunning: Bool, result: (any Sendable)? = nil, error: NumplanError? = nil
    ) {
        self.operation = operation
        self.subject = subject
        self.isRunning = isRunning
        self.result = result
        self.error = error
    }
}

extension DetachedOrder: CustomStringConvertible {
    public var description: String {
        "\(operation) of \(subject): \(error.map(\.code.rawValue) ?? (isRunning ? "running" : "done"))"
    }
}
