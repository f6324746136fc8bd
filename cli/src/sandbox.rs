//! `numplan sandbox`: stand-ins for the providers on this machine.

use std::fmt::Write as _;
use std::io::Read as _;

use numplan::bindings::catalog::number_members;
use numplan_sandbox::{Numbers, Options, Sandbox, Switches};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::embedded_sandbox;
use crate::prelude::*;
use crate::provider_table;

const PORT: &str = "port";
const SWITCH: &str = "switch";
const STDIN: &str = "until-eof";
const FLEET: &str = "fleet";

/// The command.
pub(crate) fn command() -> Command {
    Command::new("sandbox")
        .about("Run stand-ins for the providers on this machine, until Ctrl-C")
        .long_about(
            "Run stand-ins for the providers on one port of this machine, until Ctrl-C. They have a few numbers, \
             take their own credentials only, keep what is changed as long as they run, and cost nothing.",
        )
        .args([
            option(PORT, "N")
                .value_parser(value_parser!(u16))
                .default_value("0")
                .hide_default_value(true)
                .help("The port; any that is free unless given"),
            option(SWITCH, "NAME=VALUE")
                .action(ArgAction::Append)
                .help("Behave in another way where the providers' pages leave it open; may be repeated")
                .long_help(switches_help()),
            switch(FLEET, "Begin with the 200 numbers of examples/fleet.csv, in three accounts"),
            switch(
                STDIN,
                "End when standard input ends, for programs that start a sandbox of their own",
            ),
            switch(JSON, "Write the address and the credentials as one JSON object"),
        ])
}

fn switches_help() -> String {
    let mut lines = String::from(
        "Behave in another way where the providers' pages leave it open; may be repeated. The variants beside the \
         default ones:\n",
    );
    for variant in Switches::variants() {
        // Writing to a String cannot fail.
        let _ = write!(lines, "\n  {variant}");
    }
    lines
}

/// Runs a sandbox in the foreground.
pub(crate) fn run(matches: &ArgMatches, context: &mut Context) -> Result {
    let port = matches.get_one::<u16>(PORT).copied().unwrap_or_default();
    let turns = matches.get_many::<String>(SWITCH).unwrap_or_default().map(|turn| turn_of(turn));
    let turns = turns.collect::<Result<Map<String, Value>>>()?;
    let switches = Switches::default()
        .turned(&Value::Object(turns))
        .map_err(|error| usage(format!("--{SWITCH}: {error}; see sandbox --help")))?;
    let numbers = if matches.get_flag(FLEET) { Numbers::fleet() } else { Numbers::samples() };
    let sandbox = Sandbox::start(Options { port, switches, numbers, ..Options::default() })
        .map_err(|error| usage(format!("cannot run a sandbox on port {port}: {error}")))?;
    if matches.get_flag(JSON) {
        context.json(&described(sandbox.url()))?;
    } else {
        introduce(context, &sandbox)?;
    }
    context.flush()?;
    if matches.get_flag(STDIN) {
        context.take_input().read_to_end(&mut Vec::new())?;
        return Ok(());
    }
    loop {
        std::thread::park();
    }
}

/// Reads `read_lag=0` or `timing={"task_ms":0}`: a value is JSON, else text.
fn turn_of(turn: &str) -> Result<(String, Value)> {
    let Some((name, value)) = turn.split_once('=') else {
        return Err(usage(format!("--{SWITCH} {turn}: write it as NAME=VALUE; see sandbox --help")));
    };
    Ok((name.to_owned(), serde_json::from_str(value).unwrap_or_else(|_| value.into())))
}

/// A running sandbox, for a program.
#[derive(Debug, Serialize)]
struct Described {
    url: String,
    #[serde(flatten)]
    credentials: Map<String, Value>,
}

/// Returns the address and the credentials, named as in a credentials file.
fn described(url: String) -> Described {
    let credentials = provider_table::ALL.iter().map(|entry| {
        let parts = embedded_sandbox::parts(entry.id).iter();
        let parts = parts.map(|(name, value)| ((*name).to_owned(), Value::from(*value)));
        (entry.id.to_string(), Value::Object(parts.collect()))
    });
    Described { url, credentials: credentials.collect() }
}

fn introduce(context: &mut Context, sandbox: &Sandbox) -> Result {
    let url = sandbox.url();
    let title = context.paint.tone(Tone::Title, &url);
    context.line(&format!("sandbox at {title}, until Ctrl-C"))?;
    context.line("")?;
    for entry in provider_table::ALL {
        let parts: Vec<String> =
            embedded_sandbox::parts(entry.id).iter().map(|(name, value)| format!("{name} {value}")).collect();
        context.line(&format!("  {:10}  {}", entry.id.title(), parts.join("  ")))?;
    }
    context.line("")?;
    context.line("try:")?;
    let numbers = serde_json::to_value(sandbox.numbers()).unwrap_or_default();
    for entry in provider_table::ALL {
        let (provider, change) = (entry.id, entry.sample_flags);
        if let Some(number) = numbers[provider.as_str()][0][number_members(provider).phone_number].as_str() {
            context.line(&format!("  numplan update {provider} {number} {change} --sandbox={url}"))?;
        }
    }
    Ok(context.line(&format!("  curl {url}/_sandbox/log"))?)
}
