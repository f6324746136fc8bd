package dev.numplan

import dev.numplan.internal.FfiEntry
import dev.numplan.internal.FfiInput
import dev.numplan.internal.FfiNamed
import dev.numplan.internal.FfiTree
import kotlin.time.Duration
import kotlin.time.DurationUnit

/** The named inputs of an operation on their way out. What is not given is not named. */
internal class Arguments {
    val named: ArrayList<FfiNamed> = ArrayList()

    fun put(name: String, value: Any?) {
        if (value != null) {
            named.add(FfiNamed(name, FfiInput.Value(tree(value))))
        }
    }

    fun change(name: String, change: Change<Any>) {
        when (change) {
            is Change.Keep -> {}
            is Change.Clear -> named.add(FfiNamed(name, FfiInput.Clear))
            is Change.Set -> put(name, change.value)
        }
    }

    private fun tree(value: Any?): FfiTree = when (value) {
        null -> FfiTree.Null
        is Boolean -> FfiTree.Flag(value)
        is Int -> FfiTree.Whole(value.toLong())
        is Long -> FfiTree.Whole(value)
        is Double -> FfiTree.Real(value)
        is Duration -> FfiTree.Real(value.toDouble(DurationUnit.SECONDS))
        is Word -> FfiTree.Text(value.word)
        is Passed -> FfiTree.Members(Arguments().apply(value::pass).entries())
        is WavixDestination -> tree(value.passed())
        is List<*> -> FfiTree.Items(value.map(::tree))
        // A number or any other text: String, PhoneNumber, Money.
        else -> FfiTree.Text(value.toString())
    }

    private fun entries(): List<FfiEntry> = named.mapNotNull { named ->
        (named.input as? FfiInput.Value)?.let { FfiEntry(named.name, it.v1) }
    }
}

/** One of a closed list of words. */
public interface Word {
    /** The word, as the engine and the wire have it. */
    public val word: String
}

/** A value of several members that goes out to the engine. */
internal fun interface Passed {
    fun pass(to: Arguments)
}
