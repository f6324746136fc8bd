//! `PATCH /v1/numbers`: makes the same changes to many numbers.
//!
//! Sets absolute values. Destinations and the URL for messages are applied some time after the response, so they are
//! pending unless the response shows them. After a lost response one page of 100 of the account's numbers is read: it
//! proves the change if it shows it for every record.

use serde::Serialize;

use super::account_read::{self, read_record, read_records};
use super::address::RecordId;
use super::number::Number;
use super::provider::Wavix;
use super::responses::success;
use super::update_number::{NumberChanges, check_changes};
use crate::operation::fields::{Members, check_list};
use crate::operation::prelude::*;
use crate::types::secret::Secrets;

/// The fields that are applied some time after the response.
const LATER: [&str; 2] = ["destinations", "sms_relay_url"];

/// Makes the same changes to many numbers of the account.
/// <https://docs.wavix.com/api-reference/numbers/update-phone-numbers>
#[operation(
    name = "numbers.update_many", safety = Idempotent, verify,
    subject = format!("the update of {} records", self.ids.len()),
)]
pub struct UpdateMany {
    /// The ids of the numbers' records.
    #[argument]
    ids: Vec<RecordId>,
    #[options]
    changes: NumberChanges,
}

/// The result of an update of many numbers, record by record.
#[exported]
#[computed(ok: bool, "Whether every field of every record is applied or pending.")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use = "an update may have been applied in part: look at `ok()`"]
pub struct UpdatedMany {
    /// The result of each record, in the order of the input.
    pub records: Vec<UpdatedRecord>,
}

/// The result of an update of many numbers for one of them.
#[exported]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UpdatedRecord {
    /// The id of the record.
    pub id: u64,
    /// The result of its fields.
    pub updated: Updated<Number>,
}

impl UpdatedMany {
    /// Whether every field of every record is applied or pending.
    pub fn ok(&self) -> bool {
        self.records.iter().all(|record| record.updated.ok())
    }
}

impl UpdateMany {
    /// A result in which every field of every record is unknown.
    fn unseen(&self) -> UpdatedMany {
        let record = |id: &RecordId| UpdatedRecord {
            id: id.get(),
            updated: Updated::all(&self.changes, FieldState::Unknown, None),
        };
        UpdatedMany { records: self.ids.iter().map(record).collect() }
    }

    /// The numbers that a read shows; `None` if the response cannot be read.
    fn holdings(&self, response: &Response) -> Option<account_read::Holdings> {
        match self.ids.as_slice() {
            [id] => {
                let number = Number::read(response, id.get(), None).ok()?;
                Some(account_read::Holdings { numbers: vec![number], whole: false })
            }
            _ => account_read::Holdings::read(response).ok(),
        }
    }
}

impl UpdatedMany {
    /// Updates the result from `seen`. Returns whether it shows every record.
    fn observe(&mut self, seen: &account_read::Holdings, evidence: Evidence) -> bool {
        let mut all = true;
        for record in &mut self.records {
            match seen.record(record.id) {
                Some(number) => record.updated.observe(number.clone(), evidence),
                None => all = false,
            }
        }
        all
    }
}

impl Output for UpdatedMany {
    fn finish(&mut self, record: &Record, secrets: &dyn Fn() -> Secrets) {
        self.records.iter_mut().for_each(|one| one.updated.finish(record, secrets));
    }
}

#[derive(Serialize)]
struct Body<'a> {
    ids: Vec<u64>,
    #[serde(flatten)]
    changes: Members<'a, NumberChanges>,
}

impl Operation for UpdateMany {
    type Provider = Wavix;
    type Output = UpdatedMany;

    fn validate(&self, account: &Account<Wavix>) -> Vec<FieldError> {
        let mut errors = check_list("ids", &self.ids, |id| id.get().to_string());
        errors.extend(check_changes(&self.changes, account.is_local()));
        errors
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let ids = self.ids.iter().map(RecordId::get).collect();
        let body = Body { ids, changes: Members(&self.changes) };
        ApiRequest::new(Method::PATCH, "/v1/numbers", &[]).json(&body)
    }

    /// A record that the response does not show is unknown.
    fn read(&self, response: &Response) -> Result<UpdatedMany, ResponseError> {
        let numbers: Vec<Number> = take_items(&mut success(response)?, "items")?;
        let seen = account_read::Holdings { numbers, whole: false };
        let mut result = self.unseen();
        result.observe(&seen, Evidence::Echo);
        if result.records.iter().all(|record| record.updated.number.is_none()) {
            return Err(ResponseError::malformed("it shows none of the records"));
        }
        for record in result.records.iter_mut().filter(|record| record.updated.number.is_some()) {
            for field in LATER {
                let later =
                    record.updated.outcome_mut(field).filter(|field| field.state == FieldState::Unknown);
                if let Some(outcome) = later {
                    (outcome.state, outcome.evidence) = (FieldState::Pending, Some(Evidence::Status));
                }
            }
        }
        Ok(result)
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<ApiRequest> {
        match self.ids.as_slice() {
            [id] => Some(read_record(id)),
            _ => Some(read_records()),
        }
    }

    fn reconcile(&self, response: &Response) -> Reconciled<UpdatedMany> {
        let Some(seen) = self.holdings(response) else {
            return Reconciled::Inconclusive;
        };
        let mut result = self.unseen();
        let all = result.observe(&seen, Evidence::ReadBack);
        match (result.ok(), all) {
            (true, _) => Reconciled::Applied(result),
            (false, true) => Reconciled::NotApplied,
            (false, false) => Reconciled::Inconclusive,
        }
    }

    fn observed(&self, response: &Response) -> Vec<FieldError> {
        let Some(seen) = self.holdings(response) else {
            return Vec::new();
        };
        let mut result = self.unseen();
        result.observe(&seen, Evidence::ReadBack);
        let fields = |record: &UpdatedRecord| {
            let name = |field: FieldError| {
                let at = format!("records[{}].{}", record.id, field.field);
                FieldError { field: at, ..field }
            };
            record.updated.observed_errors().into_iter().map(name).collect::<Vec<_>>()
        };
        result.records.iter().flat_map(fields).collect()
    }

    fn read_effect(&self, result: &mut UpdatedMany, response: &Response) -> bool {
        let Some(seen) = self.holdings(response) else {
            return false;
        };
        result.observe(&seen, Evidence::ReadBack)
            && result.records.iter().all(|record| record.updated.is_shown())
    }
}
