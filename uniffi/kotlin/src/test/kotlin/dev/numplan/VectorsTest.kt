package dev.numplan

import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import java.net.URI
import kotlin.math.roundToLong
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlin.time.DurationUnit

/** The cases that every language runs. A runner returns the first difference, or null. */
class VectorsTest {
    private val runners: Map<String, (Vector) -> String?> = mapOf(
        "validation" to ::validation,
        "request" to ::request,
        "response" to ::interpreted,
        "error" to ::interpreted,
        "retry" to ::driven,
        "callback_url" to ::callbackUrl,
        "number.parse" to ::parse,
        "number.normalize" to ::normalize,
        "number.check" to { difference(it.expect, wire(PhoneNumber.check(text(it["given"]), provider(it)))) },
        "number.typed" to { case ->
            difference(case.expect, wire(PhoneNumber.checkTyped(text(case["given"]), provider(case))))
        },
        "number.column" to ::column,
    )

    private val sections = vectorSections()

    @Test
    fun `every kind of case has a runner`(): Unit =
        assertEquals(runners.keys, sections.map { it.kind }.toSet())

    @TestFactory
    fun vectors(): List<DynamicTest> = sections.map { section ->
        DynamicTest.dynamicTest("${section.file}: ${section.kind}") {
            val runner = checkNotNull(runners[section.kind]) { "unknown kind ${section.kind}" }
            assertTrue(section.cases.isNotEmpty(), "no case")
            val failures = section.cases.mapNotNull { case ->
                runCatching { runner(case) }.getOrElse { it.stackTraceToString() }?.let { "${case.name}: $it" }
            }
            assertTrue(failures.isEmpty(), "${failures.size} of ${section.cases.size}:\n${failures.joinToString("\n")}")
        }
    }

    private fun validation(case: Vector): String? {
        val expect = case.expect
        val error = attempt { case.client().exchange(case.operation(), moment(0.0)).next(moment(0.0), 1.0) }.second
        if (expect["ok"] == true) return error?.let { "refused: ${it.message}" }
        if (error == null) return "is let through"
        expect["fields"]?.let { fields ->
            val key = { field: Json -> "${field["field"]} ${field["rule"]}" }
            val wanted = list(fields).map { named(json(it)) }.sortedBy(key)
            val seen = error.fields.map { json(wire(it)) }.sortedBy(key)
            if (wanted.size != seen.size) return "${wanted.size} fields expected, seen ${seen.map(key)}"
            for ((field, there) in wanted.zip(seen)) {
                difference(field - "says", there)?.let { return it }
                val says = field["says"]?.let(::text).orEmpty()
                if (!says(text(there["message"]), says)) return "${there["message"]} does not say $says"
            }
        }
        return errorDifference(expect - "fields" + mapOf("sent" to "no", "attempts" to 0), error)
    }

    private fun request(case: Vector): String? {
        val (prepared, error) = attempt { case.client().prepare(case.operation()) }
        if (error != null) return errorDifference(case.expect, error)
        val request = checkNotNull(prepared).request
        val headers = request.headers.associate { it.name to it.value }
        val body = request.body?.decodeToString().orEmpty()
        case["seed_body"]?.let { seed -> difference(seed, parsed(body))?.let { return it } }
        case.expect["headers"]?.let { if (it != headers) return "headers: expected $it, seen $headers" }
        val seen = mapOf(
            "method" to request.method, "url" to request.url, "path" to path(request.url), "headers" to headers, "body" to body,
        )
        return difference(case.expect, seen)
    }

    private fun path(url: String): String = URI(url).run { listOfNotNull(rawPath, rawQuery).joinToString("?") }

    private fun interpreted(case: Vector): String? {
        val expect = case.expect
        val given = listOf("status", "headers", "body", "text").filter { case[it] != null }.associateWith { case[it] }
        val (value, error) = attempt { case.client().interpret(case.operation(), response(given)) }
        ended(expect, value, error)?.let { return it }
        val end = value ?: checkNotNull(error)
        recoded(end).let { if (it != end) return "written as JSON and read again: $it" }
        val fields = expect["fields"] as? Map<*, *> ?: return null
        val seen = json(shown(checkNotNull(value))["fields"]).keys
        return if (fields.keys == seen) null else "fields: expected ${fields.keys}, seen $seen"
    }

    /** Compares the end of an operation with the expected error or result. */
    private fun ended(expect: Json, value: Any?, error: NumplanException?): String? = when {
        "code" in expect -> error?.let { errorDifference(expect, it) } ?: value?.let { "taken for a success: $it" }
        error != null -> "${error.code}: ${error.message}"
        else -> difference(expect, shown(checkNotNull(value)))
    }

