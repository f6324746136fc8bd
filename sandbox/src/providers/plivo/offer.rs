//! Offers of Plivo and their JSON.

use super::number::Number;
use crate::prelude::*;

record_type! {
    /// A number for sale.
    pub struct Offer {
        /// The number itself, without a plus.
        pub number: String,
        /// `US`, `GB` …: required in every search.
        pub country_iso: String = "US",
        /// The English name of the country, in capitals.
        pub country: String = "UNITED STATES",
        /// `local`, `tollfree` …
        pub number_type: String = "local",
        /// The region, then the country.
        pub region: String = "Washington, UNITED STATES",
        /// The city. May be empty.
        pub city: String = "SEATTLE",
        /// The rate center. May be empty.
        pub rate_center: String = "SEATTLE",
        /// The local access and transport area. 0: none.
        pub lata: u64 = 674_u64,
        /// Whether it can send and receive SMS.
        pub sms_enabled: bool = true,
        /// Whether it can send and receive MMS.
        pub mms_enabled: bool,
        /// US dollars with five decimals.
        pub setup_rate: String = "0.00000",
        /// US dollars with five decimals.
        pub monthly_rental_rate: String = "0.80000",
        /// The proof that is required before use: `country-address` …
        pub restriction: Option<String>,
    }
}

impl Offer {
    /// A US local number.
    pub fn new(number: &str) -> Self {
        Self { number: number.to_owned(), ..Self::default() }
    }

    /// The number without its country code, which `pattern` matches.
    pub(super) fn national(&self) -> &str {
        let code = match self.country_iso.as_str() {
            "GB" => "44",
            "IN" => "91",
            _ => "1",
        };
        self.number.strip_prefix(code).unwrap_or(&self.number)
    }

    /// The account's number after the purchase.
    pub(super) fn bought(self) -> Number {
        let country = match self.country_iso.as_str() {
            "US" => "United States".to_owned(),
            "GB" => "United Kingdom".to_owned(),
            "IN" => "India".to_owned(),
            _ => self.country,
        };
        let cnam_lookup = (self.country_iso == "US").then(|| "disabled".to_owned());
        Number {
            country,
            cnam_lookup,
            number_type: self.number_type,
            region: self.region,
            city: self.city,
            sms_enabled: self.sms_enabled,
            mms_enabled: self.mms_enabled,
            ..Number::new(&self.number)
        }
    }

    /// The JSON of the offer.
    pub(super) fn object(&self, auth_id: &str) -> Value {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        json!({
            "city": text(&self.city),
            "country": self.country,
            "lata": (self.lata != 0).then_some(self.lata),
            "mms_enabled": self.mms_enabled,
            "mms_rate": self.mms_enabled.then_some("0.00000"),
            "monthly_rental_rate": self.monthly_rental_rate,
            "number": self.number,
            "prefix": self.national().get(..3),
            "rate_center": text(&self.rate_center),
            "region": self.region,
            "resource_uri": format!("/v1/Account/{auth_id}/PhoneNumber/{}/", self.number),
            "restriction": self.restriction,
            "restriction_text": self.restriction.as_ref().map(|_| "An address has to be shown."),
            "setup_rate": self.setup_rate,
            "sms_enabled": self.sms_enabled,
            "sms_rate": self.sms_enabled.then_some("0.00800"),
            "sub_type": self.number_type,
            "type": if self.number_type == "local" { "fixed" } else { &self.number_type },
            "voice_enabled": true,
            "voice_rate": "0.00500",
        })
    }
}
