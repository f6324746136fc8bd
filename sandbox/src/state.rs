//! The state that requests change, behind one lock.

use std::time::Duration;

use http::StatusCode;

use crate::context::Context;
use crate::fault::Script;
use crate::ids::Ids;
use crate::log::Log;
use crate::orders::Orders;
use crate::providers::{self, Accounts, Numbers, Stock};
use crate::record::Due;
use crate::request::Request;
use crate::response::Response;
use crate::response_style;
use crate::switches::Switches;

/// The accounts, the switches, the scripted faults, the log and the orders.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) accounts: Accounts,
    pub(crate) switches: Switches,
    pub(crate) script: Script,
    pub(crate) log: Log,
    pub(crate) orders: Orders,
    ids: Ids,
}

impl State {
    pub(crate) fn new(switches: Switches, numbers: Numbers, stock: Stock) -> Self {
        let mut accounts = Accounts::new();
        accounts.insert(numbers);
        accounts.add_stock(stock);
        Self {
            accounts,
            switches,
            script: Script::default(),
            log: Log::new(),
            orders: Orders::new(),
            ids: Ids::default(),
        }
    }

    /// All numbers with their current values, regardless of read lag.
    pub(crate) fn numbers(&mut self) -> Numbers {
        self.settle(Due::ByNow);
        self.accounts.numbers()
    }

    /// Completes the tasks, registrations and delayed changes that are due.
    pub(crate) fn settle(&mut self, due: Due) {
        self.accounts.settle(due, &self.switches);
    }

    /// Carries out a request and returns its response.
    pub(crate) fn handle(&mut self, request: &Request) -> Response {
        let Self { accounts, switches, orders, ids, .. } = self;
        let response = accounts.handle(&mut Context { request, switches, ids, orders });
        response_style::apply(response, switches)
    }

    /// Rejects a request with a retry hint, in the format of its provider.
    pub(crate) fn throttle(&mut self, request: &Request, status: StatusCode, wait: Duration) -> Response {
        let Self { switches, orders, ids, .. } = self;
        let cx = &mut Context { request, switches, ids, orders };
        let response = providers::unavailable(status, cx);
        cx.with_hint(response, wait)
    }
}
