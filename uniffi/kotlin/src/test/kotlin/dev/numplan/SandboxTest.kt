package dev.numplan

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Test
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.startCoroutine
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

class SandboxTest : OnSandbox() {
    @Test
    fun `update sets, clears and reports each field`() = runBlocking {
        sandbox.flowroute().use { client ->
            val updated = client.numbers.update("12065551234", alias = Change.Set("NYC"), cnamLookupsEnabled = true)
            assertTrue(updated.ok)
            assertEquals("NYC", updated.number?.alias)
            assertEquals(listOf("alias", "cnamLookupsEnabled"), updated.fields.map { it.field })
            assertTrue(updated.fields.all { it.state == FieldState.APPLIED && it.evidence == Evidence.ECHO })

            val cleared = client.numbers.update("12065551234", alias = Change.Clear).require()
            assertNull(cleared.number?.alias)
            assertEquals(true, cleared.number?.cnamLookupsEnabled)
        }
    }

    @Test
    fun `operations accept a PhoneNumber`() = runBlocking {
        sandbox.flowroute().use { client ->
            assertEquals("12065551234", client.numbers.get(PhoneNumber.parse("+12065551234")).value)
        }
    }

    @Test
    fun `invalid input lists all fields, sends nothing`(): Unit = runBlocking {
        sandbox.flowroute().use { client ->
            val error = assertFailsWith<NumplanException.InvalidInput> {
                client.numbers.update("2065551234", messagingCallbackUrl = "nonsense")
            }
            assertEquals(setOf("number", "messagingCallbackUrl"), error.fields.map { it.field }.toSet())
            assertEquals(error.details.message, error.message)
            assertEquals(error.message, error.localizedMessage)
            assertEquals(Sent.NO, error.sent)
            assertEquals(0, sandbox.seen("PATCH"))
        }
    }

    @Test
    fun `missing number is not found`() = runBlocking {
        sandbox.flowroute().use { client ->
            val error = assertFailsWith<NumplanException.NotFound> { client.numbers.get("12065550000") }
            assertEquals(404L, error.status)
            assertEquals(ProviderId.FLOWROUTE, error.provider)
            assertEquals("numbers.get", error.operation)
        }
    }

    @Test
    fun `list reads only the pages collected`() = runBlocking {
        sandbox.control("POST", "numbers/many", """{"provider": "flowroute", "count": 450}""")
        sandbox.flowroute().use { client ->
            val all = client.numbers.list().toList()
            assertEquals(all.size, all.map { it.value }.toSet().size)
            assertTrue(all.size >= 450)
            val pages = client.numbers.list().pages.toList()
            assertEquals(all.size, pages.sumOf { it.items.size })
            assertTrue(pages.size >= 3)

            sandbox.control("DELETE", "log")
            assertNotNull(client.numbers.list().first())
            assertEquals(1, sandbox.seen("GET"))
            assertEquals(2, client.numbers.listPage(limit = 2).items.size)
        }
    }

    @Test
    fun `list reports a count mismatch at its end`(): Unit = runBlocking {
        val told = ArrayList<CountMismatch>()
        sandbox.plivo().use { client ->
            client.numbers.list().onMismatch(told::add).toList()
            assertTrue(told.isEmpty())
            val page = """{"api_id": "x", "meta": {"limit": 20, "offset": 0, "total_count": 3, "next": null, "previous": null}, "objects": []}"""
            sandbox.fault("""{"times": null, "action": {"kind": "response", "status": 200, "body": $page}}""")
            client.numbers.list().onMismatch(told::add).toList()
            assertEquals(listOf(CountMismatch(3, 0)), told)
        }
    }

    @Test
    fun `error of require has the result`(): Unit = runBlocking {
        sandbox.flowroute().use { client ->
            val body = """{"data": {"type": "number", "id": "12065551234", "attributes": {"value": "12065551234", "alias": "other"}}}"""
            val update = Flowroute.Numbers.update("12065551234", alias = Change.Set("NYC"))
            val updated = client.interpret(update, HttpResponse(200, body = body.toByteArray()))
            assertFalse(updated.ok)
            val error = assertFailsWith<NumplanException> { updated.require() }
            assertEquals(updated, error.result)
            assertEquals(updated.failure, error)
        }
    }

    @Test
    fun `64 operations run concurrently`() = runBlocking {
        sandbox.fault("""{"times": null, "action": {"kind": "delay", "ms": 400}}""")
        sandbox.flowroute().use { client ->
            val begin = System.nanoTime()
            (1..64).map { async(Dispatchers.Default) { client.numbers.get("12065551234") } }.awaitAll()
            val took = (System.nanoTime() - begin) / 1_000_000
            assertTrue(took < 64 * 400 / 4, "$took ms")
        }
    }

