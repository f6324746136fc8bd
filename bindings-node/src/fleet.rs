//! Fleets: wanted states, plans, runs and snapshots. Work that blocks runs on a thread of its own and reports over the
//! channel, as operations do.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use napi_derive::napi;
use numplan::bindings::catalog::Dialect;
use numplan::{CancelToken, Error, ErrorCode};
use numplan_fleet::PlanSettings;
use numplan_fleet::bindings::{self, NextEvent, task};
use serde_json::{Value, json};

use crate::callback_channel::CallbackChannel;
use crate::client::Client;
use crate::{inputs, json};

/// The most events that JavaScript takes at once.
const EVENTS: usize = 256;

/// A value that a thread makes.
type Made<T> = Arc<OnceLock<T>>;

/// Runs work on a thread of its own. `id` is settled with its result.
fn start(channel: &CallbackChannel, id: u32, work: impl FnOnce() -> Result<Value, Error> + Send + 'static) {
    let sender = channel.sender();
    task::start(work, move |result| sender.send(id, json::plain(result), None));
}

fn put<T>(made: &Made<T>, value: T) -> Value {
    // Each object is made once.
    let _ = made.set(value);
    Value::Null
}

fn get<T>(made: &Made<T>) -> Result<&T, Error> {
    made.get().ok_or_else(|| Error::config("the object of the fleet is not made yet"))
}

fn canceled() -> Error {
    Error::new(ErrorCode::Canceled, "the signal is aborted; nothing was sent")
}

/// The accounts of a fleet.
#[napi]
#[derive(Default)]
pub struct FleetAccounts(bindings::FleetAccounts);

#[napi]
impl FleetAccounts {
    /// No accounts.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an account with its client.
    #[napi]
    pub fn add(&mut self, name: String, client: &Client) -> String {
        let added = client.host().and_then(|host| self.0.add(&name, host.clone()));
        json::plain(added.map(|()| Value::Null))
    }
}

/// A read of accounts: its cancellation and the listener of its progress.
#[napi]
pub struct FleetReading(PlanSettings);

#[napi]
impl FleetReading {
    /// `listener` is the id under which `{ read, total }` is reported; 0: none.
    #[napi(constructor)]
    pub fn new(channel: &CallbackChannel, listener: u32) -> Self {
        let sender = channel.sender();
        let progress: numplan_fleet::ReadProgress = Arc::new(move |read, total| {
            sender.send(listener, json!({ "read": read, "total": total }).to_string(), None);
        });
        let mut settings = PlanSettings::new();
        settings.progress = (listener != 0).then_some(progress);
        Self(settings)
    }

    /// Ends the read after the page under way.
    #[napi]
    pub fn cancel(&self) {
        self.0.cancel.cancel();
    }
}

/// A wanted state. Call `read` or `take` first.
#[napi]
#[derive(Default)]
pub struct FleetWanted(Made<bindings::FleetWanted>);

#[napi]
impl FleetWanted {
    /// Makes an object without a state.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file. The outcome is the state in short.
    #[napi]
    pub fn read(
        &self,
        channel: &CallbackChannel,
        id: u32,
        path: String,
        account: Option<String>,
        accounts: &FleetAccounts,
    ) {
        let (to, accounts) = (self.0.clone(), accounts.0.clone());
        start(channel, id, move || {
            let (path, account) = (PathBuf::from(path), account.as_deref());
            let wanted = bindings::FleetWanted::read(&path, account, Some(&accounts), &Dialect::NODE)?;
            Ok(keep(&to, wanted))
        });
    }

    /// Takes rows, each as inputs. The outcome is the state in short.
    #[napi]
    pub fn take(
        &self,
        channel: &CallbackChannel,
        id: u32,
        rows: String,
        account: Option<String>,
        accounts: &FleetAccounts,
    ) {
        let (to, accounts) = (self.0.clone(), accounts.0.clone());
        start(channel, id, move || {
            let (rows, account) = (inputs::read_rows(&rows)?, account.as_deref());
            let wanted =
                bindings::FleetWanted::from_rows("rows", rows, account, Some(&accounts), &Dialect::NODE)?;
            Ok(keep(&to, wanted))
        });
    }
}

fn keep(to: &Made<bindings::FleetWanted>, wanted: bindings::FleetWanted) -> Value {
    let view = wanted.view();
    put(to, wanted);
    view
}

