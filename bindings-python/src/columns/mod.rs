//! Columns of numbers: any Arrow exporter, NumPy arrays and Python sequences in, Arrow out.
//!
//! Every input becomes a list of Arrow arrays, in place where it is Arrow already (`import`, `sequence`). The rules
//! are those of the engine; `cells` reads the types, `build` makes the `members` of results, `capsule` is the C interface.

mod build;
mod capsule;
mod cells;
mod checked;
mod import;
mod member;
mod members;
mod sequence;
mod vocabulary;

pub(crate) use checked::{Column, check_column};
pub(crate) use member::ColumnMember;
