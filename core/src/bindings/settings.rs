//! Settings by name: of a client and of one operation.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use numplan_macros::options;

use super::credentials::CredentialsSource;
use crate::client::{Listener, OperationOptions, Settings, Transport};
use crate::exchange::Rate;
use crate::operation::Follow;
use crate::operation::catalog::{Dialect, Inputs, read_settings};
use crate::types::Change;
use crate::types::error::{Error, FieldError};

/// The settings of a client, apart from its credentials.
#[options]
pub struct ClientSettings {
    /// The base URL of requests, if it is not the provider's: an app's own backend, a gateway, a sandbox. https, or
    /// http to this machine; it may have a path.
    pub base_url: Change<String>,
    /// The time limit of an operation, with all its attempts and waits. Default: 60 s.
    pub timeout: Change<Duration>,
    /// The time limit of an order. Its last 30 s are reserved for reading the outcome. Default: 120 s.
    pub order_timeout: Change<Duration>,
    /// The time limit of one attempt, to the last byte of its response. Default: 15 s.
    pub attempt_timeout: Change<Duration>,
    /// The time limit for establishing a connection. Default: 5 s.
    pub connect_timeout: Change<Duration>,
    /// The maximum number of attempts of a request that may be repeated. Default: 3.
    pub max_attempts: Change<u32>,
    /// Whether an order that was refused with 429 is sent again, as other operations are. Default: false, so that your
    /// program decides.
    pub retry_throttled_orders: Change<bool>,
    /// The maximum number of concurrent requests. Further ones wait in a queue, within their time limit. Default: 64.
    pub in_flight: Change<u32>,
    /// The maximum number of requests a second; 0 is no limit. Default: the provider's documented limit, 60 at Plivo.
    pub max_rate: Change<f64>,
    /// A PEM file of certificates to trust in addition to the system's.
    pub ca_file: Change<String>,
}

/// Options of one operation, which override the client's settings.
#[options]
pub struct OperationSettings {
    /// The time limit of the operation.
    pub timeout: Change<Duration>,
    /// Whether to read the number after the update until it shows the change.
    pub verify: Change<bool>,
    /// Whether to follow a task that the operation starts until it ends.
    pub wait: Change<bool>,
    /// The time limit for following the task. Default: 300 s. Implies `wait`.
    pub wait_timeout: Change<Duration>,
}

/// Runs work on a new thread. The work ends when the client is closed or dropped.
pub type StartThread = dyn Fn(Box<dyn FnOnce() + Send>) -> Result<(), Error> + Send + Sync;

/// A front's own parts of a client.
#[derive(Clone, Default)]
pub struct Hooks {
    /// Receives each attempt: method, path template, status, timing; never a value or a secret.
    pub observer: Option<Arc<Listener>>,
    /// Sends requests in place of the engine's network stack.
    pub transport: Option<Arc<dyn Transport>>,
    /// Supplies the credentials in place of those in the settings.
    pub credentials: Option<Arc<dyn CredentialsSource>>,
    /// Starts the thread of the client's runtime. `None`: the engine starts its own.
    pub start_thread: Option<Arc<StartThread>>,
    /// A file of certificates that the language's runtime trusts, and the variable that names it.
    pub runtime_ca_file: Option<(&'static str, PathBuf)>,
    /// Whether missing credentials are not read from the environment.
    pub ignore_environment: bool,
}

impl std::fmt::Debug for Hooks {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Hooks").field("ignore_environment", &self.ignore_environment).finish_non_exhaustive()
    }
}

impl ClientSettings {
    /// Converts to the client's settings, and the base URL if one is given.
    pub(super) fn settings(self, hooks: &Hooks) -> Result<(Settings, Option<String>), Error> {
        let mut settings = Settings::default();
        let mut wrong = Vec::new();
        let mut count = |name: &str, given: &Change<u32>| {
            if given.value() == Some(&0) {
                wrong.push(FieldError::new(name, "range", "must be 1 or more"));
            }
            given.value().copied().filter(|given| *given > 0)
        };
        if let Some(attempts) = count("max_attempts", &self.max_attempts) {
            settings.limits.max_attempts = attempts;
        }
        if let Some(in_flight) = count("in_flight", &self.in_flight) {
            settings.in_flight = usize::try_from(in_flight).unwrap_or(usize::MAX);
        }
        if !wrong.is_empty() {
            return Err(Error::invalid(wrong));
        }
        let time = |to: &mut Duration, given: &Change<Duration>| {
            *to = given.value().copied().unwrap_or(*to);
        };
        settings.limits.retry_throttled_orders = self.retry_throttled_orders == Change::Set(true);
        time(&mut settings.limits.timeout, &self.timeout);
        time(&mut settings.limits.order_timeout, &self.order_timeout);
        time(&mut settings.limits.attempt_timeout, &self.attempt_timeout);
        time(&mut settings.connect, &self.connect_timeout);
        settings.max_rate = match self.max_rate.value() {
            None => Rate::Documented,
            Some(rate) if *rate > 0.0 => Rate::PerSecond(*rate),
            Some(_) => Rate::Unlimited,
        };
        settings.ca_file = self.ca_file.value().map(Into::into);
        settings.runtime_ca_file.clone_from(&hooks.runtime_ca_file);
        settings.listen(hooks.observer.clone(), hooks.transport.clone());
        Ok((settings, self.base_url.value().cloned()))
    }
}

impl OperationSettings {
    /// Reads the options of an operation. Err: `invalid_input` with all wrong options.
    pub(super) fn read(inputs: Inputs, dialect: &Dialect) -> Result<OperationOptions, Error> {
        let settings: Self = read_settings(inputs, dialect)?;
        let (wait, most) = (settings.wait.value(), settings.wait_timeout.value());
        let waits = wait.copied().unwrap_or(most.is_some());
        let follow = Follow {
            verify: settings.verify == Change::Set(true),
            wait: waits.then(|| most.copied().unwrap_or(Follow::DEFAULT_WAIT)),
        };
        Ok(OperationOptions { follow, limit: settings.timeout.value().copied() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::catalog::CALL_OPTIONS;
    use crate::operation::fields::Options as _;

    #[test]
    fn misspelled_option_suggests_any_option() {
        let names: Vec<_> = OperationSettings::FIELDS.iter().map(|spec| spec.name).collect();
        assert_eq!(names, CALL_OPTIONS);
    }
}
