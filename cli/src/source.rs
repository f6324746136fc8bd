//! The inputs that numbers are read from: the command line, standard input, a file, a column of a table.
//!
//! Cells are streamed: none is kept in memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command};
use numplan::fields::nearest;
use numplan::number::verdict;

use crate::csv_safe;
use crate::io::{CommandError, Result, usage};
use crate::text_file::{self, TextFile};

const NUMBERS: &str = "numbers";
const FROM: &str = "from";
/// The heading of the flags that select numbers.
pub(crate) const HEADING: &str = "Numbers";
/// A longer line does not hold a phone number.
const LONGEST_LINE: u64 = 64 * 1024;
/// A quoted cell with more lines was not meant to be one.
const LONGEST_CELL: u64 = 500;

/// Text that may be a number, and its line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub(crate) text: &'a str,
    /// The line of the file, from 1; `None` for the command line.
    pub(crate) line: Option<u64>,
    /// The whole row, if the text is a cell of a table.
    pub(crate) row: Option<&'a csv::ByteRecord>,
    /// How many bytes of the file were read up to the text.
    pub(crate) read: u64,
}

/// Receives what sources hold.
pub(crate) trait Cells {
    /// Receives the first row of a table, and whether it is a header.
    fn table(&mut self, _first: &csv::ByteRecord, _is_header: bool) -> Result {
        Ok(())
    }

    /// Receives the next cell.
    fn cell(&mut self, cell: Cell<'_>) -> Result;
}

impl<F: FnMut(Cell<'_>) -> Result> Cells for F {
    fn cell(&mut self, cell: Cell<'_>) -> Result {
        self(cell)
    }
}

/// One input.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Word(String),
    Input { column: Option<String> },
    File { path: String, column: Option<String> },
}

/// All inputs, in the order given.
#[derive(Debug, Clone)]
pub(crate) struct Sources(Vec<Source>);

/// Adds numbers on the command line, for commands that do not take a file.
pub(crate) fn add_words(command: Command) -> Command {
    let numbers = Arg::new(NUMBERS).value_name("NUMBER").action(ArgAction::Append);
    command.arg(numbers.help("Phone numbers, as 12065551234 or as people write them"))
}

/// Adds the arguments that select inputs.
pub(crate) fn add(command: Command) -> Command {
    let numbers = Arg::new(NUMBERS)
        .value_name("NUMBER")
        .action(ArgAction::Append)
        .help("Phone numbers, as 12065551234 or as people write them; - reads them from standard input");
    let from = Arg::new(FROM).long("from").help_heading(HEADING).value_name("FILE[:COLUMN]").allow_hyphen_values(true).help(
        "Take the numbers from a file (- is standard input), one a line, or from a column of a CSV file: its name, or its place from 1",
    );
    command.arg(numbers).arg(from)
}

/// The error of a command that was given no source.
pub(crate) fn none_given() -> CommandError {
    usage("no number is given: name one or several, or - for standard input, or --from FILE[:COLUMN]")
}

impl Sources {
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        // Some commands take no file, and some take no numbers.
        let words = matches.try_get_many::<String>(NUMBERS).ok().flatten().unwrap_or_default();
        let mut sources: Vec<Source> = words
            .map(|word| match word.as_str() {
                "-" => Source::Input { column: None },
                word => Source::Word(word.to_owned()),
            })
            .collect();
        let from = matches.try_get_one::<String>(FROM).ok().flatten();
        sources.extend(from.map(|from| Source::from_file(from)));
        Self(sources)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether numbers are read from standard input, so that a question cannot be answered there.
    pub(crate) fn takes_input(&self) -> bool {
        self.0.iter().any(|source| matches!(source, Source::Input { .. }))
    }

    /// Whether all numbers are on the command line.
    pub(crate) fn are_words(&self) -> bool {
        self.0.iter().all(|source| matches!(source, Source::Word(_)))
    }

    /// The bytes to read, where all numbers are in one file.
    pub(crate) fn length(&self) -> Option<u64> {
        match self.0.as_slice() {
            [Source::File { path, .. }] => {
                std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|file| file.len())
            }
            _ => None,
        }
    }

    /// Passes every cell to `act`.
    pub(crate) fn each(&self, input: &mut dyn BufRead, act: &mut dyn Cells) -> Result {
        for source in &self.0 {
            match source {
                Source::Word(word) => act.cell(Cell { text: word, line: None, row: None, read: 0 })?,
                Source::Input { column } => Named("standard input").read(input, column.as_deref(), act)?,
                Source::File { path, column } => {
                    let named = Named(path);
                    let file = File::open(path).map_err(|error| named.unreadable(&error))?;
                    let mut file = BufReader::with_capacity(64 * 1024, file);
                    named.read(&mut file, column.as_deref(), act)?;
                }
            }
        }
        Ok(())
    }
}

impl Source {
    /// Splits `FILE:COLUMN`. An existing file with a colon in its name is taken whole.
    fn from_file(from: &str) -> Self {
        let (path, column) = match from.rsplit_once(':') {
            Some((path, column)) if !path.is_empty() && !Path::new(from).is_file() => (path, Some(column)),
            _ => (from, None),
        };
        let column = column.map(str::to_owned);
        if path == "-" { Self::Input { column } } else { Self::File { path: path.to_owned(), column } }
    }
}

/// An input by its name in messages.
struct Named<'a>(&'a str);

