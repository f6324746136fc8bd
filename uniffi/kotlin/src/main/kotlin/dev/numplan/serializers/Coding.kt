package dev.numplan.serializers

import dev.numplan.JsonValue
import dev.numplan.Money
import dev.numplan.NumplanException
import dev.numplan.PhoneNumber
import dev.numplan.Word
import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.KSerializer
import kotlinx.serialization.MissingFieldException
import kotlinx.serialization.SerializationException
import kotlinx.serialization.builtins.MapSerializer
import kotlinx.serialization.builtins.nullable
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.PrimitiveSerialDescriptor
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.descriptors.buildClassSerialDescriptor
import kotlinx.serialization.encoding.CompositeDecoder
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.encoding.decodeStructure
import kotlinx.serialization.encoding.encodeStructure
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonIgnoreUnknownKeys
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.booleanOrNull
import kotlinx.serialization.json.double
import kotlinx.serialization.json.longOrNull
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.DurationUnit

/**
 * The serializer of a companion.
 *
 * The parameter is not a [KSerializer], since the virtual machine would load that class to verify the companion, also in an
 * app without kotlinx.serialization.
 */
@Suppress("UNCHECKED_CAST")
internal fun <T> serializer(of: Any): KSerializer<T> = of as KSerializer<T>

internal val TEXT = String.serializer()
internal val FLAG = Boolean.serializer()
internal val WHOLE = Long.serializer()
internal val REAL = Double.serializer()
internal val SECONDS: KSerializer<Duration> =
    mapped("Duration", REAL, { it.toDouble(DurationUnit.SECONDS) }, { it.seconds })
internal val OBJECT: KSerializer<Map<String, JsonValue>> get() = MapSerializer(TEXT, JsonValueSerializer)

/** Codes [Money] as its text. */
public object MoneySerializer : KSerializer<Money> by mapped("Money", TEXT, Money::text, ::Money)

/** Codes [PhoneNumber] as its digits. */
public object PhoneNumberSerializer : KSerializer<PhoneNumber> by mapped("PhoneNumber", TEXT, PhoneNumber::digits, {
    try {
        PhoneNumber.parse(it)
    } catch (error: NumplanException) {
        throw SerializationException(error.message, error)
    }
})

/** Codes [NumplanException] as its details: its `result` and `cause` are not coded. */
public object NumplanExceptionSerializer : KSerializer<NumplanException> by mapped(
    "NumplanException", ErrorDetailsSerializer, NumplanException::details, { NumplanException.of(it) },
)

/** Codes [JsonValue] as the JSON that it is. Works with JSON only. */
public object JsonValueSerializer :
    KSerializer<JsonValue> by mapped("JsonValue", JsonElement.serializer(), ::element, ::value)

private fun element(value: JsonValue): JsonElement = when (value) {
    is JsonValue.Null -> JsonNull
    is JsonValue.Flag -> JsonPrimitive(value.value)
    is JsonValue.Whole -> JsonPrimitive(value.value)
    is JsonValue.Real -> JsonPrimitive(value.value)
    is JsonValue.Text -> JsonPrimitive(value.value)
    is JsonValue.Items -> JsonArray(value.items.map(::element))
    is JsonValue.Members -> JsonObject(value.members.mapValues { (_, member) -> element(member) })
}

private fun value(element: JsonElement): JsonValue = when (element) {
    is JsonNull -> JsonValue.Null
    is JsonArray -> JsonValue.Items(element.map(::value))
    is JsonObject -> JsonValue.Members(element.mapValues { (_, member) -> value(member) })
    is JsonPrimitive -> when {
        element.isString -> JsonValue.Text(element.content)
        else -> element.booleanOrNull?.let(JsonValue::Flag)
            ?: element.longOrNull?.let(JsonValue::Whole)
            ?: JsonValue.Real(element.double)
    }
}

/** Codes values as those of another serializer. */
private fun <Value, Coded> mapped(
    title: String,
    coded: KSerializer<Coded>,
    encode: (Value) -> Coded,
    decode: (Coded) -> Value,
): KSerializer<Value> = object : KSerializer<Value> {
    override val descriptor: SerialDescriptor = when (val kind = coded.descriptor.kind) {
        is PrimitiveKind -> PrimitiveSerialDescriptor("dev.numplan.$title", kind)
        else -> SerialDescriptor("dev.numplan.$title", coded.descriptor)
    }

    override fun serialize(encoder: Encoder, value: Value) = coded.serialize(encoder, encode(value))

    override fun deserialize(decoder: Decoder): Value = decode(coded.deserialize(decoder))
}

/** Codes the constants of a string enum. */
internal fun <W : Word> word(title: String, all: List<W>): KSerializer<W> = mapped(title, TEXT, { it.word }, { word ->
    all.firstOrNull { it.word == word }
        ?: throw SerializationException("$title has no value \"$word\": use one of ${all.joinToString { it.word }}")
})

/** A member of a model. A member that is null is left out. */
internal class Element(val name: String, val serializer: KSerializer<*>, val isOptional: Boolean)

internal fun required(name: String, serializer: KSerializer<*>) = Element(name, serializer, false)

internal fun optional(name: String, serializer: KSerializer<*>) = Element(name, serializer, true)

/** The decoded members of a model, each of the type of its serializer. */
internal class Decoded(private val values: Array<Any?>) {
    @Suppress("UNCHECKED_CAST")
    operator fun <T> get(at: Int): T = values[at] as T
}

/**
 * Codes a model as an object, in the same way as Swift's `Codable`: optional members that are null are left out, all others
 * are written, also those with a default value. Unknown members are ignored.
 */
@OptIn(ExperimentalSerializationApi::class)
internal fun <Model> model(
    title: String,
    elements: List<Element>,
    values: (Model) -> List<Any?>,
    make: (Decoded) -> Model,
): KSerializer<Model> = object : KSerializer<Model> {
    override val descriptor = buildClassSerialDescriptor("dev.numplan.$title") {
        annotations = listOf(JsonIgnoreUnknownKeys())
        for (element in elements) {
            val of = element.serializer.descriptor
            element(element.name, if (element.isOptional) nullable(element.serializer).descriptor else of, isOptional = element.isOptional)
        }
    }

    override fun serialize(encoder: Encoder, value: Model) = encoder.encodeStructure(descriptor) {
        values(value).forEachIndexed { at, member ->
            @Suppress("UNCHECKED_CAST")
            val serializer = elements[at].serializer as KSerializer<Any>
            if (member != null) encodeSerializableElement(descriptor, at, serializer, member)
        }
    }

    override fun deserialize(decoder: Decoder): Model = decoder.decodeStructure(descriptor) {
        val decoded = arrayOfNulls<Any?>(elements.size)
        val present = BooleanArray(elements.size)
        while (true) {
            val at = decodeElementIndex(descriptor)
            if (at == CompositeDecoder.DECODE_DONE) break
            val element = elements[at]
            decoded[at] = when {
                element.isOptional -> decodeNullableSerializableElement(descriptor, at, nullable(element.serializer))
                else -> decodeSerializableElement(descriptor, at, element.serializer)
            }
            present[at] = true
        }
        val missing = elements.filterIndexed { at, element -> !element.isOptional && !present[at] }
        if (missing.isNotEmpty()) throw MissingFieldException(missing.map { it.name }, descriptor.serialName)
        make(Decoded(decoded))
    }
}

@Suppress("UNCHECKED_CAST")
private fun nullable(serializer: KSerializer<*>): KSerializer<Any?> = (serializer as KSerializer<Any>).nullable
