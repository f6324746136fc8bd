//! `POST /v2/message-provision`: enables or disables messaging for one number or many.
//!
//! Starts a task; enabling costs money. The response is the task, whose status shows its progress. After a lost
//! response the number is read: it can prove that messaging is as requested, or that a task runs, but never that no
//! task was started. For several numbers no single read can prove anything.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use super::get_number;
use super::get_provisioning::{self, Provisioning};
use super::number::Number;
use super::page::errors_in;
use super::provider::Flowroute;
use crate::operation::TaskState;
use crate::operation::fields::{self, Members, Options as _, single};
use crate::operation::prelude::*;
use crate::types::text::one_or_many;

/// A change of messaging.
#[string_enum]
pub enum MessagingAction {
    /// The numbers can send and receive messages, which costs money.
    Enable,
    /// The numbers can no longer send and receive messages.
    Disable,
}

/// Notifications about the end of the task.
#[options]
pub struct ProvisioningOptions {
    /// The URL that is called when the task is done.
    pub callback_url: Change<CallbackUrl>,
    /// Whether the account's contact gets an email when the task is done.
    pub email: Change<bool>,
}

/// Enables or disables messaging for numbers of the account.
/// <https://developer.flowroute.com/api/messages/v2.2/>
#[operation(
    name = "provisioning.start", safety = StartsTask, wait, custom_new,
    subject = format!("{} messaging for {}", self.doing(), one_or_many(&self.numbers, "numbers")),
)]
pub struct StartProvisioning {
    /// The numbers of the account, 11 digits each.
    #[argument]
    numbers: Vec<Nanp>,
    /// enable, which costs money, or disable messaging.
    #[argument]
    action: MessagingAction,
    #[options]
    options: ProvisioningOptions,
}

impl StartProvisioning {
    /// Enables or disables messaging for `numbers`. A number that is named twice is sent once.
    pub fn new(
        numbers: impl IntoIterator<Item = Nanp>,
        action: MessagingAction,
        options: ProvisioningOptions,
    ) -> Self {
        let mut seen = HashSet::new();
        let numbers = numbers.into_iter().filter(|number| seen.insert(*number)).collect();
        Self { numbers, action, options }
    }

    const fn doing(&self) -> &'static str {
        match self.action {
            MessagingAction::Enable => "enabling",
            MessagingAction::Disable => "disabling",
        }
    }

    /// Reads the number, if there is only one.
    fn read_number(&self, response: &Response) -> Option<Number> {
        single(&self.numbers).and_then(|number| Number::read(response, number).ok())
    }

    /// Whether the number shows the requested state of messaging.
    fn is_shown_by(&self, number: &Number) -> bool {
        number.messaging_enabled == Some(self.action == MessagingAction::Enable)
    }

    /// Sets the state of the receipt from its task. A bulk task reports each number. Any other task only reports its
    /// end; a read of the number shows the result.
    fn judge(&self, receipt: &mut Receipt<Provisioning>) {
        let Some(task) = &receipt.item else { return };
        let is_bulk = single(&self.numbers).is_none();
        receipt.state = match &task.numbers {
            _ if task.may_run() => FieldState::Pending,
            Some(numbers) if is_bulk && !numbers.failed.is_empty() => FieldState::Rejected,
            Some(numbers) if is_bulk && !numbers.processing.is_empty() => FieldState::Pending,
            Some(numbers) if is_bulk && !numbers.successful.is_empty() => FieldState::Applied,
            Some(_) | None => FieldState::Unknown,
        };
    }
}

#[derive(Serialize)]
struct Body<'a> {
    numbers: &'a [Nanp],
    action: MessagingAction,
    #[serde(flatten)]
    options: Members<'a, ProvisioningOptions>,
}

impl Operation for StartProvisioning {
    type Provider = Flowroute;
    type Output = Receipt<Provisioning>;

    fn validate(&self, account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut errors = if self.options.is_empty() {
            Vec::new()
        } else {
            fields::check(&self.options, account.is_local())
        };
        if self.numbers.is_empty() {
            errors.push(FieldError::new("numbers", "empty", "are missing: name at least one number"));
        }
        errors
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        let options = Members(&self.options);
        let body = Body { numbers: &self.numbers, action: self.action, options };
        ApiRequest::new(Method::POST, "/v2/message-provision", &[]).json(&body)
    }

    /// The form of the response is not documented: a task in `data`, or a body without one.
    fn read(&self, response: &Response) -> Result<Receipt<Provisioning>, ResponseError> {
        let mut receipt = Receipt::new(None, Evidence::Status);
        receipt.state = FieldState::Pending;
        if response.body().trim_ascii().is_empty() {
            return Ok(receipt);
        }
        let body: Value = read_json(response, "a task in JSON")?;
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
        receipt.item = id.map(|id| Provisioning::of(id, data));
        receipt.request_id = errors.iter().find_map(|error| error.id.clone());
        receipt.server_errors = errors;
        self.judge(&mut receipt);
        Ok(receipt)
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        single(&self.numbers).map(get_number::request)
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Provisioning>> {
        let Some(number) = self.read_number(response) else {
            return Reconciled::Inconclusive;
        };
        let mut receipt = Receipt::new(None, Evidence::ReadBack);
        if self.is_shown_by(&number) {
            return Reconciled::Applied(receipt);
        }
        // A link may point to an old task. A task reported as running is this one or does the same, but only if
        // messaging is to be enabled: while it is on, the task may be the one that enabled it.
        let enables = self.action == MessagingAction::Enable;
        match number.provisioning.filter(|task| enables && task.may_run() && task.status.is_some()) {
            Some(task) => {
                let (id, status) = (task.id, task.status);
                receipt.item = Some(Provisioning { id, status, numbers: None, attributes: Value::Null });
                receipt.state = FieldState::Pending;
                Reconciled::Applied(receipt)
            }
            None => Reconciled::Inconclusive,
        }
    }

    fn read_effect(&self, receipt: &mut Receipt<Provisioning>, response: &Response) -> bool {
        let shown = self.read_number(response).is_some_and(|number| self.is_shown_by(&number));
        if shown {
            (receipt.state, receipt.evidence) = (FieldState::Applied, Evidence::ReadBack);
        }
        shown
    }

    fn task(&self, receipt: &Receipt<Provisioning>) -> Option<ApiRequest> {
        let task = receipt.item.as_ref().filter(|task| task.may_run())?;
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
        let runs = task.may_run();
        self.judge(receipt);
        if runs { TaskState::UnderWay } else { TaskState::Ended }
    }

    /// Also masks the callback URL, which the attributes of a task may repeat.
    fn finish(&self, receipt: &mut Receipt<Provisioning>, record: &Record, account: &Account<Flowroute>) {
        let secrets = || secrets(self, account);
        if let Some(task) = &mut receipt.item {
            secrets().mask_json(&mut task.attributes);
        }
        receipt.finish(record, &secrets);
    }
}
