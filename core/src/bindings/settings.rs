//! Settings by name: of a client, and of one call.

use std::sync::Arc;
use std::time::Duration;

use numplan_macros::options;

use super::credentials::CredentialsSource;
use crate::Change;
use crate::bindings::catalog::{Dialect, Inputs, read_settings};
use crate::client::{Listener, OperationOptions, Settings, Transport};
use crate::exchange::Rate;
use crate::operation::Follow;
use crate::types::error::{Error, FieldError};

/// The settings of a client, beside its credentials.
#[options]
pub struct ClientSettings {
    /// Another address than the provider's: an app's own backend, a proxy, a sandbox. https, or http to this
    /// machine; it may have a path.
    pub base_url: Change<String>,
    /// How long a whole call may take, with all of its attempts and waits. 60 s unless given.
    pub timeout: Change<Duration>,
    /// The same for what spends money or destroys. The order itself may use all of it but 30 s, which are for finding
    /// out what became of it. 120 s unless given.
    pub order_timeout: Change<Duration>,
    /// How long one attempt may take, to the last byte of its answer. 15 s unless given.
    pub attempt_timeout: Change<Duration>,
    /// How long a connection may take to come about. 5 s unless given.
    pub connect_timeout: Change<Duration>,
    /// How often a request is tried in all, where it may be tried again. 3 unless given.
    pub attempts: Change<u32>,
    /// Whether an order (what spends money or destroys) that was turned away with 429 is sent again, as all else is.
    /// No unless given: whoever is told to slow down decides anew.
    pub retry_throttled_orders: Change<bool>,
    /// How many requests may be on the wire at a time; others wait in line inside their call's limit. 64 unless given.
    pub in_flight: Change<u32>,
    /// The most requests a second; 0 is no limit. As the provider documents unless given: 60 at Plivo.
    pub max_rate: Change<f64>,
    /// A file of certificates in PEM that are trusted beside the system's.
    pub ca_file: Change<String>,
}

/// What one call wants that differs from the client's settings.
#[options]
pub struct OperationSettings {
    /// How long the whole call may take.
    pub timeout: Change<Duration>,
    /// Read afterwards until the change shows.
    pub verify: Change<bool>,
    /// Follow the task that the call starts to its end.
    pub wait: Change<bool>,
    /// How long the task is followed at the most. 300 s unless given; implies `wait`.
    pub wait_timeout: Change<Duration>,
}

/// What a front hands to its client.
#[derive(Clone)]
pub struct Hooks {
    /// Is told of each attempt: method, path template, status, timing; never a value or a secret.
    pub observer: Option<Arc<Listener>>,
    /// Sends, in the place of the engine's own network stack.
    pub transport: Option<Arc<dyn Transport>>,
    /// Gives the credentials, in the place of those in the settings.
    pub credentials: Option<Arc<dyn CredentialsSource>>,
    /// Whether the environment is asked for credentials that are not given.
    pub environment: bool,
}

impl Default for Hooks {
    fn default() -> Self {
        Self { observer: None, transport: None, credentials: None, environment: true }
    }
}

impl std::fmt::Debug for Hooks {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Hooks").field("environment", &self.environment).finish_non_exhaustive()
    }
}

impl ClientSettings {
    /// The client's settings, and the base URL if one is given.
    pub(super) fn settings(self, hooks: &Hooks) -> Result<(Settings, Option<String>), Error> {
        let mut settings = Settings::default();
        let mut wrong = Vec::new();
        let mut count = |name: &str, given: &Change<u32>| {
            if given.value() == Some(&0) {
                wrong.push(FieldError::new(name, "range", "must be 1 or more"));
            }
            given.value().copied().filter(|given| *given > 0)
        };
        if let Some(attempts) = count("attempts", &self.attempts) {
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
        settings.listen(hooks.observer.clone(), hooks.transport.clone());
        Ok((settings, self.base_url.value().cloned()))
    }
}

impl OperationSettings {
    /// The options of a call. Err: what is wrong with them.
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
    use crate::bindings::catalog::CALL_OPTIONS;
    use crate::operation::fields::Options as _;

    #[test]
    fn a_misspelled_option_is_looked_for_among_all_of_them() {
        let names: Vec<_> = OperationSettings::FIELDS.iter().map(|spec| spec.name).collect();
        assert_eq!(names, CALL_OPTIONS);
    }
}
