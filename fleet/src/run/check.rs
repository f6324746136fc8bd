//! Preconditions: whether a number still shows what the plan has seen.

use std::collections::HashMap;

use serde_json::Value;

use super::action::CurrentValues;
use crate::plan::{Before, Plan, PlanStep, is_met, mask};

/// The decision on a step, from the current values of its number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Decision {
    /// It is sent, with these fields.
    Go(Vec<u8>),
    /// The number is as wanted.
    Already,
    /// Somebody else changed these fields: each with the value that it shows, secrets masked.
    Drifted(Vec<(String, Value)>),
    /// The account does not have the number.
    Missing,
}

/// Compares what a number shows with the step. `None`: the account does not have it.
pub(super) fn check(
    plan: &Plan,
    place: usize,
    step: &PlanStep,
    shown: Option<&CurrentValues>,
    secrets: &HashMap<(usize, u8), Value>,
    overwrite: &[String],
) -> Decision {
    let Some(shown) = shown else { return Decision::Missing };
    let (mut open, mut drifted, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
    for change in &step.fields {
        let Some(field) = plan.header.field(step.account, change.field) else { continue };
        let seen = shown.iter().find(|(known, _)| *known == change.field).map(|(_, value)| value);
        let Some(seen) = seen else {
            // A field that cannot be read has no precondition.
            unreadable.push(change.field);
            continue;
        };
        let wanted = secrets.get(&(place, change.field)).or(change.after.as_ref());
        if is_met(wanted, seen) {
            continue;
        }
        let (masked, _) = mask(field.kind, seen);
        let is_before = match &change.before {
            Before::Unobserved => true,
            Before::Value(before) => is_met(Some(before), &masked),
        };
        if is_before || overwrite.iter().any(|name| name == field.name) {
            open.push(change.field);
        } else {
            drifted.push((field.name.to_owned(), masked));
        }
    }
    if !drifted.is_empty() {
        return Decision::Drifted(drifted);
    }
    let leader = |field: &u8| {
        plan.header.field(step.account, *field).is_some_and(|field| field.start == Some(field.name))
    };
    let has_readable_leader = step.operation.starts_task()
        && step.fields.iter().any(|change| leader(&change.field) && !unreadable.contains(&change.field));
    // A start that is under way needs none of the fields that only say how.
    if open.is_empty() && (unreadable.is_empty() || has_readable_leader) {
        return Decision::Already;
    }
    open.extend(unreadable);
    open.sort_unstable();
    Decision::Go(open)
}
