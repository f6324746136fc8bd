//! Switches: one for each undocumented provider behavior.
//!
//! The documentation does not say, for example, whether an emptied alias reads `null` or `""`. A
//! client has to work with both, so the sandbox can do both. [`Switches::variants`] lists them: a
//! test that runs under each one depends on no guess.

mod behavior;
mod declarations;
mod lists;
mod values;

pub use self::behavior::ReadLag;
pub use self::declarations::*;
pub use self::lists::Lists;
