//! The providers, one folder each and one file an operation.

pub mod flowroute;
pub mod plivo;
pub mod wavix;
