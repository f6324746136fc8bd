package dev.numplan

import dev.numplan.fleet.Plan
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import java.io.File
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers

/** An app that `ShrinkTest` shrinks: it uses every way into the engine, and every way back. */
object ShrunkProgram {
    @JvmStatic
    fun main(arguments: Array<String>): Unit = runBlocking {
        val (url, plan) = arguments
        val settings = ClientSettings(baseUrl = url)
        Flowroute("sandbox-access-key", "sandbox-secret-key", settings).use { client ->
            val updated = client.numbers.update("12065551234", alias = Change.Set("NYC Number"))
            for (field in updated.fields) println("${field.field} ${field.state}")
            println("${client.numbers.list().toList().any { it.alias == "NYC Number" }} list")
            val prepared = client.prepare(Flowroute.Numbers.get("12065551234"))
            println(prepared.request)
            try {
                client.numbers.get("12065550000")
            } catch (error: NumplanException.NotFound) {
                println("${error.code} ${error.status}")
            }
        }

        var events = 0
        val http = HttpClient.newHttpClient()
        val transport = HttpTransport { attempt -> HttpOutcome.Response(sent(http, attempt)) }
        Flowroute(settings, transport, { events += 1 }) { FlowrouteCredentials("sandbox-access-key", "sandbox-secret-key") }
            .use { client -> println("${client.numbers.get("12065551234").alias}, $events event") }

        println(PhoneNumber.check("(206) 555-1234").findings.map { it.code })
        println(PhoneNumber.checkColumn(listOf("12065551234", "1-800-FLOWERS")).counts)
        println(checkCallbackUrl("https://user:secret@example.com/hook").masked)
        println(Plan.read(File(plan)).groups.isNotEmpty())
    }

    private fun sent(http: HttpClient, attempt: HttpAttempt): HttpResponse {
        val request = HttpRequest.newBuilder(URI(attempt.url)).method(attempt.method, HttpRequest.BodyPublishers.noBody())
        for (header in attempt.headers) request.header(header.name, header.value)
        val response = http.send(request.build(), BodyHandlers.ofByteArray())
        return HttpResponse(response.statusCode(), body = response.body())
    }
}

/** An app that stores models with kotlinx.serialization. */
object ShrunkJsonProgram {
    @JvmStatic
    fun main(arguments: Array<String>) {
        val (number) = arguments
        println(Json.encodeToString(Json.decodeFromString<FlowrouteNumber>(number)))
    }
}
