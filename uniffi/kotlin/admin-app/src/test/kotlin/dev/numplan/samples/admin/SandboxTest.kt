package dev.numplan.samples.admin

import dev.numplan.ClientSettings
import dev.numplan.DetachedOrder
import dev.numplan.FieldState
import dev.numplan.ProviderId
import dev.numplan.samples.admin.model.AppModel
import dev.numplan.samples.admin.model.ListModel
import dev.numplan.samples.admin.model.NewAccountState
import dev.numplan.samples.admin.model.OrderEnd
import dev.numplan.samples.admin.model.OrderModel
import dev.numplan.samples.admin.model.SecretStore
import dev.numplan.samples.admin.model.numbersOf
import dev.numplan.samples.admin.model.title
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertSame
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

/** The models on the sandbox, which simulates the providers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
    private val sandbox = Sandbox()
    private val settings = ClientSettings(baseUrl = sandbox.url)

    @AfterAll
    fun end(): Unit = sandbox.close()

    private fun numbers(account: ProviderId = ProviderId.FLOWROUTE, secrets: SecretStore = MemorySecrets()) =
        numbersOf(account, settings) { secrets.read(account) }

    @Test
    fun `every provider lists, checks and updates`() = runBlocking {
        for (account in ProviderId.entries) {
            numbers(account).use { numbers ->
                val first = assertNotNull(numbers.page("", 0).numbers.first().phoneNumber, "$account")
                val setting = numbers.settings(first).first { it.isSwitch }
                val change = mapOf(setting.field to "${!setting.value.toBoolean()}")
                assertEquals(emptyMap(), numbers.check(first, change))
                assertEquals(FieldState.APPLIED, numbers.update(first, change).single().state, "$account")
            }
        }
    }

    @Test
    fun `check refuses a wrong URL of Wavix`() {
        numbers(ProviderId.WAVIX).use { numbers ->
            assertEquals(setOf("callStatusUrl"), numbers.check("12065551234", mapOf("callStatusUrl" to "nonsense")).keys)
        }
    }

    @Test
    fun `locked store is told from a failure`() = runBlocking {
        val locked = MemorySecrets().apply { isLocked = true }
        for (account in ProviderId.entries) {
            numbers(account, locked).use { numbers ->
                val problem = settled(ListModel(numbers, this)).problem
                assertTrue(problem?.isLocked == true, "$account: $problem")
            }
        }
    }

    private suspend fun settled(list: ListModel) = withTimeout(10.seconds) {
        list.state.first { !it.isLoading && (it.problem != null || it.numbers.isNotEmpty()) }
    }

    @Test
    fun `missing credentials are named`() = runBlocking {
        for (account in ProviderId.entries) {
            numbers(account, MemorySecrets(mapOf(account to List(3) { "part" }))).use { numbers ->
                val message = settled(ListModel(numbers, this)).problem?.message
                assertEquals("The credentials of ${account.title} are missing or incomplete: enter them again.", message)
            }
        }
    }

    /** Runs with the models of an app, and ends them. */
    private fun withApp(secrets: SecretStore, act: suspend (AppModel) -> Unit) = runBlocking {
        val models = CoroutineScope(coroutineContext + SupervisorJob())
        try {
            AppModel(secrets, models) { account, parts -> numbersOf(account, settings, parts) }.use { act(it) }
        } finally {
            models.cancel()
        }
    }

    private suspend fun submitted(app: AppModel, account: ProviderId, parts: List<String>): NewAccountState {
        val form = app.newAccount(account)
        parts.forEachIndexed(form::type)
        form.add()
        return withTimeout(10.seconds) { form.state.first { !it.isChecking } }
    }

    @Test
    fun `lost credentials are shown and replaced`() {
        val secrets = MemorySecrets(LOST)
        withApp(secrets) { app ->
            for ((account, parts) in MemorySecrets.SANDBOX) {
                app.choose(account)
                val models = assertNotNull(app.state.value.account)
                val problem = settled(models.list).problem
                assertTrue(problem?.isUnauthorized == true && "check the " in problem.message, "$account: $problem")
                val end = submitted(app, account, parts)
                assertTrue(end.isAdded, "$account: ${end.problem}")
                // The open client reads the new credentials.
                withTimeout(10.seconds) { models.list.state.first { it.numbers.isNotEmpty() } }
                assertSame(models, app.state.value.account)
                assertEquals(parts, secrets.read(account))
            }
        }
    }

    @Test
    fun `wrong credentials are not stored`() {
        val secrets = MemorySecrets(emptyMap())
        withApp(secrets) { app ->
            for ((account, parts) in LOST) {
                val end = submitted(app, account, parts)
                assertTrue(end.problem?.isUnauthorized == true, "$account: ${end.problem}")
                assertEquals(parts, end.parts)
            }
            assertEquals(emptyList(), secrets.accounts())
        }
    }

    @Test
    fun `account of a left order stays`() = withApp(MemorySecrets()) { app ->
        app.choose(ProviderId.FLOWROUTE)
        val order = assertNotNull(app.state.value.account).order
        sandbox.fault("""{"method": "POST", "action": {"kind": "delay", "ms": 3000}}""")
        ready(order)
        val posts = sandbox.seen("POST")
        order.order()
        withTimeout(10.seconds) { while (sandbox.seen("POST") == posts) delay(10.milliseconds) }
        order.leave()
        // The engine lists the order a moment after the coroutine was canceled.
        refreshed(order) { it.isNotEmpty() }
        app.remove(ProviderId.FLOWROUTE)
        withTimeout(10.seconds) { app.state.first { it.problem != null } }
        assertTrue(ProviderId.FLOWROUTE in app.state.value.accounts)
        val end = refreshed(order) { orders -> orders.none { it.isRunning } }.single()
        assertEquals("numbers.buy" to null, end.operation to end.error)
        app.remove(ProviderId.FLOWROUTE)
        withTimeout(10.seconds) { app.state.first { ProviderId.FLOWROUTE !in it.accounts } }
    }

    private suspend fun refreshed(order: OrderModel, until: (List<DetachedOrder>) -> Boolean) = withTimeout(10.seconds) {
        while (!until(order.state.value.detached)) {
            delay(20.milliseconds)
            order.refreshDetached()
        }
        order.state.value.detached
    }

    private suspend fun ready(order: OrderModel) {
        order.type("206")
        val offers = withTimeout(10.seconds) { order.state.first { it.offers != null } }.offers
        order.choose(assertNotNull(offers).first())
        order.consent(true)
    }

    @Test
    fun `every provider sells at a shown price with consent`() = runBlocking {
        for (account in ProviderId.entries) {
            numbers(account).use { numbers ->
                val order = OrderModel(numbers, this)
                ready(order)
                val chosen = assertNotNull(order.state.value.chosen)
                assertNotNull(chosen.monthlyPrice, "$account")
                val posts = sandbox.seen("POST")
                order.consent(false)
                order.order()
                assertEquals(posts, sandbox.seen("POST"), "$account")
                order.consent(true)
                order.order()
                val end = withTimeout(30.seconds) { order.state.first { it.end != null } }.end
                assertTrue(checkNotNull(chosen.phoneNumber) in assertIs<OrderEnd.Bought>(end).text, "$account: $end")
            }
        }
    }

    @Test
    fun `order whose connection is lost is reconciled`() = runBlocking {
        sandbox.fault("""{"method": "POST", "action": {"kind": "drop", "commit": true}}""")
        numbers().use { numbers ->
            val order = OrderModel(numbers, this)
            ready(order)
            order.order()
            val end = withTimeout(30.seconds) { order.state.first { it.end != null } }.end
            assertTrue("connection was lost" in assertIs<OrderEnd.Bought>(end).text, "$end")
        }
    }

    private companion object {
        /** Well-formed credentials that the sandbox does not accept. */
        val LOST = MemorySecrets.SANDBOX.mapValues { (_, parts) -> parts.dropLast(1) + "lost" }
    }
}
