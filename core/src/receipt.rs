//! What a call came to that does one thing and answers little: an order, a release, a route.

use serde::Serialize;

use crate::error::ServerError;
use crate::operation::Record;
use crate::secret::Secrets;
use crate::updated::{By, State};

/// What became of a call that does one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Receipt<T> {
    /// What was bought, made or changed, where the provider shows it.
    pub item: Option<T>,
    /// Applied; or pending, if the provider has taken it and is not done.
    pub state: State,
    /// What that is known by. `read_back` of an order: its answer was lost, and the account shows what was bought.
    pub by: By,
    /// The status of the answer; `None` if the answer was lost and the account was read instead.
    pub status: Option<u16>,
    /// How often it was sent.
    pub attempts: u32,
    /// The provider's name for the request.
    pub request_id: Option<String>,
    /// The provider's words, where a part failed that does not undo the rest.
    pub server_errors: Vec<ServerError>,
}

impl<T> Receipt<T> {
    /// Done, and this is what shows it.
    pub(crate) const fn new(item: Option<T>, by: By) -> Self {
        Self {
            item,
            state: State::Applied,
            by,
            status: None,
            attempts: 0,
            request_id: None,
            server_errors: Vec::new(),
        }
    }

    /// Whether the answer was lost, and a read showed that the call had its effect.
    pub const fn is_reconciled(&self) -> bool {
        self.status.is_none()
    }

    /// Adds how it came about, and masks `secrets` in the provider's words.
    pub(crate) fn settle(&mut self, record: &Record, secrets: impl FnOnce() -> Secrets) {
        self.attempts = record.attempts;
        self.status = record.status;
        if self.request_id.is_some() || !self.server_errors.is_empty() {
            let secrets = secrets();
            self.request_id.iter_mut().for_each(|id| secrets.mask(id));
            self.server_errors.iter_mut().for_each(|said| said.scrub(&secrets));
        }
    }
}
