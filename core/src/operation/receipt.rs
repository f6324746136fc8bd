//! The result of an operation that does one thing: an order, a release, a route.

use numplan_macros::exported;
use serde::Serialize;

use crate::operation::updated::{Evidence, FieldState};
use crate::operation::{Output, Reconciled, Record};
use crate::types::error::{Error, ErrorCode, Sent, ServerError};
use crate::types::secret::Secrets;
use crate::types::text;

/// The result of an operation that does one thing.
#[exported]
#[computed(ok: bool, "Whether the operation is applied or pending.")]
#[computed(is_reconciled: bool, "Whether the response was lost, and a read showed the effect.")]
#[computed(failure: Option<Error>, "The error of `require` if the operation was rejected or its outcome is unknown, else None.")]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Receipt<T> {
    /// The thing that was bought, made or changed, if the provider shows it.
    pub item: Option<T>,
    /// The state: applied, or pending if the provider has accepted the request and is not done.
    pub state: FieldState,
    /// The evidence for the state. `read_back` of an order: the response was lost, and the account shows the purchase.
    pub evidence: Evidence,
    /// The HTTP status of the response; `None` if it was lost and the account was read instead.
    pub status: Option<u16>,
    /// The number of attempts.
    pub attempts: u32,
    /// The provider's id of the request.
    pub request_id: Option<String>,
    /// The provider's errors about a part that failed without undoing the rest.
    pub server_errors: Vec<ServerError>,
}

impl<T> Receipt<T> {
    /// An applied operation.
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

    /// Takes over what a read shows: the item, and whether it is as requested. Returns the latter.
    pub(crate) fn observe(&mut self, item: T, is_shown: bool) -> bool {
        self.state = if is_shown { FieldState::Applied } else { FieldState::Unknown };
        self.evidence = Evidence::ReadBack;
        self.item = Some(item);
        is_shown
    }

    /// Whether the operation is applied or pending.
    pub const fn ok(&self) -> bool {
        matches!(self.state, FieldState::Applied | FieldState::Pending)
    }

    /// Returns the receipt if it is [`ok`](Self::ok). Err: `rejected` or `outcome_unknown`.
    pub fn require(self) -> Result<Self, Error> {
        match self.failure() {
            None => Ok(self),
            Some(error) => Err(error),
        }
    }

    /// The error of [`require`](Self::require), if it fails.
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

    /// Whether the response was lost, and a read showed the effect.
    pub const fn is_reconciled(&self) -> bool {
        self.status.is_none()
    }
}

impl<T: Send> Output for Receipt<T> {
    fn finish(&mut self, record: &Record, secrets: &dyn Fn() -> Secrets) {
        self.attempts = record.attempts;
        self.status = record.status;
        if self.request_id.is_some() || !self.server_errors.is_empty() {
            let secrets = secrets();
            self.request_id.iter_mut().for_each(|id| secrets.mask(id));
            self.server_errors.iter_mut().for_each(|error| error.scrub(&secrets));
        }
    }

    fn is_open(&self) -> bool {
        self.state == FieldState::Unknown
    }
}

impl<T> Reconciled<Receipt<T>> {
    /// The conclusion of a read that shows an item, as requested or not. `None`: the read proves nothing.
    pub(crate) fn of(item: Option<T>, is_as_requested: impl FnOnce(&T) -> bool) -> Self {
        match item {
            Some(item) if is_as_requested(&item) => {
                Self::Applied(Receipt::new(Some(item), Evidence::ReadBack))
            }
            Some(_) => Self::NotApplied,
            None => Self::Inconclusive,
        }
    }
}
