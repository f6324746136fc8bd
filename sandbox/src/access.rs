//! Ways into the sandbox.

/// An account of the sandbox, with credentials that are valid nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// The provider, with an addition if the account is not its main one: `plivo`, `plivo_subaccount`.
    pub name: &'static str,
    /// The parts of the credentials: name and value.
    pub credentials: &'static [(&'static str, &'static str)],
}
