//! `PATCH /v2/routes/:id`: what an inbound voice route leads to, and its name.
//!
//! Sets absolute values. A lost answer is read back by the list of routes, of which a page has 200: a route that
//! it does not show proves nothing.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::create_route::Body;
use super::{Flowroute, Route, RouteChanges, list_routes, page};
use crate::account::Account;
use crate::call::{Call, Token};
use crate::error::FieldError;
use crate::fields;
use crate::operation::{Answer, Class, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::{By, State};

/// Updates an inbound voice route of the account: calls of every number that points to it follow.
/// <https://developer.flowroute.com/api/numbers/v2.0/update-an-inbound-route/>
#[documented]
#[derive(Debug, Clone)]
pub struct UpdateRoute {
    route: Token,
    changes: RouteChanges,
    misfits: Vec<FieldError>,
}

impl UpdateRoute {
    /// Changes `route`.
    pub const fn new(route: Token, changes: RouteChanges) -> Self {
        Self { route, changes, misfits: Vec::new() }
    }

    /// With what a reader of outside input could not take into the changes: it is refused together with all else
    /// that is wrong, and nothing is sent.
    #[must_use]
    pub fn misfits(mut self, misfits: Vec<FieldError>) -> Self {
        self.misfits = misfits;
        self
    }

    fn is_meant(&self, route: &Route) -> bool {
        route.id.as_deref() == Some(self.route.as_str())
    }

    fn found(&self, answer: &Answer) -> Option<Route> {
        list_routes::read(answer)?.items.into_iter().find(|route| self.is_meant(route))
    }

    /// The receipt that `route` makes; unknown, if it shows something else.
    fn judged(&self, route: Route, by: By) -> Receipt<Route> {
        let shown = self.changes.are_shown_by(&route);
        let mut receipt = Receipt::new(Some(route), by);
        if !shown {
            receipt.state = State::Unknown;
        }
        receipt
    }
}

impl Operation for UpdateRoute {
    type Provider = Flowroute;
    type Output = Receipt<Route>;
    const NAME: &'static str = "routes.update";

    fn subject(&self) -> Cow<'static, str> {
        format!("the update of the route {}", self.route.as_str()).into()
    }

    fn class(&self) -> Class {
        Class::Sets
    }

    fn validate(&self, account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut wrong = fields::check(&self.changes, &self.misfits, account.is_local());
        self.changes.check_texts(&mut wrong);
        wrong
    }

    fn call(&self, _account: &Account<Flowroute>) -> Call {
        let body = Body { id: Some(self.route.as_str()), changes: &self.changes };
        Call::new(Method::PATCH, "/v2/routes/{route}", &[&self.route]).json(&body)
    }

    fn read(&self, answer: &Answer) -> Result<Receipt<Route>, Unfit> {
        match page::one::<Route>(answer, "route")? {
            Some(route) if self.is_meant(&route) => Ok(self.judged(route, By::Echo)),
            Some(_) => Err(Unfit::malformed("it speaks of another route")),
            None => {
                page::done(answer)?;
                Ok(Receipt::new(None, By::Status))
            }
        }
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<Call> {
        Some(list_routes::call())
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Route>> {
        match self.found(answer).map(|route| self.judged(route, By::ReadBack)) {
            Some(receipt) if receipt.state == State::Applied => Seen::Done(receipt),
            Some(_) => Seen::NotStarted,
            None => Seen::Unproven,
        }
    }

    fn leaves_open(&self, receipt: &Receipt<Route>) -> bool {
        receipt.state == State::Unknown
    }

    fn learn_effect(&self, receipt: &mut Receipt<Route>, answer: &Answer) -> bool {
        let Some(route) = self.found(answer) else {
            return false;
        };
        let Receipt { item, state, by, .. } = self.judged(route, By::ReadBack);
        (receipt.item, receipt.state, receipt.by) = (item, state, by);
        state == State::Applied
    }

    fn settle(&self, receipt: &mut Receipt<Route>, record: &Record, account: &Account<Flowroute>) {
        receipt.settle(record, || secrets(self, account));
    }
}
