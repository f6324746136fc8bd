package dev.numplan.samples.admin.model

import dev.numplan.FieldOutcome
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The state of the form of one number. */
data class DetailsState(
    val number: String,
    /** The settings at the provider, as last read. */
    val saved: List<Setting> = emptyList(),
    /** The changed values by field. */
    val changes: Map<String, String> = emptyMap(),
    /** The error of each field, as it is typed. */
    val errors: Map<String, String> = emptyMap(),
    /** The outcome of each field of the last update. */
    val outcomes: List<FieldOutcome> = emptyList(),
    val isBusy: Boolean = false,
    val problem: Problem? = null,
) {
    val canSave: Boolean get() = changes.isNotEmpty() && errors.isEmpty() && !isBusy
}

/** The settings of one number. */
class DetailsModel(private val numbers: Numbers, number: String, private val scope: CoroutineScope) {
    private val changing = MutableStateFlow(DetailsState(number))
    val state: StateFlow<DetailsState> = changing.asStateFlow()

    init {
        load()
    }

    /** Reads the settings. Changes that the provider shows leave the form. */
    fun load() {
        scope.launch { read() }
    }

    /** Changes a field. The engine checks the whole form at each key; nothing is sent. */
    fun type(field: String, value: String) {
        changing.update { state ->
            val saved = state.saved.firstOrNull { it.field == field }?.value
            val changes = if (value == saved) state.changes - field else state.changes + (field to value)
            state.copy(changes = changes, errors = check(state.number, changes), outcomes = emptyList())
        }
    }

    private fun check(number: String, changes: Map<String, String>): Map<String, String> =
        if (changes.isEmpty()) emptyMap() else numbers.check(number, changes)

    /** Sends the changes. A rejected or unknown field stays in the form. */
    fun save() {
        val state = changing.value
        if (!state.canSave) return
        changing.update { it.copy(isBusy = true, problem = null) }
        scope.launch {
            val (outcomes, problem) = attempt { numbers.update(state.number, state.changes) }
            changing.update { it.copy(isBusy = false, problem = problem, outcomes = outcomes.orEmpty()) }
            if (outcomes != null) read()
        }
    }

    private suspend fun read() {
        changing.update { it.copy(isBusy = true) }
        val (saved, problem) = attempt { numbers.settings(changing.value.number) }
        changing.update { state ->
            val settings = saved ?: state.saved
            val changes = state.changes.filter { (field, value) -> settings.none { it.field == field && it.value == value } }
            state.copy(saved = settings, changes = changes, isBusy = false, problem = problem)
        }
    }
}
