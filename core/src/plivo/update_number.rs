//! `POST /v1/Account/{auth_id}/Number/{number}/`: application, subaccount, alias, CNAM and more of a number.
//!
//! Sets absolute values, though it is a POST; `cnam` and `caller_reputation` **start** registrations. A lost
//! answer is read back by `GET` on the number: application, subaccount, alias, compliance application and CNAM
//! lookup are proved by it; callbacks and registrations cannot be read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options, words};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::{Number, Plivo, api_id, errors_in, get_number, order, success};
use crate::account::Account;
use crate::call::Call;
use crate::callback::CallbackUrl;
use crate::error::FieldError;
use crate::fields::{self, Options};
use crate::operation::{Answer, Class, Follow, Operation, Record, Seen, Unfit, secrets};
use crate::updated::{By, State, Updated};
use crate::{Change, PhoneNumber};

/// On or off, as Plivo writes it.
#[words]
pub enum Toggle {
    /// On.
    #[word("enabled")]
    Enabled,
    /// Off.
    #[word("disabled")]
    Disabled,
}

/// How a callback is made.
#[words]
pub enum HttpMethod {
    /// GET.
    #[word("GET")]
    Get,
    /// POST.
    #[word("POST")]
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
    misfits: Vec<FieldError>,
    before: Option<Number>,
    keep_application: bool,
}

impl UpdateNumber {
    /// Changes `number`.
    pub const fn new(number: PhoneNumber, changes: NumberChanges) -> Self {
        Self { number, changes, misfits: Vec::new(), before: None, keep_application: false }
    }

    /// With the number as it was read just now: then it is not read again. Another number is not taken for it.
    #[must_use]
    pub fn known(mut self, number: Number) -> Self {
        self.before = Some(number).filter(|known| known.parsed() == Some(self.number));
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
    pub fn misfits(mut self, misfits: Vec<FieldError>) -> Self {
        self.misfits = misfits;
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
    fn read_partial(&self, answer: &Answer) -> Result<Updated<Number>, Unfit> {
        let body: Value = serde_json::from_slice(answer.body())
            .map_err(|error| Unfit::malformed(format!("it is not JSON ({error})")))?;
        let mut updated = self.accepted(State::Unknown);
        updated.request_id = api_id(&body);
        updated.server_errors = errors_in(&body);
        let refused: Vec<_> = updated.server_errors.iter().filter_map(|error| error.field.clone()).collect();
        for outcome in
            updated.fields.iter_mut().filter(|outcome| refused.iter().any(|field| field == outcome.field))
        {
            (outcome.state, outcome.by) = (State::Rejected, Some(By::Status));
        }
        Ok(updated)
    }

    fn accepted(&self, state: State) -> Updated<Number> {
        let by = (state == State::Applied).then_some(By::Status);
        let mut updated = Updated::all(&self.changes, state, by);
        for outcome in updated.fields.iter_mut().filter(|outcome| Self::is_registration(outcome.field)) {
            if outcome.state == State::Applied {
                (outcome.state, outcome.by) = (State::Pending, Some(By::Status));
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

    fn class(&self) -> Class {
        let registers = !self.changes.cnam.is_keep() || !self.changes.caller_reputation.is_keep();
        if registers { Class::Starts } else { Class::Sets }
    }

    fn validate(&self, account: &Account<Plivo>) -> Vec<FieldError> {
        let mut wrong = fields::check(&self.changes, &self.misfits, account.is_local());
        wrong.extend(order::check_subaccount(&self.changes.subaccount, account));
        if self.changes.caller_reputation == Change::Set(Toggle::Enabled)
            && self.changes.profile_uuid.is_keep()
            && !self.misfits.iter().any(|misfit| misfit.field == "profile_uuid")
        {
            wrong.push(FieldError::new("caller_reputation", "requires", "needs profile_uuid as well"));
        }
        wrong
    }

    fn call(&self, account: &Account<Plivo>) -> Call {
        let segments: [&dyn crate::Segment; 2] = [account.credentials().auth_id(), &self.number];
        Call::new(Method::POST, "/v1/Account/{auth_id}/Number/{number}/", &segments).json(&Body(self))
    }

    fn read(&self, answer: &Answer) -> Result<Updated<Number>, Unfit> {
        if answer.status().as_u16() == 206 {
            return self.read_partial(answer);
        }
        let body = success(answer)?;
        if body.get("message").is_none() && body.get("api_id").is_none() {
            return Err(Unfit::malformed("it has neither `message` nor `api_id`"));
        }
        let mut updated = self.accepted(State::Applied);
        updated.request_id = api_id(&body);
        Ok(updated)
    }

    fn before(&self, account: &Account<Plivo>, follow: Follow) -> Option<Call> {
        let needed = follow.verify || self.keep_application && self.changes.app_id.is_keep();
        (needed && self.before.is_none()).then(|| get_number::call(account, self.number))
    }

    fn learn_before(&mut self, answer: &Answer) -> Result<(), Unfit> {
        self.before = Some(Number::read(answer, self.number)?);
        Ok(())
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<Call> {
        Some(get_number::call(account, self.number))
    }

    fn seen(&self, answer: &Answer) -> Seen<Updated<Number>> {
        let Ok(number) = Number::read(answer, self.number) else {
            return Seen::Unproven;
        };
        let mut updated = Updated::all(&self.changes, State::Unknown, None);
        updated.observe(number, By::ReadBack);
        if updated.ok() {
            return Seen::Done(updated);
        }
        match self.class() {
            Class::Sets if !updated.is_shown() => Seen::NotStarted,
            // Callbacks and registrations show nowhere.
            Class::Read | Class::Sets | Class::Starts | Class::Spends => Seen::Unproven,
        }
    }

    /// That an empty alias clears it is nobody's word, and a 206 leaves all open.
    fn leaves_open(&self, updated: &Updated<Number>) -> bool {
        self.changes.alias == Change::Clear
            || updated.fields.iter().any(|outcome| outcome.state == State::Unknown)
    }

    fn learn_effect(&self, updated: &mut Updated<Number>, answer: &Answer) -> bool {
        let Ok(number) = Number::read(answer, self.number) else {
            return false;
        };
        updated.observe(number, By::ReadBack);
        updated.is_shown()
    }

    fn settle(&self, updated: &mut Updated<Number>, record: &Record, account: &Account<Plivo>) {
        updated.before.clone_from(&self.before);
        updated.compare::<NumberChanges>();
        updated.settle(record, || secrets(self, account));
    }

    fn secrets(&self) -> Vec<String> {
        let urls = [&self.changes.cnam_callback_url, &self.changes.caller_reputation_callback_url];
        urls.into_iter().filter_map(Change::value).flat_map(CallbackUrl::secrets).collect()
    }
}
