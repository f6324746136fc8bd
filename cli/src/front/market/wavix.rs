//! Wavix as a market. Its stock lies in cities, by ids that its lists of places show, and is ordered by ids of its
//! own: so a number is bought where it is looked up, by way of the cart.

use clap::{Arg, ArgMatches, Command, value_parser};
use numplan::fields::Options as _;
use numplan::model::Money;
use numplan::wavix::{
    Address, Checkout, EmptyCart, FillCart, GetCart, ListCities, ListCountries, ListNumbers, ListRegions,
    Number, NumberFilters, PlaceId, ReleaseNumbers, SearchStock, StockFilters, StockNumber,
};
use numplan::{Error, ErrorCode, OperationOptions, PhoneNumber, blocking, wavix};

use super::Market;
use crate::flags::{self, Asked};
use crate::front::Wavix;
use crate::listing::{self, Column, columns};
use crate::search::Shelf;
use crate::shell::CommandError;

const COUNTRY: &str = "country";
const REGION: &str = "region";
const CITY: &str = "city";

fn place_flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("ID").value_parser(value_parser!(u64)).help(help)
}

fn country_flag() -> Arg {
    place_flag(COUNTRY, "The id of the country, as numplan search wavix countries shows it")
}

fn place(matches: &ArgMatches, name: &str) -> Result<Option<PlaceId>, CommandError> {
    Ok(matches.get_one::<u64>(name).map(|id| PlaceId::new(*id)).transpose()?)
}

fn needed(matches: &ArgMatches, name: &str, list: &str) -> Result<PlaceId, CommandError> {
    place(matches, name)?.ok_or_else(|| {
        CommandError::Usage(format!(
            "--{name} is missing: give the id that numplan search wavix {list} shows; Wavix's stock is looked through city by city"
        ))
    })
}

fn stock_filters(command: Command) -> Command {
    flags::add_plain(command, StockFilters::FIELDS)
}

impl Market for Wavix {
    type Numbers = ListNumbers;
    type Filters = NumberFilters;
    type Offer = StockNumber;
    type Stock = SearchStock;
    type SearchFilters = StockFilters;
    type Order = Checkout;
    type Bought = Vec<Number>;
    type Release = ReleaseNumbers;
    type Released = Vec<Number>;

    const COLUMNS: &'static [Column] = columns! {
        "id": "id", "number": "number", "country": "country_short_name" | "country", "city": "city",
        "status": "status", "sms": "sms_enabled", "monthly": "monthly_fee", "paid until": "paid_until",
        "label": "label",
    };
    const OFFER_COLUMNS: &'static [Column] = columns! {
        "number": "number", "set-up": "activation_fee", "monthly": "monthly_fee", "a minute": "per_min",
        "sms": "sms_enabled", "country": "country_short_name" | "country", "city": "city",
        "documents": "require_docs", "stock id": "id",
    };
    const SHELVES: &'static [Shelf] = &[
        Shelf {
            name: "countries",
            about: "The countries with numbers for sale, and their ids",
            flags: stock_filters,
            show: |matches, shell| {
                let Asked { changes } = flags::asked(matches);
                let list = ListCountries::new(changes);
                let columns = columns! { "id": "id", "country": "name", "": "short_name", "regions": "has_provinces_or_states" };
                listing::show::<Self, _>(matches, shell, list, columns)
            },
        },
        Shelf {
            name: "regions",
            about: "The states or provinces of a country with numbers for sale, and their ids",
            flags: |command| stock_filters(command.arg(country_flag())),
            show: |matches, shell| {
                let Asked { changes } = flags::asked(matches);
                let country = needed(matches, COUNTRY, "countries")?;
                let list = ListRegions::new(country, changes);
                listing::show::<Self, _>(matches, shell, list, columns! { "id": "id", "region": "name" })
            },
        },
        Shelf {
            name: "cities",
            about: "The cities of a country or region with numbers for sale, and their ids",
            flags: |command| {
                let region = place_flag(REGION, "The id of the region, where the country has regions");
                stock_filters(command.arg(country_flag()).arg(region))
            },
            show: |matches, shell| {
                let Asked { changes } = flags::asked(matches);
                let list = ListCities::new(needed(matches, COUNTRY, "countries")?, changes);
                let list = match place(matches, REGION)? {
                    Some(region) => list.region(region),
                    None => list,
                };
                let columns = columns! { "id": "id", "city": "name", "area code": "area_code" };
                listing::show::<Self, _>(matches, shell, list, columns)
            },
        },
    ];
    const ORDERS_BY_OFFER: bool = true;
    const LEFT_OVER: &'static str =
        "the number may still be in the cart at Wavix, which buys nothing by itself";
    const OPERATIONS: &'static [&'static str] = &[
        numplan::wavix::GetNumber::NAME,
        numplan::wavix::UpdateNumber::NAME,
        ListNumbers::NAME,
        SearchStock::NAME,
        Checkout::NAME,
        ReleaseNumbers::NAME,
        ListCountries::NAME,
        ListRegions::NAME,
        ListCities::NAME,
        FillCart::NAME,
        GetCart::NAME,
        EmptyCart::NAME,
    ];

    fn list(asked: Asked<NumberFilters>) -> ListNumbers {
        ListNumbers::new(asked.changes)
    }

    fn add_place_flags(command: Command) -> Command {
        let city = place_flag(CITY, "The id of the city, as numplan search wavix cities shows it");
        command.arg(country_flag()).arg(city)
    }

    fn stock(asked: Asked<StockFilters>, matches: &ArgMatches) -> Result<SearchStock, CommandError> {
        let (country, city) = (needed(matches, COUNTRY, "countries")?, needed(matches, CITY, "cities")?);
        Ok(SearchStock::new(country, city, asked.changes))
    }

    fn offered(offer: &StockNumber) -> Option<PhoneNumber> {
        offer.phone_number()
    }

    fn prices(offer: &StockNumber) -> (Option<&Money>, Option<&Money>) {
        (offer.activation_fee.as_ref(), offer.monthly_fee.as_ref())
    }

    fn order(_: &Address, offer: Option<&StockNumber>, _: &ArgMatches) -> Result<Checkout, Error> {
        Ok(Checkout::new(vec![offer.and_then(StockNumber::item).ok_or_else(nameless)?]))
    }

    fn put_aside(
        client: &blocking::Client<wavix::Wavix>,
        offer: &StockNumber,
        options: OperationOptions,
    ) -> Result<(), Error> {
        let item = offer.item().ok_or_else(nameless)?;
        let filled = client.run_with(FillCart::new(vec![item.id]), options)?;
        if filled.state == numplan::updated::FieldState::Applied {
            return Ok(());
        }
        let message = "Wavix did not put the number into the cart; nothing was ordered";
        Err(Error::new(ErrorCode::Rejected, message))
    }

    fn number(number: &Number) -> Option<PhoneNumber> {
        number.phone_number()
    }

    fn phone(address: &Address) -> Option<PhoneNumber> {
        match address {
            Address::Number(number) => Some(*number),
            Address::Id(_) => None,
        }
    }

    fn release(address: &Address) -> ReleaseNumbers {
        match address {
            Address::Id(id) => ReleaseNumbers::records(vec![id.clone()]),
            Address::Number(number) => ReleaseNumbers::numbers(vec![*number]),
        }
    }
}

fn nameless() -> Error {
    let message = "Wavix shows no id of the stock for the number, and without one it cannot be ordered";
    Error::new(ErrorCode::BadResponse, message)
}
