//! The command as its users meet it: arguments in, streams and exit codes out, providers on a sandbox.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by panicking")]

mod asking;
mod buying;
mod check;
mod credentials;
mod dry_run;
mod endings;
mod files;
mod fleet;
mod imports;
mod listing;
mod misspelled;
mod numbers;
mod provisioning;
mod releasing;
mod rig;
mod routes;
mod searching;
mod update;
mod words;
