package dev.numplan

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.seconds

/** The engine's library, its threads, and texts on their way to it. */
class BridgeTest : OnSandbox() {
    @Test
    fun `unclosed clients leave no engine, file or process`(@TempDir folder: File) {
        val begin = System.nanoTime()
        val (code, said) = runJava(UnclosedProgram::class.java, listOf(sandbox.url), listOf("-Djava.io.tmpdir=$folder"))
        assertEquals(0, code, said)
        assertEquals(listOf("0", "1"), said.lines())
        assertTrue(System.nanoTime() - begin < 50.seconds.inWholeNanoseconds, said)
        assertEquals(emptyList(), folder.list().orEmpty().toList())
    }

    @Test
    fun `missing engine names its path`() {
        val options = listOf("-Duniffi.component.numplan.libraryOverride=/no/engine.so")
        val (code, said) = runJava(UnclosedProgram::class.java, listOf(sandbox.url), options)
        assertNotEquals(0, code)
        assertContains(said, "the numplan engine cannot be loaded from /no/engine.so")
    }

    @Test
    fun `canceled coroutine sends nothing`() = runBlocking {
        sandbox.flowroute().use { client ->
            repeat(20) {
                launch(Dispatchers.Default) {
                    cancel()
                    client.numbers.update("12065551234", alias = Change.Set("NYC"))
                }.join()
            }
        }
        assertEquals(0, sandbox.seen("PATCH"))
    }

    @Test
    fun `operations after close fail`() = runBlocking {
        val client = sandbox.flowroute()
        client.close()
        val error = failureOf { client.numbers.get("12065551234") }
        assertEquals("the client is closed", error.message.take(20))
        client.close()
    }

    @Test
    fun `lone surrogate is refused, beside other cells`() {
        assertFalse(PhoneNumber.check("12065551234\uD83D").valid)
        // The surrogates of two neighbors would be one character.
        val column = PhoneNumber.checkColumn(listOf("12065551234\uD83D", "\uDE0012065551234", "12065551234"))
        assertEquals(listOf(false, false, true), column.valid.toList())
        assertEquals(12065551234, column.numbers[2])
    }

    @Test
    fun `column finds each cell among other scripts`() {
        val scripts = listOf("", "é", "+1 206‑555‑1234", "😀", "12065551234")
        // More cells than the engine checks at once.
        val cells = List(3_000) { scripts[it % scripts.size] }
        val column = PhoneNumber.checkColumn(cells)
        val numbers = listOf(0, 0, 12065551234, 0, 12065551234)
        assertEquals(List(cells.size) { numbers[it % numbers.size] }, column.numbers.toList())
        cells.forEachIndexed { row, cell -> assertEquals(PhoneNumber.check(cell).valid, column.valid[row], cell) }
        val counts = column.counts
        assertEquals(List(2) { cells.size.toLong() }, listOf(counts.cells, counts.valid + counts.readable + counts.refused))
        assertEquals(column.valid.count { it }.toLong(), counts.valid)
        assertEquals(0, PhoneNumber.checkColumn(emptyList()).counts.cells)
    }

    private suspend fun failureOf(operation: suspend () -> Unit): NumplanException = try {
        operation()
        error("it succeeded")
    } catch (failure: NumplanException) {
        failure
    }
}
