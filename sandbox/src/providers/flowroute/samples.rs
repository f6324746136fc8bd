//! The numbers of the account and in stock when the sandbox starts.

use super::Number;
use crate::samples::stock_number;

/// The numbers of the provider's published samples, and edge cases.
pub(crate) fn numbers() -> Vec<Number> {
    let number = Number::new;
    vec![
        Number { alias: Some("Main line".to_owned()), ..number("12065551234") },
        Number {
            alias: Some("My NYC number".to_owned()),
            cnam_lookups_enabled: true,
            messaging_enabled: true,
            rate_center: "nwyrcyzn01".to_owned(),
            state: "ny".to_owned(),
            ..number("16463451234")
        },
        Number {
            cnam_lookups_enabled: true,
            rate_center: "paloalto".to_owned(),
            state: "ca".to_owned(),
            ..number("16502390214")
        },
        Number {
            cnam_lookups_enabled: true,
            rate_center: "wshngtnzn1".to_owned(),
            state: "dc".to_owned(),
            ..number("12023819746")
        },
        Number {
            alias: Some("Toll-free".to_owned()),
            number_type: "toll-free".to_owned(),
            rate_center: String::new(),
            state: String::new(),
            ..number("18005551234")
        },
    ]
}

/// 80 numbers from 12065552000 on, for changes of many numbers.
pub(crate) fn fleet() -> Vec<Number> {
    (0..80)
        .map(|index| Number {
            alias: (index % 2 == 0).then(|| "Old desk".to_owned()),
            cnam_lookups_enabled: index % 4 == 0,
            ..Number::new(&(12_065_552_000_u64 + index).to_string())
        })
        .collect()
}

/// One of many numbers with nothing set.
pub(crate) fn plain(_index: u32, number: &str) -> Number {
    Number::new(number)
}

/// 450 numbers: North American area codes, toll-free and British.
pub(crate) fn stock() -> Vec<Number> {
    let places = [
        ("1206", "seattle", "wa", "US", "longcode"),
        ("1212", "nwyrcyzn01", "ny", "US", "longcode"),
        ("1415", "snfc cntrl", "ca", "US", "longcode"),
        ("1604", "vancouver", "bc", "CA", "longcode"),
        ("1888", "", "", "US", "toll-free"),
        ("44207", "london", "", "GB", "longcode"),
    ];
    let mut all = Vec::new();
    for (place, (prefix, rate_center, state, country, kind)) in (0..).zip(places) {
        for n in 0..75 {
            all.push(Number {
                rate_center: rate_center.to_owned(),
                state: state.to_owned(),
                iso_country: country.to_owned(),
                number_type: kind.to_owned(),
                setup_cost: if n % 10 == 9 { 20.0 } else { 1.0 },
                monthly_cost: 1.25 + 0.5 * f64::from(place),
                ..Number::new(&stock_number(prefix, n))
            });
        }
    }
    all
}
