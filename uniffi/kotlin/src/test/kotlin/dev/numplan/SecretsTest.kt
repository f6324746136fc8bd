package dev.numplan

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import java.io.ByteArrayOutputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.logging.Level
import java.util.logging.Logger
import kotlin.concurrent.thread
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

/** Secrets appear in no string, log, serialized form or member of a public object. */
class SecretsTest {
    @Test
    fun `leak detection finds nested secrets`() {
        val hidden = mapOf(
            "the message" to Exception(Canary.WORD),
            "a cause" to Exception("x", IllegalStateException(Canary.WORD)),
            "what was suppressed" to Exception("x").apply { addSuppressed(Exception(Canary.WORD)) },
            "its bytes" to object : Exception("x") { @Suppress("unused") val member = listOf(Canary.WORD) },
            "what stands after Basic" to Exception(Canary.said(Canary.operations.first()).replace(Canary.WORD, "")),
            "a member's member" to HttpOutcome.Response(HttpResponse(200, body = Canary.WORD.toByteArray())),
        )
        assertEquals(emptySet(), hidden.filterValues { leak(revealed(it)) == null }.keys)
    }

    @Test
    fun `results, errors and events contain no secrets`(): Unit = runBlocking {
        val events = ConcurrentLinkedQueue<AttemptEvent>()
        val errors = ArrayList<NumplanException>()
        Sandbox().use { sandbox ->
            val settings = ClientSettings(sandbox.url, timeout = 500.milliseconds, attemptTimeout = 300.milliseconds, maxAttempts = 1)
            // Orders look for 15 s for what became of them: the next test has them, and no time passes there. Of the others
            // those of one provider that carry the same secrets meet a fault together.
            for ((said, operations) in Canary.operations.filterNot(::isOrder).groupBy(Canary::said)) {
                for (fault in faults(said)) {
                    sandbox.reset()
                    sandbox.fault(written(mapOf("times" to null, "action" to fault)))
                    val client = operations.first().client(settings, events::add)
                    val ends = operations.map { async(Dispatchers.Default) { attempt { client.run(it.operation()) } } }.awaitAll()
                    client.closeAndAwait()
                    ends.filterIsInstanceTo(errors)
                    for ((case, end) in operations.zip(ends)) assertClean(end, "${case["operation"]}, $fault")
                    assertClean(client, "the client")
                }
            }
        }
        assertTrue(errors.size > 1_000, "${errors.size} errors")
        val codes = setOf(ErrorCode.UNAUTHORIZED, ErrorCode.REJECTED, ErrorCode.TIMEOUT, ErrorCode.UNSAFE_REDIRECT)
        assertEquals(emptySet(), codes - errors.map { it.code }.toSet())
        assertTrue(events.size >= errors.size / 2, "${events.size} events")
        for (event in events) assertClean(event, "an event")
    }

    private fun isOrder(case: Vector) = case.client().exchange(case.operation(), moment(0.0)).safety == "irreversible"

    @Test
    fun `writes read back contain no secrets`() {
        val named = { case: Vector -> "${case.provider} ${case["operation"]}" }
        val scripts = vectorSections().filter { it.kind == "retry" }.flatMap { it.cases }.groupBy(named)
        assertEquals(emptySet(), Canary.operations.filter(::isOrder).map(named).toSet() - scripts.keys)
        val ends = scripts.values.flatMap { cases ->
            val case = Canary.richest(cases)
            val said = Canary.said(case)
            val outcomes = faults(said).filter { it["kind"] == "response" }.map { HttpOutcome.Response(response(it)) } +
                HttpOutcome.NoResponse(HttpTrouble.BROKEN, said) + HttpOutcome.NotSent(HttpTrouble.TLS, said) +
                HttpOutcome.TooLarge(HttpResponse(200, body = said.toByteArray()))
            outcomes.map { outcome -> carriedOut(case, outcome).also { assertClean(it, "${case["operation"]}, $outcome") } }
        }
        val unknown = ends.count { it is NumplanException.OutcomeUnknown }
        assertTrue(unknown > 100, "$unknown of ${ends.size} are unknown")
    }

    /** An operation whose requests meet an outcome; what is read before it is as its script has it. */
    private fun carriedOut(case: Vector, outcome: HttpOutcome): Any {
        val responses = case["responses"]?.let(::json).orEmpty()
        val script = ArrayDeque(list(case["script"]).map(::json))
        val exchange = case.client().exchange(case.operation(), moment(0.0))
        var clock = 0.0
        var isSent = false
        return attempt {
            generateSequence { exchange.next(moment(clock), 1.0) }.firstNotNullOf { step ->
                when (step) {
                    is ExchangeStep.Done -> step.value
                    is ExchangeStep.Wait -> null.also { clock += step.time.inSeconds() }
                    is ExchangeStep.Send -> {
                        isSent = isSent || step.attempt.method != "GET"
                        val line = script.removeFirstOrNull()
                        exchange.report(if (isSent || line == null) outcome else outcome(line, responses), moment(clock), 1.0)
                        null
                    }
                }
            }
        }
    }

