//! The result of an update, field by field.
//!
//! A 2xx status does not prove a change: the response may echo another value, a task may still run, a part may have
//! failed. So each field has a state and the evidence for it.

use numplan_macros::{exported, string_enum};
use serde::Serialize;
use serde_json::Value;

use crate::operation::fields::{InputType, Options};
use crate::operation::{Output, Record, ResponseError};
use crate::types::error::{Error, ErrorCode, FieldError, ServerError};
use crate::types::model::{Model, is_empty};
use crate::types::secret::Secrets;
use crate::types::{Change, text};

/// The state of a field after an update.
#[string_enum]
pub enum FieldState {
    /// The field has the requested value. A field that cannot be read: the provider confirmed it.
    Applied,
    /// A task is running, or the provider applies the change later.
    Pending,
    /// The provider reports that it did not make the change.
    Rejected,
    /// The outcome is not known; `observed` is the value seen instead, if any.
    Unknown,
}

/// The evidence for a state.
#[string_enum]
pub enum Evidence {
    /// The provider confirms the change without showing the value.
    Status,
    /// The response shows the value.
    Echo,
    /// A read after the update shows the value.
    ReadBack,
}

/// The outcome of one field of an update.
#[exported]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldOutcome {
    /// The name of the field.
    #[field_name]
    pub field: &'static str,
    /// The requested value; `null` for a field to be cleared. Secrets in URLs are masked.
    pub requested: Value,
    /// The state of the field.
    pub state: FieldState,
    /// The evidence for the state.
    pub evidence: Option<Evidence>,
    /// The value seen instead of the requested one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed: Option<Value>,
    #[serde(skip)]
    wanted: Requested,
    #[serde(skip)]
    kind: InputType,
}

/// The requested change, for comparison. It may be a callback URL with secrets, so debug output hides it.
#[derive(Clone, PartialEq)]
struct Requested(Change<Value>);

impl std::fmt::Debug for Requested {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("…")
    }
}

/// A field that changed without being requested.
#[exported]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnrequestedChange {
    /// The name of the field.
    #[field_name]
    pub field: &'static str,
    /// The value before the update.
    pub before: Value,
    /// The value after the update.
    pub after: Value,
}

/// A task of the provider that an update started.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProvisioningTask {
    /// The id of the task.
    pub id: String,
    /// The status, as last seen. Only `processing` is known to mean that the task runs.
    pub status: Option<String>,
}

impl ProvisioningTask {
    /// Whether the task may still run: its status is `processing` or not known yet.
    pub fn may_run(&self) -> bool {
        is_running(self.status.as_deref())
    }
}

/// Whether a task with this status may still run. `None`: its status is not known yet.
pub(crate) fn is_running(status: Option<&str>) -> bool {
    status.is_none_or(|status| status == "processing")
}

/// The result of an update. A rejected or unknown field is not an error: check `ok`, or call `require`.
#[exported]
#[computed(ok: bool, "Whether every field is applied or pending.")]
#[computed(is_pending: bool, "Whether a field is still pending.")]
#[computed(failure: Option<Error>, "The error of `require`, which names the rejected and unknown fields, or None.")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use = "an update may have been applied in part: look at `ok()`, or call `require()?`"]
pub struct Updated<N> {
    // Boxed, since a number takes about a kilobyte and a result is moved several times on its way to the caller.
    /// The number as last seen, if the provider shows it.
    pub number: Option<Box<N>>,
    /// The number before the update, if it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<N>>,
    /// The outcome of each requested field, in the order of the field table.
    pub fields: Vec<FieldOutcome>,
    /// The fields that changed without being requested, as far as reads before and after show.
    pub unrequested: Vec<UnrequestedChange>,
    /// The task that the update started.
    pub task: Option<ProvisioningTask>,
    /// The HTTP status of the response; `None` if it was lost and the number was read instead.
    pub status: Option<u16>,
    /// The number of attempts.
    pub attempts: u32,
    /// The provider's id of the request.
    pub request_id: Option<String>,
    /// The provider's errors about the part that failed.
    pub server_errors: Vec<ServerError>,
}

/// An update with rejected or unknown fields.
#[derive(Debug, Clone)]
pub struct PartialUpdate<N> {
    /// The error, with the code `rejected`.
    pub error: Error,
    /// The result of each field.
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

/// A number of a provider whose fields can be compared with requested values.
pub trait Observe: Model {
    /// Fields that an update may change without naming them.
    const WATCHED: &'static [&'static str];

    /// The value of a field, in the form in which an update sets it. `None`: it cannot be read.
    fn observe(&self, field: &str) -> Option<Value>;
}

