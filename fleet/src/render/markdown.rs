//! A plan as Markdown for a pull request.

use std::fmt::Write as _;

use numplan::text;

use super::summary::summary_line;
use super::table::{origin, shown_problem};
use crate::guards::grouped;
use crate::plan::{Plan, PlanId};

/// The length in characters that a comment of a pull request may have.
pub const MARKDOWN_LIMIT: usize = 65_535;
/// Kept free for the lines that say what was left out.
const RESERVE: usize = 1_000;

/// Shows a plan as Markdown, always shorter than [`MARKDOWN_LIMIT`].
pub fn markdown(plan: &Plan, id: &PlanId) -> String {
    let mut to = Limited { text: String::new(), used: 0, left_out: 0 };
    to.push(&format!("### Plan `{id}`\n"));
    to.push(&format!("{}  ", escape(&summary_line(plan, id))));
    to.push(&format!("{}\n", escape(&origin(plan))));
    for limit in plan.header.exceeded(&plan.header.guards) {
        to.push(&format!("> **Limit:** {}\n", escape(&limit)));
    }
    for (account, groups) in plan.groups() {
        if groups.is_empty() {
            continue;
        }
        to.push(&format!("\n**{}**\n", escape(&account)));
        to.push("| numbers | field | before | after | undo |");
        to.push("|---:|---|---|---|---|");
        for group in groups {
            let numbers = if group.count == 1 { group.first.to_string() } else { grouped(group.count) };
            let undo = group.undo.obstacle().map_or_else(|| "yes".to_owned(), |why| format!("no: {why}"));
            let cells = [numbers.as_str(), group.field, &group.before, &group.after, &undo];
            to.push(&format!("| {} |", cells.map(escape).join(" | ")));
        }
    }
    if !plan.problems.is_empty() {
        to.push("\n**Problems**\n");
        for problem in &plan.problems {
            to.push(&format!("- {}", escape(&shown_problem(plan, problem))));
        }
    }
    to.finish()
}

/// A text that takes lines while there is room.
struct Limited {
    text: String,
    used: usize,
    left_out: u64,
}

impl Limited {
    fn push(&mut self, line: &str) {
        let length = line.chars().count() + 1;
        if self.left_out > 0 || self.used + length > MARKDOWN_LIMIT - RESERVE {
            self.left_out += 1;
            return;
        }
        self.used += length;
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn finish(mut self) -> String {
        if self.left_out > 0 {
            let left_out = grouped(self.left_out);
            let _ =
                writeln!(self.text, "\n… and {left_out} more lines: `numplan fleet show` has all of them.");
        }
        self.text
    }
}

/// A text in which neither Markdown nor HTML acts.
fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    for letter in text::shown(line).chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // An address or a mention would notify people.
            '@' => escaped.push_str("&#64;"),
            '#' => escaped.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            // A bare address would become a link.
            ':' => escaped.push_str("&#58;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_does_not_act() {
        let escaped = escape("<b>|`x` @team https://a #1 [l](u)\u{202e}");
        assert_eq!(escaped, "&lt;b&gt;\\|\\`x\\` &#64;team https&#58;//a &#35;1 \\[l\\](u)\\\\u{202e}");
    }
}
