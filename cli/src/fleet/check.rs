//! `numplan fleet check`: everything that is wrong with a file, without a network.

use numplan_fleet::guards::grouped;

use super::args::{read_wanted, wanted_args};
use crate::prelude::*;

pub(super) fn command() -> Command {
    Command::new("check")
        .about("Show everything that is wrong with a file, without a network")
        .args(wanted_args())
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result {
    let wanted = read_wanted(matches, shell, false)?;
    for (index, account) in (0u16..).zip(&wanted.accounts) {
        let rows = wanted.rows.iter().filter(|row| row.account == index).count();
        shell.line(&format!("{}  {} numbers", account.name, grouped(rows as u64)))?;
    }
    if wanted.repeated > 0 {
        shell.messages.note(&format!("{} rows repeat another one", grouped(wanted.repeated)));
    }
    shell.messages.note("the file is in order; nothing was read or sent");
    Ok(())
}
