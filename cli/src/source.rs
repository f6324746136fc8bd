//! Where numbers come from: the command line, standard input, a file, a column of a table.
//!
//! Everything streams: a cell is handed over as soon as it is read, and none is kept here.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command};
use numplan::fields::nearest;
use numplan::number::verdict;

use crate::shell::CommandError;

const NUMBERS: &str = "numbers";
const FROM: &str = "from";
/// What help calls the flags that say which numbers are meant.
pub(crate) const HEADING: &str = "Numbers";
/// No line that holds a phone number is longer.
const LONGEST_LINE: u64 = 64 * 1024;

/// Text that may be a number, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub(crate) text: &'a str,
    /// The line of the file, from 1; none for the command line.
    pub(crate) line: Option<u64>,
    /// The whole row, if the text is a cell of a table.
    pub(crate) row: Option<&'a csv::ByteRecord>,
    /// How many bytes of the file were read up to the text.
    pub(crate) read: u64,
}

/// Receives what sources hold.
pub(crate) trait Cells {
    /// Receives the header of a table, or its first row, if that is none.
    fn table(&mut self, _first: &csv::ByteRecord, _is_header: bool) -> Result<(), CommandError> {
        Ok(())
    }

    /// Receives the next cell.
    fn cell(&mut self, cell: Cell<'_>) -> Result<(), CommandError>;
}

impl<F: FnMut(Cell<'_>) -> Result<(), CommandError>> Cells for F {
    fn cell(&mut self, cell: Cell<'_>) -> Result<(), CommandError> {
        self(cell)
    }
}

/// One place that numbers come from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Word(String),
    Input { column: Option<String> },
    File { path: String, column: Option<String> },
}

/// All the places, in the order in which they were given.
#[derive(Debug, Clone)]
pub(crate) struct Sources(Vec<Source>);

/// Adds the numbers on the command line, for what is never done to a whole file.
pub(crate) fn add_words(command: Command) -> Command {
    let numbers = Arg::new(NUMBERS).value_name("NUMBER").action(ArgAction::Append);
    command.arg(numbers.help("Phone numbers, as 12065551234 or as people write them"))
}

/// Adds the arguments that say where numbers come from.
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

impl Sources {
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        // Some commands take no file, and some no numbers at all.
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

    /// Whether standard input is read for numbers, so that no answer can be read from it.
    pub(crate) fn takes_input(&self) -> bool {
        self.0.iter().any(|source| matches!(source, Source::Input { .. }))
    }

    /// Whether all numbers stand on the command line.
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

    /// Hands over every cell.
    pub(crate) fn each(&self, input: &mut dyn BufRead, act: &mut dyn Cells) -> Result<(), CommandError> {
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
    /// A file's own name may have a colon in it, and goes first.
    fn from_file(from: &str) -> Self {
        let (path, column) = match from.rsplit_once(':') {
            Some((path, column)) if !path.is_empty() && !Path::new(from).is_file() => (path, Some(column)),
            _ => (from, None),
        };
        let column = column.map(str::to_owned);
        if path == "-" { Self::Input { column } } else { Self::File { path: path.to_owned(), column } }
    }
}

/// A file by the name that messages call it.
struct Named<'a>(&'a str);

impl Named<'_> {
    fn unreadable(&self, error: &io::Error) -> CommandError {
        CommandError::Usage(format!("cannot read {}: {error}", self.0))
    }

    fn read(
        &self,
        from: &mut dyn BufRead,
        column: Option<&str>,
        act: &mut dyn Cells,
    ) -> Result<(), CommandError> {
        self.skip_mark(from)?;
        let kind = Path::new(self.0).extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let is_table = kind.is_some_and(|kind| kind == "csv" || kind == "tsv");
        if column.is_some() || is_table { self.table(from, column, act) } else { self.lines(from, act) }
    }

    /// A byte order mark is no part of the first cell.
    fn skip_mark(&self, from: &mut dyn BufRead) -> Result<(), CommandError> {
        let start = from.fill_buf().map_err(|error| self.unreadable(&error))?;
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            let name = self.0;
            return Err(CommandError::Usage(format!(
                "{name} is written in UTF-16: save it as UTF-8 (or as CSV UTF-8)"
            )));
        }
        if start.starts_with("\u{feff}".as_bytes()) {
            from.consume(3);
        }
        Ok(())
    }

    fn lines(&self, mut from: &mut dyn BufRead, act: &mut dyn Cells) -> Result<(), CommandError> {
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
                return Err(CommandError::Usage(format!(
                    "{name} is no list of numbers: line {place} does not end"
                )));
            }
            bytes += line.len() as u64;
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\n', '\r']);
            if !text.trim().is_empty() {
                act.cell(Cell { text, line: Some(place), row: None, read: bytes })?;
            }
        }
        Ok(())
    }

    fn table(
        &self,
        from: &mut dyn BufRead,
        column: Option<&str>,
        act: &mut dyn Cells,
    ) -> Result<(), CommandError> {
        let delimiter = delimiter(from.fill_buf().map_err(|error| self.unreadable(&error))?);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(from);
        let mut row = csv::ByteRecord::new();
        let mut index = None;
        loop {
            match reader.read_byte_record(&mut row) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(error) => return Err(CommandError::Usage(format!("cannot read {}: {error}", self.0))),
            }
            let index = match index {
                Some(index) => index,
                None => {
                    let (place, is_header) = self.column(&row, column)?;
                    index = Some(place);
                    act.table(&row, is_header)?;
                    if is_header {
                        continue;
                    }
                    place
                }
            };
            let text = String::from_utf8_lossy(row.get(index).unwrap_or_default());
            let at = row.position();
            let (line, read) = (at.map(csv::Position::line), at.map_or(0, csv::Position::byte));
            act.cell(Cell { text: &text, line, row: Some(&row), read })?;
        }
    }

    /// Which column is meant, and whether the first row is a header.
    fn column(&self, first: &csv::ByteRecord, wanted: Option<&str>) -> Result<(usize, bool), CommandError> {
        let names: Vec<_> =
            first.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        let holds_number =
            |index: usize| names.get(index).is_some_and(|cell| verdict(cell).number().is_some());
        let (name, columns) = (self.0, names.join(", "));
        let Some(wanted) = wanted.map(str::trim) else {
            if names.len() == 1 {
                return Ok((0, !holds_number(0)));
            }
            let example = names.first().map_or("1", String::as_str);
            return Err(CommandError::Usage(format!(
                "{name} has {} columns ({columns}): say which one, as --from \"{name}:{example}\"",
                names.len()
            )));
        };
        let exact = names.iter().position(|cell| cell == wanted);
        if let Some(index) = exact.or_else(|| names.iter().position(|cell| cell.eq_ignore_ascii_case(wanted)))
        {
            return Ok((index, true));
        }
        match wanted.parse::<usize>() {
            Ok(place) if (1..=names.len()).contains(&place) => Ok((place - 1, !holds_number(place - 1))),
            Ok(_) => {
                Err(CommandError::Usage(format!("{name} has no column {wanted}, it has {}", names.len())))
            }
            Err(_) => {
                let near = nearest(wanted, names.iter().map(String::as_str));
                let hint = near
                    .map_or_else(|| format!("it has {columns}"), |near| format!("did you mean \"{near}\"?"));
                Err(CommandError::Usage(format!("{name} has no column \"{wanted}\"; {hint}")))
            }
        }
    }
}

/// The delimiter that the first line has most of: spreadsheets write `;` in many countries.
fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.split(|byte| *byte == delimiter).count();
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}
