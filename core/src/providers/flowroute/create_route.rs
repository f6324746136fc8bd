//! `POST /v2/routes`: a new inbound voice route.
//!
//! Starts a side effect: each call makes a route. A lost answer is read back by the list of routes, in which the
//! alias, unique in an account, shows the new one. A whole list without it proves that nothing was made, and even
//! then a second route cannot come of a repetition: a duplicate alias is refused (403). Of an account with more
//! than 200 routes one page proves nothing.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options, string_enum};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Flowroute, Route, list_routes, page};
use crate::Change;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields::{self, Options};
use crate::operation::receipt::Receipt;
use crate::operation::updated::Evidence;
use crate::operation::{Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;

/// What a route that can be made leads to.
#[string_enum]
#[non_exhaustive]
pub enum RouteType {
    /// A host name or IP address, with or without a port.
    #[value("host")]
    Host,
    /// A phone number.
    #[value("number")]
    Number,
    /// A SIP URI.
    #[value("uri")]
    Uri,
}

/// What a route is made of, or what an update changes of it.
#[options]
pub struct RouteChanges {
    /// What the route leads to: a host, a phone number or a SIP URI.
    pub route_type: Change<RouteType>,
    /// Where it leads, in the form of its type: `www.example.com:5060`, `12065551234`, `sip:ann@example.com`.
    pub value: Change<String>,
    /// The account's own name for the route, which no other route of the account has.
    pub alias: Change<String>,
    /// The id of the edge strategy, a number that the list of edge strategies shows.
    pub edge_strategy_id: Change<u32>,
}

impl RouteChanges {
    /// Texts that must not be empty: a route leads somewhere and has a name.
    pub(super) fn check_texts(&self, wrong: &mut Vec<FieldError>) {
        for (field, change) in [("value", &self.value), ("alias", &self.alias)] {
            if change.value().is_some_and(|text| text.trim().is_empty()) {
                wrong.push(FieldError::new(
                    field,
                    "empty",
                    "must not be empty: give it a text, or leave it out",
                ));
            }
        }
    }

    /// Whether a route shows what was asked for; what it does not show does not tell.
    pub(super) fn are_shown_by(&self, route: &Route) -> bool {
        let same = |wanted: Option<&str>, seen: &Option<String>| {
            wanted.is_none_or(|wanted| seen.as_deref().is_none_or(|seen| seen == wanted))
        };
        let strategy = self.edge_strategy_id.value().map(ToString::to_string);
        same(self.route_type.value().map(|kind| kind.as_str()), &route.route_type)
            && same(self.value.value().map(String::as_str), &route.value)
            && same(self.alias.value().map(String::as_str), &route.alias)
            && same(strategy.as_deref(), &route.edge_strategy_id)
    }
}

/// `{"data":{"type":"route"[,"id"],"attributes":{…}}}`
pub(super) struct Body<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) changes: &'a RouteChanges,
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        struct Data<'a>(&'a Body<'a>);
        struct Attributes<'a>(&'a RouteChanges);
        impl Serialize for Data<'_> {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let mut members = to.serialize_map(None)?;
                members.serialize_entry("type", "route")?;
                if let Some(id) = self.0.id {
                    members.serialize_entry("id", id)?;
                }
                members.serialize_entry("attributes", &Attributes(self.0.changes))?;
                members.end()
            }
        }
        impl Serialize for Attributes<'_> {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let mut members = to.serialize_map(None)?;
                self.0.write(&mut members)?;
                members.end()
            }
        }
        let mut members = to.serialize_map(Some(1))?;
        members.serialize_entry("data", &Data(self))?;
        members.end()
    }
}

/// Makes an inbound voice route. All fields but `edge_strategy_id` are needed.
/// <https://developer.flowroute.com/api/numbers/v2.0/create-an-inbound-route/>
#[documented]
#[derive(Debug, Clone)]
pub struct CreateRoute {
    route: RouteChanges,
    input_errors: Vec<FieldError>,
}

impl CreateRoute {
    /// Makes `route`.
    pub const fn new(route: RouteChanges) -> Self {
        Self { route, input_errors: Vec::new() }
    }

    /// With what a reader of outside input could not take into the route: it is refused together with all else
    /// that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }

    fn alias(&self) -> &str {
        self.route.alias.value().map(String::as_str).unwrap_or_default()
    }
}

impl Operation for CreateRoute {
    type Provider = Flowroute;
    type Output = Receipt<Route>;
    const NAME: &'static str = "routes.create";

    fn subject(&self) -> Cow<'static, str> {
        format!("the creation of the route {}", crate::types::text::brief(self.alias(), 40)).into()
    }

    fn safety(&self) -> Safety {
        Safety::StartsTask
    }

    fn validate(&self, account: &Account<Flowroute>) -> Vec<FieldError> {
        let nothing = self.route.is_empty() && self.input_errors.is_empty();
        // What is missing is said field by field.
        let mut wrong = if nothing {
            Vec::new()
        } else {
            fields::check(&self.route, &self.input_errors, account.is_local())
        };
        self.route.check_texts(&mut wrong);
        let needed =
            RouteChanges::FIELDS.iter().enumerate().filter(|(_, spec)| spec.name != "edge_strategy_id");
        for (index, spec) in needed {
            let unread = self.input_errors.iter().any(|input_error| input_error.field == spec.name);
            if self.route.get(index).is_keep() && !unread {
                let message = format!("is missing: a new route needs it ({})", spec.kind.describe());
                wrong.push(FieldError::new(spec.name, "missing", message));
            }
        }
        wrong
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::POST, "/v2/routes", &[]).json(&Body { id: None, changes: &self.route })
    }

    fn read(&self, response: &Response) -> Result<Receipt<Route>, ResponseError> {
        match page::one::<Route>(response, "route")? {
            Some(route) if route.id.is_some() => Ok(Receipt::new(Some(route), Evidence::Echo)),
            Some(_) | None => Err(ResponseError::malformed("it does not show the route that was made")),
        }
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(list_routes::request())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Route>> {
        let Some(page) = list_routes::read(response) else {
            return Reconciled::Inconclusive;
        };
        let whole = page.more == Some(false);
        match page.items.into_iter().find(|route| route.alias.as_deref() == Some(self.alias())) {
            Some(route) if self.route.are_shown_by(&route) => {
                Reconciled::Applied(Receipt::new(Some(route), Evidence::ReadBack))
            }
            // Another route has the alias.
            Some(_) => Reconciled::Inconclusive,
            None if whole => Reconciled::NotApplied,
            None => Reconciled::Inconclusive,
        }
    }

    fn finish(&self, receipt: &mut Receipt<Route>, record: &Record, account: &Account<Flowroute>) {
        receipt.finish(record, || secrets(self, account));
    }
}
