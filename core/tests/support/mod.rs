//! Cases as data, samples, and a fake clock for exchanges.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "each test binary uses a part; tests fail by panicking"
)]

pub(crate) mod case;
pub(crate) mod course;
pub(crate) mod samples;
