//! What a call came to that does one thing and answers little: an order, a release, a route.

use numplan_macros::exported;
use serde::Serialize;

use crate::operation::Record;
use crate::operation::updated::{Evidence, FieldState};
use crate::types::error::{Error, ErrorCode, Sent, ServerError};
use crate::types::secret::Secrets;
use crate::types::text;

/// What became of a call that does one thing.
#[exported]
#[computed(ok: bool, "Whether it is applied or pending.")]
#[computed(is_reconciled: bool, "Whether the answer was lost, and a read showed that the call had its effect.")]
#[computed(failure: Option<Error>, "What `require` fails with, if the call was rejected or nobody knows. None if all is well.")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Receipt<T> {
    /// What was bought, made or changed, where the provider shows it.
    pub item: Option<T>,
    /// Applied; or pending, if the provider has taken it and is not done.
    pub state: FieldState,
    /// What that is known by. `read_back` of an order: its answer was lost, and the account shows what was bought.
    pub evidence: Evidence,
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
    pub(crate) const fn new(item: Option<T>, evidence: Evidence) -> Self {
        Self {
            item,
            state: FieldState::Applied,
            evidence,
            status: None,
            attempts: 0,
            request_id: None,
            server_errors: Vec::new(),
        }
    }

    /// Whether it is applied or pending.
    pub const fn ok(&self) -> bool {
        matches!(self.state, FieldState::Applied | FieldState::Pending)
    }

    /// The receipt, if it is [`ok`](Self::ok). Err: `rejected` or `outcome_unknown`.
    pub fn require(self) -> Result<Self, Error> {
        match self.failure() {
            None => Ok(self),
            Some(error) => Err(error),
        }
    }

    /// What [`require`](Self::require) fails with, if it does.
    pub fn failure(&self) -> Option<Error> {
        let said = self.server_errors.iter().find_map(ServerError::text);
        let said = said.map(|said| format!(": {}", text::brief(said, 160))).unwrap_or_default();
        let mut error = match self.state {
            FieldState::Applied | FieldState::Pending => return None,
            FieldState::Rejected => {
                Error::new(ErrorCode::Rejected, format!("the provider rejected it{said}"))
            }
            FieldState::Unknown => {
                let message = format!("the provider does not show what was asked for{said}; read it again");
                Error::new(ErrorCode::OutcomeUnknown, message)
            }
        };
        let detail = error.details_mut();
        detail.status = self.status;
        detail.attempts = self.attempts;
        detail.request_id.clone_from(&self.request_id);
        detail.sent = Sent::Yes;
        detail.server_errors.clone_from(&self.server_errors);
        Some(error)
    }

    /// Whether the answer was lost, and a read showed that the call had its effect.
    pub const fn is_reconciled(&self) -> bool {
        self.status.is_none()
    }

    /// Adds how it came about, and masks `secrets` in the provider's words.
    pub(crate) fn finish(&mut self, record: &Record, secrets: impl FnOnce() -> Secrets) {
        self.attempts = record.attempts;
        self.status = record.status;
        if self.request_id.is_some() || !self.server_errors.is_empty() {
            let secrets = secrets();
            self.request_id.iter_mut().for_each(|id| secrets.mask(id));
            self.server_errors.iter_mut().for_each(|said| said.scrub(&secrets));
        }
    }
}
