//! Every reader of answers: whatever a provider answers to whatever operation, it is read without a panic, into what the
//! catalog says; what is no success is an error, and never about another number.

use libfuzzer_sys::Corpus;
use numplan::bindings::catalog::{AnyOperation, Cataloged, Finished, Named, OperationSpec, Outcome};
use numplan::export::ExportValue;
use numplan::interpret;
use numplan::operation::{Follow, Reconciled, Response};
use numplan::{Account, Error, Sent};
use serde_json::Value;

use crate::subject::{Act, dialect, presentable, with};
use crate::tree::{conforms, member};

/// The first line is a document: the operation, `status` and `headers`. What follows is the body.
pub fn hold(data: &[u8]) -> Corpus {
    let at = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let Ok(document) = serde_json::from_slice::<Value>(&data[..at]) else { return Corpus::Reject };
    let Some(response) = response(&document, data.get(at + 1..).unwrap_or_default().to_vec()) else {
        return Corpus::Reject;
    };
    if with(&document, Read { document: &document, response }) { Corpus::Keep } else { Corpus::Reject }
}

/// An answer, if `status` and `headers` of the document can be of one.
pub(crate) fn response(document: &Value, body: Vec<u8>) -> Option<Response> {
    let status = document["status"].as_u64().and_then(|status| u16::try_from(status).ok())?;
    let mut builder = http::Response::builder().status(status);
    for (name, value) in document["headers"].as_object().into_iter().flatten() {
        builder = builder.header(name, value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    }
    builder.body(body).ok()
}

struct Read<'a> {
    document: &'a Value,
    response: Response,
}

impl Act for Read<'_> {
    fn act<P: Cataloged>(self, made: Result<Named<P>, Error>, account: &Account<P>) {
        let Ok(Named { spec, mut operation, .. }) = made else { return };
        let (response, dialect) = (&self.response, dialect(self.document));
        let read = |operation: &AnyOperation<P, Outcome>| {
            interpret(operation, account, response).map(|outcome| outcome.finish(spec, dialect))
        };
        let first = read(&*operation);
        match (&first, &read(&*operation)) {
            (Ok(one), Ok(other)) => assert_eq!(one.value, other.value, "it reads in two ways"),
            (one, other) => {
                assert_eq!(format!("{:?}", one.as_ref().err()), format!("{:?}", other.as_ref().err()));
            }
        }
        match first {
            Ok(Finished { value, .. }) => {
                assert!(response.status().is_success(), "{} is no success", response.status());
                fits(spec, &value);
                if operation.validate(account).is_empty() {
                    about_what_was_asked(&self.document["inputs"], &value);
                }
            }
            Err(error) => {
                presentable(&error);
                assert_eq!((error.sent, error.attempts), (Sent::Yes, 1), "{error:?}");
                assert_eq!((error.provider, error.operation), (Some(P::ID), Some(spec.name)));
            }
        }

        // The same answer where a read looks after a write, or before it.
        let absent = response.status() == http::StatusCode::NOT_FOUND;
        let success = response.status().is_success();
        if success || absent {
            if let Reconciled::Applied(outcome) = operation.reconcile(response) {
                fits(spec, &outcome.finish(spec, dialect).value);
            }
            if let Ok(mut outcome) = interpret(&*operation, account, response) {
                let _ = operation.needs_read_back(&outcome);
                let _ = operation.task(&outcome);
                let _ = operation.read_task(&mut outcome, response);
                let _ = operation.read_effect(&mut outcome, response);
                fits(spec, &outcome.finish(spec, dialect).value);
            }
        }
        let _ = operation.may_be_partial(response);
        if success && operation.precheck(account, Follow::default()).is_some() {
            // The precheck may be nonsense; then the operation reports an error and sends nothing.
            if operation.read_precheck(response).is_ok() && operation.validate(account).is_empty() {
                let request = operation.request(account).into_http(account);
                assert!(request.is_ok(), "{request:?}");
            }
        }
    }
}

fn fits(spec: &OperationSpec, value: &ExportValue) {
    if let Err(what) = conforms(value, &spec.output) {
        panic!("{}: {what}", spec.name);
    }
}

/// A number that an answer shows is the one that was asked for.
fn about_what_was_asked(inputs: &Value, value: &ExportValue) {
    let Some(asked) = inputs["number"].as_str() else { return };
    let number = match member(value, "number") {
        Some(model @ ExportValue::Model(..)) => model,
        _ => value,
    };
    for name in ["value", "number"] {
        if let Some(ExportValue::Text(shown)) = member(number, name) {
            assert_eq!(shown.trim_start_matches('+'), asked.trim_start_matches('+'));
        }
    }
}
