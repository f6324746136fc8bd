//! `POST /v2/message-provision`: messaging enabled or disabled, for one number or for many.
//!
//! Starts a task; enabling costs money. The answer is the task, whose status says how far it is. A lost answer is
//! read back by `GET` on the number, which proves that messaging is as it should be, or that a task runs; never
//! that none was started. For many numbers no single read tells.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options, string_enum};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::{Flowroute, Number, Provisioning, errors_in, get_number, get_provisioning};
use crate::Change;
use crate::number::Nanp;
use crate::operation::account::Account;
use crate::operation::api_request::{ApiRequest, ResourceId};
use crate::operation::fields::{self, Options};
use crate::operation::receipt::Receipt;
use crate::operation::updated::{Evidence, FieldState};
use crate::operation::{Operation, Reconciled, Record, Response, ResponseError, Safety, TaskState, secrets};
use crate::types::callback::CallbackUrl;
use crate::types::error::{ErrorCode, FieldError};
use crate::types::secret::Secrets;

/// What becomes of messaging.
#[string_enum]
pub enum MessagingAction {
    /// The numbers can send and receive messages, which costs money.
    #[value("enable")]
    Enable,
    /// They no longer can.
    #[value("disable")]
    Disable,
}

/// Who is told when the task is done.
#[options]
pub struct ProvisioningOptions {
    /// The URL that is called when the task is done.
    pub callback_url: Change<CallbackUrl>,
    /// Whether the account's contact gets an email when the task is done.
    pub email: Change<bool>,
}

/// Enables or disables messaging for numbers of the account.
/// <https://developer.flowroute.com/api/messages/v2.2/>
#[documented]
#[derive(Debug, Clone)]
pub struct StartProvisioning {
    numbers: Vec<Nanp>,
    action: MessagingAction,
    options: ProvisioningOptions,
    input_errors: Vec<FieldError>,
}

impl StartProvisioning {
    /// Enables or disables messaging for `numbers`. A number that is named twice is sent once.
    pub fn new(numbers: impl IntoIterator<Item = Nanp>, action: MessagingAction) -> Self {
        let mut seen = std::collections::HashSet::new();
        let numbers = numbers.into_iter().filter(|number| seen.insert(*number)).collect();
        Self { numbers, action, options: ProvisioningOptions::default(), input_errors: Vec::new() }
    }

    /// With who is told.
    #[must_use]
    pub fn options(mut self, options: ProvisioningOptions) -> Self {
        self.options = options;
        self
    }

    /// With what a reader of outside input could not take into the options: it is refused together with all else
    /// that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }

    /// The number, if there is but one.
    fn single(&self) -> Option<Nanp> {
        match self.numbers.as_slice() {
            [number] => Some(*number),
            _ => None,
        }
    }

    /// Whether messaging of the number is as it should be.
    fn is_met_by(&self, number: &Number) -> bool {
        number.messaging_enabled == Some(self.action == MessagingAction::Enable)
    }

    /// What the receipt says once the task does: a bulk task tells of its numbers, another one only that it has
    /// ended, and its number tells the rest.
    fn judge(receipt: &mut Receipt<Provisioning>, bulk: bool) {
        let Some(task) = &receipt.item else { return };
        receipt.state = match &task.numbers {
            _ if may_run(task) => FieldState::Pending,
            Some(numbers) if bulk && !numbers.failed.is_empty() => FieldState::Rejected,
            Some(numbers) if bulk && !numbers.processing.is_empty() => FieldState::Pending,
            Some(numbers) if bulk && !numbers.successful.is_empty() => FieldState::Applied,
            Some(_) | None => FieldState::Unknown,
        };
    }
}

fn may_run(task: &Provisioning) -> bool {
    task.status.as_deref().is_none_or(|status| status == "processing")
}

/// Masks what a task repeats of the callback URL.
fn mask(value: &mut Value, secrets: &Secrets) {
    match value {
        Value::String(text) => secrets.mask(text),
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, secrets)),
        Value::Object(members) => members.values_mut().for_each(|member| mask(member, secrets)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

struct Body<'a>(&'a StartProvisioning);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut members = to.serialize_map(None)?;
        members.serialize_entry("numbers", &self.0.numbers)?;
        members.serialize_entry("action", &self.0.action)?;
        self.0.options.write(&mut members)?;
        members.end()
    }
}

impl Operation for StartProvisioning {
    type Provider = Flowroute;
    type Output = Receipt<Provisioning>;
    const NAME: &'static str = "provisioning.start";

