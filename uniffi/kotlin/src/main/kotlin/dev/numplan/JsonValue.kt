package dev.numplan

/** A JSON value of the provider, for members that no model names. */
@kotlinx.serialization.Serializable(with = dev.numplan.serializers.JsonValueSerializer::class)
public sealed interface JsonValue {
    /** `null`. */
    public data object Null : JsonValue {
        override fun toString(): String = "null"
    }

    /** `true` or `false`. */
    public data class Flag(public val value: Boolean) : JsonValue {
        override fun toString(): String = value.toString()
    }

    /** An integer. */
    public data class Whole(public val value: Long) : JsonValue {
        override fun toString(): String = value.toString()
    }

    /** Any other number. */
    public data class Real(public val value: Double) : JsonValue {
        override fun toString(): String = value.toString()
    }

    /** A string. */
    public data class Text(public val value: String) : JsonValue {
        override fun toString(): String = quoted(value)
    }

    /** An array. */
    public data class Items(public val items: List<JsonValue>) : JsonValue, List<JsonValue> by items {
        override fun toString(): String = items.joinToString(",", "[", "]")
    }

    /** An object. */
    public data class Members(public val members: Map<String, JsonValue>) : JsonValue, Map<String, JsonValue> by members {
        override fun toString(): String =
            members.entries.joinToString(",", "{", "}") { (name, value) -> "${quoted(name)}:$value" }
    }

    public companion object {
        /** The serializer; needs kotlinx.serialization. */
        public fun serializer(): kotlinx.serialization.KSerializer<JsonValue> =
            dev.numplan.serializers.serializer(dev.numplan.serializers.JsonValueSerializer)
    }
}

private fun quoted(text: String): String = buildString {
    append('"')
    for (letter in text) {
        when {
            letter == '"' || letter == '\\' -> append('\\').append(letter)
            letter < ' ' -> append("\\u").append(letter.code.toString(16).padStart(4, '0'))
            else -> append(letter)
        }
    }
    append('"')
}
