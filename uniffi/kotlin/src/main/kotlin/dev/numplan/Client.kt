package dev.numplan

import dev.numplan.internal.FfiCredentials
import dev.numplan.internal.FfiEngine
import dev.numplan.internal.FfiFailure
import dev.numplan.internal.FfiListing
import dev.numplan.internal.FfiRefusal
import dev.numplan.internal.FfiRequest
import dev.numplan.internal.InternalException

/** One provider's client, as untyped as the engine takes it. */
internal class Client private constructor(private val engine: FfiEngine) {
    /** Waits for a call. A canceled coroutine drops it, and so gives it up; what may not be given up, the engine keeps. */
    suspend fun <Output> run(operation: Operation<*, Output>): Output =
        operation.read(translated { engine.run(operation.request, null) })

    fun list(request: FfiRequest): FfiListing = translated { engine.list(request) }

    fun <Output> prepare(operation: Operation<*, Output>): Prepared<Output> = translated {
        val prepared = engine.prepare(operation.request)
        Prepared(HttpAttempt.of(prepared.request()), prepared, operation.read)
    }

    fun <Output> interpret(operation: Operation<*, Output>, answer: HttpAnswer): Output =
        operation.read(translated { engine.interpret(operation.request, answer.ffi()) })

    fun <Output> course(operation: Operation<*, Output>, now: Moment): Course<Output> = translated {
        Course(engine.course(operation.request, now.elapsed.inSeconds(), now.sinceEpoch.inSeconds()), operation.read)
    }

    fun unsettled(): List<UnsettledOrder> = translated { engine.unsettled() }.map(UnsettledOrder::read)

    suspend fun closeAndWait(): Unit = translated { engine.finish() }

    fun close(): Unit = translated { engine.stop() }

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

/** The app's source of credentials, as the bindings want it. */
private class Source(private val parts: suspend () -> List<String>) : FfiCredentials {
    override suspend fun fetch(): List<String> = try {
        parts()
    } catch (trouble: kotlinx.coroutines.CancellationException) {
        throw trouble
    } catch (@Suppress("TooGenericExceptionCaught") trouble: Throwable) {
        // The words of an unknown exception may hold what must not be shown; its type does not.
        throw FfiRefusal.Refused("it threw ${trouble::class.simpleName}")
    }
}

/** With the engine's failures as exceptions of ours. */
internal inline fun <T> translated(body: () -> T): T = try {
    body()
} catch (failure: FfiFailure.Failed) {
    throw NumplanException.read(failure.`record`)
} catch (fault: InternalException) {
    throw IllegalStateException("the engine has a fault: ${fault.message}", fault)
}
