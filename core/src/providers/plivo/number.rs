//! A phone number at Plivo.

use serde_json::Value;

use super::responses::success;
use crate::operation::prelude::*;
use crate::operation::updated::Observe;
use crate::types::model::Shown;

/// A phone number of the account.
#[model]
pub struct Number {
    /// The number, without a plus sign.
    #[phone_number]
    pub number: Option<String>,
    /// The account's own name for the number.
    pub alias: Option<String>,
    /// The path of the application or trunk that answers: `…/Application/{id}/` or `…/Zentrunk/Trunk/{id}/`.
    pub application: Option<String>,
    /// The subaccount that the number belongs to, an id or a path.
    pub sub_account: Option<String>,
    /// `local`, `mobile`, `tollfree` and others.
    pub number_type: Option<String>,
    /// The name of `number_type` elsewhere in the documentation.
    pub r#type: Option<String>,
    /// When it was added to the account.
    pub added_on: Option<String>,
    /// The day on which the next month is charged.
    pub renewal_date: Option<String>,
    /// The price of a month.
    pub monthly_rental_rate: Option<Money>,
    /// The carrier, for numbers brought along.
    pub carrier: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The country, ISO 3166 alpha-2.
    pub country_iso: Option<String>,
    /// The local access and transport area.
    pub lata: Option<String>,
    /// The rate center.
    pub rate_center: Option<String>,
    /// Whether it can carry calls.
    pub voice_enabled: Option<bool>,
    /// The price of an inbound minute.
    pub voice_rate: Option<Money>,
    /// Whether it can carry SMS.
    pub sms_enabled: Option<bool>,
    /// The price of an inbound SMS.
    pub sms_rate: Option<Money>,
    /// Whether it can carry MMS.
    pub mms_enabled: Option<bool>,
    /// The price of an inbound MMS.
    pub mms_rate: Option<Money>,
    /// Whether the caller's name is looked up: `enabled` or `disabled`.
    pub cnam_lookup: Option<String>,
    /// The caller name that is registered, or is being registered.
    pub cnam: Option<String>,
    /// The status of that registration.
    pub cnam_registration_status: Option<String>,
    /// The compliance application.
    pub compliance_application_id: Option<String>,
    /// The profile that caller reputation is registered under.
    pub profile_uuid: Option<String>,
    /// The status of the caller reputation registration: `NOT_ENROLLED`, `PENDING`, `ACTIVE` and others.
    pub caller_reputation_status: Option<String>,
    /// The status of that application.
    pub compliance_status: Option<String>,
    /// The 10DLC campaign.
    pub tendlc_campaign_id: Option<String>,
    /// The status of its registration.
    pub tendlc_registration_status: Option<String>,
    /// The status of the verification of a toll-free number for SMS.
    pub toll_free_sms_verification: Option<String>,
    /// The status of the order of that verification.
    pub toll_free_sms_verification_order_status: Option<String>,
    /// The second number of a highly available one, as an order shows it.
    pub fallback_number: Option<String>,
    /// The path of the number itself.
    pub resource_uri: Option<String>,
    /// Plivo's id of the request.
    pub api_id: Option<String>,
    shown: Shown,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

impl Number {
    /// The id of the application or trunk that answers.
    pub fn app_id(&self) -> Option<&str> {
        self.application.as_deref().and_then(last_segment)
    }

    /// A number as an order shows it.
    pub(super) fn ordered(number: PhoneNumber, fallback_number: String) -> Self {
        let (number, fallback_number) = (Some(number.as_str().to_owned()), Some(fallback_number));
        Self { number, fallback_number, ..Self::default() }
    }

    /// Whether a trunk answers, not an application.
    pub fn is_on_trunk(&self) -> bool {
        self.application.as_deref().is_some_and(|path| path.contains("/Trunk/"))
    }

    /// The id of the subaccount that the number belongs to.
    pub fn subaccount_id(&self) -> Option<&str> {
        self.sub_account.as_deref().and_then(last_segment)
    }

    /// Reads a response, which must be about the number `asked`.
    pub(crate) fn read(response: &Response, asked: PhoneNumber) -> Result<Self, ResponseError> {
        let number: Self = read_json(response, "a number in JSON")?;
        match number.number.as_deref() {
            Some(text) if text.trim_start_matches('+') == asked.as_str() => Ok(number),
            Some(text) => {
                let text = crate::types::text::brief(text, 24);
                Err(ResponseError::malformed(format!("it is about another number, {text}")))
            }
            None => {
                success(response)?;
                Err(ResponseError::malformed("it does not show which number it is about"))
            }
        }
    }
}

/// `/v1/Account/MA…/Application/123/` names `123`.
fn last_segment(path: &str) -> Option<&str> {
    path.trim_end_matches('/').rsplit('/').next().filter(|segment| !segment.is_empty())
}

/// Caller reputation in the words of an update; a status of another meaning as it is.
fn reputation(status: Option<&str>) -> &str {
    match status {
        None | Some("NOT_ENROLLED") => "disabled",
        Some("PENDING" | "ACTIVE") => "enabled",
        Some(other) => other,
    }
}

impl Observe for Number {
    const WATCHED: &'static [&'static str] = &[];

    fn observe(&self, field: &str) -> Option<Value> {
        let text = |member: &str, value: Option<&str>| {
            let shown = self.shown.has(member, Self::MEMBERS);
            shown.then(|| value.map_or(Value::Null, Value::from))
        };
        match field {
            "app_id" => text("application", self.app_id()),
            "subaccount" => text("sub_account", self.subaccount_id()),
            "alias" => text(field, self.alias.as_deref()),
            "compliance_application_id" => text(field, self.compliance_application_id.as_deref()),
            "cnam" => text(field, self.cnam.as_deref()),
            "profile_uuid" => text(field, self.profile_uuid.as_deref()),
            "caller_reputation" => {
                let shown = self.shown.has("caller_reputation_status", Self::MEMBERS);
                shown.then(|| reputation(self.caller_reputation_status.as_deref()).into())
            }
            "cnam_lookup" => self.cnam_lookup.as_deref().map(Value::from),
            _ => None,
        }
    }
}
