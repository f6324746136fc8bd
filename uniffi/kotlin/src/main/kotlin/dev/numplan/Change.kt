package dev.numplan

/**
 * What is to become of a field in an update: it is kept, emptied or given a value.
 *
 * Every field of an update is kept unless it is named, so only what is to change is written down:
 *
 * ```
 * client.numbers.update("12065551234", alias = Change.Set("NYC"), cnamLookupsEnabled = Change.Set(true))
 * client.numbers.update("12065551234", alias = Change.Clear)
 * ```
 */
public sealed interface Change<out T> {
    /** The field stays as it is. */
    public data object Keep : Change<Nothing>

    /** The field is emptied. */
    public data object Clear : Change<Nothing>

    /** The field gets [value]. */
    public data class Set<out T>(public val value: T) : Change<T>
}
