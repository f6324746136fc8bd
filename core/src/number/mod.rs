//! Phone numbers: parsing, normalizing, checking.
//!
//! Every function here is pure: its result depends on the text and on one table of area codes.
//!
//! | Task | Function | Result |
//! |---|---|---|
//! | Accept only the wire form | [`PhoneNumber::parse`], [`Nanp::parse`] | the number, or an error |
//! | Read pasted or exported text | [`normalize`] | the number and the assumptions made, or an error |
//! | Check a number while it is typed | [`check_typed`] | a format, and whether more digits are needed |
//! | Accept numbers of other countries | [`check_for`], [`normalize_for`] | as [`check`] and [`normalize`] |
//! | Describe a number | [`check`]; for columns [`check_column`], [`check_block`] | kind, place, findings |
//!
//! A number is sent as eleven digits, `12065551234`: country code 1, a three-digit area code (NPA), a
//! three-digit central office code (NXX) and four more. The *North American Numbering Plan* says which numbers can
//! exist. A number that cannot exist is refused. A number that is only unusual gets a [`NumberFinding`] of severity
//! warning, which never stops an operation.
//!
//! Structure: `char_class`, `spreadsheet` and `read` turn a text into eleven digits; `nanp_rules` and `area_rows` hold the
//! numbering plan; `parse_any` combines the two. Every public function goes through `parse_any`, so two of them
//! cannot disagree. `common_forms` holds fast paths for most cells. All messages are written in `explain`.
//!
//! ```
//! use numplan::number::{Nanp, check, normalize};
//!
//! let number = Nanp::parse("12065551234")?;
//! assert_eq!((number.npa(), number.nxx(), number.line()), (206, 555, 1234));
//!
//! let pasted = normalize("+1 (206) 555-1234")?;
//! assert_eq!(pasted.number.nanp(), Some(number));
//!
//! let check = check("1-800-FLOWERS");
//! assert!(!check.valid);
//! assert_eq!(check.findings[0].suggestion.as_deref(), Some("18003569377"));
//! # Ok::<(), numplan::number::NumberError>(())
//! ```

mod area;
mod area_rows;
mod cell;
mod char_class;
mod check;
mod column;
mod common_forms;
mod countries;
mod digit_run;
mod error;
mod explain;
mod finding;
mod generated;
mod nanp;
mod nanp_rules;
mod normalize;
mod parse;
mod parse_any;
mod phone;
mod read;
mod spreadsheet;
mod suggest;
mod typed;
mod verdict;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod table_source;
#[cfg(test)]
mod vectors;

pub use area::NumberKind;
pub use area_rows::{AreaRow, area_rows};
pub use cell::{ColumnCell, ColumnVisitor, normalize_cell, visit_column};
pub use check::{NumberCheck, check};
pub use column::{Column, ColumnCounts, cells, check_block, check_column};
pub use countries::{Countries, check_for, normalize_for, verdict_for};
pub use error::NumberError;
pub use finding::{FindingCode, FindingSet, NumberFinding, Severity};
pub use nanp::Nanp;
pub use normalize::{NormalizedNumber, normalize};
pub use phone::PhoneNumber;
pub use typed::{TypedNumber, TypingState, check_typed};
pub use verdict::{Verdict, verdict};
