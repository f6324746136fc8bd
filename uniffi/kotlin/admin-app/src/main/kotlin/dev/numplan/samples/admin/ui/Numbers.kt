package dev.numplan.samples.admin.ui

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Button
import androidx.compose.material3.ListItem
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.numplan.FieldOutcome
import dev.numplan.FieldState
import dev.numplan.PhoneNumber
import dev.numplan.ProviderId
import dev.numplan.samples.admin.model.DetailsModel
import dev.numplan.samples.admin.model.ListModel
import dev.numplan.samples.admin.model.Setting

/** A number as people read it: `+1 (206) 555-1234`. */
fun shown(number: String?): String = PhoneNumber.checkTyped("+${number.orEmpty()}", provider = ProviderId.PLIVO).formatted

@Composable
fun NumberList(model: ListModel, modifier: Modifier, open: (String) -> Unit, enterCredentials: () -> Unit) {
    val state by model.state.collectAsState()
    Column(modifier) {
        OutlinedTextField(
            value = state.digits,
            onValueChange = model::search,
            modifier = Modifier.fillMaxWidth().padding(12.dp),
            label = { Text("Search by digits") },
            singleLine = true,
        )
        ProblemText(state.problem, model::reload)
        if (state.problem?.isUnauthorized == true) TextButton(enterCredentials) { Text("Enter new credentials") }
        LazyColumn {
            items(state.numbers) { number ->
                ListItem(
                    headlineContent = { Text(shown(number.phoneNumber)) },
                    supportingContent = { Text(number.displayName ?: "no name") },
                    trailingContent = { Text(number.monthlyPrice?.let { "$$it a month" }.orEmpty()) },
                    modifier = Modifier.clickable { number.phoneNumber?.let(open) },
                )
            }
            item {
                if (state.hasMore) TextButton(model::more) { Text(if (state.isLoading) "Loading" else "More") }
            }
        }
    }
}

@Composable
fun Details(model: DetailsModel) {
    val state by model.state.collectAsState()
    Column(Modifier.padding(24.dp), Arrangement.spacedBy(12.dp)) {
        Text(shown(state.number), style = MaterialTheme.typography.headlineSmall)
        for (setting in state.saved) {
            val value = state.changes[setting.field] ?: setting.value
            val outcome = state.outcomes.firstOrNull { it.field == setting.field }
            if (setting.isSwitch) {
                SwitchField(setting, value, outcome) { model.type(setting.field, it) }
            } else {
                TextField(setting, value, state.errors[setting.field], outcome) { model.type(setting.field, it) }
            }
        }
        ProblemText(state.problem) { if (state.canSave) model.save() else model.load() }
        Button(model::save, enabled = state.canSave) { Text(if (state.isBusy) "Saving" else "Save") }
    }
}

@Composable
private fun TextField(setting: Setting, value: String, error: String?, outcome: FieldOutcome?, change: (String) -> Unit) {
    OutlinedTextField(
        value = value,
        onValueChange = change,
        modifier = Modifier.fillMaxWidth(),
        label = { Text(setting.label) },
        isError = error != null || outcome?.isBad == true,
        supportingText = { Text(error ?: outcome?.let(::sentence).orEmpty()) },
        singleLine = true,
    )
}

@Composable
private fun SwitchField(setting: Setting, value: String, outcome: FieldOutcome?, change: (String) -> Unit) {
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        Switch(value.toBoolean(), { change("$it") })
        Text(setting.label)
        if (outcome != null) {
            val color = if (outcome.isBad) MaterialTheme.colorScheme.error else MaterialTheme.colorScheme.primary
            Text(sentence(outcome), color = color, style = MaterialTheme.typography.bodySmall)
        }
    }
}

private val FieldOutcome.isBad: Boolean get() = state == FieldState.REJECTED || state == FieldState.UNKNOWN

private fun sentence(outcome: FieldOutcome): String = when (outcome.state) {
    FieldState.APPLIED -> "Applied"
    FieldState.PENDING -> "In progress at the provider"
    FieldState.REJECTED -> "Not applied: the provider shows ${outcome.observed ?: "another value"}"
    FieldState.UNKNOWN -> "Not known whether it was applied"
}