    @Test
    fun `provider messages leak no secrets`() {
        val cases = vectorSections().filter { it.kind in setOf("response", "error") }.flatMap { it.cases }.map(Canary::secret)
        val repeated = cases.count { case ->
            val body = speaking(case["body"], Canary.said(case))
            val line = listOf("status", "headers").associateWith { case[it] } + ("body" to body)
            assertClean(attempt { case.client().interpret(case.operation(), response(line)) }, case.name)
            leak(body.toString()) != null
        }
        assertTrue(repeated > 50, "$repeated of ${cases.size}")
    }

    /** A response whose words for people, and names of requests and errors, say something else. */
    private fun speaking(value: Any?, said: String, isWords: Boolean = false): Any? = when (value) {
        is String -> if (isWords) said else value
        is List<*> -> value.map { speaking(it, said, isWords) }
        is Map<*, *> -> value.mapValues { (name, member) -> speaking(member, said, isWords || name in WORDS) }
        else -> value
    }

    @Test
    fun `errors survive serialization`() {
        val case = Canary.operations.first()
        val body = written(mapOf("errors" to listOf(mapOf("title" to Canary.said(case))))).toByteArray()
        val turnedAway = assertFailsWith<NumplanException.RateLimited> {
            case.client().interpret(case.operation(), HttpResponse(429, listOf(HttpHeader("retry-after", "7")), body))
        }
        assertEquals(7.seconds to 1, turnedAway.retryAfter to turnedAway.serverErrors.size)
        val refused = assertFailsWith<NumplanException.InvalidInput> {
            Flowroute("a", "b").use { it.prepare(Flowroute.Numbers.update("1", messagingCallbackUrl = Canary.URL)) }
        }
        assertTrue(refused.fields.size > 1, "$refused")
        for (error in listOf(turnedAway, refused, NumplanException.of(refused.details, result = this))) {
            val bytes = ByteArrayOutputStream()
            ObjectOutputStream(bytes).use { it.writeObject(error) }
            val back = ObjectInputStream(bytes.toByteArray().inputStream()).use { it.readObject() as NumplanException }
            assertEquals(error, back)
            assertEquals(error.stackTraceToString(), back.stackTraceToString())
            assertNull(back.result)
            assertClean(back, "$error")
        }
    }

    @Test
    fun `models mask callback URLs`() {
        val body = mapOf("id" to 123, "number" to "12565378257", "sms_relay_url" to Canary.URL, "call_status_url" to Canary.URL)
        val number = Wavix("a").use { it.interpret(Wavix.Numbers.get(id = 123), HttpResponse(200, body = written(body).toByteArray())) }
        assertNull(leak(revealed(number)))
        assertEquals(listOf(number.callStatusUrl), listOf(number.smsRelayUrl).filter { it != null && "***" in it })
    }

    @Test
    fun `exceptions of app code leak no secrets`(): Unit = runBlocking {
        val words = Canary.said(Canary.operations.first())
        val open = { transport: HttpTransport ->
            Flowroute("canary-access-key", "canary-secret-key", transport = transport, observer = { error(words) })
        }
        val clients = listOf(
            open { error(words) },
            open { HttpOutcome.NoResponse(HttpTrouble.BROKEN, words) },
            open { HttpOutcome.NotSent(HttpTrouble.CONNECT, words) },
        )
        for (client in clients) assertClean(assertFailsWith<NumplanException> { client.use { it.numbers.get("12065551234") } }, words)
        // The app's own exception is the cause, as it was thrown. The details repeat nothing of it.
        val error = assertFailsWith<NumplanException.Config> { Flowroute { error(words) }.use { it.numbers.get("12065551234") } }
        assertClean(error.details, words)
        assertEquals(words, generateSequence<Throwable>(error) { it.cause }.last().message)
    }

    @Test
    fun `errors do not repeat malformed values`() {
        for (value in Canary.malformed) {
            val opened = listOf<() -> AutoCloseable>(
                { Flowroute("a", "b", ClientSettings(baseUrl = value)) },
                { Flowroute(value, "\n") },
                { Flowroute("", value) },
                { Plivo(value, value) },
                { Wavix(value, ClientSettings(baseUrl = value, timeout = (-1).seconds)) },
            )
            for (open in opened) assertClean(attempt { open().apply { close() } }, value)
            val fields = Flowroute("a", "b").use { client ->
                val update = Flowroute.Numbers.update("12065551234", messagingEnabled = true, messagingCallbackUrl = value)
                assertFailsWith<NumplanException.InvalidInput>(value) { client.prepare(update) }
            }
            assertClean(fields, value)
            assertClean(checkCallbackUrl(value), value)
        }
        assertFailsWith<NumplanException> { Plivo("canary", "x") }
        assertFailsWith<NumplanException> { Flowroute("a", "b", ClientSettings(baseUrl = "https://canary@")) }
    }

