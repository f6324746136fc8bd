//! The numbers of the account and in stock when the sandbox starts.

use super::{Number, Offer, credentials::PLIVO_SUBACCOUNT_AUTH_ID};
use crate::samples::stock_number;

/// An application that numbers of the account use.
const APPLICATION: &str = "29986316244302815";

/// The numbers of the provider's published samples, and edge cases.
pub(crate) fn numbers() -> Vec<Number> {
    let number = Number::new;
    let app = || Some(APPLICATION.to_owned());
    vec![
        Number {
            app_id: app(),
            region: "Washington DC, UNITED STATES".to_owned(),
            city: "WASHINGTON".to_owned(),
            compliance_application_id: Some("6a1c0d52-08b3-4b5e-9f5c-0a2d6a1f7c11".to_owned()),
            compliance_status: Some("pending".to_owned()),
            ..number("12025551111")
        },
        Number {
            alias: Some("Main line".to_owned()),
            app_id: app(),
            compliance_application_id: Some("0e7c3f9a-6b0f-4a58-8e55-b7a2a1f0c2d4".to_owned()),
            compliance_status: Some("accepted".to_owned()),
            ..number("12065551234")
        },
        Number {
            alias: Some("Handed over".to_owned()),
            sub_account: Some(PLIVO_SUBACCOUNT_AUTH_ID.to_owned()),
            ..number("12125551234")
        },
        Number {
            country: "United Kingdom".to_owned(),
            region: "London, UNITED KINGDOM".to_owned(),
            city: "LONDON".to_owned(),
            cnam_lookup: None,
            ..number("442079460123")
        },
    ]
}

/// 80 numbers from 12125552000 on, for changes of many numbers.
pub(crate) fn fleet() -> Vec<Number> {
    (0..80)
        .map(|index| Number {
            alias: (index % 5 == 0).then(|| "Old desk".to_owned()),
            app_id: Some(APPLICATION.to_owned()),
            ..Number::new(&(12_125_552_000_u64 + index).to_string())
        })
        .collect()
}

/// One of many numbers with nothing set.
pub(crate) fn plain(_index: u32, number: &str) -> Number {
    Number::new(number)
}

/// 160 numbers: US and British ones, some of which require documents.
pub(crate) fn stock() -> Vec<Offer> {
    let mut all = Vec::new();
    for n in 0..50 {
        all.push(Offer::new(&stock_number("1206", n)));
        all.push(Offer {
            city: "NEW YORK".to_owned(),
            region: "New York, UNITED STATES".to_owned(),
            rate_center: "NWYRCYZN01".to_owned(),
            lata: 132,
            mms_enabled: n % 2 == 0,
            ..Offer::new(&stock_number("1212", n))
        });
    }
    for n in 0..30 {
        all.push(Offer {
            number_type: "tollfree".to_owned(),
            city: String::new(),
            region: "UNITED STATES".to_owned(),
            rate_center: String::new(),
            lata: 0,
            monthly_rental_rate: "1.00000".to_owned(),
            ..Offer::new(&stock_number("1888", n))
        });
        all.push(Offer {
            country_iso: "GB".to_owned(),
            country: "UNITED KINGDOM".to_owned(),
            city: "LONDON".to_owned(),
            region: "London, UNITED KINGDOM".to_owned(),
            rate_center: String::new(),
            lata: 0,
            restriction: Some("country-address".to_owned()),
            ..Offer::new(&stock_number("44207", n))
        });
    }
    all
}
