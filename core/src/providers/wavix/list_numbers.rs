//! `GET /v1/numbers`: lists the numbers of the account.

use super::number::Number;
use super::provider::Wavix;
use super::responses::PER_PAGE;
use crate::operation::prelude::*;

/// Filters of the list of numbers. Without a filter all numbers are listed.
#[options]
pub struct NumberFilters {
    /// Only numbers of the city with this id.
    pub city_id: Change<u32>,
    /// Only numbers that contain these digits.
    pub search: Change<String>,
    /// Only numbers with this label.
    pub label: Change<String>,
    /// Only numbers with a label, or without one.
    pub label_present: Change<bool>,
}

/// Lists the numbers of the account, a page at a time.
/// <https://docs.wavix.com/api-reference/numbers/list-phone-numbers>
#[operation(name = "numbers.list", safety = ReadOnly, list, subject = "the list of numbers")]
pub struct ListNumbers {
    #[options]
    filters: NumberFilters,
    #[window]
    window: Window,
}

impl List for ListNumbers {
    type Provider = Wavix;
    type Item = Number;

    const PATH: &'static str = "/v1/numbers";
    const ITEMS: &'static str = "items";
    const PAGE_SIZE: Option<u32> = Some(PER_PAGE);
}
