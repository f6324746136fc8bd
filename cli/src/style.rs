//! Colors, at a terminal or on request.

use anstyle::{AnsiColor, Style};
use numplan::updated::FieldState;

/// The meaning of a color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Success.
    Good,
    /// Pending, or a warning.
    Open,
    /// An error.
    Bad,
    /// Secondary text.
    Quiet,
    /// The heading of the lines below.
    Title,
}

impl Tone {
    /// The tone of the state of a change.
    pub(crate) const fn of(state: FieldState) -> Self {
        match state {
            FieldState::Applied => Self::Good,
            FieldState::Pending => Self::Open,
            FieldState::Rejected | FieldState::Unknown => Self::Bad,
        }
    }
}

/// Whether text is colored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paint(pub(crate) bool);

impl Paint {
    /// Returns `text` in a tone.
    pub(crate) fn tone(self, tone: Tone, text: &str) -> String {
        if !self.0 || text.is_empty() {
            return text.to_owned();
        }
        let plain = Style::new();
        let style = match tone {
            Tone::Good => plain.fg_color(Some(AnsiColor::Green.into())),
            Tone::Open => plain.fg_color(Some(AnsiColor::Yellow.into())),
            Tone::Bad => plain.fg_color(Some(AnsiColor::Red.into())),
            Tone::Quiet => plain.dimmed(),
            Tone::Title => plain.bold(),
        };
        format!("{style}{text}{style:#}")
    }
}
