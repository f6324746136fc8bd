//! The table of area codes, written by `table_source.rs`.

pub(super) mod table;
