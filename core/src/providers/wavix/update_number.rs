//! `PATCH /v1/numbers/{id}`: changes SMS, call destinations, recording, transcription and callbacks of a number.
//!
//! Sets absolute values. After a lost response the record is read, which proves all fields (`destination` shows
//! `destinations`); it may lag.

use super::account_read::{found, look_up, read_record};
use super::address::{Address, RecordId};
use super::destination::{Destination, Transport};
use super::number::Number;
use super::provider::Wavix;
use crate::operation::fields::{self, Members};
use crate::operation::prelude::*;

/// The changes of an update of a number at Wavix.
#[options]
pub struct NumberChanges {
    /// Whether SMS is enabled for the number.
    pub sms_enabled: Change<bool>,
    /// The destinations of inbound calls. Each has a destination, a priority (lowest first), a transport (1 SIP URI,
    /// 4 PSTN, 5 SIP trunk) and, with transport 5, a `trunk_id`. The list replaces the current one.
    #[clear(list)]
    pub destinations: Change<Vec<Destination>>,
    /// The URL that is called for inbound messages.
    #[clear(null)]
    pub sms_relay_url: Change<CallbackUrl>,
    /// Whether calls are recorded.
    pub call_recording_enabled: Change<bool>,
    /// Whether calls are transcribed.
    pub transcription_enabled: Change<bool>,
    /// The length from which a call is transcribed, in seconds.
    pub transcription_threshold: Change<u32>,
    /// The URL that is called with the status of each call.
    #[clear(null)]
    pub call_status_url: Change<CallbackUrl>,
}

/// Updates a number of the account.
/// <https://docs.wavix.com/api-reference/numbers/update-a-phone-number>
#[operation(
    name = "numbers.update", safety = Idempotent, verify, own(id = id),
    subject = "the update of {address}",
)]
pub struct UpdateNumber {
    #[one_of]
    address: Address,
    /// The number as it was read just now: then it is neither looked up nor read again.
    #[argument]
    current: Option<Box<Number>>,
    #[options]
    changes: NumberChanges,
}

impl UpdateNumber {
    /// Uses a record that was read just now, if there is one, so that it is neither looked up nor read again. A
    /// different record is ignored.
    #[must_use]
    pub fn current(mut self, number: impl Into<Option<Number>>) -> Self {
        let is_own = |number: &Number| match &self.address {
            Address::Id(_) => number.address().as_ref() == Some(&self.address),
            Address::Number(wanted) => number.phone_number() == Some(*wanted) && number.address().is_some(),
        };
        self.current = number.into().filter(is_own).map(Box::new);
        self
    }

    /// The id of the record, once it is known.
    fn record(&self) -> Option<RecordId> {
        match &self.address {
            Address::Id(id) => Some(id.clone()),
            Address::Number(_) => match self.current.as_ref()?.address()? {
                Address::Id(id) => Some(id),
                Address::Number(_) => None,
            },
        }
    }

    fn number(&self) -> Option<PhoneNumber> {
        match &self.address {
            Address::Id(_) => self.current.as_deref().and_then(Number::phone_number),
            Address::Number(number) => Some(*number),
        }
    }

    fn read_number(&self, response: &Response) -> Result<Number, ResponseError> {
        let record = self.record().ok_or_else(|| ResponseError::malformed("the record is not known"))?;
        Number::read(response, record.get(), self.number())
    }
}

/// Returns all that is wrong with changes, of one number or of many.
pub(super) fn check_changes(changes: &NumberChanges, local: bool) -> Vec<FieldError> {
    let mut errors = fields::check(changes, local);
    if let Some(destinations) = changes.destinations.value() {
        errors.extend(check_destinations(destinations));
    }
    errors
}

fn check_destinations(destinations: &[Destination]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (index, destination) in destinations.iter().enumerate() {
        let field = |name: &str| format!("destinations[{index}].{name}");
        if destination.destination.trim().is_empty() {
            errors.push(FieldError::new(field("destination"), "empty", "must not be empty"));
        }
        if destination.trunk_id.is_some() && destination.transport != Transport::SipTrunk {
            let message = "works only with transport 5 (SIP trunk)";
            errors.push(FieldError::new(field("trunk_id"), "requires", message));
        }
    }
    errors
}

impl Operation for UpdateNumber {
    type Provider = Wavix;
    type Output = Updated<Number>;

    fn validate(&self, account: &Account<Wavix>) -> Vec<FieldError> {
        check_changes(&self.changes, account.is_local())
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let template = "/v1/numbers/{id}";
        let request = match self.record() {
            Some(record) => ApiRequest::new(Method::PATCH, template, &[&record]),
            // Not reached: `precheck` reads the record. No record has the id 0.
            None => ApiRequest::new(Method::PATCH, "/v1/numbers/0", &[]),
        };
        request.json(&Members(&self.changes))
    }

    fn read(&self, response: &Response) -> Result<Updated<Number>, ResponseError> {
        if response.status().as_u16() == 204 {
            return Ok(Updated::all(&self.changes, FieldState::Applied, Some(Evidence::Status)));
        }
        Ok(Updated::seen(&self.changes, self.read_number(response)?, Evidence::Echo))
    }

    fn precheck(&self, _account: &Account<Wavix>, follow: Follow) -> Option<ApiRequest> {
        if self.current.is_some() {
            return None;
        }
        match &self.address {
            Address::Number(number) => Some(look_up(*number)),
            Address::Id(id) => follow.verify.then(|| read_record(id)),
        }
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        let record = match &self.address {
            Address::Number(number) => found(response, *number)?,
            Address::Id(id) => Number::read(response, id.get(), None)?,
        };
        if record.address().is_none() {
            let message =
                format!("Wavix does not show the id of {}: give the id of the record", self.address);
            return Err(ResponseError::Precondition(ErrorCode::BadResponse, message));
        }
        self.current = Some(Box::new(record));
        Ok(())
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<ApiRequest> {
        self.record().as_ref().map(read_record)
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Updated<Number>> {
        let Ok(number) = self.read_number(response) else {
            return Reconciled::Inconclusive;
        };
        let updated = Updated::seen(&self.changes, number, Evidence::ReadBack);
        if updated.ok() { Reconciled::Applied(updated) } else { Reconciled::NotApplied }
    }

    fn observed(&self, response: &Response) -> Vec<FieldError> {
        Updated::observed_by(&self.changes, self.read_number(response))
    }

    fn read_effect(&self, updated: &mut Updated<Number>, response: &Response) -> bool {
        let Ok(number) = self.read_number(response) else {
            return false;
        };
        updated.observe(number, Evidence::ReadBack);
        updated.is_shown()
    }

    fn finish(&self, updated: &mut Updated<Number>, record: &Record, account: &Account<Wavix>) {
        updated.compare::<NumberChanges>(self.current.as_deref());
        updated.finish(record, &|| secrets(self, account));
    }
}