    @Test
    fun `canceled job cancels its operation`() = runBlocking {
        sandbox.fault("""{"action": {"kind": "hang"}}""")
        sandbox.flowroute().use { client ->
            val job = launch(Dispatchers.Default) { client.numbers.get("12065551234") }
            withTimeout(5.seconds) { while (sandbox.seen("GET") == 0) delay(5.milliseconds) }
            withTimeout(5.seconds) { job.cancelAndJoin() }
            // closeAndAwait would wait for an operation that is still running.
            withTimeout(5.seconds) { client.closeAndAwait() }
        }
    }

    @Test
    fun `coroutine without a dispatcher closes the client`() {
        val body: suspend () -> String? = {
            sandbox.flowroute().use { client ->
                assertNotNull(client.numbers.list().first())
                client.numbers.get("12065551234").value
            }
        }
        for (context in listOf(EmptyCoroutineContext, Dispatchers.Unconfined)) {
            val ended = CompletableFuture<String?>()
            body.startCoroutine(Continuation(context) { result -> result.fold(ended::complete, ended::completeExceptionally) })
            assertEquals("12065551234", ended.get(20, TimeUnit.SECONDS))
        }
    }

    @Test
    fun `order canceled after sending becomes detached`() = runBlocking {
        sandbox.fault("""{"method": "POST", "action": {"kind": "delay", "ms": 300}}""")
        sandbox.flowroute().use { client ->
            val number = assertNotNull(client.numbers.search().first().value)
            val job = launch(Dispatchers.Default) { client.numbers.buy(number) }
            withTimeout(5.seconds) { while (sandbox.seen("POST") == 0) delay(5.milliseconds) }
            job.cancelAndJoin()
            withTimeout(10.seconds) { client.closeAndAwait() }
            val order = client.detachedOrders().single()
            assertEquals("numbers.buy", order.operation)
            assertFalse(order.isRunning)
            assertNull(order.error)
            val receipt = assertIs<Receipt<*>>(order.result)
            assertEquals(FieldState.APPLIED, receipt.state)
            assertEquals(number, assertIs<FlowrouteNumber>(receipt.item).value)
            assertEquals(1, sandbox.seen("POST"))
        }
    }

    @Test
    fun `credentials are loaded lazily, reloaded after 401`() = runBlocking {
        var asked = 0
        val client = Flowroute(sandbox.settings) {
            asked += 1
            FlowrouteCredentials("sandbox-access-key", if (asked == 1) "old" else "sandbox-secret-key")
        }
        client.use {
            assertEquals(0, asked)
            assertEquals("12065551234", client.numbers.get("12065551234").value)
            client.numbers.get("12065551234")
            assertEquals(2, asked)
            assertEquals(3, sandbox.seen("GET"))
        }
    }

    @Test
    fun `failing credentials become a config error`(): Unit = runBlocking {
        Flowroute(sandbox.settings) { error("key-store-secret") }.use { client ->
            val error = assertFailsWith<NumplanException.Config> { client.numbers.get("12065551234") }
            assertFalse("key-store-secret" in error.message)
            assertEquals("key-store-secret", generateSequence<Throwable>(error) { it.cause }.last().message)
            assertFailsWith<NumplanException.Config> { client.numbers.list().first() }
        }
    }

    @Test
    fun `app sends a prepared request itself`() = runBlocking {
        sandbox.flowroute().use { client ->
            val prepared = client.prepare(Flowroute.Numbers.get("12065551234"))
            assertEquals("GET /v2/numbers/{number}", prepared.request.toString())
            assertEquals("${sandbox.url}/v2/numbers/12065551234", prepared.request.url)
            val body = """{"data": {"type": "number", "id": "12065551234", "attributes": {"value": "12065551234", "alias": "x"}}}"""
            assertEquals("x", prepared.interpret(HttpResponse(200, body = body.toByteArray())).alias)
            assertFailsWith<NumplanException.BadResponse> { prepared.interpret(HttpResponse(200)) }
        }
    }

    @Test
    fun `exchange retries after a 503`() = runBlocking {
        sandbox.flowroute().use { client ->
            val at = Moment(0.seconds, 1_700_000_000.seconds)
            val exchange = client.exchange(Flowroute.Numbers.get("12065551234"), at)
            assertEquals("read_only", exchange.safety)
            assertIs<ExchangeStep.Send>(exchange.next(at, 0.0))
            exchange.report(HttpOutcome.Response(HttpResponse(503)), at, 0.0)
            assertEquals(2, assertIs<ExchangeStep.Send>(exchange.next(at, 0.0)).attempt.number)
        }
    }

