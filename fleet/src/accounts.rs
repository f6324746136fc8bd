//! The clients of a fleet, by the name of their account.

use std::any::Any;
use std::fmt;

use numplan::exchange::Rate;
use numplan::{Error, blocking};

use crate::account::AccountName;
use crate::provider::{FleetProvider, fingerprint};

/// The accounts that a fleet may read and change, each with the client to use.
///
/// ```
/// use numplan::Builder;
/// use numplan::plivo::{AuthPair, Plivo};
/// use numplan_fleet::Accounts;
///
/// let credentials = AuthPair::new("MAXXXXXXXXXXXXXXXXXX", "auth token")?;
/// let accounts = Accounts::new().with("plivo/main".parse()?, move |rate| {
///     Builder::<Plivo>::default().credentials(credentials.clone()).max_rate(rate).blocking()
/// });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct Accounts(Vec<(AccountName, Box<dyn Any + Send + Sync>)>);

type Opener<P> = Box<dyn Fn(Rate) -> Result<blocking::Client<P>, Error> + Send + Sync>;

impl Accounts {
    /// No accounts.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an account. `open` makes a client with the rate that the wanted file or the settings of an apply ask for,
    /// else with [`Rate::Documented`]. An account of the same name is replaced.
    #[must_use]
    pub fn with<P: FleetProvider>(
        mut self,
        name: AccountName,
        open: impl Fn(Rate) -> Result<blocking::Client<P>, Error> + Send + Sync + 'static,
    ) -> Self {
        let open: Opener<P> = Box::new(open);
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, Box::new(open)));
        self
    }

    /// The names of the accounts.
    pub fn names(&self) -> impl Iterator<Item = &AccountName> {
        self.0.iter().map(|(name, _)| name)
    }

    pub(crate) fn client<P: FleetProvider>(
        &self,
        name: &AccountName,
        rate: Option<f64>,
    ) -> Result<blocking::Client<P>, Error> {
        let open = self.0.iter().find(|(known, _)| known == name);
        let Some((_, open)) = open else {
            let known = self.names().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "none".to_owned() } else { known };
            return Err(Error::config(format!("no client is given for this account; given are: {known}")));
        };
        let open = open.downcast_ref::<Opener<P>>();
        let open =
            open.ok_or_else(|| Error::config("the client of this account is one of another provider"))?;
        open(rate.map_or(Rate::Documented, Rate::PerSecond))
    }
}

impl fmt::Debug for Accounts {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.names()).finish()
    }
}

/// The name of an account's lock. Sandboxes have the same credentials, and each has accounts of its own.
pub(crate) fn lock_name<P: FleetProvider>(client: &blocking::Client<P>) -> String {
    let account = client.account();
    let fingerprint = fingerprint::<P>(account.credentials());
    if !account.is_local() {
        return fingerprint;
    }
    let port: String = account.base().as_str().chars().filter(char::is_ascii_digit).collect();
    format!("{fingerprint}-{port}")
}