impl Named<'_> {
    fn unreadable(&self, error: &io::Error) -> CommandError {
        usage(format!("cannot read {}: {error}", self.0))
    }

    fn read(&self, from: &mut dyn BufRead, column: Option<&str>, act: &mut dyn Cells) -> Result {
        let text = TextFile::open(from).map_err(|error| self.unreadable(&error))?;
        let text = text.map_err(|kind| usage(format!("{} {kind}", self.0)))?;
        let kind = Path::new(self.0).extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let is_table = kind.is_some_and(|kind| kind == "csv" || kind == "tsv");
        if column.is_some() || is_table { self.table(text, column, act) } else { self.lines(text, act) }
    }

    fn lines(&self, from: TextFile<'_>, act: &mut dyn Cells) -> Result {
        let mut from = BufReader::with_capacity(64 * 1024, from);
        let mut line = Vec::new();
        let mut bytes = 0;
        for place in 1.. {
            line.clear();
            let read = (&mut from).take(LONGEST_LINE).read_until(b'\n', &mut line);
            if read.map_err(|error| self.unreadable(&error))? == 0 {
                break;
            }
            if line.len() as u64 == LONGEST_LINE {
                let name = self.0;
                return Err(usage(format!(
                    "{name} is not a list of numbers: line {place} is longer than 64 KB"
                )));
            }
            bytes += line.len() as u64;
            let text = self.utf8(&line, place)?.trim_end_matches('\n');
            if !text.trim().is_empty() {
                act.cell(Cell {
                    text: csv_safe::unescaped(text),
                    line: Some(place),
                    row: None,
                    read: bytes,
                })?;
            }
        }
        Ok(())
    }

    fn table(&self, mut from: TextFile<'_>, column: Option<&str>, act: &mut dyn Cells) -> Result {
        let delimiter = from.delimiter();
        let skipped = from.skipped_lines;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(from);
        let mut row = csv::ByteRecord::new();
        let mut index = None;
        loop {
            match reader.read_byte_record(&mut row) {
                Ok(true) if row.len() != 1 || row.as_slice() != text_file::END => {}
                Ok(_) => return Ok(()),
                Err(error) => return Err(usage(format!("cannot read {}: {error}", self.0))),
            }
            let inside = row.as_slice().split(|byte| *byte == b'\n').skip(1).count() as u64;
            let is_open = row.as_slice().ends_with(text_file::END);
            // The end of the record is certain; its start may be preceded by empty lines. An open record has no end.
            let line = skipped + (reader.position().line() + u64::from(is_open)).saturating_sub(inside + 1);
            if is_open || inside > LONGEST_CELL {
                return Err(usage(format!(
                    "line {line} of {} opens a quote that is not closed: add the closing quote",
                    self.0
                )));
            }
            // Spreadsheets write rows of delimiters after the last one that is filled.
            if row.iter().all(<[u8]>::is_empty) && row.len() > 1 {
                continue;
            }
            let index = match index {
                Some(index) => index,
                None => {
                    let (place, is_header) = self.column(&row, column, line)?;
                    index = Some(place);
                    act.table(&row, is_header)?;
                    if is_header {
                        continue;
                    }
                    place
                }
            };
            let text = csv_safe::unescaped(self.utf8(row.get(index).unwrap_or_default(), line)?);
            let read = row.position().map_or(0, csv::Position::byte);
            act.cell(Cell { text, line: Some(line), row: Some(&row), read })?;
        }
    }

    fn utf8<'b>(&self, text: &'b [u8], line: u64) -> Result<&'b str> {
        std::str::from_utf8(text).map_err(|_| {
            usage(format!(
                "line {line} of {} is not UTF-8 but perhaps Windows-1252: save it as CSV UTF-8",
                self.0
            ))
        })
    }

    /// Which column is meant, and whether the first row is a header.
    fn column(&self, first: &csv::ByteRecord, wanted: Option<&str>, line: u64) -> Result<(usize, bool)> {
        let names = first.iter().map(|cell| self.utf8(cell, line).map(label));
        let names: Vec<String> = names.collect::<Result<_, _>>()?;
        let holds_number =
            |index: usize| names.get(index).is_some_and(|cell| verdict(cell).number().is_some());
        let (name, columns) = (self.0, names.join(", "));
        let Some(wanted) = wanted.map(label) else {
            if names.len() == 1 {
                return Ok((0, !holds_number(0)));
            }
            let example = names.iter().find(|name| !name.is_empty()).map_or("1", String::as_str);
            return Err(usage(format!(
                "{name} has {} columns ({columns}): name one, as --from \"{name}:{example}\"",
                names.len()
            )));
        };
        let places = |is_wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
            (0..names.len()).filter(|place| is_wanted(&names[*place])).collect()
        };
        let exact = places(&|cell| cell == wanted);
        let found = if exact.is_empty() { places(&|cell| cell.eq_ignore_ascii_case(&wanted)) } else { exact };
        match found.as_slice() {
            [] => {}
            [index] => return Ok((*index, true)),
            several => {
                let several: Vec<String> = several.iter().map(|place| (place + 1).to_string()).collect();
                return Err(usage(format!(
                    "{name} has several columns \"{wanted}\" ({}): give the place of one, as --from \"{name}:{}\"",
                    several.join(", "),
                    several[0]
                )));
            }
        }
        match wanted.parse::<usize>() {
            Ok(place) if (1..=names.len()).contains(&place) => Ok((place - 1, !holds_number(place - 1))),
            Ok(_) => Err(usage(format!("{name} has no column {wanted}, it has {}", names.len()))),
            Err(_) => {
                let near = nearest(&wanted, names.iter().map(String::as_str));
                let hint = near
                    .map_or_else(|| format!("it has {columns}"), |near| format!("did you mean \"{near}\"?"));
                Err(usage(format!("{name} has no column \"{wanted}\"; {hint}")))
            }
        }
    }
}

/// Returns the name of a column as a person types it: without invisible characters, with plain spaces.
fn label(name: &str) -> String {
    let invisible = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];
    name.replace(invisible, "").split_whitespace().collect::<Vec<_>>().join(" ")
}
