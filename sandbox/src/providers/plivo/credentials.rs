//! The credentials that the sandbox accepts. They are valid nowhere else.

use crate::access::Access;

/// Plivo's main account.
pub const PLIVO_AUTH_ID: &str = "MASANDBOX00000000000";
/// A subaccount of [`PLIVO_AUTH_ID`]. It sees only its own numbers and cannot move one to another
/// subaccount.
pub const PLIVO_SUBACCOUNT_AUTH_ID: &str = "SASANDBOX00000000000";
/// The auth token of the main account and the subaccount.
pub const PLIVO_AUTH_TOKEN: &str = "sandbox-auth-token";

/// The accounts that these credentials open.
pub(crate) const ACCESS: &[Access] = &[
    Access { name: "plivo", credentials: &[("auth_id", PLIVO_AUTH_ID), ("auth_token", PLIVO_AUTH_TOKEN)] },
    Access {
        name: "plivo_subaccount",
        credentials: &[("auth_id", PLIVO_SUBACCOUNT_AUTH_ID), ("auth_token", PLIVO_AUTH_TOKEN)],
    },
];
