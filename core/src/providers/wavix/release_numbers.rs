//! `DELETE /v1/numbers`: gives numbers back, by their records (`ids=1&ids=2`) or as numbers (`dids=111,222`).
//!
//! It **destroys**. The account is read first, and what is to be released must be there; after a lost answer the
//! same read is made again. One record is read by itself: a 404 proves that it is gone. Anything else is looked for
//! on one page of 100 of the account's numbers: that it is gone is proved only if that page is the whole list, and
//! had shown all of it before.

use std::borrow::Cow;

use http::{Method, StatusCode};
use numplan_macros::documented;

use super::account_read::{self, read_numbers, read_records};
use super::address::read_record;
use super::cart::check_list;
use super::pages::confirmed;
use super::{Number, RecordId, Wavix};
use crate::PhoneNumber;
use crate::operation::account::Account;
use crate::operation::api_request::{ApiRequest, PathSegment as _};
use crate::operation::receipt::Receipt;
use crate::operation::updated::Evidence;
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::{ErrorCode, FieldError};

/// Which numbers are released.
#[derive(Debug, Clone)]
enum Which {
    Records(Vec<RecordId>),
    Numbers(Vec<PhoneNumber>),
}

/// Gives numbers of the account back. It cannot be undone.
/// <https://docs.wavix.com/api-reference/numbers/release-phone-numbers>
#[documented]
#[derive(Debug, Clone)]
pub struct ReleaseNumbers {
    which: Which,
    before: Vec<Number>,
    all_were_there: bool,
}

impl ReleaseNumbers {
    /// Gives the numbers of these records back.
    pub const fn records(ids: Vec<RecordId>) -> Self {
        Self { which: Which::Records(ids), before: Vec::new(), all_were_there: false }
    }

    /// Gives these numbers back.
    pub const fn numbers(numbers: Vec<PhoneNumber>) -> Self {
        Self { which: Which::Numbers(numbers), before: Vec::new(), all_were_there: false }
    }

    /// The record, if it is but one.
    fn single(&self) -> Option<&RecordId> {
        match &self.which {
            Which::Records(ids) => ids.first().filter(|_| ids.len() == 1),
            Which::Numbers(_) => None,
        }
    }

    /// The read that speaks of what is released.
    fn look(&self) -> ApiRequest {
        match (&self.which, self.single()) {
            (_, Some(id)) => read_record(id),
            (Which::Records(_), None) => read_records(),
            (Which::Numbers(numbers), None) => read_numbers(numbers),
        }
    }

    /// The numbers that such a read shows, and the names of those that it does not.
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
    /// `item` is the numbers as they were before, as far as they were read.
    type Output = Receipt<Vec<Number>>;
    const NAME: &'static str = "numbers.release";

    fn subject(&self) -> Cow<'static, str> {
        match &self.which {
            Which::Records(ids) => match ids.as_slice() {
                [id] => format!("the release of record {}", id.get()).into(),
                ids => format!("the release of {} records", ids.len()).into(),
            },
            Which::Numbers(numbers) => match numbers.as_slice() {
                [number] => format!("the release of {number}").into(),
                numbers => format!("the release of {} numbers", numbers.len()).into(),
            },
        }
    }

    fn safety(&self) -> Safety {
        Safety::Irreversible
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        match &self.which {
            Which::Records(ids) => check_list("ids", ids, |id| id.get().to_string()),
            Which::Numbers(numbers) => check_list("numbers", numbers, ToString::to_string),
        }
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let call = ApiRequest::new(Method::DELETE, "/v1/numbers", &[]);
        match &self.which {
            Which::Records(ids) => ids.iter().fold(call, |call, id| call.query("ids", id.segment())),
            Which::Numbers(numbers) => {
                let numbers: Vec<&str> = numbers.iter().map(PhoneNumber::as_str).collect();
                call.query("dids", &numbers.join(","))
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
        Some(self.look())
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        if let Some(id) = self.single() {
            self.before = vec![Number::read(response, id.get(), None)?];
            self.all_were_there = true;
            return Ok(());
        }
        let seen = account_read::Holdings::read(response)?;
        let (found, missing) = self.found(&seen);
        if !missing.is_empty() && seen.whole {
            let missing = crate::types::text::brief(&missing.join(", "), 160);
            let message = format!("{missing}: not in this account; nothing was released");
            return Err(ResponseError::Precondition(ErrorCode::NotFound, message));
        }
        self.before = found;
        self.all_were_there = missing.is_empty() && seen.whole;
        Ok(())
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<ApiRequest> {
        self.all_were_there.then(|| self.look())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Vec<Number>>> {
        let absent = response.status() == StatusCode::NOT_FOUND;
        let gone = match self.single() {
            Some(_) => absent,
            None if absent => false,
            None => account_read::Holdings::read(response)
                .is_ok_and(|seen| seen.whole && self.found(&seen).0.is_empty()),
        };
        if gone && self.all_were_there {
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
        receipt.finish(record, || secrets(self, account));
    }
}
