//! The command line: commands, global flags, and hints for misspelled names.

use clap::builder::EnumValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, ColorChoice, Command};
use clap_complete::Shell;
use numplan::fields::nearest;

use crate::io::{Context, OutputOptions, Result};
use crate::provider_table::{self, ProviderEntry};
use crate::{check, exit, flags, fleet, providers, sandbox};

const COLOR: &str = "color";
const QUIET: &str = "quiet";
const COMPLETIONS: &str = "completions";
const SHELL: &str = "shell";

/// The command with all subcommands.
pub(crate) fn whole() -> Command {
    flags::group("numplan", "Administer phone numbers at Flowroute, Plivo and Wavix")
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(AFTER)
        .arg(
            flags::option(COLOR, "WHEN")
                .global(true)
                .value_parser(EnumValueParser::<ColorChoice>::new())
                .default_value("auto")
                .hide_default_value(true)
                .help("When to color the output: at a terminal (auto), always, or never"),
        )
        .arg(
            flags::switch(QUIET, "Write only data and errors: no notes, no progress").short('q').global(true),
        )
        .subcommands(GROUPS.iter().map(of_providers))
        .subcommand(fleet::command())
        .subcommand(check::command())
        .subcommand(providers::command())
        .subcommand(sandbox::command())
        .subcommand(
            Command::new(COMPLETIONS).about("Write the completions for a shell to standard output").arg(
                Arg::new(SHELL)
                    .value_name("SHELL")
                    .required(true)
                    .value_parser(EnumValueParser::<Shell>::new()),
            ),
        )
}

/// A command that takes a provider.
struct CommandGroup {
    name: &'static str,
    about: &'static str,
    examples: &'static str,
}

const GROUPS: [CommandGroup; 8] = [
    CommandGroup {
        name: "update",
        about: "Update the details of numbers",
        examples: "  numplan update flowroute 12065551234 --alias \"NYC Number\" --sandbox
  numplan update plivo --from numbers.csv:phone --clear alias --dry-run",
    },
    CommandGroup {
        name: "get",
        about: "Show the details of numbers",
        examples: "  numplan get wavix 12125551234 --json",
    },
    CommandGroup {
        name: "list",
        about: "List the numbers of an account",
        examples: "  numplan list flowroute --starts-with 1206
  numplan list plivo --csv > numbers.csv
  numplan list wavix --json --limit 10",
    },
    CommandGroup {
        name: "search",
        about: "Search the numbers that can be bought, with their prices",
        examples: "  numplan search flowroute --state wa --limit 10
  numplan search flowroute exchanges --areacode 206
  numplan search plivo --country-iso US --npanxx 206
  numplan search wavix countries
  numplan search wavix --country 840 --city 103",
    },
    CommandGroup {
        name: "buy",
        about: "Buy numbers, after showing the prices and asking",
        examples: "  numplan buy flowroute 12065501000
  numplan buy plivo 12065501000 --dry-run
  numplan buy wavix 12065501000 --country 840 --city 103 --sandbox",
    },
    CommandGroup {
        name: "release",
        about: "Release numbers, which cannot be undone; each number is typed twice",
        examples: "  numplan release plivo 12065551234
  numplan release flowroute 12065551234 --yes --confirm 12065551234",
    },
    CommandGroup {
        name: "route",
        about: "Manage inbound voice routes and the numbers that use them",
        examples: "  numplan route flowroute list
  numplan route flowroute create --route-type host --value sip.example.com --alias Office
  numplan route flowroute set 12065551234 --primary 1001 --failover 1002
  numplan route flowroute clear 12065551234 --failover",
    },
    CommandGroup {
        name: "provision",
        about: "Enable or disable messaging for numbers",
        examples: "  numplan provision flowroute enable 12065551234 --wait
  numplan provision flowroute status 12065551234",
    },
];

/// A command with a subcommand for each provider that has it.
fn of_providers(group: &'static CommandGroup) -> Command {
    let commands = provider_table::ALL.iter().filter_map(|entry| entry.command(group.name));
    flags::group(group.name, group.about)
        .subcommand_value_name("PROVIDER")
        .subcommand_help_heading("Providers")
        .after_help(format!("Examples:\n{}\n\n{}", group.examples, exit::EXPLAINED))
        .subcommands(commands.map(|command| (command.command)()))
}

