//! See `numplan_fuzz::numbers`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| numplan_fuzz::numbers::run(data));
