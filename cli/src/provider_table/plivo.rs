//! Plivo in the shell. A number keeps its application unless the update names one: the shell reads the number
//! anyway, and an update without an application may assign the account's default one.

use numplan::PhoneNumber;
use numplan::bindings::catalog::Inputs;
use numplan::plivo::{Number, NumberChanges, Plivo, SearchFilters, UpdateNumber};

use crate::prelude::*;
use crate::provider::{Column, ListTable, columns};

const LOOSE: &str = "no-keep-application";

impl CliProvider for Plivo {
    type Phone = PhoneNumber;

    const DRY_RUN_NOTE: &'static str =
        "the body also gets \"app_id\", the application that the number has, so that it keeps it";
    const SAMPLE_FLAGS: &'static str = "--alias \"Front desk\"";
    const COLUMNS: &'static [Column] = columns! {
        "number": "number", "type": "number_type" | "type", "voice": "voice_enabled", "sms": "sms_enabled",
        "mms": "mms_enabled", "monthly": "monthly_rental_rate", "renewal": "renewal_date",
        "region": "region" | "country", "alias": "alias",
    };
    const STOCK: ListTable = ListTable::new(
        "",
        "numbers.search",
        columns! {
            "number": "number", "set-up": "setup_rate", "monthly": "monthly_rental_rate", "type": "type",
            "voice": "voice_enabled", "sms": "sms_enabled", "mms": "mms_enabled", "city": "city",
            "region": "region" | "country", "restriction": "restriction_text" | "restriction",
        },
    );
    const STOCK_LISTS: &'static [ListTable] = &[];

    fn change(
        address: &PhoneNumber,
        changes: NumberChanges,
        current: Option<Number>,
        matches: &ArgMatches,
    ) -> UpdateNumber {
        let update = UpdateNumber::new(*address, changes).current(current);
        if matches.get_flag(LOOSE) { update } else { update.keep_application() }
    }

    fn add_update_flags(command: Command) -> Command {
        command.arg(switch(
            LOOSE,
            "Do not send the number's own application along: Plivo may then assign the default one",
        ))
    }

    fn narrowed(address: &PhoneNumber, filters: Inputs) -> Inputs {
        operation::with_options(filters, |filters: SearchFilters| filters.for_number(*address))
    }
}
