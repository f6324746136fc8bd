package dev.numplan.samples.admin.model

import dev.numplan.DetachedOrder
import dev.numplan.NumplanException
import dev.numplan.OfferedNumber
import dev.numplan.PhoneNumber
import dev.numplan.Sent
import dev.numplan.TypedNumber
import dev.numplan.TypingState
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The end of an order as the app shows it. */
sealed interface OrderEnd {
    val text: String

    /** The number was bought. */
    data class Bought(override val text: String) : OrderEnd

    /** Nothing was bought. */
    data class Refused(override val text: String) : OrderEnd

    /** The number may have been bought. Another order could buy a second number. */
    data class Unknown(override val text: String) : OrderEnd
}

/** The state of the order screen. */
data class OrderState(
    /** The area code as it is typed. */
    val areaCode: TypedNumber = PhoneNumber.checkTyped(""),
    /** The numbers for sale; null before a search. */
    val offers: List<OfferedNumber>? = null,
    val chosen: OfferedNumber? = null,
    /** Whether the user agreed to the price of the chosen number. */
    val consent: Boolean = false,
    val isSearching: Boolean = false,
    val isOrdering: Boolean = false,
    val end: OrderEnd? = null,
    val problem: Problem? = null,
    /** Orders whose screen was left. The engine returns a finished order once, so the model keeps them. */
    val detached: List<DetachedOrder> = emptyList(),
) {
    val canOrder: Boolean get() = chosen != null && consent && !isOrdering && end !is OrderEnd.Unknown
}

/** The order of one number: search, price, consent, outcome. */
class OrderModel(private val numbers: Numbers, private val scope: CoroutineScope) {
    private val changing = MutableStateFlow(OrderState())
    val state: StateFlow<OrderState> = changing.asStateFlow()
    private var searching: Job? = null
    private var ordering: Job? = null

    /** Checks the area code as it is typed, and searches once it is whole. */
    fun type(text: String) {
        val typed = PhoneNumber.checkTyped(text)
        val digits = typed.formatted.filter(Char::isDigit)
        changing.update { it.copy(areaCode = typed, offers = null, chosen = null, consent = false) }
        searching?.cancel()
        if (typed.state == TypingState.INCOMPLETE && digits.length == AREA_CODE) searching = scope.launch { search(digits) }
    }

    private suspend fun search(areaCode: String) {
        changing.update { it.copy(isSearching = true, problem = null) }
        val (offers, problem) = attempt { numbers.offers(areaCode) }
        changing.update { it.copy(offers = offers, isSearching = false, problem = problem) }
    }

    /** Chooses a number. The consent is to one price, so it ends with another choice. */
    fun choose(offer: OfferedNumber): Unit = changing.update { it.copy(chosen = offer, consent = false, end = null) }

    fun consent(given: Boolean): Unit = changing.update { it.copy(consent = given) }

    /** Orders the chosen number. Nothing is ordered without consent. */
    fun order() {
        val state = changing.value
        val number = state.chosen?.phoneNumber
        if (!state.canOrder || number == null) return
        changing.update { it.copy(isOrdering = true, end = null) }
        ordering = scope.launch {
            val end = end(number)
            changing.update { it.copy(isOrdering = false, end = end, consent = false) }
        }
    }

    /** Stops waiting. An order that was sent goes on, and [refreshDetached] shows its result. */
    fun leave() {
        ordering?.cancel()
        changing.update { it.copy(isOrdering = false, consent = false) }
    }

    /** Running orders are replaced, finished ones are kept. */
    fun refreshDetached() {
        val now = numbers.detachedOrders()
        changing.update { it.copy(detached = it.detached.filterNot(DetachedOrder::isRunning) + now) }
    }

    private suspend fun end(number: String): OrderEnd = try {
        val outcome = numbers.buy(number)
        OrderEnd.Bought(
            if (outcome.isReconciled) {
                "The connection was lost. The account shows that $number was bought."
            } else {
                "$number was bought (${outcome.state})."
            },
        )
    } catch (error: NumplanException.OutcomeUnknown) {
        OrderEnd.Unknown("${error.message} Look at the list of numbers before you order again.")
    } catch (error: NumplanException) {
        if (error.sent == Sent.NO || error.nothingChanged) OrderEnd.Refused(error.message) else OrderEnd.Unknown(error.message)
    }

    private companion object {
        const val AREA_CODE = 3
    }
}
