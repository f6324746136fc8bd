//! Reading a wanted state from a file, a text or rows in memory.

use std::path::Path;

use numplan::fields::Input;

use super::build::Builder;
use super::model::{Format, ReadOptions, Wanted};
use super::place::{self, FileErrors, Place};
use super::{json_lines, table, toml_file};

impl Wanted {
    /// Reads a wanted file, and for TOML the table of rows that it names.
    pub fn read(path: &Path, options: &ReadOptions) -> Result<Self, FileErrors> {
        let name = path.display().to_string();
        let format = Format::of(path).map_err(|message| FileErrors::of_file(&name, message))?;
        let text = place::read_text(path)?;
        let base = path.parent().unwrap_or_else(|| Path::new(""));
        Self::parse_in(&name, &text, format, options, base)
    }

    /// Reads the text of a wanted file. A table of rows that a TOML text names is looked for in `base`.
    pub fn parse_in(
        name: &str,
        text: &str,
        format: Format,
        options: &ReadOptions,
        base: &Path,
    ) -> Result<Self, FileErrors> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match format {
            Format::Table => table::read(name, text, options),
            Format::Toml => toml_file::read(name, text, options, base),
            Format::JsonLines => json_lines::read(name, text, options),
        }
    }

    /// Takes rows of another language: a dict or an object each. An error names the row, from 1, as its line.
    pub fn from_rows(
        name: &str,
        rows: impl IntoIterator<Item = Vec<(String, Input)>>,
        options: &ReadOptions,
    ) -> Result<Self, FileErrors> {
        let mut builder = Builder::new(name, options);
        for (index, members) in rows.into_iter().enumerate() {
            let line = place::short(index + 1);
            let cells = members.into_iter().map(|(name, input)| (name, input, Place::line(line)));
            json_lines::row(&mut builder, line, cells);
        }
        builder.finish(name)
    }
}
