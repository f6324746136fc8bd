package dev.numplan

import dev.numplan.internal.FfiValue
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

/**
 * The members of a model from the engine, in the order of the catalog.
 *
 * Engine and readers are generated from one catalog. A member of another type means that their versions differ, which is an
 * exception.
 */
internal class Members(ffiValue: FfiValue) {
    private val members = (ffiValue as? FfiValue.Items ?: mismatch("a model", ffiValue)).v1

    fun <T> read(at: Int, read: (FfiValue) -> T): T = read(ffiValue(at))

    fun <T> optional(at: Int, read: (FfiValue) -> T): T? {
        val ffiValue = ffiValue(at)
        return if (ffiValue is FfiValue.Null) null else read(ffiValue)
    }

    private fun ffiValue(at: Int): FfiValue = members.getOrNull(at) ?: mismatch("a member $at", FfiValue.Null)

    companion object {
        fun text(ffiValue: FfiValue): String = (ffiValue as? FfiValue.Text ?: mismatch("a text", ffiValue)).v1

        fun flag(ffiValue: FfiValue): Boolean = (ffiValue as? FfiValue.Flag ?: mismatch("a flag", ffiValue)).v1

        fun whole(ffiValue: FfiValue): Long = (ffiValue as? FfiValue.Whole ?: mismatch("a whole number", ffiValue)).v1

        fun real(ffiValue: FfiValue): Double = when (ffiValue) {
            is FfiValue.Real -> ffiValue.v1
            is FfiValue.Whole -> ffiValue.v1.toDouble()
            else -> mismatch("a number", ffiValue)
        }

        fun time(ffiValue: FfiValue): Duration = real(ffiValue).seconds

        fun money(ffiValue: FfiValue): Money = Money(text(ffiValue))

        fun <W : Word> word(words: List<W>, ffiValue: FfiValue): W {
            val word = text(ffiValue)
            return words.firstOrNull { it.word == word } ?: mismatch("one of $words", ffiValue)
        }

        fun <T> list(read: (FfiValue) -> T): (FfiValue) -> List<T> = { ffiValue ->
            (ffiValue as? FfiValue.Items ?: mismatch("a list", ffiValue)).v1.map(read)
        }

        fun <T> map(read: (FfiValue) -> T): (FfiValue) -> Map<String, T> = { ffiValue ->
            (ffiValue as? FfiValue.Members ?: mismatch("an object", ffiValue)).v1.associate { it.name to read(it.value) }
        }

        fun objectOf(ffiValue: FfiValue): Map<String, JsonValue> = map(::json)(ffiValue)

        fun json(ffiValue: FfiValue): JsonValue = when (ffiValue) {
            is FfiValue.Null -> JsonValue.Null
            is FfiValue.Flag -> JsonValue.Flag(ffiValue.v1)
            is FfiValue.Whole -> JsonValue.Whole(ffiValue.v1)
            is FfiValue.Real -> JsonValue.Real(ffiValue.v1)
            is FfiValue.Text -> JsonValue.Text(ffiValue.v1)
            is FfiValue.Items -> JsonValue.Items(ffiValue.v1.map(::json))
            is FfiValue.Members -> JsonValue.Members(objectOf(ffiValue))
        }

        fun mismatch(wanted: String, ffiValue: FfiValue): Nothing =
            error("the native library and the Kotlin sources have different versions, use the same release of both: expected $wanted, got ${ffiValue::class.simpleName}")
    }
}

/** The members of an object from the engine, by name. */
internal class NamedMembers(ffiValue: FfiValue) {
    private val members = Members.map { it }(ffiValue)

    fun <T> read(name: String, read: (FfiValue) -> T): T =
        read(members[name] ?: Members.mismatch("a member $name", FfiValue.Null))

    fun <T> optional(name: String, read: (FfiValue) -> T): T? =
        read(name) { if (it is FfiValue.Null) null else read(it) }

    fun text(name: String): String = read(name, Members::text)

    fun flag(name: String): Boolean = read(name, Members::flag)

    fun whole(name: String): Long = read(name, Members::whole)

    fun <T> list(name: String, read: (FfiValue) -> T): List<T> = read(name, Members.list(read))
}
