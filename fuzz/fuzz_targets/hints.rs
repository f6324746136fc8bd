//! See `numplan_fuzz::hints`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| numplan_fuzz::hints::run(data));
