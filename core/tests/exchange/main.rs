//! Retries, read-backs and results of operations: tables, on a fake clock.
//!
//! Exchanges that every language runs are `retry` cases in `tests/vectors`. These tests hold the whole table, and
//! rules beyond a case: several operations of one client, canceling, secrets.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod backoff;
mod budget;
mod cancel;
mod client;
mod hints;
mod limits;
mod probe;
mod reauthenticate;
mod secrets;
#[path = "../support/mod.rs"]
mod support;
mod table;
