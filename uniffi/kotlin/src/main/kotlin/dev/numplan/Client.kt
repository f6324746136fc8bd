package dev.numplan

import dev.numplan.internal.Bridge
import dev.numplan.internal.FfiCredentials
import dev.numplan.internal.FfiEngine
import dev.numplan.internal.FfiFailure
import dev.numplan.internal.FfiListing
import dev.numplan.internal.FfiRefusal
import dev.numplan.internal.FfiRequest
import dev.numplan.internal.FfiValue
import dev.numplan.internal.InternalException
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.runBlocking

/** The untyped client of one provider. */
internal class Client private constructor(private val number: Long, private val source: Source?) {
    /** The engine for all that is not frequent. JNA is loaded when it is first needed. */
    private val engine: FfiEngine by lazy { withNumber(Bridge::engine) }

    @Volatile private var isReachable = true

    init {
        Bridge.releaseAfter(this, number)
    }

    /** Runs an operation. Canceling the coroutine cancels the operation, except an order that was sent. */
    suspend fun <Output> run(operation: Operation<*, Output>): Output =
        operation.read(withCause { offEngineThread { withNumber { Bridge.run(it, operation.request) } } })

    /**
     * Passes the engine's number. The read of a volatile keeps this client, and thereby the engine, until the call has returned;
     * Android has `Reference.reachabilityFence` only from version 9 on.
     */
    private inline fun <T> withNumber(call: (Long) -> T): T = try {
        call(number)
    } finally {
        check(isReachable)
    }

    /** Does the same as [translated]. The app's own exception from its credentials becomes the cause. */
    inline fun <T> withCause(body: () -> T): T = try {
        translated(body)
    } catch (error: NumplanException.Config) {
        source?.failureOf(error)?.let(error::initCause)
        throw error
    }

    fun list(request: FfiRequest): FfiListing = translated { engine.list(request) }

    fun <Output> prepare(operation: Operation<*, Output>): Prepared<Output> = translated {
        val prepared = engine.prepare(operation.request)
        Prepared(HttpAttempt.of(prepared.request()), prepared, operation.read)
    }

    fun <Output> interpret(operation: Operation<*, Output>, response: HttpResponse): Output =
        operation.read(translated { engine.interpret(operation.request, response.ffi()) })

    fun <Output> exchange(operation: Operation<*, Output>, now: Moment): Exchange<Output> = translated {
        Exchange(engine.exchange(operation.request, now.elapsed.inSeconds(), now.sinceEpoch.inSeconds()), operation.read)
    }

    fun detachedOrders(read: (String, FfiValue) -> Any): List<DetachedOrder> =
        translated { engine.detachedOrders() }.map { order ->
            DetachedOrder(
                order.operation,
                order.subject,
                order.isRunning,
                order.result?.let { read(order.operation, it) },
                order.error?.let(NumplanException::read),
            )
        }

    fun close(): Unit = runBlocking { closeAndAwait() }

    suspend fun closeAndAwait(): Unit = translated { offEngineThread { withNumber { Bridge.finish(it) } } }

    fun closeNow(): Unit = translated { withNumber(Bridge::finishLater) }

    companion object {
        fun open(
            provider: String,
            settings: Arguments,
            credentials: (suspend () -> List<String>)?,
            transport: HttpTransport?,
            observer: ((AttemptEvent) -> Unit)?,
        ): Client = translated {
            val source = credentials?.let(::Source)
            val adapter = transport?.let(::TransportAdapter)
            Client(Bridge.open(provider, settings.named, source, adapter, observer?.let(::Observer)), source)
        }
    }
}

/** Adapts the app's credentials to the bindings. */
internal class Source(private val parts: suspend () -> List<String>) : FfiCredentials {
    @Volatile private var failure: Throwable? = null

    /** The app's exception that the engine reports with [error]. */
    fun failureOf(error: NumplanException): Throwable? = failure?.takeIf { error.message.endsWith(reason(it)) }

    override suspend fun fetch(): List<String> = try {
        parts()
    } catch (trouble: CancellationException) {
        throw trouble
    } catch (@Suppress("TooGenericExceptionCaught") trouble: Throwable) {
        failure = trouble
        throw FfiRefusal.Refused(reason(trouble))
    }

    /** The message of an unknown exception may contain secrets; its type does not. */
    private fun reason(trouble: Throwable) = "it threw ${trouble::class.simpleName}"
}

/** Converts the engine's failures to [NumplanException]. */
internal inline fun <T> translated(body: () -> T): T = try {
    body()
} catch (failure: FfiFailure.Failed) {
    throw NumplanException.read(failure.`record`)
} catch (fault: InternalException) {
    throw IllegalStateException("internal error in the numplan engine, please report it: ${fault.message}", fault)
}
