//! The request, the switches, ids and orders for a handler.

use std::time::Duration;

use http::StatusCode;

use crate::ids::Ids;
use crate::orders::Orders;
use crate::request::Request;
use crate::response::Response;
use crate::switches::{Switches, UpdateStatus};

/// The request, the switches, ids and orders for a handler.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) request: &'a Request,
    pub(crate) switches: &'a Switches,
    pub(crate) ids: &'a mut Ids,
    pub(crate) orders: &'a mut Orders,
}

impl Context<'_> {
    /// The status of a successful update.
    pub(crate) fn updated(&self, documented: StatusCode) -> StatusCode {
        match self.switches.update_status {
            UpdateStatus::Documented => documented,
            UpdateStatus::Ok => StatusCode::OK,
            UpdateStatus::Created => StatusCode::CREATED,
            UpdateStatus::Accepted => StatusCode::ACCEPTED,
        }
    }

    /// Adds the retry hint to a response, as the switch `retry_after` sets it.
    pub(crate) fn with_hint(&self, response: Response, wait: Duration) -> Response {
        match self.switches.retry_after.header(wait) {
            Some((name, value)) => response.header(name, value),
            None => response,
        }
    }
}
