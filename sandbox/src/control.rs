//! `/_sandbox/…`: the sandbox itself over HTTP, for tests in other languages. See the crate's page.

use std::{sync::Arc, time::Duration};

use http::{Method, StatusCode};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    ask::Ask,
    fault::Fault,
    numbers::Numbers,
    provider::Provider,
    record::Due,
    reply::{Answer, Reply},
    stock::Stock,
    switches::Switches,
    wire::Shared,
};

/// Answers a control call. It meets no fault and is in no log.
pub(crate) async fn answer(shared: &Arc<Shared>, path: &[&str], ask: &Ask) -> Reply {
    match (ask.method.clone(), path) {
        (Method::POST, ["refuse"]) => refuse(shared, ask).await,
        (method, path) => at_once(shared, &method, path, ask),
    }
    .unwrap_or_else(|error| error)
}

fn at_once(shared: &Shared, method: &Method, path: &[&str], ask: &Ask) -> Answer {
    let mut world = shared.world();
    let value = match (method, path) {
        (&Method::GET, ["log"]) => json!(world.log.all()),
        (&Method::DELETE, ["log"]) => {
            world.log.clear();
            json!({})
        }
        (&Method::GET, ["faults"]) => json!(world.script.all()),
        (&Method::POST, ["faults"]) => {
            let faults: OneOrMany = read(ask)?;
            faults.into_vec().into_iter().for_each(|fault| world.script.add(fault));
            json!(world.script.all())
        }
        (&Method::DELETE, ["faults"]) => {
            world.script.clear();
            json!([])
        }
        (&Method::GET, ["switches"]) => json!(world.switches),
        (&Method::PATCH, ["switches"]) => {
            let turns: Value = read(ask)?;
            world.switches = world.switches.turned(&turns).map_err(|why| refused(&why))?;
            json!(world.switches)
        }
        (&Method::GET, ["readings"]) => readings(),
        (&Method::GET, ["numbers"]) => json!(world.numbers()),
        (&Method::POST, ["numbers"]) => {
            let numbers: Numbers = read(ask)?;
            world.put(numbers);
            json!(world.numbers())
        }
        (&Method::POST, ["numbers", "many"]) => {
            let Many { provider, count } = read(ask)?;
            world.put(Numbers::many(provider, count));
            json!({})
        }
        (&Method::GET, ["stock"]) => json!(world.stock()),
        (&Method::POST, ["stock"]) => {
            let stock: Stock = read(ask)?;
            world.stock_up(stock);
            json!(world.stock())
        }
        (&Method::GET, ["orders"]) => json!(world.orders.all()),
        (&Method::GET, ["tasks"]) => {
            world.settle(Due::ByNow);
            json!(world.flowroute.tasks().collect::<Vec<_>>())
        }
        (&Method::POST, ["tasks", "complete"]) => {
            world.settle(Due::All);
            json!(world.flowroute.tasks().collect::<Vec<_>>())
        }
        (&Method::POST, ["reset"]) => {
            drop(world);
            shared.reset();
            json!({})
        }
        _ => return Err(Reply::json(StatusCode::NOT_FOUND, json!({ "error": "no such control" }))),
    };
    Ok(Reply::ok(value))
}

/// Shuts the port for a while. Nobody could come in to open it again, so the time is given here.
async fn refuse(shared: &Arc<Shared>, ask: &Ask) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Refuse {
        for_ms: u64,
    }

    let Refuse { for_ms } = read(ask)?;
    shared.gate.shut_for(shared, Duration::from_millis(for_ms)).await;
    Ok(Reply::ok(json!({})))
}

/// `[{"switch", "value"}]`: a test sends each as `{switch: value}` in its turn.
fn readings() -> Value {
    let readings = Switches::readings().into_iter();
    readings.map(|reading| json!({ "switch": reading.switch, "value": reading.value })).collect()
}

/// So many numbers at one provider: more than a body may name.
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

fn read<T: DeserializeOwned>(ask: &Ask) -> Result<T, Reply> {
    serde_json::from_slice(&ask.body).map_err(|error| refused(&error.to_string()))
}

fn refused(why: &str) -> Reply {
    Reply::json(StatusCode::BAD_REQUEST, json!({ "error": why }))
}
