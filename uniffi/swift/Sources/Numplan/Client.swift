import Foundation

/// The untyped client of one provider.
final class Client: Sendable {
    private let engine: FfiEngine
    private let credentials: CredentialsSource?

    init(
        _ provider: String, _ settings: Arguments, _ credentials: CredentialsSource?, _ transport: (any HTTPTransport)?,
        _ observer: (@Sendable (AttemptEvent) -> Void)?
    ) throws {
        self.credentials = credentials
        engine = try translated {
            try FfiEngine.open(
                provider: provider, settings: settings.named, credentials: credentials,
                transport: transport.map(TransportAdapter.init), observer: observer.map(Observer.init))
        }
    }

    func run<Provider, Output>(_ operation: Operation<Provider, Output>) async throws -> Output {
        let engine = self.engine
        let ffiValue = try await withUnderlying {
            try await cancellable { try await engine.run(request: operation.request, handle: $0) }
        }
        return try operation.read(ffiValue)
    }

    /// Attaches the app's own error from its credentials to the engine's.
    func withUnderlying<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let error as NumplanError {
            throw error.with(underlying: credentials?.failure(of: error))
        }
    }

    func list(_ request: FfiRequest) throws -> FfiListing {
        try translated { try engine.list(request: request) }
    }

    func prepare<Provider, Output>(_ operation: Operation<Provider, Output>) throws -> Prepared<Output> {
        let prepared = try translated { try engine.prepare(request: operation.request) }
        return Prepared(request: HTTPAttempt(try translated { try prepared.request() }), prepared, operation.read)
    }

    func interpret<Provider, Output>(_ operation: Operation<Provider, Output>, _ response: HTTPResponse) throws -> Output {
        try operation.read(translated { try engine.interpret(request: operation.request, response: response.ffi) })
    }

    func exchange<Provider, Output>(_ operation: Operation<Provider, Output>, _ now: Moment) throws -> Exchange<Output> {
        let exchange = try translated {
            try engine.exchange(request: operation.request, elapsed: now.elapsed, sinceEpoch: now.since1970)
        }
        return Exchange(exchange, operation.read)
    }

    func detachedOrders(_ read: (String, FfiValue) throws -> any Sendable) throws -> [DetachedOrder] {
        try translated { try engine.detachedOrders() }.map { order in
            DetachedOrder(
                operation: order.operation, subject: order.subject, isRunning: order.isRunning,
                result: try order.result.map { try read(order.operation, $0) },
                error: try order.error.map(NumplanError.init(_:)))
        }
    }

    func close() async {
        // Only an internal error of the engine can be thrown here, and then nothing is left to close.
        try? await engine.finish()
    }

    func closeNow() {
        try? engine.closeNow()
    }
}

/// Waits for the engine. Canceling the task cancels the operation, except an order that was sent.
func cancellable<T>(_ call: (FfiOperationHandle) async throws -> T) async throws -> T {
    let handle = try translated { try FfiOperationHandle() }
    do {
        return try await withTaskCancellationHandler {
            try await call(handle)
        } onCancel: {
            // The engine ends the operation, which ends the wait above.
            try? handle.cancel()
        }
    } catch {
        let error = NumplanError.of(error)
        // A task that was canceled ends with the error that Swift's own functions throw.
        if case NumplanError.canceled = error, Task.isCancelled { throw CancellationError() }
        throw error
    }
}

/// Converts the engine's failures to `NumplanError`.
func translated<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch {
        throw NumplanError.of(error)
    }
}

extension NumplanError {
    static func of(_ error: any Error) -> any Error {
        guard case FfiFailure.Failed(let record) = error else { return error }
        do {
            return try NumplanError(record)
        } catch {
            return error
        }
    }
}

extension NumplanError: LocalizedError, CustomStringConvertible {
    /// The message, a sentence for users.
    public var errorDescription: String? { details.message }

    /// The message, a sentence for users.
    public var description: String { details.message }
}
