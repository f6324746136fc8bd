//! See `numplan_fuzz::inputs`.
#![no_main]

use numplan_fuzz::mutate;

libfuzzer_sys::fuzz_target!(|data: &[u8]| -> libfuzzer_sys::Corpus { numplan_fuzz::inputs::run(data) });

libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate::input(data, size, max_size, seed)
});