/// A plan. Call `make` or `load` first.
#[napi]
#[derive(Default)]
pub struct FleetPlan(Made<bindings::FleetPlan>);

#[napi]
impl FleetPlan {
    /// Makes an object without a plan.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the accounts and plans.
    #[napi]
    pub fn make(
        &self,
        channel: &CallbackChannel,
        id: u32,
        wanted: &FleetWanted,
        accounts: &FleetAccounts,
        reading: &FleetReading,
        limits: String,
    ) {
        let (to, wanted, accounts, reading) =
            (self.0.clone(), wanted.0.clone(), accounts.0.clone(), reading.0.clone());
        start(channel, id, move || {
            let limits = inputs::read(&limits)?;
            let wanted = get(&wanted)?;
            Ok(put(&to, bindings::FleetPlan::make(wanted, &accounts, limits, &reading, &Dialect::NODE)?))
        });
    }

    /// Reads a plan file.
    #[napi]
    pub fn load(&self, channel: &CallbackChannel, id: u32, path: String) {
        let to = self.0.clone();
        start(channel, id, move || {
            Ok(put(&to, bindings::FleetPlan::load(&PathBuf::from(path), &Dialect::NODE)?))
        });
    }

    /// Writes the plan to a file.
    #[napi]
    pub fn save(&self, channel: &CallbackChannel, id: u32, path: String) {
        let plan = self.0.clone();
        start(channel, id, move || get(&plan)?.save(&PathBuf::from(path)).map(|()| Value::Null));
    }

    /// The file, once the plan is saved.
    #[napi]
    pub fn path(&self) -> Option<String> {
        Some(self.0.get()?.path()?.display().to_string())
    }

    /// The plan without its steps.
    #[napi]
    pub fn view(&self) -> String {
        json::plain(get(&self.0).map(bindings::FleetPlan::view))
    }

    /// Equal changes.
    #[napi]
    pub fn groups(&self) -> String {
        json::plain(get(&self.0).map(bindings::FleetPlan::groups))
    }

    /// How many steps there are.
    #[napi]
    pub fn len(&self) -> u32 {
        self.0.get().map_or(0, |plan| u32::try_from(plan.len()).unwrap_or(u32::MAX))
    }

    /// Whether there is no step.
    #[napi]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The steps from one place to before another.
    #[napi]
    pub fn steps(&self, from: u32, to: u32) -> String {
        let range = from as usize..to.max(from) as usize;
        json::plain(get(&self.0).map(|plan| plan.steps(range).into()))
    }

    /// The plan in a format, or everything that it has about a number.
    #[napi]
    pub fn show(&self, format: String, number: Option<String>) -> String {
        let shown = get(&self.0).and_then(|plan| match number {
            Some(number) => plan.show_number(&number),
            None => plan.show(&format),
        });
        json::plain(shown.map(Value::from))
    }

    /// How far the plan is applied.
    #[napi]
    pub fn status(&self, channel: &CallbackChannel, id: u32) {
        let plan = self.0.clone();
        start(channel, id, move || get(&plan)?.status());
    }

    /// Plans the way back, into another object.
    #[napi]
    pub fn undo(&self, channel: &CallbackChannel, id: u32, into: &FleetPlan) {
        let (plan, into) = (self.0.clone(), into.0.clone());
        start(channel, id, move || Ok(put(&into, get(&plan)?.undo()?)));
    }

    /// Compares the accounts with what the plan has applied.
    #[napi]
    pub fn drift(
        &self,
        channel: &CallbackChannel,
        id: u32,
        accounts: &FleetAccounts,
        reading: &FleetReading,
    ) {
        let (plan, accounts, reading) = (self.0.clone(), accounts.0.clone(), reading.0.clone());
        start(channel, id, move || get(&plan)?.drift(&accounts, &reading));
    }

    /// Notes a person's word on a start in doubt.
    #[napi]
    pub fn resolve(&self, channel: &CallbackChannel, id: u32, number: String, applied: bool) {
        let plan = self.0.clone();
        start(channel, id, move || get(&plan)?.resolve(&number, applied).map(|()| Value::Null));
    }
}

/// Compares accounts with a wanted state.
#[napi]
pub fn fleet_drift(
    channel: &CallbackChannel,
    id: u32,
    wanted: &FleetWanted,
    accounts: &FleetAccounts,
    reading: &FleetReading,
) {
    let (wanted, accounts, reading) = (wanted.0.clone(), accounts.0.clone(), reading.0.clone());
    start(channel, id, move || bindings::drift(get(&wanted)?, &accounts, &reading, &Dialect::NODE));
}

