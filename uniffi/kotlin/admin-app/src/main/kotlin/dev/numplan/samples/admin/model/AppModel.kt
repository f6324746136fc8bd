package dev.numplan.samples.admin.model

import dev.numplan.DetachedOrder
import dev.numplan.ProviderId
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Opens the numbers of an account, with its credentials: `{ account, secrets -> numbersOf(account, settings, secrets) }`. */
typealias OpenNumbers = (ProviderId, SecretParts) -> Numbers

/** The screens of the app. */
enum class Screen(val title: String) {
    NUMBERS("Numbers"),
    ORDER("Order"),
    DETACHED("Detached orders"),
    PLAN("Plan"),
    ACCOUNTS("Accounts"),
}

/** The models of one account. */
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
    /** The form of an account, on the screen of the accounts. */
    val form: NewAccountModel? = null,
    val screen: Screen = Screen.NUMBERS,
    val problem: Problem? = null,
)

/** The accounts and what is shown of them. The device stores one account of each provider. */
class AppModel(
    private val secrets: SecretStore,
    private val scope: CoroutineScope,
    private val open: OpenNumbers,
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
        scope.launch { read() }
    }

    private suspend fun read() {
        val (accounts, problem) = attempt { secrets.accounts() }
        changing.update { it.copy(accounts = accounts.orEmpty(), isLocked = problem?.isLocked == true, problem = problem) }
        if (changing.value.account == null) accounts?.firstOrNull()?.let(::choose)
    }

    /** Shows an account. Its client is opened once and shared. */
    fun choose(account: ProviderId) {
        val (models, problem) = attempt {
            opened.getOrPut(account) { AccountModels(open(account) { secrets.read(account) }, scope) }
        }
        changing.update { if (models == null) it.copy(problem = problem) else it.copy(account = models, details = null) }
    }

    fun show(screen: Screen): Unit = changing.update { it.copy(screen = screen, problem = null) }

    /** Shows the form of a new account, or of new credentials for a stored one. */
    fun newAccount(provider: ProviderId = ProviderId.entries.first()): NewAccountModel {
        val form = NewAccountModel(secrets, provider, scope, open, ::added)
        show(Screen.ACCOUNTS)
        changing.update { it.copy(form = form) }
        return form
    }

    /** An open client reads the new credentials when the provider refuses the old ones, so it stays open with its orders. */
    private suspend fun added(account: ProviderId) {
        read()
        choose(account)
        opened[account]?.list?.reload()
    }

    /** Removes an account from the device. Its numbers stay at the provider. */
    fun remove(account: ProviderId) {
        scope.launch {
            val models = opened[account]
            val (isRemoved, problem) = attempt {
                val isFree = models == null || !runs(models.order)
                if (isFree) secrets.remove(account)
                isFree
            }
            if (isRemoved != true) {
                // The result of the order would be lost with its account.
                changing.update { it.copy(problem = problem ?: Problem("An order is running. Remove the account when it has ended.")) }
                return@launch
            }
            opened -= account
            changing.update { if (it.account === models) it.copy(account = null, details = null) else it }
            read()
            models?.numbers?.close()
        }
    }

    private fun runs(order: OrderModel): Boolean {
        order.refreshDetached()
        return order.state.value.run { isOrdering || detached.any(DetachedOrder::isRunning) }
    }

    fun details(number: String): Unit =
        changing.update { state ->
            state.copy(details = state.account?.let { DetailsModel(it.numbers, number, scope) })
        }

    override fun close(): Unit = opened.values.forEach { it.numbers.close() }
}
