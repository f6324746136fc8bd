//! The address of a record: its id or its number, never guessed from the form.
//!
//! A record id is an integer, and ids of the stock look like phone numbers. So the caller says which of the two it
//! passes, and a number is looked up.

use serde_json::Value;

use crate::number::PhoneNumber;
use crate::operation::api_request::{PathSegment, ResourceId};
use crate::operation::input::{self, ArgumentSpec, InputType, InputValue, OneOf};
use crate::types::error::{Error, FieldError};

/// The provider's id of a number's record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordId {
    id: u64,
    token: ResourceId,
}

impl RecordId {
    /// Checks an id. Err: `invalid_input` for 0, which no record has.
    pub fn new(id: u64) -> Result<Self, Error> {
        let token = ResourceId::parse(&id.to_string()).filter(|_| id > 0);
        let message = "must be the id of a record, a whole number above 0";
        let wrong = || Error::invalid(vec![FieldError::new("id", "range", message)]);
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

impl InputValue for RecordId {
    const TYPE: InputType = InputType::Whole;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        input::whole(value, Self::new, field, errors)
    }
}

/// The address of a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    /// The id of the record.
    Id(RecordId),
    /// The number of the record. It is looked up, and exactly one record must have it.
    Number(PhoneNumber),
}

impl From<RecordId> for Address {
    fn from(id: RecordId) -> Self {
        Self::Id(id)
    }
}

impl From<PhoneNumber> for Address {
    fn from(number: PhoneNumber) -> Self {
        Self::Number(number)
    }
}

impl OneOf for Address {
    type First = PhoneNumber;
    type Second = RecordId;

    const FIRST: ArgumentSpec = ArgumentSpec::of::<Option<PhoneNumber>>(
        "number",
        "The number, with its country code, which is looked up: exactly one record must have it. Or give the id.",
    );
    const SECOND: ArgumentSpec =
        ArgumentSpec::of::<Option<RecordId>>("id", "The id of the number's record, which is not the number.");
}

impl std::fmt::Display for Address {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => write!(to, "record {}", id.id),
            Self::Number(number) => number.fmt(to),
        }
    }
}
