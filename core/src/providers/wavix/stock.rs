//! What Wavix has for sale, and where: the words that the stock's operations share.

use numplan_macros::{model, options};

use crate::operation::api_request::{PathSegment, ResourceId};
use crate::types::model::{Extra, Money, lenient_struct};
use crate::{Change, PhoneNumber};

/// The provider's id of a country, a region or a city.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlaceId(ResourceId);

impl PlaceId {
    /// The place of this id.
    ///
    /// Err: `invalid_input` for 0, which no place has.
    pub fn new(id: u64) -> Result<Self, crate::Error> {
        let message = "must be the id of a place, a whole number above 0, as the list of places shows it";
        let wrong = || crate::Error::invalid(vec![crate::FieldError::new("id", "range", message)]);
        ResourceId::parse(&id.to_string()).filter(|_| id > 0).map(Self).ok_or_else(wrong)
    }
}

impl PlaceId {
    /// A place in the place of one that could not be read, where only the shape matters.
    #[cfg(feature = "bindings")]
    pub(crate) fn stand_in() -> Self {
        Self(ResourceId::stand_in())
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

/// Which part of the stock is listed. Without a filter: all.
#[options]
pub struct StockFilters {
    /// Only what has numbers that can receive messages.
    pub text_enabled_only: Change<bool>,
}

/// A country with numbers for sale.
#[model]
pub struct Country {
    /// Its id, which is not its calling code.
    pub id: Option<i64>,
    /// Its name.
    pub name: Option<String>,
    /// The country, ISO 3166 alpha-2, where it is shown.
    pub short_name: Option<String>,
    /// Whether it has regions: then cities are listed by region.
    pub has_provinces_or_states: Option<bool>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// A state or province with numbers for sale.
#[model]
pub struct Region {
    /// Its id.
    pub id: Option<i64>,
    /// Its name.
    pub name: Option<String>,
    /// Its short name, where it is shown.
    pub short_name: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// A city with numbers for sale.
#[model]
pub struct City {
    /// Its id.
    pub id: Option<i64>,
    /// Its name.
    pub name: Option<String>,
    /// Its area code.
    pub area_code: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// A phone number that can be bought.
#[model]
pub struct StockNumber {
    /// Its id in the stock, which is what a cart takes. It may look like a phone number.
    pub id: Option<String>,
    /// The number, without a plus sign.
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
    /// The most inbound calls at a time.
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

lenient_struct!(StockNumber);

impl StockNumber {
    /// The number, parsed; `None` if it is no E.164 number.
    pub fn phone_number(&self) -> Option<PhoneNumber> {
        PhoneNumber::parse(self.number.as_deref()?).ok()
    }

    /// What a cart and a checkout take; `None` if the provider shows no id, or no number.
    pub fn item(&self) -> Option<CartItem> {
        Some(CartItem { id: ResourceId::parse(self.id.as_deref()?)?, number: self.phone_number()? })
    }
}

/// A number in a cart: its id in the stock, and the number, by which the purchase is recognized.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CartItem {
    /// Its id in the stock.
    pub id: ResourceId,
    /// The number.
    pub number: PhoneNumber,
}

impl CartItem {
    /// The number of this id in the stock.
    pub const fn new(id: ResourceId, number: PhoneNumber) -> Self {
        Self { id, number }
    }
}

/// What the stock's lists tell their places by.
pub(super) fn id_text(id: Option<i64>) -> Option<String> {
    id.map(|id| id.to_string())
}
