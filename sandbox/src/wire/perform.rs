//! Carries out the actions of faults.

use std::future::pending;
use std::io::{self, Write};
use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http::{HeaderName, HeaderValue, Response as HttpResponse, StatusCode, header};
use serde_json::Value;
use tokio::time::sleep;

use super::{body::WireBody, shared::Shared, stream::Reset};
use crate::fault::Action;
use crate::request::Request;
use crate::response::{Response, ResponseBody, Subject};

/// The connection of a request.
#[derive(Clone, Debug)]
pub(super) struct ConnectionContext {
    pub(super) shared: Arc<Shared>,
    pub(super) connection: u64,
    pub(super) reset: Reset,
}

/// Carries out the action of a fault. `response` is empty if the request was not carried out. Err: the connection ends
/// without a response.
pub(super) async fn perform(
    cx: &ConnectionContext,
    action: Action,
    request: &Request,
    response: Response,
) -> io::Result<HttpResponse<WireBody>> {
    Ok(match action {
        Action::Refuse { for_ms } => {
            cx.shared.gate.shut_for(Duration::from_millis(for_ms)).await;
            to_http(&response.header("connection", "close"))
        }
        Action::Drop { reset, .. } => {
            if reset {
                cx.reset.request();
            }
            return Err(io::Error::other("dropped by a fault"));
        }
        Action::Hang { .. } => pending().await,
        Action::Delay { ms } => {
            sleep(Duration::from_millis(ms)).await;
            to_http(&response)
        }
        Action::Drip { every_ms } => {
            let pause = Duration::from_millis(every_ms);
            let (head, body) = parts(&response);
            HttpResponse::from_parts(head, WireBody::drip(body, pause))
        }
        Action::Truncate { keep } => truncated(&response, keep),
        Action::OtherNumber { number } => to_http(&about_another(response, &number)),
        Action::Response { status, headers, body, .. } => {
            let body = match body {
                Value::Null => Bytes::new(),
                Value::String(text) => text.into(),
                json => json.to_string().into(),
            };
            let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            plain_response(status, headers, body)
        }
        Action::Throttle { status, after_ms } => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::TOO_MANY_REQUESTS);
            let wait = Duration::from_millis(after_ms);
            to_http(&cx.shared.state().throttle(request, status, wait))
        }
        Action::Redirect { status, to, .. } => plain_response(status, [("location", &*to)], Bytes::new()),
        Action::Html { status, .. } => {
            let page = "<!doctype html><title>Sign in</title><p>Sign in to use this network.";
            plain_response(status, [("content-type", "text/html")], page.into())
        }
        Action::Bomb { megabytes, .. } => {
            let headers = [("content-type", "application/json"), ("content-encoding", "gzip")];
            plain_response(200, headers, bomb(megabytes))
        }
        Action::DeepJson { depth, .. } => {
            let depth = depth as usize;
            let body = format!("{}0{}", "{\"a\":[".repeat(depth), "]}".repeat(depth));
            plain_response(200, [("content-type", "application/json")], body.into())
        }
    })
}

/// The real response as HTTP.
pub(super) fn to_http(response: &Response) -> HttpResponse<WireBody> {
    let (head, body) = parts(response);
    HttpResponse::from_parts(head, WireBody::Whole(body))
}

fn parts(response: &Response) -> (http::response::Parts, Bytes) {
    let (media_type, body) = response.bytes();
    let mut http = HttpResponse::new(());
    *http.status_mut() = response.status;
    if let Some(media_type) = media_type {
        let media_type = HeaderValue::from_static(media_type);
        http.headers_mut().insert(header::CONTENT_TYPE, media_type);
    }
    let headers = response.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    add(http.headers_mut(), headers);
    (http.into_parts().0, body.into())
}

fn plain_response<'a>(
    status: u16,
    headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    body: Bytes,
) -> HttpResponse<WireBody> {
    let mut http = HttpResponse::new(WireBody::Whole(body));
    *http.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    add(http.headers_mut(), headers);
    http
}

/// Adds the headers that are valid in HTTP.
fn add<'a>(to: &mut http::HeaderMap, headers: impl IntoIterator<Item = (&'a str, &'a str)>) {
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            to.append(name, value);
        }
    }
}

fn truncated(response: &Response, keep: Option<usize>) -> HttpResponse<WireBody> {
    let (mut head, mut body) = parts(response);
    head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    body.truncate(keep.unwrap_or(body.len() / 2));
    HttpResponse::from_parts(head, WireBody::cut(body))
}

/// The response with its number replaced by another.
fn about_another(mut response: Response, number: &str) -> Response {
    if let (ResponseBody::Json(body), Some(subject)) = (&mut response.body, &response.subject) {
        rename(body, subject, number);
    }
    response
}

fn rename(value: &mut Value, subject: &Subject, number: &str) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(it) => {
            if let Some(id) = subject.id.filter(|id| it.as_u64() == Some(*id)) {
                *value = (id + 1_000_000).into();
            }
        }
        Value::String(text) => *text = text.replace(&subject.number, number),
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, subject, number)),
        Value::Object(object) => object.values_mut().for_each(|it| rename(it, subject, number)),
    }
}

/// A JSON object of this many megabytes, compressed to a thousandth.
fn bomb(megabytes: u32) -> Bytes {
    let mut zipped = GzEncoder::new(Vec::new(), Compression::best());
    let spaces = vec![b' '; 1024 * 1024];
    // Writing to memory cannot fail.
    let mut write = |bytes: &[u8]| drop(zipped.write_all(bytes));
    write(b"{\"data\":\"");
    (0..megabytes).for_each(|_| write(&spaces));
    write(b"\"}");
    zipped.finish().unwrap_or_default().into()
}
