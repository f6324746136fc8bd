import Foundation

/// A moment, as two clocks have it.
public struct Moment: Sendable, Hashable {
    /// Seconds since any fixed moment, by a clock that never goes back.
    public let elapsed: TimeInterval
    /// Seconds since 1970.
    public let since1970: TimeInterval

    public init(elapsed: TimeInterval, since1970: TimeInterval) {
        self.elapsed = elapsed
        self.since1970 = since1970
    }

    /// This moment.
    public static var now: Moment {
        Moment(elapsed: ProcessInfo.processInfo.systemUptime, since1970: Date().timeIntervalSince1970)
    }
}

/// The course of one operation, for an app that brings the clock and the wire and wants the engine's retries.
///
/// Ask for the ``next(at:random:)`` step until it is done; report what became of each attempt that it has you send.
public final class Course<Output>: Sendable {
    private let course: FfiCourse
    private let read: @Sendable (FfiTree) throws -> Output

    init(_ course: FfiCourse, _ read: @escaping @Sendable (FfiTree) throws -> Output) {
        self.course = course
        self.read = read
    }

    /// What to do next.
    public enum Step: Sendable where Output: Sendable {
        /// Send this once, and report what became of it.
        case send(HTTPAttempt)
        /// Come back after so many seconds.
        case wait(TimeInterval)
        /// It is over, and this came of it.
        case done(Output)
    }

    /// What may be sent again: `read`, `sets`, `starts` or `spends`.
    public var kind: String {
        get throws { try translated { try course.class() } }
    }

    /// What to do next. Throws what the operation failed with.
    public func next(at now: Moment = .now, random: Double = .random(in: 0..<1)) throws -> Step where Output: Sendable {
        switch try translated({ try course.next(elapsed: now.elapsed, sinceEpoch: now.since1970, random: random) }) {
        case .send(let attempt): return .send(HTTPAttempt(attempt))
        case .wait(let seconds): return .wait(seconds)
        case .done(let value): return .done(try read(value))
        }
    }

    /// Reports what became of the attempt that was sent last.
    public func report(_ outcome: HTTPOutcome, at now: Moment = .now, random: Double = .random(in: 0..<1)) throws {
        try translated {
            try course.report(outcome: outcome.ffi, elapsed: now.elapsed, sinceEpoch: now.since1970, random: random)
        }
    }

    /// Gives the operation up, and says how things stand.
    public func cancel() throws -> Output {
        try read(translated { try course.cancel() })
    }
}
