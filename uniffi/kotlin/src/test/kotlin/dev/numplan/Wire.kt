package dev.numplan

import java.lang.reflect.Modifier
import kotlin.time.Duration
import kotlin.time.DurationUnit

fun snake(name: String): String = name.replace(Regex("[A-Z]")) { "_" + it.value.lowercase() }

fun camel(name: String): String = name.replace(Regex("_+([a-z0-9])")) { it.groupValues[1].uppercase() }

/** A model in the names of the wire; what has no member of its own stands beside what has, as it came. */
fun wire(value: Any?): Any? = when (value) {
    null, is Boolean, is Number, is String -> value
    is Word -> value.word
    is Money -> value.text
    is Duration -> value.toDouble(DurationUnit.SECONDS)
    is JsonValue -> came(value)
    is NumplanException -> wire(value.details)
    is List<*> -> value.map(::wire)
    is Map<*, *> -> value.entries.associate { (name, member) -> name.toString() to wire(member) }
    else -> {
        val members = value.javaClass.declaredFields.filterNot { Modifier.isStatic(it.modifiers) }.associate { field ->
            field.isAccessible = true
            field.name to field.get(value)
        }
        val extra = (members["extra"] as? Map<*, *>).orEmpty()
        val spelled = members.filterKeys { it != "extra" }.entries.associate { (name, member) -> snake(name) to wire(member) }
        spelled + extra.entries.associate { (name, member) -> name.toString() to wire(member) }
    }
}

private fun came(value: JsonValue): Any? = when (value) {
    is JsonValue.Null -> null
    is JsonValue.Flag -> value.value
    is JsonValue.Whole -> value.value
    is JsonValue.Real -> value.value
    is JsonValue.Text -> value.value
    is JsonValue.Items -> value.items.map(::came)
    is JsonValue.Members -> value.members.mapValues { (_, member) -> came(member) }
}

/** A result as the cases speak of it. */
fun shown(result: Any): Json {
    val seen = json(wire(result))
    return when (result) {
        is Updated<*> -> updated(seen)
        is WavixUpdatedMany -> seen + mapOf("records" to list(seen["records"]).map { updated(json(json(it)["updated"])) + ("id" to json(it)["id"]) })
        is Receipt<*> -> seen + mapOf("reconciled" to seen["is_reconciled"])
        is Page<*> -> seen + mapOf("ok" to true)
        else -> mapOf("ok" to true, "number" to seen, "task" to seen, "cart" to seen)
    }
}

private fun updated(seen: Json): Json {
    val fields = list(seen["fields"]).map(::json).associateBy { snake(text(it["field"])) }
    val unrequested = list(seen["unrequested"]).map(::json).map { it + ("field" to snake(text(it["field"]))) }
    return seen + mapOf("fields" to fields, "unrequested" to unrequested)
}

/** An error against what a case says of it: any member by its name, and `says`, parts of its message. */
fun errorDifference(expect: Json, error: NumplanException): String? {
    val wanted = expect.filterKeys { it != "says" }.toMutableMap()
    wanted["fields"]?.let { fields -> wanted["fields"] = list(fields).map { named(json(it)) } }
    val silent = expect["says"]?.let(::list).orEmpty().map(::text).firstOrNull { !says(error.message, it) }
    return difference(wanted, wire(error)) ?: silent?.let { "${error.message} does not say $it" }
}

/** A refused field under its name in Kotlin. */
fun named(field: Json): Json = field + ("field" to kotlin(text(field["field"])))

/** A name as it is in Kotlin. Where a case expects another language's spelling, Kotlin's is right, and the other way round. */
fun kotlin(name: String): String = if (name.any(Char::isUpperCase)) snake(name) else camel(name)

/** Whether a message has a part, perhaps with its names as they are in Kotlin. */
fun says(message: String, part: String): Boolean =
    part in message || part.replace(Regex("[a-z0-9]+(?:_[a-z0-9]+)+")) { camel(it.value) } in message
