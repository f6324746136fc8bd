package dev.numplan.fleet

import dev.numplan.JsonValue
import dev.numplan.NumplanException
import dev.numplan.ProviderId
import dev.numplan.TESTS
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotEquals
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** Plans of `tests/plans`, which the engine's tests write. */
class PlanTest {
    private fun file(name: String) = File(TESTS, "plans/$name")

    private val plan = Plan.read(file("open.plan"))

    private fun refused(read: () -> Unit): String = assertFailsWith<NumplanException.Config> { read() }.message

    @Test
    fun `plan shows its header, counts and cost`() {
        assertTrue(Regex("[0-9a-f]{12}").matches(plan.id), plan.id)
        assertEquals(4_102_444_800, plan.expiresEpochSeconds)
        assertFalse(plan.isExpired)
        assertEquals("fleet.csv", plan.file)
        assertTrue(plan.hasSecrets)
        assertEquals(listOf("plivo/main", "flowroute", "wavix"), plan.accounts.map { it.name })
        assertEquals(ProviderId.PLIVO, plan.accounts.first().provider)
        assertEquals(PlanCounts(change = 9, same = 1, missing = 1, unmanaged = 1, starts = 1, irreversible = 3, steps = 9), plan.counts)
        assertEquals(plan.counts.steps, plan.accounts.sumOf { it.counts.steps })
        assertEquals(plan.cost.requests, plan.accounts.sumOf { it.cost.requests })
        assertEquals(plan.cost.duration, plan.accounts.maxOf { it.cost.duration })
        assertTrue("--allow-starts 1" in plan.limits.joinToString(), "${plan.limits}")
        assertTrue(plan.summary.startsWith("plan ${plan.id}: 9 of 11 numbers change"), plan.summary)
    }

    @Test
    fun `equal changes are one group`() {
        val group = plan.groups.first()
        assertEquals(PlanGroup("plivo/main", "alias", "\"\"", "\"Support\"", 5, "12065550100"), group)
        assertTrue(group.canUndo)
        val exception = plan.groups.single { it.after == "\"Front desk\"" }
        assertEquals(1L to "\"Desk\"", exception.count to exception.before)
        val start = plan.groups.single { it.field == "messaging_enabled" }
        assertEquals("a task or registration cannot be taken back", start.undoObstacle)
    }

    @Test
    fun `steps have fields before and after`() {
        val steps = plan.steps()
        assertEquals(9, steps.size)
        assertEquals(steps.subList(2, 5), plan.steps(from = 2, limit = 3))
        assertEquals(emptyList(), plan.steps(from = 9))
        assertEquals(mapOf("#ticket" to "T-1"), steps.first().comments)
        val fields = plan.steps("+12065550106").single().fields.associateBy { it.field }
        assertEquals(JsonValue.Text("Old") to JsonValue.Null, fields.getValue("alias").let { it.before to it.after })
        assertEquals(JsonValue.Null, fields.getValue("subaccount").before)
        assertEquals("the field was empty, and the provider cannot clear it", fields.getValue("subaccount").undoObstacle)
        assertNull(fields.getValue("cnam_callback_method").before)
        val start = steps.single { it.startsTask }
        assertEquals(PlanOperation.START_PROVISIONING to "flowroute", start.operation to start.account)
        val masked = steps.last().fields.single()
        assertTrue(masked.isMasked)
        assertFalse("new" in "${masked.after}", "${masked.after}")
        assertFailsWith<NumplanException.InvalidInput> { plan.steps("nonsense") }
        assertFailsWith<IllegalArgumentException> { plan.steps(from = -1) }
    }

    @Test
    fun `problems name their row`() {
        val missing = plan.problems.single { it.kind == PlanProblemKind.MISSING }
        assertEquals("12065550108" to 10L, missing.number to missing.line)
        assertTrue(plan.problems.any { it.kind == PlanProblemKind.WARNING && "SAXXXXXXXXXXXXXXXXXX" in it.message })
    }

    @Test
    fun `every format shows the plan`() {
        val shown = PlanFormat.entries.associateWith(plan::show)
        assertTrue(shown.values.all { plan.id in it })
        assertTrue("5 × alias \"\" → \"Support\"" in shown.getValue(PlanFormat.TABLE))
        assertTrue(shown.getValue(PlanFormat.HTML).startsWith("<!"))
        assertTrue(shown.getValue(PlanFormat.JSON).startsWith("{\"id\":\"${plan.id}\""))
        assertEquals(4, shown.values.toSet().size)
    }

    @Test
    fun `approval is bound to the id`() {
        val approval = plan.approve()
        assertEquals(plan.id, approval.id)
        assertEquals("numplan fleet apply fleet.plan --approve ${plan.id} --wanted FILE", approval.command("fleet.plan"))
        assertEquals(approval, plan.approve(plan.id))
        assertEquals("the plan is ${plan.id}, not 0123456789ab; nothing was sent", refused { plan.approve("0123456789ab") })
    }

    @Test
    fun `expired plan is shown and not approved`() {
        val expired = Plan.read(file("expired.plan"))
        assertTrue(expired.isExpired)
        assertNotEquals(plan.id, expired.id)
        assertEquals(9, expired.steps().size)
        assertEquals(
            "the plan could be applied until 2023-11-14 22:13 UTC: make it again; nothing was sent",
            refused { expired.approve() },
        )
    }

    @Test
    fun `changed, cut and unknown plans are refused`() {
        val content = file("open.plan").readBytes()
        assertEquals(plan.id, Plan.read(content).id)
        for (at in content.indices step 7) {
            val changed = content.copyOf().also { it[at] = (it[at].toInt() xor 1).toByte() }
            refused { Plan.read(changed) }
        }
        refused { Plan.read(content.copyOf(content.size / 2)) }
        val text = content.decodeToString()
        val renamed = text.replace("Front desk", "Front door").encodeToByteArray()
        assertEquals("the plan was changed after it was made: make it again", refused { Plan.read(renamed) })
        val later = text.replaceFirst("\"version\":1", "\"version\":2").encodeToByteArray()
        assertTrue("the plan has version 2" in refused { Plan.read(later) })
        assertTrue("is not a plan" in refused { Plan.read("number,alias\n".encodeToByteArray()) })
        assertTrue("no.plan: " in refused { Plan.read(file("no.plan")) })
    }
}
