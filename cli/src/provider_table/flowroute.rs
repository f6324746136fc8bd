//! Flowroute in the shell.

use numplan::Nanp;
use numplan::bindings::catalog::Inputs;
use numplan::flowroute::{Flowroute, SearchFilters};

use crate::prelude::*;
use crate::provider::{Column, ListTable, columns};

impl CliProvider for Flowroute {
    type Phone = Nanp;

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

    fn narrowed(address: &Nanp, filters: Inputs) -> Inputs {
        operation::with_options(filters, |filters: SearchFilters| filters.for_number(*address))
    }
}
