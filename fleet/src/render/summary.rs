//! Equal changes are one line: the groups of a plan, and its summary.

use std::collections::HashMap;

use numplan::PhoneNumber;
use numplan::text;
use serde_json::Value;

use super::time::duration;
use crate::guards::{counted, grouped};
use crate::plan::{Before, FieldChange, Plan, PlanId, Undo};

/// Equal changes of one field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Group {
    /// The field.
    pub field: &'static str,
    /// The value before, for people.
    pub before: String,
    /// The value after, for people.
    pub after: String,
    /// How many numbers change so.
    pub count: u64,
    /// The first of them.
    pub first: PhoneNumber,
    /// Whether the change can be undone.
    pub undo: Undo,
}

impl Plan {
    /// Equal changes of one field in groups: the accounts in the order of the plan, each with its groups, the largest
    /// first.
    pub fn groups(&self) -> Vec<(String, Vec<Group>)> {
        let mut accounts: Vec<(String, Vec<Group>)> =
            self.header.accounts.iter().map(|account| (account.name.to_string(), Vec::new())).collect();
        let mut places: HashMap<(u16, u8, Undo, String, String), usize> = HashMap::new();
        for step in &self.steps {
            let Some((_, groups)) = accounts.get_mut(usize::from(step.account)) else { continue };
            for change in &step.fields {
                let Some(field) = self.header.field(step.account, change.field) else { continue };
                let (before, after) = (shown_before(change), shown_after(change));
                let key = (step.account, change.field, change.undo, before.clone(), after.clone());
                let place = *places.entry(key).or_insert_with(|| {
                    let (field, first, undo) = (field.name, step.number, change.undo);
                    groups.push(Group { field, before, after, count: 0, first, undo });
                    groups.len() - 1
                });
                if let Some(group) = groups.get_mut(place) {
                    group.count += 1;
                }
            }
        }
        for (_, groups) in &mut accounts {
            // Stable: groups of one size stay in the order of the file.
            groups.sort_by_key(|group| std::cmp::Reverse(group.count));
        }
        accounts
    }
}

/// The value before a change, for people.
pub(super) fn shown_before(change: &FieldChange) -> String {
    match &change.before {
        Before::Unobserved => "?".to_owned(),
        Before::Value(value) => shown(value),
    }
}

/// The value after a change, for people.
pub(super) fn shown_after(change: &FieldChange) -> String {
    change.after.as_ref().map_or_else(|| "(clear)".to_owned(), shown)
}

/// The longest value that is shown in a line.
const LONGEST: usize = 120;

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "\"\"".to_owned(),
        Value::String(value) => format!("\"{}\"", text::brief(value, LONGEST)),
        other => text::brief(&other.to_string(), LONGEST),
    }
}

/// The summary in one line.
pub fn summary_line(plan: &Plan, id: &PlanId) -> String {
    let counts = plan.header.counts();
    let mut parts = vec![format!(
        "plan {id}: {} of {} change, {} same",
        grouped(counts.change),
        counted(counts.managed() + counts.missing, "number", "numbers"),
        grouped(counts.same)
    )];
    let mut push = |number: u64, text: &str| {
        if number > 0 {
            parts.push(format!("{} {text}", grouped(number)));
        }
    };
    push(counts.missing, "missing");
    push(counts.refused, "refused");
    push(counts.unmanaged, "not in the file (never touched)");
    push(counts.starts, "may cost money");
    push(counts.irreversible, "cannot be undone");
    if counts.steps > 0 {
        let requests = counted(plan.header.requests(), "request", "requests");
        parts.push(format!("about {requests}, {}", duration(plan.header.seconds())));
    }
    parts.join(" · ")
}
