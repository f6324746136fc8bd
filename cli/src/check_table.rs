//! The tables of `numplan check --csv`: the check alone, or after the columns of a file.

use numplan::number::{FindingCode, Verdict};

use crate::csv_safe;
use crate::prelude::*;
use crate::source::Cell;

/// The columns of a check.
const COLUMNS: [&str; 8] = ["number", "valid", "kind", "region", "place", "zones", "findings", "suggestion"];

/// The prefix of these columns after those of a file.
const PREFIX: &str = "check_";

/// Writes the header of the check alone.
pub(crate) fn write_header(context: &mut Context) -> Result {
    Ok(csv_safe::write_row(context.output(), ["line", "given"].into_iter().chain(COLUMNS))?)
}

/// Writes a row of the check alone.
pub(crate) fn write(context: &mut Context, cell: Cell<'_>, verdict: Verdict) -> Result {
    let line = cell.line.map(|line| line.to_string()).unwrap_or_default();
    let columns = columns(cell.text, verdict);
    let cells = [line.as_str(), cell.text].into_iter().chain(columns.iter().map(String::as_str));
    Ok(csv_safe::write_row(context.output(), cells)?)
}

/// Writes the header of the check after that of the file, or after numbered columns if it has none.
pub(crate) fn keep_header(context: &mut Context, first: &csv::ByteRecord, is_header: bool) -> Result {
    let own: Vec<String> = COLUMNS.iter().map(|name| format!("{PREFIX}{name}")).collect();
    if let Some(taken) = own.iter().find(|own| first.iter().any(|name| name == own.as_bytes())) {
        return Err(usage(format!(
            "--keep writes a column \"{taken}\", which the file has already: rename it there"
        )));
    }
    let numbered = (1..=first.len()).map(|place| format!("column_{place}").into_bytes());
    let names: Vec<Vec<u8>> =
        if is_header { first.iter().map(<[u8]>::to_vec).collect() } else { numbered.collect() };
    let names = names.into_iter().chain(own.into_iter().map(String::into_bytes));
    Ok(csv_safe::write_record(context.output(), names)?)
}

/// Writes a row of the file unchanged, and the check after it.
pub(crate) fn keep(context: &mut Context, cell: Cell<'_>, verdict: Verdict, width: usize) -> Result {
    let Some(row) = cell.row else {
        return Err(usage(
            "--keep needs a CSV file whose columns it can keep: name it with --from FILE:COLUMN",
        ));
    };
    if row.iter().skip(width).any(|cell| !cell.is_empty()) {
        let (line, cells) = (cell.line.unwrap_or_default(), row.len());
        return Err(usage(format!(
            "line {line} has {cells} cells, the first row has {width}: put quotation marks around cells that hold \
             the delimiter"
        )));
    }
    // Shorter rows are filled up, so that the columns behind them stand where they should.
    let missing = width.saturating_sub(row.len());
    let kept = row.iter().take(width).chain(std::iter::repeat_n(&b""[..], missing));
    let columns = columns(cell.text, verdict);
    Ok(csv_safe::write_record(context.output(), kept.chain(columns.iter().map(String::as_bytes)))?)
}

/// Returns the check as cells.
fn columns(text: &str, verdict: Verdict) -> [String; 8] {
    let number = verdict.number();
    let text_of = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let codes: Vec<&str> = verdict.findings().map(FindingCode::as_str).collect();
    [
        verdict.phone_number().map(|number| number.to_string()).unwrap_or_default(),
        verdict.is_valid().to_string(),
        verdict.kind().as_str().to_owned(),
        text_of(number.and_then(|number| number.region())),
        text_of(number.and_then(|number| number.place())),
        number.map(|number| number.zones().join(" ")).unwrap_or_default(),
        codes.join(" "),
        verdict.suggestion(text).map(|number| number.to_string()).unwrap_or_default(),
    ]
}
