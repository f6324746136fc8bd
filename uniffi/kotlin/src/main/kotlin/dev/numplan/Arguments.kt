package dev.numplan

import dev.numplan.internal.FfiEntry
import dev.numplan.internal.FfiInput
import dev.numplan.internal.FfiNamed
import dev.numplan.internal.FfiValue
import kotlin.time.Duration
import kotlin.time.DurationUnit

/** The named inputs of an operation. Inputs that are null are left out. */
internal class Arguments {
    val named: ArrayList<FfiNamed> = ArrayList()

    fun put(name: String, value: Any?) {
        if (value != null) {
            named.add(FfiNamed(name, FfiInput.Value(ffiValue(value))))
        }
    }

    fun change(name: String, change: Change<Any>) {
        when (change) {
            is Change.Keep -> {}
            is Change.Clear -> named.add(FfiNamed(name, FfiInput.Clear))
            is Change.Set -> put(name, change.value)
        }
    }

    private fun ffiValue(value: Any?): FfiValue = when (value) {
        null -> FfiValue.Null
        is Boolean -> FfiValue.Flag(value)
        is Int -> FfiValue.Whole(value.toLong())
        is Long -> FfiValue.Whole(value)
        is Double -> FfiValue.Real(value)
        is Duration -> FfiValue.Real(value.toDouble(DurationUnit.SECONDS))
        is Word -> FfiValue.Text(value.word)
        is Passed -> FfiValue.Members(Arguments().apply(value::pass).entries())
        is WavixDestination -> ffiValue(value.passed())
        is List<*> -> FfiValue.Items(value.map(::ffiValue))
        // Text types: String, PhoneNumber, Money.
        else -> FfiValue.Text(value.toString())
    }

    private fun entries(): List<FfiEntry> = named.mapNotNull { named ->
        (named.input as? FfiInput.Value)?.let { FfiEntry(named.name, it.v1) }
    }
}

/** A constant of a string enum. */
public interface Word {
    /** The value as the provider and the engine spell it. */
    public val word: String
}

/** An input with several members. */
internal fun interface Passed {
    fun pass(to: Arguments)
}
