//! A request from its arrival to its answer: log, fault, stand-in.

use std::{fmt, sync::Arc};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;

use super::{Shared, flow::Flow, gate::Busy, perform, stream::Reset};
use crate::{ask::Ask, control, fault::Action, provider::Provider, reply::Reply, world};

/// Requests are small. A larger one is answered with 413.
const MAX_BODY: usize = 1024 * 1024;

/// What a request needs to know of its connection.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    pub(super) shared: Arc<Shared>,
    pub(super) connection: u64,
    pub(super) reset: Reset,
}

/// The connection ends here, without an answer.
#[derive(Debug)]
pub(super) struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("dropped by a fault")
    }
}

impl std::error::Error for Dropped {}

/// Answers a request, or does what the fault that it meets says.
pub(super) async fn serve(visit: Visit, request: Request<Incoming>) -> Result<Response<Flow>, Dropped> {
    let _busy = Busy::new(&visit.shared);
    let (head, body) = request.into_parts();
    let Ok(body) = Limited::new(body, MAX_BODY).collect().await else {
        let mut response = Response::new(Flow::Whole(Bytes::new()));
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return Ok(response);
    };
    let ask = Ask::new(head.method, &head.uri, head.headers, body.to_bytes());
    if let ["_sandbox", rest @ ..] = ask.segments().as_slice() {
        let reply = control::answer(&visit.shared, rest, &ask).await;
        return Ok(perform::response(&reply));
    }
    let provider = Provider::of(&ask.segments());
    let valid = world::knows(provider, &ask);
    let (seq, action, reply) = {
        let mut world = visit.shared.world();
        let seq = world.log.begin(&ask, provider, valid, visit.connection);
        let action = world.script.meet(&ask, provider);
        if let Some(action) = &action {
            world.log.fault(seq, action.kind());
        }
        let reply = if action.as_ref().is_none_or(Action::commits) {
            world.answer(provider, &ask)
        } else {
            Reply::empty(StatusCode::OK)
        };
        if reply.committed {
            world.log.committed(seq);
        }
        (seq, action, reply)
    };
    let entry = Entry { shared: Arc::clone(&visit.shared), seq, status: None };
    let response = match action {
        None => perform::response(&reply),
        Some(action) => perform::perform(&visit, action, provider, reply).await?,
    };
    entry.answered(response.status());
    Ok(response)
}

/// A request's place in the log. It is closed however the request ends, the client leaving included.
struct Entry {
    shared: Arc<Shared>,
    seq: u64,
    status: Option<StatusCode>,
}

impl Entry {
    fn answered(mut self, status: StatusCode) {
        self.status = Some(status);
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.shared.world().log.end(self.seq, self.status);
    }
}
