//! Phone numbers: what one is, what is wrong with a text that is none, and what a person meant by it.
//!
//! Everything here is a pure function of its text and of one table of area codes. There are three
//! questions, and one call for each:
//!
//! | Question | Call | Response |
//! |---|---|---|
//! | May this go into a call? | [`PhoneNumber::parse`], [`Nanp::parse`] | the number, or why not |
//! | What number did the person mean? | [`normalize`] | the number and what was assumed, or why not |
//! | What is there to know about it? | [`check`], for many [`check_column`], [`check_block`] | kind, place, findings |
//!
//! A number is sent as eleven digits, `12065551234`: country code 1, a three-digit area code (NPA), a
//! three-digit central office code (NXX) and four more. The *North American Numbering Plan* says which
//! of these can exist. Where a rule says that a number cannot exist it is refused ([`Rule`]); where it
//! says only that a number is unusual there is a [`NumberFinding`], and no call is stopped by one.
//!
//! How it hangs together: `char_class`, `spreadsheet` and `read` turn a text into eleven digits, `plan` and
//! `area` know the numbering plan, `judge` puts the two together. Every public answer is made from
//! `judge`, so that two of them can never disagree. Texts for people are written in `explain` only.
//!
//! ```
//! use numplan::number::{Nanp, check, normalize};
//!
//! let number = Nanp::parse("12065551234")?;
//! assert_eq!((number.npa(), number.nxx(), number.line()), (206, 555, 1234));
//!
//! let pasted = normalize("+1 (206) 555-1234")?;
//! assert_eq!(pasted.number, number);
//!
//! let check = check("1-800-FLOWERS");
//! assert!(!check.valid);
//! assert_eq!(check.findings[0].suggestion.as_deref(), Some("18003569377"));
//! # Ok::<(), numplan::number::NumberError>(())
//! ```

mod area;
mod cell;
mod char_class;
mod check;
mod column;
mod error;
mod explain;
mod finding;
mod nanp;
mod nanp_rules;
mod normalize;
mod parse_any;
mod phone;
mod read;
mod rule;
mod spreadsheet;
mod suggest;
mod table;
mod text_impls;
mod verdict;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod table_source;
#[cfg(test)]
mod vectors;

pub use area::{AreaRow, NumberKind, area_rows};
pub use cell::{ColumnCell, ColumnVisitor, normalize_cell, visit_column};
pub use check::{NumberCheck, check};
pub use column::{Column, ColumnCounts, cells, check_block, check_column};
pub use error::NumberError;
pub use finding::{FindingCode, FindingSet, NumberFinding, Severity};
pub use nanp::Nanp;
pub use normalize::{NormalizedNumber, normalize};
pub use phone::PhoneNumber;
pub use rule::Rule;
pub use verdict::{Verdict, verdict};
