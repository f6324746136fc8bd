//! Flowroute as a market.

use clap::ArgMatches;
use numplan::fields::Options as _;
use numplan::flowroute::{
    AreaCodeFilters, BuyNumber, ClearRoute, CreateRoute, DeleteRoute, ExchangeFilters, GetProvisioning,
    ListAreaCodes, ListEdgeStrategies, ListExchanges, ListNumbers, ListRoutes, Number, NumberFilters,
    ReleaseNumber, SearchFilters, SearchNumbers, SetRoute, StartProvisioning, StockNumber, UpdateRoute,
};
use numplan::model::Money;
use numplan::{Error, Nanp, PhoneNumber};

use super::Market;
use crate::flags::{self, Asked};
use crate::front::{Flowroute, Verb};
use crate::listing::{self, Column, columns};
use crate::search::Shelf;
use crate::shell::CommandError;
use crate::{provision, route};

impl Market for Flowroute {
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
        "number": "value" | "id", "type": "number_type", "state": "state", "rate center": "rate_center",
        "messaging": "messaging_enabled", "cnam": "cnam_lookups_enabled", "monthly": "monthly_cost",
        "alias": "alias",
    };
    const OFFER_COLUMNS: &'static [Column] = columns! {
        "number": "value" | "id", "set-up": "setup_cost", "monthly": "monthly_cost", "type": "number_type",
        "country": "iso_country", "state": "state", "rate center": "rate_center",
    };
    const SHELVES: &'static [Shelf] = &[
        Shelf {
            name: "area-codes",
            about: "The area codes in which numbers can be bought",
            flags: |command| flags::add_plain(command, AreaCodeFilters::FIELDS),
            show: |matches, shell| {
                let Asked { changes } = flags::asked(matches);
                let list = ListAreaCodes::new(changes);
                listing::show::<Self, _>(matches, shell, list, columns! { "area code": "id" })
            },
        },
        Shelf {
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
    const VERBS: &'static [Verb] = &[
        Verb { name: "route", command: route::command, run: route::run },
        Verb { name: "provision", command: provision::command, run: provision::run },
    ];
    const OPERATIONS: &'static [&'static str] = &[
        numplan::flowroute::GetNumber::NAME,
        numplan::flowroute::UpdateNumber::NAME,
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
