package dev.numplan.samples.admin.model

import dev.numplan.AccountNumber
import dev.numplan.Change
import dev.numplan.DetachedOrder
import dev.numplan.FieldOutcome
import dev.numplan.FieldState
import dev.numplan.NumplanException
import dev.numplan.OfferedNumber
import dev.numplan.ProviderId

/** One page of the numbers of an account. */
class NumberPage(
    val numbers: List<AccountNumber>,
    /** Where the next page begins; null at the end of the list. */
    val next: Long?,
)

/** A setting of a number that the app edits. */
data class Setting(
    /** The name of the field, as in `FieldOutcome.field` and `FieldError.field`. */
    val field: String,
    val label: String,
    /** The value: a text, or `true` and `false` for a switch. */
    val value: String,
    val isSwitch: Boolean = false,
)

/** The outcome of an order. */
data class OrderOutcome(val number: String, val state: FieldState, val isReconciled: Boolean)

/**
 * The numbers of one account. The app knows this interface only, so a test or a preview replaces it.
 *
 * All operations throw [NumplanException].
 */
interface Numbers : AutoCloseable {
    val provider: ProviderId

    /** Whether the account has numbers of other countries than those of country code 1. */
    val takesAnyCountry: Boolean

    /** Returns a page of the numbers that contain [digits]. */
    suspend fun page(digits: String, from: Long): NumberPage

    suspend fun settings(number: String): List<Setting>

    /** Checks changed settings without sending anything. Returns messages by field. */
    fun check(number: String, changes: Map<String, String>): Map<String, String>

    suspend fun update(number: String, changes: Map<String, String>): List<FieldOutcome>

    /** Returns numbers for sale. */
    suspend fun offers(areaCode: String): List<OfferedNumber>

    suspend fun buy(number: String): OrderOutcome

    fun detachedOrders(): List<DetachedOrder>
}

/** A text as a change: an empty text clears the field. */
internal fun changeOf(text: String?): Change<String> = when {
    text == null -> Change.Keep
    text.isBlank() -> Change.Clear
    else -> Change.Set(text)
}

/** The messages of an operation that was refused before anything was sent. */
internal fun refusals(check: () -> Unit): Map<String, String> = try {
    check()
    emptyMap()
} catch (error: NumplanException.InvalidInput) {
    error.fields.associate { it.field to it.message }
}
