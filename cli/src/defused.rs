//! Rows of CSV, whose cells no spreadsheet runs.

use std::io;

/// Writes a row.
pub(crate) fn write_row<'a>(
    to: &mut dyn io::Write,
    cells: impl IntoIterator<Item = &'a str>,
) -> io::Result<()> {
    let mut line = Vec::with_capacity(128);
    let mut writer = csv::WriterBuilder::new().buffer_capacity(256).from_writer(&mut line);
    writer.write_record(cells.into_iter().map(defused)).map_err(io::Error::from)?;
    writer.flush()?;
    drop(writer);
    to.write_all(&line)
}

/// A spreadsheet takes a cell that begins so for a formula, and does what it says.
fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
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
