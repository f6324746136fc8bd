//! `PATCH /v1/numbers`: the same changes for many numbers.
//!
//! Sets absolute values. Destinations and the URL for messages are applied some time after the answer, so they are
//! pending unless it shows them. A lost answer is read back from one page of 100 of the account's numbers: the
//! change is proved once that page shows it of every record.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, exported};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::account_read::{self, read_records};
use super::address::read_record;
use super::cart::check_list;
use super::pages::{items, success};
use super::update_number::{check_changes, url_secrets};
use super::{Number, NumberChanges, RecordId, Wavix};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields::Options as _;
use crate::operation::updated::{Evidence, FieldState, Updated};
use crate::operation::{Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;

/// The fields that are applied some time after the answer.
const LATER: [&str; 2] = ["destinations", "sms_relay_url"];

/// Makes the same changes to many numbers of the account.
/// <https://docs.wavix.com/api-reference/numbers/update-phone-numbers>
#[documented]
#[derive(Debug, Clone)]
pub struct UpdateMany {
    ids: Vec<RecordId>,
    changes: NumberChanges,
    input_errors: Vec<FieldError>,
}

/// What an update of many numbers came to, record by record.
#[exported]
#[computed(ok: bool, "Whether every field of every record is applied or pending.")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[must_use = "an update may have been applied in part: look at `ok()`"]
pub struct UpdatedMany {
    /// What became of each record, in the order in which they were given.
    pub records: Vec<UpdatedRecord>,
}

/// What an update of many numbers came to for one of them.
#[exported]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct UpdatedRecord {
    /// The id of the record.
    pub id: u64,
    /// What became of it.
    pub updated: Updated<Number>,
}

impl UpdatedMany {
    /// Whether every field of every record is applied or pending.
    pub fn ok(&self) -> bool {
        self.records.iter().all(|record| record.updated.ok())
    }
}

impl UpdateMany {
    /// Changes the records of these ids.
    pub const fn new(ids: Vec<RecordId>, changes: NumberChanges) -> Self {
        Self { ids, changes, input_errors: Vec::new() }
    }

    /// With what a reader of outside input could not take into the changes: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }

    /// Every field of every record, as it stands before anything is seen of it.
    fn unseen(&self) -> UpdatedMany {
        let record = |id: &RecordId| UpdatedRecord {
            id: id.get(),
            updated: Updated::all(&self.changes, FieldState::Unknown, None),
        };
        UpdatedMany { records: self.ids.iter().map(record).collect() }
    }

    /// The numbers that a read shows; `None` if it cannot be read.
    fn look(&self, response: &Response) -> Option<account_read::Holdings> {
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
    /// Takes in what `seen` shows. True: every record was there.
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

struct Body<'a>(&'a UpdateMany);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut members = to.serialize_map(None)?;
        let ids: Vec<u64> = self.0.ids.iter().map(RecordId::get).collect();
        members.serialize_entry("ids", &ids)?;
        self.0.changes.write(&mut members)?;
        members.end()
    }
}

impl Operation for UpdateMany {
    type Provider = Wavix;
    type Output = UpdatedMany;
    const NAME: &'static str = "numbers.update_many";

    fn subject(&self) -> Cow<'static, str> {
        format!("the update of {} records", self.ids.len()).into()
    }

    fn safety(&self) -> Safety {
        Safety::Idempotent
    }

    fn validate(&self, account: &Account<Wavix>) -> Vec<FieldError> {
        let mut wrong = check_list("ids", &self.ids, |id| id.get().to_string());
        wrong.extend(check_changes(&self.changes, &self.input_errors, account.is_local()));
        wrong
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        ApiRequest::new(Method::PATCH, "/v1/numbers", &[]).json(&Body(self))
    }

    /// A record that the answer does not show is unknown; one that it shows is taken by what it shows.
    fn read(&self, response: &Response) -> Result<UpdatedMany, ResponseError> {
        let numbers: Vec<Number> = items(&mut success(response)?, "items")?;
        let seen = account_read::Holdings { numbers, whole: false };
        let mut result = self.unseen();
        result.observe(&seen, Evidence::Echo);
        if result.records.iter().all(|record| record.updated.number.is_none()) {
            return Err(ResponseError::malformed("it speaks of none of the records"));
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
        let Some(seen) = self.look(response) else {
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
        let Some(seen) = self.look(response) else {
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
        let Some(seen) = self.look(response) else {
            return false;
        };
        result.observe(&seen, Evidence::ReadBack)
            && result.records.iter().all(|record| record.updated.is_shown())
    }

    fn finish(&self, result: &mut UpdatedMany, record: &Record, account: &Account<Wavix>) {
        for one in &mut result.records {
            one.updated.finish(record, || secrets(self, account));
        }
    }

    fn secrets(&self) -> Vec<String> {
        url_secrets(&self.changes)
    }
}
