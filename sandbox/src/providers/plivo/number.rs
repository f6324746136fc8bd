//! Numbers of Plivo and their JSON.

use serde::{Deserialize, Serialize};

use crate::prelude::*;
use crate::switches::{CnamShown, NoReputation, RegistrationFields};

/// The id of the account's default application.
pub const DEFAULT_APPLICATION: &str = "10000000000000001";

/// The id of a SIP trunk of the account, which an `app_id` can name.
pub const TRUNK: &str = "20000000000000001";

record_type! {
    /// A phone number of the account.
    pub struct Number {
        /// The number itself, without a plus.
        pub number: String,
        /// The alias.
        pub alias: Option<String>,
        /// The id of the application that handles its calls, or of a trunk.
        pub app_id: Option<String>,
        /// The `auth_id` of the subaccount that the number is assigned to.
        pub sub_account: Option<String>,
        /// `enabled` or `disabled`.
        pub cnam_lookup: Option<String> = Some("disabled".to_owned()),
        /// The compliance application.
        pub compliance_application_id: Option<String>,
        /// `pending`, `rejected`, `accepted` …
        pub compliance_status: Option<String>,
        /// The registration of the caller name.
        pub cnam: Option<Registration>,
        /// The caller name whose registration succeeded last.
        pub registered_cnam: Option<String>,
        /// The profile of the caller reputation.
        pub profile_uuid: Option<String>,
        /// The registration of the caller reputation.
        pub caller_reputation: Option<Registration>,
        /// The callback URL for the result of the caller name registration. No read returns it.
        pub cnam_callback_url: Option<String>,
        /// `GET` or `POST`.
        pub cnam_callback_method: Option<String>,
        /// The callback URL for the result of the caller reputation registration. No read returns it.
        pub caller_reputation_callback_url: Option<String>,
        /// `GET` or `POST`.
        pub caller_reputation_callback_method: Option<String>,
        /// `local`, `tollfree`, `mobile` …
        pub number_type: String = "local",
        /// `Plivo`, or the carrier that provides the number.
        pub carrier: String = "Plivo",
        /// The English name of the country.
        pub country: String = "United States",
        /// The region, then the country.
        pub region: String = "Washington, UNITED STATES",
        /// The city.
        pub city: String = "SEATTLE",
        /// The 10DLC campaign.
        pub tendlc_campaign_id: Option<String>,
        /// `UNREGISTERED`, `COMPLETED` …
        pub tendlc_registration_status: String = "UNREGISTERED",
        /// The id of the toll-free verification.
        pub toll_free_sms_verification: Option<String>,
        /// The status of the toll-free verification.
        pub toll_free_sms_verification_order_status: Option<String>,
        /// Whether it can send and receive SMS.
        pub sms_enabled: bool = true,
        /// Whether it can send and receive MMS.
        pub mms_enabled: bool,
        /// An ISO date.
        pub added_on: String = "2024-02-14",
        /// An ISO date.
        pub renewal_date: String = "2027-02-14",
    }
}

impl Number {
    /// A US local number with nothing set.
    pub fn new(number: &str) -> Self {
        Self { number: number.to_owned(), ..Self::default() }
    }

    /// Whether CNAM lookup is available: US local and toll-free numbers only.
    pub(super) fn can_look_up_names(&self) -> bool {
        self.country == "United States" && matches!(self.number_type.as_str(), "local" | "tollfree")
    }

    /// Whether the compliance application may be changed.
    pub(super) fn compliance_is_open(&self) -> bool {
        matches!(self.compliance_status.as_deref(), Some("pending" | "rejected"))
    }

    /// The JSON of the number.
    pub(super) fn object(&self, auth_id: &str, switches: &Switches) -> Value {
        let path = |what: &str, id: &str| format!("/v1/Account/{auth_id}/{what}/{id}/");
        let mut object = json!({
            "active": true,
            "added_on": self.added_on,
            "alias": switches.emptied_text.shown(self.alias.as_deref()),
            "application": self.app_id.as_ref().map(|id| path(if id == TRUNK { "Zentrunk/Trunk" } else { "Application" }, id)),
            "carrier": self.carrier,
            "city": self.city,
            "cnam_lookup": self.cnam_lookup,
            "compliance_application_id": self.compliance_application_id,
            "compliance_status": self.compliance_status,
            "country": self.country,
            "lata": 730,
            "mms_enabled": self.mms_enabled,
            "mms_rate": "0.00000",
            "monthly_rental_rate": "0.80000",
            "number": self.number,
            "number_type": self.number_type,
            "region": self.region,
            "renewal_date": self.renewal_date,
            "resource_uri": path("Number", &self.number),
            "sms_enabled": self.sms_enabled,
            "sms_rate": "0.00000",
            "sub_account": self.sub_account,
            "tendlc_campaign_id": self.tendlc_campaign_id,
            "tendlc_registration_status": self.tendlc_registration_status,
            "toll_free_sms_verification": self.toll_free_sms_verification,
            "toll_free_sms_verification_order_status": self.toll_free_sms_verification_order_status,
            "voice_enabled": true,
            "voice_rate": "0.00850",
        });
        if switches.plivo_registration_fields == RegistrationFields::Present {
            object["cnam"] = self.shown_cnam(switches).into();
            object["profile_uuid"] = self.profile_uuid.as_deref().into();
            object["caller_reputation_status"] = self.reputation_status(switches).into();
        }
        object
    }

    fn shown_cnam(&self, switches: &Switches) -> Option<&str> {
        let name = match (&self.cnam, switches.plivo_cnam_shown) {
            (Some(registration), CnamShown::AtOnce) => Some(registration.value.as_str()),
            (_, CnamShown::AtOnce | CnamShown::Registered) => self.registered_cnam.as_deref(),
        };
        name.filter(|name| !name.is_empty())
    }

    fn reputation_status(&self, switches: &Switches) -> Option<&'static str> {
        match &self.caller_reputation {
            Some(registration) if registration.value == "enabled" => {
                Some(match registration.status.as_str() {
                    "pending" => "PENDING",
                    "success" => "ACTIVE",
                    _ => "FAILED",
                })
            }
            Some(_) | None => match switches.plivo_no_reputation {
                NoReputation::NotEnrolled => Some("NOT_ENROLLED"),
                NoReputation::Null => None,
            },
        }
    }
}

/// A registration that takes time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The requested value.
    pub value: String,
    /// `pending`, then `success` or `failed`.
    pub status: String,
}

impl Registration {
    pub(super) fn pending(value: &str) -> Self {
        Self { value: value.to_owned(), status: "pending".to_owned() }
    }
}
