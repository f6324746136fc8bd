//! Wavix, API v1: <https://docs.wavix.com/api-reference/numbers>

mod account_read;
mod address;
mod cart;
mod checkout;
mod destination;
mod empty_cart;
mod fill_cart;
mod get_cart;
mod get_number;
mod list_cities;
mod list_countries;
mod list_numbers;
mod list_regions;
mod number;
mod provider;
mod release_numbers;
mod responses;
mod search_stock;
mod stock;
mod update_many;
mod update_number;

pub use address::{Address, RecordId};
pub use cart::{Cart, DocumentKind};
pub use checkout::Checkout;
pub use destination::{Destination, RoutedDestination, Transport};
pub use empty_cart::EmptyCart;
pub use fill_cart::FillCart;
pub use get_cart::GetCart;
pub use get_number::GetNumber;
pub use list_cities::ListCities;
pub use list_countries::ListCountries;
pub use list_numbers::{ListNumbers, NumberFilters};
pub use list_regions::ListRegions;
pub use number::{Document, Number};
pub use provider::{ApiKey, Wavix};
pub use release_numbers::ReleaseNumbers;
pub use search_stock::SearchStock;
pub use stock::{CartItem, City, Country, PlaceId, Region, StockFilters, StockNumber};
pub use update_many::{UpdateMany, UpdatedMany, UpdatedRecord};
pub use update_number::{NumberChanges, UpdateNumber};

#[cfg(feature = "bindings")]
use crate::operation::catalog::{Cataloged, Entry, NumberMembers};

#[cfg(feature = "bindings")]
impl Cataloged for Wavix {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::one::<UpdateMany>(),
        Entry::list::<ListNumbers>(),
        Entry::one::<ReleaseNumbers>(),
        Entry::list::<ListCountries>(),
        Entry::list::<ListRegions>(),
        Entry::list::<ListCities>(),
        Entry::list::<SearchStock>(),
        Entry::one::<GetCart>(),
        Entry::one::<FillCart>(),
        Entry::one::<EmptyCart>(),
        Entry::one::<Checkout>(),
    ];

    const NUMBER_MEMBERS: NumberMembers = NumberMembers {
        phone_number: "number",
        display_name: "label",
        monthly_price: "monthly_fee",
        setup_price: "activation_fee",
    };

    const RESOURCES: &'static [(&'static str, &'static str)] = &[
        ("numbers", "The phone numbers of the account, and those that can be bought."),
        ("stock", "The numbers for sale, by country, region and city."),
        ("cart", "The cart: numbers of the stock that are put aside to be bought."),
    ];
}
