package dev.numplan

/**
 * The change of a field in an update: keep, clear or set it.
 *
 * A field that is not named is kept. A field that can be cleared takes a [Change], any other field its value:
 *
 * ```
 * client.numbers.update("12065551234", alias = Change.Set("NYC"), cnamLookupsEnabled = true)
 * client.numbers.update("12065551234", alias = Change.Clear)
 * ```
 */
public sealed interface Change<out T> {
    /** Keeps the field. */
    public data object Keep : Change<Nothing>

    /** Clears the field. */
    public data object Clear : Change<Nothing>

    /** Sets the field to [value]. */
    public data class Set<out T>(public val value: T) : Change<T>
}
