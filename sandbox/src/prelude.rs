//! The names that most handlers of requests need: `use crate::prelude::*`.

pub(crate) use http::StatusCode;
pub(crate) use serde_json::{Map, Value, json};

pub(crate) use crate::context::Context;
pub(crate) use crate::fields::{Fields, Sent, Wrong};
pub(crate) use crate::filter::{Filter, Filters};
pub(crate) use crate::orders::OrderKind;
pub(crate) use crate::provider::Provider;
pub(crate) use crate::record::{Due, Record};
pub(crate) use crate::record_type::record_type;
pub(crate) use crate::request::Request;
pub(crate) use crate::response::{HandlerResult, Response};
pub(crate) use crate::switches::Switches;
