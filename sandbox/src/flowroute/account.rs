//! A Flowroute account.

use std::{collections::BTreeMap, time::Instant};

use super::{
    error,
    number::{Number, Route, Task},
};
use crate::{
    record::{Due, Record},
    reply::Reply,
    switches::{Switches, TaskEffect, TaskWord},
    world::Context,
};

/// Numbers by their value, routes, and provisioning tasks.
#[derive(Debug)]
pub(crate) struct Account {
    pub(super) numbers: BTreeMap<String, Record<Number>>,
    pub(super) routes: Vec<Route>,
    tasks: BTreeMap<String, Task>,
    running: Vec<(Instant, String)>,
}

impl Account {
    pub(crate) fn new() -> Self {
        Self {
            numbers: BTreeMap::new(),
            routes: vec![
                route("0", "sip-reg", "sip-reg", None),
                route("1001", "New York office", "host", Some("pbx.example.com:5060")),
                route("1002", "Night desk", "number", Some("12065559876")),
                route("1003", "Trunk", "uri", Some("sip:inbound@example.com")),
            ],
            tasks: BTreeMap::new(),
            running: Vec::new(),
        }
    }

    /// Adds a number or replaces it.
    pub(crate) fn put(&mut self, number: Number) {
        self.numbers.insert(number.value.clone(), Record::new(number));
    }

    /// The number as it is, whatever readers see.
    pub(crate) fn number(&self, value: &str) -> Option<&Number> {
        self.numbers.get(value).map(Record::truth)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Number> {
        self.numbers.values().map(Record::truth)
    }

    pub(crate) fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.values()
    }

    pub(super) fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.get(id)
    }

    pub(super) fn route(&self, id: &str) -> Option<&Route> {
        self.routes.iter().find(|route| route.id == id)
    }

    /// A number of the account, for a request.
    pub(super) fn record(&mut self, value: &str, cx: &mut Context<'_>) -> Result<&mut Record<Number>, Reply> {
        self.numbers.get_mut(value).ok_or_else(|| error::no_such_number(value, cx))
    }

    /// Starts a task. Its number has to be linked to it by the caller.
    pub(super) fn start(&mut self, task: Task, switches: &Switches) {
        self.running.push((Instant::now() + switches.timing.task(), task.id.clone()));
        self.tasks.insert(task.id.clone(), task);
    }

    /// Ends the tasks that are due.
    pub(crate) fn settle(&mut self, due: Due, switches: &Switches) {
        if self.running.is_empty() {
            return;
        }
        let (ending, running) =
            std::mem::take(&mut self.running).into_iter().partition(|(at, _)| due.includes(*at));
        self.running = running;
        let ending: Vec<(Instant, String)> = ending;
        for (_, id) in ending {
            self.end(&id, switches);
        }
    }

    fn end(&mut self, id: &str, switches: &Switches) {
        let Some(task) = self.tasks.get_mut(id) else { return };
        let word = switches.flowroute_task_word;
        word.as_str().clone_into(&mut task.status);
        let enables = switches.flowroute_task_effect == TaskEffect::Enables;
        if enables
            && word != TaskWord::Failed
            && let Some(record) = self.numbers.get_mut(&task.tn)
        {
            record.write(switches.read_lag).messaging_enabled = true;
        }
    }
}

fn route(id: &str, alias: &str, route_type: &str, value: Option<&str>) -> Route {
    Route {
        id: id.to_owned(),
        alias: alias.to_owned(),
        route_type: route_type.to_owned(),
        value: value.map(str::to_owned),
        edge_strategy_id: None,
    }
}
