package dev.numplan.documents

import dev.numplan.*
import dev.numplan.fleet.*
import dev.numplan.samples.admin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.Json
import okhttp3.OkHttpClient
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.seconds

@Serializable
data class Favorite(val number: FlowrouteNumber, val note: String)

/** Contains every snippet of the README and of [Change], and runs it against the sandbox. */
class ReadmeTest : OnSandbox() {
    private val client = sandbox.flowroute()
    private val url = sandbox.url
    private val accessKey = "sandbox-access-key"
    private val secretKey = "sandbox-secret-key"

    @AfterAll
    override fun end() {
        client.close()
        super.end()
    }

    @Test
    fun `contains every snippet`() {
        fun squeezed(text: String) = text.lines().map(String::trim).filter(String::isNotEmpty).joinToString("\n")
        val front = File(TESTS, "../uniffi/kotlin")
        val here = squeezed(File(front, "src/test/kotlin/dev/numplan/documents/ReadmeTest.kt").readText())
        val snippets = Regex("```kotlin\n(.*?)```", RegexOption.DOT_MATCHES_ALL).findAll(File(front, "README.md").readText())
        val change = File(front, "src/main/kotlin/dev/numplan/Change.kt").readText()
        val example = Regex("```\n(.*?)```", RegexOption.DOT_MATCHES_ALL).find(change)?.groupValues?.get(1).orEmpty()
        val documented = example.lines().map { it.trim().removePrefix("*").trim() }.filter(String::isNotEmpty)
        assertEquals(2, documented.size)
        val all = snippets.map { squeezed(it.groupValues[1]) }.toList() + documented
        assertTrue(all.size > 10, "${all.size} snippets")
        assertEquals(emptyList(), all.filter { it !in here })
    }

    @Test
    fun updates(): Unit = runBlocking {
        val updated = client.numbers.update("12065551234", alias = Change.Set("NYC Number"), cnamLookupsEnabled = true)
        for (field in updated.fields) println("${field.field} ${field.state}")
        assertEquals("NYC Number", updated.number?.alias)

        client.numbers.update("12065551234", alias = Change.Set("NYC"), cnamLookupsEnabled = true)
        client.numbers.update("12065551234", alias = Change.Clear)
        client.numbers.update("12065551234", cnamLookupsEnabled = true, verify = true).require()
    }

    @Test
    fun errors(): Unit = runBlocking {
        try {
            client.numbers.update("2065551234", messagingCallbackUrl = "nonsense")
        } catch (error: NumplanException.InvalidInput) {
            println(error.message)
            for (field in error.fields) println("${field.field} ${field.message}")
        }
    }

    @Test
    fun lists(): Unit = runBlocking {
        client.numbers.list().collect { number -> println("${number.value} ${number.alias.orEmpty()}") }
    }

    @Test
    fun orders(): Unit = runBlocking {
        val offer = client.numbers.search().first()
        val receipt = client.numbers.buy(checkNotNull(offer.value))
        println("${receipt.item?.value} ${receipt.state}")
        assertTrue(receipt.ok)
    }

    @Test
    fun `stores models as JSON`(): Unit = runBlocking {
        val number = client.numbers.get("12065551234")
        val text = Json.encodeToString(number)
        val stored = Json.decodeFromString<FlowrouteNumber>(text)
        assertEquals(number, stored)
        val favorite = Favorite(number, "front desk")
        assertEquals("""{"number":$text,"note":"front desk"}""", Json.encodeToString(favorite))
        assertEquals(favorite, Json.decodeFromString<Favorite>(Json.encodeToString(favorite)))
    }

    @Test
    fun plans() {
        val planFile = File(TESTS, "plans/open.plan")
        val plan = Plan.read(planFile)
        println(plan.summary)
        for (group in plan.groups) println("${group.count} × ${group.field} ${group.before} → ${group.after}")
        for (group in plan.groups.filterNot { it.canUndo }) println("${group.field}: ${group.undoObstacle}")
        println(plan.approve().command("fleet.plan")) // numplan fleet apply fleet.plan --approve 4c1d0f6a2b93
    }

