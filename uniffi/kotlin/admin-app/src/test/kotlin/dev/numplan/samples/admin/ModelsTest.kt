package dev.numplan.samples.admin

import dev.numplan.DetachedOrder
import dev.numplan.ErrorCode
import dev.numplan.FieldState
import dev.numplan.FlowrouteStockNumber
import dev.numplan.ProviderId
import dev.numplan.TypingState
import dev.numplan.samples.admin.model.AppModel
import dev.numplan.samples.admin.model.DetailsModel
import dev.numplan.samples.admin.model.KeyStoreFile
import dev.numplan.samples.admin.model.ListModel
import dev.numplan.samples.admin.model.OrderEnd
import dev.numplan.samples.admin.model.OrderModel
import dev.numplan.samples.admin.model.SecretsMissing
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceUntilIdle
import kotlinx.coroutines.test.runTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
class ModelsTest {
    private val numbers = FakeNumbers()

    @Test
    fun `list reads pages until the end`() = runTest {
        val list = ListModel(numbers, this)
        advanceUntilIdle()
        assertEquals(2, list.state.value.numbers.size)
        assertTrue(list.state.value.hasMore)
        list.more()
        advanceUntilIdle()
        assertEquals(4, list.state.value.numbers.size)
        assertFalse(list.state.value.hasMore)
    }

    @Test
    fun `typing sends only the last search`() = runTest {
        val list = ListModel(numbers, this)
        advanceUntilIdle()
        for (text in listOf("2", "20", "(206")) list.search(text)
        advanceUntilIdle()
        assertEquals(listOf("", "206"), numbers.searches)
    }

    @Test
    fun `failed page shows its message`() = runTest {
        numbers.failure = error(ErrorCode.RATE_LIMITED)
        val list = ListModel(numbers, this)
        advanceUntilIdle()
        assertEquals("it failed", list.state.value.problem?.message)
        assertFalse(list.state.value.isLoading)
    }

    private fun TestScope.details() = DetailsModel(numbers, "12065550000", this).also { advanceUntilIdle() }

    @Test
    fun `invalid value is shown while it is typed`() = runTest {
        val details = details()
        details.type("alias", "much too long")
        assertEquals(mapOf("alias" to "too long"), details.state.value.errors)
        assertFalse(details.state.value.canSave)
        details.type("alias", "Desk")
        assertTrue(details.state.value.changes.isEmpty())
    }

    @Test
    fun `applied field leaves the changes`() = runTest {
        val details = details()
        details.type("alias", "Front")
        details.save()
        advanceUntilIdle()
        assertEquals(FieldState.APPLIED, details.state.value.outcomes.single().state)
        assertTrue(details.state.value.changes.isEmpty())
        assertEquals("Front", details.state.value.saved.single().value)
    }

    @Test
    fun `rejected field stays in the form`() = runTest {
        numbers.outcome = FieldState.REJECTED
        val details = details()
        details.type("alias", "Front")
        details.save()
        advanceUntilIdle()
        assertEquals(mapOf("alias" to "Front"), details.state.value.changes)
        assertTrue(details.state.value.canSave)
    }

    @Test
    fun `successful read ends the problem`() = runTest {
        numbers.failure = error(ErrorCode.UNAUTHORIZED)
        val details = details()
        assertEquals(true, details.state.value.problem?.isUnauthorized)
        numbers.failure = null
        details.load()
        advanceUntilIdle()
        assertNull(details.state.value.problem)
        assertEquals("Desk", details.state.value.saved.single().value)
    }

    private fun TestScope.ready() = OrderModel(numbers, this).also { order ->
        order.type("206")
        advanceUntilIdle()
        order.choose(assertNotNull(order.state.value.offers).single())
        order.consent(true)
    }

    @Test
    fun `nothing is ordered without consent`() = runTest {
        val order = ready()
        order.consent(false)
        order.order()
        advanceUntilIdle()
        assertTrue(numbers.orders.isEmpty())
        order.consent(true)
        order.order()
        advanceUntilIdle()
        assertEquals(listOf("12065550100"), numbers.orders)
        assertIs<OrderEnd.Bought>(order.state.value.end)
    }

