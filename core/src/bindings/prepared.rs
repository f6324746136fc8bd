//! A request for a caller that sends it itself, with the interpreter of its response.

use std::fmt;

use crate::operation::catalog::Finished;
use crate::operation::{Body, Response};
use crate::types::error::Error;

/// Interprets a response.
type Interpret = dyn Fn(&Response) -> Result<Finished, Error> + Send + Sync;

/// A request that the caller sends. It carries the credentials.
pub struct Prepared {
    /// The request.
    pub request: http::Request<Body>,
    /// The path with placeholders instead of values.
    pub template: &'static str,
    interpret: Box<Interpret>,
}

impl Prepared {
    pub(super) fn new(
        request: http::Request<Body>,
        template: &'static str,
        interpret: impl Fn(&Response) -> Result<Finished, Error> + Send + Sync + 'static,
    ) -> Self {
        Self { request, template, interpret: Box::new(interpret) }
    }

    /// Interprets the response to the request.
    pub fn interpret(&self, response: &Response) -> Result<Finished, Error> {
        (self.interpret)(response)
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let request = &self.request;
        to.debug_struct("Prepared").field("method", request.method()).finish_non_exhaustive()
    }
}
