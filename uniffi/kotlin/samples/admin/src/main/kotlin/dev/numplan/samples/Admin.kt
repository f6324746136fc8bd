// A small tool for an account at Flowroute:
//
//   admin list                     all numbers and their aliases
//   admin alias NUMBER [TEXT]      sets the alias, or empties it
//   admin check FILE               what is wrong with the numbers in a file, a line each
//
// Credentials are taken from FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY, another address from FLOWROUTE_BASE_URL.

package dev.numplan.samples

import dev.numplan.Change
import dev.numplan.ClientSettings
import dev.numplan.Flowroute
import dev.numplan.NumplanException
import dev.numplan.PhoneNumber
import kotlinx.coroutines.runBlocking
import java.io.File
import kotlin.system.exitProcess

fun main(words: Array<String>): Unit = exitProcess(runBlocking { admin(words.toList(), System.getenv(), ::println) })

/** Runs a command and returns the exit status. */
suspend fun admin(words: List<String>, environment: Map<String, String>, say: (String) -> Unit): Int = try {
    when (words.firstOrNull()) {
        "list" -> list(client(environment), say)
        "alias" -> alias(client(environment), words.getOrNull(1).orEmpty(), words.drop(2).joinToString(" "), say)
        "check" -> check(File(words.getOrNull(1).orEmpty()), say)
        else -> usage(say)
    }
} catch (error: NumplanException) {
    say(error.message)
    1
}

private fun client(environment: Map<String, String>) = Flowroute(
    environment["FLOWROUTE_ACCESS_KEY"].orEmpty(),
    environment["FLOWROUTE_SECRET_KEY"].orEmpty(),
    ClientSettings(baseUrl = environment["FLOWROUTE_BASE_URL"]),
)

private suspend fun list(client: Flowroute, say: (String) -> Unit): Int = client.use {
    client.numbers.list()
        .onMismatch { say("Flowroute reports ${it.reported} numbers, but returned ${it.received}") }
        .collect { say("${it.value} ${it.alias.orEmpty()}".trim()) }
    0
}

private suspend fun alias(client: Flowroute, number: String, text: String, say: (String) -> Unit): Int = client.use {
    val change = if (text.isEmpty()) Change.Clear else Change.Set(text)
    val updated = client.numbers.update(number, alias = change)
    for (field in updated.fields) say("${field.field} ${field.state}")
    if (updated.ok) 0 else 1
}

private fun check(file: File, say: (String) -> Unit): Int {
    if (!file.canRead()) {
        say("$file cannot be read")
        return 2
    }
    val cells = file.readLines()
    val column = PhoneNumber.checkColumn(cells)
    for (row in cells.indices.filterNot { column.valid[it] }) {
        say("line ${row + 1}: ${PhoneNumber.check(cells[row]).findings.joinToString("; ") { it.message }}")
    }
    say("${column.counts.valid} of ${column.counts.cells} are valid")
    return if (column.counts.valid == column.counts.cells) 0 else 1
}

private fun usage(say: (String) -> Unit): Int {
    say("admin list | admin alias NUMBER [TEXT] | admin check FILE")
    return 2
}
