//! Providers: a name, an address, credentials, and the forms of pages and error responses.

use std::fmt;

use http::HeaderValue;

use crate::number::Countries;
use crate::operation::api_request::ApiRequest;
use crate::operation::input::ArgumentSpec;
use crate::operation::response::{Response, ResponseError};
use crate::operation::walk::{Page, Window};
pub use crate::types::ProviderId;
use crate::types::error::{Error, ServerError};
use crate::types::model::Model;
use crate::types::secret::Secret;

/// A provider as a type. It ties operations, credentials and clients of one provider together.
pub trait Provider: fmt::Debug + Clone + Copy + Send + Sync + 'static {
    /// The id of the provider.
    const ID: ProviderId;
    /// The address of the API.
    const BASE_URL: &'static str;
    /// The media type of requests and responses.
    const MEDIA_TYPE: &'static str;
    /// The countries whose numbers the operations accept.
    const COUNTRIES: Countries;
    /// The documented limit of requests a second for an account, with some room; `None`: not documented.
    const MAX_RATE: Option<f64>;
    /// The inputs that ask for one page of a list.
    const PAGE_INPUTS: &'static [ArgumentSpec];
    /// The credentials of an account.
    type Credentials: Credentials;

    /// Adds the query for one page of a list, whose pages have at most `most` items.
    fn page(request: ApiRequest, window: &Window, most: u32) -> ApiRequest;

    /// The likely reason of a 403, to follow a colon; empty: not documented.
    const FORBIDDEN_HINT: &'static str = "";

    /// Reads a page of a list. `items`: see `List::ITEMS`.
    fn read_page<T: Model>(response: &Response, items: &str) -> Result<Page<T>, ResponseError>;

    /// Whether pages are numbered instead of beginning at an offset.
    const NUMBERS_PAGES: bool = false;

    /// Reads an error response.
    fn refusal(response: &Response) -> Refusal;
}

/// An error response, in the provider's own words.
#[derive(Debug, Clone, Default)]
pub struct Refusal {
    /// The provider's id of the request.
    pub request_id: Option<String>,
    /// The errors that the response lists.
    pub errors: Vec<ServerError>,
}

/// The credentials of an account at one provider.
pub trait Credentials: Clone + Send + Sync + 'static {
    /// The names of the parts, as in a credentials file.
    const PARTS: &'static [&'static str];
    /// The sets of environment variables that hold the parts, in order of preference. A set is used whole.
    const ENVIRONMENT: &'static [&'static [&'static str]];

    /// Parts of the right shape, which no provider accepts, for checks without an account.
    const PLACEHOLDERS: &'static [&'static str];

    /// Creates credentials from the parts, in the order of [`Self::PARTS`].
    fn from_parts(parts: &[Secret]) -> Result<Self, Error>;

    /// Creates credentials from [`Self::PLACEHOLDERS`].
    fn placeholder() -> Result<Self, Error> {
        Self::from_parts(&Self::PLACEHOLDERS.iter().map(|part| Secret::new(*part)).collect::<Vec<_>>())
    }

    /// The value of the `Authorization` header.
    fn authorization(&self) -> HeaderValue;

    /// The texts that no output may show.
    fn secrets(&self) -> Vec<&str>;
}

/// Reads credentials from the environment. Sets of variables are never mixed: an incomplete set is an error that names
/// the missing variables.
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

/// A part of the credentials, checked: not empty, and fit for an HTTP header.
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
    if let Some(around) = surroundings(text) {
        return Err(Error::config(format!("{title}: the {name} {around}: pass it without")));
    }
    if text.chars().any(char::is_control) {
        return Err(Error::config(format!(
            "{title}: the {name} contains a control character: copy it again"
        )));
    }
    Ok(part)
}

/// Text around a credential that does not belong to it. A file of variables that is read verbatim keeps quotes, an
/// editor adds a byte order mark, a header has a scheme in front.
fn surroundings(text: &str) -> Option<&'static str> {
    const QUOTES: [(char, char); 5] =
        [('"', '"'), ('\'', '\''), ('`', '`'), ('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}')];
    if text.starts_with('\u{feff}') {
        return Some("begins with a byte order mark");
    }
    if text.starts_with(char::is_whitespace) {
        return Some("begins with white space");
    }
    if text.ends_with(char::is_whitespace) {
        return Some("ends with white space or a line break");
    }
    let has_quote = |(opening, closing)| text.starts_with(opening) || text.ends_with(closing);
    if QUOTES.into_iter().any(has_quote) {
        return Some("has a quotation mark at its beginning or end");
    }
    let scheme = text.split_once(' ').map(|(scheme, _)| scheme.trim_end_matches(':'))?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some("begins with `Bearer`"),
        "basic" => Some("begins with `Basic`"),
        "authorization" => Some("begins with `Authorization`"),
        _ => None,
    }
}

/// HTTP Basic authentication.
pub(crate) fn basic(user: &str, password: &str) -> HeaderValue {
    use base64::Engine as _;
    let token = base64::engine::general_purpose::STANDARD.encode(format!("{user}:{password}"));
    sensitive(&format!("Basic {token}"))
}

/// A header value that debug output hides.
pub(crate) fn sensitive(text: &str) -> HeaderValue {
    // `part` has refused texts that a header cannot carry.
    let mut value = HeaderValue::from_bytes(text.as_bytes()).unwrap_or_else(|_| HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}
