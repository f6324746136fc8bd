//! A plan as text for a terminal.

use std::fmt::Write as _;

use numplan::{PhoneNumber, text};

use super::summary::{shown_after, shown_before, summary_line};
use super::time::time;
use crate::guards::grouped;
use crate::plan::{FieldChange, Plan, PlanId, PlanStep, Problem, Undo};

/// Differences of one number that are listed for an account.
const SINGLES: usize = 40;
/// Problems that are listed.
const PROBLEMS: usize = 100;

/// Shows a plan: groups first, then exceptions one by one, problems, and the summary as the last line.
pub fn table(plan: &Plan, id: &PlanId) -> String {
    let mut text = String::new();
    for (account, groups) in plan.groups() {
        if groups.is_empty() {
            continue;
        }
        line(&mut text, &account);
        let width = groups.iter().map(|group| grouped(group.count).len()).max().unwrap_or_default();
        let (many, single): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.count > 1);
        for group in many {
            let (field, before, after) = (group.field, &group.before, &group.after);
            let count = grouped(group.count);
            line(&mut text, &format!("  {count:>width$} × {field} {before} → {after}{}", undo(group.undo)));
        }
        for group in single.iter().take(SINGLES) {
            let (field, before, after, first) = (group.field, &group.before, &group.after, group.first);
            line(&mut text, &format!("  {first}  {field} {before} → {after}{}", undo(group.undo)));
        }
        if single.len() > SINGLES {
            let more = grouped((single.len() - SINGLES) as u64);
            line(
                &mut text,
                &format!("  … and {more} more changes of one number each: --format json shows all"),
            );
        }
        line(&mut text, "");
    }
    let problems = plan.problems.len();
    for problem in plan.problems.iter().take(PROBLEMS) {
        line(&mut text, &shown_problem(plan, problem));
    }
    if problems > PROBLEMS {
        line(&mut text, &format!("… and {} more", grouped((problems - PROBLEMS) as u64)));
    }
    if problems > 0 {
        line(&mut text, "");
    }
    for limit in plan.header.exceeded(&plan.header.guards) {
        line(&mut text, &format!("limit: {limit}"));
    }
    line(&mut text, &summary_line(plan, id));
    text
}

/// Shows everything that a plan has about one number.
pub fn number(plan: &Plan, number: PhoneNumber) -> String {
    let mut text = String::new();
    for step in plan.steps.iter().filter(|step| step.number == number) {
        let account = plan.header.account_name(step.account);
        let (operation, safety) = (step.operation.as_str(), step.operation.safety());
        let (file, file_line) = (&plan.header.file, step.line);
        line(&mut text, &format!("{number}  {account}  {operation} ({safety})  {file}:{file_line}"));
        for change in &step.fields {
            let name = plan.header.field(step.account, change.field).map_or("", |field| field.name);
            let (before, after) = (shown_before(change), shown_after(change));
            line(&mut text, &format!("  {name} {before} → {after}{}", undo(change.undo)));
        }
        for (column, comment) in &step.comments {
            line(&mut text, &format!("  {column}: {comment}"));
        }
    }
    for problem in plan.problems.iter().filter(|problem| problem.number == Some(number)) {
        line(&mut text, &shown_problem(plan, problem));
    }
    if text.is_empty() {
        line(
            &mut text,
            &format!("{number}  is not in the plan: it is as wanted, or the file does not have it"),
        );
    }
    text
}

pub(crate) fn shown_problem(plan: &Plan, problem: &Problem) -> String {
    let place = match problem.line {
        0 => plan.header.account_name(problem.account),
        line => format!("{}:{line}", plan.header.file),
    };
    let number = problem.number.map(|number| format!("{number}  ")).unwrap_or_default();
    format!("{}: {number}{place}: {}", problem.kind.as_str(), problem.message)
}

/// A difference found by a comparison: `12065551234 (plivo)  alias shows "a", expected "b"`.
pub(crate) fn difference(plan: &Plan, step: &PlanStep, change: &FieldChange) -> String {
    let account = plan.header.account_name(step.account);
    let field = plan.header.field(step.account, change.field).map_or("", |field| field.name);
    let (shown, expected) = (shown_before(change), shown_after(change));
    format!("{} ({account})  {field} shows {shown}, expected {expected}", step.number)
}

fn undo(undo: Undo) -> String {
    undo.obstacle().map(|obstacle| format!("   (cannot be undone: {obstacle})")).unwrap_or_default()
}

/// Adds a line in which no control character acts.
fn line(to: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(to, "{}", text::shown(line));
}

/// Where the plan comes from, and until when it can be applied.
pub(super) fn origin(plan: &Plan) -> String {
    let header = &plan.header;
    format!(
        "from {}, made {}, can be applied until {}",
        header.file,
        time(header.created),
        time(header.expires)
    )
}
