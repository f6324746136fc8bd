//! A Flowroute account.

use std::{collections::BTreeMap, time::Instant};

use super::error;
use super::number::{Number, Route, Task, TaskAction};
use crate::prelude::*;
use crate::store::Store;
use crate::switches::{TaskEffect, TaskResult};

/// Numbers on the account and in stock, by value; routes; provisioning tasks.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) numbers: Store<String, Number>,
    pub(crate) stock: BTreeMap<String, Number>,
    pub(super) routes: Store<u64, Route>,
    tasks: BTreeMap<String, Task>,
    running: Vec<(Instant, String)>,
}

impl Account {
    pub(crate) fn new() -> Self {
        let mut routes = Store::new();
        for (key, alias, route_type, value) in [
            (0, "sip-reg", "sip-reg", None),
            (1001, "New York office", "host", Some("pbx.example.com:5060")),
            (1002, "Night desk", "number", Some("12065559876")),
            (1003, "Trunk", "uri", Some("sip:inbound@example.com")),
        ] {
            routes.insert(key, route(key, alias, route_type, value));
        }
        Self {
            numbers: Store::new(),
            stock: BTreeMap::new(),
            routes,
            tasks: BTreeMap::new(),
            running: Vec::new(),
        }
    }

    /// Adds or replaces a number.
    pub(crate) fn insert(&mut self, number: Number) {
        self.numbers.insert(number.value.clone(), number);
    }

    /// Adds a number for sale.
    pub(crate) fn stock(&mut self, mut number: Number) {
        "AVAILABLE".clone_into(&mut number.status);
        self.stock.insert(number.value.clone(), number);
    }

    pub(crate) fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.values()
    }

    pub(super) fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.get(id)
    }

    pub(super) fn route(&self, id: &str) -> Option<&Route> {
        self.routes.get(&id.parse().ok()?)
    }

    /// The key of a route that the account can change: any but route 0, which every account has.
    pub(super) fn own_route(&self, id: &str, cx: &mut Context<'_>) -> Result<u64, Response> {
        match id.parse() {
            Ok(0) => Err(error::not_authorized()),
            Ok(key) if self.routes.get(&key).is_some() => Ok(key),
            Ok(_) | Err(_) => Err(error::no_such_route(cx)),
        }
    }

    /// The key of the next route.
    pub(super) fn next_route(&self) -> u64 {
        let keys = self.routes.all().filter_map(|route| route.id.parse::<u64>().ok());
        keys.max().unwrap_or_default() + 1
    }

    /// Whether a route other than `but` has this alias.
    pub(super) fn has_alias(&self, alias: &str, but: Option<&str>) -> bool {
        self.routes.all().any(|route| route.alias == alias && Some(route.id.as_str()) != but)
    }

    /// Whether a number uses the route.
    pub(super) fn uses(&self, id: &str) -> bool {
        let takes = |route: &Option<String>| route.as_deref() == Some(id);
        self.numbers.all().any(|number| takes(&number.primary_route) || takes(&number.failover_route))
    }

    /// A number of the account, for a request.
    pub(super) fn record(
        &mut self,
        value: &str,
        cx: &mut Context<'_>,
    ) -> Result<&mut Record<Number>, Response> {
        self.numbers.get_mut(value).ok_or_else(|| error::no_such_number(value, cx))
    }

    /// Starts a task. The calling handler links the number to it.
    pub(super) fn start(&mut self, task: Task, switches: &Switches) {
        self.running.push((Instant::now() + switches.timing.task(), task.id.clone()));
        self.tasks.insert(task.id.clone(), task);
    }

    /// Completes the tasks that are due.
    pub(crate) fn settle(&mut self, due: Due, switches: &Switches) {
        for id in due.take(&mut self.running) {
            self.end(&id, switches);
        }
    }

    fn end(&mut self, id: &str, switches: &Switches) {
        let Some(task) = self.tasks.get_mut(id) else { return };
        let word = switches.flowroute_task_result;
        word.as_str().clone_into(&mut task.status);
        let works = |number: &str| word != TaskResult::Failed && self.numbers.get(number).is_some();
        let done = match &mut task.bulk {
            None => vec![task.tn.clone()],
            Some(progress) => {
                let all = std::mem::take(&mut progress.processing).into_iter();
                (progress.successful, progress.failed) = all.partition(|number| works(number));
                progress.successful.clone()
            }
        };
        if word == TaskResult::Failed || switches.flowroute_task_effect == TaskEffect::Nothing {
            return;
        }
        for number in done {
            if let Some(record) = self.numbers.get_mut(&number) {
                record.write(switches.read_lag).messaging_enabled = task.action == TaskAction::Enable;
            }
        }
    }
}

fn route(key: u64, alias: &str, route_type: &str, value: Option<&str>) -> Route {
    Route {
        id: key.to_string(),
        alias: alias.to_owned(),
        route_type: route_type.to_owned(),
        value: value.map(str::to_owned),
        edge_strategy_id: None,
    }
}
