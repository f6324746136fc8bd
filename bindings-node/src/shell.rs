//! The `numplan` command, which `npx numplan` runs.

use napi_derive::napi;
use numplan_cli::Process;

/// Runs the command on this process's streams and returns the exit code.
#[napi]
pub fn shell(arguments: Vec<String>) -> u8 {
    let arguments = std::iter::once("numplan".to_owned()).chain(arguments);
    numplan_cli::run(arguments, Process::current()).code()
}
