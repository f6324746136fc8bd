//! A client's settings.

use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::transport::{Own, Transport};
use super::{Client, blocking};
use crate::exchange::{Limits, Rate, TransportErrorKind};
use crate::operation::Follow;
use crate::operation::provider::{Provider, ProviderId, credentials_from_env};
use crate::{Account, Error};

/// Settings that do not depend on the provider.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Settings {
    /// How long things may take, and how often they are tried.
    pub limits: Limits,
    /// How long a connection may take to come about.
    pub connect: Duration,
    /// How many requests may be on the wire at a time; the others wait in line inside their call's limit.
    pub in_flight: usize,
    /// How fast requests are sent.
    pub max_rate: Rate,
    /// A file of certificates in PEM that are trusted beside the system's.
    pub ca_file: Option<PathBuf>,
    pub(super) observer: Option<Observer>,
    pub(super) transport: Option<Own>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            connect: Duration::from_secs(5),
            in_flight: 64,
            max_rate: Rate::Documented,
            ca_file: None,
            observer: None,
            transport: None,
        }
    }
}

#[cfg(feature = "bindings")]
impl Settings {
    /// What is wrong with what a file holds, before the first call needs it.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match &self.ca_file {
            Some(path) => super::tls::read_certificates(path).map(drop),
            None => Ok(()),
        }
    }

    /// Takes in who is told of attempts, and what sends them.
    pub(crate) fn listen(&mut self, observer: Option<Arc<Listener>>, transport: Option<Arc<dyn Transport>>) {
        self.observer = observer.map(Observer);
        self.transport = transport.map(Own);
    }
}

/// What one call wants that differs from the client's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OperationOptions {
    /// Verify the change, wait for its task.
    pub follow: Follow,
    /// How long the whole call may take, instead of the client's limit.
    pub limit: Option<Duration>,
}

impl OperationOptions {
    /// As the client is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the number until it shows the change, at 0, 1, 3 and 7 s.
    #[must_use]
    pub const fn verify(mut self) -> Self {
        self.follow.verify = true;
        self
    }

    /// Follows the task that the change starts, at most so long.
    #[must_use]
    pub const fn wait(mut self, most: Duration) -> Self {
        self.follow.wait = Some(most);
        self
    }

    /// A client's limits, with this call's in their place.
    pub(crate) fn limits(self, of: Limits) -> Limits {
        let (timeout, order_timeout) =
            (self.limit.unwrap_or(of.timeout), self.limit.unwrap_or(of.order_timeout));
        Limits { timeout, order_timeout, ..of }
    }

    /// Limits the whole call.
    #[must_use]
    pub const fn limit(mut self, most: Duration) -> Self {
        self.limit = Some(most);
        self
    }
}

/// What became of one attempt, for a log. It carries no value and no secret.
#[derive(Debug)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The provider.
    pub provider: ProviderId,
    /// The operation that the attempt was for.
    pub operation: &'static str,
    /// Which try of its request it was; counts from 1.
    pub attempt: u32,
    /// The method.
    pub method: &'a http::Method,
    /// The path, with places instead of values.
    pub template: &'static str,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The failure, if no response came.
    pub error: Option<TransportErrorKind>,
    /// How long it took.
    pub took: Duration,
}

/// Is told of each attempt.
pub type Listener = dyn Fn(&Event<'_>) + Send + Sync;

#[derive(Clone)]
pub(super) struct Observer(Arc<Listener>);

impl Observer {
    pub(super) fn call(&self, event: &Event<'_>) {
        (self.0)(event);
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Observer")
    }
}

/// Makes a client.
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
    /// The credentials; without them the environment is asked.
    pub fn credentials(mut self, credentials: P::Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Another address than the provider's: https, or http to this machine; it may have a path.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// How long things may take, and how often they are tried.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// How long a connection may take to come about. 5 s by default.
    pub fn connect_timeout(mut self, most: Duration) -> Self {
        self.settings.connect = most;
        self
    }

    /// How many requests may be on the wire at a time. 64 by default.
    pub fn in_flight(mut self, most: usize) -> Self {
        self.settings.in_flight = most.max(1);
        self
    }

    /// How fast requests are sent. [`Rate::Documented`] by default.
    pub fn max_rate(mut self, rate: Rate) -> Self {
        self.settings.max_rate = rate;
        self
    }

    /// A file of certificates in PEM that are trusted beside the system's.
    pub fn ca_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.ca_file = Some(path.into());
        self
    }

    /// Is told of each attempt: method, path template, status, timing; never a value or a secret.
    pub fn observer(mut self, listener: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.settings.observer = Some(Observer(Arc::new(listener)));
        self
    }

    /// Sends by a network stack of the app's own. Async clients only; it decides on TLS, proxies and connections.
    pub fn transport(mut self, transport: Arc<dyn Transport>) -> Self {
        self.settings.transport = Some(Own(transport));
        self
    }

    /// A client that blocks.
    pub fn blocking(self) -> Result<blocking::Client<P>, Error> {
        let (account, settings) = self.finish()?;
        if settings.transport.is_some() {
            return Err(Error::config("a transport of one's own needs an async client"));
        }
        blocking::Client::open(account, settings)
    }

    /// An async client.
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
