//! Which record is meant: by its id or by its number, never guessed from the shape.
//!
//! A record id is an integer, and ids of the stock look like phone numbers. So a caller says which of the two
//! it has, and a number is looked up.

use http::Method;
use serde_json::Value;

use super::{Number, refuses};
use crate::PhoneNumber;
use crate::operation::api_request::{ApiRequest, PathSegment, ResourceId};
use crate::operation::{Response, ResponseError};
use crate::types::error::ErrorCode;

/// The provider's id of a number's record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordId {
    id: u64,
    token: ResourceId,
}

impl RecordId {
    /// The record of this id.
    ///
    /// Err: `invalid_input` for 0, which no record has.
    pub fn new(id: u64) -> Result<Self, crate::Error> {
        let token = ResourceId::parse(&id.to_string()).filter(|_| id > 0);
        let message = "must be the id of a record, a whole number above 0";
        let wrong = || crate::Error::invalid(vec![crate::FieldError::new("id", "range", message)]);
        token.map(|token| Self { id, token }).ok_or_else(wrong)
    }

    /// The id.
    pub const fn get(&self) -> u64 {
        self.id
    }
}

impl PathSegment for RecordId {
    fn segment(&self) -> &str {
        self.token.as_str()
    }
}

/// Which record is meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    /// The record of this id.
    Id(RecordId),
    /// The record of this number: looked up, and taken if exactly one has it.
    Number(PhoneNumber),
}

impl std::fmt::Display for Address {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => write!(to, "record {}", id.id),
            Self::Number(number) => number.fmt(to),
        }
    }
}

/// The request that looks a number up.
pub(super) fn look_up(number: PhoneNumber) -> ApiRequest {
    ApiRequest::new(Method::GET, "/v1/numbers", &[]).query("search", number.as_str()).query("per_page", "100")
}

/// The request that reads a record.
pub(super) fn read_record(id: &RecordId) -> ApiRequest {
    ApiRequest::new(Method::GET, "/v1/numbers/{id}", &[id])
}

/// The one record of `number` in the answer to [`look_up`]. A search also finds what only contains it.
pub(super) fn found(response: &Response, number: PhoneNumber) -> Result<Number, ResponseError> {
    let body: Value = serde_json::from_slice(response.body())
        .map_err(|error| ResponseError::malformed(format!("it is not JSON ({error})")))?;
    if let Some(refused) = body.as_object().and_then(refuses) {
        return Err(refused);
    }
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
