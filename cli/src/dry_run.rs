//! `--dry-run`: shows the exact request of a change, with secrets hidden, and sends nothing.

use std::collections::BTreeMap;

use crate::prelude::*;
use numplan::fields::{InputType, Options};
use numplan::operation::{Follow, Operation};
use numplan::prepare;
use numplan::{Account, Body, Change};
use serde::Serialize;
use serde_json::Value;

/// The request for one number, with secrets hidden.
#[derive(Debug, Serialize)]
pub(crate) struct Preview {
    dry_run: bool,
    /// The read before the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<ShownRequest>,
    request: ShownRequest,
    /// The part of the request that the read returns.
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'static str,
}

/// A request with secrets hidden.
#[derive(Debug, Serialize)]
struct ShownRequest {
    method: String,
    url: String,
    headers: BTreeMap<String, String>,
    body: String,
}

/// Returns the request of an update.
pub(crate) fn preview<F: CliProvider>(
    address: &F::Address,
    changes: &F::Changes,
    account: &Account<F>,
    reads: bool,
    matches: &ArgMatches,
) -> Result<Preview, Error> {
    let update = F::change(address, changes.clone(), None, matches);
    let mut preview = unchecked(&update, account)?;
    if preview.read.is_some() {
        preview.note = F::DRY_RUN_NOTE;
    }
    if reads {
        preview.read = Some(ShownRequest::of(&prepare(&F::get(address), account)?));
    }
    preview.request.url = F::unread_url(address, preview.request.url);
    preview.request.body = hidden(preview.request.body, changes);
    Ok(preview)
}

/// Returns the request of an operation without secrets in its body.
pub(crate) fn plain<O: Operation + ?Sized>(
    operation: &O,
    account: &Account<O::Provider>,
) -> Result<Preview, Error> {
    let wrong = operation.validate(account);
    if wrong.is_empty() { unchecked(operation, account) } else { Err(Error::invalid(wrong)) }
}

fn unchecked<O: Operation + ?Sized>(operation: &O, account: &Account<O::Provider>) -> Result<Preview, Error> {
    let read = operation.precheck(account, Follow::default());
    let read = read.map(|call| call.into_http(account)).transpose()?;
    let request = ShownRequest::of(&operation.request(account).into_http(account)?);
    Ok(Preview { dry_run: true, read: read.as_ref().map(ShownRequest::of), request, note: "" })
}

impl ShownRequest {
    fn of(request: &http::Request<Body>) -> Self {
        let headers = request.headers().iter().map(|(name, value)| {
            let text = String::from_utf8_lossy(value.as_bytes());
            let text = match text.split_once(' ') {
                _ if !value.is_sensitive() => text.into_owned(),
                Some((scheme, _)) => format!("{scheme} {}", numplan::secret::MASK),
                None => numplan::secret::MASK.to_owned(),
            };
            (name.to_string(), text)
        });
        Self {
            method: request.method().to_string(),
            url: request.uri().to_string(),
            headers: headers.collect(),
            body: String::from_utf8_lossy(request.body()).into_owned(),
        }
    }
}

/// Masks the secrets of callback URLs in a body, and keeps every other byte.
fn hidden<O: Options>(mut body: String, changes: &O) -> String {
    for (spec, change) in changes.changed() {
        if let (InputType::Url, Change::Set(Value::String(url))) = (spec.kind, change) {
            let url = Value::String(url);
            let masked = InputType::Url.masked(url.clone());
            body = body.replace(&url.to_string(), &masked.to_string());
        }
    }
    body
}

/// Writes a request as JSON, or as HTTP text.
pub(crate) fn write<F: CliProvider>(
    context: &mut Context,
    target: &Target<F>,
    preview: &Preview,
    json: bool,
    several: bool,
) -> Result {
    if json {
        return target.write(context, true, preview);
    }
    let quiet = |text: &str| context.paint.tone(Tone::Quiet, text);
    let ShownRequest { method, url, headers, body } = &preview.request;
    let mut lines = Vec::new();
    if let Some(read) = &preview.read {
        lines.push(quiet(&format!("# first: {} {}", read.method, read.url)));
    }
    if !preview.note.is_empty() {
        lines.push(quiet(&format!("# then, where {}:", preview.note)));
    }
    lines.push(context.paint.tone(Tone::Title, &format!("{method} {url}")));
    lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
    lines.push(String::new());
    lines.push(numplan::text::shown(body).into_owned());
    if several {
        lines.push(String::new());
    }
    for line in lines {
        context.line(&line)?;
    }
    Ok(())
}
