//! The JSON of Flowroute's numbers, routes and tasks.

use super::account::Account;
use super::number::{Number, Route, Task};
use crate::prelude::*;
use crate::switches::{Attributes, Included};

const BASE: &str = "https://api.flowroute.com/v2";

/// The document of one number, with its relationships.
pub(super) fn document(account: &Account, number: &Number, switches: &Switches) -> Value {
    let link = format!("{BASE}/numbers/{}", number.value);
    let task = number.message_provision.as_deref().and_then(|id| account.task(id));
    let mut data = item(number, switches);
    data["relationships"] = relationships(number, task);
    let mut document = json!({ "data": data, "links": { "self": link } });
    if switches.flowroute_included == Included::Present {
        let routes = [&number.primary_route, &number.failover_route];
        let routes = routes.into_iter().flatten().filter_map(|id| account.route(id));
        let mut included: Vec<Value> = routes.map(|it| route(it, switches)).collect();
        included.dedup();
        included.extend(task.map(|it| self::task(it, switches)));
        document["included"] = included.into();
    }
    document
}

/// A number in a list, without relationships.
pub(super) fn item(number: &Number, switches: &Switches) -> Value {
    json!({
        "attributes": attributes(number, switches),
        "id": number.value,
        "links": { "self": format!("{BASE}/numbers/{}", number.value) },
        "type": "number",
    })
}

fn attributes(number: &Number, switches: &Switches) -> Value {
    let mut attributes = json!({
        "alias": switches.emptied_text.shown(number.alias.as_deref()),
        "cnam_lookups_enabled": number.cnam_lookups_enabled,
        "messaging_enabled": number.messaging_enabled,
        "number_type": number.number_type,
        "rate_center": number.rate_center,
        "state": number.state,
        "value": number.value,
    });
    if switches.flowroute_attributes == Attributes::Full
        && let Some(attributes) = attributes.as_object_mut()
    {
        attributes.extend(further_attributes(number));
    }
    attributes
}

fn further_attributes(number: &Number) -> Map<String, Value> {
    let further = json!({
        "inbound_rate": number.inbound_rate,
        "iso_country": number.iso_country,
        "monthly_cost": number.monthly_cost,
        "rate_type": number.rate_type,
        "setup_cost": number.setup_cost,
        "status": number.status,
        "tier": number.tier,
    });
    match further {
        Value::Object(further) => further,
        _ => Map::new(),
    }
}

fn relationships(number: &Number, task: Option<&Task>) -> Value {
    let related = |id: Option<&str>, kind: &str| match id {
        Some(id) => json!({ "data": { "id": id, "type": kind } }),
        None => json!({ "data": null }),
    };
    let mut relationships = json!({
        "cnam_preset": related(None, ""),
        "e911_address": related(None, ""),
        "failover_route": related(number.failover_route.as_deref(), "route"),
        "primary_route": related(number.primary_route.as_deref(), "route"),
    });
    if let Some(task) = task {
        relationships["message_provision"] = related(Some(&task.id), "message_provision");
    }
    relationships
}

pub(super) fn route(route: &Route, switches: &Switches) -> Value {
    let mut attributes = json!({
        "alias": route.alias,
        "route_type": route.route_type,
        "value": route.value,
    });
    if switches.flowroute_attributes == Attributes::Full {
        attributes["edge_strategy_id"] = route.edge_strategy_id.into();
    }
    json!({
        "attributes": attributes,
        "id": route.id,
        "links": { "self": format!("{BASE}/routes/{}", route.id) },
        "type": "route",
    })
}

/// The document of one route.
pub(super) fn route_document(it: &Route, switches: &Switches) -> Value {
    json!({ "data": route(it, switches), "links": { "self": format!("{BASE}/routes/{}", it.id) } })
}

pub(super) fn task(task: &Task, switches: &Switches) -> Value {
    let (attributes, kind) = match &task.bulk {
        None => (json!({ "status": task.status, "tn": task.tn }), switches.flowroute_task_type.as_str()),
        Some(numbers) => (
            json!({ "message": "", "numbers": numbers, "status": task.status }),
            "message_bulk_provisioning_status",
        ),
    };
    let links = json!({ "self": task_link(&task.id) });
    json!({ "attributes": attributes, "id": task.id, "links": links, "type": kind })
}

/// The document of one task.
pub(super) fn task_document(it: &Task, switches: &Switches) -> Value {
    json!({ "data": task(it, switches), "links": { "self": task_link(&it.id) } })
}

fn task_link(id: &str) -> String {
    format!("{BASE}/message-provision/status/{id}")
}
