//! The command as its users meet it: arguments in, streams and exit codes out, providers on a sandbox.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by panicking")]

mod asking;
mod check;
mod credentials;
mod dry_run;
mod endings;
mod misspelt;
mod numbers;
mod rig;
mod update;
mod words;
