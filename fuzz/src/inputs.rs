//! Inputs of operations: any names and values give an operation or an error that lists everything wrong. A valid
//! operation gives a request to the provider's host, with a well-formed path.

use libfuzzer_sys::Corpus;
use numplan::bindings::catalog::{Cataloged, Named};
use numplan::operation::Follow;
use numplan::{Account, Error, ErrorCode, Sent, prepare};
use serde_json::Value;

use crate::dictionary::CANARY;
use crate::operation::{Visitor, assert_presentable, visit};

/// One document: the operation, the `dialect`, and `inputs`.
pub fn run(data: &[u8]) -> Corpus {
    let Ok(document) = serde_json::from_slice::<Value>(data) else { return Corpus::Reject };
    if visit(&document, Prepare(&document)) { Corpus::Keep } else { Corpus::Reject }
}

struct Prepare<'a>(&'a Value);

impl Visitor for Prepare<'_> {
    fn visit<P: Cataloged>(self, result: Result<Named<P>, Error>, account: &Account<P>) {
        let operation = match result {
            Ok(named) => named.operation,
            Err(error) => {
                assert!(matches!(error.code, ErrorCode::Config | ErrorCode::InvalidInput), "{error:?}");
                return;
            }
        };
        let field_errors = operation.validate(account);
        for error in &field_errors {
            assert!(!error.rule.is_empty() && !error.message.is_empty(), "{error:?}");
        }
        assert!(!operation.subject().is_empty());
        // Errors repeat unknown names, which are the caller's own and may contain anything.
        let is_secret = only_urls_have_canary(&self.0["inputs"]);
        match prepare(&*operation, account) {
            Ok(request) => {
                assert!(field_errors.is_empty(), "{field_errors:?}");
                let (uri, body) = (request.uri(), request.body());
                let base = P::BASE_URL.trim_start_matches("https://");
                assert_eq!((uri.scheme_str(), uri.host()), (Some("https"), Some(base)), "{uri}");
                let path = uri.path().trim_end_matches('/');
                let is_unsafe = |segment: &str| matches!(segment, "" | "." | "..") || segment.contains('%');
                assert!(!path.split('/').skip(1).any(is_unsafe), "{uri}");
                assert!(body.is_empty() || serde_json::from_slice::<Value>(body).is_ok(), "{uri}");
                assert!(!uri.to_string().contains(CANARY) || !is_secret, "{uri}");
            }
            Err(error) => {
                let has_precheck = operation.precheck(account, Follow::default()).is_some();
                let is_refused = matches!(error.code, ErrorCode::InvalidInput | ErrorCode::Unsupported);
                assert!(is_refused && error.sent == Sent::No && error.attempts == 0, "{error:?}");
                assert!(!field_errors.is_empty() || has_precheck, "{error:?}");
                assert_eq!(error.fields.len(), field_errors.len(), "field errors are missing: {error:?}");
                if is_secret {
                    assert_presentable(&error);
                }
            }
        }
    }
}

/// Whether the canary occurs in the secret parts of callback URLs only.
fn only_urls_have_canary(inputs: &Value) -> bool {
    let hides_canary = |value: &Value| {
        let parsed = value.as_str().and_then(|text| url::Url::parse(text).ok());
        parsed.is_some_and(|url| {
            let public = [url.scheme(), url.host_str().unwrap_or_default(), url.path()];
            !public.iter().any(|part| part.contains(CANARY))
        })
    };
    inputs.as_object().is_some_and(|members| {
        members.iter().all(|(name, value)| {
            !name.contains(CANARY)
                && (!value.to_string().contains(CANARY) || (name.ends_with("_url") && hides_canary(value)))
        })
    })
}
