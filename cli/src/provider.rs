//! The differences between the providers, as a table each, which the files of `provider_table` fill in.
//!
//! Lists, orders and releases go by the names of the catalog. Reading and updating a number keep their types, which
//! compare the values before and after.

use std::fmt::Display;
use std::str::FromStr;

use clap::{ArgMatches, Command};
use numplan::bindings::catalog::{Cataloged, Inputs};
use numplan::fields::Input;
use numplan::{Error, Nanp, NumberError};
use numplan_fleet::provider::FleetProvider;
use serde_json::Value;

use crate::connection::Session;

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its title.
    pub(crate) title: &'static str,
    /// The members of an item that it shows: the first that has a value.
    pub(crate) members: &'static [&'static str],
}

impl Column {
    /// The value that this column shows of an item; `None` if it has none.
    pub(crate) fn value<'a>(&self, item: &'a Value) -> Option<&'a Value> {
        let mut values = self.members.iter().filter_map(|member| item.get(*member));
        values.find(|value| !crate::value::is_nothing(value))
    }
}

/// Columns by title, each with the members that it shows.
macro_rules! columns {
    ($($title:literal: $($member:literal)|+),* $(,)?) => {
        &[$($crate::provider::Column { title: $title, members: &[$($member),+] }),*]
    };
}
pub(crate) use columns;

/// A list that a command shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListTable {
    /// The subcommand; empty for the main list of a command.
    pub(crate) name: &'static str,
    /// The operation in the catalog.
    pub(crate) operation: &'static str,
    pub(crate) columns: &'static [Column],
    /// The argument of other lists that takes an id from this one, or an empty text.
    pub(crate) ids_for: &'static str,
}

impl ListTable {
    pub(crate) const fn new(name: &'static str, operation: &'static str, columns: &'static [Column]) -> Self {
        Self { name, operation, columns, ids_for: "" }
    }
}

/// A provider, as the commands see it.
pub(crate) trait CliProvider: FleetProvider + Cataloged {
    /// The type of its phone numbers.
    type Phone: FromStr<Err = NumberError> + From<Nanp> + Display + Into<Self::Address>;

    /// The flags of an update to try in the sandbox.
    const SAMPLE_FLAGS: &'static str;
    /// Describes the part of the request that a dry run cannot show, since only a read returns it.
    const DRY_RUN_NOTE: &'static str = "";
    /// The columns of the account's numbers.
    const COLUMNS: &'static [Column];
    /// The numbers for sale. The columns "number", "set-up" and "monthly" are also what an order shows.
    const STOCK: ListTable;
    /// The other lists of the stock.
    const STOCK_LISTS: &'static [ListTable];
    /// The operation that buys a number.
    const ORDER: &'static str = "numbers.buy";
    /// A note after a failed order about what [`Self::add_to_cart`] leaves behind.
    const LEFT_OVER: &'static str = "";
    /// Whether a number alone is enough to find it in the stock.
    const FOUND_BY_NUMBER: bool = false;
    /// Whether an order needs an id that only the stock shows.
    const ORDERS_BY_OFFER: bool = false;

    /// The update of a number, with the number as it was read before, if it was.
    fn change(
        address: &Self::Address,
        changes: Self::Changes,
        current: Option<Self::Number>,
        _matches: &ArgMatches,
    ) -> Self::Update {
        Self::update(address, changes, current)
    }

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

    /// Narrows the filters of the stock to one number.
    fn narrowed(_address: &Self::Address, filters: Inputs) -> Inputs {
        filters
    }

    /// The arguments of [`Self::ORDER`], with the offer if the order needs it.
    fn order(address: &Self::Address, _offer: Option<&Value>) -> Result<Inputs, Error> {
        Ok(by_number(address))
    }

    /// Prepares an order without buying anything.
    fn add_to_cart(_session: &Session<Self>, _offer: &Value) -> Result<(), Error> {
        Ok(())
    }

    /// The arguments of `numbers.release`.
    fn release(address: &Self::Address) -> Inputs {
        by_number(address)
    }
}

/// The argument `number`.
fn by_number(address: &impl Display) -> Inputs {
    vec![("number".to_owned(), Input::Value(address.to_string().into()))]
}
