//! CSV and TSV, as spreadsheets write them.

use std::collections::HashSet;
use std::rc::Rc;

use super::build::{Builder, Cell, Raw};
use super::model::{ReadOptions, Wanted};
use super::place::{FileErrors, Place, short};

/// Reads a table.
pub(super) fn read(name: &str, text: &str, options: &ReadOptions) -> Result<Wanted, FileErrors> {
    let mut builder = Builder::new(name, options);
    read_into(&mut builder, name, text);
    builder.finish(name)
}

/// Reads a table into what was read before.
pub(super) fn read_into(builder: &mut Builder, name: &str, text: &str) {
    name.clone_into(&mut builder.file);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let delimiter = delimiter(name, text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut columns: Option<Vec<Rc<str>>> = None;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let place = Place { line: line_of(text, reader.position()), column: 1 };
                builder.error(place, format!("cannot be read as CSV: {error}"));
                break;
            }
        }
        let Some(position) = record.position() else { continue };
        let line = line_of(text, position);
        let is_skipped = record.get(0).is_some_and(|cell| cell.starts_with('#')) && columns.is_some();
        if is_skipped || record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let places = places(text, position.byte(), delimiter, line);
        match &columns {
            None => columns = Some(header(builder, &record, &places, line)),
            // Rows under wrong columns would repeat one error a thousand times.
            Some(columns) if columns.is_empty() => return,
            Some(columns) => row(builder, columns, &record, &places, line),
        }
    }
    if columns.is_none() {
        builder
            .error(Place::default(), "is empty: its first row names the columns, of which one is `number`");
    }
}

fn header(builder: &mut Builder, record: &csv::StringRecord, places: &[Place], line: u32) -> Vec<Rc<str>> {
    let mut names = HashSet::new();
    let mut is_good = true;
    let columns: Vec<Rc<str>> = record.iter().map(|name| Rc::from(name.trim())).collect();
    for (index, name) in columns.iter().enumerate() {
        let wrong = match Builder::check_name(name) {
            Err(wrong) => Some(wrong),
            Ok(()) if !names.insert(name) => Some(format!("the column `{name}` stands here twice")),
            Ok(()) => None,
        };
        if let Some(wrong) = wrong {
            builder.error(places.get(index).copied().unwrap_or_default(), wrong);
            is_good = false;
        }
    }
    if !columns.iter().any(|name| &**name == "number") {
        builder.error(Place::line(line), "there is no column `number`: the first row names the columns");
        is_good = false;
    }
    if is_good { columns } else { Vec::new() }
}

fn row(builder: &mut Builder, columns: &[Rc<str>], record: &csv::StringRecord, places: &[Place], line: u32) {
    if record.len() > columns.len() {
        let message = format!("the row has {} cells, and there are {} columns", record.len(), columns.len());
        builder.error(places.get(columns.len()).copied().unwrap_or_default(), message);
        return;
    }
    let cells = columns.iter().zip(record.iter()).zip(places);
    let cells: Vec<Cell> = cells
        .filter(|((_, text), _)| !text.is_empty())
        .map(|((name, text), place)| Cell {
            name: Rc::clone(name),
            raw: Raw::Cell(text.to_owned()),
            place: *place,
        })
        .collect();
    builder.row(line, &cells);
}

/// The delimiter: the file's ending says tab, else the first line does.
fn delimiter(name: &str, text: &str) -> u8 {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(ending.as_str(), "tsv" | "tab") {
        return b'\t';
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    // Of equally many the first: a comma.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// The line on which the record at a position begins.
fn line_of(text: &str, position: &csv::Position) -> u32 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    // A position may stand before the line breaks that come before its record.
    let breaks = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    let breaks = breaks.filter(|byte| **byte == b'\n').count();
    short(usize::try_from(position.line()).unwrap_or(usize::MAX).saturating_add(breaks))
}

/// The places of the cells of the record that begins at a byte.
fn places(text: &str, start: u64, delimiter: u8, line: u32) -> Vec<Place> {
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let rest = text.get(start..).unwrap_or_default().trim_start_matches(['\n', '\r']);
    let mut places = vec![Place { line, column: 1 }];
    let (mut at, mut quoted) = (Place { line, column: 1 }, false);
    for letter in rest.chars() {
        at.column += 1;
        match letter {
            '"' => quoted = !quoted,
            '\n' if quoted => at = Place { line: at.line + 1, column: 1 },
            '\n' | '\r' if !quoted => break,
            letter if letter == char::from(delimiter) && !quoted => places.push(at),
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_their_places() {
        let text = "a,b\n\"x\ny\",ö,z\n";
        let place = |line, column| Place { line, column };
        assert_eq!(places(text, 4, b',', 2), [place(2, 1), place(3, 4), place(3, 6)]);
    }

    #[test]
    fn delimiters_are_recognized() {
        assert_eq!(delimiter("a.csv", "number;alias\n1;\"a,b,c\""), b';');
        assert_eq!(delimiter("a.csv", "number,alias"), b',');
        assert_eq!(delimiter("a.tsv", "number,alias"), b'\t');
        assert_eq!(delimiter("a.csv", "number"), b',');
    }
}