    @Test
    fun `holders of secrets hide them`() {
        for (case in Canary.operations) {
            val client = case.client()
            assertClean(client, "the client")
            val step = client.exchange(case.operation(), moment(0.0)).next(moment(0.0), 1.0)
            for (holder in listOf(step, case.operation())) assertNull(leak(holder.toString()))
            if (Canary.isRefused(case)) continue
            val prepared = client.prepare(case.operation())
            for (holder in listOf(prepared, prepared.request, prepared.request.headers)) assertNull(leak(holder.toString()))
            val carried = prepared.request.headers.joinToString { it.value } + prepared.request.body?.decodeToString()
            if (case["fields"].toString().contains(Canary.URL)) assertTrue("canary-token" in carried, carried)
        }
        val credentials = listOf(
            FlowrouteCredentials("canary-a", "canary-b"), PlivoCredentials("canary-a", "canary-b"), WavixCredentials("canary-a"),
        )
        assertEquals(emptyList(), credentials.filter { leak("$it") != null })
        val clients =
            listOf(Flowroute("canary-a", "canary-b"), Wavix("canary-a"), Flowroute { FlowrouteCredentials("canary-a", "canary-b") })
        for (client in clients) client.use { assertClean(it, "the client") }
        val headers = listOf(HttpHeader("Authorization", "x"), HttpHeader("AUTHORIZATION", "x"), HttpHeader("accept", "x"))
        assertEquals("[Authorization: ***, AUTHORIZATION: ***, accept: x]", "$headers")
    }

    @Test
    fun `settings hide user info of the URL`() {
        val addresses = mapOf(
            "https://example.com:1/x" to "https://example.com:1/x",
            "https://canary:canary@example.com/x" to "https://***@example.com/x",
            "https://canary/canary:canary@canary@example.com" to "https://***@example.com",
            "canary:canary@example.com" to "***@example.com",
            "canary@http://" to "***@http://",
        )
        for ((given, shown) in addresses) {
            val settings = ClientSettings(given, timeout = 2.seconds, maxAttempts = 1)
            assertEquals("ClientSettings(baseUrl=$shown, timeout=2s, maxAttempts=1)", "$settings")
            assertEquals(given, settings.baseUrl)
        }
        assertEquals("ClientSettings()", "${ClientSettings()}")
    }

    @Test
    fun `uncaught errors and logs contain no secrets`() = Sandbox().use { sandbox ->
        val (code, said) = runJava(UncaughtProgram::class.java, listOf(sandbox.url))
        assertEquals(1, code, said)
        val parts = listOf("SEVERE: ", "Exception in thread \"main\" dev.numplan.NumplanException\$Unauthorized")
        for (part in parts) assertTrue(part in said, said)
        assertNull(leak(said))
    }

    private fun assertClean(value: Any, what: String) {
        assertNull(leak(revealed(withoutModels(value))), what)
        if (value is Updated<*>) value.failure?.let { assertClean(it, what) }
    }

    /** Without what the provider shows of the number, which is as it came; but a URL is masked where it is not the model's. */
    private fun withoutModels(value: Any): Any? = when (value) {
        is Updated<*> -> {
            val fields = value.fields.map { if (it.field.endsWith("Url")) it else it.copy(observed = null) }
            value.copy(number = null, before = null, fields = fields, unrequested = value.unrequested.filter { it.field.endsWith("Url") })
        }
        is WavixUpdatedMany -> value.records.map { withoutModels(it.updated) }
        is Receipt<*> -> value.copy(item = null)
        is Page<*> -> value.copy(items = emptyList())
        is FlowrouteNumber, is FlowrouteProvisioning, is PlivoNumber, is WavixNumber, is WavixCart -> null
        else -> value
    }

    private inline fun attempt(make: () -> Any): Any = try {
        make()
    } catch (error: NumplanException) {
        error
    }

    private companion object {
        val WORDS = setOf("errors", "error", "message", "title", "detail", "api_id", "code")
    }
}

/** Logs an error, lets a thread end by it, and then itself. */
object UncaughtProgram {
    @JvmStatic
    fun main(arguments: Array<String>): Unit = runBlocking {
        val client = Flowroute("canary-access-key", "canary-secret-key", ClientSettings(baseUrl = arguments.single()))
        val update = suspend { client.numbers.update("12065551234", messagingEnabled = true, messagingCallbackUrl = Canary.URL) }
        val error = assertFailsWith<NumplanException> { update() }
        Logger.getLogger("app").log(Level.SEVERE, "$client: $error", error)
        thread { throw error }.join()
        update()
    }
}
