//! The cart: numbers of the stock that are put aside for a checkout. The words that its operations share.

use http::Method;
use numplan_macros::model;
use serde::Serialize;
use serde_json::Value;

use super::StockNumber;
use super::pages::{items, success};
use crate::operation::api_request::{ApiRequest, ResourceId};
use crate::operation::{Response, ResponseError};
use crate::types::error::FieldError;
use crate::types::model::{Extra, lenient_struct};

/// What is in the cart.
#[model]
pub struct Cart {
    /// The numbers.
    pub dids: Vec<StockNumber>,
    /// The kinds of documents that they need.
    pub doc_types: Vec<DocumentKind>,
    /// Members without a field of their own.
    pub extra: Extra,
}

/// A kind of document.
#[model]
pub struct DocumentKind {
    /// Its id.
    pub id: Option<i64>,
    /// Its name.
    pub name: Option<String>,
    /// What it is, in words.
    pub title: Option<String>,
    /// Members without a field of their own.
    pub extra: Extra,
}

lenient_struct!(DocumentKind);

impl Cart {
    pub(super) fn read(response: &Response) -> Result<Self, ResponseError> {
        let mut body = success(response)?;
        let dids = items(&mut body, "dids")?;
        let rest: Self = serde_json::from_value(body)
            .map_err(|error| ResponseError::malformed(format!("it is no cart in JSON ({error})")))?;
        Ok(Self { dids, ..rest })
    }

    /// Whether a number of the stock is in it.
    pub fn has(&self, id: &ResourceId) -> bool {
        self.dids.iter().any(|number| number.id.as_deref() == Some(id.as_str()))
    }
}

/// The request that reads the cart.
pub(super) fn read_cart() -> ApiRequest {
    ApiRequest::new(Method::GET, "/v1/buy/cart", &[])
}

/// The body of what changes the cart or buys it.
#[derive(Serialize)]
pub(super) struct Ids<'a> {
    ids: Vec<&'a str>,
}

impl<'a> Ids<'a> {
    pub(super) fn of(ids: impl IntoIterator<Item = &'a ResourceId>) -> Self {
        Self { ids: ids.into_iter().map(ResourceId::as_str).collect() }
    }
}

/// What is wrong with a list of things of which each may be named once.
pub(super) fn check_list<T: PartialEq>(
    field: &str,
    list: &[T],
    shown: impl Fn(&T) -> String,
) -> Vec<FieldError> {
    if list.is_empty() {
        return vec![FieldError::new(field, "empty", "are missing: name at least one")];
    }
    let again = |(index, item): (usize, &T)| {
        let known = list.iter().take(index).any(|earlier| earlier == item);
        let message = || format!("names {} again: leave it out", shown(item));
        known.then(|| FieldError::new(format!("{field}[{index}]"), "repeated", message()))
    };
    list.iter().enumerate().filter_map(again).collect()
}

/// The ids of the stock that an answer names as not to be had.
pub(super) fn refused_ids(body: &Value) -> Vec<String> {
    let ids = body.get("error_dids").and_then(Value::as_array).into_iter().flatten();
    ids.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)).collect()
}
