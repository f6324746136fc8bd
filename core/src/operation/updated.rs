//! What an update came to, field by field.
//!
//! A change is not done because a status is 2xx: an answer may echo another value, a task may still run, a
//! part may have failed. So each field has a state, and by what it is known.

use numplan_macros::{exported, string_enum};
use serde::Serialize;
use serde_json::Value;

use crate::operation::Record;
use crate::operation::fields::{FieldKind, FieldSpec, Options};
use crate::types::callback::CallbackUrl;
use crate::types::error::{Error, ErrorCode, FieldError, ServerError};
use crate::types::model::Model;
use crate::types::secret::Secrets;
use crate::{Change, text};

/// What became of one field.
#[string_enum]
pub enum FieldState {
    /// It has the value that was asked for; for what cannot be read, the provider says so.
    #[value("applied")]
    Applied,
    /// A task runs, or the provider applies it later.
    #[value("pending")]
    Pending,
    /// The provider says that it did not do it.
    #[value("rejected")]
    Rejected,
    /// Nobody knows; `observed` is what was seen instead, if anything was.
    #[value("unknown")]
    Unknown,
}

/// What a state is known by.
#[string_enum]
pub enum Evidence {
    /// The provider says that it is done, and shows nothing.
    #[value("status")]
    Status,
    /// The answer shows the value.
    #[value("echo")]
    Echo,
    /// A read after the update shows the value.
    #[value("read_back")]
    ReadBack,
}

/// What became of one field of an update.
#[exported]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FieldOutcome {
    /// The field.
    #[field_name]
    pub field: &'static str,
    /// What was asked for; `null` for a field that was to be cleared. Secrets in URLs are masked.
    pub requested: Value,
    /// What became of it.
    pub state: FieldState,
    /// What that is known by.
    pub evidence: Option<Evidence>,
    /// What was seen instead of what was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed: Option<Value>,
    #[serde(skip)]
    wanted: Wanted,
    #[serde(skip)]
    kind: FieldKind,
}

/// What was asked for, to compare with. It may be a callback URL with its secrets: no debug output shows it.
#[derive(Clone, PartialEq)]
struct Wanted(Change<Value>);

impl std::fmt::Debug for Wanted {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("…")
    }
}

/// A field that changed although nobody asked.
#[exported]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct UnrequestedChange {
    /// The field.
    #[field_name]
    pub field: &'static str,
    /// What it showed before the update.
    pub before: Value,
    /// What it shows now.
    pub after: Value,
}

/// A provider's task that an update has started.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ProvisioningTask {
    /// Its id.
    pub id: String,
    /// The provider's last word on it; only `processing` is known to mean that it runs.
    pub status: Option<String>,
}

impl ProvisioningTask {
    /// Whether it may still run: the provider says `processing`, or has said nothing yet.
    pub fn may_run(&self) -> bool {
        self.status.as_deref().is_none_or(|status| status == "processing")
    }
}

/// What an update came to. No part of it is an error: ask `ok`, or `require` that all of it was done.
#[exported]
#[computed(ok: bool, "Whether every field is applied or pending.")]
#[computed(is_pending: bool, "Whether a field is still pending.")]
#[computed(failure: Option<Error>, "What `require` fails with: which fields were rejected or are unknown. None if all is well.")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[must_use = "an update may have been applied in part: look at `ok()`, or call `require()?`"]
pub struct Updated<N> {
    /// The number as it was last seen, where the provider shows it.
    pub number: Option<N>,
    /// The number as it was before, where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<N>,
    /// What became of each field that was to be changed, in the order of the field table.
    pub fields: Vec<FieldOutcome>,
    /// What changed unasked, as far as reads before and after show.
    pub unrequested: Vec<UnrequestedChange>,
    /// The task that was started.
    pub task: Option<ProvisioningTask>,
    /// The status of the answer; `None` if the answer was lost and the number was read instead.
    pub status: Option<u16>,
    /// How often the update was sent.
    pub attempts: u32,
    /// The provider's name for the request.
    pub request_id: Option<String>,
    /// The provider's words about the part that failed.
    pub server_errors: Vec<ServerError>,
}

/// An update of which a part was rejected or is unknown.
#[derive(Debug, Clone)]
pub struct PartialUpdate<N> {
    /// The error for those who only look at errors; its code is `rejected`.
    pub error: Error,
    /// What was done, and what was not.
    pub result: Updated<N>,
}

impl<N> From<Box<PartialUpdate<N>>> for Error {
    fn from(failure: Box<PartialUpdate<N>>) -> Self {
        failure.error
    }
}

