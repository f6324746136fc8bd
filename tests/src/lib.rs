//! What the tests and benchmarks of the whole share: clients of the sandbox.

use std::time::Duration;

use numplan::flowroute::{Flowroute, KeyPair};
use numplan::plivo::{AuthPair, Plivo};
use numplan::wavix::{ApiKey, Wavix};
use numplan::{Builder, Error, Nanp, PhoneNumber};
use numplan_sandbox::credentials;

/// A client of the Flowroute stand-in at `url`.
pub fn flowroute(url: &str) -> Result<Builder<Flowroute>, Error> {
    let pair = KeyPair::new(credentials::FLOWROUTE_ACCESS_KEY, credentials::FLOWROUTE_SECRET_KEY)?;
    Ok(Builder::default().credentials(pair).base_url(url).connect_timeout(Duration::from_secs(2)))
}

/// A client of the Plivo stand-in at `url`, without the documented pace: the sandbox counts for itself.
pub fn plivo(url: &str) -> Result<Builder<Plivo>, Error> {
    let pair = AuthPair::new(credentials::PLIVO_AUTH_ID, credentials::PLIVO_AUTH_TOKEN)?;
    Ok(Builder::default().credentials(pair).base_url(url).max_rate(None))
}

/// A client of the Wavix stand-in at `url`.
pub fn wavix(url: &str) -> Result<Builder<Wavix>, Error> {
    Ok(Builder::default().credentials(ApiKey::new(credentials::WAVIX_API_KEY)?).base_url(url))
}

/// A North American number that a test writes as text.
pub fn nanp(text: &str) -> Result<Nanp, Error> {
    Ok(Nanp::parse(text)?)
}

/// A number that a test writes as text.
pub fn number(text: &str) -> Result<PhoneNumber, Error> {
    Ok(PhoneNumber::parse(text)?)
}
