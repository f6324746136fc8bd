//! `POST /v1/Account/{auth_id}/Number/{number}/`: changes application, subaccount, alias, CNAM and more of a number.
//!
//! Sets absolute values, although it is a POST. `cnam` **starts** a registration; enabling `caller_reputation` **spends**,
//! since an approved registration costs a monthly fee. After a lost response the number is read. It proves everything
//! but the callbacks; `cnam` may show only once it is registered.

use serde::Serialize;
use serde_json::Value;

use super::get_number;
use super::number::Number;
use super::order;
use super::provider::{Plivo, account_request};
use super::responses::{accepted, api_id, errors_in};
use crate::operation::fields::{self, Members, Options as _};
use crate::operation::prelude::*;

/// On or off, in Plivo's words.
#[string_enum]
pub enum Toggle {
    /// On.
    Enabled,
    /// Off.
    Disabled,
}

/// The HTTP method of a callback.
#[string_enum]
pub enum HttpMethod {
    /// GET.
    #[value("GET")]
    Get,
    /// POST.
    #[value("POST")]
    Post,
}

/// The changes of an update of a number at Plivo.
#[options]
pub struct NumberChanges {
    /// The application or trunk that answers calls and messages. According to an older page of Plivo an update without
    /// it assigns the account's default application; no official example shows that. Use `keep_application` to be safe.
    #[clear(empty)]
    pub app_id: Change<String>,
    /// The auth id of the subaccount that the number will belong to. Only the main account may set it.
    pub subaccount: Change<String>,
    /// The account's own name for the number.
    #[clear(empty)]
    pub alias: Change<String>,
    /// The compliance application. Plivo's newest page asks for an accepted one that fits country and type of the number;
    /// an older page allows a change only while its status is pending or rejected.
    pub compliance_application_id: Change<String>,
    /// Whether the caller's name is looked up. US local and toll-free numbers only.
    pub cnam_lookup: Change<Toggle>,
    /// The caller name to register for outbound calls. Starts a registration that ends at the callback.
    pub cnam: Change<String>,
    /// The URL that is called with the result of the CNAM registration.
    #[clear(empty)]
    pub cnam_callback_url: Change<CallbackUrl>,
    /// The method of that callback.
    pub cnam_callback_method: Change<HttpMethod>,
    /// Whether the number is registered for caller reputation. Enabling needs `profile_uuid` and costs a monthly fee for
    /// each business once it is approved.
    pub caller_reputation: Change<Toggle>,
    /// The profile that caller reputation is registered under.
    pub profile_uuid: Change<String>,
    /// The URL that is called with the result of the caller reputation registration.
    pub caller_reputation_callback_url: Change<CallbackUrl>,
    /// The method of that callback.
    pub caller_reputation_callback_method: Change<HttpMethod>,
}

/// Updates a number of the account.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#update-an-account-phone-number>
#[operation(
    name = "numbers.update",
    safety = if self.enables_reputation() {
        Safety::Irreversible
    } else if self.registers() {
        Safety::StartsTask
    } else {
        Safety::Idempotent
    },
    verify, own(number = number),
    subject = "the update of {number}",
)]
pub struct UpdateNumber {
    /// The number of the account with its country code: 12025551111.
    #[argument]
    number: PhoneNumber,
    /// Whether the number is read first and its own application sent along, unless the update names one: Plivo may
    /// assign the account's default application to a number whose update names none.
    #[argument]
    keep_application: bool,
    /// The number as it was read just now: then it is not read again.
    #[argument]
    current: Option<Box<Number>>,
    #[options]
    changes: NumberChanges,
}

impl UpdateNumber {
    /// Uses a number that was read just now, if there is one, so that it is not read again. A different number is
    /// ignored.
    #[must_use]
    pub fn current(mut self, number: impl Into<Option<Number>>) -> Self {
        let is_own = |current: &Number| current.phone_number() == Some(self.number);
        self.current = number.into().filter(is_own).map(Box::new);
        self
    }

    /// Reads the number first and sends its own application along, unless the update names one: Plivo may assign the
    /// account's default application to a number whose update names none.
    #[must_use]
    pub const fn keep_application(mut self) -> Self {
        self.keep_application = true;
        self
    }

    /// The application to send along so that the number keeps it.
    fn kept_application(&self) -> Option<&str> {
        let keeps = self.keep_application && self.changes.app_id.is_keep();
        self.current.as_ref().filter(|_| keeps)?.app_id()
    }

