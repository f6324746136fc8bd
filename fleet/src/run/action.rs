//! The actions of a run, and the results that come back.

use std::time::Duration;

use numplan::PhoneNumber;
use serde_json::Value;

use super::report::Report;
use crate::journal::Entry;
use crate::plan::Plan;

/// How a plan is applied.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// The steps that may be sent, by place; `None`: all.
    pub selected: Option<Vec<bool>>,
    /// The number of failed numbers at which the run stops.
    pub max_failures: u64,
    /// Fields that are written although somebody else changed them.
    pub overwrite: Vec<String>,
    /// Read every number back, not only the first of each kind.
    pub verify: bool,
    /// Requests at a time where the provider documents no pace.
    pub parallelism: usize,
    /// Seconds since 1970.
    pub now: u64,
}

impl RunOptions {
    /// All steps, with the limits of the plan.
    pub fn of(plan: &Plan, now: u64) -> Self {
        let max_failures = plan.header.guards.max_failures;
        Self { selected: None, max_failures, overwrite: Vec::new(), verify: false, parallelism: 8, now }
    }
}

/// The next action of the driver.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Starts a read; [`Run::read`](super::Run::read) takes its result.
    Read(ReadRequest),
    /// Writes one line to the journal, and calls [`Run::appended`](super::Run::appended) before anything else.
    Append(Entry),
    /// Makes the journal last, and calls [`Run::synced`](super::Run::synced) before anything else.
    Sync,
    /// Sends a step; [`Run::ended`](super::Run::ended) takes its result.
    Begin(Begin),
    /// Waits for a result, at most for this time.
    Wait(Option<Duration>),
    /// The run is over.
    Done(Report),
}

/// A read that the run needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadRequest {
    /// The next page of an account's list.
    Page(u16),
    /// One number of an account.
    Number(u16, PhoneNumber),
}

/// A step that is sent now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begin {
    /// The place of the step in the plan.
    pub step: usize,
    /// The fields that are sent: those that are not yet as wanted.
    pub fields: Vec<u8>,
    /// Whether the number is read back.
    pub verify: bool,
}

/// The current values of a number by field, as far as they can be read.
pub type CurrentValues = Vec<(u8, Value)>;

/// The result of a read.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadResult {
    /// A page: the numbers of the plan on it, and whether it is the last.
    Page(Vec<(PhoneNumber, CurrentValues)>, bool),
    /// One number; `None`: the account does not have it.
    Number(Option<CurrentValues>),
    /// The read failed: the error, on one line.
    Failed(String),
}
