//! See `numplan_fuzz::fleet_files`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| numplan_fuzz::fleet_files::run(data));
