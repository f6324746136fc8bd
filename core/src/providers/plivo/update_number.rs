//! `POST /v1/Account/{auth_id}/Number/{number}/`: application, subaccount, alias, CNAM and more of a number.
//!
//! Sets absolute values, though it is a POST; `cnam` and `caller_reputation` **start** registrations. A lost
//! answer is read back by `GET` on the number: application, subaccount, alias, compliance application and CNAM
//! lookup are proved by it; callbacks and registrations cannot be read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options, string_enum};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::{Number, Plivo, api_id, errors_in, get_number, order, success};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields::{self, Options};
use crate::operation::updated::{Evidence, FieldState, Updated};
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::callback::CallbackUrl;
use crate::types::error::FieldError;
use crate::{Change, PhoneNumber};

/// On or off, as Plivo writes it.
#[string_enum]
pub enum Toggle {
    /// On.
    #[value("enabled")]
    Enabled,
    /// Off.
    #[value("disabled")]
    Disabled,
}

/// How a callback is made.
#[string_enum]
pub enum HttpMethod {
    /// GET.
    #[value("GET")]
    Get,
    /// POST.
    #[value("POST")]
    Post,
}

/// What an update can change of a number at Plivo.
#[options]
pub struct NumberChanges {
    /// The application that answers calls and messages. Plivo's page says that an update without it assigns the
    /// account's default application; no official example shows that. Ask for `keep_application` to be safe.
    #[clear(empty)]
    pub app_id: Change<String>,
    /// The auth id of the subaccount that the number is to belong to. Only the main account may set it.
    pub subaccount: Change<String>,
    /// The account's own name for the number.
    #[clear(empty)]
    pub alias: Change<String>,
    /// The compliance application. Plivo changes it only while its status is pending or rejected.
    pub compliance_application_id: Change<String>,
    /// Whether the caller's name is looked up. US local and toll-free numbers only.
    pub cnam_lookup: Change<Toggle>,
    /// The caller name to register for outbound calls. Starts a registration that ends at the callback.
    pub cnam: Change<String>,
    /// The URL that is told how the CNAM registration ended.
    #[clear(empty)]
    pub cnam_callback_url: Change<CallbackUrl>,
    /// How that URL is called.
    pub cnam_callback_method: Change<HttpMethod>,
    /// Whether the number is registered for caller reputation. Needs `profile_uuid`; starts a registration.
    pub caller_reputation: Change<Toggle>,
    /// The profile that caller reputation is registered under.
    pub profile_uuid: Change<String>,
    /// The URL that is told how the caller reputation registration ended.
    pub caller_reputation_callback_url: Change<CallbackUrl>,
    /// How that URL is called.
    pub caller_reputation_callback_method: Change<HttpMethod>,
}

/// Updates a number of the account.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#update-an-account-phone-number>
#[documented]
#[derive(Debug, Clone)]
pub struct UpdateNumber {
    number: PhoneNumber,
    changes: NumberChanges,
    input_errors: Vec<FieldError>,
    before: Option<Number>,
    keep_application: bool,
}

impl UpdateNumber {
    /// Changes `number`.
    pub const fn new(number: PhoneNumber, changes: NumberChanges) -> Self {
        Self { number, changes, input_errors: Vec::new(), before: None, keep_application: false }
    }

    /// With the number as it was read just now: then it is not read again. Another number is not taken for it.
    #[must_use]
    pub fn current(mut self, number: Number) -> Self {
        self.before = Some(number).filter(|known| known.phone_number() == Some(self.number));
        self
    }

    /// Reads the number first and sends its own application along, unless the update names one: Plivo may assign
    /// the account's default application to a number whose update names none.
    #[must_use]
    pub const fn keep_application(mut self) -> Self {
        self.keep_application = true;
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

    /// The application that is sent along so that the number keeps it.
    fn kept_application(&self) -> Option<&str> {
        let keeps = self.keep_application && self.changes.app_id.is_keep();
        self.before.as_ref().filter(|_| keeps)?.app_id()
    }

    /// The fields that start a registration: what they come to is told at a callback.
    fn is_registration(field: &str) -> bool {
        matches!(field, "cnam" | "caller_reputation")
    }

    /// 206: a part was done. What the provider says it did not do is rejected; of the rest a read tells.
    fn read_partial(&self, response: &Response) -> Result<Updated<Number>, ResponseError> {
        let body: Value = serde_json::from_slice(response.body())
            .map_err(|error| ResponseError::malformed(format!("it is not JSON ({error})")))?;
        let mut updated = self.accepted(FieldState::Unknown);
        updated.request_id = api_id(&body);
        updated.server_errors = errors_in(&body);
        let refused: Vec<_> = updated.server_errors.iter().filter_map(|error| error.field.clone()).collect();
        for outcome in
            updated.fields.iter_mut().filter(|outcome| refused.iter().any(|field| field == outcome.field))
        {
            (outcome.state, outcome.evidence) = (FieldState::Rejected, Some(Evidence::Status));
        }
        Ok(updated)
    }

    fn accepted(&self, state: FieldState) -> Updated<Number> {
        let evidence = (state == FieldState::Applied).then_some(Evidence::Status);
        let mut updated = Updated::all(&self.changes, state, evidence);
        for outcome in updated.fields.iter_mut().filter(|outcome| Self::is_registration(outcome.field)) {
            if outcome.state == FieldState::Applied {
                (outcome.state, outcome.evidence) = (FieldState::Pending, Some(Evidence::Status));
            }
        }
        updated
    }
}

struct Body<'a>(&'a UpdateNumber);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut members = to.serialize_map(None)?;
        if let Some(app_id) = self.0.kept_application() {
            members.serialize_entry("app_id", app_id)?;
        }
        self.0.changes.write(&mut members)?;
        members.end()
    }
}

