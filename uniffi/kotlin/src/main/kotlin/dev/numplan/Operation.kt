package dev.numplan

import dev.numplan.internal.FfiExchange
import dev.numplan.internal.FfiStep
import dev.numplan.internal.FfiPrepared
import dev.numplan.internal.FfiRequest
import dev.numplan.internal.FfiValue
import kotlin.random.Random
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.DurationUnit

/** An operation with its inputs, for `run`, `prepare` or `exchange` of a client. */
public class Operation<@Suppress("unused") Provider, out Output> internal constructor(
    name: String,
    inputs: Arguments,
    options: Arguments,
    internal val read: (FfiValue) -> Output,
) {
    internal val request: FfiRequest = FfiRequest(name, inputs.named, options.named)

    /** The name of the operation, such as `numbers.update`. */
    override fun toString(): String = request.operation
}

/** A request that the app sends by itself. */
public class Prepared<out Output> internal constructor(
    /** The request, including the credentials. */
    public val request: HttpAttempt,
    private val prepared: FfiPrepared,
    private val read: (FfiValue) -> Output,
) {
    /** Reads the response to the request. */
    public fun interpret(response: HttpResponse): Output = read(translated { prepared.interpret(response.ffi()) })
}

/** A moment on two clocks. */
public data class Moment(
    /** Time since a fixed moment, on a monotonic clock. */
    public val elapsed: Duration,
    /** Time since 1970. */
    public val sinceEpoch: Duration,
) {
    public companion object {
        /** The current moment. */
        public fun now(): Moment = Moment(System.nanoTime().nanoseconds, System.currentTimeMillis().milliseconds)
    }
}

/** The next step of an [Exchange]. */
public sealed interface ExchangeStep<out Output> {
    /** Send [attempt] once, then report its outcome. */
    public data class Send(public val attempt: HttpAttempt) : ExchangeStep<Nothing>

    /** Ask for the next step again after [time]. */
    public data class Wait(public val time: Duration) : ExchangeStep<Nothing>

    /** The operation ended with [value]. */
    public data class Done<out Output>(public val value: Output) : ExchangeStep<Output>
}

/**
 * One operation that the app drives by itself: the app has the clock and the network, the engine decides on retries.
 *
 * Call [next] until it returns [ExchangeStep.Done], and [report] the outcome of each attempt:
 *
 * ```
 * val exchange = client.exchange(Flowroute.Numbers.get("12065551234"))
 * while (true) {
 *     when (val step = exchange.next()) {
 *         is ExchangeStep.Send -> exchange.report(send(step.attempt))
 *         is ExchangeStep.Wait -> delay(step.time)
 *         is ExchangeStep.Done -> return step.value
 *     }
 * }
 * ```
 */
public class Exchange<out Output> internal constructor(private val exchange: FfiExchange, private val read: (FfiValue) -> Output) {
    /** The retry class of the operation: `read_only`, `idempotent`, `starts_task` or `irreversible`. */
    public val safety: String get() = translated { exchange.safety() }

    /** Returns the next step, or throws the error of the operation. */
    public fun next(now: Moment = Moment.now(), random: Double = Random.nextDouble()): ExchangeStep<Output> =
        when (val move = translated { exchange.next(now.elapsed.inSeconds(), now.sinceEpoch.inSeconds(), random) }) {
            is FfiStep.Send -> ExchangeStep.Send(HttpAttempt.of(move.attempt))
            is FfiStep.Wait -> ExchangeStep.Wait(move.seconds.seconds)
            is FfiStep.Done -> ExchangeStep.Done(read(move.value))
        }

    /** Reports the outcome of the last attempt. */
    public fun report(outcome: HttpOutcome, now: Moment = Moment.now(), random: Double = Random.nextDouble()): Unit =
        translated { exchange.report(outcome.ffi(), now.elapsed.inSeconds(), now.sinceEpoch.inSeconds(), random) }

    /** Cancels the operation and returns its result as far as it is known. */
    public fun cancel(): Output = read(translated { exchange.cancel() })
}

internal fun Duration.inSeconds(): Double = toDouble(DurationUnit.SECONDS)
