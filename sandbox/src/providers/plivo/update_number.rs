//! `POST /v1/Account/{auth_id}/Number/{number}/`: alias, application, subaccount, caller names.
//!
//! By an older page, an update without an application assigns the account's default one.

use std::time::Duration;

use super::account::{Account, User};
use super::error;
use super::number::{DEFAULT_APPLICATION, Number, Registration};
use crate::fields::is_callback;
use crate::prelude::*;
use crate::switches::{Clearing, ComplianceUpdate, EmptyAppId, MissingAppId, RegistrationEnd};

pub(super) fn handle(account: &mut Account, user: User, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    let record = account.record(user, number, cx)?;
    let body = user.body(cx)?;
    let change = NumberChange::read(&body, record.current(), cx.switches)
        .map_err(|wrong| error::invalid(wrong, cx))?;
    change.apply_first(record.write(cx.switches.read_lag), cx.switches);
    let left_out = if cx.switches.plivo_partial { change.second_part() } else { Vec::new() };
    if !cx.switches.plivo_partial {
        change.apply_second(record.write(cx.switches.read_lag), cx.switches);
        if change.register(record, cx.switches) {
            cx.orders.add(Provider::Plivo, OrderKind::Register, [number]);
        }
    }
    let mut body = json!({ "api_id": cx.ids.uuid(), "message": "changed" });
    let status = if left_out.is_empty() {
        cx.updated(StatusCode::ACCEPTED)
    } else {
        let error: Map<String, Value> =
            left_out.into_iter().map(|name| (name.to_owned(), "could not be changed".into())).collect();
        body["error"] = error.into();
        StatusCode::PARTIAL_CONTENT
    };
    Ok(Response::json(status, body).committed().about(number, None))
}

/// The fields of an update.
struct NumberChange {
    app_id: Sent<String>,
    subaccount: Sent<String>,
    alias: Sent<String>,
    compliance_application_id: Sent<String>,
    cnam_lookup: Sent<String>,
    cnam: Sent<String>,
    cnam_callback_url: Sent<String>,
    cnam_callback_method: Sent<String>,
    caller_reputation: Sent<String>,
    profile_uuid: Sent<String>,
    caller_reputation_callback_url: Sent<String>,
    caller_reputation_callback_method: Sent<String>,
}

impl NumberChange {
    fn read(body: &Map<String, Value>, number: &Number, switches: &Switches) -> Result<Self, Wrong> {
        let mut fields = Fields::new(body);
        let switch = ["enabled", "disabled"];
        let method = ["GET", "POST"];
        let change = Self {
            app_id: fields.text("app_id"),
            subaccount: fields.text("subaccount"),
            alias: fields.text("alias"),
            compliance_application_id: fields.text("compliance_application_id"),
            cnam_lookup: fields.one_of("cnam_lookup", &switch),
            cnam: fields.text("cnam"),
            cnam_callback_url: fields.text("cnam_callback_url"),
            cnam_callback_method: fields.one_of("cnam_callback_method", &method),
            caller_reputation: fields.one_of("caller_reputation", &switch),
            profile_uuid: fields.text("profile_uuid"),
            caller_reputation_callback_url: fields.text("caller_reputation_callback_url"),
            caller_reputation_callback_method: fields.one_of("caller_reputation_callback_method", &method),
        };
        // The vendor's SDK repeats the number of the path and sends an undocumented field.
        fields.allow("number");
        fields.allow("verification_info");
        change.check(&mut fields, switches);
        change.check_against(number, &mut fields, switches);
        fields.finish(switches.unknown_fields)?;
        Ok(change)
    }

