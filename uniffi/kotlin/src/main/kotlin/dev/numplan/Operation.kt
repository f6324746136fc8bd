package dev.numplan

import dev.numplan.internal.FfiCourse
import dev.numplan.internal.FfiMove
import dev.numplan.internal.FfiPrepared
import dev.numplan.internal.FfiRequest
import dev.numplan.internal.FfiTree
import kotlin.random.Random
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.DurationUnit

/** An operation with all that it was given: what a client carries out, prepares, or lets an app drive. */
public class Operation<@Suppress("unused") Provider, out Output> internal constructor(
    name: String,
    inputs: Arguments,
    options: Arguments,
    internal val read: (FfiTree) -> Output,
) {
    internal val request: FfiRequest = FfiRequest(name, inputs.named, options.named)

    /** The operation's name: `numbers.update`. */
    override fun toString(): String = request.operation
}

/** A request for an app that sends it by its own means, and what its answer says. */
public class Prepared<out Output> internal constructor(
    /** The request. It carries the credentials. */
    public val request: HttpAttempt,
    private val prepared: FfiPrepared,
    private val read: (FfiTree) -> Output,
) {
    /** What the answer to the request says. */
    public fun interpret(answer: HttpAnswer): Output = read(translated { prepared.interpret(answer.ffi()) })
}

/** A moment, as two clocks have it. */
public data class Moment(
    /** Time since any fixed moment, by a clock that never goes back. */
    public val elapsed: Duration,
    /** Time since 1970. */
    public val sinceEpoch: Duration,
) {
    public companion object {
        /** This moment. */
        public fun now(): Moment = Moment(System.nanoTime().nanoseconds, System.currentTimeMillis().milliseconds)
    }
}

/** What to do next in a [Course]. */
public sealed interface Step<out Output> {
    /** Send this once, and report what became of it. */
    public data class Send(public val attempt: HttpAttempt) : Step<Nothing>

    /** Come back after this time. */
    public data class Wait(public val time: Duration) : Step<Nothing>

    /** It is over, and this came of it. */
    public data class Done<out Output>(public val value: Output) : Step<Output>
}

/**
 * The course of one operation, for an app that brings the clock and the wire and wants the engine's retries.
 *
 * Ask for the [next] step until it is done; [report] what became of each attempt that it has you send.
 */
public class Course<out Output> internal constructor(private val course: FfiCourse, private val read: (FfiTree) -> Output) {
    /** What may be sent again: `read`, `sets`, `starts` or `spends`. */
    public val kind: String get() = translated { course.`class`() }

    /** What to do next. Throws what the operation failed with. */
    public fun next(now: Moment = Moment.now(), random: Double = Random.nextDouble()): Step<Output> =
        when (val move = translated { course.next(now.elapsed.inSeconds(), now.sinceEpoch.inSeconds(), random) }) {
            is FfiMove.Send -> Step.Send(HttpAttempt.of(move.attempt))
            is FfiMove.Wait -> Step.Wait(move.seconds.seconds)
            is FfiMove.Done -> Step.Done(read(move.value))
        }

    /** Reports what became of the attempt that was sent last. */
    public fun report(outcome: HttpOutcome, now: Moment = Moment.now(), random: Double = Random.nextDouble()): Unit =
        translated { course.report(outcome.ffi(), now.elapsed.inSeconds(), now.sinceEpoch.inSeconds(), random) }

    /** Gives the operation up, and says how things stand. */
    public fun cancel(): Output = read(translated { course.cancel() })
}

internal fun Duration.inSeconds(): Double = toDouble(DurationUnit.SECONDS)
