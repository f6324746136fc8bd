//! A client: operations are started by name, and their outcomes arrive over a [`CallbackChannel`].

use std::collections::HashMap;
use std::sync::Arc;

use napi_derive::napi;
use numplan::bindings::catalog::{Dialect, Finished};
use numplan::bindings::{DynamicClient, Hooks, OperationHandle, Request};
use numplan::exchange::TransportErrorKind;
use numplan::export::{Export as _, ExportValue};
use numplan::provider::ProviderId;
use numplan::{AttemptEvent, Error};
use serde::Serialize;

use crate::callback_channel::{CallbackChannel, Sender};
use crate::response_input::ResponseInput;
use crate::{inputs, json};

/// The variable by which Node's own TLS trusts more certificates.
const EXTRA_CA_CERTS: &str = "NODE_EXTRA_CA_CERTS";

/// A client of one provider. Call `open` first.
#[napi]
#[derive(Default)]
pub struct Client {
    host: Option<DynamicClient>,
    /// The running operations that have an abort signal.
    handles: HashMap<u32, OperationHandle>,
}

#[napi]
impl Client {
    /// Makes a client that is not open yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens the client and returns its base URL. `listener` is the id under which attempts are reported; 0: none.
    #[napi]
    pub fn open(
        &mut self,
        channel: &CallbackChannel,
        provider: String,
        settings: String,
        listener: u32,
    ) -> String {
        let host = open(&channel.sender(), &provider, &settings, listener);
        json::plain(host.map(|host| {
            let url = host.base_url();
            self.host = Some(host);
            url.into()
        }))
    }

    /// Starts an operation. `is_canceled` is the state of its abort signal; without a signal it is undefined. An
    /// operation with a signal is kept until `forget`.
    #[napi]
    pub fn start(
        &mut self,
        channel: &CallbackChannel,
        id: u32,
        operation: String,
        inputs: String,
        options: String,
        is_canceled: Option<bool>,
    ) {
        let sender = channel.sender();
        match self.request(operation, &inputs, &options) {
            Ok((host, mut request)) => {
                request.canceled = is_canceled == Some(true);
                let handle = host.start(request, move |end| send_outcome(&sender, id, end.map(Some)));
                if is_canceled.is_some() {
                    self.handles.insert(id, handle);
                }
            }
            Err(error) => send_outcome(&sender, id, Err(error)),
        }
    }

    /// Cancels an operation.
    #[napi]
    pub fn cancel(&self, id: u32) {
        if let Some(handle) = self.handles.get(&id) {
            handle.detach();
        }
    }

    /// Forgets an operation that has ended.
    #[napi]
    pub fn forget(&mut self, id: u32) {
        self.handles.remove(&id);
    }

    /// Interprets a response to an operation that the caller has sent.
    #[napi]
    pub fn interpret(&self, operation: String, inputs: String, response: String) -> String {
        let finished = self
            .request(operation, &inputs, "[]")
            .and_then(|(host, request)| host.interpret(request, &ResponseInput::read(&response)?));
        finished.map_or_else(json::failed, |finished| json::ok(&finished.value))
    }

    /// Returns the orders whose caller stopped waiting, oldest first.
    #[napi]
    pub fn detached_orders(&self) -> String {
        let orders = self.host.as_ref().map(DynamicClient::detached_orders).unwrap_or_default();
        json::text(&orders.export())
    }

    /// Closes the client, and settles `id` when its last operation has ended.
    #[napi]
    pub fn close(&self, channel: &CallbackChannel, id: u32) {
        let sender = channel.sender();
        match &self.host {
            Some(host) => host.start_close(move || send_outcome(&sender, id, Ok(None))),
            None => send_outcome(&sender, id, Ok(None)),
        }
    }
}

impl Client {
    /// Reads an operation's inputs and options.
    pub(crate) fn request(
        &self,
        operation: String,
        inputs: &str,
        options: &str,
    ) -> Result<(&DynamicClient, Request), Error> {
        Ok((self.host()?, inputs::request(operation, inputs, options)?))
    }

    pub(crate) fn host(&self) -> Result<&DynamicClient, Error> {
        self.host.as_ref().ok_or_else(|| Error::config("the client is not open"))
    }
}

fn open(sender: &Sender, provider: &str, settings: &str, listener: u32) -> Result<DynamicClient, Error> {
    let id = ProviderId::from_value(provider)
        .ok_or_else(|| Error::config(format!("there is no provider {provider}")))?;
    let runtime_ca_file = std::env::var_os(EXTRA_CA_CERTS).filter(|path| !path.is_empty());
    let runtime_ca_file = runtime_ca_file.map(|path| (EXTRA_CA_CERTS, path.into()));
    let mut hooks = Hooks { runtime_ca_file, ..Hooks::default() };
    if listener != 0 {
        let sender = sender.clone();
        hooks.observer =
            Some(Arc::new(move |event: &AttemptEvent<'_>| sender.send(listener, attempt_json(event), None)));
    }
    DynamicClient::open(id, inputs::read(settings)?, &Dialect::NODE, hooks)
}

/// An attempt, for a log.
#[derive(Serialize)]
struct AttemptJson<'a> {
    provider: ProviderId,
    operation: &'static str,
    attempt: u32,
    method: &'a str,
    path: &'static str,
    status: Option<u16>,
    trouble: Option<TransportErrorKind>,
    took: f64,
}

fn attempt_json(event: &AttemptEvent<'_>) -> String {
    let attempt = AttemptJson {
        provider: event.provider,
        operation: event.operation,
        attempt: event.attempt,
        method: event.method.as_str(),
        path: event.template,
        status: event.status,
        trouble: event.error,
        took: event.took.as_secs_f64() * 1_000.0,
    };
    // Texts and numbers always serialize.
    serde_json::to_string(&attempt).unwrap_or_default()
}

/// Sends the outcome of an operation to JavaScript.
pub(crate) fn send_outcome(sender: &Sender, id: u32, end: Result<Option<Finished>, Error>) {
    match end {
        Ok(Some(Finished { value, response, .. })) => {
            sender.send(id, json::ok(&value), response.map(|response| json::response(&response)));
        }
        Ok(None) => sender.send(id, json::ok(&ExportValue::Null), None),
        Err(error) => sender.send(id, json::failed(error), None),
    }
}
