package dev.numplan.samples.admin

import dev.numplan.ClientSettings
import dev.numplan.FieldState
import dev.numplan.ProviderId
import dev.numplan.samples.admin.model.ListModel
import dev.numplan.samples.admin.model.OrderEnd
import dev.numplan.samples.admin.model.OrderModel
import dev.numplan.samples.admin.model.SecretStore
import dev.numplan.samples.admin.model.SecretsLocked
import dev.numplan.samples.admin.model.numbersOf
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

    private fun numbers(account: ProviderId = ProviderId.FLOWROUTE, secrets: SecretStore = SandboxSecrets) =
        numbersOf(account, secrets, settings)

    @Test
    fun `every provider lists, checks and updates`() = runBlocking {
        for (account in SandboxSecrets.accounts()) {
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
        val locked = object : SecretStore {
            override suspend fun accounts() = listOf(ProviderId.FLOWROUTE)

            override suspend fun read(account: ProviderId): List<String> = throw SecretsLocked()
        }
        numbers(secrets = locked).use { numbers ->
            val state = withTimeout(10.seconds) { ListModel(numbers, this@runBlocking).state.first { it.problem != null } }
            assertTrue(state.problem?.isLocked == true, "${state.problem}")
        }
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

    @Test
    fun `order that is left goes on`() = runBlocking {
        sandbox.fault("""{"method": "POST", "action": {"kind": "delay", "ms": 500}}""")
        numbers().use { numbers ->
            val order = OrderModel(numbers, this)
            ready(order)
            val posts = sandbox.seen("POST")
            order.order()
            withTimeout(10.seconds) { while (sandbox.seen("POST") == posts) delay(10.milliseconds) }
            order.leave()
            val detached = withTimeout(10.seconds) {
                var orders = numbers.detachedOrders()
                while (orders.none { !it.isRunning }) {
                    delay(20.milliseconds)
                    orders = numbers.detachedOrders()
                }
                orders.single()
            }
            assertEquals("numbers.buy", detached.operation)
            assertEquals(null, detached.error)
        }
    }
}
