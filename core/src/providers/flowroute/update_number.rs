//! `PATCH /v2/numbers/:id`: changes alias, CNAM lookup and messaging of a number of the account.
//!
//! Sets absolute values; with `messaging_enabled: true` it **starts** a provisioning task, which costs money.
//! After a lost response the number is read. It proves alias and CNAM lookup, and messaging only when it is true: a
//! task may be running while it is false.

use serde::Serialize;

use super::get_number;
use super::get_provisioning;
use super::number::{self, Number};
use super::provider::Flowroute;
use crate::operation::TaskState;
use crate::operation::fields::{self, Members, Options as _};
use crate::operation::prelude::*;
use crate::operation::updated::ProvisioningTask;

/// The changes of an update of a number at Flowroute.
#[options]
pub struct NumberChanges {
    /// The account's own name for the number; several numbers may share one.
    #[clear(null)]
    pub alias: Change<String>,
    /// Whether the caller's name is looked up on inbound calls.
    pub cnam_lookups_enabled: Change<bool>,
    /// Whether the number can send and receive messages. `true` starts a task that takes a while and costs money;
    /// `false` is not documented to work: disable messaging with `provisioning.start`.
    pub messaging_enabled: Change<bool>,
    /// Whether the account's contact gets an email when the task is done. Only with `messaging_enabled` true.
    pub messaging_email: Change<bool>,
    /// The URL that is called when the task is done. Only with `messaging_enabled` true.
    pub messaging_callback_url: Change<CallbackUrl>,
}

/// Updates a number of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/update-phone-number-details/>
#[operation(
    name = "numbers.update",
    safety = if self.enables_messaging() { Safety::StartsTask } else { Safety::Idempotent },
    verify, wait, own(value = number),
    subject = "the update of {number}",
)]
pub struct UpdateNumber {
    /// The number of the account, 11 digits: 12065551234.
    #[argument]
    number: Nanp,
    /// The number as it was read just now: then it is not read again for a comparison.
    #[argument]
    current: Option<Box<Number>>,
    #[options]
    changes: NumberChanges,
}

impl UpdateNumber {
    /// Uses a number that was read just now, if there is one, so that it is not read again for a comparison. A
    /// different number is ignored.
    #[must_use]
    pub fn current(mut self, number: impl Into<Option<Number>>) -> Self {
        let is_own = |current: &Number| current.value.as_deref() == Some(self.number.as_str());
        self.current = number.into().filter(is_own).map(Box::new);
        self
    }

    fn enables_messaging(&self) -> bool {
        self.changes.messaging_enabled == Change::Set(true)
    }

    /// Whether a field only says how messaging is enabled. No read shows such a field.
    fn rides_along(field: &str) -> bool {
        matches!(field, "messaging_email" | "messaging_callback_url")
    }

    /// Sets the state of messaging from the task that the number shows. An echo of `false` does not prove that
    /// messaging was disabled: whether the update does that is not documented.
    fn judge_messaging(&self, updated: &mut Updated<Number>, evidence: Evidence) {
        updated.task = newer(updated.task.take(), updated.number.as_deref());
        let running = updated.task.as_ref().is_some_and(ProvisioningTask::may_run);
        let enables = self.enables_messaging();
        let Some(messaging) = updated.outcome_mut("messaging_enabled") else {
            return;
        };
        match messaging.state {
            FieldState::Rejected => {}
            FieldState::Applied if !enables && evidence == Evidence::Echo => {
                messaging.observed = Some(false.into());
                (messaging.state, messaging.evidence) = (FieldState::Unknown, None);
            }
            FieldState::Applied => {}
            FieldState::Pending | FieldState::Unknown if enables && running => {
                messaging.state = FieldState::Pending;
            }
            FieldState::Pending | FieldState::Unknown => messaging.state = FieldState::Unknown,
        }
        // No read shows how messaging was enabled: these fields share the state of the enabling itself.
        let (state, evidence) = match messaging.state {
            FieldState::Applied => (FieldState::Applied, Some(Evidence::Status)),
            other => (other, messaging.evidence),
        };
        for outcome in updated.fields.iter_mut().filter(|outcome| Self::rides_along(outcome.field)) {
            (outcome.state, outcome.evidence) = (state, evidence);
        }
    }

    /// Whether this update, whose response was lost, started the task that a number shows: it runs, and the number
    /// did not show it before. A link alone may point to an old task.
    fn is_new_task(&self, task: Option<&ProvisioningTask>) -> bool {
        let before = self.current.as_ref().map(|number| number.provisioning.as_ref().map(|task| &task.id));
        task.is_some_and(|task| match before {
            Some(before) => before != Some(&task.id),
            None => task.may_run() && task.status.is_some(),
        })
    }

    /// The result for what `number` shows.
    fn shown(&self, number: Number, evidence: Evidence) -> Updated<Number> {
        let mut updated = Updated::all(&self.changes, FieldState::Applied, Some(Evidence::Status));
        updated.observe(number, evidence);
        self.judge_messaging(&mut updated, evidence);
        updated
    }

