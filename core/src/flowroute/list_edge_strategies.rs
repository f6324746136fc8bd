//! `GET /v2/routes/edge_strategies`: the points of presence that a route can prefer.
//!
//! Only reads. Not paged: one page has them all.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, model};

use super::Flowroute;
use super::page::{self, item};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::model::Extra;
use crate::operation::{Answer, Class, Operation, Unfit};
use crate::paging::{List, Page, Position};

/// Where calls enter Flowroute's network.
#[model]
pub struct EdgeStrategy {
    /// Its name.
    pub name: Option<String>,
    /// Its id, a number; what a route's `edge_strategy_id` names.
    #[unread]
    pub id: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}
item!(EdgeStrategy);

/// Lists the edge strategies.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-edge-strategies/>
#[documented]
#[derive(Debug, Clone, Copy, Default)]
pub struct ListEdgeStrategies;

impl ListEdgeStrategies {
    /// All of them.
    pub const fn new() -> Self {
        Self
    }
}

impl Operation for ListEdgeStrategies {
    type Provider = Flowroute;
    type Output = Page<EdgeStrategy>;
    const NAME: &'static str = "edge_strategies.list";

    fn subject(&self) -> Cow<'static, str> {
        "the list of edge strategies".into()
    }

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Flowroute>) -> Call {
        Call::new(Method::GET, "/v2/routes/edge_strategies", &[])
    }

    fn read(&self, answer: &Answer) -> Result<Page<EdgeStrategy>, Unfit> {
        let page = page::read(answer, "edge strategies")?;
        Ok(Page { more: Some(false), ..page })
    }
}

impl List for ListEdgeStrategies {
    type Item = EdgeStrategy;

    fn at(&self, _position: &Position) -> Self {
        *self
    }

    fn id(strategy: &EdgeStrategy) -> Option<String> {
        strategy.id.clone()
    }
}
