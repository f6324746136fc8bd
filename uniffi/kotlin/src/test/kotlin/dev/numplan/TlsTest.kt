package dev.numplan

import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import kotlin.io.path.createTempFile
import kotlin.io.path.deleteExisting
import kotlin.io.path.pathString
import kotlin.io.path.writeText
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

/** A server with a self-signed certificate, which the client trusts only through `caFile`. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private val stranger = Program("stranger")
    private val settings = ClientSettings(baseUrl = text(stranger.said["url"]), maxAttempts = 1)

    @AfterAll
    fun end(): Unit = stranger.close()

    private fun client(settings: ClientSettings, transport: HttpTransport? = null) = Flowroute("a", "b", settings, transport)

    private suspend fun isRefused(client: Flowroute) {
        val error = client.use { assertFailsWith<NumplanException.Network> { it.numbers.update("12065551234", alias = Change.Set("x")) } }
        assertEquals(Sent.NO, error.sent)
    }

    @Test
    fun `self-signed certificate is refused, sends nothing`(): Unit = runBlocking { isRefused(client(settings)) }

    @Test
    fun `OkHttp refuses it too, sends nothing`(): Unit =
        runBlocking { isRefused(client(settings, OkHttpTransport())) }

    @Test
    fun `certificate in caFile is trusted`(): Unit = runBlocking {
        val authority = createTempFile("numplan", ".pem").apply { writeText(text(stranger.said["authority"])) }
        client(settings.copy(caFile = authority.pathString)).use { assertEquals("12065551234", it.numbers.get("12065551234").value) }
        authority.deleteExisting()
    }
}
