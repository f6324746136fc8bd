package dev.numplan

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.io.File
import java.math.BigDecimal
import kotlinx.serialization.json.Json as Parser

/** A JSON object as a plain map; numbers are compared by value. */
typealias Json = Map<String, Any?>

/** The project's `tests` folder. */
val TESTS: File = File(System.getProperty("basedir") ?: ".", "../../tests").canonicalFile

fun parsed(text: String): Any? = plain(Parser.parseToJsonElement(text))

fun objectIn(text: String): Json = json(parsed(text))

@Suppress("UNCHECKED_CAST")
fun json(value: Any?): Json = value as Map<String, Any?>

fun list(value: Any?): List<Any?> = value as List<Any?>

fun text(value: Any?): String = value as String

private fun plain(element: JsonElement): Any? = when (element) {
    is JsonNull -> null
    is JsonObject -> element.mapValues { (_, member) -> plain(member) }
    is JsonArray -> element.map(::plain)
    is JsonPrimitive -> when {
        element.isString -> element.content
        element.content == "true" || element.content == "false" -> element.content == "true"
        else -> BigDecimal(element.content)
    }
}

/** The JSON of a plain value. */
fun written(value: Any?): String = element(value).toString()

private fun element(value: Any?): JsonElement = when (value) {
    null -> JsonNull
    is Boolean -> JsonPrimitive(value)
    is Number -> JsonPrimitive(value)
    is Map<*, *> -> JsonObject(value.entries.associate { (name, member) -> name.toString() to element(member) })
    is List<*> -> JsonArray(value.map(::element))
    else -> JsonPrimitive(value.toString())
}

/** Where [seen] is not what is expected: of an object only the expected members count, of a list every one. */
fun difference(expected: Any?, seen: Any?, path: String = ""): String? = when {
    expected is Map<*, *> && seen is Map<*, *> ->
        expected.entries.firstNotNullOfOrNull { (name, wanted) -> difference(wanted, seen[name], "$path.$name") }
    expected is List<*> && seen is List<*> && expected.size == seen.size ->
        expected.indices.firstNotNullOfOrNull { difference(expected[it], seen[it], "$path[$it]") }
    expected is Number && seen is Number && same(expected, seen) -> null
    expected == seen -> null
    else -> "$path: expected $expected, seen $seen"
}

private fun same(left: Number, right: Number) = BigDecimal(left.toString()).compareTo(BigDecimal(right.toString())) == 0
