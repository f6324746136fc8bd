package dev.numplan.samples.admin.model

import dev.numplan.DetachedOrder
import dev.numplan.ProviderId
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The screens of an account. */
enum class Screen(val title: String) { NUMBERS("Numbers"), ORDER("Order"), DETACHED("Detached orders"), PLAN("Plan") }

/** The models of the chosen account. */
class AccountModels(val numbers: Numbers, scope: CoroutineScope) {
    val list = ListModel(numbers, scope)
    val order = OrderModel(numbers, scope)
}

/** The state of the app. */
data class AppState(
    val accounts: List<ProviderId> = emptyList(),
    val isLocked: Boolean = false,
    val account: AccountModels? = null,
    val details: DetailsModel? = null,
    val screen: Screen = Screen.NUMBERS,
    /** Orders whose screen was left. The engine returns a finished order once, so the app keeps them. */
    val detached: List<DetachedOrder> = emptyList(),
)

/** The accounts and what is shown of them. */
class AppModel(
    private val secrets: SecretStore,
    private val scope: CoroutineScope,
    private val open: (ProviderId) -> Numbers,
) : AutoCloseable {
    private val changing = MutableStateFlow(AppState())
    val state: StateFlow<AppState> = changing.asStateFlow()

    /** The plan to approve. It may be about other accounts than the chosen one. */
    val plan = PlanModel(scope)
    private val opened = HashMap<ProviderId, AccountModels>()

    init {
        load()
    }

    /** Reads the accounts; after the key store was unlocked, again. */
    fun load() {
        scope.launch {
            val (accounts, problem) = attempt { secrets.accounts() }
            changing.update { it.copy(accounts = accounts.orEmpty(), isLocked = problem?.isLocked == true) }
            if (changing.value.account == null) accounts?.firstOrNull()?.let(::choose)
        }
    }

    /** Shows an account. Its client is opened once and shared. */
    fun choose(account: ProviderId) {
        val models = opened.getOrPut(account) { AccountModels(open(account), scope) }
        changing.update { it.copy(account = models, details = null) }
    }

    fun show(screen: Screen) {
        changing.update { it.copy(screen = screen) }
        if (screen == Screen.DETACHED) refreshDetached()
    }

    fun details(number: String): Unit =
        changing.update { state ->
            state.copy(details = state.account?.let { DetailsModel(it.numbers, number, scope) })
        }

    /** Asks every account for its detached orders. Running ones are replaced, finished ones are kept. */
    fun refreshDetached() {
        val now = opened.values.flatMap { it.numbers.detachedOrders() }
        changing.update { it.copy(detached = it.detached.filterNot(DetachedOrder::isRunning) + now) }
    }

    override fun close(): Unit = opened.values.forEach { it.numbers.close() }
}
