package dev.numplan

import dev.numplan.internal.FfiResponse
import dev.numplan.internal.FfiAttempt
import dev.numplan.internal.FfiEvent
import dev.numplan.internal.FfiHeader
import dev.numplan.internal.FfiObserver
import dev.numplan.internal.FfiOutcome
import dev.numplan.internal.FfiTransport
import kotlinx.coroutines.CancellationException
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

/**
 * The app's HTTP stack, used instead of the engine's.
 *
 * The engine retries. A transport sends each attempt **once**: without redirects, retries, cache or cookies. It returns when
 * the response is complete or the time limit of the attempt has passed, and reads at most [HttpAttempt.most] bytes of the
 * decoded body. See [OkHttpTransport] for an implementation.
 */
public fun interface HttpTransport {
    /** Sends one attempt and returns its outcome. An exception counts as no response: the request may have arrived. */
    public suspend fun send(attempt: HttpAttempt): HttpOutcome
}

/** A request to send once. */
public class HttpAttempt internal constructor(
    /** The HTTP method. */
    public val method: String,
    /** The absolute URL. */
    public val url: String,
    /** The headers, including the credentials. */
    public val headers: List<HttpHeader>,
    /** The body, if there is one. */
    public val body: ByteArray?,
    /** The time limit, up to the last byte of the response; zero means no limit. */
    public val timeout: Duration,
    /** The number of the attempt at this request, from 1. */
    public val number: Int,
    /** The path with placeholders instead of values, for logs. */
    public val template: String,
    /**
     * Whether the request needs a new connection. The server may just have closed a kept one, which would lose the response
     * to an order.
     */
    public val freshConnection: Boolean,
    /** The size limit of the decoded response body, in bytes. */
    public val most: Long,
) {
    /** The method and the path with placeholders. */
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

/** An HTTP header. */
public data class HttpHeader(public val name: String, public val value: String) {
    /** The name and the value; the value of `authorization` is hidden. */
    override fun toString(): String = "$name: ${if (name.equals("authorization", ignoreCase = true)) "***" else value}"
}

/** An HTTP response. */
public class HttpResponse(
    public val status: Int,
    public val headers: List<HttpHeader> = emptyList(),
    /** The decoded body. */
    public val body: ByteArray = ByteArray(0),
) {
    override fun toString(): String = "HttpResponse($status, ${body.size} bytes)"

    internal fun ffi(): FfiResponse =
        FfiResponse(status.coerceIn(0, 65_535).toUShort(), headers.map { FfiHeader(it.name, it.value) }, body)
}

/** The outcome of an attempt. */
public sealed interface HttpOutcome {
    /** Provably, no byte of the request was sent. Use it only if that is certain. */
    public data class NotSent(public val trouble: HttpTrouble, public val text: String) : HttpOutcome

    /** Any other failure. */
    public data class NoResponse(public val trouble: HttpTrouble, public val text: String) : HttpOutcome

    /** A complete response with any status. */
    public data class Response(public val response: HttpResponse) : HttpOutcome

    /** A response whose decoded body exceeds the size limit; the body is empty. */
    public data class TooLarge(public val response: HttpResponse) : HttpOutcome
}

internal fun HttpOutcome.ffi(): FfiOutcome = when (this) {
    is HttpOutcome.NotSent -> FfiOutcome.NotSent(trouble.word, text)
    is HttpOutcome.NoResponse -> FfiOutcome.NoResponse(trouble.word, text)
    is HttpOutcome.Response -> FfiOutcome.Response(response.ffi())
    is HttpOutcome.TooLarge -> FfiOutcome.TooLarge(response.ffi())
}

/** The kind of a transport failure. */
public enum class HttpTrouble(override val word: String) : Word {
    /** The host name was not found. */
    DNS("dns"),

    /** No connection: refused, unreachable, offline. */
    CONNECT("connect"),

    /** The proxy refused the connection, and will refuse another attempt, too. */
    PROXY("proxy"),

    /** The TLS handshake failed: certificate or protocol version. */
    TLS("tls"),

    /** The connection was not established in time. */
    CONNECT_TIMEOUT("connect_timeout"),

    /** Too many requests were in flight, and the turn of this one did not come in time. */
    QUEUE("queue"),

    /** The response did not arrive in time. */
    TIMEOUT("timeout"),

    /** The connection broke. */
    BROKEN("broken"),

    /** The response body ended early or could not be decoded. */
    BODY("body"),
    ;

    override fun toString(): String = word
}

/** The outcome of one attempt, for a log. It contains no values and no secrets. */
public data class AttemptEvent(
    /** The provider. */
    public val provider: String,
    /** The name of the operation, such as `numbers.update`. */
    public val operation: String,
    /** The number of the attempt at its request, from 1. */
    public val attempt: Int,
    /** The HTTP method. */
    public val method: String,
    /** The path with placeholders instead of values. */
    public val template: String,
    /** The status of the response. */
    public val status: Int?,
    /** The failure, if there was no response. */
    public val trouble: HttpTrouble?,
    /** The duration of the attempt. */
    public val took: Duration,
)

/** Adapts the app's transport to the bindings. */
internal class TransportAdapter(private val transport: HttpTransport) : FfiTransport {
    override suspend fun send(attempt: FfiAttempt): FfiOutcome = try {
        transport.send(HttpAttempt.of(attempt)).ffi()
    } catch (trouble: CancellationException) {
        throw trouble
    } catch (@Suppress("TooGenericExceptionCaught") trouble: Throwable) {
        // The message of an unknown exception may contain secrets; its type does not.
        FfiOutcome.NoResponse(HttpTrouble.BROKEN.word, "the app's transport threw ${trouble::class.simpleName}")
    }
}

/** Adapts the app's observer to the bindings. */
internal class Observer(private val observe: (AttemptEvent) -> Unit) : FfiObserver {
    override fun attempt(event: FfiEvent) {
        val trouble = HttpTrouble.entries.firstOrNull { it.word == event.trouble }
        val status = event.status?.toInt()
        observe(
            AttemptEvent(
                event.provider, event.operation, event.attempt.toInt(), event.method, event.template, status, trouble,
                event.took.seconds,
            ),
        )
    }
}
