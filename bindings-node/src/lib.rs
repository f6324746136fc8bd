//! The native module of the npm package `numplan`. It carries names, values and outcomes across, and decides
//! nothing; the JavaScript in `lib/` makes objects and promises of them.
//!
//! What comes back crosses as JSON without names ([`json`]): that is four times cheaper than objects that are built
//! member by member from here.

pub mod callback;
pub mod client;
pub mod course;
mod inputs;
mod json;
pub mod line;
pub mod listing;
pub mod number;
pub mod prepared;
pub mod quick;
pub mod sandbox;
pub mod shell;
