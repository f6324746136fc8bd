//! One read of the account for several numbers or records, and what it proves.
//!
//! Wavix has no read by several numbers or ids. Numbers are searched by their common first digits; records are looked
//! for among all numbers of the account. Either read returns one page of 100. An item on the page exists; a missing one
//! is proved absent only if the page is the whole list.

use http::Method;

use super::Number;
use super::pages::read_page;
use crate::number::PhoneNumber;
use crate::operation::api_request::ApiRequest;
use crate::operation::{Response, ResponseError};

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
