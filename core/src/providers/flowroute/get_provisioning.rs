//! `GET /v2/message-provision/status/:task_id`: how far a messaging task is.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, exported};
use serde_json::Value;

use super::Flowroute;
use crate::operation::account::Account;
use crate::operation::api_request::{ApiRequest, ResourceId};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Reads the status of a messaging task. Flowroute lists no words for it but `processing`.
/// For a task of many numbers it says how far each of them is.
/// <https://developer.flowroute.com/api/messages/v2.2/>
#[documented]
#[derive(Debug, Clone)]
pub struct GetProvisioning {
    task: ResourceId,
}

/// The status of a messaging task.
#[exported]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Provisioning {
    /// The task's id.
    pub id: String,
    /// The provider's word on it.
    pub status: Option<String>,
    /// Of a task for many numbers: how far each of them is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<BulkNumbers>,
    /// Everything that the provider says of it.
    pub attributes: Value,
}

/// How far the numbers of a bulk task are, as Flowroute writes them.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[non_exhaustive]
pub struct BulkNumbers {
    /// Those that are done.
    pub successful: Vec<String>,
    /// Those that are not yet.
    pub processing: Vec<String>,
    /// Those that failed.
    pub failed: Vec<String>,
}

impl BulkNumbers {
    /// A list in another shape is read as far as it is one; `attributes` has all of it.
    fn read(numbers: &Value) -> Option<Self> {
        let numbers = numbers.as_object()?;
        let text = |item: &Value| match item {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let list = |name: &str| {
            let items = numbers.get(name).and_then(Value::as_array).map(Vec::as_slice);
            items.unwrap_or_default().iter().map(text).collect()
        };
        Some(Self { successful: list("successful"), processing: list("processing"), failed: list("failed") })
    }
}

impl GetProvisioning {
    /// The status of a task, whose id an update's result has.
    pub const fn new(task: ResourceId) -> Self {
        Self { task }
    }
}

pub(super) fn request(task: &ResourceId) -> ApiRequest {
    ApiRequest::new(Method::GET, "/v2/message-provision/status/{task}", &[task])
}

pub(super) fn read(response: &Response, task: &str) -> Result<Provisioning, ResponseError> {
    let mut body: Value = serde_json::from_slice(response.body())
        .map_err(|error| ResponseError::malformed(format!("it is no task in JSON ({error})")))?;
    let data = body.get_mut("data").map(Value::take).unwrap_or_default();
    if data.get("id").and_then(Value::as_str) != Some(task) {
        return Err(ResponseError::malformed("it speaks of another task"));
    }
    Ok(shown(task.to_owned(), &data))
}

/// What a task's resource shows.
pub(super) fn shown(id: String, data: &Value) -> Provisioning {
    let attributes = data.get("attributes").cloned().unwrap_or_default();
    let status = attributes.get("status").and_then(Value::as_str).map(str::to_owned);
    let numbers = attributes.get("numbers").and_then(BulkNumbers::read);
    Provisioning { id, status, numbers, attributes }
}

impl Operation for GetProvisioning {
    type Provider = Flowroute;
    type Output = Provisioning;
    const NAME: &'static str = "provisioning.get";

    fn subject(&self) -> Cow<'static, str> {
        "the status of a messaging task".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        request(&self.task)
    }

    fn read(&self, response: &Response) -> Result<Provisioning, ResponseError> {
        read(response, self.task.as_str())
    }
}
