package dev.numplan

import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.TestInstance
import java.io.File
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

/** A program of the project that says where it listens, and ends with its standard input. */
class Program(name: String) : AutoCloseable {
    private val process: Process

    /** Its output. */
    val said: Json

    init {
        val sandbox = checkNotNull(System.getenv("NUMPLAN_SANDBOX")) { "NUMPLAN_SANDBOX is not set: `make test-kotlin` sets it" }
        val program = File(sandbox).resolveSibling(name).path
        process = ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.INHERIT).start()
        said = objectIn(process.inputStream.bufferedReader().readLine())
    }

    override fun close() {
        process.outputStream.close()
        process.waitFor()
    }
}

/** The three providers on this machine. */
class Sandbox : AutoCloseable {
    private val program = Program("serve")
    private val http = HttpClient.newHttpClient()

    /** Where it listens. */
    val url: String = text(program.said["url"])

    val settings: ClientSettings get() = ClientSettings(baseUrl = url)

    fun flowroute(
        settings: ClientSettings = this.settings,
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
    ): Flowroute = Flowroute("sandbox-access-key", "sandbox-secret-key", settings, transport, observer)

    fun plivo(): Plivo = Plivo("MASANDBOX00000000000", "sandbox-auth-token", settings)

    fun wavix(): Wavix = Wavix("sandbox-api-key", settings)

    fun fault(json: String): String = control("POST", "faults", json)

    /** How many requests of a method it has seen. */
    fun seen(method: String): Int = control("GET", "log").split("\"method\":\"$method\"").size - 1

    fun reset() {
        control("POST", "reset")
    }

    fun control(method: String, path: String, body: String = ""): String {
        val publisher = HttpRequest.BodyPublishers.ofString(body)
        val request = HttpRequest.newBuilder(URI("$url/_sandbox/$path")).method(method, publisher).build()
        val response = http.send(request, HttpResponse.BodyHandlers.ofString())
        check(response.statusCode() == 200) { "$method $path: ${response.statusCode()} ${response.body()}" }
        return response.body()
    }

    override fun close(): Unit = program.close()
}

/** Tests on one sandbox, which is reset before each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnSandbox {
    protected val sandbox: Sandbox = Sandbox()

    @BeforeEach
    fun reset(): Unit = sandbox.reset()

    @AfterAll
    open fun end(): Unit = sandbox.close()
}
