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

/** A server whose certificate nobody vouches for, unless the client is told to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private val stranger = Program("stranger")
    private val settings = ClientSettings(baseUrl = text(stranger.said["url"]), attempts = 1)

    @AfterAll
    fun end(): Unit = stranger.close()

    private fun client(settings: ClientSettings, transport: HttpTransport? = null) = Flowroute("a", "b", settings, transport)

    private suspend fun isRefused(client: Flowroute) {
        val error = client.use { assertFailsWith<NumplanException.Network> { it.numbers.update("12065551234", alias = Change.Set("x")) } }
        assertEquals(Sent.NO, error.sent)
    }

    @Test
    fun `an unknown certificate is refused, and nothing was sent`(): Unit = runBlocking { isRefused(client(settings)) }

    @Test
    fun `OkHttp refuses it as well, and knows that nothing was sent`(): Unit =
        runBlocking { isRefused(client(settings, OkHttpTransport())) }

    @Test
    fun `an authority of one's own is trusted when it is named`(): Unit = runBlocking {
        val authority = createTempFile("numplan", ".pem").apply { writeText(text(stranger.said["authority"])) }
        client(settings.copy(caFile = authority.pathString)).use { assertEquals("12065551234", it.numbers.get("12065551234").value) }
        authority.deleteExisting()
    }
}
