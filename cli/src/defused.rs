//! Rows of CSV, whose cells no spreadsheet runs.

use std::borrow::Cow;
use std::io;

/// Writes a row.
pub(crate) fn write_row<'a>(
    to: &mut dyn io::Write,
    cells: impl IntoIterator<Item = &'a str>,
) -> io::Result<()> {
    write_record(to, cells.into_iter().map(|cell| Bytes(defused(cell))))
}

/// Writes a row of cells that are somebody's own: as they are.
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

/// A spreadsheet takes a cell that begins so for a formula, and does what it says.
fn defused(cell: &str) -> Cow<'_, str> {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

struct Bytes<'a>(Cow<'a, str>);

impl AsRef<[u8]> for Bytes<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_a_spreadsheet_would_run_is_defused() {
        for formula in ["=1+1", "+12065551234", "-1", "@SUM(A1)", "\tx", "\rx"] {
            assert_eq!(defused(formula), format!("'{formula}"));
        }
        assert_eq!(defused("12065551234"), "12065551234");
    }
}
