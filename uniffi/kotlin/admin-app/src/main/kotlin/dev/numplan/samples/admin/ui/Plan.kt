package dev.numplan.samples.admin.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.Button
import androidx.compose.material3.Checkbox
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.ListItem
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.unit.dp
import dev.numplan.fleet.Plan
import dev.numplan.fleet.PlanGroup
import dev.numplan.fleet.PlanProblem
import dev.numplan.samples.admin.model.PlanModel
import dev.numplan.samples.admin.model.PlanState
import java.text.DateFormat
import java.util.Date
import java.util.concurrent.TimeUnit
import kotlin.time.Duration.Companion.seconds

/** A plan to approve. [pick] lets the user choose a plan file, [copy] puts a text on the clipboard. */
@Composable
fun PlanScreen(model: PlanModel, pick: () -> Unit, copy: (String) -> Unit) {
    val state by model.state.collectAsState()
    Column(Modifier.padding(12.dp)) {
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Button(pick) { Text("Open a plan") }
            Text(if (state.isOpening) "Opening" else state.name.orEmpty())
        }
        ProblemText(state.problem) {}
        state.plan?.let { plan ->
            Header(plan)
            HorizontalDivider()
            LazyColumn(Modifier.weight(1f)) {
                changes("Equal changes", state.groups)
                changes("Exceptions", state.exceptions)
                problems(plan.problems)
            }
            HorizontalDivider()
            Approval(state, model, copy)
        }
    }
}

@Composable
private fun Header(plan: Plan) {
    Text("Plan ${plan.id}", style = MaterialTheme.typography.titleLarge)
    val counts = plan.counts
    Text("${counts.change} change · ${counts.same} same · ${counts.missing} missing · ${counts.refused} refused · ${counts.unmanaged} not in the file")
    val until = DateFormat.getDateTimeInstance().format(Date(TimeUnit.SECONDS.toMillis(plan.expiresEpochSeconds)))
    Text("${plan.cost.requests} requests in about ${plan.cost.duration.inWholeSeconds.coerceAtLeast(1).seconds}, from ${plan.file}, can be applied until $until")
}

private fun LazyListScope.changes(title: String, groups: List<PlanGroup>) {
    if (groups.isEmpty()) return
    item { Text(title, Modifier.padding(top = 8.dp), style = MaterialTheme.typography.titleMedium) }
    items(groups) { group ->
        val subject = if (group.count == 1L) shown(group.first) else "${group.count} numbers"
        ListItem(
            headlineContent = { Text("$subject: ${group.field} ${group.before} → ${group.after}") },
            overlineContent = { Text(group.account) },
            supportingContent = group.undoObstacle?.let {
                { Text("Cannot be undone: $it", color = MaterialTheme.colorScheme.error) }
            },
        )
    }
}

private fun LazyListScope.problems(problems: List<PlanProblem>) {
    if (problems.isEmpty()) return
    item { Text("Problems", Modifier.padding(top = 8.dp), style = MaterialTheme.typography.titleMedium) }
    items(problems) { problem ->
        val place = listOfNotNull(problem.kind.name.lowercase(), problem.line?.let { "line $it" }, problem.number?.let(::shown))
        ListItem(headlineContent = { Text(problem.message) }, overlineContent = { Text(place.joinToString(", ")) })
    }
}

@Composable
private fun Approval(state: PlanState, model: PlanModel, copy: (String) -> Unit) {
    val command = state.command
    if (command != null) {
        Text("Approved: ${state.approval}", style = MaterialTheme.typography.titleMedium)
        Row(verticalAlignment = Alignment.CenterVertically) {
            SelectionContainer(Modifier.weight(1f)) { Text(command, fontFamily = FontFamily.Monospace) }
            TextButton({ copy(command) }) { Text("Copy") }
        }
        return
    }
    for (warning in state.warnings) Text(warning, color = MaterialTheme.colorScheme.error)
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        if (state.warnings.isNotEmpty()) {
            Checkbox(state.acknowledged, model::acknowledge)
            Text("I have read the warnings")
        }
        Button(model::approve, enabled = state.canApprove) { Text("Approve") }
    }
}
