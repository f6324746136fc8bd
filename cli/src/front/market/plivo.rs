//! Plivo as a market.

use clap::{ArgMatches, Command};
use numplan::fields::Options as _;
use numplan::model::Money;
use numplan::plivo::{
    BuyNumber, BuyOptions, ListNumbers, Number, NumberFilters, ReleaseNumber, SearchFilters, SearchNumbers,
    StockNumber,
};
use numplan::{Error, PhoneNumber};

use super::Market;
use crate::flags::{self, Asked};
use crate::front::Plivo;
use crate::listing::{Column, columns};
use crate::shell::CommandError;

impl Market for Plivo {
    type Numbers = ListNumbers;
    type Filters = NumberFilters;
    type Offer = StockNumber;
    type Stock = SearchNumbers;
    type SearchFilters = SearchFilters;
    type Order = BuyNumber;
    type Bought = Number;
    type Release = ReleaseNumber;
    type Released = Number;

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
        numplan::plivo::GetNumber::NAME,
        numplan::plivo::UpdateNumber::NAME,
        ListNumbers::NAME,
        SearchNumbers::NAME,
        BuyNumber::NAME,
        ReleaseNumber::NAME,
    ];

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
