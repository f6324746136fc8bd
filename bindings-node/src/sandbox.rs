//! The sandbox, for users' own tests. Arguments and results are JSON, with the names of its HTTP control.

use napi_derive::napi;
use numplan::Error;
use numplan::bindings::catalog::Dialect;
use numplan_sandbox::{Fault, Numbers, Options, Stock, Switches};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::json;

/// A sandbox. It stops when it is closed or garbage-collected.
#[napi]
#[derive(Default)]
pub struct Sandbox(Option<numplan_sandbox::Sandbox>);

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StartOptions {
    port: u16,
    switches: Value,
    numbers: Option<Numbers>,
    stock: Option<Stock>,
}

impl Default for StartOptions {
    fn default() -> Self {
        Self { port: 0, switches: json!({}), numbers: None, stock: None }
    }
}

impl StartOptions {
    fn into_options(self) -> Result<Options, Error> {
        let default = Options::default();
        Ok(Options {
            port: self.port,
            switches: Switches::default().turned(&self.switches).map_err(Error::config)?,
            numbers: self.numbers.unwrap_or(default.numbers),
            stock: self.stock.unwrap_or(default.stock),
        })
    }
}

#[napi]
impl Sandbox {
    /// Makes a sandbox that does not run yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts the sandbox and returns its URL and credentials.
    #[napi]
    pub fn start(&mut self, options: String) -> String {
        json::plain(self.started(&options))
    }

    fn started(&mut self, options: &str) -> Result<Value, Error> {
        let options = read::<StartOptions>(options)?.into_options()?;
        let port = options.port;
        let sandbox = numplan_sandbox::Sandbox::start(options)
            .map_err(|error| Error::config(format!("cannot run a sandbox on port {port}: {error}")))?;
        let url = sandbox.url();
        self.0 = Some(sandbox);
        let mut described = Map::new();
        for access in numplan_sandbox::accesses() {
            let mut settings = Map::new();
            for (name, value) in access.credentials {
                settings.insert(Dialect::NODE.spell(name).into_owned(), (*value).into());
            }
            settings.insert("baseUrl".to_owned(), url.as_str().into());
            described.insert(Dialect::NODE.spell(access.name).into_owned(), settings.into());
        }
        described.insert("url".to_owned(), url.into());
        Ok(described.into())
    }

    /// Runs a control method by its JavaScript name.
    #[napi]
    pub fn control(&self, name: String, argument: String) -> String {
        json::plain(self.controlled(&name, &argument))
    }

    fn controlled(&self, name: &str, argument: &str) -> Result<Value, Error> {
        let sandbox = self.0.as_ref().ok_or_else(|| Error::config("the sandbox is closed"))?;
        match name {
            "fault" => sandbox.fault(read::<Fault>(argument)?),
            "clearFaults" => sandbox.clear_faults(),
            "refuseConnections" => sandbox.refuse_connections(read(argument)?),
            "log" => return Ok(json!(sandbox.log())),
            "clearLog" => sandbox.clear_log(),
            "numbers" => return Ok(json!(sandbox.numbers())),
            "addNumbers" => sandbox.add(read(argument)?),
            "stock" => return Ok(json!(sandbox.stock())),
            "addStock" => sandbox.add_stock(read(argument)?),
            "orders" => return Ok(json!(sandbox.orders())),
            "tasks" => return Ok(json!(sandbox.flowroute_tasks())),
            "completeTasks" => sandbox.complete_tasks(),
            "switches" => return Ok(json!(sandbox.switches())),
            "setSwitches" => {
                let turns: Value = read(argument)?;
                sandbox.set_switches(sandbox.switches().turned(&turns).map_err(Error::config)?);
            }
            "reset" => sandbox.reset(),
            _ => return Err(Error::config(format!("the sandbox has no method {name}"))),
        }
        Ok(Value::Null)
    }

    /// Stops the sandbox.
    #[napi]
    pub fn close(&mut self) {
        self.0 = None;
    }
}

fn read<T: DeserializeOwned>(argument: &str) -> Result<T, Error> {
    serde_json::from_str(argument)
        .map_err(|error| Error::config(format!("the sandbox cannot read this value: {error}")))
}
