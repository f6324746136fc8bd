//! Properties of the engine that hold for any input. Each target has a module whose `run` takes the fuzzer's bytes, uses
//! the engine as a caller, a provider or a broken connection may, and panics if a property does not hold.
//!
//! Inputs are readable text. An input about an operation begins with a line of JSON that names the operation and its
//! inputs; [`mutate`] changes it as JSON, because random bytes rarely make valid JSON.

pub mod callbacks;
pub mod dictionary;
pub mod exchange;
mod export_value;
pub mod fleet_files;
pub mod fleet_wanted;
pub mod hints;
pub mod inputs;
pub mod mutate;
pub mod numbers;
pub mod operation;
pub mod responses;
