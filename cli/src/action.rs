//! Operations that do one thing to a number (an order, a release, a route): the result of each, and a summary.

use std::collections::BTreeMap;

use crate::prelude::*;
use crate::update::WAIT;
use numplan::text;
use numplan::updated::FieldState;
use serde::Serialize;
use serde_json::{Map, Value};

/// The result for one number.
#[derive(Debug, Serialize)]
pub(crate) struct ResultLine<'a> {
    /// The outcome in one word.
    outcome: &'a str,
    /// Whether the response was lost and a read showed the outcome.
    reconciled: bool,
    #[serde(flatten)]
    about: &'a Map<String, Value>,
    #[serde(flatten)]
    receipt: &'a Value,
}

/// The results so far.
pub(crate) struct ActionReport {
    /// The operation in words: "bought".
    done: &'static str,
    /// The proof after a lost response: "the account shows it".
    shown: &'static str,
    json: bool,
    /// Whether the task of the operation is waited for.
    waited: bool,
    endings: BTreeMap<&'static str, usize>,
}

impl ActionReport {
    pub(crate) fn new(matches: &ArgMatches, done: &'static str, shown: &'static str) -> Self {
        // Only some operations start a task.
        let waited = matches.try_contains_id(WAIT).unwrap_or_default();
        Self { done, shown, json: matches.get_flag(JSON), waited, endings: BTreeMap::new() }
    }

    /// Writes a receipt. `about` adds members to the JSON, `words` adds text to the line.
    pub(crate) fn show<F: CliProvider>(
        &mut self,
        context: &mut Context,
        target: &Target<F>,
        result: &Result<Value, Error>,
        about: &Map<String, Value>,
        words: &str,
    ) -> Result {
        let receipt = match result {
            Ok(receipt) => receipt,
            Err(error) => return self.fail(context, target, error, Exit::of_write(error)),
        };
        // Noted first, since writing may fail.
        let state = state(receipt);
        context.outcomes.note_changed(Exit::of_state(state, self.waited));
        let outcome = match state {
            FieldState::Applied => self.done,
            FieldState::Pending => "pending",
            FieldState::Rejected => "rejected",
            FieldState::Unknown => "unknown",
        };
        self.count(outcome);
        let written = if self.json {
            let ok = matches!(state, FieldState::Applied | FieldState::Pending);
            let reconciled = is_reconciled(receipt);
            target.write(context, ok, &ResultLine { outcome, reconciled, about, receipt })
        } else {
            self.write(context, &target.name(), receipt, outcome, words)
        };
        written.and_then(|()| Ok(context.flush()?)).inspect_err(|_| {
            let name = target.name();
            context.outcomes.note(Exit::Failed);
            context
                .messages
                .warning(&format!("the output cannot be written: ended after {name} ({outcome})"));
        })
    }

    fn write(
        &self,
        context: &mut Context,
        name: &str,
        receipt: &Value,
        outcome: &str,
        words: &str,
    ) -> Result {
        let state = state(receipt);
        let lost = match state {
            FieldState::Applied if is_reconciled(receipt) => {
                format!(" (the response was lost; {})", self.shown)
            }
            FieldState::Applied | FieldState::Pending | FieldState::Rejected => String::new(),
            FieldState::Unknown => " (it is not known whether it was done: check the account)".to_owned(),
        };
        let (name, verdict) = (
            context.paint.tone(Tone::Title, name),
            context.paint.tone(Tone::of(state), &format!("{outcome}{lost}")),
        );
        context.line(format!("{name}  {verdict}  {words}").trim_end())?;
        for words in server_errors(receipt) {
            context.line(&format!("  the provider says: {}", text::shown(words)))?;
        }
        Ok(())
    }

    /// Writes the error of a number.
    pub(crate) fn fail<F: CliProvider>(
        &mut self,
        context: &mut Context,
        target: &Target<F>,
        error: &Error,
        exit: Exit,
    ) -> Result {
        self.count(match exit {
            Exit::Unknown => "of unknown outcome",
            _ => "failed and unchanged",
        });
        target.fail(context, error, exit, self.json)?;
        Ok(context.flush()?)
    }

    fn count(&mut self, ending: &'static str) {
        *self.endings.entry(ending).or_insert(0) += 1;
    }

    /// Writes "3 numbers: 2 bought, 1 failed and unchanged" after several numbers.
    pub(crate) fn sum_up(&self, context: &Context) {
        let all: usize = self.endings.values().sum();
        if all > 1 {
            let parts: Vec<String> =
                self.endings.iter().map(|(ending, many)| format!("{many} {ending}")).collect();
            context.messages.note(&format!("{all} numbers: {}", parts.join(", ")));
        }
    }
}

/// Returns the state of a receipt.
pub(crate) fn state(receipt: &Value) -> FieldState {
    let state = receipt["state"].as_str().and_then(FieldState::from_value);
    state.unwrap_or(FieldState::Unknown)
}

/// Whether the response was lost, and a read showed the effect.
pub(crate) fn is_reconciled(receipt: &Value) -> bool {
    receipt["status"].is_null()
}

/// Returns the provider's errors about a part that failed.
fn server_errors(receipt: &Value) -> impl Iterator<Item = &str> {
    receipt["server_errors"].as_array().into_iter().flatten().filter_map(|error| {
        let mut texts = ["detail", "title", "status"].into_iter().filter_map(|name| error[name].as_str());
        texts.find(|text| !text.trim().is_empty())
    })
}