impl<N: Observe> Updated<N> {
    /// A result with every changed field of `changes` in `state`.
    pub(crate) fn all(changes: &impl Options, state: FieldState, evidence: Option<Evidence>) -> Self {
        let fields = changes.changed().into_iter().map(|(spec, wanted)| FieldOutcome {
            field: spec.name,
            requested: wanted.value().map_or(Value::Null, |value| spec.kind.masked(value.clone())),
            state,
            evidence,
            observed: None,
            wanted: Requested(wanted),
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

    /// A result with every changed field of `changes` as `number` shows it.
    pub(crate) fn seen(changes: &impl Options, number: N, evidence: Evidence) -> Self {
        let mut updated = Self::all(changes, FieldState::Unknown, None);
        updated.observe(number, evidence);
        updated
    }

    /// The outcome of a field.
    pub(crate) fn outcome_mut(&mut self, field: &str) -> Option<&mut FieldOutcome> {
        self.fields.iter_mut().find(|outcome| outcome.field == field)
    }

    /// Updates each field from `number`. A field that cannot be read keeps its state, and so does a pending or
    /// rejected field that does not show the value.
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
            outcome.observed = Some(outcome.kind.masked(seen));
        }
        self.number = Some(Box::new(number));
    }

    /// The fields of `changes` that a read shows with another value than requested, as an error names them.
    pub(crate) fn observed_by(changes: &impl Options, read: Result<N, ResponseError>) -> Vec<FieldError> {
        read.map_or_else(
            |_| Vec::new(),
            |number| Self::seen(changes, number, Evidence::ReadBack).observed_errors(),
        )
    }

    /// The fields that show another value than requested, as an error names them.
    pub(crate) fn observed_errors(&self) -> Vec<FieldError> {
        let observed = self.fields.iter().filter_map(|outcome| {
            let shown = text::brief(&outcome.observed.as_ref()?.to_string(), 80);
            Some(FieldError::new(outcome.field, "observed", format!("shows {shown}")))
        });
        observed.collect()
    }

    /// Finds unrequested changes by comparing with the number before the update.
    pub(crate) fn compare<O: Options>(&mut self, before: Option<&N>) {
        self.before = before.cloned().map(Box::new);
        let (Some(before), Some(after)) = (&self.before, &self.number) else {
            return;
        };
        let names = O::FIELDS.iter().map(|spec| (spec.name, spec.kind));
        let names = names.chain(N::WATCHED.iter().map(|name| (*name, InputType::Text)));
        let unrequested = names.filter(|(name, _)| !self.fields.iter().any(|outcome| outcome.field == *name));
        let unrequested = unrequested.filter_map(|(field, kind)| {
            let (was, is) = (before.observe(field)?, after.observe(field)?);
            let changed = !(was == is || is_empty(&was) && is_empty(&is));
            changed.then(|| UnrequestedChange { field, before: kind.masked(was), after: kind.masked(is) })
        });
        self.unrequested = unrequested.collect();
    }

    /// Whether every readable field shows the requested value.
    pub(crate) fn is_shown(&self) -> bool {
        let Some(number) = &self.number else {
            return false;
        };
        self.fields.iter().all(|outcome| {
            outcome.state == FieldState::Rejected
                || number.observe(outcome.field).is_none_or(|seen| outcome.is_shown_by(&seen))
        })
    }
}

impl<N: Send> Output for Updated<N> {
    fn finish(&mut self, record: &Record, secrets: &dyn Fn() -> Secrets) {
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
        self.server_errors.iter_mut().for_each(|error| error.scrub(&secrets));
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

    /// The outcome of a field; `None` if it was not requested.
    pub fn field(&self, name: &str) -> Option<&FieldOutcome> {
        self.fields.iter().find(|outcome| outcome.field == name)
    }

    /// Returns the result if it is [`ok`](Self::ok).
    ///
    /// Err: `rejected`, which names each rejected or unknown field and holds the result.
    pub fn require(self) -> Result<Self, Box<PartialUpdate<N>>> {
        match self.failure() {
            None => Ok(self),
            Some(error) => Err(Box::new(PartialUpdate { error, result: self })),
        }
    }

    /// The error of [`require`](Self::require), if it fails.
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
            Change::Clear => is_empty(seen),
            Change::Set(Value::Array(wanted)) => match seen {
                Value::Array(seen) => same_members(wanted, seen),
                _ => false,
            },
            Change::Set(wanted) => wanted == seen || is_empty(wanted) && is_empty(seen),
        }
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
