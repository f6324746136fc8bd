//! Plivo as a market. Its search needs a country: that of a North American number is known, another one is given.

use clap::{ArgMatches, Command};
use numplan::fields::{Input, Options as _};
use numplan::model::Money;
use numplan::plivo::{
    BuyNumber, BuyOptions, ListNumbers, Number, NumberFilters, SearchFilters, SearchNumbers, StockNumber,
    UnrentNumber,
};
use numplan::{Error, Nanp, PhoneNumber};

use super::Market;
use crate::flags::{self, Asked};
use crate::front::Plivo;
use crate::listing::{Column, columns};
use crate::shell::Stop;

impl Market for Plivo {
    type Numbers = ListNumbers;
    type Filters = NumberFilters;
    type Offer = StockNumber;
    type Stock = SearchNumbers;
    type SearchFilters = SearchFilters;
    type Order = BuyNumber;
    type Bought = Number;
    type Release = UnrentNumber;
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

    fn list(asked: Asked<NumberFilters>) -> ListNumbers {
        ListNumbers::new(asked.changes).misfits(asked.misfits)
    }

    fn stock(asked: Asked<SearchFilters>, _: &ArgMatches) -> Result<SearchNumbers, Stop> {
        Ok(SearchNumbers::new(asked.changes).misfits(asked.misfits))
    }

    fn narrowed(address: &PhoneNumber, asked: Asked<SearchFilters>) -> Asked<SearchFilters> {
        let Ok(number) = address.as_str().parse::<Nanp>() else {
            // Where the country code ends is not known here: the whole search is looked through.
            return asked;
        };
        let country = number.region().filter(|region| region.len() == 2).unwrap_or("US");
        let asked = flags::also(asked, "country_iso", Input::Value(country.into()));
        flags::also(asked, "pattern", Input::Value(number.as_str()[1..].into()))
    }

    fn offered(offer: &StockNumber) -> Option<PhoneNumber> {
        offer.parsed()
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
        let Asked { changes, misfits } = flags::asked(matches);
        Ok(BuyNumber::new(*address, changes).misfits(misfits))
    }

    fn number(number: &Number) -> Option<PhoneNumber> {
        number.parsed()
    }

    fn phone(address: &PhoneNumber) -> Option<PhoneNumber> {
        Some(*address)
    }

    fn release(address: &PhoneNumber) -> UnrentNumber {
        UnrentNumber::new(*address)
    }
}
