package dev.numplan

import dev.numplan.internal.FfiTree
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

/**
 * The members of a model on their way in from the engine, in the order of its specification.
 *
 * The engine and the generated readers are made from one catalog, so a member of another type than the reader asks for
 * is a build gone wrong; it becomes an exception and nothing worse.
 */
internal class Members(tree: FfiTree) {
    private val members = (tree as? FfiTree.Items ?: mismatch("a model", tree)).v1

    fun <T> read(at: Int, read: (FfiTree) -> T): T = read(tree(at))

    fun <T> optional(at: Int, read: (FfiTree) -> T): T? {
        val tree = tree(at)
        return if (tree is FfiTree.Null) null else read(tree)
    }

    private fun tree(at: Int): FfiTree = members.getOrNull(at) ?: mismatch("a member $at", FfiTree.Null)

    companion object {
        fun text(tree: FfiTree): String = (tree as? FfiTree.Text ?: mismatch("a text", tree)).v1

        fun flag(tree: FfiTree): Boolean = (tree as? FfiTree.Flag ?: mismatch("a flag", tree)).v1

        fun whole(tree: FfiTree): Long = (tree as? FfiTree.Whole ?: mismatch("a whole number", tree)).v1

        fun real(tree: FfiTree): Double = when (tree) {
            is FfiTree.Real -> tree.v1
            is FfiTree.Whole -> tree.v1.toDouble()
            else -> mismatch("a number", tree)
        }

        fun time(tree: FfiTree): Duration = real(tree).seconds

        fun money(tree: FfiTree): Money = Money(text(tree))

        fun <W : Word> word(words: List<W>, tree: FfiTree): W {
            val word = text(tree)
            return words.firstOrNull { it.word == word } ?: mismatch("one of $words", tree)
        }

        fun <T> list(read: (FfiTree) -> T): (FfiTree) -> List<T> = { tree ->
            (tree as? FfiTree.Items ?: mismatch("a list", tree)).v1.map(read)
        }

        fun objectOf(tree: FfiTree): Map<String, JsonValue> =
            (tree as? FfiTree.Members ?: mismatch("an object", tree)).v1.associate { it.name to json(it.value) }

        fun json(tree: FfiTree): JsonValue = when (tree) {
            is FfiTree.Null -> JsonValue.Null
            is FfiTree.Flag -> JsonValue.Flag(tree.v1)
            is FfiTree.Whole -> JsonValue.Whole(tree.v1)
            is FfiTree.Real -> JsonValue.Real(tree.v1)
            is FfiTree.Text -> JsonValue.Text(tree.v1)
            is FfiTree.Items -> JsonValue.Items(tree.v1.map(::json))
            is FfiTree.Members -> JsonValue.Members(objectOf(tree))
        }

        private fun mismatch(wanted: String, tree: FfiTree): Nothing =
            error("the library and its Kotlin sources are of different versions: wanted $wanted, not ${tree::class.simpleName}")
    }
}
