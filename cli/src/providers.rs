//! `numplan providers`: what each provider can do, as the core's tables have it.

use clap::{Arg, ArgMatches, Command};
use numplan::fields::{ClearAs, InputType, Options as _};
use numplan::provider::{Credentials as _, Provider};
use serde::Serialize;

use crate::flags;
use crate::front::{self, Entry, Market};
use crate::get::{JSON, json_flag};
use crate::paint::{Tone, padded};
use crate::shell::{CommandError, Shell};

const PROVIDER: &str = "provider";

/// The command.
pub(crate) fn command() -> Command {
    let names: Vec<&'static str> = front::ALL.iter().map(|entry| entry.id.as_str()).collect();
    Command::new("providers")
        .about("Show what each provider can do, and where its credentials are looked for")
        .arg(Arg::new(PROVIDER).value_name("PROVIDER").value_parser(names).help("Only this one"))
        .arg(json_flag("Write one JSON object a provider"))
}

/// A provider on one page.
#[derive(Debug, Serialize)]
pub(crate) struct Portrait {
    provider: &'static str,
    title: &'static str,
    base_url: &'static str,
    credentials: &'static [&'static str],
    environment: &'static [&'static [&'static str]],
    operations: Vec<&'static str>,
    fields: Vec<Field>,
}

/// A field of its update.
#[derive(Debug, Serialize)]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    kind: String,
    clear: Option<ClearAs>,
    doc: String,
}

/// What the tables say of a provider.
pub(crate) fn portrait<F: Market>() -> Portrait {
    let fields = F::Changes::FIELDS.iter().map(|spec| Field {
        name: spec.name,
        kind: match spec.kind {
            // Its description is a sentence, and --help has it.
            InputType::List(_) => "list of destinations".to_owned(),
            kind => kind.describe(),
        },
        clear: spec.clear,
        doc: flags::flowing(spec.doc),
    });
    Portrait {
        provider: F::Provider::ID.as_str(),
        title: F::Provider::ID.title(),
        base_url: F::Provider::BASE_URL,
        credentials: <F::Provider as Provider>::Credentials::PARTS,
        environment: <F::Provider as Provider>::Credentials::ENVIRONMENT,
        operations: F::OPERATIONS.to_vec(),
        fields: fields.collect(),
    }
}

/// Shows them.
pub(crate) fn run(matches: &ArgMatches, shell: &mut Shell) -> Result<(), CommandError> {
    let wanted = matches.get_one::<String>(PROVIDER);
    let entries: Vec<&Entry> =
        front::ALL.iter().filter(|entry| wanted.is_none_or(|name| name == entry.id.as_str())).collect();
    for (place, entry) in entries.into_iter().enumerate() {
        let portrait = (entry.portrait)();
        if matches.get_flag(JSON) {
            shell.json(&portrait)?;
            continue;
        }
        if place > 0 {
            shell.line("")?;
        }
        show(shell, &portrait)?;
    }
    Ok(())
}

fn show(shell: &mut Shell, portrait: &Portrait) -> Result<(), CommandError> {
    let title = shell.paint.tone(Tone::Title, portrait.title);
    let sets: Vec<String> = portrait.environment.iter().map(|names| names.join(" and ")).collect();
    shell.line(&format!("{title}  {}", portrait.base_url))?;
    shell.line(&format!("  operations   {}", portrait.operations.join(", ")))?;
    shell.line(&format!("  credentials  {} in the environment", sets.join(", or ")))?;
    let names: Vec<String> =
        portrait.fields.iter().map(|field| format!("--{}", flags::name(field.name))).collect();
    let name = names.iter().map(String::len).max().unwrap_or_default();
    let kind = portrait.fields.iter().map(|field| field.kind.len()).max().unwrap_or_default();
    shell.line(&format!("  numplan update {}", portrait.provider))?;
    for (flag, field) in names.iter().zip(&portrait.fields) {
        let clear = if field.clear.is_some() { " (--clear)" } else { "" };
        let kind = shell.paint.tone(Tone::Quiet, &padded(&field.kind, kind));
        shell.line(&format!("    {}  {kind}  {}{clear}", padded(flag, name), flags::summary(&field.doc)))?;
    }
    Ok(())
}
