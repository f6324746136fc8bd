//! Reads of the account: of one record by its id or number, and of several at once.
//!
//! Wavix has no read by several numbers or ids. Numbers are searched by their common first digits; records are looked
//! for among all numbers of the account. Either read returns one page of 100. An item on the page exists; a missing one
//! is proved absent only if the page is the whole list.

use serde_json::Value;

use super::address::RecordId;
use super::number::Number;
use super::responses::{read_page, success};
use crate::operation::prelude::*;

/// The request that looks a number up.
pub(super) fn look_up(number: PhoneNumber) -> ApiRequest {
    ApiRequest::new(Method::GET, "/v1/numbers", &[]).query("search", number.as_str()).query("per_page", "100")
}

/// The request that reads a record.
pub(super) fn read_record(id: &RecordId) -> ApiRequest {
    ApiRequest::new(Method::GET, "/v1/numbers/{id}", &[id])
}

/// Reads the one record of `number` in the response to [`look_up`]. The search also finds numbers that contain it.
pub(super) fn found(response: &Response, number: PhoneNumber) -> Result<Number, ResponseError> {
    let body = success(response)?;
    let Some(items) = body.get("items").and_then(Value::as_array) else {
        return Err(ResponseError::malformed("it has no `items`"));
    };
    let read = |item: &Value| serde_json::from_value::<Number>(item.clone()).ok();
    let mut exact: Vec<Number> =
        items.iter().filter_map(read).filter(|item| item.phone_number() == Some(number)).collect();
    match (exact.pop(), exact.len()) {
        (Some(record), 0) => Ok(record),
        (Some(_), more) => {
            let message =
                format!("{} records of this account have the number {number}: give the id of one", more + 1);
            Err(ResponseError::Precondition(ErrorCode::Conflict, message))
        }
        (None, _) if more_pages(&body) => {
            let message =
                format!("{number} is not among the first 100 records that contain it: give the record's id");
            Err(ResponseError::Precondition(ErrorCode::Conflict, message))
        }
        (None, _) => Err(ResponseError::Precondition(
            ErrorCode::NotFound,
            format!("Wavix has no number {number} in this account"),
        )),
    }
}

fn more_pages(body: &Value) -> bool {
    body.pointer("/pagination/total_pages").and_then(Value::as_u64).is_some_and(|pages| pages > 1)
}

/// The read for all of `numbers`.
pub(super) fn read_numbers(numbers: &[PhoneNumber]) -> ApiRequest {
    let prefix = common_prefix(numbers);
    let request = ApiRequest::new(Method::GET, "/v1/numbers", &[]);
    let request = if prefix.is_empty() { request } else { request.query("search", prefix) };
    request.query("per_page", "100")
}

/// The read for several records.
pub(super) fn read_records() -> ApiRequest {
    read_numbers(&[])
}

/// The numbers that such a read shows.
#[derive(Debug, Clone)]
pub(super) struct Holdings {
    pub(super) numbers: Vec<Number>,
    /// Whether these are all numbers: then a missing one is absent.
    pub(super) whole: bool,
}

impl Holdings {
    pub(super) fn read(response: &Response) -> Result<Self, ResponseError> {
        let page = read_page::<Number>(response, "items")?;
        let received = page.items.len();
        let all_counted =
            page.total.is_none_or(|total| usize::try_from(total).is_ok_and(|total| total <= received));
        let whole = page.more != Some(true) && all_counted && (received < 100 || page.more == Some(false));
        Ok(Self { numbers: page.items, whole })
    }

    /// The first record of a number.
    pub(super) fn number(&self, wanted: PhoneNumber) -> Option<&Number> {
        self.numbers.iter().find(|number| number.phone_number() == Some(wanted))
    }

    /// The record with an id.
    pub(super) fn record(&self, id: u64) -> Option<&Number> {
        self.numbers.iter().find(|number| number.id.and_then(|seen| u64::try_from(seen).ok()) == Some(id))
    }
}

fn common_prefix(numbers: &[PhoneNumber]) -> &str {
    let Some((first, rest)) = numbers.split_first() else {
        return "";
    };
    let first = first.as_str();
    let shared = |other: &PhoneNumber| {
        first.bytes().zip(other.as_str().bytes()).take_while(|(left, right)| left == right).count()
    };
    let length = rest.iter().map(shared).min().unwrap_or(first.len());
    first.get(..length).unwrap_or_default()
}
