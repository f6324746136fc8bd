package dev.numplan.samples.admin.model

import dev.numplan.fleet.Approval
import dev.numplan.fleet.Plan
import dev.numplan.fleet.PlanGroup
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** A plan, and what the user did with it. */
data class PlanState(
    /** The name of the plan file. */
    val name: String? = null,
    val plan: Plan? = null,
    val isOpening: Boolean = false,
    /** Whether the user has read the warnings. */
    val acknowledged: Boolean = false,
    val approval: Approval? = null,
    val problem: Problem? = null,
) {
    /** Changes that several numbers have in common. */
    val groups: List<PlanGroup> get() = plan?.groups.orEmpty().filter { it.count > 1 }

    /** Changes of one number each. */
    val exceptions: List<PlanGroup> get() = plan?.groups.orEmpty().filter { it.count == 1L }

    /** The reasons to look twice before an approval. */
    val warnings: List<String>
        get() {
            val plan = plan ?: return emptyList()
            val counts = plan.counts
            return listOfNotNull(
                "Steps that may cost money: ${counts.starts} of ${counts.steps}".takeIf { counts.starts > 0 },
                "Numbers with a change that cannot be undone: ${counts.irreversible}".takeIf { counts.irreversible > 0 },
                "Rows of the file that are left out: ${counts.missing + counts.refused}".takeIf { counts.missing + counts.refused > 0 },
            ) + plan.limits
        }

    val canApprove: Boolean get() = plan != null && approval == null && (acknowledged || warnings.isEmpty())

    /** The command that applies the approved plan where the file is. */
    val command: String? get() = name?.let { approval?.command(it) }
}

/** Opens, shows and approves a plan. */
class PlanModel(private val scope: CoroutineScope) {
    private val changing = MutableStateFlow(PlanState())
    val state: StateFlow<PlanState> = changing.asStateFlow()

    /** Opens a plan file. [read] verifies it, away from the main thread. */
    fun open(name: String, read: suspend () -> Plan) {
        changing.value = PlanState(name, isOpening = true)
        scope.launch {
            val (plan, problem) = attempt { read() }
            // Another file may have been opened meanwhile.
            changing.update { if (it.name == name && it.isOpening) PlanState(name, plan, problem = problem) else it }
        }
    }

    fun acknowledge(given: Boolean): Unit = changing.update { it.copy(acknowledged = given) }

    /** Approves the plan that is shown. The engine refuses one that expired while it was shown. */
    fun approve() {
        val state = changing.value
        if (!state.canApprove) return
        scope.launch {
            val (approval, problem) = attempt { checkNotNull(state.plan).approve() }
            changing.update { if (it.plan === state.plan) it.copy(approval = approval, problem = problem) else it }
        }
    }
}
