//! Which provider: a name.

use numplan_macros::words;

/// The providers.
#[words]
#[non_exhaustive]
pub enum ProviderId {
    /// Flowroute, API v2.
    #[word("flowroute")]
    Flowroute,
    /// Plivo, API v1.
    #[word("plivo")]
    Plivo,
    /// Wavix, API v1.
    #[word("wavix")]
    Wavix,
}

impl ProviderId {
    /// The name as the provider writes it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Flowroute => "Flowroute",
            Self::Plivo => "Plivo",
            Self::Wavix => "Wavix",
        }
    }
}
