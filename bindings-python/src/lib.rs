//! `numplan._native`: the engine as a Python module.
//!
//! It takes names and values and returns values. Users see the Python sources beside it, which have the types,
//! keywords and documentation.

#![expect(clippy::doc_markdown, reason = "Python shows these comments as docstrings")]

mod callback;
mod cell;
mod check;
mod client;
mod columns;
mod command;
mod completions;
mod exchange;
mod fleet;
mod gil;
mod input;
mod json;
mod output;
mod response;
mod sandbox;

use pyo3::prelude::*;

/// The engine of numplan. Import `numplan` instead.
#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use super::callback::check_callback_url;
    #[pymodule_export]
    use super::check::{NumberCheck, check, check_typed, is_valid, normalize};
    #[pymodule_export]
    use super::client::{NativeClient, OperationHandle, Pages, Prepared};
    #[pymodule_export]
    use super::columns::{Column, ColumnMember, check_column};
    #[pymodule_export]
    use super::command::command;
    #[pymodule_export]
    use super::completions::{CompletionQueue, Outcome};
    #[pymodule_export]
    use super::exchange::Exchange;
    #[pymodule_export]
    use super::fleet::{FleetAccounts, FleetPlan, FleetRun, FleetSnapshot, FleetTask, FleetWanted};
    #[pymodule_export]
    use super::response::Response;
    #[pymodule_export]
    use super::sandbox::Sandbox;
}
