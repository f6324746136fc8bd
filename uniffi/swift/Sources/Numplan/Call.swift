/// An operation with all that it was given: what a client carries out, prepares, or lets an app drive. (`Operation` itself is
/// a name of Foundation.)
public struct Call<Provider, Output>: Sendable {
    let request: FfiRequest
    let read: @Sendable (FfiTree) throws -> Output

    init(_ name: String, _ inputs: Arguments, _ options: Arguments, _ read: @escaping @Sendable (FfiTree) throws -> Output) {
        request = FfiRequest(operation: name, inputs: inputs.named, options: options.named)
        self.read = read
    }
}

extension Call: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The operation's name: `numbers.update`. What it was given may be a secret, as a callback URL is.
    public var description: String { request.operation }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A request for an app that sends it by its own means, and what its answer says.
public struct Prepared<Output>: Sendable {
    /// The request. It carries the credentials.
    public let request: HTTPAttempt
    private let prepared: FfiPrepared
    private let read: @Sendable (FfiTree) throws -> Output

    init(request: HTTPAttempt, _ prepared: FfiPrepared, _ read: @escaping @Sendable (FfiTree) throws -> Output) {
        self.request = request
        self.prepared = prepared
        self.read = read
    }

    /// What the answer to the request says.
    public func interpret(_ answer: HTTPAnswer) throws -> Output {
        try read(translated { try prepared.interpret(answer: answer.ffi) })
    }
}