    /// 207: the number was changed, and the Message Provision API failed. The body may be the number, an array of
    /// errors, both or nothing.
    fn read_partial(&self, response: &Response) -> Result<Updated<Number>, ResponseError> {
        let (number, errors) = number::read_partial(response, self.number)?;
        let mut updated = match number {
            Some(number) => self.shown(number, Evidence::Echo),
            None => Updated::all(&self.changes, FieldState::Applied, Some(Evidence::Status)),
        };
        for outcome in updated.fields.iter_mut().filter(|outcome| outcome.field.starts_with("messaging_")) {
            (outcome.state, outcome.evidence) = (FieldState::Rejected, Some(Evidence::Status));
            outcome.observed = None;
        }
        updated.request_id = errors.iter().find_map(|error| error.id.clone());
        updated.server_errors = errors;
        Ok(updated)
    }
}

/// The latest known state of the task. The status of the task itself outranks the one that a number repeats.
fn newer(task: Option<ProvisioningTask>, number: Option<&Number>) -> Option<ProvisioningTask> {
    match (task, number.and_then(|number| number.provisioning.clone())) {
        (Some(known), Some(seen)) if known.id == seen.id && !known.may_run() => Some(known),
        (known, seen) => seen.or(known),
    }
}

/// The body, which is flat, not JSON:API.
#[derive(Serialize)]
struct Body<'a> {
    r#type: &'static str,
    #[serde(flatten)]
    changes: Members<'a, NumberChanges>,
}

impl Operation for UpdateNumber {
    type Provider = Flowroute;
    type Output = Updated<Number>;

    fn validate(&self, account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut errors = fields::check(&self.changes, account.is_local());
        let alone =
            |field| FieldError::new(field, "requires", "works only together with messaging_enabled true");
        if !self.enables_messaging() && !self.changes.is_unread("messaging_enabled") {
            // `messaging_email: false` does no harm without a task.
            if self.changes.messaging_email == Change::Set(true) {
                errors.push(alone("messaging_email"));
            }
            if self.changes.messaging_callback_url.value().is_some() {
                errors.push(alone("messaging_callback_url"));
            }
        }
        errors
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        let body = Body { r#type: "number", changes: Members(&self.changes) };
        ApiRequest::new(Method::PATCH, "/v2/numbers/{number}", &[&self.number]).json(&body)
    }

    fn read(&self, response: &Response) -> Result<Updated<Number>, ResponseError> {
        if response.status().as_u16() == 207 {
            return self.read_partial(response);
        }
        Ok(self.shown(Number::read(response, self.number)?, Evidence::Echo))
    }

    fn precheck(&self, _account: &Account<Flowroute>, follow: Follow) -> Option<ApiRequest> {
        (follow.verify && self.current.is_none()).then(|| get_number::request(self.number))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.current = Some(Box::new(Number::read(response, self.number)?));
        Ok(())
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(get_number::request(self.number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Updated<Number>> {
        let Ok(number) = Number::read(response, self.number) else {
            return Reconciled::Inconclusive;
        };
        let is_new = self.is_new_task(number.provisioning.as_ref());
        let updated = self.shown(number, Evidence::ReadBack);
        if updated.ok() && (is_new || !updated.is_pending()) {
            return Reconciled::Applied(updated);
        }
        match self.safety() {
            Safety::Idempotent if !updated.is_shown() => Reconciled::NotApplied,
            // `messaging_enabled: false` proves nothing: the task may be running.
            Safety::ReadOnly | Safety::Idempotent | Safety::StartsTask | Safety::Irreversible => {
                Reconciled::Inconclusive
            }
        }
    }

    fn observed(&self, response: &Response) -> Vec<FieldError> {
        Updated::observed_by(&self.changes, Number::read(response, self.number))
    }

    fn read_effect(&self, updated: &mut Updated<Number>, response: &Response) -> bool {
        let Ok(number) = Number::read(response, self.number) else {
            return false;
        };
        updated.observe(number, Evidence::ReadBack);
        self.judge_messaging(updated, Evidence::ReadBack);
        updated.is_shown()
    }

    fn task(&self, updated: &Updated<Number>) -> Option<ApiRequest> {
        let task = updated.task.as_ref().filter(|task| task.may_run())?;
        ResourceId::parse(&task.id).map(|task| get_provisioning::request(&task))
    }

    fn read_task(&self, updated: &mut Updated<Number>, response: &Response) -> TaskState {
        let Some(task) = &mut updated.task else {
            return TaskState::Ended;
        };
        let Ok(seen) = get_provisioning::read(response, &task.id) else {
            return TaskState::UnderWay;
        };
        task.status = seen.status;
        if task.may_run() { TaskState::UnderWay } else { TaskState::Ended }
    }

    fn finish(&self, updated: &mut Updated<Number>, record: &Record, account: &Account<Flowroute>) {
        updated.compare::<NumberChanges>(self.current.as_deref());
        updated.finish(record, &|| secrets(self, account));
    }
}
