//! For those who send by themselves: the request of an operation, and what its answer says. No retries, no
//! read-backs: for these, drive an [`Exchange`](crate::exchange::Exchange).

use crate::exchange::Context;
use crate::operation::account::Account;
use crate::operation::{Body, Response};
use crate::operation::{Follow, Operation, Record};
use crate::types::error::{Error, ErrorCode};
use crate::types::json;

/// The request of `operation`, for a caller that sends it by its own means.
///
/// Err: what is wrong with the operation, or (`unsupported`) that it needs to read something first; an
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

/// What `answer` says about `operation`, for a caller that has sent [`prepare`]'s request by its own means.
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
