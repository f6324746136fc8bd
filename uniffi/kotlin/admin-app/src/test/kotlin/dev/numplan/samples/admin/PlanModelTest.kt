package dev.numplan.samples.admin

import dev.numplan.fleet.Plan
import dev.numplan.samples.admin.model.PlanModel
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceUntilIdle
import kotlinx.coroutines.test.runTest
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
class PlanModelTest {
    private fun file(name: String) = File(System.getProperty("basedir") ?: ".", "../../../tests/plans/$name")

    private fun TestScope.opened(name: String) = PlanModel(this).also {
        it.open("fleet.plan") { Plan.read(file(name)) }
        advanceUntilIdle()
    }

    @Test
    fun `groups and exceptions are told apart`() = runTest {
        val state = opened("open.plan").state.value
        assertEquals(5L to "12065550100", state.groups.single().let { it.count to it.first })
        assertTrue(state.exceptions.isNotEmpty() && state.exceptions.all { it.count == 1L })
        assertEquals(state.plan?.groups?.size, state.groups.size + state.exceptions.size)
    }

    @Test
    fun `warnings are read before an approval`() = runTest {
        val model = opened("open.plan")
        val warnings = model.state.value.warnings
        assertEquals("Steps that may cost money: 1 of 9", warnings[0])
        assertEquals("Numbers with a change that cannot be undone: 3", warnings[1])
        assertTrue("--allow-starts 1" in warnings.last(), "$warnings")
        model.approve()
        advanceUntilIdle()
        assertNull(model.state.value.approval)
        model.acknowledge(true)
        model.approve()
        advanceUntilIdle()
        val id = assertNotNull(model.state.value.plan).id
        assertEquals("numplan fleet apply fleet.plan --approve $id --wanted FILE", model.state.value.command)
        assertFalse(model.state.value.canApprove)
    }

    @Test
    fun `expired plan shows why it is refused`() = runTest {
        val model = opened("expired.plan")
        model.acknowledge(true)
        model.approve()
        advanceUntilIdle()
        assertNull(model.state.value.command)
        assertTrue("make it again" in assertNotNull(model.state.value.problem).message)
    }

    @Test
    fun `changed plan is not shown`() = runTest {
        val model = PlanModel(this)
        val content = file("open.plan").readText().replace("Front desk", "Front door").encodeToByteArray()
        model.open("fleet.plan") { Plan.read(content) }
        advanceUntilIdle()
        assertNull(model.state.value.plan)
        assertEquals("the plan was changed after it was made: make it again", model.state.value.problem?.message)
        assertFalse(model.state.value.canApprove)
    }

    @Test
    fun `another plan ends the acknowledgment`() = runTest {
        val model = opened("open.plan")
        model.acknowledge(true)
        val gate = CompletableDeferred<Unit>()
        model.open("slow.plan") { gate.await().let { Plan.read(file("expired.plan")) } }
        assertFalse(model.state.value.canApprove)
        model.open("fleet.plan") { Plan.read(file("open.plan")) }
        gate.complete(Unit)
        advanceUntilIdle()
        assertFalse(model.state.value.acknowledged)
        assertFalse(assertNotNull(model.state.value.plan).isExpired)
    }
}
