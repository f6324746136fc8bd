//! The `numplan` command: see the library, which does everything.
fn main() {}