    /// Checks the rules that apply to every number.
    fn check(&self, fields: &mut Fields<'_>, switches: &Switches) {
        if let Some(app_id) = self.app_id.value() {
            if app_id.is_empty() && switches.plivo_empty_app_id == EmptyAppId::Rejected {
                fields.reject("app_id", "may not be empty.");
            }
            if !app_id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                fields.reject("app_id", "is not an application.");
            }
        }
        if self.subaccount.value().is_some_and(|id| !is_subaccount(id)) {
            fields.reject("subaccount", "is not a subaccount.");
        }
        let refused = |sent: &Sent<String>, clearing| is_emptied(sent) && clearing == Clearing::Rejected;
        if refused(&self.alias, switches.plivo_clear_alias) {
            fields.reject("alias", "may not be empty.");
        }
        if refused(&self.cnam_callback_url, switches.plivo_clear_cnam_callback_url) {
            fields.reject("cnam_callback_url", "may not be empty.");
        }
        for (name, url) in [
            ("cnam_callback_url", &self.cnam_callback_url),
            ("caller_reputation_callback_url", &self.caller_reputation_callback_url),
        ] {
            if url.value().is_some_and(|url| !url.is_empty() && !is_callback(url)) {
                fields.reject(name, "is not a valid URL.");
            }
        }
        if self.enables_reputation() && self.profile_uuid.value().is_none() {
            fields.reject("profile_uuid", "is needed to enable caller_reputation.");
        }
    }

    /// Checks the rules that depend on the number.
    fn check_against(&self, number: &Number, fields: &mut Fields<'_>, switches: &Switches) {
        if self.cnam_lookup.value().is_some() && !number.can_look_up_names() {
            fields.reject("cnam_lookup", "is for US local and toll-free numbers only.");
        }
        if self.compliance_application_id.value().is_some()
            && switches.plivo_compliance_update == ComplianceUpdate::PendingOrRejected
            && !number.compliance_is_open()
        {
            let why = "can only be updated while the compliance status is pending or rejected.";
            fields.reject("compliance_application_id", why);
        }
    }

    /// Applies the fields that a partial update also applies.
    fn apply_first(&self, number: &mut Number, switches: &Switches) {
        let default = || Some(DEFAULT_APPLICATION.to_owned());
        match &self.app_id {
            Sent::Value(app_id) if !app_id.is_empty() => number.app_id = Some(app_id.clone()),
            Sent::Value(_) => match switches.plivo_empty_app_id {
                EmptyAppId::Clears => number.app_id = None,
                EmptyAppId::AssignsDefault => number.app_id = default(),
                EmptyAppId::Ignored | EmptyAppId::Rejected => {}
            },
            Sent::Absent | Sent::Null => match switches.plivo_missing_app_id {
                MissingAppId::AssignsDefault => number.app_id = default(),
                MissingAppId::Keeps => {}
            },
        }
        self.subaccount.store(&mut number.sub_account);
        set_or_clear(&self.alias, &mut number.alias, switches.plivo_clear_alias);
    }

    fn apply_second(&self, number: &mut Number, switches: &Switches) {
        self.compliance_application_id.store(&mut number.compliance_application_id);
        self.cnam_lookup.store(&mut number.cnam_lookup);
        self.cnam_callback_method.store(&mut number.cnam_callback_method);
        self.caller_reputation_callback_method.store(&mut number.caller_reputation_callback_method);
        set_or_clear(
            &self.cnam_callback_url,
            &mut number.cnam_callback_url,
            switches.plivo_clear_cnam_callback_url,
        );
        set_or_clear(
            &self.caller_reputation_callback_url,
            &mut number.caller_reputation_callback_url,
            Clearing::Clears,
        );
    }

    /// Starts the registrations, which end after the response. Returns whether there are any.
    fn register(&self, record: &mut Record<Number>, switches: &Switches) -> bool {
        let wait = switches.timing.task();
        let started = |sent: &Sent<String>| sent.value().map(|value| Registration::pending(value));
        if let Some(cnam) = started(&self.cnam) {
            record.write(switches.read_lag).cnam = Some(cnam);
            end(record, wait, switches.plivo_registration_end, |number| &mut number.cnam);
        }
        if let Some(reputation) = started(&self.caller_reputation) {
            let number = record.write(switches.read_lag);
            number.caller_reputation = Some(reputation);
            number.profile_uuid = self.profile_uuid.value().filter(|_| self.enables_reputation()).cloned();
            end(record, wait, switches.plivo_registration_end, |number| &mut number.caller_reputation);
        }
        self.cnam.value().is_some() || self.caller_reputation.value().is_some()
    }

    /// The names of the fields that a partial update does not apply.
    fn second_part(&self) -> Vec<&'static str> {
        let fields = [
            ("compliance_application_id", &self.compliance_application_id),
            ("cnam_lookup", &self.cnam_lookup),
            ("cnam", &self.cnam),
            ("cnam_callback_url", &self.cnam_callback_url),
            ("cnam_callback_method", &self.cnam_callback_method),
            ("caller_reputation", &self.caller_reputation),
            ("caller_reputation_callback_url", &self.caller_reputation_callback_url),
            ("caller_reputation_callback_method", &self.caller_reputation_callback_method),
        ];
        fields.into_iter().filter(|(_, sent)| sent.value().is_some()).map(|(name, _)| name).collect()
    }

    fn enables_reputation(&self) -> bool {
        self.caller_reputation.value().is_some_and(|word| word == "enabled")
    }
}

fn end(
    record: &mut Record<Number>,
    wait: Duration,
    end: RegistrationEnd,
    registration: fn(&mut Number) -> &mut Option<Registration>,
) {
    let word = match end {
        RegistrationEnd::Success => "success",
        RegistrationEnd::Failed => "failed",
    };
    record.later(wait, move |number| {
        if let Some(registration) = registration(number) {
            word.clone_into(&mut registration.status);
        }
        if let Some(cnam) = number.cnam.as_ref().filter(|cnam| cnam.status == "success") {
            number.registered_cnam = Some(cnam.value.clone());
        }
    });
}

fn set_or_clear(sent: &Sent<String>, field: &mut Option<String>, clearing: Clearing) {
    if !is_emptied(sent) {
        sent.store(field);
    } else if clearing == Clearing::Clears {
        *field = None;
    }
}

fn is_emptied(sent: &Sent<String>) -> bool {
    sent.value().is_some_and(String::is_empty)
}

/// Whether the id is `SA` and eighteen capitals or digits.
pub(super) fn is_subaccount(id: &str) -> bool {
    id.len() == 20
        && id.starts_with("SA")
        && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}
