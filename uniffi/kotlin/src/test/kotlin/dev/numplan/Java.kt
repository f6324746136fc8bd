package dev.numplan

import java.io.File

/** Runs a program in a JVM of its own, and returns its exit code and output. [heard] receives each line. */
fun runJava(
    program: Class<*>,
    arguments: List<String>,
    options: List<String> = emptyList(),
    path: String = System.getProperty("java.class.path"),
    heard: (String) -> Unit = {},
): Pair<Int, String> {
    val java = File(System.getProperty("java.home"), "bin/java").path
    val command = listOf(java) + options + listOf("-cp", path, program.name) + arguments
    val process = ProcessBuilder(command).redirectErrorStream(true).start()
    val said = process.inputStream.bufferedReader().lineSequence().onEach(heard).joinToString("\n")
    return process.waitFor() to said
}
