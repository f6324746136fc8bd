package dev.numplan.samples.admin.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.Button
import androidx.compose.material3.FilterChip
import androidx.compose.material3.ListItem
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.material3.VerticalDivider
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import dev.numplan.ProviderId
import dev.numplan.samples.admin.model.AppModel
import dev.numplan.samples.admin.model.AppState
import dev.numplan.samples.admin.model.CredentialPart
import dev.numplan.samples.admin.model.NewAccountModel
import dev.numplan.samples.admin.model.credentialParts
import dev.numplan.samples.admin.model.title

/** The accounts on the device, and the form of one. */
@Composable
fun AccountsScreen(app: AppModel, state: AppState) {
    var removed by remember { mutableStateOf<ProviderId?>(null) }
    Row {
        Column(Modifier.width(380.dp)) {
            ProblemText(state.problem, app::load)
            for (account in state.accounts) {
                ListItem(
                    headlineContent = { Text(account.title) },
                    supportingContent = {
                        Row {
                            TextButton({ app.newAccount(account) }) { Text("Change the credentials") }
                            TextButton({ removed = account }) { Text("Remove", color = MaterialTheme.colorScheme.error) }
                        }
                    },
                )
            }
            TextButton({ app.newAccount() }) { Text("Add an account") }
        }
        VerticalDivider()
        state.form?.let { NewAccountScreen(it) }
    }
    removed?.let { account ->
        Removal(account, { removed = null }) {
            removed = null
            app.remove(account)
        }
    }
}

@Composable
private fun Removal(account: ProviderId, cancel: () -> Unit, remove: () -> Unit) {
    AlertDialog(
        onDismissRequest = cancel,
        title = { Text("Remove ${account.title}?") },
        text = { Text("This device forgets the credentials. The numbers stay at the provider.") },
        confirmButton = { TextButton(remove) { Text("Remove") } },
        dismissButton = { TextButton(cancel) { Text("Cancel") } },
    )
}

/** The credentials of an account. They are stored once the provider has accepted them. */
@Composable
fun NewAccountScreen(model: NewAccountModel) {
    val state by model.state.collectAsState()
    Column(Modifier.padding(24.dp), Arrangement.spacedBy(12.dp)) {
        Text("Credentials", style = MaterialTheme.typography.headlineSmall)
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            for (provider in ProviderId.entries) {
                FilterChip(provider == state.provider, { model.choose(provider) }, { Text(provider.title) })
            }
        }
        state.provider.credentialParts.zip(state.parts).forEachIndexed { index, (part, value) ->
            PartField(part, value, state.error != null) { model.type(index, it) }
        }
        state.error?.let { Text(it, color = MaterialTheme.colorScheme.error) }
        ProblemText(state.problem, model::add)
        if (state.isAdded) Text("The account was added.")
        Button(model::add, enabled = state.canAdd) { Text(if (state.isChecking) "Checking" else "Add") }
    }
}

@Composable
private fun PartField(part: CredentialPart, value: String, isError: Boolean, change: (String) -> Unit) {
    OutlinedTextField(
        value = value,
        onValueChange = change,
        modifier = Modifier.fillMaxWidth(),
        label = { Text(part.label) },
        isError = isError,
        visualTransformation = if (part.isSecret) PasswordVisualTransformation() else VisualTransformation.None,
        singleLine = true,
    )
}
