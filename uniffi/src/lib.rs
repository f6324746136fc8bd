//! The native module of numplan for Swift and Kotlin: a small untyped interface under the generated typed sources.
//!
//! Operations and their inputs are passed by name, results come back as [`FfiValue`](value::FfiValue). No decision is
//! made here. Every function returns a `Result`, even if it cannot fail: a panic in a Swift function that does not
//! throw would end the app.

#![expect(unreachable_pub, reason = "uniffi requires public items")]
#![expect(missing_debug_implementations, reason = "these types are internal to the bindings")]
#![expect(clippy::unnecessary_wraps, reason = "a function that cannot fail would end a Swift app on a panic")]
#![expect(clippy::needless_pass_by_value, reason = "uniffi passes lists by value")]

mod callback;
mod cancel;
mod credentials;
mod engine;
mod event;
mod exchange;
mod failure;
mod input;
#[cfg(not(target_os = "ios"))]
mod jvm;
mod listing;
mod number;
mod plan;
mod prepared;
mod transport;
mod value;
mod wire;

uniffi::setup_scaffolding!("numplan");
