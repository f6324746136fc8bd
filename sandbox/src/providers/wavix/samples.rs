//! The numbers of the account and in stock when the sandbox starts.

use super::{Destination, Number, Offer};
use crate::samples::stock_number;

/// The numbers of the provider's published samples, and edge cases.
pub(crate) fn numbers() -> Vec<Number> {
    let number = Number::new;
    vec![
        Number {
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
        Number {
            label: Some("Main line".to_owned()),
            city: "SEATTLE, WA".to_owned(),
            city_id: 2,
            state: Some("WA".to_owned()),
            sms_enabled: true,
            ..number(124, "12065551234")
        },
        Number {
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
        Number { label: Some("12565378257".to_owned()), ..number(12_065_551_234, "4412065551234") },
    ]
}

/// 40 numbers from 13035552000 on, for changes of many numbers.
pub(crate) fn fleet() -> Vec<Number> {
    (0..40)
        .map(|index| Number {
            sms_enabled: index % 2 == 0,
            ..Number::new(700_000 + index, &(13_035_552_000 + index).to_string())
        })
        .collect()
}

/// One of many numbers with nothing set. Record ids start at 5000000.
pub(crate) fn plain(index: u32, number: &str) -> Number {
    Number::new(5_000_000 + u64::from(index), number)
}

/// 215 numbers: a country with regions and one without.
pub(crate) fn stock() -> Vec<Offer> {
    let us = |region_id, region: &str, city_id, city: &str, area_code| Offer {
        region: Some((region_id, region.to_owned())),
        city_id,
        city: city.to_owned(),
        area_code,
        ..Offer::default()
    };
    let gb = |city_id, city: &str, area_code| Offer {
        country_id: 826,
        country: "United Kingdom".to_owned(),
        country_short_name: "GB".to_owned(),
        region: None,
        city_id,
        city: city.to_owned(),
        area_code,
        sms_enabled: false,
        ..Offer::default()
    };
    let mut all = Vec::new();
    for (prefix, count, place) in [
        ("1212", 130, us(36, "New York", 101, "NEW YORK, NY", 212)),
        ("1716", 20, us(36, "New York", 102, "BUFFALO, NY", 716)),
        ("1206", 40, us(53, "Washington", 103, "SEATTLE, WA", 206)),
        ("44207", 15, gb(201, "LONDON", 207)),
        ("44161", 10, gb(202, "MANCHESTER", 161)),
    ] {
        for n in 0..count {
            let id = 700_000_000_000 + place.city_id * 1000 + u64::from(n);
            all.push(Offer { id, number: stock_number(prefix, n), ..place.clone() });
        }
    }
    all
}
