//! A plan as one HTML page for people who approve without a terminal. It loads nothing and sends nothing.

use std::io::{self, Write};

use numplan::text;
use serde_json::{Value, json};

use super::summary::{shown_after, shown_before, summary_line};
use super::table::{origin, shown_problem};
use crate::plan::{Plan, PlanId};

const HEAD: &str = include_str!("page_head.html");
const TAIL: &str = include_str!("page_tail.html");

/// Writes the page.
pub fn html(plan: &Plan, id: &PlanId, to: &mut impl Write) -> io::Result<()> {
    to.write_all(HEAD.replace("{{title}}", &escape(&format!("numplan plan {id}"))).as_bytes())?;
    writeln!(to, "<h1>Plan <code>{id}</code></h1>")?;
    writeln!(to, "<p>{}</p>", escape(&summary_line(plan, id)))?;
    writeln!(to, "<p class=\"quiet\">{}</p>", escape(&origin(plan)))?;
    for limit in plan.header.exceeded(&plan.header.guards) {
        writeln!(to, "<p class=\"bad\">Limit: {}</p>", escape(&limit))?;
    }
    if !plan.problems.is_empty() {
        let count = plan.problems.len();
        writeln!(to, "<details open><summary>{count} problems and warnings</summary><ul>")?;
        for problem in &plan.problems {
            writeln!(to, "<li>{}</li>", escape(&shown_problem(plan, problem)))?;
        }
        writeln!(to, "</ul></details>")?;
    }
    // The rows are data, which no browser runs: only `<` could end the element.
    writeln!(to, "<script type=\"application/json\" id=\"rows\">[")?;
    let mut is_first = true;
    for row in rows(plan) {
        let line = serde_json::to_string(&row)?.replace('<', "\\u003c");
        writeln!(to, "{}{line}", if is_first { "" } else { "," })?;
        is_first = false;
    }
    writeln!(to, "]</script>")?;
    to.write_all(TAIL.as_bytes())
}

/// One row for each change: number, account, operation, field, before, after, undo, line, comments.
fn rows(plan: &Plan) -> impl Iterator<Item = Value> {
    plan.steps.iter().flat_map(move |step| {
        let account = plan.header.account_name(step.account);
        let comments = step.comments.iter().map(|(column, text)| format!("{column}: {text}"));
        let comments = text::shown(&comments.collect::<Vec<_>>().join("; ")).into_owned();
        step.fields.iter().map(move |change| {
            let field = plan.header.field(step.account, change.field).map_or("", |field| field.name);
            json!([
                step.number.as_str(),
                account,
                step.operation.as_str(),
                field,
                shown_before(change),
                shown_after(change),
                change.undo.obstacle().unwrap_or("yes"),
                step.line,
                comments,
            ])
        })
    })
}

fn escape(line: &str) -> String {
    text::shown(line)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
