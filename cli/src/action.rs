//! Operations that do one thing to a number (an order, a release, a route): the result of each, and a summary.

use std::collections::BTreeMap;

use numplan::updated::FieldState;
use numplan::{Error, Receipt, ServerError, text};
use serde::Serialize;

use crate::exit::Exit;
use crate::io::{CommandError, Context};
use crate::provider::CliProvider;
use crate::style::Tone;
use crate::target::Target;

/// An operation in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Action {
    /// "bought"
    pub(crate) done: &'static str,
    /// The proof after a lost response: "the account shows it".
    pub(crate) shown: &'static str,
}

/// The result for one number.
#[derive(Debug, Serialize)]
pub(crate) struct ResultLine<'a, T, A> {
    /// The outcome in one word.
    outcome: &'a str,
    /// Whether the response was lost and a read showed the outcome.
    reconciled: bool,
    #[serde(flatten)]
    about: &'a A,
    #[serde(flatten)]
    receipt: &'a Receipt<T>,
}

/// How results are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ActionFormat {
    pub(crate) json: bool,
    pub(crate) waited: bool,
}

/// The results so far.
pub(crate) struct ActionReport {
    action: Action,
    format: ActionFormat,
    endings: BTreeMap<&'static str, usize>,
}

impl ActionReport {
    pub(crate) const fn new(action: Action, format: ActionFormat) -> Self {
        Self { action, format, endings: BTreeMap::new() }
    }

    /// Writes a result. `about` adds members to the JSON, `words` adds text to the line.
    pub(crate) fn show<F: CliProvider, T: Serialize, A: Serialize>(
        &mut self,
        shell: &mut Context,
        target: &Target<F>,
        came: Result<&Receipt<T>, &Error>,
        about: &A,
        words: &str,
    ) -> Result<(), CommandError> {
        let receipt = match came {
            Ok(receipt) => receipt,
            Err(error) => return self.fail(shell, target, error, Exit::of_write(error)),
        };
        // Noted first, since writing may fail.
        shell.note_changed(Exit::of_receipt(receipt, self.format.waited));
        let outcome = match receipt.state {
            FieldState::Applied => self.action.done,
            FieldState::Pending => "pending",
            FieldState::Rejected => "rejected",
            FieldState::Unknown => "unknown",
        };
        self.count(outcome);
        let written = if self.format.json {
            let ok = matches!(receipt.state, FieldState::Applied | FieldState::Pending);
            let reconciled = receipt.is_reconciled();
            target.write(shell, ok, &ResultLine { outcome, reconciled, about, receipt })
        } else {
            self.write(shell, &target.name(), receipt, outcome, words)
        };
        written.and_then(|()| Ok(shell.flush()?)).inspect_err(|_| {
            let name = target.name();
            shell.note_exit(Exit::Failed);
            shell.messages.warning(&format!("the output cannot be written: ended after {name} ({outcome})"));
        })
    }

    fn write<T>(
        &self,
        shell: &mut Context,
        name: &str,
        receipt: &Receipt<T>,
        outcome: &str,
        words: &str,
    ) -> Result<(), CommandError> {
        let lost = match receipt.state {
            FieldState::Applied if receipt.is_reconciled() => {
                format!(" (the response was lost; {})", self.action.shown)
            }
            FieldState::Applied | FieldState::Pending | FieldState::Rejected => String::new(),
            FieldState::Unknown => " (it is not known whether it was done: check the account)".to_owned(),
        };
        let tone = match receipt.state {
            FieldState::Applied => Tone::Good,
            FieldState::Pending => Tone::Open,
            FieldState::Rejected | FieldState::Unknown => Tone::Bad,
        };
        let (name, verdict) =
            (shell.paint.tone(Tone::Title, name), shell.paint.tone(tone, &format!("{outcome}{lost}")));
        shell.line(format!("{name}  {verdict}  {words}").trim_end())?;
        for words in receipt.server_errors.iter().filter_map(ServerError::text) {
            shell.line(&format!("  the provider says: {}", text::shown(words)))?;
        }
        Ok(())
    }

    /// Writes the error of a number.
    pub(crate) fn fail<F: CliProvider>(
        &mut self,
        shell: &mut Context,
        target: &Target<F>,
        error: &Error,
        exit: Exit,
    ) -> Result<(), CommandError> {
        shell.note_exit(exit);
        self.count(match exit {
            Exit::Unknown => "of unknown outcome",
            _ => "failed and unchanged",
        });
        target.say_error(shell, error);
        if self.format.json {
            target.write_error(shell, error)?;
        }
        Ok(shell.flush()?)
    }

    fn count(&mut self, ending: &'static str) {
        *self.endings.entry(ending).or_insert(0) += 1;
    }

    /// Writes "3 numbers: 2 bought, 1 failed and unchanged" after several numbers.
    pub(crate) fn sum_up(&self, shell: &Context) {
        let all: usize = self.endings.values().sum();
        if all > 1 {
            let parts: Vec<String> =
                self.endings.iter().map(|(ending, many)| format!("{many} {ending}")).collect();
            shell.messages.note(&format!("{all} numbers: {}", parts.join(", ")));
        }
    }
}

/// No members beside a receipt.
#[derive(Debug, Serialize)]
pub(crate) struct Nothing {}
