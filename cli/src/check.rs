//! `numplan check`: checks numbers without a provider.
//!
//! A column of any length is streamed: a verdict is sixteen bytes, and text is built only for numbers that are shown.

use clap::builder::PossibleValuesParser;
use numplan::bindings::catalog::countries;
use numplan::number::{
    ColumnCounts, Countries, FindingCode, NumberCheck, Severity, Verdict, check_for, verdict_for,
};
use numplan::provider::ProviderId;
use numplan::text;
use serde::Serialize;

use crate::check_table as table;
use crate::io::Progress;
use crate::prelude::*;
use crate::source::{Cell, Cells, Sources};

const STRICT: &str = "strict";
const ALL: &str = "all";
const CSV: &str = "csv";
const KEEP: &str = "keep";
const PROVIDER: &str = "provider";

/// The command.
pub(crate) fn command() -> Command {
    let names = ProviderId::ALL.iter().map(|provider| provider.as_str());
    let any_country = |name: &&str| countries(Some(name)).is_ok_and(|of| of != Countries::NorthAmerica);
    let international: Vec<&str> = names.clone().filter(any_country).collect();
    let command = Command::new("check")
        .about("Check phone numbers; needs no account and no network")
        .long_about(
            "Check North American numbers by the rules of the numbering plan: kind and place of each, and what is \
             wrong with it. Needs no account and no network. Of a file only numbers with findings are shown. \
             With --provider also accept numbers of other countries, where the provider does.",
        )
        .after_help("Exit code 1 if a number is not valid as it is written (with --strict: or has a warning).");
    source::add(command).args([
        option(PROVIDER, "PROVIDER").value_parser(PossibleValuesParser::new(names)).help(format!(
            "Check for the operations of this provider: {} accept numbers of any country",
            international.join(" and ")
        )),
        switch(STRICT, "Treat warnings as errors"),
        switch(ALL, "Show valid numbers of a file too"),
        switch(JSON, "Write one JSON object a number, also for valid ones").conflicts_with(CSV),
        switch(CSV, "Write a CSV table, also of valid numbers"),
        switch(KEEP, "Keep the columns of the CSV file, and write those of the check behind them")
            .requires(CSV),
    ])
}

/// How results are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CheckFormat {
    Text { all: bool },
    Json,
    Csv { keep: bool },
}

/// A check, and the line of the number.
#[derive(Debug, Serialize)]
struct Placed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(flatten)]
    check: &'a NumberCheck,
}

/// Checks one number after the other.
pub(crate) fn run(matches: &ArgMatches, context: &mut Context) -> Result {
    let sources = Sources::of(matches);
    if sources.is_empty() {
        return Err(source::none_given());
    }
    let form = match (matches.get_flag(JSON), matches.get_flag(CSV)) {
        (true, _) => CheckFormat::Json,
        (_, true) => CheckFormat::Csv { keep: matches.get_flag(KEEP) },
        _ => CheckFormat::Text { all: sources.are_words() || matches.get_flag(ALL) },
    };
    if form == (CheckFormat::Csv { keep: false }) {
        table::write_header(context)?;
    }
    let messages = context.messages.clone();
    let mut input = context.take_input();
    let progress = messages.reading(sources.length());
    let (strict, counts) = (matches.get_flag(STRICT), ColumnCounts::default());
    let countries = countries(matches.get_one::<String>(PROVIDER).map(String::as_str))?;
    let mut checks = Checks { context, form, strict, countries, counts, warned: 0, width: 0, progress };
    sources.each(&mut input, &mut checks)?;
    let Checks { context, counts, warned, progress, .. } = checks;
    drop(progress);
    context.flush()?;
    if !sources.are_words() || counts.cells > 1 {
        context.messages.note(&summary(counts, warned));
    }
    Ok(())
}

/// The checks so far.
struct Checks<'a> {
    context: &'a mut Context,
    form: CheckFormat,
    strict: bool,
    countries: Countries,
    counts: ColumnCounts,
    warned: usize,
    /// How many columns the table has whose columns are kept.
    width: usize,
    progress: Progress<'a>,
}

impl Cells for Checks<'_> {
    fn table(&mut self, first: &csv::ByteRecord, is_header: bool) -> Result {
        self.width = first.len();
        match self.form {
            CheckFormat::Csv { keep: true } => table::keep_header(self.context, first, is_header),
            _ => Ok(()),
        }
    }

    fn cell(&mut self, cell: Cell<'_>) -> Result {
        /// Rows between two looks at the clock.
        const ROWS: usize = 1 << 12;
        let (context, strict, countries) = (&mut *self.context, self.strict, self.countries);
        let verdict = verdict_for(cell.text, countries);
        self.counts.add(verdict);
        let warns = verdict.is_valid() && has_warning(verdict);
        self.warned += usize::from(warns);
        if !verdict.is_valid() || strict && warns {
            context.outcomes.note(Exit::Failed);
        }
        if self.counts.cells.is_multiple_of(ROWS) {
            self.progress.read(cell.read, self.counts.cells);
        }
        match self.form {
            CheckFormat::Text { all: false } if verdict.is_valid() && !(strict && warns) => Ok(()),
            CheckFormat::Text { .. } => show(context, cell, countries),
            CheckFormat::Json => {
                Ok(context.json(&Placed { line: cell.line, check: &check_for(cell.text, countries) })?)
            }
            CheckFormat::Csv { keep: false } => table::write(context, cell, verdict),
            CheckFormat::Csv { keep: true } => table::keep(context, cell, verdict, self.width),
        }
    }
}

fn has_warning(verdict: Verdict) -> bool {
    verdict.findings().any(|code: FindingCode| code.severity() == Severity::Warning)
}

fn summary(counts: ColumnCounts, warned: usize) -> String {
    let warned = if warned > 0 { format!(" ({warned} with a warning)") } else { String::new() };
    let noun = if counts.cells == 1 { "number" } else { "numbers" };
    format!(
        "{} {noun}: {} valid{warned}, {} readable but not in the form 12065551234, {} refused",
        counts.cells, counts.valid, counts.readable, counts.refused
    )
}

fn show(context: &mut Context, cell: Cell<'_>, countries: Countries) -> Result {
    let checked = check_for(cell.text, countries);
    let (word, tone) = match (checked.valid, checked.number) {
        (true, _) => ("valid", Tone::Good),
        (false, Some(_)) => ("readable", Tone::Open),
        (false, None) => ("invalid", Tone::Bad),
    };
    let line = cell.line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let about = about(&checked);
    let about = if about.is_empty() { about } else { format!("  {about}") };
    let word = context.paint.tone(tone, &format!("{word:8}"));
    context.line(format!("{line}{}  {word}{about}", text::shown(&checked.given)).trim_end())?;
    for finding in &checked.findings {
        let (word, tone) = match finding.severity {
            Severity::Error => ("error", Tone::Bad),
            Severity::Warning => ("warning", Tone::Open),
            Severity::Info => ("info", Tone::Quiet),
        };
        let word = context.paint.tone(tone, &format!("{word}:"));
        // The message names the number that it suggests.
        context.line(&format!("    {word} {}", text::shown(&finding.message)))?;
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
    parts.push(checked.kind.as_str().to_owned());
    parts.extend(checked.place.map(str::to_owned));
    parts.extend(checked.region.map(str::to_owned));
    let zones = checked.zones.join(", ");
    let zones = if zones.is_empty() { zones } else { format!(" ({zones})") };
    format!("{}{zones}", parts.join(", "))
}
