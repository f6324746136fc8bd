//! Inputs: any names and values make an operation or a list of all errors; valid inputs make a
//! request that goes where it should.

use libfuzzer_sys::Corpus;
use numplan::bindings::catalog::{Cataloged, Named};
use numplan::operation::Follow;
use numplan::{Account, Error, ErrorCode, Sent, prepare};
use serde_json::Value;

use crate::subject::{Act, presentable, with};
use crate::words::CANARY;

/// One document: the operation, the `dialect`, and `inputs`.
pub fn hold(data: &[u8]) -> Corpus {
    let Ok(document) = serde_json::from_slice::<Value>(data) else { return Corpus::Reject };
    if with(&document, Make(&document)) { Corpus::Keep } else { Corpus::Reject }
}

struct Make<'a>(&'a Value);

impl Act for Make<'_> {
    fn act<P: Cataloged>(self, made: Result<Named<P>, Error>, account: &Account<P>) {
        let operation = match made {
            Ok(named) => named.operation,
            Err(error) => {
                assert!(matches!(error.code, ErrorCode::Config | ErrorCode::InvalidInput), "{error:?}");
                return;
            }
        };
        let wrong = operation.validate(account);
        for one in &wrong {
            assert!(!one.rule.is_empty() && !one.message.is_empty(), "{one:?}");
        }
        assert!(!operation.subject().is_empty());
        // Names are the caller's own and may be anything; what is said about values shows no secret of theirs.
        let secret = secrets_of_urls(&self.0["inputs"]);
        match prepare(&*operation, account) {
            Ok(request) => {
                assert!(wrong.is_empty(), "{wrong:?}");
                let (uri, body) = (request.uri(), request.body());
                let base = P::BASE_URL.trim_start_matches("https://");
                assert_eq!((uri.scheme_str(), uri.host()), (Some("https"), Some(base)), "{uri}");
                let path = uri.path().trim_end_matches('/');
                let odd = |segment: &str| matches!(segment, "" | "." | "..") || segment.contains('%');
                assert!(!path.split('/').skip(1).any(odd), "{uri}");
                assert!(body.is_empty() || serde_json::from_slice::<Value>(body).is_ok(), "{uri}");
                assert!(!uri.to_string().contains(CANARY) || !secret, "{uri}");
            }
            Err(error) => {
                let before = operation.precheck(account, Follow::default()).is_some();
                let refused = matches!(error.code, ErrorCode::InvalidInput | ErrorCode::Unsupported);
                assert!(refused && error.sent == Sent::No && error.attempts == 0, "{error:?}");
                assert!(!wrong.is_empty() || before, "{error:?}");
                assert_eq!(error.fields.len(), wrong.len(), "all that is wrong is said at once");
                if secret {
                    presentable(&error);
                }
            }
        }
    }
}

/// Whether the canary stands in callback URLs alone, where it is a secret.
fn secrets_of_urls(inputs: &Value) -> bool {
    let url = |value: &Value| {
        let parsed = value.as_str().and_then(|text| url::Url::parse(text).ok());
        parsed.is_some_and(|url| {
            let open = [url.scheme(), url.host_str().unwrap_or_default(), url.path()];
            !open.iter().any(|part| part.contains(CANARY))
        })
    };
    inputs.as_object().is_some_and(|members| {
        members.iter().all(|(name, value)| {
            !name.contains(CANARY)
                && (!value.to_string().contains(CANARY) || (name.ends_with("_url") && url(value)))
        })
    })
}
