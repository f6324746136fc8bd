//! The whole command: arguments in, streams and exit codes out, with the providers of a sandbox.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by panicking")]

mod buying;
mod check;
mod confirmation;
mod credentials;
mod dry_run;
mod exit_codes;
mod files;
mod fleet;
mod fleet_back;
mod fleet_killed;
#[cfg(unix)]
mod guide;
mod help;
mod listing;
mod misspelled;
mod numbers;
mod provisioning;
mod releasing;
mod routes;
mod searching;
mod support;
mod update;
