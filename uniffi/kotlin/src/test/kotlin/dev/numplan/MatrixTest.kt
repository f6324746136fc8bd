package dev.numplan

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.seconds

/**
 * The result of each class of operation under each fault: the table that every language runs. Cases mostly wait, so they run
 * concurrently, each with its own sandbox.
 */
class MatrixTest {
    private val matrix = objectIn(File(TESTS, "matrix.json").readText())
    private val number = text(matrix["number"])
    private val newNumber = text(matrix["new_number"])
    private val operations = list(matrix["operations"]).map(::json)
    private val orders = list(matrix["orders"]).map(::json)

    /** A case: a row and a column of the table. */
    private inner class Case(val row: Json, val column: String) {
        val name = "${row["name"]}, $column"
        private val action = json(row["action"])

        val fault = mapOf("action" to action) + when {
            row["always"] == true -> mapOf("times" to null)
            else -> mapOf("method" to (mapOf("read" to "GET", "order" to "POST")[column] ?: "PATCH"))
        }

        fun settings(url: String, patience: Int): ClientSettings {
            // Large or deep bodies are slow in debug builds, so they have no short time limit.
            val isLarge = action["kind"] in setOf("bomb", "deep_json")
            val limits = json(if (column == "order") matrix["order_limits"] else if (isLarge) emptyMap<String, Any>() else matrix["limits"])
            fun limit(name: String) = (limits[name] as Number?)?.toDouble()?.seconds
            return ClientSettings(
                baseUrl = url,
                attemptTimeout = limit("attempt_timeout")?.times(patience),
                timeout = limit("timeout")?.times(patience),
                orderTimeout = limit("order_timeout"),
            )
        }
    }

    private val cases = orders.map { Case(it, "order") } +
        operations.flatMap { row -> listOf("starts", "sets", "read").map { Case(row, it) } }

    @Test
    fun `engine's transport matches the table`(): Unit =
        hold(cases, 36, 1, null)

    @Test
    fun `OkHttp matches the table`() {
        // A response that is slow, broken, too large or none at all; what a status means is not the transport's affair.
        val kinds = setOf("drop", "hang", "drip", "truncate", "bomb", "redirect", "delay")
        val cases = cases.filter { json(it.row["action"])["kind"] in kinds }
        // OkHttp itself needs CPU time: fewer cases at a time, with longer limits.
        hold(cases, 12, 3, OkHttpTransport())
    }

    private fun hold(cases: List<Case>, atATime: Int, patience: Int, transport: HttpTransport?) = runBlocking {
        val together = Semaphore(atATime)
        val failures = cases.map { case ->
            async(Dispatchers.IO) {
                val wrong = together.withPermit { runCatching { judged(case, patience, transport) }.getOrElse { it.stackTraceToString() } }
                wrong?.let { "${case.name}: $it" }
            }
        }.awaitAll().filterNotNull()
        assertTrue(cases.size > 40, "${cases.size} cases")
        assertTrue(failures.isEmpty(), "${failures.size} of ${cases.size}:\n${failures.joinToString("\n")}")
    }

    private suspend fun judged(case: Case, patience: Int, transport: HttpTransport?): String? = Sandbox().use { sandbox ->
        // A started task keeps running, and a repeated order is charged twice.
        sandbox.control("PATCH", "switches", """{"timing": {"task_ms": 600000}, "repeated_order": "charged"}""")
        sandbox.fault(written(case.fault))
        sandbox.flowroute(case.settings(sandbox.url, patience), transport).use { client ->
            val told = try {
                when (case.column) {
                    "read" -> client.numbers.get(number)
                    "sets" -> client.numbers.update(number, alias = Change.Set("NYC Number"))
                    "starts" -> client.numbers.update(number, messagingEnabled = true)
                    else -> client.numbers.buy(newNumber)
                }
            } catch (error: NumplanException) {
                error
            }
            if (case.column == "order") judgedOrder(case, sandbox, told) else judgedOther(case, sandbox, told)
        }
    }

    private fun judgedOrder(case: Case, sandbox: Sandbox, told: Any): String? {
        val done = list(parsed(sandbox.control("GET", "orders"))).size
        val committed = case.row["committed"] == true
        return when {
            sandbox.seen("POST") != 1 -> "sent ${sandbox.seen("POST")} times"
            done != (if (committed) 1 else 0) -> "carried out $done times"
            !committed -> "told $told".takeIf { told !is NumplanException || told.sent == Sent.NO }
            told !is Receipt<*> -> "told $told"
            else -> difference(mapOf("state" to "applied", "attempts" to 1, "item" to mapOf("value" to newNumber)), wire(told))
        }
    }

    private fun judgedOther(case: Case, sandbox: Sandbox, told: Any): String? {
        val numbers = list(json(parsed(sandbox.control("GET", "numbers")))["flowroute"]).map(::json)
        val isSet = numbers.single { it["value"] == number }["alias"] == "NYC Number"
        val tasks = list(parsed(sandbox.control("GET", "tasks"))).size
        val done = mapOf("sets" to isSet, "starts" to (tasks == 1))[case.column] ?: false
        val seen = when (told) {
            is NumplanException -> {
                if (told.nothingChanged && done) return "something was changed: $told"
                mapOf("ends" to told.code.word, "sent" to told.sent.word, "attempts" to told.attempts)
            }
            is Updated<*> -> {
                val ends = mapOf(FieldState.APPLIED to "well", FieldState.PENDING to "pending")[told.fields.single().state]
                if (!done) return "nothing was done: $told"
                mapOf("ends" to ends, "attempts" to told.attempts)
            }
            else -> mapOf("ends" to "well", "attempts" to list(parsed(sandbox.control("GET", "log"))).size)
        }
        if (tasks > 1) return "$tasks tasks"
        val wanted = json(case.row[case.column])
        if (wanted.keys != seen.keys) return "expected $wanted, seen $seen: $told"
        return difference(wanted, seen)?.let { "$it: $told" }
    }
}
