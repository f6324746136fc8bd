//! The credentials that the sandbox accepts. None of them opens anything but the sandbox.

/// Flowroute's access key.
pub const FLOWROUTE_ACCESS_KEY: &str = "sandbox-access-key";
/// Flowroute's secret key.
pub const FLOWROUTE_SECRET_KEY: &str = "sandbox-secret-key";

/// Plivo's main account.
pub const PLIVO_AUTH_ID: &str = "MASANDBOX00000000000";
/// A subaccount of it: it sees its own numbers only and may not hand any to another subaccount.
pub const PLIVO_SUBACCOUNT_AUTH_ID: &str = "SASANDBOX00000000000";
/// The token of both.
pub const PLIVO_AUTH_TOKEN: &str = "sandbox-auth-token";

/// Wavix's key, which may do everything.
pub const WAVIX_API_KEY: &str = "sandbox-api-key";
/// A key whose scope for numbers is `read`: whatever writes is a 403.
pub const WAVIX_READ_ONLY_API_KEY: &str = "sandbox-read-only-api-key";
