//! Phone numbers: what one is, what is wrong with a text that is none, and what a person meant by it.
//!
//! Everything here is a pure function of its text and of one table of area codes. There are three
//! questions, and one call for each:
//!
//! | Question | Call | Answer |
//! |---|---|---|
//! | May this go into a call? | [`PhoneNumber::parse`], [`Nanp::parse`] | the number, or why not |
//! | What number did the person mean? | [`normalise`] | the number and what was assumed, or why not |
//! | What is there to know about it? | [`check`], for many [`check_column`], [`check_block`] | kind, place, findings |
//!
//! A number is sent as eleven digits, `12065551234`: country code 1, a three-digit area code (NPA), a
//! three-digit central office code (NXX) and four more. The *North American Numbering Plan* says which
//! of these can exist. Where a rule says that a number cannot exist it is refused ([`Rule`]); where it
//! says only that a number is unusual there is a [`Finding`], and no call is stopped by one.
//!
//! How it hangs together: `glyph`, `spreadsheet` and `read` turn a text into eleven digits, `plan` and
//! `area` know the numbering plan, `judge` puts the two together. Every public answer is made from
//! `judge`, so that two of them can never disagree. Texts for people are written in `explain` only.
//!
//! ```
//! use numplan::number::{Nanp, check, normalise};
//!
//! let number = Nanp::parse("12065551234")?;
//! assert_eq!((number.npa(), number.nxx(), number.line()), (206, 555, 1234));
//!
//! let pasted = normalise("+1 (206) 555-1234")?;
//! assert_eq!(pasted.number, number);
//!
//! let check = check("1-800-FLOWERS");
//! assert!(!check.valid);
//! assert_eq!(check.findings[0].suggestion.as_deref(), Some("18003569377"));
//! # Ok::<(), numplan::number::NumberError>(())
//! ```

mod area;
mod cell;
mod check;
mod column;
mod error;
mod explain;
mod finding;
mod forms;
mod glyph;
mod judge;
mod nanp;
mod normalise;
mod phone;
mod plan;
mod read;
mod rule;
mod spreadsheet;
mod suggest;
mod table;
mod verdict;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod table_source;
#[cfg(test)]
mod vectors;

pub use area::{AreaRow, Kind, area_rows};
pub use cell::{ColumnCell, ColumnVisitor, normalise_cell, visit_column};
pub use check::{Check, check};
pub use column::{Column, Counts, cells, check_block, check_column};
pub use error::NumberError;
pub use finding::{Finding, FindingCode, FindingSet, Severity};
pub use nanp::Nanp;
pub use normalise::{Normalised, normalise};
pub use phone::PhoneNumber;
pub use rule::Rule;
pub use verdict::{Verdict, verdict};
