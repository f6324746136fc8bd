//! An account at a provider: its credentials and its address.

use std::fmt;
use std::sync::Arc;

use http::{HeaderValue, Request, Uri, header};
use url::{Host, Url};

use crate::operation::api_request::ApiRequest;
use crate::operation::provider::{Credentials, Provider};
use crate::operation::response::Body;
use crate::types::error::Error;

/// Credentials and the address that they are sent to. Cheap to clone. Debug output hides the credentials.
pub struct Account<P: Provider>(Arc<Inner<P>>);

struct Inner<P: Provider> {
    credentials: P::Credentials,
    authorization: HeaderValue,
    base: BaseUrl,
}

impl<P: Provider> Account<P> {
    /// Creates an account at the provider's own address.
    pub fn new(credentials: P::Credentials) -> Result<Self, Error> {
        Self::at(credentials, P::BASE_URL)
    }

    /// Creates an account at another address: an app's own backend, a proxy, a sandbox.
    ///
    /// The address must be https, or http to this machine. It may have a path, which is prepended to each request.
    pub fn at(credentials: P::Credentials, base_url: &str) -> Result<Self, Error> {
        let base = BaseUrl::parse(base_url)?;
        Ok(Self(Arc::new(Inner { authorization: credentials.authorization(), credentials, base })))
    }

    /// The credentials.
    pub fn credentials(&self) -> &P::Credentials {
        &self.0.credentials
    }

    /// The value of the `Authorization` header.
    pub(crate) fn authorization(&self) -> &HeaderValue {
        &self.0.authorization
    }

    /// The address of requests.
    pub fn base(&self) -> &BaseUrl {
        &self.0.base
    }

    /// Whether requests stay on this machine. Then callback URLs may name private hosts.
    pub fn is_local(&self) -> bool {
        self.0.base.local
    }
}

impl<P: Provider> Clone for Account<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<P: Provider> fmt::Debug for Account<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Account")
            .field("provider", &P::ID)
            .field("base", &self.0.base.text)
            .finish_non_exhaustive()
    }
}

impl ApiRequest {
    /// The request to `account`, with its address and credentials.
    pub fn into_http<P: Provider>(self, account: &Account<P>) -> Result<Request<Body>, Error> {
        let base = account.base().as_str();
        let mut url = String::with_capacity(base.len() + self.path.len() + 32);
        url.push_str(base);
        url.push_str(&self.path);
        if let Some(query) = &self.query {
            url.push('?');
            url.push_str(query);
        }
        let uri = Uri::try_from(url)
            .map_err(|error| Error::config(format!("the base URL does not form a valid address: {error}")))?;
        let has_body = self.body.is_some();
        let mut request = Request::new(self.body.unwrap_or_default());
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        let media_type = HeaderValue::from_static(P::MEDIA_TYPE);
        let headers = request.headers_mut();
        // With those that an HTTP client adds, so that the map does not grow on the way.
        headers.reserve(6);
        headers.insert(header::AUTHORIZATION, account.authorization().clone());
        headers.insert(header::ACCEPT, media_type.clone());
        if has_body {
            headers.insert(header::CONTENT_TYPE, media_type);
        }
        Ok(request)
    }
}

/// An address that credentials may be sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    url: Url,
    local: bool,
}

impl BaseUrl {
    /// Checks an address.
    #[cfg(feature = "bindings")]
    pub(crate) fn check(text: &str) -> Result<(), Error> {
        Self::parse(text).map(drop)
    }

    fn parse(text: &str) -> Result<Self, Error> {
        // The message does not repeat the URL: it may carry secrets.
        let url = Url::parse(text)
            .map_err(|error| Error::config(format!("the base URL is not an absolute URL: {error}")))?;
        let local = match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name.trim_end_matches('.').eq_ignore_ascii_case("localhost"),
            None => false,
        };
        match url.scheme() {
            "https" => {}
            "http" if local => {}
            "http" => {
                let why = "credentials would be sent unencrypted";
                return Err(Error::config(format!(
                    "the base URL must be https unless it is on this machine: {why}"
                )));
            }
            other => {
                return Err(Error::config(format!("the base URL must begin with https://, not {other}:")));
            }
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::config(
                "the base URL must not carry a user name or password: pass them as credentials",
            ));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(Error::config("the base URL must have neither a query nor a fragment"));
        }
        Ok(Self { text: url.as_str().trim_end_matches('/').to_owned(), url, local })
    }

    /// The address of a request: this one, with the path and query of `uri`, which was made from it.
    pub fn with(&self, uri: &http::Uri) -> Url {
        let mut url = self.url.clone();
        url.set_path(uri.path());
        url.set_query(uri.query());
        url
    }

    /// The base URL, parsed.
    #[cfg(feature = "client")]
    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    /// The address without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_sent_over_https_only() {
        let fine = [
            ("https://api.flowroute.com", "https://api.flowroute.com", false),
            ("https://backend.example/telecom/", "https://backend.example/telecom", false),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", true),
            ("http://localhost:1/", "http://localhost:1", true),
            ("http://[::1]:9", "http://[::1]:9", true),
        ];
        for (given, base, local) in fine {
            let parsed = BaseUrl::parse(given).unwrap();
            assert_eq!((parsed.text.as_str(), parsed.local), (base, local), "{given}");
            let uri = format!("{base}/v2/numbers?a=b%20c").parse().unwrap();
            assert_eq!(parsed.with(&uri).as_str(), format!("{base}/v2/numbers?a=b%20c"), "{given}");
        }
        let refused = [
            "http://api.flowroute.com",
            "ftp://127.0.0.1",
            "api.flowroute.com",
            "",
            "http://127.0.0.1.example.com",
            "https://user:pass@api.flowroute.com",
            "https://api.flowroute.com?x=1",
            "https://api.flowroute.com#x",
            "http://localhost.example.com",
            "http://10.0.0.1",
        ];
        for given in refused {
            assert!(BaseUrl::parse(given).is_err(), "{given}");
        }
    }
}
