//! A phone number at Wavix.

use numplan_macros::model;
use serde_json::Value;

use super::destination::{RoutedDestination, json};
use super::{Address, refuses};
use crate::PhoneNumber;
use crate::operation::updated::Observe;
use crate::operation::{Response, ResponseError};
use crate::types::callback::CallbackUrl;
use crate::types::model::{Extra, Model as _, Money, Shown, lenient_struct};

/// A phone number of the account.
#[model]
pub struct Number {
    /// The record's id, which is not the phone number.
    pub id: Option<i64>,
    /// The number, without a plus sign.
    pub number: Option<String>,
    /// The one-off price, in US dollars.
    pub activation_fee: Option<Money>,
    /// The price of a month, in US dollars.
    pub monthly_fee: Option<Money>,
    /// The price of an inbound minute, in US dollars.
    pub per_min: Option<Money>,
    /// The city or rate center.
    pub city: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The country, ISO 3166 alpha-2.
    pub country_short_name: Option<String>,
    /// The state; none outside the US.
    pub state: Option<String>,
    /// Where inbound calls go, by priority.
    pub destination: Vec<RoutedDestination>,
    /// The most inbound calls at a time.
    pub channels: Option<i64>,
    /// The documents that are required to activate the number, by id or name.
    pub require_docs: Vec<String>,
    /// The documents that were handed in.
    pub documents: Vec<Document>,
    /// Whether the number can be the caller id of local calls.
    pub domestic_cli: Option<bool>,
    /// The account's own name for the number. An update cannot change it.
    pub label: Option<String>,
    /// `active`: calls come and go; `inactive`: they do not.
    pub status: Option<String>,
    /// The inbound call time of this month, in seconds.
    pub seconds: Option<i64>,
    /// When the number was bought.
    pub added: Option<String>,
    /// Until when it is paid: a date, or a date and time.
    pub paid_until: Option<String>,
    /// Whether SMS is enabled.
    pub sms_enabled: Option<bool>,
    /// The URL that is called for inbound messages.
    pub sms_relay_url: Option<CallbackUrl>,
    /// Whether the caller's name is looked up.
    pub cnam: Option<bool>,
    /// Whether calls are recorded.
    pub call_recording_enabled: Option<bool>,
    /// Whether calls are transcribed.
    pub transcription_enabled: Option<bool>,
    /// From what length on a call is transcribed, in seconds.
    pub transcription_threshold: Option<i64>,
    /// The free inbound minutes.
    pub free_min: Option<i64>,
    /// Whether usage is unlimited.
    pub unlimited: Option<bool>,
    /// The URL that is told of each call's status.
    pub call_status_url: Option<CallbackUrl>,
    shown: Shown,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// A document that was handed in for a number.
#[model]
pub struct Document {
    /// Its id.
    pub id: Option<i64>,
    /// Whether another may be handed in instead.
    pub allow_replace: Option<bool>,
    /// The number that it is for.
    pub did_number: Option<String>,
    /// Its media type.
    pub doc_content_type: Option<String>,
    /// Its file name.
    pub doc_file_name: Option<String>,
    /// What it is.
    pub doc_type: Option<String>,
    /// What it is, by id.
    pub doc_type_id: Option<i64>,
    /// How far its review is.
    pub status: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Members without a field of their own.
    pub extra: Extra,
}

lenient_struct!(Document);

impl Number {
    /// The number, parsed; `None` if it is no E.164 number.
    pub fn phone_number(&self) -> Option<PhoneNumber> {
        PhoneNumber::parse(self.number.as_deref()?).ok()
    }

    /// Reads an answer that is about the record `id` (and `number`, if that is known).
    pub(crate) fn read(
        response: &Response,
        id: u64,
        number: Option<PhoneNumber>,
    ) -> Result<Self, ResponseError> {
        let record: Self = serde_json::from_slice(response.body())
            .map_err(|error| ResponseError::malformed(format!("it is no number in JSON ({error})")))?;
        // A record has neither of the members that a refusal has: they went to `extra`.
        if let Some(refused) = refuses(&record.extra) {
            return Err(refused);
        }
        if record.id.is_none() {
            return Err(ResponseError::malformed("it does not say which record it is about"));
        }
        if record.id.and_then(|seen| u64::try_from(seen).ok()) != Some(id) {
            return Err(ResponseError::malformed(format!(
                "it speaks of another record, {}",
                record.id.unwrap_or_default()
            )));
        }
        if number.is_some() && record.phone_number() != number {
            let seen = crate::types::text::brief(record.number.as_deref().unwrap_or("none"), 24);
            return Err(ResponseError::malformed(format!("it speaks of another number, {seen}")));
        }
        Ok(record)
    }

    /// How to address this very record.
    pub fn address(&self) -> Option<Address> {
        let id = u64::try_from(self.id?).ok()?;
        super::RecordId::new(id).ok().map(Address::Id)
    }
}

impl Observe for Number {
    const WATCHED: &'static [&'static str] = &[];

    fn observe(&self, field: &str) -> Option<Value> {
        let shown = |member: &str| self.shown.has(member, Self::MEMBERS);
        let url = |url: &Option<CallbackUrl>| {
            shown(field).then(|| url.as_ref().map_or(Value::Null, |url| url.expose().into()))
        };
        match field {
            "sms_enabled" => self.sms_enabled.map(Value::from),
            "destinations" => shown("destination").then(|| destinations(&self.destination)),
            "sms_relay_url" => url(&self.sms_relay_url),
            "call_recording_enabled" => self.call_recording_enabled.map(Value::from),
            "transcription_enabled" => self.transcription_enabled.map(Value::from),
            "transcription_threshold" => self.transcription_threshold.map(Value::from),
            "call_status_url" => url(&self.call_status_url),
            _ => None,
        }
    }
}

/// Answered destinations in the form in which they would be sent.
fn destinations(answered: &[RoutedDestination]) -> Value {
    let sent = |answered: &RoutedDestination| match answered.to_destination() {
        Some(destination) => json(&destination),
        None => serde_json::to_value(answered).unwrap_or_default(),
    };
    Value::Array(answered.iter().map(sent).collect())
}
