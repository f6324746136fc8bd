//! Flowroute, API v2: <https://developer.flowroute.com/api/numbers/v2.0/>

mod buy_number;
mod clear_route;
mod create_route;
mod delete_route;
mod get_number;
mod get_provisioning;
mod list_area_codes;
mod list_edge_strategies;
mod list_exchanges;
mod list_numbers;
mod list_routes;
mod number;
mod page;
mod provider;
mod release_number;
mod route_slot;
mod search_numbers;
mod set_route;
mod start_provisioning;
mod update_number;
mod update_route;

pub use buy_number::BuyNumber;
pub use clear_route::ClearRoute;
pub use create_route::{CreateRoute, RouteChanges, RouteType};
pub use delete_route::DeleteRoute;
pub use get_number::GetNumber;
pub use get_provisioning::{BulkNumbers, GetProvisioning, Provisioning};
pub use list_area_codes::{AreaCode, AreaCodeFilters, ListAreaCodes};
pub use list_edge_strategies::{EdgeStrategy, ListEdgeStrategies};
pub use list_exchanges::{ExchangeFilters, ListExchanges, NumberExchange};
pub use list_numbers::{ListNumbers, NumberFilters};
pub use list_routes::{ListRoutes, RouteFilters};
pub use number::{Link, Number, Relationships, Route};
pub use provider::{Flowroute, KeyPair};
pub use release_number::ReleaseNumber;
pub use route_slot::RouteSlot;
pub use search_numbers::{SearchFilters, SearchNumbers, StockNumber};
pub use set_route::SetRoute;
pub use start_provisioning::{MessagingAction, ProvisioningOptions, StartProvisioning};
pub use update_number::{NumberChanges, UpdateNumber};
pub use update_route::UpdateRoute;

#[cfg(feature = "bindings")]
use crate::operation::catalog::{Cataloged, Entry, NumberMembers};

#[cfg(feature = "bindings")]
impl Cataloged for Flowroute {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::list::<ListNumbers>(),
        Entry::list::<SearchNumbers>(),
        Entry::list::<ListAreaCodes>(),
        Entry::list::<ListExchanges>(),
        Entry::one::<BuyNumber>(),
        Entry::one::<ReleaseNumber>(),
        Entry::one::<SetRoute>(),
        Entry::one::<ClearRoute>(),
        Entry::list::<ListRoutes>(),
        Entry::one::<CreateRoute>(),
        Entry::one::<UpdateRoute>(),
        Entry::one::<DeleteRoute>(),
        Entry::list::<ListEdgeStrategies>(),
        Entry::one::<StartProvisioning>(),
        Entry::one::<GetProvisioning>(),
    ];

    const NUMBER_MEMBERS: NumberMembers = NumberMembers {
        phone_number: "value",
        display_name: "alias",
        monthly_price: "monthly_cost",
        setup_price: "setup_cost",
    };

    const RESOURCES: &'static [(&'static str, &'static str)] = &[
        ("numbers", "The phone numbers of the account, and those that can be bought."),
        ("area_codes", "The area codes in which numbers can be bought."),
        ("exchanges", "The exchanges in which numbers can be bought."),
        ("routes", "The inbound voice routes of the account."),
        ("edge_strategies", "The edge strategies, by which calls enter the provider's network."),
        ("provisioning", "The tasks that enable and disable messaging."),
    ];
}
