//! A phone number at Flowroute, as details and updates return it.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::page::{Resource, errors_in};
use crate::operation::prelude::*;
use crate::operation::updated::{Observe, ProvisioningTask};
use crate::types::error::ServerError;
use crate::types::model::{Key, Lenient as _, Loose, Shown};
use crate::types::text;

/// A phone number of the account.
#[model]
pub struct Number {
    /// The number, 11 digits.
    #[phone_number]
    pub value: Option<String>,
    /// The account's own name for the number; several numbers may share one.
    pub alias: Option<String>,
    /// Whether the caller's name is looked up on inbound calls.
    pub cnam_lookups_enabled: Option<bool>,
    /// Whether the number can send and receive messages.
    pub messaging_enabled: Option<bool>,
    /// `longcode`, `toll-free` and others: the set is open.
    pub number_type: Option<String>,
    /// The abbreviated rate center.
    pub rate_center: Option<String>,
    /// The state or province, two letters in lower case.
    pub state: Option<String>,
    /// The country, ISO 3166 alpha-2.
    pub iso_country: Option<String>,
    /// The price of an inbound minute.
    pub inbound_rate: Option<Money>,
    /// The price of a month.
    pub monthly_cost: Option<Money>,
    /// The one-off price.
    pub setup_cost: Option<Money>,
    /// How the rate is made up: `local` and others.
    pub rate_type: Option<String>,
    /// `PURCHASED` and others.
    pub status: Option<String>,
    /// The price tier.
    pub tier: Option<String>,
    /// The record's id, which is the number.
    #[unread]
    pub id: Option<String>,
    /// The resources that the number points to; lists do not show them.
    #[unread]
    pub relationships: Option<Relationships>,
    /// The routes that the response includes.
    #[unread]
    pub routes: Vec<Route>,
    /// The messaging task that the response shows.
    #[unread]
    pub provisioning: Option<ProvisioningTask>,
    shown: Shown,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// The resources that a number points to.
#[exported]
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Relationships {
    /// Where inbound calls go.
    pub primary_route: Option<Link>,
    /// Where inbound calls go when the primary route fails.
    pub failover_route: Option<Link>,
    /// The caller name of outbound calls.
    pub cnam_preset: Option<Link>,
    /// The emergency address.
    pub e911_address: Option<Link>,
    /// The messaging task.
    pub message_provision: Option<Link>,
    /// Relationships without a field of their own.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Relationships {
    /// The field of a link, if it has one.
    fn field(&mut self, name: &str) -> Option<&mut Option<Link>> {
        match name {
            "primary_route" => Some(&mut self.primary_route),
            "failover_route" => Some(&mut self.failover_route),
            "cnam_preset" => Some(&mut self.cnam_preset),
            "e911_address" => Some(&mut self.e911_address),
            "message_provision" => Some(&mut self.message_provision),
            _ => None,
        }
    }

    /// Reads relationships of an unexpected shape as far as possible.
    fn of(members: serde_json::Map<String, Value>) -> Self {
        let mut links = Self::default();
        for (name, value) in members {
            let data = if value.is_object() { value.get("data") } else { Some(&value) };
            let link = data.and_then(|data| Link::deserialize(data).ok());
            // A link of an unexpected shape does not mean that there is no link.
            let is_odd = link.is_none() && data.is_some_and(|data| !data.is_null());
            match links.field(&name) {
                Some(field) if !is_odd => *field = link,
                Some(_) | None => drop(links.extra.insert(name, value)),
            }
        }
        links
    }
}

/// Strict, and without an intermediate `Value`. An unexpected shape is read by `Relationships::of`.
impl<'de> Deserialize<'de> for Relationships {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Related {
            #[serde(default)]
            data: Option<Link>,
        }
        struct Reader;
        impl<'de> serde::de::Visitor<'de> for Reader {
            type Value = Relationships;

            fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                to.write_str("an object of links")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut members: A,
            ) -> Result<Relationships, A::Error> {
                let mut links = Relationships::default();
                while let Some(name) = members.next_key::<Key<'de>>()? {
                    match links.field(name.as_str()) {
                        Some(field) => *field = members.next_value::<Related>()?.data,
                        None => drop(links.extra.insert(name.as_str().to_owned(), members.next_value()?)),
                    }
                }
                Ok(links)
            }
        }
        from.deserialize_map(Reader)
    }
}

/// The id and the type of a resource.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The id.
    pub id: String,
    /// The type.
    pub r#type: String,
}

