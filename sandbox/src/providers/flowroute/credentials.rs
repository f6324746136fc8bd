//! The credentials that the sandbox accepts. They are valid nowhere else.

use crate::access::Access;

/// Flowroute's access key.
pub const FLOWROUTE_ACCESS_KEY: &str = "sandbox-access-key";
/// Flowroute's secret key.
pub const FLOWROUTE_SECRET_KEY: &str = "sandbox-secret-key";

/// The accounts that these credentials open.
pub(crate) const ACCESS: &[Access] = &[Access {
    name: "flowroute",
    credentials: &[("access_key", FLOWROUTE_ACCESS_KEY), ("secret_key", FLOWROUTE_SECRET_KEY)],
}];
