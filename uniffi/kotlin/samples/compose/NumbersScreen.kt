// A screen of Jetpack Compose: lists the numbers of an account at Flowroute and edits an alias.
//
// Source to take from. It is compiled with Android's SDK and Compose (material3, lifecycle-viewmodel-compose), not by the
// tests of this project.

package dev.numplan.samples

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.ListItem
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.numplan.Change
import dev.numplan.Flowroute
import dev.numplan.FlowrouteCredentials
import dev.numplan.FlowrouteNumber
import dev.numplan.NumplanException
import kotlinx.coroutines.launch

/** The numbers, as they come. `keys` asks the key store or the app's own backend. */
class NumbersModel(keys: suspend () -> FlowrouteCredentials) : ViewModel() {
    private val client = Flowroute(credentials = keys)

    val numbers = mutableStateListOf<FlowrouteNumber>()
    var edited by mutableStateOf<FlowrouteNumber?>(null)
    var trouble by mutableStateOf<String?>(null)

    /** Reads the list, page by page. A model that is cleared cancels it. */
    fun load() = attempt {
        numbers.clear()
        client.numbers.list().collect(numbers::add)
    }

    fun rename(number: FlowrouteNumber, alias: String) = attempt {
        edited = null
        val change = if (alias.isBlank()) Change.Clear else Change.Set(alias)
        val updated = client.numbers.update(number.value.orEmpty(), alias = change).require()
        val at = numbers.indexOfFirst { it.value == number.value }
        updated.number?.let { if (at >= 0) numbers[at] = it }
    }

    private fun attempt(act: suspend () -> Unit) = viewModelScope.launch {
        trouble = null
        try {
            act()
        } catch (error: NumplanException) {
            // The message is a sentence for the person who reads it.
            trouble = error.message
        }
    }

    override fun onCleared() = client.closeNow()
}

@Composable
fun NumbersScreen(model: NumbersModel) {
    LaunchedEffect(model) { model.load() }
    Column(Modifier.fillMaxSize()) {
        model.trouble?.let { Text(it) }
        LazyColumn {
            items(model.numbers, key = { it.value.orEmpty() }) { number ->
                ListItem(
                    headlineContent = { Text(number.value.orEmpty()) },
                    supportingContent = { Text(number.alias ?: "no alias") },
                    modifier = Modifier.clickable { model.edited = number },
                )
            }
        }
    }
    model.edited?.let { number -> AliasDialog(number, { model.rename(number, it) }, { model.edited = null }) }
}

@Composable
private fun AliasDialog(number: FlowrouteNumber, save: (String) -> Unit, dismiss: () -> Unit) {
    var alias by remember(number) { mutableStateOf(number.alias.orEmpty()) }
    AlertDialog(
        onDismissRequest = dismiss,
        title = { Text(number.value.orEmpty()) },
        text = { OutlinedTextField(alias, { alias = it }, label = { Text("Alias") }) },
        confirmButton = { TextButton({ save(alias) }) { Text("Save") } },
        dismissButton = { TextButton(dismiss) { Text("Cancel") } },
    )
}
