//! Plans, events and reports as JSON.

use numplan::bindings::catalog::{Dialect, NameStyle};
use serde_json::{Map, Value, json};

use super::messages::in_words_of;
use crate::journal::{FieldEnd, StepEnd};
use crate::plan::{Before, Plan, PlanId, PlanStep, Problem};
use crate::render::{self, MessageLevel};
use crate::run::{Event, Report};
use crate::status::Status;

/// Members whose values are data of a provider, or texts: their members keep their names.
const DATA: [&str; 7] = ["before", "after", "observed", "expected", "shown", "comments", "rates"];

/// Spells the names of all members in the language.
pub(super) fn spell(value: &mut Value, dialect: &Dialect) {
    match value {
        Value::Object(members) if dialect.names == NameStyle::Camel => {
            let spelled = std::mem::take(members).into_iter().map(|(name, mut value)| {
                if !DATA.contains(&name.as_str()) {
                    spell(&mut value, dialect);
                }
                (dialect.spell(&name).into_owned(), value)
            });
            *members = spelled.collect::<Map<_, _>>();
        }
        Value::Array(items) => items.iter_mut().for_each(|item| spell(item, dialect)),
        _ => {}
    }
}

/// A plan without its steps, as [`FleetPlan::view`](super::FleetPlan::view) describes it.
pub fn plan(plan: &Plan, id: &PlanId) -> Value {
    let header = &plan.header;
    let accounts = header.accounts.iter().map(|account| {
        json!({
            "name": account.name.to_string(),
            "read_at": account.read_at,
            "rate": account.rate,
            "counts": account.counts,
        })
    });
    let accounts: Vec<Value> = accounts.collect();
    let problems: Vec<Value> = plan.problems.iter().map(|of| problem(plan, of)).collect();
    json!({
        "id": id.as_str(),
        "file": header.file,
        "engine": header.engine,
        "created": header.created,
        "expires": header.expires,
        "has_secrets": header.has_secrets,
        "has_differences": plan.has_differences(),
        "accounts": accounts,
        "guards": header.guards,
        "counts": header.counts(),
        "cost": { "requests": header.requests(), "seconds": header.seconds() },
        "problems": problems,
        "summary": render::summary_line(plan, id),
    })
}

/// Equal changes, those of most numbers first within an account.
pub fn groups(plan: &Plan) -> Vec<Value> {
    let accounts = plan.groups().into_iter();
    accounts
        .flat_map(|(account, groups)| {
            groups.into_iter().map(move |group| {
                json!({
                    "account": account,
                    "field": group.field,
                    "before": group.before,
                    "after": group.after,
                    "count": group.count,
                    "first": group.first.to_string(),
                    "undo_obstacle": group.undo.obstacle(),
                })
            })
        })
        .collect()
}

fn problem(plan: &Plan, problem: &Problem) -> Value {
    json!({
        "kind": problem.kind,
        "number": problem.number.map(|number| number.to_string()),
        "account": plan.header.account_name(problem.account),
        "line": Some(problem.line).filter(|line| *line > 0),
        "message": problem.message,
    })
}

/// A step, under its place in the plan. `undo_obstacle` of a field: why its change cannot be undone; `null` if it can.
pub fn step(plan: &Plan, place: usize, step: &PlanStep) -> Value {
    let fields = step.fields.iter().filter_map(|change| {
        let field = plan.header.field(step.account, change.field)?;
        let (is_observed, before) = match &change.before {
            Before::Unobserved => (false, None),
            Before::Value(value) => (true, Some(value)),
        };
        Some(json!({
            "field": field.name,
            "before": before,
            "is_observed": is_observed,
            "after": change.after,
            "is_masked": change.is_masked,
            "undo_obstacle": change.undo.obstacle(),
        }))
    });
    let fields: Vec<Value> = fields.collect();
    let comments = step.comments.iter().map(|(name, text)| (name.to_string(), Value::from(&**text)));
    json!({
        "step": place,
        "number": step.number.to_string(),
        "account": plan.header.account_name(step.account),
        "line": step.line,
        "operation": step.operation,
        "starts_task": step.operation.starts_task(),
        "fields": fields,
        "comments": comments.collect::<Map<_, _>>(),
    })
}

