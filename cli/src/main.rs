//! The `numplan` command. Everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    numplan_cli::run(std::env::args_os(), numplan_cli::Surroundings::of_process()).into()
}
