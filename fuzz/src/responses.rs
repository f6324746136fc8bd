//! Readers of responses: any response to any operation is read without a panic, into a value of the declared type. A
//! failure becomes an error, and a result is about the requested number.

use libfuzzer_sys::Corpus;
use numplan::bindings::catalog::{AnyOperation, AnyOutput, Cataloged, Finished, Named};
use numplan::export::ExportValue;
use numplan::interpret;
use numplan::operation::{Follow, Reconciled, Response};
use numplan::{Account, Error, Sent};
use serde_json::Value;

use crate::export_value::{assert_output_type, member};
use crate::operation::{Visitor, assert_presentable, dialect, visit};

/// The first line is a document: the operation, `status` and `headers`. The rest is the body.
pub fn run(data: &[u8]) -> Corpus {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let Ok(document) = serde_json::from_slice::<Value>(&data[..end]) else { return Corpus::Reject };
    let Some(response) = response(&document, data.get(end + 1..).unwrap_or_default().to_vec()) else {
        return Corpus::Reject;
    };
    if visit(&document, Read { document: &document, response }) { Corpus::Keep } else { Corpus::Reject }
}

/// A response with `status` and `headers` of the document, if these are valid.
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

impl Visitor for Read<'_> {
    fn visit<P: Cataloged>(self, result: Result<Named<P>, Error>, account: &Account<P>) {
        let Ok(Named { spec, mut operation, .. }) = result else { return };
        let (response, dialect) = (&self.response, dialect(self.document));
        let read = |operation: &AnyOperation<P, AnyOutput>| {
            interpret(operation, account, response).map(|outcome| outcome.finish(spec, dialect))
        };
        let first = read(&*operation);
        match (&first, &read(&*operation)) {
            (Ok(first), Ok(second)) => assert_eq!(first.value, second.value, "two reads differ"),
            (first, second) => {
                let [first, second] = [first, second].map(|read| format!("{:?}", read.as_ref().err()));
                assert_eq!(first, second, "two reads differ");
            }
        }
        match first {
            Ok(Finished { value, .. }) => {
                assert!(response.status().is_success(), "success from status {}", response.status());
                assert_output_type(spec, &value);
                if operation.validate(account).is_empty() {
                    assert_requested_number(&self.document["inputs"], &value);
                }
            }
            Err(error) => {
                assert_presentable(&error);
                assert_eq!((error.sent, error.attempts), (Sent::Yes, 1), "{error:?}");
                assert_eq!((error.provider, error.operation), (Some(P::ID), Some(spec.name)));
            }
        }

        // The same response to a read after a write, or before it.
        let is_not_found = response.status() == http::StatusCode::NOT_FOUND;
        let is_success = response.status().is_success();
        if is_success || is_not_found {
            if let Reconciled::Applied(outcome) = operation.reconcile(response) {
                assert_output_type(spec, &outcome.finish(spec, dialect).value);
            }
            if let Ok(mut outcome) = interpret(&*operation, account, response) {
                let _ = operation.needs_read_back(&outcome);
                let _ = operation.task(&outcome);
                let _ = operation.read_task(&mut outcome, response);
                let _ = operation.read_effect(&mut outcome, response);
                assert_output_type(spec, &outcome.finish(spec, dialect).value);
            }
        }
        let _ = operation.may_be_partial(response);
        if is_success && operation.precheck(account, Follow::default()).is_some() {
            // An accepted precheck leaves a valid operation able to build its request.
            if operation.read_precheck(response).is_ok() && operation.validate(account).is_empty() {
                let request = operation.request(account).into_http(account);
                assert!(request.is_ok(), "{request:?}");
            }
        }
    }
}

/// A number in the result is the requested number.
fn assert_requested_number(inputs: &Value, value: &ExportValue) {
    let Some(requested) = inputs["number"].as_str() else { return };
    let number = match member(value, "number") {
        Some(model @ ExportValue::Model(..)) => model,
        _ => value,
    };
    for name in ["value", "number"] {
        if let Some(ExportValue::Text(returned)) = member(number, name) {
            assert_eq!(returned.trim_start_matches('+'), requested.trim_start_matches('+'));
        }
    }
}
