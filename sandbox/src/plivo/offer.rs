//! What Plivo has for sale, and how it writes that.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::number::Number;

/// A number that can be bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Offer {
    /// The number itself, without a plus.
    pub number: String,
    /// `US`, `GB` …, which every search has to name.
    pub country_iso: String,
    /// Its country's English name, in capitals.
    pub country: String,
    /// `local`, `tollfree` …
    pub number_type: String,
    /// Its region, then its country.
    pub region: String,
    /// Its city; may be empty.
    pub city: String,
    /// Its rate center; may be empty.
    pub rate_center: String,
    /// Local access and transport area; 0: none.
    pub lata: u64,
    /// Whether it can send and receive SMS.
    pub sms_enabled: bool,
    /// Whether it can send and receive MMS.
    pub mms_enabled: bool,
    /// Dollars, with five decimals.
    pub setup_rate: String,
    /// Dollars, with five decimals.
    pub monthly_rental_rate: String,
    /// What has to be shown before it can be used: `country-address` …
    pub restriction: Option<String>,
}

impl Offer {
    /// A US local number.
    pub fn new(number: &str) -> Self {
        Self { number: number.to_owned(), ..Self::default() }
    }

    /// The digits between the country's code and the rest, by which `pattern` searches.
    pub(super) fn national(&self) -> &str {
        let code = if self.country_iso == "GB" { "44" } else { "1" };
        self.number.strip_prefix(code).unwrap_or(&self.number)
    }

    /// The number of an account that it becomes.
    pub(super) fn bought(self) -> Number {
        let country = match self.country_iso.as_str() {
            "US" => "United States".to_owned(),
            "GB" => "United Kingdom".to_owned(),
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

    /// The offer as Plivo writes it.
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

impl Default for Offer {
    fn default() -> Self {
        Self {
            number: String::new(),
            country_iso: "US".to_owned(),
            country: "UNITED STATES".to_owned(),
            number_type: "local".to_owned(),
            region: "Washington, UNITED STATES".to_owned(),
            city: "SEATTLE".to_owned(),
            rate_center: "SEATTLE".to_owned(),
            lata: 674,
            sms_enabled: true,
            mms_enabled: false,
            setup_rate: "0.00000".to_owned(),
            monthly_rental_rate: "0.80000".to_owned(),
            restriction: None,
        }
    }
}
