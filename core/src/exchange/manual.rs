//! Preparing a request and interpreting its response, for callers that send by themselves. Without retries and
//! read-backs; an [`Exchange`](crate::exchange::Exchange) has them.

use super::context::Context;
use crate::operation::account::Account;
use crate::operation::{Body, Response};
use crate::operation::{Follow, Operation, Record};
use crate::types::error::{Error, ErrorCode};
use crate::types::json;

/// Returns the request of `operation`, for a caller that sends it by its own means.
///
/// Err: `invalid_input`, or `unsupported` for an operation that reads something first; an
/// [`Exchange`](crate::exchange::Exchange) does that.
pub fn prepare<O: Operation + ?Sized>(
    operation: &O,
    account: &Account<O::Provider>,
) -> Result<http::Request<Body>, Error> {
    let complete = |error| Context::of(operation, account).complete(error);
    let wrong = operation.validate(account);
    if !wrong.is_empty() {
        return Err(complete(Error::invalid(wrong)));
    }
    if operation.precheck(account, Follow::default()).is_some() {
        let message = "this needs a read before its request, which an Exchange makes; an update by a record's id needs none";
        return Err(complete(Error::new(ErrorCode::Unsupported, message)));
    }
    operation.request(account).into_http(account)
}

/// Reads the response to a request of [`prepare`].
pub fn interpret<O: Operation + ?Sized>(
    operation: &O,
    account: &Account<O::Provider>,
    response: &Response,
) -> Result<O::Output, Error> {
    let repaired = json::repair(response.body()).map(|body| response.clone().map(|_| body));
    let response = repaired.as_ref().unwrap_or(response);
    let read =
        if response.status().is_success() { operation.read(response).map_err(Some) } else { Err(None) };
    let mut output =
        read.map_err(|unfit| Context::of(operation, account).answered(unfit.as_ref(), response))?;
    operation.finish(&mut output, &Record { attempts: 1, status: Some(response.status().as_u16()) }, account);
    Ok(output)
}
