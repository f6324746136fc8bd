import Foundation

/// A moment on two clocks.
public struct Moment: Sendable, Hashable {
    /// Seconds since a fixed moment, on a monotonic clock.
    public let elapsed: TimeInterval
    /// Seconds since 1970.
    public let since1970: TimeInterval

    public init(elapsed: TimeInterval, since1970: TimeInterval) {
        self.elapsed = elapsed
        self.since1970 = since1970
    }

    /// The current moment.
    public static var now: Moment {
        Moment(elapsed: ProcessInfo.processInfo.systemUptime, since1970: Date().timeIntervalSince1970)
    }
}

/// One operation that the app drives by itself: the app has the clock and the network, the engine decides on retries.
///
/// Call ``next(at:random:)`` until it returns `done`, and report the outcome of each attempt:
///
/// ```swift
/// let exchange = try client.exchange(Flowroute.Numbers.get("12065551234"))
/// while true {
///     switch try exchange.next() {
///     case .send(let attempt): try exchange.report(await send(attempt))
///     case .wait(let seconds): try await Task.sleep(nanoseconds: UInt64(seconds * 1e9))
///     case .done(let number): return number
///     }
/// }
/// ```
public final class Exchange<Output>: Sendable {
    private let exchange: FfiExchange
    private let read: @Sendable (FfiValue) throws -> Output

    init(_ exchange: FfiExchange, _ read: @escaping @Sendable (FfiValue) throws -> Output) {
        self.exchange = exchange
        self.read = read
    }

    /// The next step of an exchange.
    public enum Step: Sendable where Output: Sendable {
        /// Send the attempt once, then report its outcome.
        case send(HTTPAttempt)
        /// Ask for the next step again after this number of seconds.
        case wait(TimeInterval)
        /// The operation ended with this result.
        case done(Output)
    }

    /// The retry class of the operation: `read_only`, `idempotent`, `starts_task` or `irreversible`.
    public var safety: String {
        get throws { try translated { try exchange.safety() } }
    }

    /// Returns the next step, or throws the error of the operation.
    public func next(at now: Moment = .now, random: Double = .random(in: 0..<1)) throws -> Step where Output: Sendable {
        switch try translated({ try exchange.next(elapsed: now.elapsed, sinceEpoch: now.since1970, random: random) }) {
        case .send(let attempt): return .send(HTTPAttempt(attempt))
        case .wait(let seconds): return .wait(seconds)
        case .done(let value): return .done(try read(value))
        }
    }

    /// Reports the outcome of the last attempt.
    public func report(_ outcome: HTTPOutcome, at now: Moment = .now, random: Double = .random(in: 0..<1)) throws {
        try translated {
            try exchange.report(outcome: outcome.ffi, elapsed: now.elapsed, sinceEpoch: now.since1970, random: random)
        }
    }

    /// Cancels the operation and returns its result as far as it is known.
    public func cancel() throws -> Output {
        try read(translated { try exchange.cancel() })
    }
}
