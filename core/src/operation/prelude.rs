//! The names that most files of operations need: `use crate::operation::prelude::*`.

pub(crate) use http::{Method, StatusCode};
pub(crate) use numplan_macros::{exported, model, operation, options, string_enum};

pub(crate) use crate::number::{Nanp, PhoneNumber};
pub(crate) use crate::operation::account::Account;
pub(crate) use crate::operation::api_request::{ApiRequest, ResourceId};
pub(crate) use crate::operation::paging::{List, Page, Window};
pub(crate) use crate::operation::receipt::Receipt;
pub(crate) use crate::operation::response::{read_items, read_json, take_items};
pub(crate) use crate::operation::updated::{Evidence, FieldState, Updated};
pub(crate) use crate::operation::{
    Declared, Follow, Operation, Output, Reconciled, Record, Response, ResponseError, Safety, secrets,
};
pub(crate) use crate::types::Change;
pub(crate) use crate::types::callback::CallbackUrl;
pub(crate) use crate::types::error::{ErrorCode, FieldError};
pub(crate) use crate::types::model::{Extra, Model, Money};
