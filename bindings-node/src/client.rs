//! A client: its operations are called by name, and their outcomes come back over a [`Line`].

use std::collections::HashMap;
use std::sync::Arc;

use napi_derive::napi;
use numplan::bindings::catalog::{Dialect, Finished};
use numplan::bindings::{DynamicClient, Hooks, OperationHandle, Request};
use numplan::exchange::TransportErrorKind;
use numplan::export::{Export as _, ExportValue};
use numplan::provider::ProviderId;
use numplan::{Error, Event, Response};
use serde::Serialize;
use serde_json::json;

use crate::line::{Line, Sender};
use crate::prepared::Given;
use crate::{inputs, json};

/// A client of one provider; first it must be opened.
#[napi]
#[derive(Default)]
pub struct Client {
    host: Option<DynamicClient>,
    /// Of the calls that can be given up.
    tickets: HashMap<u32, OperationHandle>,
}

#[napi]
impl Client {
    /// One that is not open yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens it. `listener`: the number under which attempts are told of; 0: nobody listens.
    #[napi]
    pub fn open(&mut self, line: &Line, provider: String, settings: String, listener: u32) -> String {
        let host = open(&line.sender(), &provider, &settings, listener);
        json::plain(host.map(|host| {
            let url = host.base_url();
            self.host = Some(host);
            url.into()
        }))
    }

    /// Starts a call. `given_up`: whether it has been given up already; nothing: it never will be. What may be given
    /// up is remembered until `forget`.
    #[napi]
    pub fn start(
        &mut self,
        line: &Line,
        call: u32,
        operation: String,
        inputs: String,
        options: String,
        given_up: Option<bool>,
    ) {
        let sender = line.sender();
        match self.request(operation, &inputs, &options) {
            Ok((host, mut request)) => {
                request.given_up = given_up == Some(true);
                let ticket = host.start(request, move |end| finish(&sender, call, end.map(Some)));
                if given_up.is_some() {
                    self.tickets.insert(call, ticket);
                }
            }
            Err(error) => finish(&sender, call, Err(error)),
        }
    }

    /// Gives a call up.
    #[napi]
    pub fn cancel(&self, call: u32) {
        if let Some(ticket) = self.tickets.get(&call) {
            ticket.cancel();
        }
    }

    /// A call is over.
    #[napi]
    pub fn forget(&mut self, call: u32) {
        self.tickets.remove(&call);
    }

    /// What an answer to a call says that somebody else has sent.
    #[napi]
    pub fn interpret(&self, operation: String, inputs: String, response: String) -> String {
        let finished = self
            .request(operation, &inputs, "[]")
            .and_then(|(host, request)| host.interpret(request, &Given::read(&response)?));
        finished.map_or_else(json::failed, |finished| json::ok(&finished.value))
    }

    /// The orders that nobody waited for to their end.
    #[napi]
    pub fn detached_orders(&self) -> String {
        let orders = self.host.as_ref().map(DynamicClient::detached_orders).unwrap_or_default();
        json::text(&orders.export())
    }

    /// Takes no call any more, and settles `call` when the last one has ended.
    #[napi]
    pub fn close(&self, line: &Line, call: u32) {
        let sender = line.sender();
        match &self.host {
            Some(host) => host.start_close(move || finish(&sender, call, Ok(None))),
            None => finish(&sender, call, Ok(None)),
        }
    }
}

impl Client {
    /// The client, and a call to it.
    pub(crate) fn request(
        &self,
        operation: String,
        inputs: &str,
        options: &str,
    ) -> Result<(&DynamicClient, Request), Error> {
        let host = self.host.as_ref().ok_or_else(|| Error::config("the client is not open"))?;
        Ok((host, inputs::request(operation, inputs, options)?))
    }
}

fn open(sender: &Sender, provider: &str, settings: &str, listener: u32) -> Result<DynamicClient, Error> {
    let id = ProviderId::from_value(provider)
        .ok_or_else(|| Error::config(format!("there is no provider {provider}")))?;
    let mut hooks = Hooks::default();
    if listener != 0 {
        let sender = sender.clone();
        hooks.observer = Some(Arc::new(move |event: &Event<'_>| sender.tell(listener, told(event), None)));
    }
    DynamicClient::open(id, inputs::read(settings)?, &Dialect::NODE, hooks)
}

/// An attempt, for a log.
#[derive(Serialize)]
struct Told<'a> {
    provider: ProviderId,
    operation: &'static str,
    attempt: u32,
    method: &'a str,
    path: &'static str,
    status: Option<u16>,
    trouble: Option<TransportErrorKind>,
    took: f64,
}

fn told(event: &Event<'_>) -> String {
    let told = Told {
        provider: event.provider,
        operation: event.operation,
        attempt: event.attempt,
        method: event.method.as_str(),
        path: event.template,
        status: event.status,
        trouble: event.error,
        took: event.took.as_secs_f64() * 1_000.0,
    };
    // It is made of texts and numbers, which always go into JSON.
    serde_json::to_string(&told).unwrap_or_default()
}

/// Brings back what a call came to; nothing: there is no more.
pub(crate) fn finish(sender: &Sender, call: u32, end: Result<Option<Finished>, Error>) {
    match end {
        Ok(Some(Finished { value, response, .. })) => sender.tell(call, json::ok(&value), response.map(raw)),
        Ok(None) => sender.tell(call, json::ok(&ExportValue::Null), None),
        Err(error) => sender.tell(call, json::failed(error), None),
    }
}

/// An answer as it came: its head, and its body as text.
fn raw(response: Response) -> (String, String) {
    let (head, body) = response.into_parts();
    let headers = head.headers.iter();
    let headers: Vec<_> =
        headers.map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes()))).collect();
    let body =
        String::from_utf8(body).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into());
    (json!({ "status": head.status.as_u16(), "headers": headers }).to_string(), body)
}
