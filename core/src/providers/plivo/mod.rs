//! Plivo, API v1: <https://www.plivo.com/docs/numbers/api/account-phone-number/>

mod add_number;
mod buy_number;
mod get_number;
mod list_numbers;
mod number;
mod order;
mod provider;
mod release_number;
mod responses;
mod search_numbers;
mod stock_number;
mod update_number;

pub use add_number::{AddNumber, AddOptions};
pub use buy_number::{BuyNumber, BuyOptions};
pub use get_number::GetNumber;
pub use list_numbers::{ListNumbers, NumberFilters};
pub use number::Number;
pub use provider::{AuthPair, Plivo};
pub use release_number::ReleaseNumber;
pub use search_numbers::{SearchFilters, SearchNumbers};
pub use stock_number::StockNumber;
pub use update_number::{HttpMethod, NumberChanges, Toggle, UpdateNumber};

#[cfg(feature = "bindings")]
use crate::operation::catalog::{Cataloged, Entry, NumberMembers};

#[cfg(feature = "bindings")]
impl Cataloged for Plivo {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::list::<ListNumbers>(),
        Entry::list::<SearchNumbers>(),
        Entry::one::<BuyNumber>(),
        Entry::one::<AddNumber>(),
        Entry::one::<ReleaseNumber>(),
    ];

    const NUMBER_MEMBERS: NumberMembers = NumberMembers {
        phone_number: "number",
        display_name: "alias",
        monthly_price: "monthly_rental_rate",
        setup_price: "setup_rate",
    };

    const RESOURCES: &'static [(&'static str, &'static str)] =
        &[("numbers", "The phone numbers of the account, and those that can be bought.")];
}
