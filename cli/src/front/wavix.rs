//! Wavix in the shell. A record is addressed by `--id`, or by its number, which is looked up; which of the two is
//! meant is never guessed.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use numplan::wavix::{self, Address, GetNumber, Number, NumberChanges, RecordId, UpdateNumber};
use numplan::{Error, PhoneNumber};
use numplan_sandbox as sandbox;

use super::Front;
use crate::flags::Asked;
use crate::source;

const ID: &str = "id";

pub(crate) struct Wavix;

impl Front for Wavix {
    type Provider = wavix::Wavix;
    type Phone = PhoneNumber;
    type Address = Address;
    type Changes = NumberChanges;
    type Number = Number;
    type Get = GetNumber;
    type Update = UpdateNumber;

    const SANDBOX: &'static [&'static str] = &[sandbox::WAVIX_API_KEY];
    const PLACEHOLDERS: &'static [&'static str] = &["API_KEY"];
    const LEARNED: &'static str = "{id} is the id of the one record that the look-up finds";

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
}
