//! Renderings of a plan: one tree of groups, shown as text, Markdown, JSON or an HTML page.

mod html;
mod markdown;
mod progress;
mod summary;
mod table;

pub use html::html;
pub use markdown::{MARKDOWN_LIMIT, markdown};
pub use progress::{Severity, counted, event, progress_line, report_line};
pub use summary::{Group, Summary, summary_line};
pub(crate) use table::{difference, shown_problem};
pub use table::{number, table};

use std::io::{self, Write};

use crate::plan::{Plan, PlanId};

/// How a plan is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rendering {
    /// Text for a terminal: equal changes in groups.
    #[default]
    Table,
    /// Markdown for a pull request, always shorter than [`MARKDOWN_LIMIT`].
    Markdown,
    /// One HTML page with a filter, which loads nothing.
    Html,
    /// One JSON object with every step.
    Json,
}

impl Rendering {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Table, Self::Markdown, Self::Html, Self::Json];

    /// The name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// The rendering of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rendering| rendering.as_str() == name)
    }

    /// Writes a plan.
    pub fn write(self, plan: &Plan, id: &PlanId, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Table => to.write_all(table(plan, id).as_bytes()),
            Self::Markdown => to.write_all(markdown(plan, id).as_bytes()),
            Self::Html => html(plan, id, to),
            Self::Json => plan.write_json(id, to),
        }
    }
}

impl Plan {
    /// The plan as text.
    pub fn show(&self, rendering: Rendering) -> String {
        let mut text = Vec::new();
        // Writing to memory cannot fail.
        let written = rendering.write(self, &self.id(), &mut text);
        debug_assert!(written.is_ok());
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Equal changes of one field in groups, by account.
    pub fn groups(&self) -> Summary {
        Summary::of(self)
    }
}

/// Seconds since 1970 as `2026-11-28 06:45 UTC`.
pub fn time(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02} UTC", rest / 3_600, rest % 3_600 / 60)
}

/// The date of a day since 1970, by the civil calendar counted from March.
const fn date(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// A length of time for people: `3.5 s`, `2 min 37 s`, `1 h 5 min`.
pub fn duration(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is not negative, and capped"
    )]
    let whole = seconds.clamp(0.0, 1e9).round() as u64;
    match whole {
        0..10 => format!("{seconds:.1} s"),
        10..60 => format!("{whole} s"),
        60..3_600 => format!("{} min {} s", whole / 60, whole % 60),
        _ => format!("{} h {} min", whole / 3_600, whole % 3_600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_dates() {
        assert_eq!(time(0), "1970-01-01 00:00 UTC");
        assert_eq!(time(951_782_400), "2000-02-29 00:00 UTC");
        assert_eq!(time(1_795_848_359), "2026-11-28 06:45 UTC");
    }

    #[test]
    fn durations_read_as_people_say_them() {
        assert_eq!([3.52, 42.0, 157.0, 3_900.0].map(duration), ["3.5 s", "42 s", "2 min 37 s", "1 h 5 min"]);
    }
}
