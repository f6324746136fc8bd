//! Flowroute as a market.

use clap::ArgMatches;
use numplan::fields::Options as _;
use numplan::flowroute::{
    AreaCodeFilters, AvailableFilters, AvailableNumber, ClearRoute, CreateRoute, DeleteRoute,
    ExchangeFilters, GetProvisioning, ListAreaCodes, ListEdgeStrategies, ListExchanges, ListNumbers,
    ListRoutes, Number, NumberFilters, ProvisionMessaging, PurchaseNumber, ReleaseNumber, SearchAvailable,
    SetRoute, UpdateRoute,
};
use numplan::model::Money;
use numplan::operation::Operation as _;
use numplan::{Error, Nanp, PhoneNumber};

use super::Market;
use crate::flags::{self, Asked};
use crate::front::{Flowroute, Verb};
use crate::listing::{self, Column, columns};
use crate::search::Shelf;
use crate::shell::Stop;
use crate::{provision, route};

impl Market for Flowroute {
    type Numbers = ListNumbers;
    type Filters = NumberFilters;
    type Offer = AvailableNumber;
    type Stock = SearchAvailable;
    type SearchFilters = AvailableFilters;
    type Order = PurchaseNumber;
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
                let Asked { changes, misfits } = flags::asked(matches);
                let list = ListAreaCodes::new(changes).misfits(misfits);
                listing::show::<Self, _>(matches, shell, list, columns! { "area code": "id" })
            },
        },
        Shelf {
            name: "exchanges",
            about: "The exchanges in which numbers can be bought",
            flags: |command| flags::add_plain(command, ExchangeFilters::FIELDS),
            show: |matches, shell| {
                let Asked { changes, misfits } = flags::asked(matches);
                let list = ListExchanges::new(changes).misfits(misfits);
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
        ListAreaCodes::NAME,
        ListExchanges::NAME,
        ListRoutes::NAME,
        CreateRoute::NAME,
        UpdateRoute::NAME,
        DeleteRoute::NAME,
        SetRoute::NAME,
        ClearRoute::NAME,
        ListEdgeStrategies::NAME,
        ProvisionMessaging::NAME,
        GetProvisioning::NAME,
    ];

    fn list(asked: Asked<NumberFilters>) -> ListNumbers {
        ListNumbers::new(asked.changes).misfits(asked.misfits)
    }

    fn stock(asked: Asked<AvailableFilters>, _: &ArgMatches) -> Result<SearchAvailable, Stop> {
        Ok(SearchAvailable::new(asked.changes).misfits(asked.misfits))
    }

    fn narrowed(address: &Nanp, asked: Asked<AvailableFilters>) -> Asked<AvailableFilters> {
        Asked { changes: asked.changes.for_number(*address), misfits: asked.misfits }
    }

    fn offered(offer: &AvailableNumber) -> Option<PhoneNumber> {
        offer.number()
    }

    fn prices(offer: &AvailableNumber) -> (Option<&Money>, Option<&Money>) {
        (offer.setup_cost.as_ref(), offer.monthly_cost.as_ref())
    }

    fn order(address: &Nanp, _: Option<&AvailableNumber>, _: &ArgMatches) -> Result<PurchaseNumber, Error> {
        Ok(PurchaseNumber::new(*address))
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
