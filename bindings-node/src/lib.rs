//! The native module of the npm package `numplan`. It passes names, values and outcomes; the JavaScript in `lib/`
//! turns them into objects and promises.
//!
//! Results are passed as JSON without names ([`json`]), which is four times faster than building objects member by
//! member.

pub mod callback_channel;
pub mod callback_url;
pub mod client;
pub mod column;
pub mod exchange;
pub mod fast_path;
pub mod fleet;
mod inputs;
mod json;
pub mod number;
pub mod pages;
pub mod prepared;
mod response_input;
pub mod sandbox;
pub mod shell;
