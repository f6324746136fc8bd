package dev.numplan

import java.io.File

/** A program of the tests in a JVM of its own: its exit code, and all that it said. [heard] is told of each line as it comes. */
fun runJava(
    program: Class<*>,
    arguments: List<String>,
    options: List<String> = emptyList(),
    heard: (String) -> Unit = {},
): Pair<Int, String> {
    val java = File(System.getProperty("java.home"), "bin/java").path
    val command = listOf(java) + options + listOf("-cp", System.getProperty("java.class.path"), program.name) + arguments
    val process = ProcessBuilder(command).redirectErrorStream(true).start()
    val said = process.inputStream.bufferedReader().lineSequence().onEach(heard).joinToString("\n")
    return process.waitFor() to said
}
