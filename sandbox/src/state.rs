//! The state that requests change, behind one lock.

use std::time::Duration;

use http::StatusCode;

use crate::context::Context;
use crate::fault::Script;
use crate::ids::Ids;
use crate::log::Log;
use crate::orders::Orders;
use crate::provider::Provider;
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
    pub(crate) fn handle(&mut self, provider: Option<Provider>, request: &Request) -> Response {
        let cx = &mut Context { switches: &self.switches, ids: &mut self.ids, orders: &mut self.orders };
        let response = match provider {
            Some(provider) => self.accounts.handle(provider, request, cx),
            None => Response::empty(StatusCode::NOT_FOUND),
        };
        response_style::apply(response, &self.switches)
    }

    /// Rejects a request with a retry hint, in the format of its provider.
    pub(crate) fn throttle(
        &mut self,
        provider: Option<Provider>,
        status: StatusCode,
        wait: Duration,
    ) -> Response {
        let cx = &mut Context { switches: &self.switches, ids: &mut self.ids, orders: &mut self.orders };
        let response = match provider {
            Some(provider) => providers::unavailable(provider, status, cx),
            None => Response::empty(status),
        };
        cx.with_hint(response, wait)
    }
}
