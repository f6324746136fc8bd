//! A sandbox inside a command with `--sandbox`.

use numplan::Error;
use numplan::provider::{Credentials as _, Provider, ProviderId};
use numplan::secret::Secret;
use numplan_sandbox::{Numbers, Options, Sandbox};

/// Starts a sandbox on any free port, which runs until it is dropped.
pub(crate) fn start(numbers: Numbers) -> Result<Sandbox, Error> {
    Sandbox::start(Options { numbers, ..Options::default() })
        .map_err(|error| Error::config(format!("the sandbox cannot be started: {error}")))
}

/// Returns the credentials of a provider that a sandbox accepts: names and values.
pub(crate) fn parts(provider: ProviderId) -> &'static [(&'static str, &'static str)] {
    let access = numplan_sandbox::accesses().find(|access| access.name == provider.as_str());
    access.map(|access| access.credentials).unwrap_or_default()
}

/// Returns the credentials of a provider that a sandbox accepts.
pub(crate) fn credentials<P: Provider>() -> Result<P::Credentials, Error> {
    let parts: Vec<Secret> = parts(P::ID).iter().map(|(_, value)| Secret::new(*value)).collect();
    P::Credentials::from_parts(&parts)
}
