//! `GET /v2/routes/edge_strategies`: the points of presence that a route can prefer, without pages.

use crate::prelude::*;

const STRATEGIES: [(u64, &str); 4] =
    [(1, "us-west-wa"), (2, "us-west-or"), (3, "us-east-nj"), (4, "us-east-va")];

pub(super) fn is_one(id: u64) -> bool {
    STRATEGIES.iter().any(|(it, _)| *it == id)
}

pub(super) fn handle() -> Response {
    let base = "https://api.flowroute.com/v2/routes/edge_strategies";
    let items = STRATEGIES.iter().map(|(id, name)| {
        json!({
            "attributes": { "name": name },
            // A JSON number, unlike the other ids here.
            "id": id,
            "links": { "self": format!("{base}/{id}") },
            "type": "edge_strategy",
        })
    });
    Response::ok(json!({ "data": items.collect::<Vec<Value>>(), "links": { "self": base } }))
}
