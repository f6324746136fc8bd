//! Wavix in the shell. A record is addressed by `--id`, or by its number, which is looked up; the shell never guesses
//! which of the two a value is. Stock is listed by city and ordered by ids of its own, through the cart.

use numplan::bindings::catalog::Inputs;
use numplan::fields::Input;
use numplan::wavix::{Address, RecordId, Wavix};
use numplan::{ErrorCode, PhoneNumber};
use serde_json::{Value, json};

use crate::prelude::*;
use crate::provider::{Column, ListTable, columns};

const ID: &str = "id";

impl CliProvider for Wavix {
    type Phone = PhoneNumber;

    const DRY_RUN_NOTE: &'static str = "{id} is the id of the one record that the look-up finds";
    const SAMPLE_FLAGS: &'static str = "--sms-enabled true";
    const COLUMNS: &'static [Column] = columns! {
        "id": "id", "number": "number", "country": "country_short_name" | "country", "city": "city",
        "status": "status", "sms": "sms_enabled", "monthly": "monthly_fee", "paid until": "paid_until",
        "label": "label",
    };
    const STOCK: ListTable = ListTable::new(
        "",
        "stock.numbers",
        columns! {
            "number": "number", "set-up": "activation_fee", "monthly": "monthly_fee", "a minute": "per_min",
            "sms": "sms_enabled", "country": "country_short_name" | "country", "city": "city",
            "documents": "require_docs", "stock id": "id",
        },
    );
    const STOCK_LISTS: &'static [ListTable] = &[
        ListTable {
            ids_for: "country",
            ..ListTable::new(
                "countries",
                "stock.countries",
                columns! { "id": "id", "country": "name", "": "short_name", "regions": "has_provinces_or_states" },
            )
        },
        ListTable {
            ids_for: "region",
            ..ListTable::new("regions", "stock.regions", columns! { "id": "id", "region": "name" })
        },
        ListTable {
            ids_for: "city",
            ..ListTable::new(
                "cities",
                "stock.cities",
                columns! { "id": "id", "city": "name", "area code": "area_code" },
            )
        },
    ];
    const ORDER: &'static str = "cart.checkout";
    const ORDERS_BY_OFFER: bool = true;
    const LEFT_OVER: &'static str =
        "the number may still be in the cart at Wavix, which buys nothing by itself";

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
            option(ID, "ID")
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

    fn order(_: &Address, offer: Option<&Value>) -> Result<Inputs, Error> {
        let (id, number) = item(offer)?;
        Ok(argument("items", json!([{ "id": id, "number": number }])))
    }

    fn add_to_cart(session: &Session<Self>, offer: &Value) -> Result<(), Error> {
        let (id, _) = item(Some(offer))?;
        let filled = operation::run(session, "cart.fill", argument("ids", json!([id])))?;
        if filled["state"] == "applied" {
            return Ok(());
        }
        let message = "Wavix did not put the number into the cart; nothing was ordered";
        Err(Error::new(ErrorCode::Rejected, message))
    }

    fn release(address: &Address) -> Inputs {
        match address {
            Address::Id(id) => argument("ids", json!([id.get()])),
            Address::Number(number) => argument("numbers", json!([number.to_string()])),
        }
    }
}

fn argument(name: &str, value: Value) -> Inputs {
    vec![(name.to_owned(), Input::Value(value))]
}

/// Returns the id of an offer in the stock, and its number.
fn item(offer: Option<&Value>) -> Result<(&str, &str), Error> {
    let text = |name: &str| offer.and_then(|offer| offer.get(name)?.as_str());
    text("id").zip(text("number")).ok_or_else(|| {
        let message = "Wavix shows no id of the stock for the number, and without one it cannot be ordered";
        Error::new(ErrorCode::BadResponse, message)
    })
}
