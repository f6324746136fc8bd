//! One account's requests while a plan is applied: pages, numbers, steps.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use numplan::fields::{Input, Options as _};
use numplan::paging::Pager;
use numplan::updated::Updated;
use numplan::{Error, ErrorCode, OperationOptions, PhoneNumber, Sent, blocking};
use serde_json::Value;

use crate::accounts::lock_name;
use crate::journal::{FieldEnd, StepEnd, StepOutcome};
use crate::plan::{Plan, PlanStep, mask};
use crate::provider::{FleetProvider, Target, fields, fingerprint};
use crate::run::{Begin, CurrentValues, ReadRequest, ReadResult};
use crate::secrets::SecretValues;

/// The requests of one account, without its type.
pub trait AccountWorker: Send + Sync {
    /// A name for the credentials, which must be that of the plan.
    fn fingerprint(&self) -> String;

    /// The name of the account's lock.
    fn lock_name(&self) -> String;

    /// Carries a read out.
    fn read(&self, request: ReadRequest) -> ReadResult;

    /// Sends a step. Also: whether the provider asked to slow down.
    fn send(&self, begin: &Begin) -> (StepEnd, bool);
}

/// The requests of one account.
pub struct Worker<P: FleetProvider> {
    client: blocking::Client<P>,
    plan: Arc<Plan>,
    secrets: Arc<SecretValues>,
    wait: Option<Duration>,
    numbers: HashSet<PhoneNumber>,
    pager: Mutex<Pager<P::List>>,
    /// The numbers as they were read, until they are written.
    current: Mutex<HashMap<PhoneNumber, P::Number>>,
}

impl<P: FleetProvider> std::fmt::Debug for Worker<P> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Worker").field("provider", &P::ID).finish_non_exhaustive()
    }
}

impl<P: FleetProvider> Worker<P> {
    /// For the account at that place of the plan. `wait`: how long a task that a step starts is followed.
    pub fn new(
        client: blocking::Client<P>,
        plan: Arc<Plan>,
        account: u16,
        secrets: Arc<SecretValues>,
        wait: Option<Duration>,
    ) -> Self {
        let steps = plan.steps.iter().filter(|step| step.account == account);
        let numbers = steps.map(|step| step.number).collect();
        let pager = Mutex::new(Pager::new(P::list()));
        Self { client, plan, secrets, wait, numbers, pager, current: Mutex::default() }
    }

    fn page(&self) -> Result<(Vec<(PhoneNumber, CurrentValues)>, bool), Error> {
        let mut pager = lock(&self.pager);
        let Some(list) = pager.next() else { return Ok((Vec::new(), true)) };
        let page = self.client.run(list)?;
        let mut seen = Vec::new();
        for number in pager.take(page) {
            if let Some(phone) = P::phone_number(&number).filter(|phone| self.numbers.contains(phone)) {
                seen.push((phone, self.keep(phone, number)));
            }
        }
        Ok((seen, pager.next().is_none()))
    }

    fn number(&self, phone: PhoneNumber) -> Result<Option<CurrentValues>, Error> {
        match P::address(phone).and_then(|address| self.client.run(P::get(&address))) {
            Ok(number) => Ok(Some(self.keep(phone, number))),
            Err(error) if error.code == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn keep(&self, phone: PhoneNumber, number: P::Number) -> CurrentValues {
        let table = (0u8..).zip(fields(P::ID));
        let shown =
            table.filter_map(|(index, field)| Some((index, P::observe(&number, field.name)?))).collect();
        lock(&self.current).insert(phone, number);
        shown
    }

    fn value(&self, begin: &Begin, field: u8) -> Option<Value> {
        let step = self.plan.steps.get(begin.step)?;
        let change = step.fields.iter().find(|change| change.field == field)?;
        self.secrets.get(&(begin.step, field)).or(change.after.as_ref()).cloned()
    }

    fn run(&self, step: &PlanStep, begin: &Begin) -> Result<StepEnd, Error> {
        let table = fields(P::ID);
        let address = P::address(step.number)?;
        let mut options = OperationOptions::new();
        if begin.verify {
            options = options.verify();
        }
        if let Some(wait) = self.wait.filter(|_| step.operation.starts_task()) {
            options = options.wait(wait);
        }
        let mut inputs = Vec::new();
        for index in &begin.fields {
            let Some(field) = table.get(usize::from(*index)) else { continue };
            let value = self.value(begin, *index);
            match field.target {
                Target::Update => inputs.push((field.name, value.map_or(Input::Clear, Input::Value))),
                // A step of a route has this one field.
                Target::Route => {
                    let state = P::set_own(&self.client, &address, field.name, value.as_ref(), options)?;
                    return Ok(StepEnd { step: begin.step, ..state });
                }
            }
        }
        let changes = P::Changes::from_inputs(inputs);
        // A number that was written is no longer what was read.
        let current = lock(&self.current).remove(&step.number);
        let update = P::update(&address, changes, current);
        let updated = self.client.run_with(update, options)?;
        Ok(end_of::<P>(begin.step, &updated))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere leaves whole values behind.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<P: FleetProvider> AccountWorker for Worker<P> {
    fn fingerprint(&self) -> String {
        fingerprint::<P>(self.client.account().credentials())
    }

    fn lock_name(&self) -> String {
        lock_name(&self.client)
    }

    fn read(&self, request: ReadRequest) -> ReadResult {
        let result = match request {
            ReadRequest::Page(_) => self.page().map(|(numbers, is_last)| ReadResult::Page(numbers, is_last)),
            ReadRequest::Number(_, phone) => self.number(phone).map(ReadResult::Number),
        };
        result.unwrap_or_else(|error| ReadResult::Failed(error.message.clone()))
    }

    fn send(&self, begin: &Begin) -> (StepEnd, bool) {
        let Some(step) = self.plan.steps.get(begin.step) else {
            return (failed(begin.step, &Error::config("the plan has no such step")), false);
        };
        let end = self.run(step, begin).unwrap_or_else(|error| failed(begin.step, &error));
        let throttled = end.code.as_deref() == Some(ErrorCode::RateLimited.as_str());
        (end, throttled)
    }
}

/// The end of an update that was answered.
fn end_of<P: FleetProvider>(step: usize, updated: &Updated<P::Number>) -> StepEnd {
    let table = fields(P::ID);
    let ends = updated.fields.iter().map(|outcome| FieldEnd {
        observed: outcome.observed.as_ref().map(|value| {
            let kind = table.iter().find(|field| field.name == outcome.field).map(|field| field.kind);
            kind.map_or_else(|| value.clone(), |kind| mask(kind, value).0)
        }),
        ..FieldEnd::new(outcome.field, outcome.state, outcome.evidence)
    });
    let outcome = StepOutcome::of(updated.fields.iter().map(|outcome| outcome.state));
    StepEnd {
        fields: ends.collect(),
        unrequested: updated.unrequested.iter().map(|change| change.field.to_owned()).collect(),
        attempts: updated.attempts,
        status: updated.status,
        request_id: updated.request_id.clone(),
        message: updated.failure().map(|error| error.message.clone()),
        ..StepEnd::new(step, outcome, Sent::Yes)
    }
}

/// The end of a step that failed.
fn failed(step: usize, error: &Error) -> StepEnd {
    let outcome = if error.nothing_changed() { StepOutcome::Failed } else { StepOutcome::Unknown };
    StepEnd {
        attempts: error.attempts,
        status: error.status,
        request_id: error.request_id.clone(),
        code: Some(error.code.as_str().to_owned()),
        message: Some(error.message.clone()),
        ..StepEnd::new(step, outcome, error.sent)
    }
}
