package dev.numplan

import kotlinx.coroutines.suspendCancellableCoroutine
import okhttp3.Call
import okhttp3.Callback
import okhttp3.ConnectionPool
import okhttp3.CookieJar
import okhttp3.Dispatcher
import okhttp3.EventListener
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import okhttp3.Response
import okio.Buffer
import okio.IOException
import java.net.ConnectException
import java.net.NoRouteToHostException
import java.net.SocketTimeoutException
import java.net.UnknownHostException
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLException
import kotlin.coroutines.resume

/**
 * The app's OkHttp as the transport.
 *
 * Of [client] it takes the connections, the proxy, the certificates, the interceptors; what OkHttp would do by itself is
 * switched off: redirects, the retry after a connection failure, cookies, the cache. An order goes over a connection of its
 * own.
 */
public class OkHttpTransport(client: OkHttpClient = OkHttpClient()) : HttpTransport {
    private val plain: OkHttpClient = client.newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        // How many calls are under way is the engine's affair: one that waited here in a line would wait inside its time.
        .dispatcher(
            Dispatcher(client.dispatcher.executorService).apply {
                maxRequests = Int.MAX_VALUE
                maxRequestsPerHost = Int.MAX_VALUE
            },
        )
        .readTimeout(0, TimeUnit.MILLISECONDS)
        .writeTimeout(0, TimeUnit.MILLISECONDS)
        .build()

    override suspend fun send(attempt: HttpAttempt): HttpOutcome {
        val way = Way()
        val time = attempt.timeout.inWholeMilliseconds.coerceAtLeast(0)
        val own = plain.newBuilder().eventListener(way).callTimeout(time, TimeUnit.MILLISECONDS)
        // A pool that keeps nothing has nothing to give.
        if (attempt.freshConnection) own.connectionPool(ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
        val call = own.build().newCall(request(attempt))
        return suspendCancellableCoroutine { continuation ->
            continuation.invokeOnCancellation { call.cancel() }
            call.enqueue(
                object : Callback {
                    override fun onFailure(call: Call, e: IOException) = continuation.resume(way.trouble(e))

                    override fun onResponse(call: Call, response: Response) = continuation.resume(read(response, attempt.most, way))
                },
            )
        }
    }

    private fun request(attempt: HttpAttempt): Request {
        // Without a media type of its own: the headers say it.
        val needsBody = attempt.method in setOf("POST", "PUT", "PATCH")
        val body = (attempt.body ?: ByteArray(0).takeIf { needsBody })?.toRequestBody(null)
        val request = Request.Builder().url(attempt.url).method(attempt.method, body)
        attempt.headers.forEach { request.addHeader(it.name, it.value) }
        return request.build()
    }

    private fun read(response: Response, most: Long, way: Way): HttpOutcome = response.use {
        val headers = response.headers.map { (name, value) -> HttpHeader(name, value) }
        val body = Buffer()
        try {
            val source = response.body.source()
            // One byte more than may be, so that a body of exactly the limit is told from a larger one.
            while (body.size <= most && source.read(body, most + 1 - body.size) != -1L) Unit
        } catch (e: IOException) {
            return way.trouble(e)
        }
        if (body.size > most) return HttpOutcome.TooLarge(HttpAnswer(response.code, headers))
        HttpOutcome.Answered(HttpAnswer(response.code, headers, body.readByteArray()))
    }
}

/** How far a call has come; an attempt is *not sent* only if that is proved. */
private class Way : EventListener() {
    @Volatile private var connected = false

    @Volatile private var answering = false

    override fun connectionAcquired(call: Call, connection: okhttp3.Connection) {
        connected = true
    }

    override fun responseBodyStart(call: Call) {
        answering = true
    }

    fun trouble(e: IOException): HttpOutcome {
        val words = e::class.simpleName.orEmpty()
        return when {
            !connected && e is UnknownHostException -> HttpOutcome.NotSent(HttpTrouble.DNS, words)
            !connected && e is SSLException -> HttpOutcome.NotSent(HttpTrouble.TLS, words)
            !connected && e is SocketTimeoutException -> HttpOutcome.NotSent(HttpTrouble.CONNECT_TIMEOUT, words)
            !connected && (e is ConnectException || e is NoRouteToHostException) -> HttpOutcome.NotSent(HttpTrouble.CONNECT, words)
            e is SocketTimeoutException || e is java.io.InterruptedIOException -> HttpOutcome.NoAnswer(HttpTrouble.TIMEOUT, words)
            answering -> HttpOutcome.NoAnswer(HttpTrouble.BODY, words)
            else -> HttpOutcome.NoAnswer(HttpTrouble.BROKEN, words)
        }
    }
}
