//! Wanted state: what a file says about each number.
//!
//! Four readers (CSV and TSV, TOML, JSON Lines, rows in memory) hand rows to one `Builder`, which
//! holds every rule. All errors are collected, with their place; nothing is read from the network for it.

mod build;
pub(crate) mod cell;
mod json_lines;
mod model;
mod place;
mod read;
mod table;
mod toml_file;

#[cfg(feature = "bindings")]
pub(crate) use build::read_number;
pub use cell::{guard as guard_cell, write as write_cell};
pub use model::{Format, ReadOptions, Wanted, WantedAccount, WantedRow, Wish};
pub use place::{FileError, FileErrors};
