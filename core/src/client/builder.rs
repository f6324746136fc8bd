//! Builds a blocking or an async client.

use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::blocking;
use super::config::{AttemptEvent, Observer, Settings};
use super::nonblocking::Client;
use super::shared_state::SharedState;
use super::transport::{Own, Transport};
use crate::exchange::{Limits, Rate};
use crate::operation::account::Account;
use crate::operation::provider::{Provider, credentials_from_env};
use crate::types::error::Error;

/// Builds a client.
#[must_use]
pub struct Builder<P: Provider> {
    credentials: Option<P::Credentials>,
    base_url: Option<String>,
    settings: Settings,
    provider: PhantomData<P>,
}

impl<P: Provider> Default for Builder<P> {
    fn default() -> Self {
        Self { credentials: None, base_url: None, settings: Settings::default(), provider: PhantomData }
    }
}

impl<P: Provider> fmt::Debug for Builder<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Builder").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl<P: Provider> Builder<P> {
    /// The credentials. Default: read from the environment.
    pub fn credentials(mut self, credentials: P::Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Another base URL than the provider's: https, or http to this machine. It may have a path.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Time limits, and the number of attempts.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Limit for establishing a connection. 5 s by default.
    pub fn connect_timeout(mut self, most: Duration) -> Self {
        self.settings.connect = most;
        self
    }

    /// Requests on the wire at a time; others wait in the queue. 64 by default.
    pub fn in_flight(mut self, most: usize) -> Self {
        self.settings.in_flight = most.max(1);
        self
    }

    /// How fast requests are sent. [`Rate::Documented`] by default.
    pub fn max_rate(mut self, rate: Rate) -> Self {
        self.settings.max_rate = rate;
        self
    }

    /// Shares pace, pause and retry budget with the other clients that get the same state. Replaces `max_rate`.
    pub fn shared(mut self, state: SharedState) -> Self {
        self.settings.shared = Some(state);
        self
    }

    /// A PEM file of certificates to trust besides the system's.
    pub fn ca_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.ca_file = Some(path.into());
        self
    }

    /// Called after each attempt with method, path template, status and timing; never with a value or a secret.
    pub fn observer(mut self, listener: impl Fn(&AttemptEvent<'_>) + Send + Sync + 'static) -> Self {
        self.settings.observer = Some(Observer(Arc::new(listener)));
        self
    }

    /// Sends through the app's own network stack, which decides on TLS, proxies and connections. Async clients only.
    pub fn transport(mut self, transport: Arc<dyn Transport>) -> Self {
        self.settings.transport = Some(Own(transport));
        self
    }

    /// Builds a blocking client.
    pub fn blocking(self) -> Result<blocking::Client<P>, Error> {
        let (account, settings) = self.finish()?;
        blocking::Client::open(account, settings)
    }

    /// Builds an async client.
    pub fn build(self) -> Result<Client<P>, Error> {
        let (account, settings) = self.finish()?;
        Client::open(account, settings)
    }

    fn finish(self) -> Result<(Account<P>, Settings), Error> {
        let credentials = match self.credentials {
            Some(credentials) => credentials,
            None => credentials_from_env::<P>(|name| std::env::var(name).ok())?,
        };
        let account = match &self.base_url {
            Some(url) => Account::at(credentials, url)?,
            None => Account::new(credentials)?,
        };
        Ok((account, self.settings))
    }
}

impl<P: Provider> Client<P> {
    /// A client with the credentials of the environment.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Settings for a client.
    pub fn builder() -> Builder<P> {
        Builder::default()
    }
}

impl<P: Provider> blocking::Client<P> {
    /// A client with the credentials of the environment.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().blocking()
    }

    /// Settings for a client.
    pub fn builder() -> Builder<P> {
        Builder::default()
    }
}
