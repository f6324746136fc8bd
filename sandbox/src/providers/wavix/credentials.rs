//! The credentials that the sandbox accepts. They are valid nowhere else.

use crate::access::Access;

/// Wavix's API key with every scope.
pub const WAVIX_API_KEY: &str = "sandbox-api-key";
/// A Wavix API key with the scope `read` for numbers: a write returns 403.
pub const WAVIX_READ_ONLY_API_KEY: &str = "sandbox-read-only-api-key";

/// The accounts that these credentials open.
pub(crate) const ACCESS: &[Access] = &[
    Access { name: "wavix", credentials: &[("api_key", WAVIX_API_KEY)] },
    Access { name: "wavix_read_only", credentials: &[("api_key", WAVIX_READ_ONLY_API_KEY)] },
];
