//! `POST /v2/routes`: creates an inbound voice route.
//!
//! Starts a side effect: each request creates a route. After a lost response the list of routes is read, in which the
//! alias, unique in an account, identifies the new route. A whole list without it proves that nothing was created, and
//! a repetition cannot create a second route: Flowroute refuses a duplicate alias (403). In an account with more than
//! 200 routes one page proves nothing.

use serde::Serialize;

use super::list_routes;
use super::number::Route;
use super::page;
use super::provider::Flowroute;
use crate::operation::fields::{self, Members, Options as _};
use crate::operation::prelude::*;
use crate::types::text;

/// The type of a route's target.
#[string_enum]
#[non_exhaustive]
pub enum RouteType {
    /// A host name or IP address, with or without a port.
    Host,
    /// A phone number.
    Number,
    /// A SIP URI.
    Uri,
}

/// The fields of a new route, or the changes of an update.
#[options]
pub struct RouteChanges {
    /// The type of the target: a host, a phone number or a SIP URI.
    pub route_type: Change<RouteType>,
    /// The target, in the form of its type: `www.example.com:5060`, `12065551234`, `sip:ann@example.com`.
    pub value: Change<String>,
    /// The account's own name for the route, which no other route of the account has.
    pub alias: Change<String>,
    /// The id of the edge strategy, a number that the list of edge strategies shows.
    pub edge_strategy_id: Change<u32>,
}

impl RouteChanges {
    /// The errors of empty texts: a route has a target and a name.
    pub(super) fn check_texts(&self) -> impl Iterator<Item = FieldError> {
        let texts = [("value", &self.value), ("alias", &self.alias)].into_iter();
        let empty = texts.filter(|(_, change)| change.value().is_some_and(|text| text.trim().is_empty()));
        let message = "must not be empty: give it a text, or leave it out";
        empty.map(move |(field, _)| FieldError::new(field, "empty", message))
    }

    /// Whether a route shows the requested values. A value that it does not show counts as shown.
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

/// `{"data":{"type":"route"[,"id"][,"attributes":{…}]}}`
#[derive(Serialize)]
pub(super) struct Body<'a> {
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributes: Option<Members<'a, RouteChanges>>,
}

impl<'a> Body<'a> {
    pub(super) fn new(id: Option<&'a str>, changes: Option<&'a RouteChanges>) -> Self {
        Self { data: Data { r#type: "route", id, attributes: changes.map(Members) } }
    }
}

/// Creates an inbound voice route. All fields but `edge_strategy_id` are required.
/// <https://developer.flowroute.com/api/numbers/v2.0/create-an-inbound-route/>
#[operation(
    name = "routes.create", safety = StartsTask,
    subject = format!("the creation of the route {}", text::brief(self.alias(), 40)),
)]
pub struct CreateRoute {
    #[options]
    route: RouteChanges,
}

impl CreateRoute {
    fn alias(&self) -> &str {
        self.route.alias.value().map(String::as_str).unwrap_or_default()
    }
}

impl Operation for CreateRoute {
    type Provider = Flowroute;
    type Output = Receipt<Route>;

    fn validate(&self, account: &Account<Flowroute>) -> Vec<FieldError> {
        // An empty route is reported field by field.
        let mut errors =
            if self.route.is_empty() { Vec::new() } else { fields::check(&self.route, account.is_local()) };
        errors.extend(self.route.check_texts());
        let changed = self.route.changed();
        let is_given = |name| changed.iter().any(|(spec, _)| spec.name == name) || self.route.is_unread(name);
        let missing = RouteChanges::FIELDS
            .iter()
            .filter(|spec| spec.name != "edge_strategy_id" && !is_given(spec.name));
        errors.extend(missing.map(|spec| {
            let message = format!("is missing: a new route needs it ({})", spec.kind.describe());
            FieldError::new(spec.name, "missing", message)
        }));
        errors
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::POST, "/v2/routes", &[]).json(&Body::new(None, Some(&self.route)))
    }

    fn read(&self, response: &Response) -> Result<Receipt<Route>, ResponseError> {
        match page::one::<Route>(response, "route")? {
            Some(route) if route.id.is_some() => Ok(Receipt::new(Some(route), Evidence::Echo)),
            Some(_) | None => Err(ResponseError::malformed("it does not show the new route")),
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
}