    @Test
    fun clients() {
        plain().close()
        withKeys { "key" }.close()
        overOkHttp().close()
        assertEquals(20.seconds, settings().timeout)
    }

    private fun plain(): Flowroute {
        val client = Flowroute(accessKey, secretKey)
        return client
    }

    private fun withKeys(keyStore: suspend (String) -> String): Flowroute {
        val client = Flowroute { FlowrouteCredentials(keyStore("access-key"), keyStore("secret-key")) }
        return client
    }

    private fun overOkHttp(): Flowroute {
        val client = Flowroute(accessKey, secretKey, transport = OkHttpTransport(OkHttpClient()))
        return client
    }

    private fun settings(): ClientSettings {
        val settings = ClientSettings(baseUrl = url, timeout = 20.seconds)
        return settings
    }

    @Test
    fun `sends a prepared request by itself`() {
        val body = """{"data": {"type": "number", "id": "12065551234", "attributes": {"value": "12065551234"}}}"""
        val send = { _: HttpAttempt -> HttpResponse(200, body = body.toByteArray()) }
        val prepared = client.prepare(Flowroute.Numbers.get("12065551234"))
        val number = prepared.interpret(send(prepared.request))
        assertEquals("12065551234", number.value)
        assertEquals("12065551234", runBlocking { driven(send) }.value)
    }

    private suspend fun driven(send: (HttpAttempt) -> HttpResponse): FlowrouteNumber {
        val exchange = client.exchange(Flowroute.Numbers.get("12065551234"))
        while (true) {
            when (val step = exchange.next()) {
                is ExchangeStep.Send -> exchange.report(HttpOutcome.Response(send(step.attempt)))
                is ExchangeStep.Wait -> delay(step.time)
                is ExchangeStep.Done -> return step.value
            }
        }
    }

    @Test
    fun numbers() {
        val check = PhoneNumber.check("(206) 555-1234")
        println(check.findings.map { it.message })
        println(PhoneNumber.check("+442079460000", provider = ProviderId.WAVIX).valid) // true
        val typed = PhoneNumber.checkTyped("2065551", provider = ProviderId.PLIVO)
        println("${typed.formatted} ${typed.state}") // (206) 555-1 incomplete
        val column = PhoneNumber.checkColumn(listOf("12065551234", "1-800-FLOWERS"))
        println(column.counts.refused)
        println(checkCallbackUrl("https://user:secret@example.com/hook").masked)
        assertEquals(1, column.counts.refused)
        assertEquals("(206) 555-1 incomplete", "${typed.formatted} ${typed.state}")
    }

    @Test
    fun `the sample lists, renames and checks`(): Unit = runBlocking {
        val environment = mapOf(
            "FLOWROUTE_ACCESS_KEY" to accessKey, "FLOWROUTE_SECRET_KEY" to secretKey, "FLOWROUTE_BASE_URL" to url,
        )
        val said = ArrayList<String>()
        assertEquals(0, admin(listOf("alias", "12065551234", "Front", "desk"), environment, said::add))
        assertEquals(0, admin(listOf("list"), environment, said::add))
        assertTrue("12065551234 Front desk" in said, "$said")
        assertEquals(0, admin(listOf("alias", "12065551234"), environment, said::add))

        val file = File.createTempFile("numplan", ".txt").apply { writeText("12065551234\n1-800-FLOWERS\n") }
        assertEquals(1, admin(listOf("check", file.path), environment, said::add))
        assertTrue(said.last() == "1 of 2 are valid" && said.any { it.startsWith("line 2: ") }, "$said")
        file.delete()

        assertEquals(1, admin(listOf("alias", "nonsense", "x"), environment, said::add))
        assertEquals(2, admin(emptyList(), environment, said::add))
        assertEquals(1, admin(listOf("list"), emptyMap(), said::add))
    }
}
