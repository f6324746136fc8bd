//! The `numplan` command; the library does the work.

use std::process::ExitCode;

fn main() -> ExitCode {
    numplan_cli::run(std::env::args_os(), numplan_cli::Process::current()).into()
}
