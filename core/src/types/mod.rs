//! Small types that every layer uses: changes, errors, secrets, provider ids, lenient JSON reading.

pub mod callback;
mod change;
pub mod error;
#[cfg(feature = "bindings")]
pub mod export;
pub(crate) mod json;
pub mod model;
mod provider_id;
pub mod secret;
pub mod string_enum;
pub mod text;

pub use change::Change;
pub use provider_id::ProviderId;
