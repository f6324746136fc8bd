//! Plivo in the shell. The number keeps its application unless the update names one: the shell reads the number
//! anyway, and Plivo's page says that an update without an application assigns the account's default one.

use clap::{Arg, ArgAction, ArgMatches, Command};
use numplan::PhoneNumber;
use numplan::plivo::{self, GetNumber, Number, NumberChanges, UpdateNumber};
use numplan_sandbox as sandbox;

use super::Front;
use crate::flags::Asked;

const LOOSE: &str = "no-keep-application";

pub(crate) struct Plivo;

impl Front for Plivo {
    type Provider = plivo::Plivo;
    type Phone = PhoneNumber;
    type Address = PhoneNumber;
    type Changes = NumberChanges;
    type Number = Number;
    type Get = GetNumber;
    type Update = UpdateNumber;

    const SANDBOX: &'static [&'static str] = &[sandbox::PLIVO_AUTH_ID, sandbox::PLIVO_AUTH_TOKEN];
    const PLACEHOLDERS: &'static [&'static str] = &["MAXXXXXXXXXXXXXXXXXX", "AUTH_TOKEN"];
    const LEARNED: &'static str =
        "the body also gets \"app_id\", the application that the number has, so that it keeps it";

    fn address(number: PhoneNumber) -> PhoneNumber {
        number
    }

    fn get(address: &PhoneNumber) -> GetNumber {
        GetNumber::new(*address)
    }

    fn update(
        address: &PhoneNumber,
        asked: Asked<NumberChanges>,
        known: Option<Number>,
        matches: &ArgMatches,
    ) -> UpdateNumber {
        let update = UpdateNumber::new(*address, asked.changes);
        let update = if matches.get_flag(LOOSE) { update } else { update.keep_application() };
        match known {
            Some(number) => update.current(number),
            None => update,
        }
    }

    fn add_update_flags(command: Command) -> Command {
        command.arg(
            Arg::new(LOOSE).long(LOOSE).action(ArgAction::SetTrue).help(
                "Do not send the number's own application along: Plivo may then assign the default one",
            ),
        )
    }
}
