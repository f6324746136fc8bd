//! See `numplan_fuzz::callbacks`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| numplan_fuzz::callbacks::run(data));
