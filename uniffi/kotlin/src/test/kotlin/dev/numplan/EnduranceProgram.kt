package dev.numplan

import com.sun.jna.Function
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import java.io.File
import java.util.concurrent.FutureTask
import kotlin.concurrent.thread
import kotlin.time.Duration.Companion.minutes

/** Runs rounds of operations through one client, and prints the resources of the process after each. */
object EnduranceProgram {
    private val NUMBERS = listOf("12065551234", "16463451234", "16502390214", "12023819746")

    @JvmStatic
    fun main(arguments: Array<String>) {
        val (url, way, rounds, calls) = arguments
        Flowroute("sandbox-access-key", "sandbox-secret-key", ClientSettings(url, timeout = 5.minutes)).use { client ->
            repeat(rounds.toInt()) {
                val round = 0 until calls.toInt()
                when (way) {
                    "sequence" -> runBlocking { for (at in round) call(client, at) }
                    "together" -> runBlocking(Dispatchers.Default) { for (at in round) launch { call(client, at) } }
                    "threads" -> inThreads(64) { first -> runBlocking { for (at in first until round.last step 64) call(client, at) } }
                    else -> error("there is no way $way")
                }
                println(written(held()))
            }
        }
    }

    /** Of eight operations one is refused here, one by the provider, and one is canceled on its way. */
    private suspend fun call(client: Flowroute, at: Int) {
        when (at % 8) {
            0 -> check(failure { client.numbers.get("1") } is NumplanException.InvalidInput)
            1 -> check(failure { client.numbers.get("12065550000") } is NumplanException.NotFound)
            2 -> coroutineScope {
                val job = launch { client.numbers.get(NUMBERS.first()) }
                repeat(at % 64) { yield() }
                job.cancel()
            }
            // A response is not another call's.
            else -> NUMBERS[at % 4].let { check(client.numbers.get(it).value == it) }
        }
    }

    private suspend fun failure(call: suspend () -> Unit): NumplanException? = try {
        call()
        null
    } catch (error: NumplanException) {
        error
    }

    private fun inThreads(count: Int, work: (Int) -> Unit) {
        val tasks = (0 until count).map { FutureTask { work(it) } }
        tasks.map { thread(block = it::run) }.forEach(Thread::join)
        tasks.forEach(FutureTask<*>::get)
    }

    private fun held(): Json {
        // Objects that are freed with their owner are freed between collections.
        repeat(4) {
            System.gc()
            Thread.sleep(20)
        }
        val heap = Runtime.getRuntime().run { totalMemory() - freeMemory() }
        val (memory, threads) = memoryAndThreads()
        return mapOf("heap" to heap, "memory" to memory, "threads" to threads, "files" to checkNotNull(File("/dev/fd").list()).size)
    }

    /** The memory beside the heap, in bytes, and the threads, those of the engine as well. Where there is no `/proc`, `ps` knows. */
    private fun memoryAndThreads(): Pair<Long, Long> {
        val status = File("/proc/self/status")
        if (status.exists()) {
            return allocated() to status.readLines().first { it.startsWith("Threads:") }.substringAfter(":").trim().toLong()
        }
        val own = ProcessHandle.current().pid().toString()
        fun ps(vararg options: String) = ProcessBuilder("ps", *options, "-p", own).start().inputReader().readLines()
        return ps("-o", "rss=").single().trim().toLong() * 1024 to ps("-M").size - 1L
    }

    /** Memory that glibc's allocator has given out. Resident memory is larger and varies. */
    private fun allocated(): Long {
        fun c(name: String) = Function.getFunction("c", name)
        val path = File.createTempFile("numplan", ".xml")
        val file = c("fopen").invokePointer(arrayOf(path.path, "w"))
        c("malloc_info").invokeInt(arrayOf(0, file))
        c("fclose").invokeInt(arrayOf(file))
        // Behind the heaps stand the sums of them all.
        val sums = Regex("""type="(\w+)".* size="(\d+)"""").findAll(path.readText().substringAfterLast("</heap>"))
            .associate { it.groupValues[1] to it.groupValues[2].toLong() }
        path.delete()
        return sums.getValue("current") + sums.getValue("mmap") - sums.getValue("fast") - sums.getValue("rest")
    }
}
