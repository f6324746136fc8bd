//! Offers of Wavix and their JSON.

use super::number::Number;
use crate::prelude::*;
use crate::switches::StockId;

record_type! {
    /// A number for sale. The countries, regions and cities of the API are those of the offers.
    pub struct Offer {
        /// The record id, which looks like a phone number. Clients see it with the switch
        /// `wavix_stock_id`; by default they see the number as the id.
        pub id: u64,
        /// The number itself, without a plus.
        pub number: String,
        /// The id in the paths of the stock.
        pub country_id: u64 = 840_u64,
        /// The English name of the country.
        pub country: String = "United States",
        /// `US`, `GB` …
        pub country_short_name: String = "US",
        /// The id and the name of the region, in countries with regions.
        pub region: Option<(u64, String)> = Some((36, "New York".to_owned())),
        /// The id in the paths of the stock.
        pub city_id: u64 = 101_u64,
        /// City or rate center.
        pub city: String = "NEW YORK, NY",
        /// The area code of the city.
        pub area_code: u64 = 212_u64,
        /// US dollars, charged once.
        pub activation_fee: String = "0.99",
        /// US dollars.
        pub monthly_fee: String = "0.99",
        /// US dollars.
        pub per_min: String = "0.01",
        /// Whether it can receive SMS.
        pub sms_enabled: bool = true,
    }
}

impl Offer {
    /// The id that clients see.
    pub(super) fn shown_id(&self, switches: &Switches) -> u64 {
        match switches.wavix_stock_id {
            StockId::Number => self.number.parse().unwrap_or(self.id),
            StockId::Record => self.id,
        }
    }

    /// The account's number after the purchase.
    pub(super) fn bought(self, id: u64) -> Number {
        Number {
            label: None,
            // `NEW YORK, NY`
            state: self.city.split_once(", ").map(|(_, state)| state.to_owned()),
            city: self.city,
            city_id: self.city_id,
            country: self.country,
            country_short_name: self.country_short_name,
            sms_enabled: false,
            ..Number::new(id, &self.number)
        }
    }

    /// The JSON of the offer.
    pub(super) fn object(&self, switches: &Switches) -> Value {
        json!({
            "activation_fee": self.activation_fee,
            "channels": "24",
            "city": self.city,
            "cnam": self.country_short_name == "US",
            "country": self.country,
            "country_short_name": self.country_short_name,
            "domestic_cli": true,
            "free_min": 0,
            "id": self.shown_id(switches),
            "monthly_fee": self.monthly_fee,
            "number": self.number,
            "per_min": self.per_min,
            "require_docs": ["1"],
            "sms_enabled": self.sms_enabled,
            "sms_price": 0.01,
        })
    }
}