/// An event: its `kind` and the members of that kind; `severity` and `message` where people should see it.
pub(super) fn event(plan: &Plan, event: &Event, dialect: &Dialect) -> Value {
    let (severity, text) = match render::event(plan, event) {
        Some((MessageLevel::Warning, text)) => (Some("warning"), Some(text)),
        Some((MessageLevel::Failure, text)) => (Some("failure"), Some(text)),
        None => (None, None),
    };
    let (kind, members) = match event {
        Event::Ended(end) => ("ended", at_step(plan, end.step, step_end(end))),
        Event::Skipped(skip) => {
            let observed: Map<String, Value> = skip.observed.iter().cloned().collect();
            let members = json!({ "reason": skip.reason, "observed": observed });
            ("skipped", at_step(plan, skip.step, members))
        }
        Event::Unresolved { step } => ("unresolved", at_step(plan, *step, json!({}))),
        Event::KindStopped { step, unrequested } => {
            ("kind_stopped", at_step(plan, *step, json!({ "unrequested": unrequested })))
        }
        Event::ReadFailed { account, message } => {
            ("read_failed", json!({ "account": account, "error": message }))
        }
        Event::TooManyFailures { failures } => ("too_many_failures", json!({ "failures": failures })),
        Event::Progress(of) => ("progress", json!(of)),
    };
    let mut value = members;
    value["kind"] = kind.into();
    value["severity"] = severity.into();
    value["text"] = match event {
        Event::Progress(of) => render::progress_line(of).into(),
        _ => text.map(|text| in_words_of(dialect, &text)).into(),
    };
    spell(&mut value, dialect);
    value
}

/// Adds the number of a step, and how it changes.
fn at_step(plan: &Plan, place: usize, mut members: Value) -> Value {
    members["step"] = place.into();
    if let Some(step) = plan.steps.get(place) {
        members["number"] = step.number.to_string().into();
        members["account"] = plan.header.account_name(step.account).into();
        members["operation"] = step.operation.as_str().into();
    }
    members
}

fn step_end(end: &StepEnd) -> Value {
    let fields = end.fields.iter().map(|FieldEnd { field, state, evidence, observed }| {
        json!({ "field": field, "state": state, "evidence": evidence, "observed": observed })
    });
    let fields: Vec<Value> = fields.collect();
    json!({
        "outcome": end.outcome,
        "is_done": end.outcome.is_done(),
        "fields": fields,
        "unrequested": end.unrequested,
        "attempts": end.attempts,
        "sent": end.sent,
        "status": end.status,
        "request_id": end.request_id,
        "code": end.code,
        "error": end.message,
    })
}

/// The end of a run. `is_done`: every step is applied, pending or already as wanted.
pub(super) fn report(report: &Report, dialect: &Dialect) -> Value {
    let of = &report.totals;
    let mut value = json!({
        "is_done": of.applied + of.pending + of.already == of.steps && report.journal_error.is_none(),
        "totals": of,
        "unresolved": report.unresolved,
        "left": report.left,
        "stopped": report.stopped,
        "journal_error": report.journal_error,
        "text": render::report_line(report),
    });
    spell(&mut value, dialect);
    value
}

/// How far a plan is applied.
pub(super) fn status(status: &Status, dialect: &Dialect) -> Value {
    let starts = status.starts_in_doubt.iter();
    let starts: Vec<Value> = starts
        .map(|(account, number)| json!({ "account": account.to_string(), "number": number.to_string() }))
        .collect();
    let mut value = json!({
        "has_begun": status.has_begun,
        "totals": status.totals,
        "in_doubt": status.in_doubt,
        "open": status.open,
        "unfinished": status.unfinished(),
        "starts_in_doubt": starts,
        "seconds_left": status.seconds_left,
    });
    spell(&mut value, dialect);
    value
}
