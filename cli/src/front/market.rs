//! What a provider lists, sells and takes back, as far as it differs from the others.

mod flowroute;
mod plivo;
mod wavix;

use clap::{ArgMatches, Command};
use numplan::fields::Options;
use numplan::model::{Model, Money};
use numplan::operation::Operation;
use numplan::paging::List;
use numplan::{Error, OperationOptions, PhoneNumber, Receipt, blocking};
use serde::Serialize;

use super::{Front, Verb};
use crate::flags::Asked;
use crate::listing::Column;
use crate::search::Shelf;
use crate::shell::CommandError;

/// A provider as a market.
pub(crate) trait Market: Front<Number: Model> {
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
    /// What a purchase shows.
    type Bought: Serialize;
    /// The release of one number.
    type Release: Operation<Provider = Self::Provider, Output = Receipt<Self::Released>>;
    /// What a release shows.
    type Released: Serialize;

    /// The columns of the account's numbers.
    const COLUMNS: &'static [Column];
    /// The columns of the stock.
    const OFFER_COLUMNS: &'static [Column];
    /// The other lists of the stock.
    const SHELVES: &'static [Shelf] = &[];
    /// What an order that failed leaves behind of [`Self::put_aside`].
    const LEFT_OVER: &'static str = "";
    /// Whether a number alone is enough to find it in the stock.
    const FOUND_BY_NUMBER: bool = false;
    /// Whether an order names its number by something that only the stock shows.
    const ORDERS_BY_OFFER: bool = false;
    /// The commands that only this provider has.
    const VERBS: &'static [Verb] = &[];
    /// The names of all operations that the commands use.
    const OPERATIONS: &'static [&'static str];

    /// The list of the account's numbers.
    fn list(asked: Asked<Self::Filters>) -> Self::Numbers;

    /// Adds the flags beside the filters that say which part of the stock is meant.
    fn add_place_flags(command: Command) -> Command {
        command
    }

    /// The list of the stock.
    fn stock(asked: Asked<Self::SearchFilters>, matches: &ArgMatches) -> Result<Self::Stock, CommandError>;

    /// The filters with which a number is found in the stock.
    fn narrowed(address: &Self::Address, asked: Asked<Self::SearchFilters>) -> Asked<Self::SearchFilters> {
        let _ = address;
        asked
    }

    /// Which number is for sale.
    fn offered(offer: &Self::Offer) -> Option<PhoneNumber>;

    /// Its one-off price, and that of a month.
    fn prices(offer: &Self::Offer) -> (Option<&Money>, Option<&Money>);

    /// Adds the flags that an order has.
    fn add_order_flags(command: Command) -> Command {
        command
    }

    /// The order of a number.
    fn order(
        address: &Self::Address,
        offer: Option<&Self::Offer>,
        matches: &ArgMatches,
    ) -> Result<Self::Order, Error>;

    /// What must be done before the order, and buys nothing.
    fn put_aside(
        client: &blocking::Client<Self::Provider>,
        offer: &Self::Offer,
        options: OperationOptions,
    ) -> Result<(), Error> {
        let _ = (client, offer, options);
        Ok(())
    }

    /// Which number of the account it is.
    fn number(number: &Self::Number) -> Option<PhoneNumber>;

    /// Which number is meant; none where a record is addressed by its id.
    fn phone(address: &Self::Address) -> Option<PhoneNumber>;

    /// The release of a number.
    fn release(address: &Self::Address) -> Self::Release;
}
