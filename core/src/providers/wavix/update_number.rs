//! `PATCH /v1/numbers/{id}`: SMS, call destinations, recording, transcription and callbacks of a number.
//!
//! Sets absolute values. A lost answer is read back by `GET` on the record: all fields are proved by it,
//! `destination` against `destinations`; it may lag.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::address::{RecordId, found, look_up, read_record};
use super::destination::{Destination, Transport};
use super::{Address, Number, Wavix};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields::{self, Options};
use crate::operation::updated::{Evidence, FieldState, Updated};
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::callback::CallbackUrl;
use crate::types::error::{ErrorCode, FieldError};
use crate::{Change, PhoneNumber};

/// What an update can change of a number at Wavix.
#[options]
pub struct NumberChanges {
    /// Whether SMS is enabled for the number.
    pub sms_enabled: Change<bool>,
    /// Where inbound calls go: each a destination, a priority (lowest first), a transport (1 SIP URI, 4 PSTN,
    /// 5 SIP trunk) and, with transport 5, a `trunk_id`. The list replaces the one that the number has.
    #[clear(list)]
    pub destinations: Change<Vec<Destination>>,
    /// The URL that is called for inbound messages.
    #[clear(null)]
    pub sms_relay_url: Change<CallbackUrl>,
    /// Whether calls are recorded.
    pub call_recording_enabled: Change<bool>,
    /// Whether calls are transcribed.
    pub transcription_enabled: Change<bool>,
    /// From what length on a call is transcribed, in seconds.
    pub transcription_threshold: Change<u32>,
    /// The URL that is told of each call's status.
    #[clear(null)]
    pub call_status_url: Change<CallbackUrl>,
}

/// Updates a number of the account.
/// <https://docs.wavix.com/api-reference/numbers/update-a-phone-number>
#[documented]
#[derive(Debug, Clone)]
pub struct UpdateNumber {
    address: Address,
    changes: NumberChanges,
    input_errors: Vec<FieldError>,
    before: Option<Number>,
}

impl UpdateNumber {
    /// Changes a record.
    pub const fn new(address: Address, changes: NumberChanges) -> Self {
        Self { address, changes, input_errors: Vec::new(), before: None }
    }

    /// With the record as it was read just now: then it is neither looked up nor read again. Another record is
    /// not taken for it.
    #[must_use]
    pub fn current(mut self, number: Number) -> Self {
        let fits = match &self.address {
            Address::Id(_) => number.address().as_ref() == Some(&self.address),
            Address::Number(wanted) => number.phone_number() == Some(*wanted) && number.address().is_some(),
        };
        self.before = Some(number).filter(|_| fits);
        self
    }

    /// With what a reader of outside input could not take into the changes: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }

    /// What is to be changed.
    pub const fn changes(&self) -> &NumberChanges {
        &self.changes
    }

    /// The record, once it is known.
    fn record(&self) -> Option<RecordId> {
        match &self.address {
            Address::Id(id) => Some(id.clone()),
            Address::Number(_) => match self.before.as_ref()?.address()? {
                Address::Id(id) => Some(id),
                Address::Number(_) => None,
            },
        }
    }

    fn number(&self) -> Option<PhoneNumber> {
        match &self.address {
            Address::Id(_) => self.before.as_ref().and_then(Number::phone_number),
            Address::Number(number) => Some(*number),
        }
    }

    fn read_number(&self, response: &Response) -> Result<Number, ResponseError> {
        let record = self.record().ok_or_else(|| ResponseError::malformed("the record is not known"))?;
        Number::read(response, record.get(), self.number())
    }
}

struct Body<'a>(&'a NumberChanges);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut members = to.serialize_map(None)?;
        self.0.write(&mut members)?;
        members.end()
    }
}

/// What is wrong with changes, of one number or of many.
pub(super) fn check_changes(
    changes: &NumberChanges,
    input_errors: &[FieldError],
    local: bool,
) -> Vec<FieldError> {
    let mut wrong = fields::check(changes, input_errors, local);
    if let Some(destinations) = changes.destinations.value() {
        wrong.extend(check_destinations(destinations));
    }
    wrong
}

