//! A client that can only read: it accepts no operation that writes, by type.

use numplan::{Error, blocking};

use crate::provider::{FleetProvider, ReadOnlyOperation, fingerprint};

/// A client that can only read.
///
/// ```compile_fail
/// # fn no(client: numplan_fleet::ReadOnlyClient<numplan::plivo::Plivo>, update: numplan::plivo::UpdateNumber) {
/// client.run(update);
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ReadOnlyClient<P: FleetProvider>(blocking::Client<P>);

impl<P: FleetProvider> ReadOnlyClient<P> {
    /// The reading half of a client.
    pub const fn new(client: blocking::Client<P>) -> Self {
        Self(client)
    }

    /// Carries a read out.
    pub fn run<O>(&self, operation: O) -> Result<O::Output, Error>
    where
        O: ReadOnlyOperation<Provider = P>,
    {
        self.0.run(operation)
    }

    /// A name for the credentials that tells nothing about them.
    pub fn fingerprint(&self) -> String {
        fingerprint::<P>(self.0.account().credentials())
    }
}
