package dev.numplan

import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Thousands of operations leak no memory, files or threads. They run in a JVM with a fixed heap. */
class EnduranceTest {
    @Test
    fun `sequential operations leak nothing`(): Unit = leaveNothingBehind("sequence")

    @Test
    fun `concurrent operations leak nothing`(): Unit = leaveNothingBehind("together")

    @Test
    fun `operations on 64 threads leak nothing`(): Unit = leaveNothingBehind("threads")

    private fun leaveNothingBehind(way: String) = Sandbox().use { sandbox ->
        val rounds = ArrayList<Json>()
        // A JIT compiler's memory varies by megabytes.
        val heap = listOf("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC", "-Xint")
        val (code, said) = runJava(EnduranceProgram::class.java, listOf(sandbox.url, way, "$ROUNDS", "$CALLS"), heap) { line ->
            if (line.startsWith("{")) rounds.add(objectIn(line))
            sandbox.control("DELETE", "log")
        }
        assertEquals(0, code, said)
        assertEquals(ROUNDS, rounds.size, said)
        fun held(what: String) = rounds.map { (it[what] as Number).toLong() }
        // A round may need a little more than the one before. A leak grows in every round, with the operations.
        fun growth(what: String) = held(what).zipWithNext { before, after -> after - before }
        for (what in listOf("heap", "memory")) {
            // The first round warms up.
            assertTrue(growth(what).drop(1).min() < 500 * CALLS, "$what: ${held(what)}")
        }
        for (what in listOf("files", "threads")) {
            assertTrue(growth(what).min() < 4, "$what: ${held(what)}")
        }
    }

    private companion object {
        const val ROUNDS = 4
        const val CALLS = 750
    }
}
