//! `numplan._native`: the engine as a Python module.
//!
//! It translates and decides nothing, and it is small: it takes names and values and gives values back. What
//! people see, with its types, keywords and documentation, is Python source beside it.

#![expect(clippy::doc_markdown, reason = "documentation for readers of Python, who see it as it stands")]

mod attach;
mod callback;
mod cell;
mod check;
mod client;
mod columns;
mod command;
mod course;
mod error;
mod input;
mod json;
mod models;
mod sandbox;
mod tree;

use pyo3::prelude::*;

/// The engine of numplan. Import `numplan` instead.
#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use super::callback::check_callback_url;
    #[pymodule_export]
    use super::check::{NumberCheck, check, is_valid, normalize};
    #[pymodule_export]
    use super::client::{End, Host, OperationHandle, Pages, Prepared};
    #[pymodule_export]
    use super::columns::{Column, ColumnMember, check_column};
    #[pymodule_export]
    use super::command::command;
    #[pymodule_export]
    use super::course::Course;
    #[pymodule_export]
    use super::sandbox::Sandbox;
}