    private fun driven(case: Vector): String? {
        val random = (case["random"] as Number?)?.toDouble() ?: 1.0
        val responses = case["responses"]?.let(::json).orEmpty()
        val script = ArrayDeque(list(case["script"]).map(::json))
        val sent = ArrayList<Pair<Long, HttpAttempt>>()
        var clock = 0.0
        val exchange = case.client().exchange(case.operation(), moment(clock))
        val (value, error) = attempt {
            while (true) {
                when (val step = exchange.next(moment(clock), random)) {
                    is ExchangeStep.Done -> return@attempt step.value
                    is ExchangeStep.Wait -> clock += step.time.toDouble(DurationUnit.SECONDS)
                    is ExchangeStep.Send -> {
                        sent.add(millis(clock) to step.attempt)
                        val line = checkNotNull(script.removeFirstOrNull()) { "${step.attempt} has no line in the script" }
                        val took = ((line["took_ms"] as Number?)?.toDouble() ?: 0.0) / 1000
                        val timeout = step.attempt.timeout.inSeconds()
                        clock += minOf(took, timeout)
                        val late = HttpOutcome.NoResponse(HttpTrouble.TIMEOUT, "by the script")
                        exchange.report(if (took > timeout) late else outcome(line, responses), moment(clock), random)
                    }
                }
            }
            @Suppress("UNREACHABLE_CODE")
            error("unreachable")
        }
        if (script.isNotEmpty()) return "the script has unused lines"
        val seen = mapOf(
            "safety" to exchange.safety,
            "sends" to sent.map { (at, attempt) -> listOf(at, attempt.method) },
            "paths" to sent.map { (_, attempt) -> path(attempt.url) },
            "bodies" to sent.map { (_, attempt) -> attempt.body?.decodeToString().orEmpty() },
            "took" to millis(clock),
        )
        difference(case.expect - "end", seen)?.let { return "$it in $seen" }
        return ended(json(case.expect["end"]), value, error)
    }

    private fun millis(seconds: Double) = (seconds * 1000).roundToLong()

    private fun callbackUrl(case: Vector): String? {
        val url = text(case["url"]) + "a".repeat((case["repeat"] as Number?)?.toInt() ?: 0)
        val seen = checkCallbackUrl(url, case["private_hosts"] == true)
        val shown = case["secrets"]?.let(::list).orEmpty().firstOrNull { text(it) in seen.toString() }
        return shown?.let { "shows $it" } ?: difference(case.expect, wire(seen))
    }

    /** The numbers that operations accept: Plivo's any number, Flowroute's a North American one. */
    private fun parse(case: Vector): String? {
        val given = text(case["given"])
        val seen = mapOf(
            "phone_number" to refusedOr { mapOf("number" to PhoneNumber.parse(given).digits) },
            "nanp" to refusedOr {
                Flowroute("a", "b").use { client ->
                    mapOf("number" to client.prepare(Flowroute.Numbers.get(given)).request.url.substringAfterLast('/'))
                }
            },
        )
        val wanted = if ("nanp" in case.expect) case.expect else seen.mapValues { case.expect }
        return wanted.firstNotNullOfOrNull { (type, of) -> suggested(json(of), seen.getValue(type)) }
    }

    private fun provider(case: Vector): ProviderId? = case["provider"]?.let { name -> ProviderId.entries.single { it.word == name } }

    private fun normalize(case: Vector): String? = suggested(
        case.expect,
        refusedOr {
            val read = PhoneNumber.normalize(text(case["given"]), provider(case))
            mapOf("number" to read.number, "findings" to read.findings.map { it.code.word })
        },
    )

    private fun refusedOr(make: () -> Json): Json {
        val (value, error) = attempt(make)
        return value ?: checkNotNull(error).fields.single().run { mapOf("code" to rule, "message" to message) }
    }

    /** Checks the suggestion, which an error has in its message, and then the rest. */
    private fun suggested(expect: Json, seen: Json): String? {
        val suggestion = expect["suggestion"]?.let(::text).orEmpty()
        if (suggestion !in (seen["message"]?.let(::text) ?: suggestion)) return "$seen does not suggest $suggestion"
        return difference(expect - "suggestion", seen)
    }

    private fun column(case: Vector): String? {
        val cells = when (val given = case["given"]) {
            is List<*> -> given.map(::text)
            else -> json(given).let { of ->
                val separator = text(of["separator"])
                // The last line may have its end or not; no text has no line.
                val lines = text(of["text"]).split(separator).run { if (last().isEmpty()) dropLast(1) else this }
                if (separator == "\n") lines.map { it.removeSuffix("\r") } else lines
            }
        }
        val column = PhoneNumber.checkColumn(cells)
        val seen = mapOf(
            "numbers" to column.numbers.map { if (it == 0L) null else it.toString() },
            "valid" to column.valid.toList(),
            "findings" to cells.indices.map { row -> column.findings(row).map { it.word } },
            "counts" to wire(column.counts),
        )
        return difference(case.expect, seen)
    }

    private fun <T> attempt(make: () -> T): Pair<T?, NumplanException?> = try {
        make() to null
    } catch (error: NumplanException) {
        null to error
    }
}
