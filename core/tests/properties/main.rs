//! Rules that hold for any response and any input.
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
