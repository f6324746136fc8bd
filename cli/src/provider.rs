//! The differences between the providers: how a number is addressed, which operations there are, which columns a
//! table shows. [`CliProvider`] lists them; `flowroute.rs`, `plivo.rs` and `wavix.rs` fill them in.

use std::fmt::Display;
use std::str::FromStr;

use clap::{ArgMatches, Command};
use numplan::fields::Options;
use numplan::model::{Model, Money};
use numplan::operation::Operation;
use numplan::paging::List;
use numplan::provider::Provider;
use numplan::updated::Observe;
use numplan::{Error, Nanp, NumberError, OperationOptions, PhoneNumber, Receipt, Updated, blocking};
use serde::Serialize;

use crate::flags::Asked;
use crate::io::{CommandError, Context};

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its title.
    pub(crate) title: &'static str,
    /// The members of an item that it shows: the first that has a value.
    pub(crate) members: &'static [&'static str],
}

/// Columns by title, each with the members that it shows.
macro_rules! columns {
    ($($title:literal: $($member:literal)|+),* $(,)?) => {
        &[$($crate::provider::Column { title: $title, members: &[$($member),+] }),*]
    };
}
pub(crate) use columns;

/// A list beside that of the numbers for sale: area codes, countries.
pub(crate) struct StockList {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) flags: fn(Command) -> Command,
    pub(crate) show: fn(&ArgMatches, &mut Context) -> Result<(), CommandError>,
}

/// A provider, as the commands see it.
pub(crate) trait CliProvider: 'static {
    /// The provider.
    type Provider: Provider;
    /// The type of its phone numbers.
    type Phone: FromStr<Err = NumberError> + From<Nanp> + Display;
    /// The address of a number in an account.
    type Address: Clone + PartialEq + Display + Send + Sync;
    /// The fields that an update can change.
    type Changes: Options;
    /// A number in responses.
    type Number: Observe + Model;
    /// The read.
    type Get: Operation<Provider = Self::Provider, Output = Self::Number>;
    /// The update.
    type Update: Operation<Provider = Self::Provider, Output = Updated<Self::Number>>;
    /// The list of the account's numbers.
    type Numbers: List<Provider = Self::Provider, Item = Self::Number>;
    /// Its filters.
    type Filters: Options;
    /// A number that can be bought.
    type Offer: Model;
    /// The list of these.
    type Stock: List<Provider = Self::Provider, Item = Self::Offer>;
    /// Its filters.
    type SearchFilters: Options;
    /// The purchase of one number.
    type Order: Operation<Provider = Self::Provider, Output = Receipt<Self::Bought>>;
    /// The result of a purchase.
    type Bought: Serialize;
    /// The release of one number.
    type Release: Operation<Provider = Self::Provider, Output = Receipt<Self::Released>>;
    /// The result of a release.
    type Released: Serialize;

    /// The credentials that the sandbox accepts, in the order of their parts.
    const SANDBOX: &'static [&'static str];
    /// Placeholders for credentials in a dry run, masked or recognizable in the output.
    const PLACEHOLDERS: &'static [&'static str];
    /// Describes the part of the request that a dry run cannot show, since only a read returns it.
    const DRY_RUN_NOTE: &'static str;
    /// The columns of the account's numbers.
    const COLUMNS: &'static [Column];
    /// The columns of the stock.
    const OFFER_COLUMNS: &'static [Column];
    /// The other lists of the stock.
    const STOCK_LISTS: &'static [StockList] = &[];
    /// A note after a failed order about what [`Self::add_to_cart`] leaves behind.
    const LEFT_OVER: &'static str = "";
    /// Whether a number alone is enough to find it in the stock.
    const FOUND_BY_NUMBER: bool = false;
    /// Whether an order needs an id that only the stock shows.
    const ORDERS_BY_OFFER: bool = false;
    /// The names of all operations that the commands use.
    const OPERATIONS: &'static [&'static str];

    /// The address of a number.
    fn address(number: Self::Phone) -> Self::Address;

    /// The read of a number.
    fn get(address: &Self::Address) -> Self::Get;

    /// The update of a number, with the number as it was read before, if it was.
    fn update(
        address: &Self::Address,
        asked: Asked<Self::Changes>,
        known: Option<Self::Number>,
        matches: &ArgMatches,
    ) -> Self::Update;

    /// The id of a record that is addressed by id.
    fn record(_address: &Self::Address) -> Option<u64> {
        None
    }

    /// The URL of an update as a dry run shows it.
    fn unread_url(_address: &Self::Address, url: String) -> String {
        url
    }

    /// Adds flags that address numbers in another way.
    fn add_address_flags(command: Command) -> Command {
        command
    }

    /// Adds flags of this provider's update.
    fn add_update_flags(command: Command) -> Command {
        command
    }

    /// The addresses that those flags give, each with its text.
    fn addressed(_matches: &ArgMatches) -> Vec<(String, Result<Self::Address, Error>)> {
        Vec::new()
    }

    /// The list of the account's numbers.
    fn list(asked: Asked<Self::Filters>) -> Self::Numbers;

    /// Adds flags, beside the filters, that select a part of the stock.
    fn add_place_flags(command: Command) -> Command {
        command
    }

    /// The list of the stock.
    fn stock(asked: Asked<Self::SearchFilters>, matches: &ArgMatches) -> Result<Self::Stock, CommandError>;

    /// Narrows the filters to one number.
    fn narrowed(address: &Self::Address, asked: Asked<Self::SearchFilters>) -> Asked<Self::SearchFilters> {
        let _ = address;
        asked
    }

    /// The number of an offer.
    fn offered(offer: &Self::Offer) -> Option<PhoneNumber>;

    /// The set-up price and the monthly price.
    fn prices(offer: &Self::Offer) -> (Option<&Money>, Option<&Money>);

    /// Adds the flags of an order.
    fn add_order_flags(command: Command) -> Command {
        command
    }

    /// The order of a number.
    fn order(
        address: &Self::Address,
        offer: Option<&Self::Offer>,
        matches: &ArgMatches,
    ) -> Result<Self::Order, Error>;

    /// Prepares an order without buying anything.
    fn add_to_cart(
        client: &blocking::Client<Self::Provider>,
        offer: &Self::Offer,
        options: OperationOptions,
    ) -> Result<(), Error> {
        let _ = (client, offer, options);
        Ok(())
    }

    /// The phone number of a number in the account.
    fn number(number: &Self::Number) -> Option<PhoneNumber>;

    /// The phone number of an address; `None` for the id of a record.
    fn phone(address: &Self::Address) -> Option<PhoneNumber>;

    /// The release of a number.
    fn release(address: &Self::Address) -> Self::Release;
}
