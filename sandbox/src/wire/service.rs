//! Handles a request: log, fault, simulated provider.

use std::{io, sync::Arc};

use bytes::Bytes;
use http::{Request as HttpRequest, Response as HttpResponse, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;

use super::body::WireBody;
use super::control;
use super::gate::IdleGuard;
use super::perform::{self, ConnectionContext};
use super::shared::Shared;
use crate::{fault::Action, providers, request::Request, response::Response};

/// The largest request body. A larger one returns 413.
const MAX_BODY: usize = 1024 * 1024;

/// Handles a request or carries out the fault that applies to it.
pub(super) async fn serve(
    cx: ConnectionContext,
    http: HttpRequest<Incoming>,
) -> io::Result<HttpResponse<WireBody>> {
    let _busy = IdleGuard::request(&cx.shared.gate);
    let (head, body) = http.into_parts();
    let Ok(body) = Limited::new(body, MAX_BODY).collect().await else {
        let mut http = HttpResponse::new(WireBody::Whole(Bytes::new()));
        *http.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return Ok(http);
    };
    let request = Request::new(head.method, &head.uri, head.headers, body.to_bytes());
    if let ["_sandbox", rest @ ..] = request.segments().as_slice() {
        let response = control::handle(&cx.shared, rest, &request).await;
        return Ok(perform::to_http(&response));
    }
    let valid = providers::is_authorized(&request);
    let (seq, action, response) = {
        let mut state = cx.shared.state();
        let seq = state.log.begin(&request, valid, cx.connection);
        let action = state.script.next_action(&request);
        let response = if action.as_ref().is_none_or(Action::commits) {
            state.handle(&request)
        } else {
            Response::empty(StatusCode::OK)
        };
        state.log.carried_out(seq, action.as_ref(), response.committed);
        (seq, action, response)
    };
    let entry = LogEntry { shared: Arc::clone(&cx.shared), seq, status: None };
    let http = match action {
        None => perform::to_http(&response),
        Some(action) => perform::perform(&cx, action, &request, response).await?,
    };
    entry.answered(http.status());
    Ok(http)
}

/// The log entry of a request. Dropping it closes the entry, also when the client disconnects.
struct LogEntry {
    shared: Arc<Shared>,
    seq: u64,
    status: Option<StatusCode>,
}

impl LogEntry {
    fn answered(mut self, status: StatusCode) {
        self.status = Some(status);
    }
}

impl Drop for LogEntry {
    fn drop(&mut self) {
        self.shared.state().log.end(self.seq, self.status);
    }
}
