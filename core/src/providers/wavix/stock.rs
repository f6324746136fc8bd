//! The numbers for sale and their places.

use serde_json::Value;

use crate::operation::api_request::PathSegment;
use crate::operation::input::{self, InputType, InputValue};
use crate::operation::prelude::*;
use crate::types::error::Error;

/// The provider's id of a country, a region or a city.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlaceId(ResourceId);

impl PlaceId {
    /// Checks an id. Err: `invalid_input` for 0, which no place has.
    pub fn new(id: u64) -> Result<Self, Error> {
        let message = "must be the id of a place, a whole number above 0, as the list of places shows it";
        let wrong = || Error::invalid(vec![FieldError::new("id", "range", message)]);
        ResourceId::parse(&id.to_string()).filter(|_| id > 0).map(Self).ok_or_else(wrong)
    }
}

impl InputValue for PlaceId {
    const TYPE: InputType = InputType::Whole;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        input::whole(value, Self::new, field, errors)
    }
}

impl std::fmt::Display for PlaceId {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(self.0.as_str())
    }
}

impl PathSegment for PlaceId {
    fn segment(&self) -> &str {
        self.0.segment()
    }
}

/// Filters of the stock. Without a filter all of it is listed.
#[options]
pub struct StockFilters {
    /// Only places and numbers that can receive messages.
    pub text_enabled_only: Change<bool>,
}

/// A country with numbers for sale.
#[model]
pub struct Country {
    /// The id, which is not the calling code.
    pub id: Option<i64>,
    /// The name.
    pub name: Option<String>,
    /// The country, ISO 3166 alpha-2, if it is shown.
    pub short_name: Option<String>,
    /// Whether the country has regions; then its cities are listed by region.
    pub has_provinces_or_states: Option<bool>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// A state or province with numbers for sale.
#[model]
pub struct Region {
    /// The id.
    pub id: Option<i64>,
    /// The name.
    pub name: Option<String>,
    /// The short name, if it is shown.
    pub short_name: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// A city with numbers for sale.
#[model]
pub struct City {
    /// The id.
    pub id: Option<i64>,
    /// The name.
    pub name: Option<String>,
    /// The area code.
    pub area_code: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// A phone number that can be bought.
#[model]
pub struct StockNumber {
    /// The id in the stock, which a cart takes. It may look like a phone number.
    pub id: Option<String>,
    /// The number, without a plus sign.
    #[phone_number]
    pub number: Option<String>,
    /// The one-off price, in US dollars.
    pub activation_fee: Option<Money>,
    /// The price of a month, in US dollars.
    pub monthly_fee: Option<Money>,
    /// The price of an inbound minute, in US dollars.
    pub per_min: Option<Money>,
    /// The price of an inbound SMS segment, in US dollars.
    pub sms_price: Option<Money>,
    /// The city.
    pub city: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The country, ISO 3166 alpha-2.
    pub country_short_name: Option<String>,
    /// The largest number of inbound calls at a time.
    pub channels: Option<i64>,
    /// Whether the caller's name can be looked up.
    pub cnam: Option<bool>,
    /// The free inbound minutes.
    pub free_min: Option<i64>,
    /// The documents that are required to activate the number, by id or name.
    pub require_docs: Vec<String>,
    /// Whether it can receive messages.
    pub sms_enabled: Option<bool>,
    /// Whether it can be the caller id of local calls.
    pub domestic_cli: Option<bool>,
    /// Whether usage is unlimited.
    pub unlimited: Option<bool>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

impl StockNumber {
    /// The item that a cart and a checkout take; `None` without an id or a number.
    pub fn item(&self) -> Option<CartItem> {
        Some(CartItem { id: ResourceId::parse(self.id.as_deref()?)?, number: self.phone_number()? })
    }
}

/// A number in a cart: its id in the stock, and the number itself, which identifies the purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CartItem {
    /// The id in the stock.
    pub id: ResourceId,
    /// The number.
    pub number: PhoneNumber,
}

impl CartItem {
    /// Creates an item.
    pub const fn new(id: ResourceId, number: PhoneNumber) -> Self {
        Self { id, number }
    }
}

impl InputValue for CartItem {
    const TYPE: InputType = InputType::Object { name: "CartItem", members: "{\"id\", \"number\"}" };

    fn read(mut value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        let mut take = |name: &str| value.get_mut(name).map(Value::take).filter(|member| !member.is_null());
        let (Some(id), Some(number)) = (take("id"), take("number")) else {
            let message = "must have `id` and `number`, as the lists of the stock show them";
            errors.push(FieldError::new(field, "type", message));
            return None;
        };
        let id = ResourceId::read(id, field, errors);
        let number = PhoneNumber::read(number, field, errors);
        Some(Self { id: id?, number: number? })
    }
}
