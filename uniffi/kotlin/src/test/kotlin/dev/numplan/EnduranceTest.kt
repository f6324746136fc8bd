package dev.numplan

import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Thousands of calls through one client leave nothing behind. They are made in a JVM of its own, whose heap cannot grow. */
class EnduranceTest {
    @Test
    fun `thousands of calls, one after the other`(): Unit = leaveNothingBehind("sequence")

    @Test
    fun `thousands of calls at a time`(): Unit = leaveNothingBehind("together")

    @Test
    fun `thousands of calls by 64 threads`(): Unit = leaveNothingBehind("threads")

    private fun leaveNothingBehind(way: String) = Sandbox().use { sandbox ->
        val rounds = ArrayList<Json>()
        // A JIT's own memory would come and go by megabytes.
        val heap = listOf("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC", "-Xint")
        val (code, said) = runJava(EnduranceProgram::class.java, listOf(sandbox.url, way, "$ROUNDS", "$CALLS"), heap) { line ->
            if (line.startsWith("{")) rounds.add(objectIn(line))
            sandbox.control("DELETE", "log")
        }
        assertEquals(0, code, said)
        assertEquals(ROUNDS, rounds.size, said)
        fun held(what: String) = rounds.map { (it[what] as Number).toLong() }
        // Memory goes up and down a little, so the rounds count together, but for the first, which warms up.
        for (what in listOf("heap", "memory")) {
            assertTrue(held(what).run { last() - this[1] } < 500 * CALLS * (ROUNDS - 2), "$what: ${held(what)}")
        }
        // What is left behind is left in every round.
        for (what in listOf("files", "threads")) {
            assertTrue(held(what).zipWithNext { before, after -> after - before }.min() <= 0, "$what: ${held(what)}")
        }
    }

    private companion object {
        const val ROUNDS = 4
        const val CALLS = 750
    }
}