    /// Whether the update starts a registration.
    fn registers(&self) -> bool {
        !self.changes.cnam.is_keep() || !self.changes.caller_reputation.is_keep()
    }

    /// Whether the update starts the registration that costs a fee.
    fn enables_reputation(&self) -> bool {
        self.changes.caller_reputation == Change::Set(Toggle::Enabled)
    }

    /// Whether a field starts a registration, whose result is only sent to a callback.
    fn is_registration(field: &str) -> bool {
        matches!(field, "cnam" | "caller_reputation")
    }

    /// 206: a part was done. A field that the provider names as failed is rejected; a read settles the others.
    fn read_partial(&self, response: &Response) -> Result<Updated<Number>, ResponseError> {
        let body: Value = read_json(response, "JSON")?;
        let mut updated = self.unseen(FieldState::Unknown);
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

    /// A result in `state`, before any read; registrations are pending.
    fn unseen(&self, state: FieldState) -> Updated<Number> {
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

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "app_id", skip_serializing_if = "Option::is_none")]
    kept_application: Option<&'a str>,
    #[serde(flatten)]
    changes: Members<'a, NumberChanges>,
}

impl Operation for UpdateNumber {
    type Provider = Plivo;
    type Output = Updated<Number>;

    fn validate(&self, account: &Account<Plivo>) -> Vec<FieldError> {
        let mut errors = fields::check(&self.changes, account.is_local());
        errors.extend(order::check_subaccount(&self.changes.subaccount, account));
        if self.enables_reputation()
            && self.changes.profile_uuid.is_keep()
            && !self.changes.is_unread("profile_uuid")
        {
            errors.push(FieldError::new("caller_reputation", "requires", "needs profile_uuid as well"));
        }
        errors
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let template = "/v1/Account/{auth_id}/Number/{number}/";
        let body = Body { kept_application: self.kept_application(), changes: Members(&self.changes) };
        account_request(Method::POST, template, account, Some(&self.number)).json(&body)
    }

    fn read(&self, response: &Response) -> Result<Updated<Number>, ResponseError> {
        if response.status().as_u16() == 206 {
            return self.read_partial(response);
        }
        let body = accepted(response)?;
        let mut updated = self.unseen(FieldState::Applied);
        updated.request_id = api_id(&body);
        Ok(updated)
    }

    fn precheck(&self, account: &Account<Plivo>, follow: Follow) -> Option<ApiRequest> {
        let needed = follow.verify || self.keep_application && self.changes.app_id.is_keep();
        (needed && self.current.is_none()).then(|| get_number::request(account, self.number))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.current = Some(Box::new(Number::read(response, self.number)?));
        Ok(())
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<ApiRequest> {
        Some(get_number::request(account, self.number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Updated<Number>> {
        let Ok(number) = Number::read(response, self.number) else {
            return Reconciled::Inconclusive;
        };
        let updated = Updated::seen(&self.changes, number, Evidence::ReadBack);
        if updated.ok() {
            return Reconciled::Applied(updated);
        }
        match self.safety() {
            Safety::Idempotent if !updated.is_shown() => Reconciled::NotApplied,
            // No read shows callbacks, and a registration may show later.
            Safety::ReadOnly | Safety::Idempotent | Safety::StartsTask | Safety::Irreversible => {
                Reconciled::Inconclusive
            }
        }
    }

    /// It is not documented that an empty alias clears it, and a 206 leaves every field open.
    fn needs_read_back(&self, updated: &Updated<Number>) -> bool {
        self.changes.alias == Change::Clear
            || updated.fields.iter().any(|outcome| outcome.state == FieldState::Unknown)
    }

    fn observed(&self, response: &Response) -> Vec<FieldError> {
        Updated::observed_by(&self.changes, Number::read(response, self.number))
    }

    fn read_effect(&self, updated: &mut Updated<Number>, response: &Response) -> bool {
        let Ok(number) = Number::read(response, self.number) else {
            return false;
        };
        updated.observe(number, Evidence::ReadBack);
        updated.is_shown()
    }

    fn finish(&self, updated: &mut Updated<Number>, record: &Record, account: &Account<Plivo>) {
        updated.compare::<NumberChanges>(self.current.as_deref());
        updated.finish(record, &|| secrets(self, account));
    }
}
