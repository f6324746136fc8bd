//! Wavix in the shell. A record is addressed by `--id`, or by its number, which is looked up; the shell never guesses
//! which of the two a value is. Stock is listed by city and ordered by ids of its own, through the cart.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use numplan::fields::Options as _;
use numplan::model::Money;
use numplan::wavix::{
    self, Address, Checkout, EmptyCart, FillCart, GetCart, GetNumber, ListCities, ListCountries, ListNumbers,
    ListRegions, Number, NumberChanges, NumberFilters, PlaceId, RecordId, ReleaseNumbers, SearchStock,
    StockFilters, StockNumber, UpdateNumber,
};
use numplan::{Error, ErrorCode, OperationOptions, PhoneNumber, blocking};
use numplan_sandbox as sandbox;

use crate::flags::{self, Asked};
use crate::io::CommandError;
use crate::provider::{CliProvider, Column, StockList, columns};
use crate::{listing, source};

const ID: &str = "id";

pub(crate) struct Wavix;

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

impl CliProvider for Wavix {
    type Provider = wavix::Wavix;
    type Phone = PhoneNumber;
    type Address = Address;
    type Changes = NumberChanges;
    type Number = Number;
    type Get = GetNumber;
    type Update = UpdateNumber;
    type Numbers = ListNumbers;
    type Filters = NumberFilters;
    type Offer = StockNumber;
    type Stock = SearchStock;
    type SearchFilters = StockFilters;
    type Order = Checkout;
    type Bought = Vec<Number>;
    type Release = ReleaseNumbers;
    type Released = Vec<Number>;

    const SANDBOX: &'static [&'static str] = &[sandbox::WAVIX_API_KEY];
    const PLACEHOLDERS: &'static [&'static str] = &["API_KEY"];
    const DRY_RUN_NOTE: &'static str = "{id} is the id of the one record that the look-up finds";
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
    const STOCK_LISTS: &'static [StockList] = &[
        StockList {
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
        StockList {
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
        StockList {
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
        GetNumber::NAME,
        UpdateNumber::NAME,
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

    fn address(number: PhoneNumber) -> Address {
        Address::Number(number)
    }

    fn get(address: &Address) -> GetNumber {
        GetNumber::new(address.clone())
    }

    fn update(
        address: &Address,
        asked: Asked<NumberChanges>,
        known: Option<Number>,
        _: &ArgMatches,
    ) -> UpdateNumber {
        let update = UpdateNumber::new(address.clone(), asked.changes);
        match known {
            Some(number) => update.current(number),
            None => update,
        }
    }

    fn record(address: &Address) -> Option<u64> {
        match address {
            Address::Id(id) => Some(id.get()),
            Address::Number(_) => None,
        }
    }

    fn unread_url(address: &Address, url: String) -> String {
        match (address, url.rsplit_once('/')) {
            (Address::Number(_), Some((list, _))) => format!("{list}/{{id}}"),
            (Address::Number(_), None) | (Address::Id(_), _) => url,
        }
    }

    fn add_address_flags(command: Command) -> Command {
        command.arg(
            Arg::new(ID)
                .long(ID)
                .value_name("ID")
                .help_heading(source::HEADING)
                .action(ArgAction::Append)
                .value_parser(value_parser!(u64))
                .help("The id of a record instead of its number; may be repeated"),
        )
    }

    fn addressed(matches: &ArgMatches) -> Vec<(String, Result<Address, Error>)> {
        let ids = matches.get_many::<u64>(ID).unwrap_or_default();
        ids.map(|id| (id.to_string(), RecordId::new(*id).map(Address::Id))).collect()
    }

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

    fn add_to_cart(
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
