package dev.numplan.samples.admin.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.selection.selectable
import androidx.compose.material3.Button
import androidx.compose.material3.Checkbox
import androidx.compose.material3.ListItem
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.numplan.DetachedOrder
import dev.numplan.OfferedNumber
import dev.numplan.Receipt
import dev.numplan.TypingState
import dev.numplan.samples.admin.model.OrderEnd
import dev.numplan.samples.admin.model.OrderModel
import dev.numplan.samples.admin.model.OrderState

@Composable
fun Order(model: OrderModel) {
    val state by model.state.collectAsState()
    Row(Modifier.padding(12.dp), Arrangement.spacedBy(24.dp)) {
        Column(Modifier.width(380.dp)) {
            AreaCode(state, model::type)
            ProblemText(state.problem) { model.type(state.areaCode.formatted) }
            LazyColumn {
                items(state.offers.orEmpty()) { offer -> Offer(offer, offer == state.chosen) { model.choose(offer) } }
            }
        }
        Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
            state.chosen?.let { Consent(it, state, model) }
            state.end?.let { end ->
                val color = if (end is OrderEnd.Bought) MaterialTheme.colorScheme.primary else MaterialTheme.colorScheme.error
                Text(end.text, color = color)
            }
        }
    }
}

@Composable
private fun AreaCode(state: OrderState, type: (String) -> Unit) {
    val typed = state.areaCode
    val isWrong = typed.state == TypingState.INVALID
    OutlinedTextField(
        value = typed.formatted,
        onValueChange = type,
        label = { Text("Area code") },
        isError = isWrong,
        supportingText = {
            when {
                isWrong -> Text(typed.findings.firstOrNull()?.message.orEmpty())
                state.isSearching -> Text("Searching")
                state.offers?.isEmpty() == true -> Text("No numbers are for sale here.")
            }
        },
        singleLine = true,
    )
}

@Composable
private fun Offer(offer: OfferedNumber, isChosen: Boolean, choose: () -> Unit) {
    ListItem(
        leadingContent = { RadioButton(isChosen, null) },
        headlineContent = { Text(shown(offer.phoneNumber)) },
        trailingContent = { Text(offer.monthlyPrice?.let { "$$it a month" }.orEmpty()) },
        modifier = Modifier.selectable(isChosen, onClick = choose),
    )
}

@Composable
private fun Consent(offer: OfferedNumber, state: OrderState, model: OrderModel) {
    val setup = offer.setupPrice?.let { "$$it now" }
    val monthly = offer.monthlyPrice?.let { "$$it each month" }
    val price = listOfNotNull(setup, monthly).joinToString(" and ").ifEmpty { "a price that the provider does not show" }
    Text(shown(offer.phoneNumber), style = MaterialTheme.typography.headlineSmall)
    Row(verticalAlignment = Alignment.CenterVertically) {
        Checkbox(state.consent, model::consent)
        Text("Buy this number for $price")
    }
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
        Button(model::order, enabled = state.canOrder) { Text(if (state.isOrdering) "Ordering" else "Order") }
        if (state.isOrdering) TextButton(model::leave) { Text("Do not wait") }
    }
}

@Composable
fun Detached(model: OrderModel) {
    val state by model.state.collectAsState()
    LaunchedEffect(model) { model.refreshDetached() }
    Column(Modifier.padding(12.dp)) {
        Text("Orders that went on after their screen was left", style = MaterialTheme.typography.titleMedium)
        TextButton(model::refreshDetached) { Text("Refresh") }
        if (state.detached.isEmpty()) Text("There are none.")
        LazyColumn {
            items(state.detached) { order ->
                ListItem(
                    headlineContent = { Text("${order.operation}: ${order.subject}") },
                    supportingContent = { Text(sentence(order)) },
                )
            }
        }
    }
}

private fun sentence(order: DetachedOrder): String {
    val result = order.result
    return when {
        order.isRunning -> "Running"
        order.error != null -> order.error?.message.orEmpty()
        result is Receipt<*> -> "Done (${result.state})"
        else -> "Done"
    }
}
