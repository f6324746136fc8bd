package dev.numplan

import dev.numplan.internal.FfiAnswer
import dev.numplan.internal.FfiAttempt
import dev.numplan.internal.FfiEvent
import dev.numplan.internal.FfiHeader
import dev.numplan.internal.FfiObserver
import dev.numplan.internal.FfiOutcome
import dev.numplan.internal.FfiTransport
import dev.numplan.internal.FfiTrouble
import kotlinx.coroutines.CancellationException
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

/**
 * The app's own network stack, in the place of the engine's.
 *
 * Retries and reads after a lost answer stay the engine's. So a transport sends what it is told **once**: no redirect, no
 * retry, no cache, no cookie. It ends when the answer is there as a whole or the attempt's time is over, and reads no more
 * than [HttpAttempt.most] bytes of a decoded body. [OkHttpTransport] does so.
 */
public fun interface HttpTransport {
    /** Sends one attempt and says what became of it. Whatever it throws counts as no answer: the request may have arrived. */
    public suspend fun send(attempt: HttpAttempt): HttpOutcome
}

/** A request that is to be sent once. */
public class HttpAttempt internal constructor(
    /** The method. */
    public val method: String,
    /** Where it goes. */
    public val url: String,
    /** Its headers, which carry the credentials. */
    public val headers: List<HttpHeader>,
    /** Its body. */
    public val body: ByteArray?,
    /** How long it may take, to the last byte of the answer; zero if nobody limits it. */
    public val timeout: Duration,
    /** Which try of this request it is; counts from 1. */
    public val number: Int,
    /** The path with places instead of values, for logs. */
    public val template: String,
    /**
     * Whether it needs a connection that has carried no request yet: on a kept one that the server has just closed, the
     * answer to an order would be lost.
     */
    public val freshConnection: Boolean,
    /** The most that is read of a decoded body, in bytes. */
    public val most: Long,
) {
    /** Method and path, without values. */
    override fun toString(): String = "$method $template"

    internal companion object {
        fun of(attempt: FfiAttempt): HttpAttempt = HttpAttempt(
            attempt.method,
            attempt.url,
            attempt.headers.map { HttpHeader(it.name, it.value) },
            attempt.body,
            attempt.timeout.seconds,
            attempt.number.toInt(),
            attempt.template,
            attempt.freshConnection,
            attempt.most.toLong(),
        )
    }
}

/** A header. */
public data class HttpHeader(public val name: String, public val value: String) {
    /** Name and value, but of what carries the credentials the name alone. */
    override fun toString(): String = "$name: ${if (name.equals("authorization", ignoreCase = true)) "***" else value}"
}

/** An answer as it came. */
public class HttpAnswer(
    public val status: Int,
    public val headers: List<HttpHeader> = emptyList(),
    /** The decoded body. */
    public val body: ByteArray = ByteArray(0),
) {
    override fun toString(): String = "HttpAnswer($status, ${body.size} bytes)"

    internal fun ffi(): FfiAnswer =
        FfiAnswer(status.coerceIn(0, 65_535).toUShort(), headers.map { FfiHeader(it.name, it.value) }, body)
}

/** What became of an attempt. */
public sealed interface HttpOutcome {
    /** Proved that no byte of it left. Only what is proved may be reported so. */
    public data class NotSent(public val trouble: HttpTrouble, public val text: String) : HttpOutcome

    /** Everything else that fails. */
    public data class NoAnswer(public val trouble: HttpTrouble, public val text: String) : HttpOutcome

    /** A whole answer, whatever its status. */
    public data class Answered(public val answer: HttpAnswer) : HttpOutcome

    /** An answer whose decoded body exceeds the most that is read; its body is left out. */
    public data class TooLarge(public val answer: HttpAnswer) : HttpOutcome
}

internal fun HttpOutcome.ffi(): FfiOutcome = when (this) {
    is HttpOutcome.NotSent -> FfiOutcome.NotSent(trouble.ffi, text)
    is HttpOutcome.NoAnswer -> FfiOutcome.NoAnswer(trouble.ffi, text)
    is HttpOutcome.Answered -> FfiOutcome.Answered(answer.ffi())
    is HttpOutcome.TooLarge -> FfiOutcome.TooLarge(answer.ffi())
}

/** What went wrong on the way. */
public enum class HttpTrouble(override val word: String, internal val ffi: FfiTrouble) : Word {
    /** The host name was not found. */
    DNS("dns", FfiTrouble.DNS),

    /** No connection: refused, unreachable, offline. */
    CONNECT("connect", FfiTrouble.CONNECT),

    /** TLS did not come about: a certificate, a protocol version. */
    TLS("tls", FfiTrouble.TLS),

    /** The connection took too long to come about. */
    CONNECT_TIMEOUT("connect_timeout", FfiTrouble.CONNECT_TIMEOUT),

    /** The call's turn did not come. */
    LINE("line", FfiTrouble.LINE),

    /** The answer took too long. */
    TIMEOUT("timeout", FfiTrouble.TIMEOUT),

    /** The connection broke. */
    BROKEN("broken", FfiTrouble.BROKEN),

    /** The answer's body broke off, or could not be decoded. */
    BODY("body", FfiTrouble.BODY),
    ;

    override fun toString(): String = word
}

/** What became of one attempt, for a log. It carries no value and no secret. */
public data class AttemptEvent(
    /** The provider. */
    public val provider: String,
    /** The operation that the attempt was for. */
    public val operation: String,
    /** Which try of its request it was; counts from 1. */
    public val attempt: Int,
    /** The method. */
    public val method: String,
    /** The path, with places instead of values. */
    public val template: String,
    /** The status of the answer. */
    public val status: Int?,
    /** What went wrong if there was no answer. */
    public val trouble: HttpTrouble?,
    /** How long it took. */
    public val took: Duration,
)

/** A transport as the bindings want it. */
internal class TransportAdapter(private val transport: HttpTransport) : FfiTransport {
    override suspend fun send(attempt: FfiAttempt): FfiOutcome = try {
        transport.send(HttpAttempt.of(attempt)).ffi()
    } catch (trouble: CancellationException) {
        throw trouble
    } catch (@Suppress("TooGenericExceptionCaught") trouble: Throwable) {
        // The words of an unknown exception may hold what must not be shown; its type does not.
        FfiOutcome.NoAnswer(FfiTrouble.BROKEN, "the app's transport threw ${trouble::class.simpleName}")
    }
}

/** A listener as the bindings want it. */
internal class Observer(private val tell: (AttemptEvent) -> Unit) : FfiObserver {
    override fun attempt(event: FfiEvent) {
        val trouble = HttpTrouble.entries.firstOrNull { it.word == event.trouble }
        val status = event.status?.toInt()
        tell(
            AttemptEvent(
                event.provider, event.operation, event.attempt.toInt(), event.method, event.template, status, trouble,
                event.took.seconds,
            ),
        )
    }
}