const AFTER: &str = "\
Examples:
  numplan update flowroute 12065551234 --alias \"NYC Number\" --sandbox
  numplan list plivo --csv > numbers.csv
  numplan search flowroute --state wa --limit 10
  numplan check \"(206) 555-1234\"

Write a number as 12065551234. Other spellings are read too, and a note says how.
Each command has its own examples; numplan update --help explains the exit codes.";

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches, context: &mut Context) -> Result {
    match matches.subcommand() {
        Some(("check", matches)) => check::run(matches, context),
        Some(("fleet", matches)) => fleet::run(matches, context),
        Some(("providers", matches)) => providers::run(matches, context),
        Some(("sandbox", matches)) => sandbox::run(matches, context),
        Some((COMPLETIONS, matches)) => completions(matches, context),
        Some((name, matches)) => {
            let command = matches
                .subcommand()
                .and_then(|(provider, inner)| Some((ProviderEntry::named(provider)?.command(name)?, inner)));
            command.map_or(Ok(()), |(command, inner)| (command.run)(inner, context))
        }
        // A command is required.
        None => Ok(()),
    }
}

fn completions(matches: &ArgMatches, context: &mut Context) -> Result {
    if let Some(kind) = matches.get_one::<Shell>(SHELL) {
        // Written to memory first: the generator panics on a broken pipe.
        let mut script = Vec::new();
        clap_complete::generate(*kind, &mut whole(), "numplan", &mut script);
        context.output().write_all(&script)?;
    }
    Ok(())
}

/// Returns the global output flags.
pub(crate) fn output_options(matches: &ArgMatches) -> OutputOptions {
    let color = match matches.get_one::<ColorChoice>(COLOR) {
        Some(ColorChoice::Always) => Some(true),
        Some(ColorChoice::Never) => Some(false),
        Some(ColorChoice::Auto) | None => None,
    };
    OutputOptions { color, quiet: matches.get_flag(QUIET) }
}

/// Returns the global output flags of arguments that clap did not accept.
pub(crate) fn output_options_of(args: &[std::ffi::OsString]) -> OutputOptions {
    let args: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let says = |word: &str| {
        args.iter().any(|arg| *arg == format!("--{COLOR}={word}"))
            || args.windows(2).any(|pair| pair[0] == format!("--{COLOR}") && pair[1] == word)
    };
    let color = if says("always") { Some(true) } else { says("never").then_some(false) };
    OutputOptions { color, quiet: false }
}

/// Returns a message for a misspelled name with the nearest existing one, or `None` to keep clap's message.
pub(crate) fn misspelled(error: &clap::Error, args: &[std::ffi::OsString]) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let root = whole();
    let command = meant(&root, args);
    let path = command.get_name();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let given = text(ContextKind::InvalidArg)?.split(['=', ' ']).next()?;
            let flag = given.strip_prefix("--")?;
            let flags = command.get_arguments().filter_map(Arg::get_long).chain([COLOR, QUIET, "help"]);
            let hint = match nearest(flag, flags) {
                Some(near) => format!("did you mean --{near}?"),
                None => "see --help for what there is".to_owned(),
            };
            Some(format!("{path} has no flag {given}; {hint}"))
        }
        ErrorKind::InvalidSubcommand => {
            let given = text(ContextKind::InvalidSubcommand)?;
            let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            let hint = match nearest(given, names.iter().copied()) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("there is {}", names.join(", ")),
            };
            let providers = names.iter().any(|name| ProviderEntry::named(name).is_some());
            let what = if providers { "provider" } else { "command" };
            Some(format!("{path} has no {what} \"{given}\"; {hint}"))
        }
        _ => None,
    }
}

/// Returns the innermost command that the arguments name.
fn meant<'a>(root: &'a Command, args: &[std::ffi::OsString]) -> &'a Command {
    let words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    words.fold(root, |command, word| command.find_subcommand(word).unwrap_or(command))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::whole().debug_assert();
    }
}
