//! `{"data": {"type": "route", "attributes": {…}}}`: the body of a new or an updated route.

use super::{edge_strategies, error, number::Route};
use crate::prelude::*;

/// The attributes of a route in a request.
pub(super) struct RouteChange {
    pub(super) alias: Sent<String>,
    route_type: Sent<String>,
    value: Sent<String>,
    edge_strategy_id: Sent<u64>,
}

impl RouteChange {
    /// Reads the attributes. An attribute that is left out is required unless `before` has it.
    pub(super) fn read(before: Option<&Route>, cx: &mut Context<'_>) -> Result<Self, Response> {
        if !cx.request.is_json() {
            return Err(error::unsupported_media_type(cx));
        }
        let body = cx.request.json().ok_or_else(|| error::bad_request("The body is not JSON.", cx))?;
        if body["data"]["type"] != "route" {
            return Err(error::bad_request("data.type must be route.", cx));
        }
        let Value::Object(attributes) = &body["data"]["attributes"] else {
            return Err(error::bad_request("data.attributes is not an object.", cx));
        };
        let mut fields = Fields::new(attributes);
        let change = Self {
            alias: fields.text("alias"),
            route_type: fields.one_of("route_type", &["host", "number", "uri"]),
            value: fields.text("value"),
            edge_strategy_id: fields.count("edge_strategy_id"),
        };
        change.check(before, &mut fields);
        let Switches { unknown_fields, .. } = cx.switches;
        fields.finish(*unknown_fields).map_err(|wrong| error::unprocessable(wrong, cx))?;
        Ok(change)
    }

    fn check(&self, before: Option<&Route>, fields: &mut Fields<'_>) {
        for (name, sent) in [("alias", &self.alias), ("route_type", &self.route_type), ("value", &self.value)]
        {
            match sent {
                Sent::Null => fields.reject(name, "Field may not be null."),
                Sent::Absent if before.is_none() => {
                    fields.reject(name, "Missing data for required field.");
                }
                Sent::Value(text) if text.is_empty() => fields.reject(name, "Field may not be empty."),
                Sent::Absent | Sent::Value(_) => {}
            }
        }
        let kind = self.route_type.value().map(String::as_str);
        let kind = kind.or(before.map(|route| route.route_type.as_str()));
        if let (Some(kind), Some(value)) = (kind, self.value.value())
            && !is_value_of(kind, value)
        {
            fields.reject("value", format!("Not a valid {kind}."));
        }
        if self.edge_strategy_id.value().is_some_and(|id| !edge_strategies::is_one(*id)) {
            fields.reject("edge_strategy_id", "Edge strategy not found.");
        }
    }

    pub(super) fn apply(&self, route: &mut Route) {
        self.alias.store(&mut route.alias);
        self.route_type.store(&mut route.route_type);
        self.value.store(&mut route.value);
        if self.edge_strategy_id == Sent::Null {
            route.edge_strategy_id = None;
        }
        self.edge_strategy_id.store(&mut route.edge_strategy_id);
    }
}

/// Whether the value is a valid destination of this route type.
fn is_value_of(kind: &str, value: &str) -> bool {
    match kind {
        "number" => value.len() == 11 && value.bytes().all(|byte| byte.is_ascii_digit()),
        "uri" => value.split_once(':').is_some_and(|(scheme, rest)| !scheme.is_empty() && rest.contains('@')),
        _ => !value.contains(char::is_whitespace),
    }
}
