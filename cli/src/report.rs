//! The result of an update as text, field by field.

use numplan::fields::{FieldSpec, InputType, Options};
use numplan::text;
use numplan::updated::{FieldOutcome, FieldState, Observe as _};
use numplan::{ServerError, Updated};
use serde_json::Value;

use crate::prelude::*;
use crate::value;

/// A line: a field, its change, and its state.
struct Row {
    field: &'static str,
    change: String,
    verdict: String,
    tone: Tone,
}

/// Shows a result.
pub(crate) fn show<F: CliProvider>(
    context: &mut Context,
    name: &str,
    updated: &Updated<F::Number>,
) -> Result {
    let mut rows: Vec<Row> = updated.fields.iter().map(|outcome| row::<F>(outcome, updated)).collect();
    rows.extend(updated.unrequested.iter().map(|unrequested| Row {
        field: unrequested.field,
        change: arrow(Some(&unrequested.before), &unrequested.after),
        verdict: "changed without being requested".to_owned(),
        tone: Tone::Open,
    }));
    let widest =
        |of: fn(&Row) -> &str| rows.iter().map(|row| of(row).chars().count()).max().unwrap_or_default();
    // A long value does not move the states of all rows.
    let (field, change) = (widest(|row| row.field), widest(|row| &row.change).min(60));
    let mut lines = vec![context.paint.tone(Tone::Title, name)];
    for row in &rows {
        let verdict = context.paint.tone(row.tone, &row.verdict);
        lines.push(format!("  {:field$}  {:change$}  {verdict}", row.field, row.change));
    }
    if let Some(task) = &updated.task {
        lines.push(format!("  {}", self::task(&task.id, task.status.as_deref())));
    }
    if !updated.ok() {
        for words in updated.server_errors.iter().filter_map(ServerError::text) {
            lines.push(format!("  the provider says: {}", text::shown(words)));
        }
    }
    Ok(context.line(&lines.join("\n"))?)
}

/// Returns a provider's task and its status.
pub(crate) fn task(id: &str, status: Option<&str>) -> String {
    format!("task {}: {}", text::shown(id), text::shown(status.unwrap_or("no status yet")))
}

fn row<F: CliProvider>(outcome: &FieldOutcome, updated: &Updated<F::Number>) -> Row {
    let spec = F::Changes::FIELDS.iter().find(|spec: &&FieldSpec| spec.name == outcome.field);
    let kind = spec.map_or(InputType::Text, |spec| spec.kind);
    let before = updated.before.as_ref().and_then(|number| number.observe(outcome.field));
    let before = before.map(|before| kind.masked(before));
    let verdict = match outcome.state {
        FieldState::Applied => {
            let by = outcome.evidence.map(|by| format!(" ({})", by.as_str().replace('_', " ")));
            format!("applied{}", by.unwrap_or_default())
        }
        FieldState::Pending => "pending".to_owned(),
        FieldState::Rejected => rejected(outcome.field, &updated.server_errors),
        FieldState::Unknown => match &outcome.observed {
            Some(seen) => format!("unknown, the provider shows {}", value::shown(seen)),
            None => "unknown, the provider shows nothing of it".to_owned(),
        },
    };
    let change = arrow(before.as_ref(), &outcome.requested);
    Row { field: outcome.field, change, verdict, tone: Tone::of(outcome.state) }
}

fn rejected(field: &str, said: &[ServerError]) -> String {
    let about = said.iter().find(|error| error.field.as_deref() == Some(field));
    match about.or(said.first()).and_then(ServerError::text) {
        Some(words) => format!("rejected: {}", text::brief(words, 160)),
        None => "rejected without a reason".to_owned(),
    }
}

/// Returns `before → after`; shorter if the value before is unknown or the same.
fn arrow(before: Option<&Value>, after: &Value) -> String {
    let after_shown = value::shown(after);
    match before {
        None => format!("\u{2192} {after_shown}"),
        Some(before) if value::shown(before) == after_shown => format!("{after_shown}, as before"),
        Some(before) => format!("{} \u{2192} {after_shown}", value::shown(before)),
    }
}
