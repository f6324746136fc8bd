//! Faults: scripted failures between a client and a provider.
//!
//! A fault consists of a filter of requests and an action. Both are plain data, so that tests in
//! any language can script them.

mod action;
mod script;

pub use self::action::Action;
pub use self::script::Fault;
pub(crate) use self::script::Script;
