//! Settings of a client.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::proxy::Proxy;
use super::shared_state::SharedState;
use super::transport::Own;
use crate::exchange::{Limits, Rate, TransportErrorKind};
use crate::operation::Follow;
use crate::types::ProviderId;
#[cfg(feature = "bindings")]
use crate::types::error::Error;

/// Settings that do not depend on the provider.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Settings {
    /// Time limits, and the number of attempts.
    pub limits: Limits,
    /// Limit for establishing a connection.
    pub connect: Duration,
    /// Requests on the wire at a time; others wait in the queue within their operation's limit.
    pub in_flight: usize,
    /// How fast requests are sent.
    pub max_rate: Rate,
    /// A PEM file of certificates to trust besides the system's.
    pub ca_file: Option<PathBuf>,
    /// State shared with other clients; `None`: a state of its own.
    pub shared: Option<SharedState>,
    /// A file of certificates that a language's runtime trusts, and the variable that names it.
    pub(crate) runtime_ca_file: Option<(&'static str, PathBuf)>,
    pub(super) proxy: Option<Proxy>,
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
            shared: None,
            runtime_ca_file: None,
            proxy: None,
            observer: None,
            transport: None,
        }
    }
}

impl Settings {
    /// The files of certificates to trust, each with the name of the setting or variable that names it.
    pub(super) fn ca_files(&self) -> Vec<(&'static str, &Path)> {
        let own = self.ca_file.as_deref().map(|path| ("ca_file", path));
        let runtime = self.runtime_ca_file.as_ref().map(|(variable, path)| (*variable, path.as_path()));
        own.into_iter().chain(runtime).collect()
    }
}

#[cfg(feature = "bindings")]
impl Settings {
    /// Checks the CA files before the first operation needs them.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.ca_files()
            .into_iter()
            .try_for_each(|(named_by, path)| super::tls::read_certificates(named_by, path).map(drop))
    }

    /// Sets the observer and the transport.
    pub(crate) fn listen(
        &mut self,
        observer: Option<Arc<Listener>>,
        transport: Option<Arc<dyn super::transport::Transport>>,
    ) {
        self.observer = observer.map(Observer);
        self.transport = transport.map(Own);
    }
}

/// Options of one operation, in the place of the client's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OperationOptions {
    /// Whether to verify the change and to wait for its task.
    pub follow: Follow,
    /// Limit of the whole operation, instead of the client's.
    pub limit: Option<Duration>,
}

impl OperationOptions {
    /// The client's settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the number until it shows the change, at 0, 1, 3 and 7 s.
    #[must_use]
    pub const fn verify(mut self) -> Self {
        self.follow.verify = true;
        self
    }

    /// Follows the task that the change starts, for at most this time.
    #[must_use]
    pub const fn wait(mut self, most: Duration) -> Self {
        self.follow.wait = Some(most);
        self
    }

    /// The client's limits with those of this operation.
    pub(crate) fn limits(self, of: Limits) -> Limits {
        let (timeout, order_timeout) =
            (self.limit.unwrap_or(of.timeout), self.limit.unwrap_or(of.order_timeout));
        Limits { timeout, order_timeout, ..of }
    }

    /// Limits the whole operation.
    #[must_use]
    pub const fn limit(mut self, most: Duration) -> Self {
        self.limit = Some(most);
        self
    }
}

/// One attempt, for a log. Contains no value and no secret.
#[derive(Debug)]
#[non_exhaustive]
pub struct AttemptEvent<'a> {
    /// The provider.
    pub provider: ProviderId,
    /// The operation of the attempt.
    pub operation: &'static str,
    /// Number of the attempt, from 1.
    pub attempt: u32,
    /// The method.
    pub method: &'a http::Method,
    /// The path, with placeholders instead of values.
    pub template: &'static str,
    /// The status of the response.
    pub status: Option<u16>,
    /// The failure, if no response came.
    pub error: Option<TransportErrorKind>,
    /// Duration of the attempt.
    pub took: Duration,
}

/// Receives each attempt.
pub type Listener = dyn Fn(&AttemptEvent<'_>) + Send + Sync;

#[derive(Clone)]
pub(super) struct Observer(pub(super) Arc<Listener>);

impl Observer {
    pub(super) fn call(&self, event: &AttemptEvent<'_>) {
        (self.0)(event);
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Observer")
    }
}