/// A plan being applied. Call `start` first.
#[napi]
#[derive(Default)]
pub struct FleetRun {
    run: Made<bindings::FleetRun>,
    wanted: Made<bindings::FleetWanted>,
    cancel: CancelToken,
}

#[napi]
impl FleetRun {
    /// Makes an object that applies nothing yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the wanted state of a plan with secrets.
    #[napi]
    pub fn set_wanted(&mut self, wanted: &FleetWanted) {
        self.wanted = wanted.0.clone();
    }

    /// Begins to apply a plan. The outcome is the number of steps that earlier processes have ended.
    #[napi]
    pub fn start(
        &self,
        channel: &CallbackChannel,
        id: u32,
        plan: &FleetPlan,
        accounts: &FleetAccounts,
        approve: String,
        settings: String,
    ) {
        let (to, cancel, plan) = (self.run.clone(), self.cancel.clone(), plan.0.clone());
        let (accounts, wanted) = (accounts.0.clone(), self.wanted.clone());
        start(channel, id, move || {
            if cancel.is_canceled() {
                return Err(canceled());
            }
            let settings = inputs::read(&settings)?;
            let run = get(&plan)?.apply(&accounts, &approve, settings, wanted.get())?;
            let resumed = run.resumed();
            put(&to, run);
            // A cancel that came before the run was here.
            if let (true, Some(run)) = (cancel.is_canceled(), to.get()) {
                run.cancel();
            }
            Ok(resumed.into())
        });
    }

    /// Takes the events so far: `events`, and `isOver` after the last one.
    #[napi]
    pub fn take(&self) -> String {
        json::plain(self.taken())
    }

    fn taken(&self) -> Result<Value, Error> {
        let (run, mut events, mut is_over) = (get(&self.run)?, Vec::new(), false);
        while events.len() < EVENTS {
            match run.try_next()? {
                NextEvent::Event(event) => events.push(event),
                NextEvent::NotYet | NextEvent::Interrupted => break,
                NextEvent::End => {
                    is_over = true;
                    break;
                }
            }
        }
        Ok(json!({ "events": events, "isOver": is_over }))
    }

    /// Settles `id` when `take` is worth a call.
    #[napi]
    pub fn ready(&self, channel: &CallbackChannel, id: u32) {
        let sender = channel.sender();
        let ready = move || sender.send(id, json::plain(Ok(Value::Null)), None);
        match self.run.get() {
            Some(run) => run.start_ready(ready),
            None => ready(),
        }
    }

    /// Settles `id` with the report when the run is over.
    #[napi]
    pub fn end(&self, channel: &CallbackChannel, id: u32) {
        let run = self.run.clone();
        start(channel, id, move || get(&run)?.wait());
    }

    /// Stops sending. The requests under way are awaited.
    #[napi]
    pub fn cancel(&self) {
        self.cancel.cancel();
        if let Some(run) = self.run.get() {
            run.cancel();
        }
    }
}

/// The settings of whole accounts. Call `read` first.
#[napi]
#[derive(Default)]
pub struct FleetSnapshot(Made<bindings::FleetSnapshot>);

#[napi]
impl FleetSnapshot {
    /// Makes an object without a snapshot.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads accounts. The outcome is the snapshot in short.
    #[napi]
    pub fn read(
        &self,
        channel: &CallbackChannel,
        id: u32,
        accounts: &FleetAccounts,
        each: bool,
        reading: &FleetReading,
    ) {
        let (to, accounts, reading) = (self.0.clone(), accounts.0.clone(), reading.0.clone());
        start(channel, id, move || {
            let snapshot = bindings::FleetSnapshot::read(&accounts, each, &reading, &Dialect::NODE)?;
            let view = snapshot.view();
            put(&to, snapshot);
            Ok(view)
        });
    }

    /// The numbers as rows.
    #[napi]
    pub fn rows(&self) -> String {
        json::plain(get(&self.0).map(|snapshot| snapshot.rows().into()))
    }

    /// Writes the snapshot to a file.
    #[napi]
    pub fn save(&self, channel: &CallbackChannel, id: u32, path: String) {
        let snapshot = self.0.clone();
        start(channel, id, move || get(&snapshot)?.save(&PathBuf::from(path)).map(|()| Value::Null));
    }
}
