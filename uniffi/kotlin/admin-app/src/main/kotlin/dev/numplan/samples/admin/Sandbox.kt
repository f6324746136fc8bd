package dev.numplan.samples.admin

import dev.numplan.ProviderId
import dev.numplan.samples.admin.model.SecretStore
import dev.numplan.samples.admin.model.SecretsLocked
import dev.numplan.samples.admin.model.SecretsMissing
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.util.concurrent.ConcurrentHashMap

/** The providers on this machine: runs the program that `NUMPLAN_SANDBOX` names, which ends with its standard input. */
class Sandbox : AutoCloseable {
    private val process: Process = ProcessBuilder(
        checkNotNull(System.getenv("NUMPLAN_SANDBOX")) { "NUMPLAN_SANDBOX is not set: run.sh sets it" },
    ).redirectError(ProcessBuilder.Redirect.INHERIT).start()

    val url: String = checkNotNull(Regex("\"url\" *: *\"([^\"]+)\"").find(process.inputStream.bufferedReader().readLine())) {
        "the sandbox did not print its URL"
    }.groupValues[1]

    fun fault(json: String): String = control("POST", "faults", json)

    /** The number of requests of a method that the sandbox received. */
    fun seen(method: String): Int = control("GET", "log").split("\"method\":\"$method\"").size - 1

    fun control(method: String, path: String, body: String = ""): String {
        val publisher = HttpRequest.BodyPublishers.ofString(body)
        val request = HttpRequest.newBuilder(URI("$url/_sandbox/$path")).method(method, publisher).build()
        val response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())
        check(response.statusCode() == 200) { "$method $path: ${response.statusCode()} ${response.body()}" }
        return response.body()
    }

    override fun close() {
        process.outputStream.close()
        process.waitFor()
    }
}

/** Keeps credentials in memory: at first those of the sandbox. */
class MemorySecrets(credentials: Map<ProviderId, List<String>> = SANDBOX) : SecretStore {
    private val stored = ConcurrentHashMap(credentials)

    @Volatile var isLocked = false

    override suspend fun accounts(): List<ProviderId> = ProviderId.entries.filter(unlocked()::containsKey)

    override suspend fun read(account: ProviderId): List<String> = unlocked()[account] ?: throw SecretsMissing(account)

    override suspend fun write(account: ProviderId, parts: List<String>): Unit = unlocked().set(account, parts)

    override suspend fun remove(account: ProviderId) {
        unlocked().remove(account)
    }

    private fun unlocked() = if (isLocked) throw SecretsLocked() else stored

    companion object {
        val SANDBOX: Map<ProviderId, List<String>> = mapOf(
            ProviderId.FLOWROUTE to listOf("sandbox-access-key", "sandbox-secret-key"),
            ProviderId.PLIVO to listOf("MASANDBOX00000000000", "sandbox-auth-token"),
            ProviderId.WAVIX to listOf("sandbox-api-key"),
        )
    }
}
