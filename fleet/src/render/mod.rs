//! Renderings of a plan: one tree of groups, shown as text, Markdown, JSON or an HTML page.

mod html;
mod markdown;
mod progress;
mod summary;
mod table;
mod time;

pub use html::html;
pub use markdown::{MARKDOWN_LIMIT, markdown};
pub use progress::{MessageLevel, counted, event, progress_line, report_line};
pub use summary::{Group, summary_line};
pub(crate) use table::{difference, shown_problem};
pub use table::{number, table};
pub use time::{duration, time};

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
}
