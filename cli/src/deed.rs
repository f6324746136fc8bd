//! Calls that do one thing to a number (an order, a release, a route), one after the other: what came of each, and
//! of all together.

use std::collections::BTreeMap;

use numplan::updated::FieldState;
use numplan::{Error, Receipt, ServerError, text};
use serde::Serialize;

use crate::exit::Exit;
use crate::front::Front;
use crate::paint::Tone;
use crate::shell::{CommandError, Shell};
use crate::target::Target;

/// What is done, in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deed {
    /// "bought"
    pub(crate) done: &'static str,
    /// What showed it where the answer was lost: "the account shows it".
    pub(crate) shown: &'static str,
}

/// What came of one of them.
#[derive(Debug, Serialize)]
pub(crate) struct Came<'a, T, A> {
    /// In one word: what was done, or how far it is.
    outcome: &'a str,
    /// Whether the answer was lost, and a read showed the rest.
    reconciled: bool,
    #[serde(flatten)]
    about: &'a A,
    #[serde(flatten)]
    receipt: &'a Receipt<T>,
}

/// How it is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner {
    pub(crate) json: bool,
    pub(crate) waited: bool,
}

/// Those that were done so far.
pub(crate) struct Deeds {
    deed: Deed,
    manner: Manner,
    endings: BTreeMap<&'static str, usize>,
}

impl Deeds {
    pub(crate) const fn new(deed: Deed, manner: Manner) -> Self {
        Self { deed, manner, endings: BTreeMap::new() }
    }

    /// Shows what came of one. `about` goes beside it: into the JSON as members, onto the line as `words`.
    pub(crate) fn show<F: Front, T: Serialize, A: Serialize>(
        &mut self,
        shell: &mut Shell,
        target: &Target<F>,
        came: Result<&Receipt<T>, &Error>,
        about: &A,
        words: &str,
    ) -> Result<(), CommandError> {
        let receipt = match came {
            Ok(receipt) => receipt,
            Err(error) => return self.fail(shell, target, error, Exit::of_write(error)),
        };
        // Noted before it is shown: showing may fail.
        shell.note_changed(Exit::of_receipt(receipt, self.manner.waited));
        let outcome = match receipt.state {
            FieldState::Applied => self.deed.done,
            FieldState::Pending => "pending",
            FieldState::Rejected => "rejected",
            FieldState::Unknown => "unknown",
        };
        self.count(outcome);
        let written = if self.manner.json {
            let ok = matches!(receipt.state, FieldState::Applied | FieldState::Pending);
            let reconciled = receipt.is_reconciled();
            target.write(shell, ok, &Came { outcome, reconciled, about, receipt })
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
        shell: &mut Shell,
        name: &str,
        receipt: &Receipt<T>,
        outcome: &str,
        words: &str,
    ) -> Result<(), CommandError> {
        let lost = match receipt.state {
            FieldState::Applied if receipt.is_reconciled() => {
                format!(" (the answer was lost; {})", self.deed.shown)
            }
            FieldState::Applied | FieldState::Pending | FieldState::Rejected => String::new(),
            FieldState::Unknown => " (nobody knows whether it was done: look at the account)".to_owned(),
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

    /// Shows why nothing came of one.
    pub(crate) fn fail<F: Front>(
        &mut self,
        shell: &mut Shell,
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
        if self.manner.json {
            target.write_error(shell, error)?;
        }
        Ok(shell.flush()?)
    }

    fn count(&mut self, ending: &'static str) {
        *self.endings.entry(ending).or_insert(0) += 1;
    }

    /// "3 numbers: 2 bought, 1 failed and unchanged", if they are several.
    pub(crate) fn sum_up(&self, shell: &Shell) {
        let all: usize = self.endings.values().sum();
        if all > 1 {
            let parts: Vec<String> =
                self.endings.iter().map(|(ending, many)| format!("{many} {ending}")).collect();
            shell.messages.note(&format!("{all} numbers: {}", parts.join(", ")));
        }
    }
}

/// Nothing beside a receipt.
#[derive(Debug, Serialize)]
pub(crate) struct Nothing {}
