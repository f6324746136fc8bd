//! The fields of an update of one or many numbers.

use super::number::{Destination, Number};
use crate::fields::is_callback;
use crate::prelude::*;
use crate::switches::{ClearUrl, Clearing, Permission};

/// The fields of an update.
#[derive(Clone, Debug)]
pub(super) struct NumberChange {
    sms_enabled: Sent<bool>,
    destinations: Option<Vec<Destination>>,
    sms_relay_url: UrlChange,
    call_recording_enabled: Sent<bool>,
    transcription_enabled: Sent<bool>,
    transcription_threshold: Sent<u64>,
    call_status_url: UrlChange,
}

/// The change of a URL.
#[derive(Clone, Debug)]
enum UrlChange {
    Keep,
    Clear,
    Set(String),
}

impl UrlChange {
    fn read(name: &'static str, fields: &mut Fields<'_>, switches: &Switches) -> Self {
        use ClearUrl::{Either, EmptyText, Neither, Null};
        let sent = fields.text(name);
        match (&sent, switches.wavix_clear_url) {
            (Sent::Absent, _) => Self::Keep,
            (Sent::Null, Null | Either) => Self::Clear,
            (Sent::Null, Neither) => Self::Keep,
            (Sent::Null, EmptyText) => {
                fields.reject(name, "Must not be null.");
                Self::Keep
            }
            (Sent::Value(url), EmptyText | Either) if url.is_empty() => Self::Clear,
            (Sent::Value(url), Neither) if url.is_empty() => Self::Keep,
            (Sent::Value(url), _) if is_callback(url) => Self::Set(url.clone()),
            (Sent::Value(_), _) => {
                fields.reject(name, "Must be a valid URL.");
                Self::Keep
            }
        }
    }

    fn apply(&self, field: &mut Option<String>) {
        match self {
            Self::Keep => {}
            Self::Clear => *field = None,
            Self::Set(url) => *field = Some(url.clone()),
        }
    }
}

impl NumberChange {
    /// Reads the fields and records errors.
    pub(super) fn read(fields: &mut Fields<'_>, switches: &Switches) -> Self {
        let change = Self {
            sms_enabled: fields.flag("sms_enabled"),
            destinations: destinations(fields, switches),
            sms_relay_url: UrlChange::read("sms_relay_url", fields, switches),
            call_recording_enabled: fields.flag("call_recording_enabled"),
            transcription_enabled: fields.flag("transcription_enabled"),
            transcription_threshold: fields.count("transcription_threshold"),
            call_status_url: UrlChange::read("call_status_url", fields, switches),
        };
        let scalars =
            ["sms_enabled", "call_recording_enabled", "transcription_enabled", "transcription_threshold"];
        fields.reject_null(&scalars, "Must not be null.");
        change
    }

    /// Records the errors of fields that this number does not allow.
    pub(super) fn check_against(&self, number: &Number, fields: &mut Fields<'_>, switches: &Switches) {
        let UrlChange::Set(_) = self.sms_relay_url else { return };
        let sms = self.sms_enabled.value().copied().unwrap_or(number.sms_enabled);
        if !sms && switches.wavix_relay_without_sms == Permission::Rejected {
            fields.reject("sms_relay_url", "SMS is not enabled for the number.");
        }
        if !number.can_receive_sms() && switches.wavix_relay_abroad == Permission::Rejected {
            fields.reject("sms_relay_url", "Inbound SMS is available for US and CA numbers only.");
        }
    }

    /// Applies the change, with its slow part after the response if `slowly`.
    pub(super) fn apply(&self, record: &mut Record<Number>, slowly: bool, switches: &Switches) {
        let number = record.write(switches.read_lag);
        self.sms_enabled.store(&mut number.sms_enabled);
        self.call_recording_enabled.store(&mut number.call_recording_enabled);
        self.transcription_enabled.store(&mut number.transcription_enabled);
        self.transcription_threshold.store(&mut number.transcription_threshold);
        self.call_status_url.apply(&mut number.call_status_url);
        if slowly {
            let change = self.clone();
            record.later(switches.timing.later(), move |number| change.apply_slow_part(number));
        } else {
            self.apply_slow_part(number);
        }
    }

    fn apply_slow_part(&self, number: &mut Number) {
        if let Some(destinations) = &self.destinations {
            number.destination.clone_from(destinations);
        }
        self.sms_relay_url.apply(&mut number.sms_relay_url);
    }
}

/// The destinations of an update. `None`: unchanged.
fn destinations(fields: &mut Fields<'_>, switches: &Switches) -> Option<Vec<Destination>> {
    let list = match fields.list("destinations") {
        Sent::Absent => return None,
        Sent::Null => {
            fields.reject("destinations", "Must not be null.");
            return None;
        }
        Sent::Value(list) => list,
    };
    if list.is_empty() {
        match switches.wavix_clear_destinations {
            Clearing::Clears => return Some(Vec::new()),
            Clearing::Ignored => return None,
            Clearing::Rejected => {
                fields.reject("destinations", "Must not be empty.");
                return None;
            }
        }
    }
    let read = list.iter().zip(1..).map(|(item, id)| destination(item, id)).collect();
    match read {
        Ok(destinations) => Some(destinations),
        Err(why) => {
            fields.reject("destinations", why);
            None
        }
    }
}

/// Reads a destination. It may have only the keys of a request; responses have more.
fn destination(item: &Value, id: u64) -> Result<Destination, &'static str> {
    let item = item.as_object().ok_or("Must be a list of objects.")?;
    if item.keys().any(|key| !matches!(key.as_str(), "destination" | "priority" | "transport" | "trunk_id")) {
        return Err("Unknown key in a destination.");
    }
    let number = |key: &str| item.get(key).and_then(Value::as_u64);
    let destination = item.get("destination").and_then(Value::as_str);
    let trunk_id = match item.get("trunk_id") {
        None | Some(Value::Null) => None,
        Some(trunk) => Some(trunk.as_u64().ok_or("trunk_id must be an integer.")?),
    };
    let transport = number("transport").ok_or("transport must be 1, 4 or 5.")?;
    match (transport, trunk_id) {
        (1 | 4, None) | (5, Some(_)) => {}
        (1 | 4, Some(_)) => return Err("trunk_id is for transport 5 only."),
        (5, None) => return Err("transport 5 requires a trunk_id."),
        _ => return Err("transport must be 1, 4 or 5."),
    }
    Ok(Destination {
        id: 9000 + id,
        destination: destination
            .filter(|text| !text.is_empty())
            .ok_or("destination must be a string.")?
            .to_owned(),
        priority: number("priority").ok_or("priority must be an integer.")?,
        transport,
        trunk_id,
        trunk_label: trunk_id.map(|trunk| format!("Trunk {trunk}")),
        srtp: false,
    })
}
