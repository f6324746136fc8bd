//! `GET /v2/numbers/available/areacodes`: lists the area codes in which numbers can be bought.

use super::provider::Flowroute;
use crate::operation::prelude::*;

/// An area code in which numbers can be bought.
#[model]
pub struct AreaCode {
    /// The three digits.
    #[unread]
    pub id: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// Filters of the list of area codes.
#[options]
pub struct AreaCodeFilters {
    /// The highest one-off price of a number, in US dollars, as `3.25`.
    pub max_setup_cost: Change<String>,
}

/// Lists the area codes in which numbers can be bought.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/>
#[operation(name = "area_codes.list", safety = ReadOnly, list, subject = "the list of area codes")]
pub struct ListAreaCodes {
    #[options]
    filters: AreaCodeFilters,
    #[window]
    window: Window,
}

impl List for ListAreaCodes {
    type Provider = Flowroute;
    type Item = AreaCode;

    const PATH: &'static str = "/v2/numbers/available/areacodes";
    const ITEMS: &'static str = "area codes";
    const PAGE_SIZE: Option<u32> = Some(400);

    fn check(&self) -> Vec<FieldError> {
        check_cost(&self.filters.max_setup_cost).into_iter().collect()
    }
}

/// Checks an amount here: Flowroute ignores or rejects a malformed one without naming the field.
pub(super) fn check_cost(cost: &Change<String>) -> Option<FieldError> {
    let text = cost.value()?;
    let is_amount =
        text.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.') && text.parse::<f64>().is_ok();
    let message = "must be an amount in US dollars, as 3.25";
    (!is_amount).then(|| FieldError::new("max_setup_cost", "amount", message))
}
