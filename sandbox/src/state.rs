//! The state that requests change, behind one lock.

use std::time::Duration;

use http::StatusCode;

use crate::{
    context::Context, fault::Script, flowroute, ids::Ids, log::Log, numbers::Numbers, orders::Orders, plivo,
    provider::Provider, record::Due, request::Request, response::Response, response_style, stock::Stock,
    switches::Switches, wavix,
};

/// The three accounts, the switches, the scripted faults, the log and the orders.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) flowroute: flowroute::Account,
    pub(crate) plivo: plivo::Account,
    pub(crate) wavix: wavix::Account,
    pub(crate) switches: Switches,
    pub(crate) script: Script,
    pub(crate) log: Log,
    pub(crate) orders: Orders,
    ids: Ids,
}

impl State {
    pub(crate) fn new(switches: Switches, numbers: Numbers, stock: Stock) -> Self {
        let mut state = Self {
            flowroute: flowroute::Account::new(),
            plivo: plivo::Account::new(),
            wavix: wavix::Account::new(),
            switches,
            script: Script::default(),
            log: Log::new(),
            orders: Orders::new(),
            ids: Ids::default(),
        };
        state.insert(numbers);
        state.add_stock(stock);
        state
    }

    /// Adds numbers to the accounts. Existing ones are replaced.
    pub(crate) fn insert(&mut self, numbers: Numbers) {
        numbers.flowroute.into_iter().for_each(|number| self.flowroute.insert(number));
        numbers.plivo.into_iter().for_each(|number| self.plivo.insert(number));
        numbers.wavix.into_iter().for_each(|number| self.wavix.insert(number));
    }

    /// Adds numbers for sale. Existing offers are replaced.
    pub(crate) fn add_stock(&mut self, stock: Stock) {
        stock.flowroute.into_iter().for_each(|number| self.flowroute.stock(number));
        stock.plivo.into_iter().for_each(|offer| self.plivo.stock(offer));
        stock.wavix.into_iter().for_each(|offer| self.wavix.stock(offer));
    }

    /// The numbers for sale.
    pub(crate) fn stock(&self) -> Stock {
        Stock {
            flowroute: self.flowroute.in_stock().cloned().collect(),
            plivo: self.plivo.in_stock().cloned().collect(),
            wavix: self.wavix.in_stock().cloned().collect(),
        }
    }

    /// All numbers with their current values, regardless of read lag.
    pub(crate) fn numbers(&mut self) -> Numbers {
        self.settle(Due::ByNow);
        Numbers {
            flowroute: self.flowroute.all().cloned().collect(),
            plivo: self.plivo.all().cloned().collect(),
            wavix: self.wavix.all().cloned().collect(),
        }
    }

    /// Completes the tasks, registrations and delayed changes that are due.
    pub(crate) fn settle(&mut self, due: Due) {
        self.flowroute.settle(due, &self.switches);
        self.plivo.settle(due);
        self.wavix.settle(due);
    }

    /// Carries out a request and returns its response.
    pub(crate) fn handle(&mut self, provider: Option<Provider>, request: &Request) -> Response {
        let cx = &mut Context { switches: &self.switches, ids: &mut self.ids, orders: &mut self.orders };
        let response = match provider {
            Some(Provider::Flowroute) => flowroute::handle(&mut self.flowroute, request, cx),
            Some(Provider::Plivo) => plivo::handle(&mut self.plivo, request, cx),
            Some(Provider::Wavix) => wavix::handle(&mut self.wavix, request, cx),
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
            Some(Provider::Flowroute) => flowroute::unavailable(status, cx),
            Some(Provider::Plivo) => plivo::unavailable(status, cx),
            Some(Provider::Wavix) => wavix::unavailable(status),
            None => Response::empty(status),
        };
        cx.with_hint(response, wait)
    }
}

/// Whether a provider accepts the credentials of a request.
pub(crate) fn is_authorized(provider: Option<Provider>, request: &Request) -> bool {
    match provider {
        Some(Provider::Flowroute) => flowroute::is_authorized(request),
        Some(Provider::Plivo) => plivo::is_authorized(request),
        Some(Provider::Wavix) => wavix::is_authorized(request),
        None => false,
    }
}
