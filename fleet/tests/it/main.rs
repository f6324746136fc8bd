//! The crate's tests, as one program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

mod plan;
mod render;
mod run;
mod support;
mod wanted;
