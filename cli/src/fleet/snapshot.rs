//! `numplan fleet snapshot`: the settings of whole accounts as a file that `plan` and `drift` read.

use std::path::PathBuf;

use numplan_fleet::guards::grouped;
use numplan_fleet::{AccountName, SnapshotFormat, snapshot};

use super::accounts::{self, Connections};
use super::args::{OUTPUT, output_arg, with_progress};
use crate::prelude::*;

const ACCOUNTS: &str = "accounts";
const EACH: &str = "each";

pub(super) fn command() -> Command {
    let command = Command::new("snapshot")
        .about("Write the settings of whole accounts to a file that `plan` takes back as no change")
        .args([
            Arg::new(ACCOUNTS)
                .value_name("ACCOUNT")
                .num_args(0..)
                .value_parser(|text: &str| text.parse::<AccountName>())
                .help("The accounts: plivo, or plivo/main; by default all that have credentials"),
            output_arg("FILE", "Write to this file: .csv or .jsonl").required(true),
            switch(
                EACH,
                "Read every number by itself as well, for fields that no list shows: Flowroute's routes",
            ),
        ]);
    accounts::add(command)
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result {
    let Some(path) = matches.get_one::<PathBuf>(OUTPUT) else { return Ok(()) };
    let format = SnapshotFormat::of(path).map_err(|message| usage(format!("--{OUTPUT}: {message}")))?;
    let connections = Connections::open(matches, shell)?;
    let given: Vec<AccountName> = matches.get_many(ACCOUNTS).unwrap_or_default().cloned().collect();
    let names = if given.is_empty() { connections.names(shell)? } else { given };
    let accounts = connections.accounts(&names, shell)?;
    let each = matches.get_flag(EACH);
    let snapshot = with_progress(shell, |settings| snapshot(&names, &accounts, each, settings))?;
    snapshot.save(path, format)?;
    for name in &names {
        let count = snapshot.rows.iter().filter(|row| row.account == *name).count();
        shell.line(&format!("{name}  {} numbers", grouped(count as u64)))?;
    }
    if snapshot.left_out > 0 {
        shell.messages.warning(&format!(
            "{} numbers are left out: several records have them, or they are not E.164 numbers",
            grouped(snapshot.left_out)
        ));
    }
    if snapshot.values_left_out > 0 {
        shell.messages.warning(&format!(
            "{} values are left out: they have a secret, or an update does not take them",
            grouped(snapshot.values_left_out)
        ));
    }
    shell.messages.note(&format!("written to {}; nothing was changed", path.display()));
    Ok(())
}
