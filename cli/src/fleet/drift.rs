//! `numplan fleet drift`: compares accounts with a snapshot, a wanted file, or what a plan applied. It cannot write.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use numplan_fleet::wanted::Wanted;
use numplan_fleet::{AccountName, PlanFile, drift};

use super::accounts::{self, Connections};
use super::args::{ACCOUNT, FILE, account_arg, path_arg, path_of, read_wanted, with_progress};
use crate::prelude::*;

pub(super) fn command() -> Command {
    let command = Command::new("drift")
        .about("Compare accounts with a file, or with what a plan applied; exits with 6 if they differ")
        .args([
            path_arg(FILE, "FILE", "A snapshot or another wanted file, or a plan that was applied"),
            account_arg(),
            switch(JSON, "Write each difference as one JSON object"),
        ]);
    accounts::add(command)
}

/// The state that accounts are compared with.
enum Expected {
    Applied(PlanFile),
    Wanted(Wanted),
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result {
    let path = path_of(matches, FILE);
    let expected = if is_plan(path) {
        if matches.contains_id(ACCOUNT) {
            let message = format!("--{ACCOUNT} is for a table: a plan names its accounts");
            return Err(usage(message));
        }
        Expected::Applied(PlanFile::load(path)?)
    } else {
        Expected::Wanted(read_wanted(matches, shell, connection::is_sandbox(matches))?)
    };
    let names: Vec<AccountName> = match &expected {
        Expected::Applied(plan) => plan.header.accounts.iter().map(|account| account.name.clone()).collect(),
        Expected::Wanted(wanted) => wanted.accounts.iter().map(|account| account.name.clone()).collect(),
    };
    let connections = Connections::open(matches, shell)?;
    let accounts = connections.accounts(&names, shell)?;
    let found = with_progress(shell, |settings| match &expected {
        Expected::Applied(plan) => plan.drift(&accounts, settings),
        Expected::Wanted(wanted) => drift(wanted, &accounts, settings),
    })?;
    if matches.get_flag(JSON) {
        for difference in found.differences() {
            shell.json(&difference)?;
        }
    } else {
        shell.output().write_all(found.to_text().as_bytes())?;
    }
    shell.flush()?;
    if !found.is_empty() {
        shell.outcomes.note(Exit::Differences);
    }
    Ok(())
}

/// Whether a file begins as a plan does, whatever its name.
fn is_plan(path: &Path) -> bool {
    const START: &[u8] = br#"{"kind":"plan""#;
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START.len() as u64).read_to_end(&mut start));
    read.is_ok() && start == START
}
