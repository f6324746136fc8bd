//! `/_sandbox/…`: control of the sandbox over HTTP, for tests in other languages. The crate page
//! lists the paths.

use std::{sync::Arc, time::Duration};

use http::{Method, StatusCode};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::shared::Shared;
use crate::fault::Fault;
use crate::provider::Provider;
use crate::providers::{Numbers, Stock};
use crate::record::Due;
use crate::request::Request;
use crate::response::{HandlerResult, Response};
use crate::switches::Switches;

/// Handles a control request. Faults and the log do not apply to it.
pub(super) async fn handle(shared: &Arc<Shared>, path: &[&str], request: &Request) -> Response {
    match (request.method.clone(), path) {
        (Method::POST, ["refuse"]) => refuse(shared, request).await,
        (method, path) => handle_sync(shared, &method, path, request),
    }
    .unwrap_or_else(|error| error)
}

fn handle_sync(shared: &Shared, method: &Method, path: &[&str], request: &Request) -> HandlerResult {
    let mut state = shared.state();
    let value = match (method, path) {
        (&Method::GET, ["log"]) => json!(state.log.all()),
        (&Method::DELETE, ["log"]) => {
            state.log.clear();
            json!({})
        }
        (&Method::GET, ["faults"]) => json!(state.script.all()),
        (&Method::POST, ["faults"]) => {
            let faults: OneOrMany = read(request)?;
            faults.into_vec().into_iter().for_each(|fault| state.script.add(fault));
            json!(state.script.all())
        }
        (&Method::DELETE, ["faults"]) => {
            state.script.clear();
            json!([])
        }
        (&Method::GET, ["switches"]) => json!(state.switches),
        (&Method::PATCH, ["switches"]) => {
            let turns: Value = read(request)?;
            state.switches = state.switches.turned(&turns).map_err(|why| refused(&why))?;
            json!(state.switches)
        }
        (&Method::GET, ["variants"]) => variants(),
        (&Method::GET, ["numbers"]) => json!(state.numbers()),
        (&Method::POST, ["numbers"]) => {
            let numbers: Numbers = read(request)?;
            state.accounts.insert(numbers);
            json!(state.numbers())
        }
        (&Method::POST, ["numbers", "many"]) => {
            let Many { provider, count } = read(request)?;
            state.accounts.insert(Numbers::many(provider, count));
            json!({})
        }
        (&Method::GET, ["stock"]) => json!(state.accounts.stock()),
        (&Method::POST, ["stock"]) => {
            let stock: Stock = read(request)?;
            state.accounts.add_stock(stock);
            json!(state.accounts.stock())
        }
        (&Method::GET, ["orders"]) => json!(state.orders.all()),
        (&Method::GET, ["tasks"]) => {
            state.settle(Due::ByNow);
            json!(state.accounts.flowroute.tasks().collect::<Vec<_>>())
        }
        (&Method::POST, ["tasks", "complete"]) => {
            state.settle(Due::All);
            json!(state.accounts.flowroute.tasks().collect::<Vec<_>>())
        }
        (&Method::POST, ["reset"]) => {
            drop(state);
            shared.reset();
            json!({})
        }
        _ => return Err(Response::json(StatusCode::NOT_FOUND, json!({ "error": "no such control" }))),
    };
    Ok(Response::ok(value))
}

/// Closes the port for `for_ms`. A closed port accepts no second control request, so the duration
/// is part of the first one.
async fn refuse(shared: &Arc<Shared>, request: &Request) -> HandlerResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Refuse {
        for_ms: u64,
    }

    let Refuse { for_ms } = read(request)?;
    shared.gate.shut_for(Duration::from_millis(for_ms)).await;
    Ok(Response::ok(json!({})))
}

/// `[{"switch", "value"}]`: a test sends one at a time as `{switch: value}`.
fn variants() -> Value {
    let variants = Switches::variants().into_iter();
    variants.map(|variant| json!({ "switch": variant.switch, "value": variant.value })).collect()
}

/// A count of numbers at one provider, for lists too long to send in a body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Many {
    provider: Provider,
    count: u32,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    Many(Vec<Fault>),
    One(Box<Fault>),
}

impl OneOrMany {
    fn into_vec(self) -> Vec<Fault> {
        match self {
            Self::Many(faults) => faults,
            Self::One(fault) => vec![*fault],
        }
    }
}

fn read<T: DeserializeOwned>(request: &Request) -> Result<T, Response> {
    serde_json::from_slice(&request.body).map_err(|error| refused(&error.to_string()))
}

fn refused(why: &str) -> Response {
    Response::json(StatusCode::BAD_REQUEST, json!({ "error": why }))
}
