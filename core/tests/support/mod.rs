//! What the integration tests share: cases as data, operations made from them, and a clock that nobody waits for.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "each test binary uses a part of it, and a test says what it expects by panicking"
)]

pub(crate) mod case;
pub(crate) mod course;
pub(crate) mod operation;
pub(crate) mod samples;