/// An inbound voice route.
#[model]
pub struct Route {
    /// The account's own name for the route.
    pub alias: Option<String>,
    /// `host`, `number`, `uri`, `sip-reg` and others.
    pub route_type: Option<String>,
    /// The target; none for `sip-reg`.
    pub value: Option<String>,
    /// The edge strategy's id.
    pub edge_strategy_id: Option<String>,
    /// The route's id. `0` is the account's own SIP registration.
    #[unread]
    pub id: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

impl Number {
    /// Reads a response, which must be about the number `asked`.
    pub(crate) fn read(response: &Response, asked: Nanp) -> Result<Self, ResponseError> {
        let document = Document::read(response.body())
            .map_err(|error| ResponseError::malformed(format!("it is not a number in JSON ({error})")))?;
        let data = document.data.ok_or_else(|| ResponseError::malformed("it has no `data`"))?;
        let number = data.into_number(document.included);
        match number.value.as_deref() {
            Some(value) if value == asked.as_str() => Ok(number),
            Some(value) => {
                let value = text::brief(value, 24);
                Err(ResponseError::malformed(format!("it is about another number, {value}")))
            }
            None => Err(ResponseError::malformed("it does not show which number it is about")),
        }
    }
}

/// Reads the parts of a 207 response. Each may be missing.
pub(crate) fn read_partial(
    response: &Response,
    asked: Nanp,
) -> Result<(Option<Number>, Vec<ServerError>), ResponseError> {
    if response.body().trim_ascii().is_empty() {
        return Ok((None, Vec::new()));
    }
    let body: Value = serde_json::from_slice(response.body()).map_err(|error| {
        ResponseError::malformed(format!("it is neither a number nor errors in JSON ({error})"))
    })?;
    let number = if body.get("data").is_some_and(Value::is_object) {
        Some(Number::read(response, asked)?)
    } else {
        None
    };
    Ok((number, errors_in(&body)))
}

/// A JSON:API document about a number.
#[derive(Deserialize)]
struct Document {
    data: Option<Resource<Number, Option<Relationships>>>,
    #[serde(default)]
    included: Vec<Resource<Route, IgnoredAny>>,
}

impl Document {
    /// Parts around the attributes are optional: those of an unexpected shape are skipped.
    fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        // UTF-8 is checked once for the whole body instead of for each text.
        let Ok(body) = std::str::from_utf8(body) else {
            return serde_json::from_slice(body);
        };
        serde_json::from_str(body).or_else(|_| Self::read_odd(body))
    }

    fn read_odd(body: &str) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Odd {
            data: Option<Resource<Number, Value>>,
            #[serde(default)]
            included: Value,
        }
        let Odd { data, included } = serde_json::from_str(body)?;
        let items = included.as_array().map(Vec::as_slice).unwrap_or_default();
        let data = data.map(|Resource { id, attributes, relationships }| {
            let relationships = match relationships {
                Value::Object(members) => Some(Relationships::of(members)),
                _ => None,
            };
            Resource { id, attributes, relationships }
        });
        Ok(Self {
            data,
            included: items.iter().filter_map(|item| Resource::deserialize(item).ok()).collect(),
        })
    }
}

impl Resource<Number, Option<Relationships>> {
    fn into_number(self, included: Vec<Resource<Route, IgnoredAny>>) -> Number {
        let mut number = self.attributes;
        number.id = self.id;
        number.relationships = self.relationships;
        let links = number.relationships.as_ref();
        let task = links.and_then(|links| links.message_provision.as_ref()).map(|link| link.id.clone());
        number.provisioning = task.clone().map(|id| ProvisioningTask { id, status: None });
        // The documentation is inconsistent about the names of types, so attributes and ids tell what is included.
        for Resource { id, attributes: mut route, .. } in included {
            if task.is_some() && id == task {
                let status = route.extra.remove("status");
                let status =
                    status.and_then(|status| String::lenient(Loose::deserialize(&status).ok()?).ok());
                number.provisioning = task.clone().map(|id| ProvisioningTask { id, status });
            } else if route.route_type.is_some() {
                route.id = id;
                number.routes.push(route);
            }
        }
        number
    }
}

impl Observe for Number {
    const WATCHED: &'static [&'static str] = &["primary_route", "failover_route"];

    fn observe(&self, field: &str) -> Option<Value> {
        let links = self.relationships.as_ref();
        let route = |link: &Option<Link>| link.as_ref().map_or(Value::Null, |link| link.id.as_str().into());
        match field {
            "alias" if self.shown.has(field, Self::MEMBERS) => {
                Some(self.alias.as_deref().map_or(Value::Null, Value::from))
            }
            "cnam_lookups_enabled" => self.cnam_lookups_enabled.map(Value::from),
            "messaging_enabled" => self.messaging_enabled.map(Value::from),
            // A link of an unexpected shape shows nothing.
            "primary_route" | "failover_route"
                if links.is_some_and(|links| links.extra.contains_key(field)) =>
            {
                None
            }
            "primary_route" => links.map(|links| route(&links.primary_route)),
            "failover_route" => links.map(|links| route(&links.failover_route)),
            _ => None,
        }
    }
}