    fn subject(&self) -> Cow<'static, str> {
        let what = match self.action {
            MessagingAction::Enable => "enabling",
            MessagingAction::Disable => "disabling",
        };
        match self.single() {
            Some(number) => format!("{what} messaging for {number}").into(),
            None => format!("{what} messaging for {} numbers", self.numbers.len()).into(),
        }
    }

    fn safety(&self) -> Safety {
        Safety::StartsTask
    }

    fn validate(&self, account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut wrong = if self.options.is_empty() && self.input_errors.is_empty() {
            Vec::new()
        } else {
            fields::check(&self.options, &self.input_errors, account.is_local())
        };
        if self.numbers.is_empty() {
            wrong.push(FieldError::new("numbers", "empty", "are missing: name at least one number"));
        }
        wrong
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::POST, "/v2/message-provision", &[]).json(&Body(self))
    }

    /// How the answer looks is published nowhere: a task in `data`, or nothing that tells of one.
    fn read(&self, response: &Response) -> Result<Receipt<Provisioning>, ResponseError> {
        let mut receipt = Receipt::new(None, Evidence::Status);
        receipt.state = FieldState::Pending;
        if response.body().trim_ascii().is_empty() {
            return Ok(receipt);
        }
        let body: Value = serde_json::from_slice(response.body())
            .map_err(|error| ResponseError::malformed(format!("it is no task in JSON ({error})")))?;
        let errors = errors_in(&body);
        let data = match &body["data"] {
            Value::Array(items) if items.len() == 1 => &items[0],
            data => data,
        };
        let id = match &data["id"] {
            Value::String(id) => Some(id.clone()),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        };
        if id.is_none() && !errors.is_empty() {
            return Err(ResponseError::ReportedFailure(ErrorCode::Rejected));
        }
        receipt.item = id.map(|id| get_provisioning::shown(id, data));
        receipt.request_id = errors.iter().find_map(|error| error.id.clone());
        receipt.server_errors = errors;
        Self::judge(&mut receipt, self.single().is_none());
        Ok(receipt)
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        self.single().map(get_number::request)
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Provisioning>> {
        let number = self.single().and_then(|number| Number::read(response, number).ok());
        let Some(number) = number else {
            return Reconciled::Inconclusive;
        };
        let mut receipt = Receipt::new(None, Evidence::ReadBack);
        if self.is_met_by(&number) {
            return Reconciled::Applied(receipt);
        }
        // A link to a task may be to one of long ago; one that is said to run is this one, or as good as it. While
        // messaging is on, it may still be the one that enabled it.
        let enables = self.action == MessagingAction::Enable;
        match number.provisioning.filter(|task| enables && task.may_run() && task.status.is_some()) {
            Some(task) => {
                receipt.item = Some(Provisioning {
                    id: task.id,
                    status: task.status,
                    numbers: None,
                    attributes: Value::Null,
                });
                receipt.state = FieldState::Pending;
                Reconciled::Applied(receipt)
            }
            None => Reconciled::Inconclusive,
        }
    }

    /// A task that has ended with its answer says nothing of its number yet.
    fn needs_read_back(&self, receipt: &Receipt<Provisioning>) -> bool {
        receipt.state == FieldState::Unknown
    }

    fn read_effect(&self, receipt: &mut Receipt<Provisioning>, response: &Response) -> bool {
        let Some(number) = self.single().and_then(|number| Number::read(response, number).ok()) else {
            return false;
        };
        let met = self.is_met_by(&number);
        if met {
            (receipt.state, receipt.evidence) = (FieldState::Applied, Evidence::ReadBack);
        }
        met
    }

    fn task(&self, receipt: &Receipt<Provisioning>) -> Option<ApiRequest> {
        let task = receipt.item.as_ref().filter(|task| may_run(task))?;
        ResourceId::parse(&task.id).map(|task| get_provisioning::request(&task))
    }

    fn read_task(&self, receipt: &mut Receipt<Provisioning>, response: &Response) -> TaskState {
        let Some(task) = &mut receipt.item else {
            return TaskState::Ended;
        };
        let Ok(seen) = get_provisioning::read(response, &task.id) else {
            return TaskState::UnderWay;
        };
        *task = seen;
        let runs = may_run(task);
        Self::judge(receipt, self.single().is_none());
        if runs { TaskState::UnderWay } else { TaskState::Ended }
    }

    fn finish(&self, receipt: &mut Receipt<Provisioning>, record: &Record, account: &Account<Flowroute>) {
        if let Some(task) = &mut receipt.item {
            mask(&mut task.attributes, &secrets(self, account));
        }
        receipt.finish(record, || secrets(self, account));
    }

    fn secrets(&self) -> Vec<String> {
        self.options.callback_url.value().map(CallbackUrl::secrets).unwrap_or_default()
    }
}
