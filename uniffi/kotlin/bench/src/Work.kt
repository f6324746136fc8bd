// Does one of the pieces of work that `bench` measures, on the JVM; its README says what each does and prints.
//
//   Work update BY URL AT_A_TIME | check BY FILE | load BY

package dev.numplan.bench

import com.plivo.api.PlivoClient
import com.sun.management.OperatingSystemMXBean
import dev.numplan.Change
import dev.numplan.ClientSettings
import dev.numplan.PhoneNumber
import dev.numplan.Plivo
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.suspendCancellableCoroutine
import okhttp3.Call
import okhttp3.Callback
import okhttp3.ConnectionPool
import okhttp3.Credentials
import okhttp3.Dispatcher
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import okhttp3.Response
import java.io.File
import java.io.IOException
import java.lang.management.ManagementFactory
import java.util.concurrent.Executors
import java.util.concurrent.Future
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import kotlin.coroutines.resumeWithException
import kotlin.system.exitProcess

private const val NUMBER = "12025551111"
private const val AUTH_ID = "MASANDBOX00000000000"
private const val AUTH_TOKEN = "sandbox-auth-token"
private const val ALIAS = "Front desk"

/**
 * The warm-up that `bench/README.md` describes: seconds of a batch, the gain that counts as faster, how many batches
 * without one end it, and how many there are at most. Then that number of batches is measured. The compiler of the virtual
 * machine works in steps, so a batch is longer than in other languages.
 */
private const val BATCH = 0.5
private const val FASTER = 0.02
private const val IDLE_BATCHES = 4
private const val MOST_BATCHES = 20
private const val MEASURED_BATCHES = 2

/** Rounds of checks. The compiler has done its work in the later ones. */
private const val ROUNDS = 150

fun main(given: Array<String>) {
    val (work, by) = given
    when (work) {
        "update" -> update(by, given[2], given[3].toInt())
        "check" -> check(by, File(given[2]).readLines())
        "load" -> load(by)
        else -> error("no such work: $work")
    }
    // OkHttp's threads would keep the process for a minute.
    exitProcess(0)
}

/** Prints what was measured. */
private fun tell(vararg figures: Pair<String, Number?>) {
    println(figures.joinToString(", ", "{", "}") { (name, figure) -> "\"$name\": $figure" })
}

/** The most memory that this process has held, in bytes, where the system tells. */
private fun peak(): Long? {
    val line = runCatching { File("/proc/self/status").readLines() }.getOrNull()?.find { it.startsWith("VmHWM") }
    return line?.filter(Char::isDigit)?.toLong()?.times(1024)
}

/** Processor time of this process, in seconds. */
private fun processor(): Double = (ManagementFactory.getOperatingSystemMXBean() as OperatingSystemMXBean).processCpuTime / 1e9

private fun update(by: String, url: String, atATime: Int) {
    val some: (Int) -> Unit = when (by) {
        "numplan" -> awaited(atATime, byNumplan(url))
        "plivo" -> blocking(atATime, byPlivo(url))
        "okhttp" -> blocking(atATime, byOkHttp(url))
        "okhttp, awaited" -> awaited(atATime, byAwaitedOkHttp(url))
        else -> error("unknown way to update: $by")
    }
    var count = atATime * 4
    while (measured(count, some).seconds < BATCH) count *= 2
    var best = Double.POSITIVE_INFINITY
    var idle = 0
    repeat(MOST_BATCHES) {
        if (idle == IDLE_BATCHES) return@repeat
        val cpu = measured(count, some).cpu
        idle = if (cpu < best * (1 - FASTER)) 0 else idle + 1
        best = minOf(best, cpu)
    }
    System.gc()
    val figures = measured(count * MEASURED_BATCHES, some)
    tell("cpu" to figures.cpu, "wall" to figures.wall, "memory" to peak())
}

/** Processor time and wall time of an update, and wall time of all. */
private class Figures(val cpu: Double, val wall: Double, val seconds: Double)

private fun measured(count: Int, some: (Int) -> Unit): Figures {
    val processor = processor()
    val began = System.nanoTime()
    some(count)
    val seconds = (System.nanoTime() - began) / 1e9
    return Figures((processor() - processor) / count, seconds / count, seconds)
}

