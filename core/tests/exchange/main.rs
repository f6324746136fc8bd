//! What is sent again, what is read back, and how a call ends: tables, with a clock that nobody waits for.
//!
//! Exchanges that every language runs are `retry` cases in `tests/vectors`. These tests hold the whole table, and
//! what no case can say: several calls of one client, canceling, secrets.
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
