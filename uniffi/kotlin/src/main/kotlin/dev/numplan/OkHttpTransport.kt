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
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLException
import kotlin.coroutines.resume

/**
 * Sends requests with the app's OkHttp.
 *
 * Uses the connections, proxy, certificates and interceptors of [client]. Turns off redirects, retries after connection
 * failures, cookies and the cache. Each order uses a new connection. Its threads do not keep a JVM running.
 */
public class OkHttpTransport(client: OkHttpClient = OkHttpClient()) : HttpTransport {
    private val plain: OkHttpClient = client.newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        // The engine limits the requests in flight. A request that waited here would use up its time limit.
        .dispatcher(
            Dispatcher(Executors.newCachedThreadPool(::daemon)).apply {
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
        // An empty pool has no kept connection.
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
        // No media type: the headers have it.
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
            // Reads one byte beyond the limit to detect a larger body.
            while (body.size <= most && source.read(body, most + 1 - body.size) != -1L) Unit
        } catch (e: IOException) {
            return way.trouble(e)
        }
        if (body.size > most) return HttpOutcome.TooLarge(HttpResponse(response.code, headers))
        HttpOutcome.Response(HttpResponse(response.code, headers, body.readByteArray()))
    }
}

/** OkHttp's own threads would keep a JVM running for a minute after the last request. */
private fun daemon(work: Runnable): Thread = Thread(work, "numplan-okhttp").apply { isDaemon = true }

/** The progress of a request. An attempt counts as not sent only if that is certain. */
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
            e is SocketTimeoutException || e is java.io.InterruptedIOException -> HttpOutcome.NoResponse(HttpTrouble.TIMEOUT, words)
            answering -> HttpOutcome.NoResponse(HttpTrouble.BODY, words)
            else -> HttpOutcome.NoResponse(HttpTrouble.BROKEN, words)
        }
    }
}