impl Operation for UpdateNumber {
    type Provider = Plivo;
    type Output = Updated<Number>;
    const NAME: &'static str = "numbers.update";

    fn subject(&self) -> Cow<'static, str> {
        format!("the update of {}", self.number).into()
    }

    fn safety(&self) -> Safety {
        let registers = !self.changes.cnam.is_keep() || !self.changes.caller_reputation.is_keep();
        if registers { Safety::StartsTask } else { Safety::Idempotent }
    }

    fn validate(&self, account: &Account<Plivo>) -> Vec<FieldError> {
        let mut wrong = fields::check(&self.changes, &self.input_errors, account.is_local());
        wrong.extend(order::check_subaccount(&self.changes.subaccount, account));
        if self.changes.caller_reputation == Change::Set(Toggle::Enabled)
            && self.changes.profile_uuid.is_keep()
            && !self.input_errors.iter().any(|input_error| input_error.field == "profile_uuid")
        {
            wrong.push(FieldError::new("caller_reputation", "requires", "needs profile_uuid as well"));
        }
        wrong
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let segments: [&dyn crate::PathSegment; 2] = [account.credentials().auth_id(), &self.number];
        ApiRequest::new(Method::POST, "/v1/Account/{auth_id}/Number/{number}/", &segments).json(&Body(self))
    }

    fn read(&self, response: &Response) -> Result<Updated<Number>, ResponseError> {
        if response.status().as_u16() == 206 {
            return self.read_partial(response);
        }
        let body = success(response)?;
        if body.get("message").is_none() && body.get("api_id").is_none() {
            return Err(ResponseError::malformed("it has neither `message` nor `api_id`"));
        }
        let mut updated = self.accepted(FieldState::Applied);
        updated.request_id = api_id(&body);
        Ok(updated)
    }

    fn precheck(&self, account: &Account<Plivo>, follow: Follow) -> Option<ApiRequest> {
        let needed = follow.verify || self.keep_application && self.changes.app_id.is_keep();
        (needed && self.before.is_none()).then(|| get_number::request(account, self.number))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.before = Some(Number::read(response, self.number)?);
        Ok(())
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<ApiRequest> {
        Some(get_number::request(account, self.number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Updated<Number>> {
        let Ok(number) = Number::read(response, self.number) else {
            return Reconciled::Inconclusive;
        };
        let mut updated = Updated::all(&self.changes, FieldState::Unknown, None);
        updated.observe(number, Evidence::ReadBack);
        if updated.ok() {
            return Reconciled::Applied(updated);
        }
        match self.safety() {
            Safety::Idempotent if !updated.is_shown() => Reconciled::NotApplied,
            // Callbacks and registrations show nowhere.
            Safety::ReadOnly | Safety::Idempotent | Safety::StartsTask | Safety::Irreversible => {
                Reconciled::Inconclusive
            }
        }
    }

    /// That an empty alias clears it is nobody's word, and a 206 leaves all open.
    fn needs_read_back(&self, updated: &Updated<Number>) -> bool {
        self.changes.alias == Change::Clear
            || updated.fields.iter().any(|outcome| outcome.state == FieldState::Unknown)
    }

    fn observed(&self, response: &Response) -> Vec<FieldError> {
        let Ok(number) = Number::read(response, self.number) else {
            return Vec::new();
        };
        let mut updated = Updated::all(&self.changes, FieldState::Unknown, None);
        updated.observe(number, Evidence::ReadBack);
        updated.observed_errors()
    }

    fn read_effect(&self, updated: &mut Updated<Number>, response: &Response) -> bool {
        let Ok(number) = Number::read(response, self.number) else {
            return false;
        };
        updated.observe(number, Evidence::ReadBack);
        updated.is_shown()
    }

    fn finish(&self, updated: &mut Updated<Number>, record: &Record, account: &Account<Plivo>) {
        updated.before.clone_from(&self.before);
        updated.compare::<NumberChanges>();
        updated.finish(record, || secrets(self, account));
    }

    fn secrets(&self) -> Vec<String> {
        let urls = [&self.changes.cnam_callback_url, &self.changes.caller_reputation_callback_url];
        urls.into_iter().filter_map(Change::value).flat_map(CallbackUrl::secrets).collect()
    }
}
