//! See `numplan_fuzz::fleet_wanted`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| numplan_fuzz::fleet_wanted::run(data));