    @Test
    fun `another choice ends the consent`() = runTest {
        val order = ready()
        order.choose(FlowrouteStockNumber(value = "12065550101"))
        assertFalse(order.state.value.canOrder)
    }

    @Test
    fun `impossible area code is not searched`() = runTest {
        val order = OrderModel(numbers, this)
        order.type("911")
        advanceUntilIdle()
        assertEquals(TypingState.INVALID, order.state.value.areaCode.state)
        assertTrue(numbers.searches.isEmpty())
    }

    @Test
    fun `unknown outcome forbids a second order`() = runTest {
        val order = ready()
        numbers.failure = error(ErrorCode.OUTCOME_UNKNOWN)
        order.order()
        advanceUntilIdle()
        assertIs<OrderEnd.Unknown>(order.state.value.end)
        order.consent(true)
        assertFalse(order.state.value.canOrder)
    }

    @Test
    fun `lost response says that it was reconciled`() = runTest {
        val order = ready()
        numbers.isReconciled = true
        order.order()
        advanceUntilIdle()
        assertTrue("connection was lost" in assertIs<OrderEnd.Bought>(order.state.value.end).text)
    }

    @Test
    fun `finished order stays in the list`() = runTest {
        val order = OrderModel(numbers, this)
        numbers.detached = listOf(DetachedOrder("numbers.buy", "12065550100", isRunning = true))
        order.refreshDetached()
        assertTrue(order.state.value.detached.single().isRunning)
        numbers.detached = listOf(DetachedOrder("numbers.buy", "12065550100", isRunning = false))
        order.refreshDetached()
        // The engine returns a finished order once.
        numbers.detached = emptyList()
        order.refreshDetached()
        assertFalse(order.state.value.detached.single().isRunning)
    }

    private suspend fun stored(folder: File) = KeyStoreFile(File(folder, "keys.p12")).also { store ->
        store.unlock("secret".toCharArray())
        store.write(ProviderId.FLOWROUTE, listOf("a", "b"))
    }

    @Test
    fun `locked key store asks for its password`(@TempDir folder: File) = runTest {
        val store = stored(folder)
        store.lock()
        val app = AppModel(store, this) { _, _ -> numbers }
        advanceUntilIdle()
        assertTrue(app.state.value.isLocked)
        assertFalse(store.unlock("wrong".toCharArray()))
        assertTrue(store.unlock("secret".toCharArray()))
        app.load()
        advanceUntilIdle()
        assertEquals(listOf(ProviderId.FLOWROUTE), app.state.value.accounts)
        assertEquals(listOf("a", "b"), store.read(ProviderId.FLOWROUTE))
    }

    @Test
    fun `key store replaces and removes credentials`(@TempDir folder: File) = runTest {
        val store = stored(folder)
        store.write(ProviderId.WAVIX, listOf("c"))
        store.write(ProviderId.FLOWROUTE, listOf("a", "new"))
        assertEquals(listOf("a", "new"), store.read(ProviderId.FLOWROUTE))
        store.remove(ProviderId.FLOWROUTE)
        assertEquals(listOf(ProviderId.WAVIX), store.accounts())
        assertFailsWith<SecretsMissing> { store.read(ProviderId.FLOWROUTE) }
        assertEquals(listOf("keys.p12"), folder.list()?.toList())
    }

    @Test
    fun `key store that cannot be written is shown`(@TempDir folder: File) = runTest {
        val store = stored(folder)
        File(folder, "keys.p12.new").mkdir()
        val form = AppModel(store, this) { _, _ -> numbers }.newAccount(ProviderId.WAVIX)
        form.type(0, "key")
        form.add()
        advanceUntilIdle()
        assertTrue("keys.p12.new" in assertNotNull(form.state.value.problem).message)
        assertEquals(listOf("a", "b"), store.read(ProviderId.FLOWROUTE))
    }
}
