//! Colors, where a person has asked for them or sits at a terminal.

use anstyle::{AnsiColor, Style};

/// What a color means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// It is as it should be.
    Good,
    /// It is under way, or deserves a look.
    Open,
    /// It is not as it should be.
    Bad,
    /// It matters less.
    Quiet,
    /// It is what the lines below are about.
    Title,
}

/// Paints, or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paint(pub(crate) bool);

impl Paint {
    /// `text` in a tone.
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

/// `text` and so many spaces that columns line up.
pub(crate) fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(missing))
}
