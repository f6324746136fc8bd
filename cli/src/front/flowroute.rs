//! Flowroute in the shell.

use clap::ArgMatches;
use numplan::Nanp;
use numplan::flowroute::{self, GetNumber, Number, NumberChanges, UpdateNumber};
use numplan_sandbox as sandbox;

use super::Front;
use crate::flags::Asked;

pub(crate) struct Flowroute;

impl Front for Flowroute {
    type Provider = flowroute::Flowroute;
    type Phone = Nanp;
    type Address = Nanp;
    type Changes = NumberChanges;
    type Number = Number;
    type Get = GetNumber;
    type Update = UpdateNumber;

    const SANDBOX: &'static [&'static str] = &[sandbox::FLOWROUTE_ACCESS_KEY, sandbox::FLOWROUTE_SECRET_KEY];
    const PLACEHOLDERS: &'static [&'static str] = &["ACCESS_KEY", "SECRET_KEY"];
    const LEARNED: &'static str = "";

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
}