    @Test
    fun `observer sees attempts without values`() = runBlocking {
        val events = Channel<AttemptEvent>(Channel.UNLIMITED)
        sandbox.flowroute(observer = { events.trySend(it) }).use { client ->
            client.numbers.get("12065551234")
            val event = events.receive()
            assertEquals("/v2/numbers/{number}", event.template)
            assertEquals(200, event.status)
        }
    }

    @Test
    fun `Plivo and Wavix accept updates`() = runBlocking {
        sandbox.plivo().use { client ->
            val number = assertNotNull(client.numbers.list().first().number)
            assertTrue(client.numbers.update(number, alias = Change.Set("Front desk"), cnamLookup = PlivoToggle.DISABLED).ok)
        }
        sandbox.wavix().use { client ->
            val id = assertNotNull(client.numbers.list().first().id)
            val destination = WavixDestination("sip:x@example.com", 1, WavixTransport.SIP_URI)
            assertTrue(client.numbers.update(id = id, destinations = Change.Set(listOf(destination))).ok)
        }
    }

    @Test
    fun `Wavix takes a number or an id`(): Unit = runBlocking {
        sandbox.wavix().use { client ->
            val (id, number) = client.numbers.list().first().let { assertNotNull(it.id) to assertNotNull(it.number) }
            assertEquals(client.numbers.get(id), client.numbers.get(number))
            assertTrue(client.numbers.update(number, callRecordingEnabled = true).ok)
            assertTrue(client.numbers.update(id, callRecordingEnabled = false).ok)
            assertTrue(client.numbers.release(ids = listOf(id)).ok)
            assertFailsWith<NumplanException.NotFound> { client.numbers.get(number) }
        }
    }

    @Test
    fun `numbers of all providers share an interface`() = runBlocking {
        val numbers: List<AccountNumber> = listOf(
            sandbox.flowroute().use { it.numbers.list().first() },
            sandbox.plivo().use { it.numbers.list().first() },
            sandbox.wavix().use { it.numbers.list().first() },
        )
        for (number in numbers) assertEquals(PhoneNumber.parse(assertNotNull(number.phoneNumber)).digits, number.phoneNumber)
        assertTrue(numbers.all { it.monthlyPrice?.amount != null })
    }

    @Test
    fun `wrong credentials name no environment variable`(): Unit = runBlocking {
        Flowroute("wrong", "wrong", sandbox.settings).use { client ->
            val error = assertFailsWith<NumplanException.Unauthorized> { client.numbers.get("12065551234") }
            assertTrue(error.message.endsWith("check the access key and secret key"), error.message)
        }
    }

    @Test
    fun `exception keeps the frames of its caller`() = runBlocking {
        suspend fun caller(client: Flowroute) = kotlinx.coroutines.withContext(Dispatchers.Default) {
            client.numbers.get("12065550000")
        }
        sandbox.flowroute().use { client ->
            val error = assertFailsWith<NumplanException.NotFound> { caller(client) }
            assertTrue(error.stackTraceToString().contains("SandboxTest"), error.stackTraceToString())
            assertEquals(404L, error.createCopy().status)
        }
    }

    @Test
    fun `app creates exceptions and lists for its tests`() {
        val error = NumplanException.of(ErrorDetails(ErrorCode.RATE_LIMITED, "slow down", retryAfter = 2.seconds))
        assertIs<NumplanException.RateLimited>(error)
        assertEquals(2.seconds, error.retryAfter)
    }

    @Test
    fun `toString hides secrets`() {
        val client = sandbox.flowroute()
        val shown = listOf(client, client.numbers, FlowrouteCredentials("sandbox-access-key", "sandbox-secret-key"), client.prepare(Flowroute.Numbers.get("12065551234")).request)
        assertFalse(shown.any { "sandbox-" in it.toString() })
        client.close()
    }

    @Test
    fun `column check returns numbers and findings`() {
        val column = PhoneNumber.checkColumn(listOf("12065551234", "(206) 555-1234", "n/a"))
        assertEquals(listOf(12065551234, 12065551234, 0), column.numbers.toList())
        assertEquals(1, column.counts.valid)
        assertTrue(FindingCode.FORM in column.findings(1))
        assertEquals("12065551234", PhoneNumber.normalize("(206) 555-1234").number)
        assertFalse(PhoneNumber.check("1-800-FLOWERS").valid)
    }
}