private fun awaited(atATime: Int, one: suspend () -> Unit): (Int) -> Unit = { count ->
    val left = AtomicInteger(count)
    runBlocking(Dispatchers.Default) {
        coroutineScope {
            repeat(atATime) { launch { while (left.getAndDecrement() > 0) one() } }
        }
    }
}

private fun blocking(atATime: Int, one: () -> Unit): (Int) -> Unit {
    val threads = Executors.newFixedThreadPool(atATime) { work -> Thread(work).apply { isDaemon = true } }
    return { count ->
        val left = AtomicInteger(count)
        val workers = List(atATime) { threads.submit { while (left.getAndDecrement() > 0) one() } }
        workers.forEach(Future<*>::get)
    }
}

private fun byNumplan(url: String): suspend () -> Unit {
    val client = Plivo(AUTH_ID, AUTH_TOKEN, ClientSettings(baseUrl = url, maxRate = 0.0))
    return { check(client.numbers.update(NUMBER, alias = Change.Set(ALIAS)).ok) }
}

private fun byPlivo(url: String): () -> Unit {
    // The SDK has no setting for its address.
    PlivoClient::class.java.getDeclaredField("BASE_URL").apply { isAccessible = true }.set(null, "$url/v1/")
    val client = PlivoClient(AUTH_ID, AUTH_TOKEN)
    return { check(com.plivo.api.models.number.Number.updater(NUMBER).alias(ALIAS).client(client).update().message == "changed") }
}

private fun byOkHttp(url: String): () -> Unit {
    val call = okHttpCall(url)
    return { call().execute().use(::judge) }
}

private fun byAwaitedOkHttp(url: String): suspend () -> Unit {
    val call = okHttpCall(url)
    return { call().response().use(::judge) }
}

private fun okHttpCall(url: String): () -> Call {
    val dispatcher = Dispatcher().apply { maxRequestsPerHost = maxRequests }
    val client = OkHttpClient.Builder().dispatcher(dispatcher).connectionPool(ConnectionPool(64, 5, TimeUnit.MINUTES)).build()
    val request = Request.Builder().url("$url/v1/Account/$AUTH_ID/Number/$NUMBER/")
        .header("Authorization", Credentials.basic(AUTH_ID, AUTH_TOKEN))
        .post("""{"alias": "$ALIAS"}""".toRequestBody("application/json".toMediaType())).build()
    return { client.newCall(request) }
}

/** As the extension `executeAsync` of OkHttp does. */
private suspend fun Call.response(): Response = suspendCancellableCoroutine { waiting ->
    waiting.invokeOnCancellation { cancel() }
    enqueue(object : Callback {
        override fun onFailure(call: Call, e: IOException) = waiting.resumeWithException(e)

        override fun onResponse(call: Call, response: Response) = waiting.resume(response) { _, late, _ -> late.close() }
    })
}

private fun judge(response: Response) = check(response.isSuccessful && "changed" in response.body.string())

/** The least time of several rounds, for each of the numbers. */
private fun check(by: String, numbers: List<String>) {
    val some = if (by == "check") numbers.take(2_000) else numbers
    val round: () -> Unit = when (by) {
        "check" -> ({ some.forEach { check(PhoneNumber.check(it).valid) } })
        "column" -> ({ PhoneNumber.checkColumn(some) })
        else -> error("unknown way to check: $by")
    }
    val least = (0 until ROUNDS).minOf {
        val began = System.nanoTime()
        round()
        System.nanoTime() - began
    }
    tell("each" to least / 1e9 / some.size)
}

/** Makes a client. The parent process measures the time. */
private fun load(by: String) {
    val client = when (by) {
        "nothing" -> null
        "numplan" -> Plivo(AUTH_ID, AUTH_TOKEN)
        "plivo" -> PlivoClient(AUTH_ID, AUTH_TOKEN)
        "okhttp" -> OkHttpClient()
        else -> error("unknown way to load: $by")
    }
    tell("memory" to peak(), "clients" to if (client == null) 0 else 1)
}
