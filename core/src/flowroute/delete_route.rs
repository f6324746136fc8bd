//! `DELETE /v2/routes/:id`: takes an inbound voice route away.
//!
//! Destroys. Flowroute refuses it (403) while a number points to the route. A lost answer is read back by the
//! list of routes, several times: a whole list without the route means that it is gone; all else proves nothing.
//! No single route can be read, so nothing is read before: a route that is not there is Flowroute's 404.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::{Flowroute, Route, list_routes, page};
use crate::account::Account;
use crate::call::{Call, Token};
use crate::error::FieldError;
use crate::operation::{Answer, Class, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::By;

/// Deletes an inbound voice route of the account, to which no number may point.
/// <https://developer.flowroute.com/api/numbers/v2.0/delete-an-inbound-route/>
#[documented]
#[derive(Debug, Clone)]
pub struct DeleteRoute {
    route: Token,
}

impl DeleteRoute {
    /// Deletes `route`.
    pub const fn new(route: Token) -> Self {
        Self { route }
    }
}

impl Operation for DeleteRoute {
    type Provider = Flowroute;
    type Output = Receipt<Route>;
    const NAME: &'static str = "routes.delete";

    fn subject(&self) -> Cow<'static, str> {
        format!("the deletion of the route {}", self.route.as_str()).into()
    }

    fn class(&self) -> Class {
        Class::Spends
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Flowroute>) -> Call {
        Call::new(Method::DELETE, "/v2/routes/{route}", &[&self.route])
    }

    fn read(&self, answer: &Answer) -> Result<Receipt<Route>, Unfit> {
        page::gone(answer)?;
        Ok(Receipt::new(None, By::Status))
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<Call> {
        Some(list_routes::call())
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Route>> {
        let Some(page) = list_routes::read(answer).filter(|page| page.more == Some(false)) else {
            return Seen::Unproven;
        };
        // An item without an id may be the one.
        let may_be = |id: &Option<String>| id.as_deref().is_none_or(|id| id == self.route.as_str());
        if page.items.iter().any(|route| may_be(&route.id)) {
            return Seen::Unproven;
        }
        Seen::Done(Receipt::new(None, By::ReadBack))
    }

    fn settle(&self, receipt: &mut Receipt<Route>, record: &Record, account: &Account<Flowroute>) {
        receipt.settle(record, || secrets(self, account));
    }
}
