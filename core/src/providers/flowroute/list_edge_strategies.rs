//! `GET /v2/routes/edge_strategies`: lists the points of presence that a route can prefer.

use super::provider::Flowroute;
use crate::operation::prelude::*;

/// A point at which calls enter Flowroute's network.
#[model]
pub struct EdgeStrategy {
    /// The name.
    pub name: Option<String>,
    /// The id, a number; the `edge_strategy_id` of a route names it.
    #[unread]
    pub id: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// Lists the edge strategies.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-edge-strategies/>
#[operation(name = "edge_strategies.list", safety = ReadOnly, list, subject = "the list of edge strategies")]
#[derive(Default)]
pub struct ListEdgeStrategies {
    #[window]
    window: Window,
}

impl List for ListEdgeStrategies {
    type Provider = Flowroute;
    type Item = EdgeStrategy;

    const PATH: &'static str = "/v2/routes/edge_strategies";
    const ITEMS: &'static str = "edge strategies";
}
