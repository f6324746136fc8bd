//! numplan for Swift and Kotlin: a small interface without types, on which the generated typed sources stand.
//!
//! Names and values go in, trees come out. Nothing is decided here. Every function can fail, also where the engine
//! cannot: in Swift a function that cannot throw would end the app if the engine had a fault.

#![expect(unreachable_pub, reason = "uniffi wants its items public, wherever they stand")]
#![expect(missing_debug_implementations, reason = "nothing here is shown to anyone")]
#![expect(clippy::unnecessary_wraps, reason = "see above")]
#![expect(clippy::needless_pass_by_value, reason = "uniffi hands lists over")]

mod callback;
mod cancel;
mod course;
mod credentials;
mod engine;
mod event;
mod failure;
mod input;
mod listing;
mod number;
mod prepared;
mod transport;
mod tree;
mod wire;

uniffi::setup_scaffolding!("numplan");
