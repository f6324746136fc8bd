//! Plivo in the shell. A number keeps its application unless the update names one: the shell reads the number
//! anyway, and an update without an application may assign the account's default one.

use clap::{Arg, ArgAction, ArgMatches, Command};
use numplan::fields::Options as _;
use numplan::model::Money;
use numplan::plivo::{
    self, BuyNumber, BuyOptions, GetNumber, ListNumbers, Number, NumberChanges, NumberFilters, ReleaseNumber,
    SearchFilters, SearchNumbers, StockNumber, UpdateNumber,
};
use numplan::{Error, PhoneNumber};
use numplan_sandbox as sandbox;

use crate::flags::{self, Asked};
use crate::io::CommandError;
use crate::provider::{CliProvider, Column, columns};

const LOOSE: &str = "no-keep-application";

pub(crate) struct Plivo;

impl CliProvider for Plivo {
    type Provider = plivo::Plivo;
    type Phone = PhoneNumber;
    type Address = PhoneNumber;
    type Changes = NumberChanges;
    type Number = Number;
    type Get = GetNumber;
    type Update = UpdateNumber;
    type Numbers = ListNumbers;
    type Filters = NumberFilters;
    type Offer = StockNumber;
    type Stock = SearchNumbers;
    type SearchFilters = SearchFilters;
    type Order = BuyNumber;
    type Bought = Number;
    type Release = ReleaseNumber;
    type Released = Number;

    const SANDBOX: &'static [&'static str] = &[sandbox::PLIVO_AUTH_ID, sandbox::PLIVO_AUTH_TOKEN];
    const PLACEHOLDERS: &'static [&'static str] = &["MAXXXXXXXXXXXXXXXXXX", "AUTH_TOKEN"];
    const DRY_RUN_NOTE: &'static str =
        "the body also gets \"app_id\", the application that the number has, so that it keeps it";
    const COLUMNS: &'static [Column] = columns! {
        "number": "number", "type": "number_type" | "type", "voice": "voice_enabled", "sms": "sms_enabled",
        "mms": "mms_enabled", "monthly": "monthly_rental_rate", "renewal": "renewal_date",
        "region": "region" | "country", "alias": "alias",
    };
    const OFFER_COLUMNS: &'static [Column] = columns! {
        "number": "number", "set-up": "setup_rate", "monthly": "monthly_rental_rate", "type": "type",
        "voice": "voice_enabled", "sms": "sms_enabled", "mms": "mms_enabled", "city": "city",
        "region": "region" | "country", "restriction": "restriction_text" | "restriction",
    };

    const OPERATIONS: &'static [&'static str] = &[
        GetNumber::NAME,
        UpdateNumber::NAME,
        ListNumbers::NAME,
        SearchNumbers::NAME,
        BuyNumber::NAME,
        ReleaseNumber::NAME,
    ];

    fn address(number: PhoneNumber) -> PhoneNumber {
        number
    }

    fn get(address: &PhoneNumber) -> GetNumber {
        GetNumber::new(*address)
    }

    fn update(
        address: &PhoneNumber,
        asked: Asked<NumberChanges>,
        known: Option<Number>,
        matches: &ArgMatches,
    ) -> UpdateNumber {
        let update = UpdateNumber::new(*address, asked.changes);
        let update = if matches.get_flag(LOOSE) { update } else { update.keep_application() };
        match known {
            Some(number) => update.current(number),
            None => update,
        }
    }

    fn add_update_flags(command: Command) -> Command {
        command.arg(
            Arg::new(LOOSE).long(LOOSE).action(ArgAction::SetTrue).help(
                "Do not send the number's own application along: Plivo may then assign the default one",
            ),
        )
    }

    fn list(asked: Asked<NumberFilters>) -> ListNumbers {
        ListNumbers::new(asked.changes)
    }

    fn stock(asked: Asked<SearchFilters>, _: &ArgMatches) -> Result<SearchNumbers, CommandError> {
        Ok(SearchNumbers::new(asked.changes))
    }

    fn narrowed(address: &PhoneNumber, asked: Asked<SearchFilters>) -> Asked<SearchFilters> {
        Asked { changes: asked.changes.for_number(*address) }
    }

    fn offered(offer: &StockNumber) -> Option<PhoneNumber> {
        offer.phone_number()
    }

    fn prices(offer: &StockNumber) -> (Option<&Money>, Option<&Money>) {
        (offer.setup_rate.as_ref(), offer.monthly_rental_rate.as_ref())
    }

    fn add_order_flags(command: Command) -> Command {
        flags::add_plain(command, BuyOptions::FIELDS)
    }

    fn order(
        address: &PhoneNumber,
        _: Option<&StockNumber>,
        matches: &ArgMatches,
    ) -> Result<BuyNumber, Error> {
        let Asked { changes } = flags::asked(matches);
        Ok(BuyNumber::new(*address, changes))
    }

    fn number(number: &Number) -> Option<PhoneNumber> {
        number.phone_number()
    }

    fn phone(address: &PhoneNumber) -> Option<PhoneNumber> {
        Some(*address)
    }

    fn release(address: &PhoneNumber) -> ReleaseNumber {
        ReleaseNumber::new(*address)
    }
}
