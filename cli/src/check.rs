//! `numplan check`: what there is to say about numbers, without asking any provider.
//!
//! A column of any length streams through: a verdict is sixteen bytes, and words are made only for what is shown.

use clap::{Arg, ArgAction, ArgMatches, Command};
use numplan::number::{ColumnCounts, FindingCode, NumberCheck, Severity, Verdict, check, verdict};
use numplan::text;
use serde::Serialize;

use crate::defused;
use crate::exit::Exit;
use crate::get::{JSON, json_flag};
use crate::paint::{Tone, padded};
use crate::shell::{CommandError, Shell};
use crate::source::{self, Cell, Sources};

const STRICT: &str = "strict";
const ALL: &str = "all";
const CSV: &str = "csv";

/// The command.
pub(crate) fn command() -> Command {
    let switch = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    };
    let command = Command::new("check")
        .about("Check North American numbers; needs no account and no network")
        .long_about(
            "Check North American numbers by the rules of the numbering plan: what each is for and where, and what is \
             wrong with it. Needs no account and no network. Of a file only the numbers are shown that are not fine.",
        )
        .after_help("Exit code 1 if a number is not valid as it is written (with --strict: or has a warning).");
    source::add(command).args([
        switch(STRICT, "Take a warning for an error"),
        switch(ALL, "Show the fine ones of a file too"),
        json_flag("Write one JSON object a number, the fine ones too").conflicts_with(CSV),
        switch(CSV, "Write a CSV table, the fine ones too"),
    ])
}

/// How results are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text { all: bool },
    Json,
    Csv,
}

/// A check, and where the number stands.
#[derive(Debug, Serialize)]
struct Placed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(flatten)]
    check: &'a NumberCheck,
}

/// Checks one number after the other.
pub(crate) fn run(matches: &ArgMatches, shell: &mut Shell) -> Result<(), CommandError> {
    let sources = Sources::of(matches);
    if sources.is_empty() {
        return Err(CommandError::Usage(
            "no number is given: name one or several, or - for standard input, or --from FILE[:COLUMN]"
                .into(),
        ));
    }
    let form = match (matches.get_flag(JSON), matches.get_flag(CSV)) {
        (true, _) => Form::Json,
        (_, true) => Form::Csv,
        _ => Form::Text { all: sources.are_words() || matches.get_flag(ALL) },
    };
    let strict = matches.get_flag(STRICT);
    let mut counts = ColumnCounts::default();
    let mut warned = 0_usize;
    if form == Form::Csv {
        shell.line("line,given,number,valid,kind,region,place,zones,findings,suggestion")?;
    }
    sources.each(&mut shell.take_input(), &mut |cell| {
        let verdict = verdict(cell.text);
        counts.add(verdict);
        let warns = verdict.is_valid() && has_warning(verdict);
        warned += usize::from(warns);
        if !verdict.is_valid() || strict && warns {
            shell.note_exit(Exit::Failed);
        }
        match form {
            Form::Text { all: false } if verdict.is_valid() && !(strict && warns) => Ok(()),
            Form::Text { .. } => show(shell, cell),
            Form::Json => Ok(shell.json(&Placed { line: cell.line, check: &check(cell.text) })?),
            Form::Csv => row(shell, cell),
        }
    })?;
    shell.flush()?;
    if !sources.are_words() || counts.cells > 1 {
        shell.messages.note(&summary(counts, warned));
    }
    Ok(())
}

fn has_warning(verdict: Verdict) -> bool {
    verdict.findings().any(|code: FindingCode| code.severity() == Severity::Warning)
}

fn summary(counts: ColumnCounts, warned: usize) -> String {
    let warned = if warned > 0 { format!(" ({warned} with a warning)") } else { String::new() };
    format!(
        "{} numbers: {} valid{warned}, {} readable but not written as calls take them, {} refused",
        counts.cells, counts.valid, counts.readable, counts.refused
    )
}

fn show(shell: &mut Shell, cell: Cell<'_>) -> Result<(), CommandError> {
    let checked = check(cell.text);
    let (word, tone) = match (checked.valid, checked.number) {
        (true, _) => ("valid", Tone::Good),
        (false, Some(_)) => ("readable", Tone::Open),
        (false, None) => ("invalid", Tone::Bad),
    };
    let line = cell.line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let about = about(&checked);
    let about = if about.is_empty() { about } else { format!("  {about}") };
    let word = shell.paint.tone(tone, &padded(word, 8));
    shell.line(format!("{line}{}  {word}{about}", text::shown(&checked.given)).trim_end())?;
    for finding in &checked.findings {
        let (word, tone) = match finding.severity {
            Severity::Error => ("error", Tone::Bad),
            Severity::Warning => ("warning", Tone::Open),
            Severity::Info => ("info", Tone::Quiet),
        };
        let word = shell.paint.tone(tone, &format!("{word}:"));
        // The message names the number that it suggests.
        shell.line(&format!("    {word} {}", text::shown(&finding.message)))?;
    }
    Ok(())
}

/// "geographic, Washington, US" and the time zones.
fn about(checked: &NumberCheck) -> String {
    let Some(number) = checked.number else {
        return String::new();
    };
    let mut parts = Vec::new();
    if number.as_str() != checked.given {
        parts.push(number.to_string());
    }
    parts.push(word(&checked.kind));
    parts.extend(checked.place.map(str::to_owned));
    parts.extend(checked.region.map(str::to_owned));
    let zones = checked.zones.join(", ");
    let zones = if zones.is_empty() { zones } else { format!(" ({zones})") };
    format!("{}{zones}", parts.join(", "))
}

/// The stable name of something that is serialized as a word.
fn word(of: &impl Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn row(shell: &mut Shell, cell: Cell<'_>) -> Result<(), CommandError> {
    let checked = check(cell.text);
    let codes: Vec<&str> = checked.findings.iter().map(|finding| finding.code.as_str()).collect();
    let suggestion = checked.findings.iter().find_map(|finding| finding.suggestion.clone());
    let cells = [
        cell.line.map(|line| line.to_string()).unwrap_or_default(),
        checked.given.clone(),
        checked.number.map(|number| number.to_string()).unwrap_or_default(),
        checked.valid.to_string(),
        word(&checked.kind),
        checked.region.unwrap_or_default().to_owned(),
        checked.place.unwrap_or_default().to_owned(),
        checked.zones.join(" "),
        codes.join(" "),
        suggestion.unwrap_or_default(),
    ];
    Ok(defused::write_row(shell.output(), cells.iter().map(String::as_str))?)
}
