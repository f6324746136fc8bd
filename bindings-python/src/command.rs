//! The `numplan` command, which comes with the package.

use numplan_cli::Process;
use pyo3::prelude::*;

/// Runs the command with its arguments, the program's name first, and returns the exit code.
#[pyfunction]
pub(crate) fn command(py: Python<'_>, arguments: Vec<String>) -> u8 {
    py.detach(|| numplan_cli::run(arguments, Process::current()).code())
}