impl<N> std::fmt::Display for PartialUpdate<N> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.error.fmt(to)
    }
}

impl<N: std::fmt::Debug> std::error::Error for PartialUpdate<N> {}

/// A number of a provider, as something whose fields can be compared.
pub trait Observe: Model {
    /// Fields that no update names but that one may change on the way.
    const WATCHED: &'static [&'static str];

    /// What the number shows of a field, in the form in which an update would set it. `None`: it cannot be read.
    fn observe(&self, field: &str) -> Option<Value>;
}

impl<N: Observe> Updated<N> {
    /// Every changed field of `changes` in `state`.
    pub(crate) fn all(changes: &impl Options, state: FieldState, evidence: Option<Evidence>) -> Self {
        let fields = changes.changed().into_iter().map(|(spec, wanted)| FieldOutcome {
            field: spec.name,
            requested: masked(spec, &wanted),
            state,
            evidence,
            observed: None,
            wanted: Wanted(wanted),
            kind: spec.kind,
        });
        Self {
            number: None,
            before: None,
            fields: fields.collect(),
            unrequested: Vec::new(),
            task: None,
            status: None,
            attempts: 0,
            request_id: None,
            server_errors: Vec::new(),
        }
    }

    /// What became of a field.
    pub(crate) fn outcome_mut(&mut self, field: &str) -> Option<&mut FieldOutcome> {
        self.fields.iter_mut().find(|outcome| outcome.field == field)
    }

    /// Takes in what `number` shows of each field. What it cannot show, and what is pending or rejected and does
    /// not show the value, stays as it is.
    pub(crate) fn observe(&mut self, number: N, evidence: Evidence) {
        for outcome in &mut self.fields {
            let Some(seen) = number.observe(outcome.field) else {
                continue;
            };
            if outcome.is_shown_by(&seen) {
                outcome.state = FieldState::Applied;
                outcome.evidence = Some(evidence);
                outcome.observed = None;
                continue;
            }
            if matches!(outcome.state, FieldState::Applied | FieldState::Unknown) {
                outcome.state = FieldState::Unknown;
                outcome.evidence = None;
            }
            outcome.observed = Some(mask(outcome.kind, seen));
        }
        self.number = Some(number);
    }

    /// The fields that show another value than requested, as an error names them.
    pub(crate) fn observed_errors(&self) -> Vec<FieldError> {
        let observed = self.fields.iter().filter_map(|outcome| {
            let shown = text::brief(&outcome.observed.as_ref()?.to_string(), 80);
            Some(FieldError::new(outcome.field, "observed", format!("shows {shown}")))
        });
        observed.collect()
    }

    /// Compares with the number as it was before, for what changed unasked.
    pub(crate) fn compare<O: Options>(&mut self) {
        let (Some(before), Some(after)) = (&self.before, &self.number) else {
            return;
        };
        let names = O::FIELDS.iter().map(|spec| (spec.name, spec.kind));
        let names = names.chain(N::WATCHED.iter().map(|name| (*name, FieldKind::Text)));
        let unrequested = names.filter(|(name, _)| !self.fields.iter().any(|outcome| outcome.field == *name));
        let unrequested = unrequested.filter_map(|(field, kind)| {
            let (was, is) = (before.observe(field)?, after.observe(field)?);
            let changed = !(was == is || is_nothing(&was) && is_nothing(&is));
            changed.then(|| UnrequestedChange { field, before: mask(kind, was), after: mask(kind, is) })
        });
        self.unrequested = unrequested.collect();
    }

    /// Whether every readable field shows what was asked for.
    pub(crate) fn is_shown(&self) -> bool {
        let Some(number) = &self.number else {
            return false;
        };
        self.fields.iter().all(|outcome| {
            outcome.state == FieldState::Rejected
                || number.observe(outcome.field).is_none_or(|seen| outcome.is_shown_by(&seen))
        })
    }

    /// Adds how the result came about, and masks `secrets` in the provider's words.
    pub(crate) fn finish(&mut self, record: &Record, secrets: impl FnOnce() -> Secrets) {
        self.attempts = record.attempts;
        self.status = record.status;
        let observed = self.fields.iter_mut().filter_map(|outcome| outcome.observed.as_mut());
        let changed = self
            .unrequested
            .iter_mut()
            .flat_map(|unrequested| [&mut unrequested.before, &mut unrequested.after]);
        let mut values = observed.chain(changed).peekable();
        let says_nothing = self.request_id.is_none()
            && self.server_errors.is_empty()
            && self.task.is_none()
            && values.peek().is_none();
        if says_nothing {
            return;
        }
        let secrets = secrets();
        values.for_each(|value| secrets.mask_json(value));
        let task = self.task.iter_mut().flat_map(|task| [Some(&mut task.id), task.status.as_mut()]);
        let texts = task.flatten().chain(self.request_id.as_mut());
        texts.for_each(|text| secrets.mask(text));
        self.server_errors.iter_mut().for_each(|said| said.scrub(&secrets));
    }
}

