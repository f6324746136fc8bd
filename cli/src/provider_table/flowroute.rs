//! Flowroute in the shell.

use clap::ArgMatches;
use numplan::Nanp;
use numplan::bindings::catalog::Inputs;
use numplan::flowroute::{Flowroute, GetNumber, Number, NumberChanges, SearchFilters, UpdateNumber};

use crate::operation;
use crate::provider::{CliProvider, Column, ListTable, columns};

impl CliProvider for Flowroute {
    type Phone = Nanp;
    type Address = Nanp;

    const SAMPLE_FLAGS: &'static str = "--alias \"NYC Number\"";
    const COLUMNS: &'static [Column] = columns! {
        "number": "value" | "id", "type": "number_type", "state": "state", "rate center": "rate_center",
        "messaging": "messaging_enabled", "cnam": "cnam_lookups_enabled", "monthly": "monthly_cost",
        "alias": "alias",
    };
    const STOCK: ListTable = ListTable::new(
        "",
        "numbers.search",
        columns! {
            "number": "value" | "id", "set-up": "setup_cost", "monthly": "monthly_cost", "type": "number_type",
            "country": "iso_country", "state": "state", "rate center": "rate_center",
        },
    );
    const STOCK_LISTS: &'static [ListTable] = &[
        ListTable::new("area-codes", "area_codes.list", columns! { "area code": "id" }),
        ListTable::new("exchanges", "exchanges.list", columns! { "exchange": "id" }),
    ];
    const FOUND_BY_NUMBER: bool = true;

    fn read(address: &Nanp) -> GetNumber {
        GetNumber::new(*address)
    }

    fn change(
        address: &Nanp,
        changes: NumberChanges,
        current: Option<Number>,
        _: &ArgMatches,
    ) -> UpdateNumber {
        let update = UpdateNumber::new(*address, changes);
        match current {
            Some(number) => update.current(number),
            None => update,
        }
    }

    fn narrowed(address: &Nanp, filters: Inputs) -> Inputs {
        operation::with_options(filters, |filters: SearchFilters| filters.for_number(*address))
    }
}
