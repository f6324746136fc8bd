//! Ids of the providers.

use numplan_macros::string_enum;

/// A provider.
#[string_enum]
#[non_exhaustive]
pub enum ProviderId {
    /// Flowroute, API v2.
    Flowroute,
    /// Plivo, API v1.
    Plivo,
    /// Wavix, API v1.
    Wavix,
}

impl ProviderId {
    /// The provider's name as the provider writes it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Flowroute => "Flowroute",
            Self::Plivo => "Plivo",
            Self::Wavix => "Wavix",
        }
    }
}