impl<N> Updated<N> {
    /// Whether every field is applied or pending.
    pub fn ok(&self) -> bool {
        self.fields.iter().all(|outcome| matches!(outcome.state, FieldState::Applied | FieldState::Pending))
    }

    /// Whether a field is still pending.
    pub fn is_pending(&self) -> bool {
        self.fields.iter().any(|outcome| outcome.state == FieldState::Pending)
    }

    /// What became of a field; `None` if it was not to be changed.
    pub fn field(&self, name: &str) -> Option<&FieldOutcome> {
        self.fields.iter().find(|outcome| outcome.field == name)
    }

    /// The result, if it is [`ok`](Self::ok).
    ///
    /// Err: `rejected`, with the result inside, naming each field that was rejected or is unknown.
    pub fn require(self) -> Result<Self, Box<PartialUpdate<N>>> {
        match self.failure() {
            None => Ok(self),
            Some(error) => Err(Box::new(PartialUpdate { error, result: self })),
        }
    }

    /// What [`require`](Self::require) fails with, if it does.
    pub fn failure(&self) -> Option<Error> {
        let failed = self
            .fields
            .iter()
            .filter(|outcome| !matches!(outcome.state, FieldState::Applied | FieldState::Pending));
        let fields: Vec<FieldError> = failed.map(|outcome| self.explain(outcome)).collect();
        if fields.is_empty() {
            return None;
        }
        let mut error = Error::invalid(fields);
        let detail = error.details_mut();
        detail.code = ErrorCode::Rejected;
        detail.message = format!("the update was not applied in full: {}", detail.message);
        detail.status = self.status;
        detail.attempts = self.attempts;
        detail.request_id.clone_from(&self.request_id);
        detail.sent = crate::types::error::Sent::Yes;
        detail.server_errors.clone_from(&self.server_errors);
        Some(error)
    }

    fn explain(&self, outcome: &FieldOutcome) -> FieldError {
        let words = self.server_errors.iter().find_map(ServerError::text);
        match outcome.state {
            FieldState::Rejected => {
                let words = words.map_or("without a reason".to_owned(), |words| text::brief(words, 160));
                FieldError::new(outcome.field, "rejected", format!("was rejected by the provider: {words}"))
            }
            FieldState::Applied | FieldState::Pending | FieldState::Unknown => {
                let seen = match &outcome.observed {
                    Some(value) => {
                        format!("the provider shows {}", text::brief(&value.to_string(), 80))
                    }
                    None => "the provider shows nothing of it".to_owned(),
                };
                FieldError::new(outcome.field, "unknown", format!("may not have been applied: {seen}"))
            }
        }
    }
}

impl FieldOutcome {
    pub(crate) fn is_shown_by(&self, seen: &Value) -> bool {
        match &self.wanted.0 {
            Change::Keep => true,
            Change::Clear => is_nothing(seen),
            Change::Set(Value::Array(wanted)) => match seen {
                Value::Array(seen) => same_members(wanted, seen),
                _ => false,
            },
            Change::Set(wanted) => wanted == seen || is_nothing(wanted) && is_nothing(seen),
        }
    }
}

/// `null`, `""` and `[]` are one thing: providers do not tell them apart.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

/// Whether both lists have the same members, in any order.
fn same_members(wanted: &[Value], seen: &[Value]) -> bool {
    let mut left: Vec<&Value> = seen.iter().collect();
    wanted.len() == seen.len()
        && wanted.iter().all(|item| match left.iter().position(|other| *other == item) {
            Some(at) => {
                left.swap_remove(at);
                true
            }
            None => false,
        })
}

fn masked(spec: &FieldSpec, change: &Change<Value>) -> Value {
    match change {
        Change::Set(value) => mask(spec.kind, value.clone()),
        Change::Keep | Change::Clear => Value::Null,
    }
}

/// `value` as it may be shown.
fn mask(kind: FieldKind, value: Value) -> Value {
    match (kind, value) {
        (FieldKind::Url, Value::String(url)) => Value::String(CallbackUrl::from(url).masked()),
        (_, value) => value,
    }
}
