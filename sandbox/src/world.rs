//! Everything that requests can change, behind one lock.

use std::time::Duration;

use http::StatusCode;

use crate::{
    ask::Ask,
    dialect,
    fault::Script,
    flowroute,
    ids::Ids,
    log::Log,
    numbers::Numbers,
    orders::Orders,
    plivo,
    provider::Provider,
    record::Due,
    reply::Reply,
    stock::Stock,
    switches::{Switches, UpdateStatus},
    wavix,
};

/// Three accounts, the switches, the script of faults, the log, the orders.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) flowroute: flowroute::Account,
    pub(crate) plivo: plivo::Account,
    pub(crate) wavix: wavix::Account,
    pub(crate) switches: Switches,
    pub(crate) script: Script,
    pub(crate) log: Log,
    pub(crate) orders: Orders,
    ids: Ids,
}

/// What a handler needs beside its account.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) switches: &'a Switches,
    pub(crate) ids: &'a mut Ids,
    pub(crate) orders: &'a mut Orders,
}

impl Context<'_> {
    /// The status of an update that succeeded.
    pub(crate) fn updated(&self, documented: StatusCode) -> StatusCode {
        match self.switches.update_status {
            UpdateStatus::Documented => documented,
            UpdateStatus::Ok => StatusCode::OK,
            UpdateStatus::Created => StatusCode::CREATED,
            UpdateStatus::Accepted => StatusCode::ACCEPTED,
        }
    }

    /// The answer, with a hint when to come back.
    pub(crate) fn with_hint(&self, reply: Reply, wait: Duration) -> Reply {
        match self.switches.retry_after.header(wait) {
            Some((name, value)) => reply.header(name, value),
            None => reply,
        }
    }
}

impl World {
    pub(crate) fn new(switches: Switches, numbers: Numbers, stock: Stock) -> Self {
        let mut world = Self {
            flowroute: flowroute::Account::new(),
            plivo: plivo::Account::new(),
            wavix: wavix::Account::new(),
            switches,
            script: Script::default(),
            log: Log::new(),
            orders: Orders::new(),
            ids: Ids::default(),
        };
        world.put(numbers);
        world.stock_up(stock);
        world
    }

    /// Adds numbers; those that are there already are replaced.
    pub(crate) fn put(&mut self, numbers: Numbers) {
        numbers.flowroute.into_iter().for_each(|number| self.flowroute.put(number));
        numbers.plivo.into_iter().for_each(|number| self.plivo.put(number));
        numbers.wavix.into_iter().for_each(|number| self.wavix.put(number));
    }

    /// Puts numbers up for sale; offers that are there already are replaced.
    pub(crate) fn stock_up(&mut self, stock: Stock) {
        stock.flowroute.into_iter().for_each(|number| self.flowroute.stock(number));
        stock.plivo.into_iter().for_each(|offer| self.plivo.stock(offer));
        stock.wavix.into_iter().for_each(|offer| self.wavix.stock(offer));
    }

    /// What is for sale.
    pub(crate) fn stock(&self) -> Stock {
        Stock {
            flowroute: self.flowroute.in_stock().cloned().collect(),
            plivo: self.plivo.in_stock().cloned().collect(),
            wavix: self.wavix.in_stock().cloned().collect(),
        }
    }

    /// The numbers as they are, whatever readers see.
    pub(crate) fn numbers(&mut self) -> Numbers {
        self.settle(Due::ByNow);
        Numbers {
            flowroute: self.flowroute.all().cloned().collect(),
            plivo: self.plivo.all().cloned().collect(),
            wavix: self.wavix.all().cloned().collect(),
        }
    }

    /// Ends tasks, registrations and changes that take time.
    pub(crate) fn settle(&mut self, due: Due) {
        self.flowroute.settle(due, &self.switches);
        self.plivo.settle(due);
        self.wavix.settle(due);
    }

    /// Carries a request out.
    pub(crate) fn answer(&mut self, provider: Option<Provider>, ask: &Ask) -> Reply {
        let cx = &mut Context { switches: &self.switches, ids: &mut self.ids, orders: &mut self.orders };
        let reply = match provider {
            Some(Provider::Flowroute) => flowroute::answer(&mut self.flowroute, ask, cx),
            Some(Provider::Plivo) => plivo::answer(&mut self.plivo, ask, cx),
            Some(Provider::Wavix) => wavix::answer(&mut self.wavix, ask, cx),
            None => Reply::empty(StatusCode::NOT_FOUND),
        };
        dialect::spell(reply, &self.switches)
    }

    /// Turns a request away for a while, in its provider's words.
    pub(crate) fn throttle(
        &mut self,
        provider: Option<Provider>,
        status: StatusCode,
        wait: Duration,
    ) -> Reply {
        let cx = &mut Context { switches: &self.switches, ids: &mut self.ids, orders: &mut self.orders };
        let reply = match provider {
            Some(Provider::Flowroute) => flowroute::turned_away(status, cx),
            Some(Provider::Plivo) => plivo::turned_away(status, cx),
            Some(Provider::Wavix) => wavix::turned_away(status),
            None => Reply::empty(status),
        };
        cx.with_hint(reply, wait)
    }
}

/// Whether a provider accepts the credentials of a request.
pub(crate) fn knows(provider: Option<Provider>, ask: &Ask) -> bool {
    match provider {
        Some(Provider::Flowroute) => flowroute::knows(ask),
        Some(Provider::Plivo) => plivo::knows(ask),
        Some(Provider::Wavix) => wavix::knows(ask),
        None => false,
    }
}
