//! `numplan fleet plan`: reads the accounts, and shows every difference from the file.

use std::path::PathBuf;
use std::sync::Mutex;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use numplan::Error;
use numplan_fleet::ReadOnlyClient;
use numplan_fleet::observe::{Observed, ObservedAccount, observe};
use numplan_fleet::plan::{Plan, Rules, plan};
use numplan_fleet::provider::{FleetProvider, Visitor, visit};
use numplan_fleet::wanted::Wanted;

use super::accounts::{self, Connections};
use super::{beside, format_arg, path_of, read_wanted, unix_time, wanted_args, write_plan};
use crate::exit::Exit;
use crate::io::{CommandError, Context, Progress};

const OUTPUT: &str = "output";
const EXIT_CODE: &str = "exit-code";

pub(super) fn command() -> Command {
    let command = Command::new("plan")
        .about("Read the accounts, and show every difference from the file; changes nothing")
        .args(wanted_args())
        .args([
            Arg::new(OUTPUT)
                .long(OUTPUT)
                .short('o')
                .value_name("PLAN")
                .value_parser(value_parser!(PathBuf))
                .help("Write the plan to this file"),
            Arg::new(EXIT_CODE)
                .long(EXIT_CODE)
                .action(ArgAction::SetTrue)
                .help("Exit with 6 if there are differences"),
            format_arg(),
        ]);
    accounts::add(command)
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result<(), CommandError> {
    keep_journal(matches)?;
    let wanted = read_wanted(matches, shell, accounts::is_sandbox(matches))?;
    let connections = Connections::open(matches, shell)?;
    let now = unix_time();
    let observed = read_accounts(&wanted, &connections, shell, now)?;
    let plan = plan(&wanted, &observed, &Rules::at(now));
    let id = match matches.get_one::<PathBuf>(OUTPUT) {
        Some(path) => plan.write(path).map_err(|error| {
            CommandError::Usage(format!("the plan cannot be written to {}: {error}", path.display()))
        })?,
        None => plan.id(),
    };
    write_plan(matches, shell, &plan, &id)?;
    if matches.contains_id(OUTPUT) {
        shell
            .messages
            .note(&format!("written to {}; nothing was changed", path_of(matches, OUTPUT).display()));
    }
    note_exit(matches, shell, &plan);
    Ok(())
}

/// Refuses to write over a plan that is being applied: its journal would have no plan.
fn keep_journal(matches: &ArgMatches) -> Result<(), CommandError> {
    match matches.get_one::<PathBuf>(OUTPUT) {
        Some(path) if beside(path, "journal").exists() => Err(CommandError::Usage(format!(
            "{} was applied, and its journal is beside it: write the plan to another file, or move both away",
            path.display()
        ))),
        Some(_) | None => Ok(()),
    }
}

fn note_exit(matches: &ArgMatches, shell: &mut Context, plan: &Plan) {
    let counts = plan.header.counts();
    if counts.missing + counts.refused > 0 {
        shell.note_exit(Exit::Failed);
    }
    if matches.get_flag(EXIT_CODE) && counts.change > 0 {
        shell.note_exit(Exit::Differences);
    }
}

/// Reads all accounts at the same time.
fn read_accounts(
    wanted: &Wanted,
    connections: &Connections,
    shell: &Context,
    now: u64,
) -> Result<Observed, CommandError> {
    let messages = shell.messages.clone();
    let bar = messages.paging();
    let counts = Mutex::new(vec![(0, None); wanted.accounts.len()]);
    let reads = (0u16..).zip(&wanted.accounts).map(|(index, account)| {
        let read = Read { wanted, connections, shell, index, counts: &counts, bar: &bar };
        (account.name.clone(), read)
    });
    // Credentials are looked for before anything is sent.
    let clients: Vec<Box<dyn FnOnce() -> Result<ObservedAccount, Error> + Send + '_>> = reads
        .map(|(name, read)| {
            let client = visit(name.provider(), Open { read, now });
            client.unwrap_or_else(|| Err(Error::config(format!("there are no fleets at {name}"))))
        })
        .collect::<Result<_, Error>>()?;
    let results: Vec<Result<ObservedAccount, Error>> = std::thread::scope(|scope| {
        let threads: Vec<_> = clients.into_iter().map(|read| scope.spawn(read)).collect();
        let ended = threads.into_iter().map(|thread| match thread.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        ended.collect()
    });
    drop(bar);
    let mut observed = Observed::default();
    for (result, account) in results.into_iter().zip(&wanted.accounts) {
        observed.accounts.push(result.inspect_err(|_| {
            messages.note(&format!("{} could not be read, so there is no plan", account.name));
        })?);
    }
    Ok(observed)
}

#[derive(Clone, Copy)]
struct Read<'a> {
    wanted: &'a Wanted,
    connections: &'a Connections,
    shell: &'a Context,
    index: u16,
    counts: &'a Mutex<Vec<(u64, Option<u64>)>>,
    bar: &'a Progress<'a>,
}

type Reader<'a> = Box<dyn FnOnce() -> Result<ObservedAccount, Error> + Send + 'a>;

struct Open<'a> {
    read: Read<'a>,
    now: u64,
}

impl<'a> Visitor for Open<'a> {
    type Output = Result<Reader<'a>, Error>;

    fn visit<P: FleetProvider>(self) -> Self::Output {
        let Read { wanted, connections, shell, index, counts, bar } = self.read;
        let Some(account) = wanted.accounts.get(usize::from(index)) else {
            return Err(Error::config("the account is not in the file"));
        };
        let client = ReadOnlyClient::new(connections.client::<P>(&account.name, account.rate, shell)?);
        let now = self.now;
        Ok(Box::new(move || {
            let progress = |read: u64, total: Option<u64>| {
                let Ok(mut counts) = counts.lock() else { return };
                if let Some(count) = counts.get_mut(usize::from(index)) {
                    *count = (read, total);
                }
                let read = counts.iter().map(|(read, _)| read).sum();
                bar.reach(read, counts.iter().map(|(_, total)| *total).sum());
            };
            observe(&client, wanted, index, now, &progress)
        }))
    }
}
