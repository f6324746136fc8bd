//! What a provider is: a name, an address, credentials and a way of saying no.

use std::fmt;

use http::HeaderValue;

use crate::Error;
use crate::operation::Response;
pub use crate::types::ProviderId;
use crate::types::error::ServerError;
use crate::types::secret::Secret;

/// A provider, as a type: it decides which operations and credentials fit together.
pub trait Provider: fmt::Debug + Clone + Copy + Send + Sync + 'static {
    /// Which one it is.
    const ID: ProviderId;
    /// Where its API is.
    const BASE_URL: &'static str;
    /// The media type of what is sent, and asked for.
    const MEDIA_TYPE: &'static str;
    /// The most requests a second that its documentation allows an account, with some room; `None`: not
    /// documented.
    const MAX_RATE: Option<f64>;
    /// What it wants to know of the caller.
    type Credentials: Credentials;

    /// What a refusal says, in the provider's own words.
    fn refusal(response: &Response) -> Refusal;
}

/// The provider's own words about a failure.
#[derive(Debug, Clone, Default)]
pub struct Refusal {
    /// Its name for the request.
    pub request_id: Option<String>,
    /// What it says is wrong.
    pub errors: Vec<ServerError>,
}

/// What authenticates a caller at one provider.
pub trait Credentials: Clone + Send + Sync + 'static {
    /// What its parts are called, as in a credentials file.
    const PARTS: &'static [&'static str];
    /// The environment variables that hold them, a set after the other; a set is taken whole or not at all.
    const ENVIRONMENT: &'static [&'static [&'static str]];

    /// Takes the parts in, in the order of [`Self::PARTS`].
    fn from_parts(parts: &[Secret]) -> Result<Self, Error>;

    /// The value of the `Authorization` header.
    fn authorization(&self) -> HeaderValue;

    /// What must not be seen anywhere.
    fn secrets(&self) -> Vec<&str>;
}

/// Reads credentials out of an environment. Sets of variables are never mixed: half a set is an error that
/// names the missing half, not a reason to look at the next set.
pub fn credentials_from_env<P: Provider>(
    variable: impl Fn(&str) -> Option<String>,
) -> Result<P::Credentials, Error> {
    let variable = |name: &str| variable(name).filter(|value| !value.is_empty()).map(Secret::new);
    for names in P::Credentials::ENVIRONMENT {
        let found: Vec<Option<Secret>> = names.iter().map(|name| variable(name)).collect();
        if found.iter().all(Option::is_some) {
            return P::Credentials::from_parts(&found.into_iter().flatten().collect::<Vec<_>>());
        }
        if found.iter().any(Option::is_some) {
            let missing =
                names.iter().zip(&found).filter(|(_, value)| value.is_none()).map(|(name, _)| *name);
            let missing = missing.collect::<Vec<_>>().join(" and ");
            let provider = P::ID.title();
            return Err(Error::config(format!(
                "the credentials for {provider} are incomplete: set {missing} in the environment as well"
            )));
        }
    }
    let sets: Vec<String> = P::Credentials::ENVIRONMENT.iter().map(|names| names.join(" and ")).collect();
    Err(Error::config(format!(
        "no credentials for {}: set {} in the environment, or give them to the client",
        P::ID.title(),
        sets.join(", or "),
    )))
}

/// A checked part of a credential: neither empty nor of a shape that no header can carry.
pub(crate) fn part<'a>(
    parts: &'a [Secret],
    index: usize,
    name: &str,
    provider: ProviderId,
) -> Result<&'a Secret, Error> {
    let title = provider.title();
    let part = parts.get(index).ok_or_else(|| Error::config(format!("{title}: the {name} is missing")))?;
    let text = part.expose();
    if text.is_empty() {
        return Err(Error::config(format!("{title}: the {name} is empty")));
    }
    if text.trim() != text || text.chars().any(char::is_control) {
        return Err(Error::config(format!(
            "{title}: the {name} has white space or a line break at an end, or a control character in it; copy it again"
        )));
    }
    Ok(part)
}

/// HTTP Basic authentication.
pub(crate) fn basic(user: &str, password: &str) -> HeaderValue {
    use base64::Engine as _;
    let token = base64::engine::general_purpose::STANDARD.encode(format!("{user}:{password}"));
    sensitive(&format!("Basic {token}"))
}

/// A header value that no debug output shows.
pub(crate) fn sensitive(text: &str) -> HeaderValue {
    // `part` has refused what a header cannot carry; what is left is visible text.
    let mut value = HeaderValue::from_bytes(text.as_bytes()).unwrap_or_else(|_| HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}
