//! Numbers, routes and provisioning tasks of Flowroute.

use serde::{Deserialize, Serialize};

use crate::prelude::*;

record_type! {
    /// A phone number of the account.
    pub struct Number {
        /// The number itself, eleven digits.
        pub value: String,
        /// The alias.
        pub alias: Option<String>,
        /// Whether inbound calls get a CNAM lookup.
        pub cnam_lookups_enabled: bool,
        /// Whether it can send and receive messages.
        pub messaging_enabled: bool,
        /// US dollars per minute.
        pub inbound_rate: f64 = 0.012,
        /// `US`, `CA` …
        pub iso_country: String = "US",
        /// US dollars.
        pub monthly_cost: f64 = 1.25,
        /// `longcode`, `toll-free` … an open set.
        pub number_type: String = "longcode",
        /// The rate center, abbreviated as in the rate sheets.
        pub rate_center: String = "seattle",
        /// `local` …
        pub rate_type: String = "local",
        /// US dollars.
        pub setup_cost: f64 = 1.0,
        /// `wa`, `ny` …
        pub state: String = "wa",
        /// `PURCHASED` …
        pub status: String = "PURCHASED",
        /// `Standard` …
        pub tier: String = "Standard",
        /// The id of the primary route.
        pub primary_route: Option<String> = Some("0".to_owned()),
        /// The id of the failover route.
        pub failover_route: Option<String>,
        /// The id of the last provisioning task.
        pub message_provision: Option<String>,
    }
}

impl Number {
    /// A long code with nothing set, on the account's own route.
    pub fn new(value: &str) -> Self {
        Self { value: value.to_owned(), ..Self::default() }
    }

    pub(super) fn slot(&self, slot: RouteSlot) -> Option<&str> {
        match slot {
            RouteSlot::Primary => self.primary_route.as_deref(),
            RouteSlot::Failover => self.failover_route.as_deref(),
        }
    }

    pub(super) fn slot_mut(&mut self, slot: RouteSlot) -> &mut Option<String> {
        match slot {
            RouteSlot::Primary => &mut self.primary_route,
            RouteSlot::Failover => &mut self.failover_route,
        }
    }
}

/// One of the two routes of a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum RouteSlot {
    Primary,
    Failover,
}

impl RouteSlot {
    pub(super) fn parse(segment: &str) -> Option<Self> {
        match segment {
            "primary_route" => Some(Self::Primary),
            "failover_route" => Some(Self::Failover),
            _ => None,
        }
    }
}

/// A voice route. Route `0` is the account's own.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Route {
    /// Digits.
    pub id: String,
    /// The alias.
    pub alias: String,
    /// `host`, `number`, `uri` or `sip-reg`.
    pub route_type: String,
    /// The destination of calls.
    pub value: Option<String>,
    /// The edge strategy, whose id is a JSON number.
    pub edge_strategy_id: Option<u64>,
}

/// A provisioning task that enables or disables messaging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// 32 hexadecimal digits.
    pub id: String,
    /// The number; empty for a bulk task.
    pub tn: String,
    /// The numbers of a bulk task.
    pub bulk: Option<Progress>,
    /// The action on the numbers.
    pub action: TaskAction,
    /// `processing`, then the value of the switch `flowroute_task_result`.
    pub status: String,
    /// Whether an email was requested.
    pub email: bool,
    /// The requested callback URL. The sandbox sends no callbacks.
    pub callback_url: Option<String>,
}

/// The action of a provisioning task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskAction {
    /// Messaging is enabled.
    Enable,
    /// Messaging is disabled.
    Disable,
}

/// The progress of a bulk task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Completed numbers.
    pub successful: Vec<String>,
    /// Numbers in progress: all of them until the task ends.
    pub processing: Vec<String>,
    /// Numbers that are not on the account, or all of them if the task failed.
    pub failed: Vec<String>,
}
