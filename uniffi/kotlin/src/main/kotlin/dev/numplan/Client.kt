package dev.numplan

import dev.numplan.internal.FfiCredentials
import dev.numplan.internal.FfiEngine
import dev.numplan.internal.FfiFailure
import dev.numplan.internal.FfiListing
import dev.numplan.internal.FfiRefusal
import dev.numplan.internal.FfiRequest
import dev.numplan.internal.InternalException
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.runBlocking

/** The untyped client of one provider. */
internal class Client private constructor(private val engine: FfiEngine) {
    /** Runs an operation. Canceling the coroutine cancels the operation, except an order that was sent. */
    suspend fun <Output> run(operation: Operation<*, Output>): Output =
        operation.read(translated { engine.run(operation.request, null) })

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

    fun detachedOrders(): List<DetachedOrder> = translated { engine.detachedOrders() }.map(DetachedOrder::read)

    fun close(): Unit = runBlocking { closeAndAwait() }

    suspend fun closeAndAwait(): Unit = translated { engine.finish() }

    fun closeNow(): Unit = translated { engine.closeNow() }

    companion object {
        fun open(
            provider: String,
            settings: Arguments,
            credentials: (suspend () -> List<String>)?,
            transport: HttpTransport?,
            observer: ((AttemptEvent) -> Unit)?,
        ): Client = translated {
            val source = credentials?.let(::Source)
            Client(FfiEngine.open(provider, settings.named, source, transport?.let(::TransportAdapter), observer?.let(::Observer)))
        }
    }
}

/** Adapts the app's credentials to the bindings. */
private class Source(private val parts: suspend () -> List<String>) : FfiCredentials {
    override suspend fun fetch(): List<String> = try {
        parts()
    } catch (trouble: CancellationException) {
        throw trouble
    } catch (@Suppress("TooGenericExceptionCaught") trouble: Throwable) {
        // The message of an unknown exception may contain secrets; its type does not.
        throw FfiRefusal.Refused("it threw ${trouble::class.simpleName}")
    }
}

/** Converts the engine's failures to [NumplanException]. */
internal inline fun <T> translated(body: () -> T): T = try {
    body()
} catch (failure: FfiFailure.Failed) {
    throw NumplanException.read(failure.`record`)
} catch (fault: InternalException) {
    throw IllegalStateException("internal error in the numplan engine, please report it: ${fault.message}", fault)
}
