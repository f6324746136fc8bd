//! The numbers of the accounts when the sandbox starts.

use serde::{Deserialize, Serialize};

use crate::{
    credentials::PLIVO_SUBACCOUNT_AUTH_ID,
    flowroute, plivo,
    provider::Provider,
    wavix::{self, Destination},
};

/// The numbers of the three accounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Numbers {
    /// The numbers at Flowroute.
    pub flowroute: Vec<flowroute::Number>,
    /// The numbers at Plivo.
    pub plivo: Vec<plivo::Number>,
    /// The numbers at Wavix.
    pub wavix: Vec<wavix::Number>,
}

impl Numbers {
    /// The numbers of the providers' published samples, and edge cases.
    pub fn samples() -> Self {
        Self { flowroute: flowroute_samples(), plivo: plivo_samples(), wavix: wavix_samples() }
    }

    /// `count` numbers at one provider with nothing set, from 13002000000 on. Wavix record ids
    /// start at 5000000.
    pub fn many(provider: Provider, count: u32) -> Self {
        let all = (0..count).map(|n| (u64::from(n), (13_002_000_000 + u64::from(n)).to_string()));
        let mut numbers = Self::default();
        match provider {
            Provider::Flowroute => {
                numbers.flowroute = all.map(|(_, number)| flowroute::Number::new(&number)).collect();
            }
            Provider::Plivo => numbers.plivo = all.map(|(_, number)| plivo::Number::new(&number)).collect(),
            Provider::Wavix => {
                numbers.wavix = all.map(|(n, number)| wavix::Number::new(5_000_000 + n, &number)).collect();
            }
        }
        numbers
    }
}

fn flowroute_samples() -> Vec<flowroute::Number> {
    let number = flowroute::Number::new;
    vec![
        flowroute::Number { alias: Some("Main line".to_owned()), ..number("12065551234") },
        flowroute::Number {
            alias: Some("My NYC number".to_owned()),
            cnam_lookups_enabled: true,
            messaging_enabled: true,
            rate_center: "nwyrcyzn01".to_owned(),
            state: "ny".to_owned(),
            ..number("16463451234")
        },
        flowroute::Number {
            cnam_lookups_enabled: true,
            rate_center: "paloalto".to_owned(),
            state: "ca".to_owned(),
            ..number("16502390214")
        },
        flowroute::Number {
            cnam_lookups_enabled: true,
            rate_center: "wshngtnzn1".to_owned(),
            state: "dc".to_owned(),
            ..number("12023819746")
        },
        flowroute::Number {
            alias: Some("Toll-free".to_owned()),
            number_type: "toll-free".to_owned(),
            rate_center: String::new(),
            state: String::new(),
            ..number("18005551234")
        },
    ]
}

fn plivo_samples() -> Vec<plivo::Number> {
    let number = plivo::Number::new;
    let app = || Some("29986316244302815".to_owned());
    vec![
        plivo::Number {
            app_id: app(),
            region: "Washington DC, UNITED STATES".to_owned(),
            city: "WASHINGTON".to_owned(),
            compliance_application_id: Some("6a1c0d52-08b3-4b5e-9f5c-0a2d6a1f7c11".to_owned()),
            compliance_status: Some("pending".to_owned()),
            ..number("12025551111")
        },
        plivo::Number {
            alias: Some("Main line".to_owned()),
            app_id: app(),
            compliance_application_id: Some("0e7c3f9a-6b0f-4a58-8e55-b7a2a1f0c2d4".to_owned()),
            compliance_status: Some("accepted".to_owned()),
            ..number("12065551234")
        },
        plivo::Number {
            alias: Some("Handed over".to_owned()),
            sub_account: Some(PLIVO_SUBACCOUNT_AUTH_ID.to_owned()),
            ..number("12125551234")
        },
        plivo::Number {
            country: "United Kingdom".to_owned(),
            region: "London, UNITED KINGDOM".to_owned(),
            city: "LONDON".to_owned(),
            cnam_lookup: None,
            ..number("442079460123")
        },
    ]
}

fn wavix_samples() -> Vec<wavix::Number> {
    let number = wavix::Number::new;
    vec![
        wavix::Number {
            destination: vec![Destination {
                id: 8001,
                destination: "1234@sip.example.com".to_owned(),
                priority: 1,
                transport: 1,
                // Responses carry this key; requests must not.
                trunk_id: Some(555),
                trunk_label: Some("Office".to_owned()),
                srtp: false,
            }],
            sms_relay_url: Some("https://your-website.com/webhook".to_owned()),
            cnam: true,
            call_recording_enabled: true,
            transcription_enabled: true,
            call_status_url: Some("https://example.com".to_owned()),
            ..number(123, "12565378257")
        },
        wavix::Number {
            label: Some("Main line".to_owned()),
            city: "SEATTLE, WA".to_owned(),
            city_id: 2,
            state: Some("WA".to_owned()),
            sms_enabled: true,
            ..number(124, "12065551234")
        },
        wavix::Number {
            city: "LONDON".to_owned(),
            city_id: 3,
            state: None,
            country: "United Kingdom".to_owned(),
            country_short_name: "GB".to_owned(),
            sms_enabled: true,
            ..number(125, "442079460123")
        },
        // Its label and its record id equal other numbers of the account, and it contains a third
        // number.
        wavix::Number { label: Some("12565378257".to_owned()), ..number(12_065_551_234, "4412065551234") },
    ]
}
