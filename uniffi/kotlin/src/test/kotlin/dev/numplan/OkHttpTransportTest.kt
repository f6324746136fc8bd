package dev.numplan

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

class OkHttpTransportTest : OnSandbox() {
    private fun client(settings: ClientSettings = sandbox.settings) = sandbox.flowroute(settings, OkHttpTransport())

    @Test
    fun `update succeeds`(): Unit = runBlocking {
        client().use { assertTrue(it.numbers.update("12065551234", alias = Change.Set("NYC")).ok) }
    }

    @Test
    fun `transport does not keep a JVM running`() {
        val begin = System.nanoTime()
        val (code, said) = runJava(OkHttpProgram::class.java, listOf(sandbox.url))
        assertEquals(0, code, said)
        // OkHttp's own threads end a minute after the last request.
        assertTrue(System.nanoTime() - begin < 50.seconds.inWholeNanoseconds, said)
    }

    @Test
    fun `only the engine retries a dropped read`() = runBlocking {
        sandbox.fault("""{"action": {"kind": "drop"}}""")
        client().use { it.numbers.get("12065551234") }
        assertEquals(2, sandbox.seen("GET"))
    }

    @Test
    fun `order with a lost response is sent once`() = runBlocking {
        sandbox.fault("""{"method": "POST", "action": {"kind": "drop", "commit": true}}""")
        client().use { client ->
            val number = assertNotNull(client.numbers.search().first().value)
            assertTrue(client.numbers.buy(number).isReconciled)
            assertEquals(1, sandbox.seen("POST"))
        }
    }

    @Test
    fun `refused connection sends nothing`(): Unit = runBlocking {
        val settings = ClientSettings(baseUrl = "http://127.0.0.1:9", maxAttempts = 1)
        client(settings).use { client ->
            val error = assertFailsWith<NumplanException.Network> { client.numbers.update("12065551234", alias = Change.Set("x")) }
            assertEquals(Sent.NO, error.sent)
        }
    }

    @Test
    fun `64 operations run concurrently`(): Unit = runBlocking {
        sandbox.fault("""{"times": null, "action": {"kind": "delay", "ms": 400}}""")
        // OkHttp's default of five requests per host would take 5.2 s.
        client().use { client ->
            client.numbers.get("12065551234")
            val begin = System.nanoTime()
            (1..64).map { async(Dispatchers.Default) { client.numbers.get("12065551234") } }.awaitAll()
            val took = (System.nanoTime() - begin) / 1_000_000
            assertTrue(took < 64 * 400 / 8, "$took ms")
        }
    }

    @Test
    fun `redirect is not followed`(): Unit = runBlocking {
        sandbox.fault("""{"action": {"kind": "response", "status": 302, "headers": {"location": "/elsewhere"}}}""")
        client().use { assertFailsWith<NumplanException.UnsafeRedirect> { it.numbers.get("12065551234") } }
        assertEquals(1, sandbox.seen("GET"))
    }

    @Test
    fun `response beyond the limit is refused`(): Unit = runBlocking {
        sandbox.fault("""{"times": null, "action": {"kind": "bomb", "megabytes": 64}}""")
        client().use { assertFailsWith<NumplanException.BadResponse> { it.numbers.get("12065551234") } }
    }

    @Test
    fun `canceled job cancels its operation`() = runBlocking {
        sandbox.fault("""{"action": {"kind": "hang"}}""")
        client().use { client ->
            val job = launch(Dispatchers.Default) { client.numbers.get("12065551234") }
            withTimeout(5.seconds) { while (sandbox.seen("GET") == 0) delay(5.milliseconds) }
            withTimeout(5.seconds) { job.cancelAndJoin() }
            withTimeout(5.seconds) { client.closeAndAwait() }
        }
    }
}
