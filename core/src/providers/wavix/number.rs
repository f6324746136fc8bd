//! A phone number at Wavix.

use serde_json::Value;

use super::address::{Address, RecordId};
use super::destination::RoutedDestination;
use super::responses::refuses;
use crate::operation::fields::FieldValue as _;
use crate::operation::prelude::*;
use crate::operation::updated::Observe;
use crate::types::model::Shown;
use crate::types::text;

/// A phone number of the account.
#[model]
pub struct Number {
    /// The record's id, which is not the phone number.
    pub id: Option<i64>,
    /// The number, without a plus sign.
    #[phone_number]
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
    /// The state; only in the US.
    pub state: Option<String>,
    /// The destinations of inbound calls, by priority.
    pub destination: Vec<RoutedDestination>,
    /// The largest number of inbound calls at a time.
    pub channels: Option<i64>,
    /// The documents that are required to activate the number, by id or name.
    pub require_docs: Vec<String>,
    /// The documents that were submitted.
    pub documents: Vec<Document>,
    /// Whether the number can be the caller id of local calls.
    pub domestic_cli: Option<bool>,
    /// The account's own name for the number. An update cannot change it.
    pub label: Option<String>,
    /// `active` or `inactive`; an inactive number carries no calls.
    pub status: Option<String>,
    /// The inbound call time of this month, in seconds.
    pub seconds: Option<i64>,
    /// When the number was bought.
    pub added: Option<String>,
    /// The end of the paid period: a date, or a date and time.
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
    /// The length from which a call is transcribed, in seconds.
    pub transcription_threshold: Option<i64>,
    /// The free inbound minutes.
    pub free_min: Option<i64>,
    /// Whether usage is unlimited.
    pub unlimited: Option<bool>,
    /// The URL that is called with the status of each call.
    pub call_status_url: Option<CallbackUrl>,
    shown: Shown,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// A document that was submitted for a number.
#[model]
pub struct Document {
    /// The id.
    pub id: Option<i64>,
    /// Whether it may be replaced.
    pub allow_replace: Option<bool>,
    /// The number of the document.
    pub did_number: Option<String>,
    /// The media type.
    pub doc_content_type: Option<String>,
    /// The file name.
    pub doc_file_name: Option<String>,
    /// The type.
    pub doc_type: Option<String>,
    /// The id of the type.
    pub doc_type_id: Option<i64>,
    /// The status of its review.
    pub status: Option<String>,
    /// The URL of its contents.
    pub url: Option<String>,
    /// Members without a field of their own.
    pub extra: Extra,
}

impl Number {
    /// Reads a response, which must be about the record `id`, and about `number` if it is known.
    pub(crate) fn read(
        response: &Response,
        id: u64,
        number: Option<PhoneNumber>,
    ) -> Result<Self, ResponseError> {
        let record: Self = read_json(response, "a number in JSON")?;
        // A record has none of the members of a failure, so `extra` holds them.
        if let Some(refused) = refuses(&record.extra) {
            return Err(refused);
        }
        if record.id.is_none() {
            return Err(ResponseError::malformed("it does not show which record it is about"));
        }
        if record.id.and_then(|seen| u64::try_from(seen).ok()) != Some(id) {
            return Err(ResponseError::malformed(format!(
                "it is about another record, {}",
                record.id.unwrap_or_default()
            )));
        }
        if number.is_some() && record.phone_number() != number {
            let seen = text::brief(record.number.as_deref().unwrap_or("none"), 24);
            return Err(ResponseError::malformed(format!("it is about another number, {seen}")));
        }
        Ok(record)
    }

    /// The address of this record.
    pub fn address(&self) -> Option<Address> {
        let id = u64::try_from(self.id?).ok()?;
        RecordId::new(id).ok().map(Address::Id)
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

/// Returned destinations in the form in which they are sent.
fn destinations(returned: &[RoutedDestination]) -> Value {
    let sent = |one: &RoutedDestination| match one.to_destination() {
        Some(destination) => destination.to_json(),
        None => serde_json::to_value(one).unwrap_or_default(),
    };
    Value::Array(returned.iter().map(sent).collect())
}
