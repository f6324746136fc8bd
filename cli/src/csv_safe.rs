//! CSV cells that no spreadsheet runs as a formula, and that are read back as they were.

use std::borrow::Cow;
use std::io;

/// Spreadsheets take a cell that begins with one of these for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes a row, with quotes before formulas.
pub(crate) fn write_row<'a>(
    to: &mut dyn io::Write,
    cells: impl IntoIterator<Item = &'a str>,
) -> io::Result<()> {
    write_record(to, cells.into_iter().map(escaped))
}

/// Writes a row as it is.
pub(crate) fn write_record(
    to: &mut dyn io::Write,
    cells: impl IntoIterator<Item = impl AsRef<[u8]>>,
) -> io::Result<()> {
    let mut line = Vec::with_capacity(256);
    let mut writer = csv::WriterBuilder::new().buffer_capacity(256).from_writer(&mut line);
    writer.write_record(cells).map_err(io::Error::from)?;
    writer.flush()?;
    drop(writer);
    to.write_all(&line)
}

/// Whether a cell is a formula, or was one before quotes were put before it.
fn is_guarded(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// Puts a quote before a formula. A cell that has one already gets another, so that both are read back as they were.
fn escaped(cell: &str) -> Cow<'_, [u8]> {
    if is_guarded(cell) { format!("'{cell}").into_bytes().into() } else { cell.as_bytes().into() }
}

/// Takes the quote away that [`write_row`] puts before a formula.
pub(crate) fn unescaped(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_guarded(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_quoted_and_read_back() {
        for formula in ["=1+1", "+12065551234", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''+1"] {
            let guarded = format!("'{formula}");
            assert_eq!(&*escaped(formula), guarded.as_bytes());
            assert_eq!(unescaped(&guarded), formula);
        }
        for plain in ["12065551234", "'quoted'", "", "'"] {
            assert_eq!(&*escaped(plain), plain.as_bytes());
            assert_eq!(unescaped(plain), plain);
        }
    }
}
