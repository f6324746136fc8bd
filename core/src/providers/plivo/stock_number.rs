//! A phone number that Plivo has for sale.

use crate::operation::prelude::*;

/// A phone number that can be bought.
#[model]
pub struct StockNumber {
    /// The number, without a plus sign.
    #[phone_number]
    pub number: Option<String>,
    /// The prefix.
    pub prefix: Option<String>,
    /// `local`, `mobile`, `tollfree` and others.
    pub r#type: Option<String>,
    /// A more specific type.
    pub sub_type: Option<String>,
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
    /// The one-off price, in US dollars.
    pub setup_rate: Option<Money>,
    /// The price of a month, in US dollars.
    pub monthly_rental_rate: Option<Money>,
    /// Whether it can carry calls.
    pub voice_enabled: Option<bool>,
    /// The price of an inbound minute, in US dollars.
    pub voice_rate: Option<Money>,
    /// Whether it can carry SMS.
    pub sms_enabled: Option<bool>,
    /// The price of an inbound SMS, in US dollars.
    pub sms_rate: Option<Money>,
    /// Whether it can carry MMS.
    pub mms_enabled: Option<bool>,
    /// The price of an inbound MMS, in US dollars.
    pub mms_rate: Option<Money>,
    /// The compliance requirement for its use.
    pub compliance_requirement: Option<String>,
    /// The name of a restriction on its purchase.
    pub restriction: Option<String>,
    /// The description of the restriction.
    pub restriction_text: Option<String>,
    /// The path at which it is bought; not used here.
    pub resource_uri: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}
