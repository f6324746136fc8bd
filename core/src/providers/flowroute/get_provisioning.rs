//! `GET /v2/message-provision/status/:task_id`: reads the status of a messaging task.

use serde_json::Value;

use super::provider::Flowroute;
use crate::operation::prelude::*;
use crate::operation::updated::is_running;

/// Reads the status of a messaging task. Flowroute documents no status but `processing`.
/// For a task of many numbers it reports the progress of each.
/// <https://developer.flowroute.com/api/messages/v2.2/>
#[operation(name = "provisioning.get", safety = ReadOnly, subject = "the status of a messaging task")]
pub struct GetProvisioning {
    /// The id of the task, which the result that started it has.
    #[argument]
    task: ResourceId,
}

/// The status of a messaging task.
#[exported]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Provisioning {
    /// The id of the task.
    pub id: String,
    /// The status.
    pub status: Option<String>,
    /// The progress of each number, for a task of many numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<BulkNumbers>,
    /// All attributes of the task.
    pub attributes: Value,
}

impl Output for Provisioning {}

/// The progress of the numbers of a bulk task, as Flowroute writes them.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct BulkNumbers {
    /// The numbers that are done.
    pub successful: Vec<String>,
    /// The numbers that are in progress.
    pub processing: Vec<String>,
    /// The numbers that failed.
    pub failed: Vec<String>,
}

impl BulkNumbers {
    /// Reads the lists as far as they have the expected shape; `attributes` has all of them.
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

impl Provisioning {
    /// The task that a JSON:API resource shows.
    pub(super) fn of(id: String, data: &Value) -> Self {
        let attributes = data.get("attributes").cloned().unwrap_or_default();
        let status = attributes.get("status").and_then(Value::as_str).map(str::to_owned);
        let numbers = attributes.get("numbers").and_then(BulkNumbers::read);
        Self { id, status, numbers, attributes }
    }

    /// Whether the task may still run.
    pub(super) fn may_run(&self) -> bool {
        is_running(self.status.as_deref())
    }
}

pub(super) fn request(task: &ResourceId) -> ApiRequest {
    ApiRequest::new(Method::GET, "/v2/message-provision/status/{task}", &[task])
}

pub(super) fn read(response: &Response, task: &str) -> Result<Provisioning, ResponseError> {
    let mut body: Value = read_json(response, "a task in JSON")?;
    let data = body.get_mut("data").map(Value::take).unwrap_or_default();
    if data.get("id").and_then(Value::as_str) != Some(task) {
        return Err(ResponseError::malformed("it is about another task"));
    }
    Ok(Provisioning::of(task.to_owned(), &data))
}

impl Operation for GetProvisioning {
    type Provider = Flowroute;
    type Output = Provisioning;

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        request(&self.task)
    }

    fn read(&self, response: &Response) -> Result<Provisioning, ResponseError> {
        read(response, self.task.as_str())
    }
}
