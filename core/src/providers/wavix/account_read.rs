//! One read of the account that speaks of several numbers or records, and what it can prove.
//!
//! There is no read by several numbers or ids. Numbers are searched by the digits with which all of them begin;
//! records are looked for among all numbers of the account. Either way one page of 100 comes. What is on it is
//! there; what is not on it is proved to be absent only if the page is the whole list.

use http::Method;

use super::Number;
use super::pages::read_page;
use crate::PhoneNumber;
use crate::operation::api_request::ApiRequest;
use crate::operation::{Response, ResponseError};

/// The read that speaks of all of `numbers`; for one number it is the search for it.
pub(super) fn read_numbers(numbers: &[PhoneNumber]) -> ApiRequest {
    let prefix = common_prefix(numbers);
    let call = ApiRequest::new(Method::GET, "/v1/numbers", &[]);
    let call = if prefix.is_empty() { call } else { call.query("search", prefix) };
    call.query("per_page", "100")
}

/// The read that speaks of several records.
pub(super) fn read_records() -> ApiRequest {
    read_numbers(&[])
}

/// What such a read shows.
#[derive(Debug, Clone)]
pub(super) struct Holdings {
    pub(super) numbers: Vec<Number>,
    /// Whether it is all that there is: then what is not in it is absent.
    pub(super) whole: bool,
}

impl Holdings {
    pub(super) fn read(response: &Response) -> Result<Self, ResponseError> {
        let page = read_page::<Number>(response, "items")?;
        let came = page.items.len();
        let all_counted =
            page.total.is_none_or(|total| usize::try_from(total).is_ok_and(|total| total <= came));
        let whole = page.more != Some(true) && all_counted && (came < 100 || page.more == Some(false));
        Ok(Self { numbers: page.items, whole })
    }

    /// The record of a number; the first one, should there be more.
    pub(super) fn number(&self, wanted: PhoneNumber) -> Option<&Number> {
        self.numbers.iter().find(|number| number.phone_number() == Some(wanted))
    }

    /// The record of an id.
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
