/// An operation with its inputs, for `run`, `prepare` or `exchange` of a client. Write `Numplan.Operation` in a file that
/// also imports Foundation, which has an `Operation` of its own.
public struct Operation<Provider, Output>: Sendable {
    let request: FfiRequest
    let read: @Sendable (FfiValue) throws -> Output

    init(_ name: String, _ inputs: Arguments, _ options: Arguments, _ read: @escaping @Sendable (FfiValue) throws -> Output) {
        request = FfiRequest(operation: name, inputs: inputs.named, options: options.named)
        self.read = read
    }
}

extension Operation: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name of the operation, such as `numbers.update`. The inputs are left out: a callback URL may contain secrets.
    public var description: String { request.operation }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A request that the app sends by itself.
public struct Prepared<Output>: Sendable {
    /// The request, including the credentials.
    public let request: HTTPAttempt
    private let prepared: FfiPrepared
    private let read: @Sendable (FfiValue) throws -> Output

    init(request: HTTPAttempt, _ prepared: FfiPrepared, _ read: @escaping @Sendable (FfiValue) throws -> Output) {
        self.request = request
        self.prepared = prepared
        self.read = read
    }

    /// Reads the response to the request.
    public func interpret(_ response: HTTPResponse) throws -> Output {
        try read(translated { try prepared.interpret(response: response.ffi) })
    }
}
