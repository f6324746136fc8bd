//! `PATCH /v2/numbers/:id`: alias, CNAM lookups, messaging.
//!
//! The body is flat, unlike the other bodies here. Enabling messaging starts a task: the response
//! still shows messaging off.

use super::account::Account;
use super::number::{Number, Task, TaskAction};
use super::{error, object};
use crate::fields::is_callback;
use crate::prelude::*;
use crate::switches::{AliasEcho, Clearing, MessagingDown, MessagingOff};

pub(super) fn handle(account: &mut Account, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    account.record(number, cx)?;
    let change = NumberChange::read(cx)?;
    let record = account.record(number, cx)?;
    let before = record.current().alias.clone();
    let provisioning = change.provisioning(record.current());
    change.apply(record.write(cx.switches.read_lag), cx.switches);
    let down = provisioning && cx.switches.flowroute_messaging_down != MessagingDown::Off;
    if provisioning && !down {
        let task = change.task(number, cx.ids.hex());
        account.record(number, cx)?.write(cx.switches.read_lag).message_provision = Some(task.id.clone());
        account.start(task, cx.switches);
        cx.orders.add(Provider::Flowroute, OrderKind::EnableMessaging, [number]);
    }
    let mut shown = account.record(number, cx)?.current().clone();
    shown.alias = match cx.switches.flowroute_alias_echo {
        AliasEcho::AsSent => shown.alias,
        AliasEcho::Restyled => shown.alias.map(|alias| restyled(&alias)),
        AliasEcho::Before => before,
    };
    let document = object::document(account, &shown, cx.switches);
    let title = Some("Service Unavailable");
    let response = match cx.switches.flowroute_messaging_down {
        _ if !down => Response::json(cx.updated(StatusCode::OK), document),
        MessagingDown::Off | MessagingDown::Number => error::multi_status(Some(document), None, cx),
        MessagingDown::Errors => error::multi_status(None, title, cx),
        MessagingDown::Both => error::multi_status(Some(document), title, cx),
        MessagingDown::Empty => error::multi_status(None, None, cx),
    };
    Ok(response.committed().about(number, None))
}

/// `NYC Number` becomes `My NYC number`.
fn restyled(alias: &str) -> String {
    match alias.split_once(' ') {
        Some((first, rest)) => format!("My {first} {}", rest.to_lowercase()),
        None => format!("My {alias}"),
    }
}

/// The fields of an update.
struct NumberChange {
    alias: Sent<String>,
    cnam_lookups_enabled: Sent<bool>,
    messaging_enabled: Sent<bool>,
    messaging_email: Sent<bool>,
    messaging_callback_url: Sent<String>,
}

impl NumberChange {
    fn read(cx: &mut Context<'_>) -> Result<Self, Response> {
        if !cx.request.is_json() {
            return Err(error::unsupported_media_type(cx));
        }
        let Some(Value::Object(body)) = cx.request.json() else {
            return Err(error::bad_request("The body is not a JSON object.", cx));
        };
        let mut fields = Fields::new(&body);
        let kind = fields.text("type");
        let change = Self {
            alias: fields.text("alias"),
            cnam_lookups_enabled: fields.flag("cnam_lookups_enabled"),
            messaging_enabled: fields.flag("messaging_enabled"),
            messaging_email: fields.flag("messaging_email"),
            messaging_callback_url: fields.text("messaging_callback_url"),
        };
        match kind {
            Sent::Value(kind) if kind == "number" => {}
            Sent::Value(_) => fields.reject("type", "Must be number."),
            Sent::Absent | Sent::Null => fields.reject("type", "Missing data for required field."),
        }
        change.check(&mut fields, cx.switches);
        fields.finish(cx.switches.unknown_fields).map_err(|wrong| error::unprocessable(wrong, cx))?;
        Ok(change)
    }

    fn check(&self, fields: &mut Fields<'_>, switches: &Switches) {
        if self.clears_alias() && switches.flowroute_clear_alias == Clearing::Rejected {
            fields.reject("alias", "Field may not be null.");
        }
        let others =
            ["cnam_lookups_enabled", "messaging_enabled", "messaging_email", "messaging_callback_url"];
        fields.reject_null(&others, "Field may not be null.");
        let enabling = self.messaging_enabled == Sent::Value(true);
        if self.messaging_enabled == Sent::Value(false)
            && switches.flowroute_messaging_off == MessagingOff::Rejected
        {
            fields.reject("messaging_enabled", "Use message provisioning to disable messaging.");
        }
        if self.messaging_email == Sent::Value(true) && !enabling {
            fields.reject("messaging_email", "Requires messaging_enabled.");
        }
        if let Some(url) = self.messaging_callback_url.value() {
            if !enabling {
                fields.reject("messaging_callback_url", "Requires messaging_enabled.");
            } else if !is_callback(url) {
                fields.reject("messaging_callback_url", "Not a valid URL.");
            }
        }
    }

    fn clears_alias(&self) -> bool {
        match &self.alias {
            Sent::Absent => false,
            Sent::Null => true,
            Sent::Value(alias) => alias.is_empty(),
        }
    }

    fn apply(&self, number: &mut Number, switches: &Switches) {
        if self.clears_alias() {
            if switches.flowroute_clear_alias == Clearing::Clears {
                number.alias = None;
            }
        } else {
            self.alias.store(&mut number.alias);
        }
        self.cnam_lookups_enabled.store(&mut number.cnam_lookups_enabled);
        if self.messaging_enabled == Sent::Value(false)
            && switches.flowroute_messaging_off == MessagingOff::Disables
        {
            number.messaging_enabled = false;
        }
    }

    /// Whether the update starts a task. A number that has messaging needs none.
    fn provisioning(&self, number: &Number) -> bool {
        self.messaging_enabled == Sent::Value(true) && !number.messaging_enabled
    }

    fn task(&self, number: &str, id: String) -> Task {
        Task {
            id,
            tn: number.to_owned(),
            bulk: None,
            action: TaskAction::Enable,
            status: "processing".to_owned(),
            email: self.messaging_email == Sent::Value(true),
            callback_url: self.messaging_callback_url.value().cloned(),
        }
    }
}
