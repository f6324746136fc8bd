//! The credentials that the sandbox accepts. They are valid nowhere else.

/// Flowroute's access key.
pub const FLOWROUTE_ACCESS_KEY: &str = "sandbox-access-key";
/// Flowroute's secret key.
pub const FLOWROUTE_SECRET_KEY: &str = "sandbox-secret-key";

/// Plivo's main account.
pub const PLIVO_AUTH_ID: &str = "MASANDBOX00000000000";
/// A subaccount of [`PLIVO_AUTH_ID`]. It sees only its own numbers and cannot move one to another
/// subaccount.
pub const PLIVO_SUBACCOUNT_AUTH_ID: &str = "SASANDBOX00000000000";
/// The auth token of the main account and the subaccount.
pub const PLIVO_AUTH_TOKEN: &str = "sandbox-auth-token";

/// Wavix's API key with every scope.
pub const WAVIX_API_KEY: &str = "sandbox-api-key";
/// A Wavix API key with the scope `read` for numbers: a write returns 403.
pub const WAVIX_READ_ONLY_API_KEY: &str = "sandbox-read-only-api-key";
