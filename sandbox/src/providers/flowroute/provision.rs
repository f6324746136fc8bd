//! `POST /v2/message-provision`: enables or disables messaging for one or many numbers.
//!
//! One number starts the same task as an update. Several numbers start a bulk task, in which
//! numbers that are not on the account fail.

use super::account::Account;
use super::number::{Progress, Task, TaskAction};
use super::{error, object};
use crate::fields::is_callback;
use crate::prelude::*;
use crate::switches::{MessagingDown, ProvisionForm};

pub(super) fn handle(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    let provision = ProvisionRequest::read(cx)?;
    if cx.switches.flowroute_messaging_down != MessagingDown::Off {
        return Err(error::unavailable(StatusCode::SERVICE_UNAVAILABLE, cx));
    }
    if let [number] = provision.numbers.as_slice() {
        account.record(number, cx)?;
    }
    let task = provision.task(cx.ids.hex());
    for number in &provision.numbers {
        if let Some(record) = account.numbers.get_mut(number.as_str()) {
            record.write(cx.switches.read_lag).message_provision = Some(task.id.clone());
        }
    }
    let what = match provision.action {
        TaskAction::Enable => OrderKind::EnableMessaging,
        TaskAction::Disable => OrderKind::DisableMessaging,
    };
    let response = Response::json(StatusCode::CREATED, object::task_document(&task, cx.switches)).committed();
    account.start(task, cx.switches);
    let response = match provision.numbers.as_slice() {
        [number] => response.about(number, None),
        _ => response,
    };
    cx.orders.add(Provider::Flowroute, what, provision.numbers);
    Ok(response)
}

/// The fields of the request.
struct ProvisionRequest {
    numbers: Vec<String>,
    action: TaskAction,
    callback_url: Option<String>,
    email: bool,
}

impl ProvisionRequest {
    fn read(cx: &mut Context<'_>) -> Result<Self, Response> {
        if !cx.request.is_json() {
            return Err(error::unsupported_media_type(cx));
        }
        let form = cx.switches.flowroute_provision_form;
        let mut body = cx.request.json().unwrap_or_default();
        if form == ProvisionForm::JsonApi {
            body = body["data"]["attributes"].take();
        }
        let Value::Object(body) = &body else {
            return Err(error::bad_request("The body is not the object that it should be.", cx));
        };
        Self::read_fields(body, cx.switches).map_err(|wrong| error::unprocessable(wrong, cx))
    }

    fn read_fields(body: &Map<String, Value>, switches: &Switches) -> Result<Self, crate::fields::Wrong> {
        let mut fields = Fields::new(body);
        let numbers = match fields.list("numbers") {
            Sent::Value(list) if !list.is_empty() => {
                list.iter().map(|number| digits(number, switches.flowroute_provision_form)).collect()
            }
            Sent::Absent | Sent::Null | Sent::Value(_) => None,
        };
        if numbers.is_none() {
            fields.reject("numbers", "Not a valid list of numbers.");
        }
        let action = match fields.one_of("action", &["enable", "disable"]) {
            Sent::Value(word) if word == "disable" => TaskAction::Disable,
            Sent::Value(_) => TaskAction::Enable,
            Sent::Absent | Sent::Null => {
                fields.reject("action", "Missing data for required field.");
                TaskAction::Enable
            }
        };
        let callback_url = fields.text("callback_url").value().cloned();
        if callback_url.as_deref().is_some_and(|url| !is_callback(url)) {
            fields.reject("callback_url", "Not a valid URL.");
        }
        let email = fields.flag("email") == Sent::Value(true);
        fields.finish(switches.unknown_fields)?;
        Ok(Self { numbers: numbers.unwrap_or_default(), action, callback_url, email })
    }

    fn task(&self, id: String) -> Task {
        let (tn, bulk) = match self.numbers.as_slice() {
            [number] => (number.clone(), None),
            numbers => {
                (String::new(), Some(Progress { processing: numbers.to_vec(), ..Progress::default() }))
            }
        };
        Task {
            id,
            tn,
            bulk,
            action: self.action,
            status: "processing".to_owned(),
            email: self.email,
            callback_url: self.callback_url.clone(),
        }
    }
}

/// The digits of a number in the form of the switch `flowroute_provision_form`.
fn digits(number: &Value, form: ProvisionForm) -> Option<String> {
    let text = number.as_str()?;
    let digits = match form {
        ProvisionForm::Flat | ProvisionForm::JsonApi => text,
        ProvisionForm::Plus => text.strip_prefix('+')?,
    };
    let is_number = digits.len() == 11 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.to_owned())
}
