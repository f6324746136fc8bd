//! Wanted state: what a file says about each number.
//!
//! Four readers (CSV and TSV, TOML, JSON Lines, rows in memory) hand rows to one `Builder`, which
//! holds every rule. All errors are collected, with their place; nothing is read from the network for it.

mod build;
pub(crate) mod cell;
mod json_lines;
mod place;
mod table;
mod toml_file;

use std::path::Path;

use numplan::PhoneNumber;
use numplan::fields::{Input, InputType};
use numplan::provider::ProviderId;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

#[cfg(feature = "bindings")]
pub(crate) use build::read_number;
pub use cell::{guard as guard_cell, write as write_cell};
pub use place::{FileError, FileErrors};

use crate::account::AccountName;
use crate::guards::Guards;
use crate::provider::{FleetField, fields};

/// A wanted state, without errors.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Wanted {
    /// The name of the file it was read from.
    pub file: String,
    /// The accounts, in the order in which they are first named.
    pub accounts: Vec<WantedAccount>,
    /// The limits that the file sets.
    pub guards: Guards,
    /// The comment columns, each with its `#`.
    pub comments: Vec<String>,
    /// The rows, in the order of the file.
    pub rows: Vec<WantedRow>,
    /// Rows that repeat an earlier one.
    pub repeated: u64,
}

/// An account that a wanted state names.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WantedAccount {
    /// Its name.
    pub name: AccountName,
    /// The most requests a second, where the file sets them.
    pub rate: Option<f64>,
}

/// The wanted state of one number.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedRow {
    /// The number.
    pub number: PhoneNumber,
    /// The place of its account in [`Wanted::accounts`].
    pub account: u16,
    /// The line of the file.
    pub line: u32,
    /// The fields that are to be set or cleared, in the order of the field table.
    pub changes: Vec<Wish>,
    /// The comments, each with the place of its column in [`Wanted::comments`].
    pub comments: Vec<(u16, Box<str>)>,
}

/// A field and the value that it is to have.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// The place of the field in the field table of the provider.
    pub field: u8,
    /// The value; `None`: clear the field.
    pub value: Option<Value>,
}

/// How a wanted file is read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The account of rows that name none.
    pub account: Option<AccountName>,
    /// Whether callback URLs may name private hosts: on a sandbox they may.
    pub private_hosts: bool,
}

/// The format of a wanted file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-, semicolon- or tab-separated values.
    Table,
    /// TOML.
    Toml,
    /// One JSON object a line.
    JsonLines,
}

impl Format {
    /// The format that a file's name says. Err: the message for an unknown one.
    pub fn of(path: &Path) -> Result<Self, String> {
        let extension = path.extension().map(|text| text.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("csv" | "tsv" | "tab" | "txt") => Ok(Self::Table),
            Some("toml") => Ok(Self::Toml),
            Some("jsonl" | "ndjson" | "json") => Ok(Self::JsonLines),
            Some("xlsx" | "xls" | "ods") => {
                Err("is a spreadsheet: save it as CSV (UTF-8), and give that file".to_owned())
            }
            Some("yaml" | "yml") => {
                Err("is YAML, which reads some numbers as octal: write CSV, TOML or JSON Lines".to_owned())
            }
            _ => Err("has no known ending: use .csv, .tsv, .toml or .jsonl".to_owned()),
        }
    }
}

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
        json_lines::from_rows(name, rows, options)
    }

    /// The provider of an account.
    pub(crate) fn provider(&self, account: u16) -> Option<ProviderId> {
        self.accounts.get(usize::from(account)).map(|account| account.name.provider())
    }

    /// The field of a wish of a row.
    pub(crate) fn field(&self, row: &WantedRow, wish: &Wish) -> Option<&'static FleetField> {
        fields(self.provider(row.account)?).get(usize::from(wish.field))
    }

    /// SHA-256 of all rows, secrets masked, in hexadecimal. The same rows have the same hash in every format.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for row in &self.rows {
            let account = self.accounts.get(usize::from(row.account));
            let account = account.map(|account| account.name.to_string()).unwrap_or_default();
            hash.update(format!("{}\t{account}", row.number.as_str()));
            for wish in &row.changes {
                let (name, kind) =
                    self.field(row, wish).map_or(("", InputType::Text), |field| (field.name, field.kind));
                let value = wish.value.as_ref().map_or(Value::Null, |value| kind.masked(value.clone()));
                hash.update(format!("\t{name}={value}"));
            }
            hash.update("\n");
        }
        hex(&hash.finalize())
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
