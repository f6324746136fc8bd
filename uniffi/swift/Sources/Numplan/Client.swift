import Foundation

/// One provider's client, as untyped as the engine takes it.
final class Client: Sendable {
    private let engine: FfiEngine

    init(
        _ provider: String, _ settings: Arguments, _ credentials: CredentialsSource?, _ transport: (any HTTPTransport)?,
        _ observer: (@Sendable (AttemptEvent) -> Void)?
    ) throws {
        engine = try translated {
            try FfiEngine.open(
                provider: provider, settings: settings.named, credentials: credentials,
                transport: transport.map(TransportAdapter.init), observer: observer.map(Observer.init))
        }
    }

    func run<Provider, Output>(_ operation: Call<Provider, Output>) async throws -> Output {
        let engine = self.engine
        let tree = try await cancellable { try await engine.run(request: operation.request, ticket: $0) }
        return try operation.read(tree)
    }

    func list(_ request: FfiRequest) throws -> FfiListing {
        try translated { try engine.list(request: request) }
    }

    func prepare<Provider, Output>(_ operation: Call<Provider, Output>) throws -> Prepared<Output> {
        let prepared = try translated { try engine.prepare(request: operation.request) }
        return Prepared(request: HTTPAttempt(try translated { try prepared.request() }), prepared, operation.read)
    }

    func interpret<Provider, Output>(_ operation: Call<Provider, Output>, _ answer: HTTPAnswer) throws -> Output {
        try operation.read(translated { try engine.interpret(request: operation.request, answer: answer.ffi) })
    }

    func course<Provider, Output>(_ operation: Call<Provider, Output>, _ now: Moment) throws -> Course<Output> {
        let course = try translated {
            try engine.course(request: operation.request, elapsed: now.elapsed, sinceEpoch: now.since1970)
        }
        return Course(course, operation.read)
    }

    func unsettled() throws -> [UnsettledOrder] {
        try translated { try engine.unsettled() }.map(UnsettledOrder.init(_:))
    }

    func close() async {
        // Only a fault of the engine can make it fail, and then there is nothing left to close.
        try? await engine.finish()
    }
}

/// Waits for a call of the engine. A canceled task gives the call up; what may not be given up, the engine keeps.
func cancellable<T>(_ call: (FfiTicket) async throws -> T) async throws -> T {
    let ticket = try translated { try FfiTicket() }
    do {
        return try await withTaskCancellationHandler {
            try await call(ticket)
        } onCancel: {
            // The engine ends the call, and with it the wait above.
            try? ticket.cancel()
        }
    } catch {
        throw NumplanError.of(error)
    }
}

/// With the engine's failures as errors of ours.
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
    /// The sentence for the person who reads it.
    public var errorDescription: String? { details.message }

    /// The sentence for the person who reads it.
    public var description: String { details.message }
}
