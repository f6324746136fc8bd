//! Wanted states, their rows, and how a file of them is read.

use std::path::Path;

use numplan::PhoneNumber;
use numplan::fields::InputType;
use numplan::provider::ProviderId;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::account::AccountName;
use crate::guards::Guards;
use crate::provider::{FleetField, fields, hex};

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
    /// The account's name.
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
    /// The provider of an account.
    pub(crate) fn provider(&self, account: u16) -> Option<ProviderId> {
        self.accounts.get(usize::from(account)).map(|account| account.name.provider())
    }

    /// The name of an account.
    pub(crate) fn account_name(&self, account: u16) -> String {
        self.accounts.get(usize::from(account)).map(|account| account.name.to_string()).unwrap_or_default()
    }

    /// The field of a wish of a row.
    pub(crate) fn field(&self, row: &WantedRow, wish: &Wish) -> Option<&'static FleetField> {
        fields(self.provider(row.account)?).get(usize::from(wish.field))
    }

    /// SHA-256 of all rows, secrets masked, in hexadecimal. The same rows have the same hash in every format.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for row in &self.rows {
            hash.update(format!("{}\t{}", row.number.as_str(), self.account_name(row.account)));
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
