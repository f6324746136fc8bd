package dev.numplan.samples.admin

import dev.numplan.DetachedOrder
import dev.numplan.ErrorCode
import dev.numplan.ProviderId
import dev.numplan.samples.admin.model.AppModel
import dev.numplan.samples.admin.model.NewAccountModel
import dev.numplan.samples.admin.model.Screen
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceUntilIdle
import kotlinx.coroutines.test.runTest
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertSame
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
class AccountsTest {
    private val flowroute = FakeNumbers(ProviderId.FLOWROUTE)
    private val wavix = FakeNumbers(ProviderId.WAVIX)
    private val both = MemorySecrets(mapOf(ProviderId.FLOWROUTE to listOf("a", "b"), ProviderId.WAVIX to listOf("c")))
    private val none = MemorySecrets(emptyMap())

    private fun TestScope.app(secrets: MemorySecrets) =
        AppModel(secrets, this) { account, _ -> if (account == ProviderId.WAVIX) wavix else flowroute }.also { advanceUntilIdle() }

    private fun AppModel.chosen() = state.value.account?.numbers?.provider

    @Test
    fun `first account is chosen`() = runTest {
        val app = app(both)
        assertEquals(listOf(ProviderId.FLOWROUTE, ProviderId.WAVIX), app.state.value.accounts)
        assertEquals(ProviderId.FLOWROUTE, app.chosen())
    }

    @Test
    fun `chosen account is opened once`() = runTest {
        val app = app(both)
        val first = app.state.value.account
        app.choose(ProviderId.WAVIX)
        assertEquals(ProviderId.WAVIX, app.chosen())
        app.choose(ProviderId.FLOWROUTE)
        assertSame(first, app.state.value.account)
    }

    @Test
    fun `locked store asks to unlock`() = runTest {
        both.isLocked = true
        val app = app(both)
        assertTrue(app.state.value.isLocked)
        assertEquals("Unlock the key store first.", app.state.value.problem?.message)
        both.isLocked = false
        app.load()
        advanceUntilIdle()
        assertFalse(app.state.value.isLocked)
        assertEquals(2, app.state.value.accounts.size)
    }

    @Test
    fun `removed account leaves the store`() = runTest {
        val app = app(both)
        app.details("12065550000")
        app.remove(ProviderId.FLOWROUTE)
        advanceUntilIdle()
        assertEquals(listOf(ProviderId.WAVIX), both.accounts())
        assertEquals(ProviderId.WAVIX, app.chosen())
        assertNull(app.state.value.details)
        assertTrue(flowroute.isClosed)
        assertFalse(wavix.isClosed)
    }

    private suspend fun TestScope.assertRemovalIsRefused(app: AppModel) {
        app.remove(ProviderId.FLOWROUTE)
        advanceUntilIdle()
        assertEquals("An order is running. Remove the account when it has ended.", app.state.value.problem?.message)
        assertEquals(listOf(ProviderId.FLOWROUTE, ProviderId.WAVIX), both.accounts())
        assertFalse(flowroute.isClosed)
    }

    @Test
    fun `detached order keeps its account`() = runTest {
        val app = app(both)
        flowroute.detached = listOf(DetachedOrder("numbers.buy", "12065550100", isRunning = true))
        assertRemovalIsRefused(app)
        flowroute.detached = listOf(DetachedOrder("numbers.buy", "12065550100", isRunning = false))
        app.remove(ProviderId.FLOWROUTE)
        advanceUntilIdle()
        assertEquals(listOf(ProviderId.WAVIX), both.accounts())
    }

    @Test
    fun `running order keeps its account`() = runTest {
        val app = app(both)
        val order = assertNotNull(app.state.value.account).order
        order.type("206")
        advanceUntilIdle()
        order.choose(assertNotNull(order.state.value.offers).single())
        order.consent(true)
        flowroute.gate = CompletableDeferred()
        order.order()
        assertRemovalIsRefused(app)
        flowroute.gate?.complete(Unit)
        app.show(Screen.ACCOUNTS)
        advanceUntilIdle()
        assertNull(app.state.value.problem)
        assertNotNull(order.state.value.end)
    }

    @Test
    fun `locked store keeps the account`() = runTest {
        val app = app(both)
        both.isLocked = true
        app.remove(ProviderId.FLOWROUTE)
        advanceUntilIdle()
        assertEquals(true, app.state.value.problem?.isLocked)
        assertEquals(ProviderId.FLOWROUTE, app.chosen())
        assertFalse(flowroute.isClosed)
    }

    private fun NewAccountModel.typed(vararg parts: String) = apply { parts.forEachIndexed(::type) }

    @Test
    fun `incomplete credentials cannot be added`() = runTest {
        val form = app(none).newAccount().typed("key")
        assertNull(form.state.value.error)
        assertFalse(form.state.value.canAdd)
        form.type(1, "secret")
        assertTrue(form.state.value.canAdd)
    }

    @Test
    fun `malformed credentials are shown while typed`() = runTest {
        val form = app(none).newAccount(ProviderId.PLIVO).typed("token", "MA000000000000000000")
        assertTrue("begins with MA or SA" in form.state.value.error.orEmpty(), "${form.state.value.error}")
        assertFalse(form.state.value.canAdd)
        form.typed("MA000000000000000000", "token ")
        val error = form.state.value.error.orEmpty()
        assertTrue(error.startsWith("Plivo: the auth token ends with white space"), error)
        form.type(1, "token")
        assertNull(form.state.value.error)
        assertTrue(flowroute.searches.isEmpty())
    }

    @Test
    fun `another provider empties the form`() = runTest {
        val form = app(none).newAccount().typed("key", "secret")
        form.choose(ProviderId.WAVIX)
        assertEquals(listOf(""), form.state.value.parts)
        form.type(1, "a part that Wavix lacks")
        assertEquals(listOf(""), form.state.value.parts)
    }

    @Test
    fun `refused credentials are not stored`() = runTest {
        val form = app(none).newAccount().typed("key", "wrong")
        flowroute.failure = error(ErrorCode.UNAUTHORIZED)
        form.add()
        assertFalse(form.state.value.canAdd)
        advanceUntilIdle()
        assertEquals(true, form.state.value.problem?.isUnauthorized)
        assertFalse(form.state.value.isAdded)
        assertEquals(listOf("key", "wrong"), form.state.value.parts)
        assertEquals(emptyList(), none.accounts())
        assertTrue(flowroute.isClosed)
        form.type(1, "other")
        assertNull(form.state.value.problem)
    }

    @Test
    fun `added account is stored and chosen`() = runTest {
        val app = app(none)
        val form = app.newAccount(ProviderId.WAVIX).typed("key")
        assertEquals(Screen.ACCOUNTS to form, app.state.value.run { screen to this.form })
        form.add()
        form.type(0, "typed while it is checked")
        form.choose(ProviderId.FLOWROUTE)
        advanceUntilIdle()
        assertTrue(form.state.value.isAdded)
        assertEquals(listOf(""), form.state.value.parts)
        assertEquals(listOf("key"), none.read(ProviderId.WAVIX))
        assertEquals(listOf(ProviderId.WAVIX), app.state.value.accounts)
        assertEquals(ProviderId.WAVIX, app.chosen())
    }

    @Test
    fun `locked store keeps the typed credentials`() = runTest {
        val form = app(none).newAccount(ProviderId.WAVIX).typed("key")
        none.isLocked = true
        form.add()
        advanceUntilIdle()
        assertEquals(true, form.state.value.problem?.isLocked)
        assertEquals(listOf("key"), form.state.value.parts)
    }
}
