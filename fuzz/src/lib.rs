//! Rules of the engine that hold for any bytes. Each module is a fuzz target: `hold` takes the fuzzer's bytes,
//! does with them what a caller, a provider or a broken wire may do, and panics where something does not hold.
//!
//! Inputs are text that a person can read. Those that are about an operation begin with a line of JSON which says
//! which operation, with what; `mutate` changes it as JSON, so that the fuzzer does not spend its time on commas.

pub mod callbacks;
pub mod exchange;
pub mod hints;
pub mod inputs;
pub mod mutate;
pub mod numbers;
pub mod responses;
pub mod subject;
mod tree;
pub mod words;
