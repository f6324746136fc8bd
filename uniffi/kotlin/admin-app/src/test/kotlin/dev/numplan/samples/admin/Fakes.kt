package dev.numplan.samples.admin

import dev.numplan.DetachedOrder
import dev.numplan.ErrorCode
import dev.numplan.ErrorDetails
import dev.numplan.FieldOutcome
import dev.numplan.FieldState
import dev.numplan.FlowrouteNumber
import dev.numplan.FlowrouteStockNumber
import dev.numplan.JsonValue
import dev.numplan.Money
import dev.numplan.NumplanException
import dev.numplan.OfferedNumber
import dev.numplan.ProviderId
import dev.numplan.samples.admin.model.NumberPage
import dev.numplan.samples.admin.model.Numbers
import dev.numplan.samples.admin.model.OrderOutcome
import dev.numplan.samples.admin.model.Setting
import kotlinx.coroutines.CompletableDeferred

/** An account without a network. */
class FakeNumbers(override val provider: ProviderId = ProviderId.FLOWROUTE) : Numbers {
    override val takesAnyCountry = false
    val searches = ArrayList<String>()
    var saved = mapOf("alias" to "Desk")
    var failure: NumplanException? = null
    var outcome = FieldState.APPLIED
    var isReconciled = false
    val orders = ArrayList<String>()
    var gate: CompletableDeferred<Unit>? = null
    var detached = emptyList<DetachedOrder>()
    var isClosed = false

    private fun fail() {
        failure?.let { throw it }
    }

    override suspend fun page(digits: String, from: Long): NumberPage {
        searches += digits
        fail()
        val numbers = (from until from + 2).map { FlowrouteNumber(value = "1206555000$it") }
        return NumberPage(numbers, (from + 2).takeIf { it < 4 })
    }

    override suspend fun settings(number: String): List<Setting> {
        fail()
        return saved.map { (field, value) -> Setting(field, field, value) }
    }

    override fun check(number: String, changes: Map<String, String>) =
        changes.filterValues { it.length > 5 }.mapValues { "too long" }

    override suspend fun update(number: String, changes: Map<String, String>): List<FieldOutcome> {
        fail()
        if (outcome == FieldState.APPLIED) saved = saved + changes
        return changes.map { (field, value) -> FieldOutcome(field, JsonValue.Text(value), outcome) }
    }

    override suspend fun offers(areaCode: String): List<OfferedNumber> {
        searches += areaCode
        return listOf(FlowrouteStockNumber(value = "1${areaCode}5550100", monthlyCost = Money("1.25"), setupCost = Money("1.00")))
    }

    override suspend fun buy(number: String): OrderOutcome {
        orders += number
        gate?.await()
        fail()
        return OrderOutcome(number, FieldState.APPLIED, isReconciled)
    }

    override fun detachedOrders() = detached

    override fun close() {
        isClosed = true
    }
}

fun error(code: ErrorCode) = NumplanException.of(ErrorDetails(code, "it failed"))
