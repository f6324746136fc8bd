package dev.numplan

import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.ObjectOutputStream
import java.lang.reflect.Modifier
import java.util.Collections
import java.util.IdentityHashMap
import java.util.logging.Level
import java.util.logging.LogRecord
import java.util.logging.SimpleFormatter

/** All the ways in which the JVM shows a value, one after the other. */
fun revealed(value: Any?): String =
    listOfNotNull(value.toString(), (value as? Throwable)?.let(::logged), serialized(value), walked(value)).joinToString("\n")

/** As a log shows it: its sentence, the places, its causes, and what it suppressed. */
private fun logged(error: Throwable): String {
    val record = LogRecord(Level.SEVERE, error.localizedMessage).apply { thrown = error }
    return SimpleFormatter().format(record) + error.stackTraceToString()
}

/** Its bytes, as far as it lets itself be written. */
private fun serialized(value: Any?): String {
    val bytes = ByteArrayOutputStream()
    val trouble = try {
        ObjectOutputStream(bytes).use { it.writeObject(value) }
        ""
    } catch (error: IOException) {
        error.stackTraceToString()
    }
    return bytes.toString(Charsets.ISO_8859_1) + trouble
}

/** Its members and theirs, public or not, as a debugger or a crash reporter goes through them. */
private fun walked(value: Any?): String {
    val seen = Collections.newSetFromMap(IdentityHashMap<Any, Boolean>())
    fun walk(value: Any?): String = when {
        value == null || !seen.add(value) -> ""
        value is ByteArray -> value.decodeToString()
        value is Map<*, *> -> value.entries.joinToString("\n") { (name, member) -> "${walk(name)} ${walk(member)}" }
        value is Iterable<*> -> value.joinToString("\n", transform = ::walk)
        value is Enum<*> || !value.javaClass.name.startsWith("dev.numplan.") -> value.toString()
        else -> generateSequence<Class<*>>(value.javaClass) { it.superclass }
            .takeWhile { it.name.startsWith("dev.numplan.") }
            .flatMap { it.declaredFields.asSequence() }
            .filterNot { Modifier.isStatic(it.modifiers) }
            .joinToString("\n") { field ->
                field.isAccessible = true
                "${field.name}=${walk(field.get(value))}"
            }
    }
    return walk(value)
}

/** Returns the text around a secret, or null. */
fun leak(seen: String): String? {
    val at = seen.indexOfAny(Canary.signs)
    return if (at < 0) null else "…${seen.substring(maxOf(0, at - 200), minOf(seen.length, at + 100))}"
}
