package dev.numplan.samples.admin.model

import dev.numplan.ProviderId
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The state of the form of an account. Not a data class, whose `toString` would show the secrets. */
class NewAccountState(
    val provider: ProviderId,
    /** The values, in the order of [credentialParts]. */
    val parts: List<String> = provider.credentialParts.map { "" },
    /** The error of the credentials, once every part is typed. */
    val error: String? = null,
    val isChecking: Boolean = false,
    /** Whether the account was stored. */
    val isAdded: Boolean = false,
    val problem: Problem? = null,
) {
    val canAdd: Boolean get() = isComplete && error == null && !isChecking

    internal val isComplete: Boolean get() = parts.none(String::isEmpty)
}

/** The form of an account: credentials that are typed, checked by the provider and then stored. */
class NewAccountModel internal constructor(
    private val secrets: SecretStore,
    provider: ProviderId,
    private val scope: CoroutineScope,
    private val open: OpenNumbers,
    private val added: suspend (ProviderId) -> Unit,
) {
    private val changing = MutableStateFlow(NewAccountState(provider))
    val state: StateFlow<NewAccountState> = changing.asStateFlow()

    /** Chooses the provider. Each has other credentials, so the form is emptied. */
    fun choose(provider: ProviderId): Unit = changing.update { state ->
        if (state.isChecking || provider == state.provider) state else NewAccountState(provider)
    }

    /** Changes a part. The engine checks the credentials at each key; nothing is sent. */
    fun type(part: Int, value: String): Unit = changing.update { state ->
        if (state.isChecking || part !in state.parts.indices) return@update state
        val typed = NewAccountState(state.provider, state.parts.mapIndexed { index, old -> if (index == part) value else old })
        if (typed.isComplete) typed.with(error = credentialsError(typed.provider, typed.parts)) else typed
    }

    /** Reads a page of numbers with the credentials, and stores those that the provider accepts. */
    fun add() {
        val state = changing.value
        if (!state.canAdd) return
        changing.value = state.with(isChecking = true)
        scope.launch {
            val (_, problem) = attempt {
                open(state.provider) { state.parts }.use { it.page("", 0) }
                secrets.write(state.provider, state.parts)
            }
            // The form does not keep secrets longer than needed.
            changing.value = if (problem == null) NewAccountState(state.provider, isAdded = true) else state.with(problem = problem)
            if (problem == null) added(state.provider)
        }
    }

    private fun NewAccountState.with(error: String? = null, isChecking: Boolean = false, problem: Problem? = null) =
        NewAccountState(provider, parts, error, isChecking, problem = problem)
}
