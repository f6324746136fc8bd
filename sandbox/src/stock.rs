//! The numbers for sale when the sandbox starts.

use serde::{Deserialize, Serialize};

use crate::{flowroute, plivo, wavix};

/// The numbers for sale at the three providers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Stock {
    /// The offers at Flowroute. Members that an owner would set are ignored.
    pub flowroute: Vec<flowroute::Number>,
    /// The numbers at Plivo.
    pub plivo: Vec<plivo::Offer>,
    /// The numbers at Wavix.
    pub wavix: Vec<wavix::Offer>,
}

impl Stock {
    /// Offers for several pages at every provider, the same in every run.
    pub fn samples() -> Self {
        Self { flowroute: flowroute_samples(), plivo: plivo_samples(), wavix: wavix_samples() }
    }
}

/// The n-th number with this prefix: twenty per exchange, from exchange 550 on.
fn number(prefix: &str, n: u32) -> String {
    format!("{prefix}{}{:04}", 550 + n / 20, 1000 + 37 * (n % 20))
}

/// 450 numbers: North American area codes, toll-free and British.
fn flowroute_samples() -> Vec<flowroute::Number> {
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
            all.push(flowroute::Number {
                rate_center: rate_center.to_owned(),
                state: state.to_owned(),
                iso_country: country.to_owned(),
                number_type: kind.to_owned(),
                setup_cost: if n % 10 == 9 { 20.0 } else { 1.0 },
                monthly_cost: 1.25 + 0.5 * f64::from(place),
                ..flowroute::Number::new(&number(prefix, n))
            });
        }
    }
    all
}

/// 160 numbers: US and British ones, some of which require documents.
fn plivo_samples() -> Vec<plivo::Offer> {
    let mut all = Vec::new();
    for n in 0..50 {
        all.push(plivo::Offer::new(&number("1206", n)));
        all.push(plivo::Offer {
            city: "NEW YORK".to_owned(),
            region: "New York, UNITED STATES".to_owned(),
            rate_center: "NWYRCYZN01".to_owned(),
            lata: 132,
            mms_enabled: n % 2 == 0,
            ..plivo::Offer::new(&number("1212", n))
        });
    }
    for n in 0..30 {
        all.push(plivo::Offer {
            number_type: "tollfree".to_owned(),
            city: String::new(),
            region: "UNITED STATES".to_owned(),
            rate_center: String::new(),
            lata: 0,
            monthly_rental_rate: "1.00000".to_owned(),
            ..plivo::Offer::new(&number("1888", n))
        });
        all.push(plivo::Offer {
            country_iso: "GB".to_owned(),
            country: "UNITED KINGDOM".to_owned(),
            city: "LONDON".to_owned(),
            region: "London, UNITED KINGDOM".to_owned(),
            rate_center: String::new(),
            lata: 0,
            restriction: Some("country-address".to_owned()),
            ..plivo::Offer::new(&number("44207", n))
        });
    }
    all
}

/// 215 numbers: a country with regions and one without.
fn wavix_samples() -> Vec<wavix::Offer> {
    let us = |region_id, region: &str, city_id, city: &str, area_code| wavix::Offer {
        region: Some((region_id, region.to_owned())),
        city_id,
        city: city.to_owned(),
        area_code,
        ..wavix::Offer::default()
    };
    let gb = |city_id, city: &str, area_code| wavix::Offer {
        country_id: 826,
        country: "United Kingdom".to_owned(),
        country_short_name: "GB".to_owned(),
        region: None,
        city_id,
        city: city.to_owned(),
        area_code,
        sms_enabled: false,
        ..wavix::Offer::default()
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
            all.push(wavix::Offer { id, number: number(prefix, n), ..place.clone() });
        }
    }
    all
}
