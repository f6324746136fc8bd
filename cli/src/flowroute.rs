//! Flowroute in the shell.

use clap::ArgMatches;
use numplan::fields::Options as _;
use numplan::flowroute::{
    self, AreaCodeFilters, BuyNumber, ClearRoute, CreateRoute, DeleteRoute, ExchangeFilters, GetNumber,
    GetProvisioning, ListAreaCodes, ListEdgeStrategies, ListExchanges, ListNumbers, ListRoutes, Number,
    NumberChanges, NumberFilters, ReleaseNumber, SearchFilters, SearchNumbers, SetRoute, StartProvisioning,
    StockNumber, UpdateNumber, UpdateRoute,
};
use numplan::model::Money;
use numplan::{Error, Nanp, PhoneNumber};
use numplan_sandbox as sandbox;

use crate::flags::{self, Asked};
use crate::io::CommandError;
use crate::listing;
use crate::provider::{CliProvider, Column, StockList, columns};

pub(crate) struct Flowroute;

impl CliProvider for Flowroute {
    type Provider = flowroute::Flowroute;
    type Phone = Nanp;
    type Address = Nanp;
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

    const SANDBOX: &'static [&'static str] = &[sandbox::FLOWROUTE_ACCESS_KEY, sandbox::FLOWROUTE_SECRET_KEY];
    const PLACEHOLDERS: &'static [&'static str] = &["ACCESS_KEY", "SECRET_KEY"];
    const DRY_RUN_NOTE: &'static str = "";
    const COLUMNS: &'static [Column] = columns! {
        "number": "value" | "id", "type": "number_type", "state": "state", "rate center": "rate_center",
        "messaging": "messaging_enabled", "cnam": "cnam_lookups_enabled", "monthly": "monthly_cost",
        "alias": "alias",
    };
    const OFFER_COLUMNS: &'static [Column] = columns! {
        "number": "value" | "id", "set-up": "setup_cost", "monthly": "monthly_cost", "type": "number_type",
        "country": "iso_country", "state": "state", "rate center": "rate_center",
    };
    const STOCK_LISTS: &'static [StockList] = &[
        StockList {
            name: "area-codes",
            about: "The area codes in which numbers can be bought",
            flags: |command| flags::add_plain(command, AreaCodeFilters::FIELDS),
            show: |matches, shell| {
                let Asked { changes } = flags::asked(matches);
                let list = ListAreaCodes::new(changes);
                listing::show::<Self, _>(matches, shell, list, columns! { "area code": "id" })
            },
        },
        StockList {
            name: "exchanges",
            about: "The exchanges in which numbers can be bought",
            flags: |command| flags::add_plain(command, ExchangeFilters::FIELDS),
            show: |matches, shell| {
                let Asked { changes } = flags::asked(matches);
                let list = ListExchanges::new(changes);
                listing::show::<Self, _>(matches, shell, list, columns! { "exchange": "id" })
            },
        },
    ];
    const FOUND_BY_NUMBER: bool = true;
    const OPERATIONS: &'static [&'static str] = &[
        GetNumber::NAME,
        UpdateNumber::NAME,
        ListNumbers::NAME,
        SearchNumbers::NAME,
        BuyNumber::NAME,
        ReleaseNumber::NAME,
        ListAreaCodes::NAME,
        ListExchanges::NAME,
        ListRoutes::NAME,
        CreateRoute::NAME,
        UpdateRoute::NAME,
        DeleteRoute::NAME,
        SetRoute::NAME,
        ClearRoute::NAME,
        ListEdgeStrategies::NAME,
        StartProvisioning::NAME,
        GetProvisioning::NAME,
    ];

    fn address(number: Nanp) -> Nanp {
        number
    }

    fn get(address: &Nanp) -> GetNumber {
        GetNumber::new(*address)
    }

    fn update(
        address: &Nanp,
        asked: Asked<NumberChanges>,
        known: Option<Number>,
        _: &ArgMatches,
    ) -> UpdateNumber {
        let update = UpdateNumber::new(*address, asked.changes);
        match known {
            Some(number) => update.current(number),
            None => update,
        }
    }

    fn list(asked: Asked<NumberFilters>) -> ListNumbers {
        ListNumbers::new(asked.changes)
    }

    fn stock(asked: Asked<SearchFilters>, _: &ArgMatches) -> Result<SearchNumbers, CommandError> {
        Ok(SearchNumbers::new(asked.changes))
    }

    fn narrowed(address: &Nanp, asked: Asked<SearchFilters>) -> Asked<SearchFilters> {
        Asked { changes: asked.changes.for_number(*address) }
    }

    fn offered(offer: &StockNumber) -> Option<PhoneNumber> {
        offer.number()
    }

    fn prices(offer: &StockNumber) -> (Option<&Money>, Option<&Money>) {
        (offer.setup_cost.as_ref(), offer.monthly_cost.as_ref())
    }

    fn order(address: &Nanp, _: Option<&StockNumber>, _: &ArgMatches) -> Result<BuyNumber, Error> {
        Ok(BuyNumber::new(*address))
    }

    fn number(number: &Number) -> Option<PhoneNumber> {
        number.number()
    }

    fn phone(address: &Nanp) -> Option<PhoneNumber> {
        Some(PhoneNumber::from(*address))
    }

    fn release(address: &Nanp) -> ReleaseNumber {
        ReleaseNumber::new(*address)
    }
}