/// The secrets in the callback URLs of changes.
pub(super) fn url_secrets(changes: &NumberChanges) -> Vec<String> {
    let urls = [&changes.sms_relay_url, &changes.call_status_url];
    urls.into_iter().filter_map(Change::value).flat_map(CallbackUrl::secrets).collect()
}

/// What is wrong with the destinations.
fn check_destinations(destinations: &[Destination]) -> Vec<FieldError> {
    let mut wrong = Vec::new();
    for (index, destination) in destinations.iter().enumerate() {
        let field = |name: &str| format!("destinations[{index}].{name}");
        if destination.destination.trim().is_empty() {
            wrong.push(FieldError::new(field("destination"), "empty", "must not be empty"));
        }
        if destination.trunk_id.is_some() && destination.transport != Transport::SipTrunk {
            let message = "works only with transport 5 (SIP trunk)";
            wrong.push(FieldError::new(field("trunk_id"), "requires", message));
        }
    }
    wrong
}

impl Operation for UpdateNumber {
    type Provider = Wavix;
    type Output = Updated<Number>;
    const NAME: &'static str = "numbers.update";

    fn subject(&self) -> Cow<'static, str> {
        format!("the update of {}", self.address).into()
    }

    fn safety(&self) -> Safety {
        Safety::Idempotent
    }

    fn validate(&self, account: &Account<Wavix>) -> Vec<FieldError> {
        check_changes(&self.changes, &self.input_errors, account.is_local())
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let template = "/v1/numbers/{id}";
        let call = match self.record() {
            Some(record) => ApiRequest::new(Method::PATCH, template, &[&record]),
            // Not reached: `before` asks for the record. A path without an id would not be this operation's.
            None => ApiRequest::new(Method::PATCH, "/v1/numbers/0", &[]),
        };
        call.json(&Body(&self.changes))
    }

    fn read(&self, response: &Response) -> Result<Updated<Number>, ResponseError> {
        if response.status().as_u16() == 204 {
            return Ok(Updated::all(&self.changes, FieldState::Applied, Some(Evidence::Status)));
        }
        let number = self.read_number(response)?;
        let mut updated = Updated::all(&self.changes, FieldState::Unknown, None);
        updated.observe(number, Evidence::Echo);
        Ok(updated)
    }

    fn precheck(&self, _account: &Account<Wavix>, follow: Follow) -> Option<ApiRequest> {
        if self.before.is_some() {
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
            let message = format!("Wavix answers no id for {}: give the record's id", self.address);
            return Err(ResponseError::Precondition(ErrorCode::BadResponse, message));
        }
        self.before = Some(record);
        Ok(())
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<ApiRequest> {
        self.record().as_ref().map(read_record)
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Updated<Number>> {
        let Ok(number) = self.read_number(response) else {
            return Reconciled::Inconclusive;
        };
        let mut updated = Updated::all(&self.changes, FieldState::Unknown, None);
        updated.observe(number, Evidence::ReadBack);
        if updated.ok() { Reconciled::Applied(updated) } else { Reconciled::NotApplied }
    }

    fn observed(&self, response: &Response) -> Vec<FieldError> {
        let Ok(number) = self.read_number(response) else {
            return Vec::new();
        };
        let mut updated = Updated::all(&self.changes, FieldState::Unknown, None);
        updated.observe(number, Evidence::ReadBack);
        updated.observed_errors()
    }

    fn read_effect(&self, updated: &mut Updated<Number>, response: &Response) -> bool {
        let Ok(number) = self.read_number(response) else {
            return false;
        };
        updated.observe(number, Evidence::ReadBack);
        updated.is_shown()
    }

    fn finish(&self, updated: &mut Updated<Number>, record: &Record, account: &Account<Wavix>) {
        updated.before.clone_from(&self.before);
        updated.compare::<NumberChanges>();
        updated.finish(record, || secrets(self, account));
    }

    fn secrets(&self) -> Vec<String> {
        url_secrets(&self.changes)
    }
}
