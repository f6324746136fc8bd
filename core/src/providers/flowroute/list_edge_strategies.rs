//! `GET /v2/routes/edge_strategies`: the points of presence that a route can prefer.
//!
//! Only reads. Not paged: one page has them all.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, model};

use super::Flowroute;
use super::page::{self, item};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;
use crate::types::model::Extra;

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

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::GET, "/v2/routes/edge_strategies", &[])
    }

    fn read(&self, response: &Response) -> Result<Page<EdgeStrategy>, ResponseError> {
        let page = page::read(response, "edge strategies")?;
        Ok(Page { more: Some(false), ..page })
    }
}

impl List for ListEdgeStrategies {
    type Item = EdgeStrategy;
    const PAGING: Paging = Paging::Whole;

    fn at(&self, _position: &Position) -> Self {
        *self
    }

    fn id(strategy: &EdgeStrategy) -> Option<String> {
        strategy.id.clone()
    }
}
