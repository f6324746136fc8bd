//! The crate's tests, as one program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

mod accounts;
#[cfg(feature = "bindings")]
mod bindings;
mod fixtures;
mod pace;
mod page;
mod plan;
mod properties;
mod render;
mod run;
mod simulation;
mod support;
mod wanted;
