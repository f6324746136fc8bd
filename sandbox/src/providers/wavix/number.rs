//! Numbers of Wavix and their JSON.

use serde::{Deserialize, Serialize};

use crate::prelude::*;
use crate::switches::PaidUntil;

record_type! {
    /// A phone number of the account.
    pub struct Number {
        /// The record id, which addresses the number in paths.
        pub id: u64,
        /// The number itself, without a plus.
        pub number: String,
        /// The label. The API cannot change it.
        pub label: Option<String>,
        /// City or rate center.
        pub city: String = "DETROIT, MI",
        /// The id of the city, for the filter of lists. No response returns it.
        pub city_id: u64 = 1_u64,
        /// Null outside of the US.
        pub state: Option<String> = Some("MI".to_owned()),
        /// The English name of the country.
        pub country: String = "United States",
        /// `US`, `GB` …
        pub country_short_name: String = "US",
        /// The destinations of inbound calls.
        pub destination: Vec<Destination>,
        /// `active` or `inactive`.
        pub status: String = "active",
        /// Whether SMS is enabled.
        pub sms_enabled: bool,
        /// Callback for inbound messages.
        pub sms_relay_url: Option<String>,
        /// Whether CNAM is enabled.
        pub cnam: bool,
        /// Whether calls are recorded.
        pub call_recording_enabled: bool,
        /// Whether calls are transcribed.
        pub transcription_enabled: bool,
        /// The shortest call that is transcribed, in seconds.
        pub transcription_threshold: u64 = 6_u64,
        /// Callback for call status updates.
        pub call_status_url: Option<String>,
    }
}

impl Number {
    /// An active US number with nothing set.
    pub fn new(id: u64, number: &str) -> Self {
        Self { id, number: number.to_owned(), ..Self::default() }
    }

    /// Whether inbound SMS is available: US and Canada only.
    pub(super) fn can_receive_sms(&self) -> bool {
        matches!(self.country_short_name.as_str(), "US" | "CA")
    }

    /// The JSON of the number.
    pub(super) fn object(&self, switches: &Switches) -> Value {
        let text = |text: &Option<String>| switches.emptied_text.shown(text.as_deref());
        let paid_until = match switches.wavix_paid_until {
            PaidUntil::Date => Value::from("2027-12-07"),
            PaidUntil::DateTime => Value::from("2027-12-07T00:00:00.000Z"),
            PaidUntil::Null => Value::Null,
        };
        json!({
            "activation_fee": "0.99",
            "added": "2023-04-10T06:42:59.000Z",
            "call_recording_enabled": self.call_recording_enabled,
            "call_status_url": text(&self.call_status_url),
            "channels": 24,
            "city": self.city,
            "cnam": self.cnam,
            "country": self.country,
            "country_short_name": self.country_short_name,
            "destination": self.destination,
            "documents": [],
            "domestic_cli": true,
            "free_min": 0,
            "id": self.id,
            "label": self.label,
            "monthly_fee": "0.99",
            "number": self.number,
            "paid_until": paid_until,
            "per_min": "0.01",
            "require_docs": ["1"],
            "seconds": "0",
            "sms_enabled": self.sms_enabled,
            "sms_relay_url": text(&self.sms_relay_url),
            "state": self.state,
            "status": self.status,
            "transcription_enabled": self.transcription_enabled,
            "transcription_threshold": self.transcription_threshold,
            "unlimited": false,
        })
    }
}

/// A destination of inbound calls. A response has more keys than a request may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destination {
    /// The record id of the destination, not of the number.
    pub id: u64,
    /// A SIP URI, a phone number or the login of a trunk.
    pub destination: String,
    /// The priority. The lowest value is tried first.
    pub priority: u64,
    /// 1: SIP URI, 4: phone number, 5: SIP trunk.
    pub transport: u64,
    /// With transport 5 only.
    pub trunk_id: Option<u64>,
    /// With transport 5 only.
    pub trunk_label: Option<String>,
    /// Whether media are encrypted.
    pub srtp: bool,
}
