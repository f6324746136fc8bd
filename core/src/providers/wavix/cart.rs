//! The cart: numbers of the stock that are put aside for a checkout.

use serde::Serialize;

use super::responses::success;
use super::stock::StockNumber;
use crate::operation::prelude::*;

/// The contents of the cart.
#[model]
pub struct Cart {
    /// The numbers.
    pub dids: Vec<StockNumber>,
    /// The kinds of documents that the numbers need.
    pub doc_types: Vec<DocumentKind>,
    /// Members without a field of their own.
    pub extra: Extra,
}

/// A kind of document.
#[model]
pub struct DocumentKind {
    /// The id.
    pub id: Option<i64>,
    /// The name.
    pub name: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Members without a field of their own.
    pub extra: Extra,
}

impl Cart {
    pub(super) fn read(response: &Response) -> Result<Self, ResponseError> {
        let mut body = success(response)?;
        let dids = take_items(&mut body, "dids")?;
        let rest: Self = serde_json::from_value(body)
            .map_err(|error| ResponseError::malformed(format!("it is not a cart in JSON ({error})")))?;
        Ok(Self { dids, ..rest })
    }

    /// Whether the cart has a number of the stock.
    pub fn has(&self, id: &ResourceId) -> bool {
        self.dids.iter().any(|number| number.id.as_deref() == Some(id.as_str()))
    }
}

/// The request that reads the cart.
pub(super) fn read_cart() -> ApiRequest {
    ApiRequest::new(Method::GET, "/v1/buy/cart", &[])
}

/// The body of requests that change the cart or buy its numbers.
#[derive(Serialize)]
pub(super) struct Ids<'a> {
    ids: Vec<&'a str>,
}

impl<'a> Ids<'a> {
    pub(super) fn of(ids: impl IntoIterator<Item = &'a ResourceId>) -> Self {
        Self { ids: ids.into_iter().map(ResourceId::as_str).collect() }
    }
}
