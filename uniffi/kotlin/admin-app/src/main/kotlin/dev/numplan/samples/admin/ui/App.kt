package dev.numplan.samples.admin.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.material3.FilterChip
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.material3.VerticalDivider
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.unit.dp
import dev.numplan.samples.admin.model.AppModel
import dev.numplan.samples.admin.model.Problem
import dev.numplan.samples.admin.model.Screen
import dev.numplan.samples.admin.model.title

/** Services of the platform that the app uses. */
class Platform(
    /** Opens the key store and returns whether the password is right. */
    val unlock: (String) -> Boolean,
    /** Lets the user choose a plan file and opens it. */
    val pickPlan: () -> Unit,
    /** Puts a text on the clipboard. */
    val copy: (String) -> Unit,
)

/** The whole app. */
@Composable
fun App(app: AppModel, platform: Platform) {
    val state by app.state.collectAsState()
    MaterialTheme {
        Surface(Modifier.fillMaxSize()) {
            if (state.isLocked) {
                Unlock { password -> platform.unlock(password).also { if (it) app.load() } }
                return@Surface
            }
            Column {
                Row(Modifier.padding(12.dp), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
                    for (account in state.accounts) {
                        val isChosen = state.account?.numbers?.provider == account
                        FilterChip(isChosen, { app.choose(account) }, { Text(account.title) })
                    }
                    VerticalDivider(Modifier.padding(horizontal = 8.dp).fillMaxHeight(HEADER))
                    for (screen in Screen.entries) {
                        FilterChip(state.screen == screen, { app.show(screen) }, { Text(screen.title) })
                    }
                }
                HorizontalDivider()
                if (state.screen == Screen.PLAN) PlanScreen(app.plan, platform.pickPlan, platform.copy)
                // The other screens need an account.
                if (state.screen == Screen.ACCOUNTS || (state.accounts.isEmpty() && state.screen != Screen.PLAN)) {
                    AccountsScreen(app, state)
                    return@Column
                }
                ProblemText(state.problem, app::load)
                val account = state.account ?: return@Column
                when (state.screen) {
                    Screen.NUMBERS -> Row {
                        NumberList(account.list, Modifier.width(380.dp), app::details) { app.newAccount(account.numbers.provider) }
                        VerticalDivider()
                        state.details?.let { Details(it) }
                    }
                    Screen.ORDER -> Order(account.order)
                    Screen.DETACHED -> Detached(account.order)
                    Screen.PLAN, Screen.ACCOUNTS -> {}
                }
            }
        }
    }
}

private const val HEADER = 0.05f

@Composable
private fun Unlock(unlock: (String) -> Boolean) {
    var password by remember { mutableStateOf("") }
    var isWrong by remember { mutableStateOf(false) }
    Column(Modifier.padding(24.dp), Arrangement.spacedBy(12.dp)) {
        Text("The credentials are in a key store", style = MaterialTheme.typography.titleLarge)
        OutlinedTextField(
            value = password,
            onValueChange = { password = it },
            label = { Text("Password") },
            isError = isWrong,
            supportingText = { if (isWrong) Text("This is not the password of the key store.") },
            visualTransformation = PasswordVisualTransformation(),
        )
        TextButton({ isWrong = !unlock(password) }) { Text("Unlock") }
    }
}

/** A problem, with a button to try again where that is safe. */
@Composable
fun ProblemText(problem: Problem?, retry: () -> Unit) {
    if (problem == null) return
    Row(Modifier.padding(12.dp), verticalAlignment = Alignment.CenterVertically) {
        Text(problem.message, Modifier.weight(1f), MaterialTheme.colorScheme.error)
        if (problem.canRetry) TextButton(retry) { Text("Try again") }
    }
}
