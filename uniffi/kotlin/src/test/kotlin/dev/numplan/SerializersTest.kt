package dev.numplan

import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.KSerializer
import kotlinx.serialization.Serializable
import kotlinx.serialization.SerializationException
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.modules.EmptySerializersModule
import kotlinx.serialization.serializer
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import kotlinx.serialization.json.Json as Coder

/** The JSON of each model, which Swift's `CodingTests` read and write, too. */
class SerializersTest {
    private val cases = Coder.parseToJsonElement(File(TESTS, "generated/coding.json").readText()).jsonArray.map { it.jsonObject }

    @Test
    fun `models are the JSON of Swift`() {
        for (case in cases) {
            val json = case.getValue("json").jsonObject
            assertEquals(json, recoded(case, json), "$case")
            assertEquals(json, recoded(case, JsonObject(json + ("unknown" to JsonPrimitive(1)))), "$case")
        }
    }

    @Test
    fun `optional members may be absent, others not`() {
        for (case in cases) {
            val json = case.getValue("json").jsonObject
            val required = case.getValue("required").jsonArray.map { it.jsonPrimitive.content }
            for (name in json.keys) {
                val rest = JsonObject(json - name)
                if (name in required) {
                    val error = assertFailsWith<SerializationException>("$case $name") { recoded(case, rest) }
                    assertContains(error.message.orEmpty(), name)
                } else {
                    assertEquals(rest, recoded(case, rest), name)
                    assertEquals(rest, recoded(case, JsonObject(json + (name to JsonNull))), name)
                }
            }
        }
    }

    @Test
    fun `cases hold every model`() {
        val values = setOf("JsonValue", "Money", "NumplanException", "PhoneNumber")
        val models = serializable().filterNot { it.isEnum }.map { it.simpleName }.toSet() - values
        assertEquals(models, cases.map { it.getValue("type").jsonPrimitive.content.substringBefore('<') }.toSet())
    }

    @Test
    fun `string enums are their values`() {
        val enums = serializable().filter { it.isEnum }
        assertTrue(enums.size > 10, "$enums")
        for (of in enums) {
            val serializer = coder(of.simpleName)
            for (word in of.enumConstants) {
                assertEquals("\"$word\"", Coder.encodeToString(serializer, word))
                assertEquals(word, Coder.decodeFromString(serializer, "\"$word\""))
            }
            val error = assertFailsWith<SerializationException> { Coder.decodeFromString(serializer, "\"nonsense\"") }
            assertContains(error.message.orEmpty(), "${of.simpleName} has no value \"nonsense\": use one of ${of.enumConstants[0]}")
        }
    }

    @Test
    fun `phone numbers are checked when decoded`() {
        val number = PhoneNumber.parse("+12065551234")
        assertEquals("\"12065551234\"", Coder.encodeToString(number))
        assertEquals(number, Coder.decodeFromString("\"+12065551234\""))
        assertFailsWith<SerializationException> { Coder.decodeFromString<PhoneNumber>("\"(206) 555-1234\"") }
    }

    private fun recoded(case: JsonObject, json: JsonElement): JsonElement {
        val coder = coder(case.getValue("type").jsonPrimitive.content)
        return Coder.encodeToJsonElement(coder, Coder.decodeFromJsonElement(coder, json))
    }

    /** Every public type with a serializer. */
    private fun serializable(): List<Class<*>> {
        val classes = File(Money::class.java.protectionDomain.codeSource.location.toURI())
        val names = File(classes, "dev/numplan").list().orEmpty().filter { it.endsWith(".class") && '$' !in it }
        return names.map { Class.forName("dev.numplan.${it.removeSuffix(".class")}", false, javaClass.classLoader) }
            .filter { it.isAnnotationPresent(Serializable::class.java) }
    }
}

/** The serializer of a type such as `Page<PlivoNumber>`, which kotlinx.serialization finds as it does for an app. */
fun coder(type: String): KSerializer<Any> {
    val arguments = type.substringAfter('<', "").removeSuffix(">")
    return coder(Class.forName("dev.numplan.${type.substringBefore('<')}"), if (arguments.isEmpty()) emptyList() else listOf(coder(arguments)))
}

@OptIn(ExperimentalSerializationApi::class)
@Suppress("UNCHECKED_CAST")
fun coder(type: Class<*>, arguments: List<KSerializer<*>>): KSerializer<Any> =
    EmptySerializersModule().serializer(type.kotlin, arguments, false) as KSerializer<Any>

/** A result that is written as JSON and read again. */
fun recoded(result: Any): Any {
    // A result without an item may have any serializer for it.
    fun item(item: Any?): KSerializer<*> = when (item) {
        is List<*> -> ListSerializer(item(item.firstOrNull()))
        else -> coder(item?.javaClass ?: Money::class.java, emptyList())
    }
    val coder = when (result) {
        is Updated<*> -> coder(result.javaClass, listOf(item(result.number ?: result.before)))
        is Receipt<*> -> coder(result.javaClass, listOf(item(result.item)))
        is Page<*> -> coder(result.javaClass, listOf(item(result.items.firstOrNull())))
        is NumplanException -> coder(NumplanException::class.java, emptyList())
        else -> coder(result.javaClass, emptyList())
    }
    return Coder.decodeFromString(coder, Coder.encodeToString(coder, result))
}
