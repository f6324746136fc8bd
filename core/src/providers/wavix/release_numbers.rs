//! `DELETE /v1/numbers`: releases numbers, by their records (`ids=1&ids=2`) or as numbers (`dids=111,222`).
//!
//! It **destroys**. The precheck reads the account, which must have all of them; after a lost response the same read is
//! made again. A single record is read by itself: 404 proves its release. Anything else is looked for on one page of 100
//! of the account's numbers: the release is proved only if that page is the whole list, and the page of the precheck
//! had shown all of them.

use super::account_read::{self, read_numbers, read_record, read_records};
use super::address::RecordId;
use super::number::Number;
use super::provider::Wavix;
use super::responses::confirmed;
use crate::operation::api_request::PathSegment as _;
use crate::operation::fields::check_list;
use crate::operation::input::{ArgumentSpec, OneOf};
use crate::operation::prelude::*;
use crate::types::text;

/// The numbers to release.
#[derive(Debug, Clone)]
enum Which {
    Records(Vec<RecordId>),
    Numbers(Vec<PhoneNumber>),
}

impl From<Vec<RecordId>> for Which {
    fn from(ids: Vec<RecordId>) -> Self {
        Self::Records(ids)
    }
}

impl From<Vec<PhoneNumber>> for Which {
    fn from(numbers: Vec<PhoneNumber>) -> Self {
        Self::Numbers(numbers)
    }
}

impl OneOf for Which {
    type First = Vec<PhoneNumber>;
    type Second = Vec<RecordId>;

    const FIRST: ArgumentSpec = ArgumentSpec::of::<Option<Vec<PhoneNumber>>>(
        "numbers",
        "The numbers, each with its country code. Or give the ids.",
    );
    const SECOND: ArgumentSpec =
        ArgumentSpec::of::<Option<Vec<RecordId>>>("ids", "The ids of the numbers' records.");
}

/// Releases numbers of the account. It cannot be undone.
/// <https://docs.wavix.com/api-reference/numbers/release-phone-numbers>
#[operation(
    name = "numbers.release", safety = Irreversible, custom_new,
    subject = format!("the release of {}", self.names()),
)]
pub struct ReleaseNumbers {
    #[one_of]
    which: Which,
    before: Vec<Number>,
    had_all: bool,
}

impl ReleaseNumbers {
    /// Releases the numbers of these records.
    pub const fn records(ids: Vec<RecordId>) -> Self {
        Self::new(Which::Records(ids))
    }

    /// Releases these numbers.
    pub const fn numbers(numbers: Vec<PhoneNumber>) -> Self {
        Self::new(Which::Numbers(numbers))
    }

    const fn new(which: Which) -> Self {
        Self { which, before: Vec::new(), had_all: false }
    }

    /// The record, if there is only one.
    fn single(&self) -> Option<&RecordId> {
        match &self.which {
            Which::Records(ids) => ids.first().filter(|_| ids.len() == 1),
            Which::Numbers(_) => None,
        }
    }

    fn names(&self) -> String {
        match (&self.which, self.single()) {
            (_, Some(id)) => format!("record {}", id.get()),
            (Which::Records(ids), None) => format!("{} records", ids.len()),
            (Which::Numbers(numbers), None) => text::one_or_many(numbers, "numbers"),
        }
    }

    /// The read that shows the numbers.
    fn read_request(&self) -> ApiRequest {
        match (&self.which, self.single()) {
            (_, Some(id)) => read_record(id),
            (Which::Records(_), None) => read_records(),
            (Which::Numbers(numbers), None) => read_numbers(numbers),
        }
    }

    /// The numbers that such a read shows, and the names of the missing ones.
    fn found(&self, seen: &account_read::Holdings) -> (Vec<Number>, Vec<String>) {
        let looked_up: Vec<(String, Option<&Number>)> = match &self.which {
            Which::Records(ids) => {
                ids.iter().map(|id| (format!("record {}", id.get()), seen.record(id.get()))).collect()
            }
            Which::Numbers(numbers) => {
                numbers.iter().map(|number| (number.to_string(), seen.number(*number))).collect()
            }
        };
        let missing = looked_up.iter().filter(|(_, found)| found.is_none());
        let missing = missing.map(|(name, _)| name.clone()).collect();
        (looked_up.into_iter().filter_map(|(_, found)| found.cloned()).collect(), missing)
    }
}

impl Operation for ReleaseNumbers {
    type Provider = Wavix;
    /// `item` is the numbers before the release, as far as they were read.
    type Output = Receipt<Vec<Number>>;

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        match &self.which {
            Which::Records(ids) => check_list("ids", ids, |id| id.get().to_string()),
            Which::Numbers(numbers) => check_list("numbers", numbers, ToString::to_string),
        }
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let request = ApiRequest::new(Method::DELETE, "/v1/numbers", &[]);
        match &self.which {
            Which::Records(ids) => ids.iter().fold(request, |request, id| request.query("ids", id.segment())),
            Which::Numbers(numbers) => {
                let numbers: Vec<&str> = numbers.iter().map(PhoneNumber::as_str).collect();
                request.query("dids", &numbers.join(","))
            }
        }
    }

    fn read(&self, response: &Response) -> Result<Receipt<Vec<Number>>, ResponseError> {
        if response.status() != StatusCode::NO_CONTENT {
            confirmed(response)?;
        }
        Ok(Receipt::new(None, Evidence::Status))
    }

    fn precheck(&self, _account: &Account<Wavix>, _follow: Follow) -> Option<ApiRequest> {
        Some(self.read_request())
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        if let Some(id) = self.single() {
            self.before = vec![Number::read(response, id.get(), None)?];
            self.had_all = true;
            return Ok(());
        }
        let seen = account_read::Holdings::read(response)?;
        let (found, missing) = self.found(&seen);
        if !missing.is_empty() && seen.whole {
            let missing = text::brief(&missing.join(", "), 160);
            let message = format!("{missing}: not in this account; nothing was released");
            return Err(ResponseError::Precondition(ErrorCode::NotFound, message));
        }
        self.before = found;
        self.had_all = missing.is_empty() && seen.whole;
        Ok(())
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<ApiRequest> {
        self.had_all.then(|| self.read_request())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Vec<Number>>> {
        let absent = response.status() == StatusCode::NOT_FOUND;
        let gone = match self.single() {
            Some(_) => absent,
            None if absent => false,
            None => account_read::Holdings::read(response)
                .is_ok_and(|seen| seen.whole && self.found(&seen).0.is_empty()),
        };
        if gone && self.had_all {
            return Reconciled::Applied(Receipt::new(None, Evidence::ReadBack));
        }
        Reconciled::Inconclusive
    }

    fn read_effect(&self, receipt: &mut Receipt<Vec<Number>>, response: &Response) -> bool {
        match self.reconcile(response) {
            Reconciled::Applied(_) => {
                receipt.evidence = Evidence::ReadBack;
                true
            }
            Reconciled::NotApplied | Reconciled::Inconclusive => false,
        }
    }

    fn finish(&self, receipt: &mut Receipt<Vec<Number>>, record: &Record, account: &Account<Wavix>) {
        receipt.item = Some(self.before.clone()).filter(|before| !before.is_empty());
        receipt.finish(record, &|| secrets(self, account));
    }
}
