//! What holds whatever a provider answers and whatever a caller asks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod course;
mod depth;
mod lists;
mod options;
mod responses;
mod strategies;
#[path = "../support/mod.rs"]
mod support;
