//! The destinations of inbound calls, as they are sent and as they are returned.
//!
//! A request has `destinations`, a response `destination`, whose items have more members than a request may have.

use numplan_macros::model;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::operation::fields::{FieldValue, nearest};
use crate::operation::input::{InputType, InputValue};
use crate::types::error::FieldError;
use crate::types::model::{Extra, Lenient, Loose};
use crate::types::text;

/// The transport of a destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transport {
    /// A SIP URI.
    SipUri,
    /// The public telephone network.
    Pstn,
    /// A SIP trunk.
    SipTrunk,
}

impl Transport {
    /// The number on the wire: 1, 4 or 5.
    pub const fn number(self) -> u8 {
        match self {
            Self::SipUri => 1,
            Self::Pstn => 4,
            Self::SipTrunk => 5,
        }
    }

    /// The transport of that number.
    pub const fn from_number(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::SipUri),
            4 => Some(Self::Pstn),
            5 => Some(Self::SipTrunk),
            _ => None,
        }
    }
}

impl Serialize for Transport {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u8(self.number())
    }
}

/// A destination as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Destination {
    /// A SIP URI, a number, or the form that the trunk expects.
    pub destination: String,
    /// The order in which destinations are tried, lowest first.
    pub priority: u32,
    /// The transport.
    pub transport: Transport,
    /// The trunk; only with [`Transport::SipTrunk`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trunk_id: Option<u64>,
}

impl Destination {
    /// A destination without a trunk.
    pub fn new(destination: impl Into<String>, priority: u32, transport: Transport) -> Self {
        Self { destination: destination.into(), priority, transport, trunk_id: None }
    }

    /// A destination on a trunk.
    pub fn trunk(destination: impl Into<String>, priority: u32, trunk_id: u64) -> Self {
        let transport = Transport::SipTrunk;
        Self { destination: destination.into(), priority, transport, trunk_id: Some(trunk_id) }
    }
}

/// A destination as it is returned.
#[model]
pub struct RoutedDestination {
    /// The id.
    pub id: Option<i64>,
    /// A SIP URI, a number, or the form that the trunk expects.
    pub destination: Option<String>,
    /// The order in which destinations are tried, lowest first.
    pub priority: Option<i64>,
    /// The transport: 1 SIP URI, 4 PSTN, 5 SIP trunk.
    pub transport: Option<i64>,
    /// The trunk.
    pub trunk_id: Option<i64>,
    /// The trunk's name.
    pub trunk_label: Option<String>,
    /// Whether media is encrypted.
    pub srtp: Option<bool>,
    /// Members without a field of their own.
    pub extra: Extra,
}

impl RoutedDestination {
    /// The part that can be sent, so that a list can be read, changed and written. `None` if a required member is
    /// missing.
    pub fn to_destination(&self) -> Option<Destination> {
        let transport = Transport::from_number(self.transport?)?;
        let trunk = self.trunk_id.and_then(|id| u64::try_from(id).ok());
        Some(Destination {
            destination: self.destination.clone()?,
            priority: u32::try_from(self.priority?).ok()?,
            transport,
            // Responses have a trunk id beside any transport.
            trunk_id: trunk.filter(|_| transport == Transport::SipTrunk),
        })
    }
}

/// The members of a destination that can be sent, and those that only responses have.
const SENT: &[&str] = &["destination", "priority", "transport", "trunk_id"];
const RETURNED: &[&str] = &["id", "trunk_label", "srtp"];

impl InputValue for Destination {
    const TYPE: InputType = InputType::Object {
        name: "Destination",
        members: "{\"destination\", \"priority\", \"transport\"[, \"trunk_id\"]}",
    };

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        read(value).map_err(|message| errors.push(FieldError::new(field, "type", message))).ok()
    }
}

impl FieldValue for Destination {
    fn to_json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// Reads a destination: one to be sent, or one that was returned (it has an `id`) and is sent back.
fn read(item: Value) -> Result<Destination, String> {
    let Value::Object(members) = item else {
        return Err(format!("must be an object with {}", SENT.join(", ")));
    };
    for name in members.keys() {
        if !SENT.contains(&name.as_str()) && !RETURNED.contains(&name.as_str()) {
            let hint = nearest(name, SENT.iter().copied()).map(|near| format!("; did you mean `{near}`?"));
            return Err(format!("has no member `{}`{}", text::brief(name, 40), hint.unwrap_or_default()));
        }
    }
    if members.contains_key("id") {
        let returned =
            RoutedDestination::lenient(Loose::Other(Value::Object(members))).map_err(|_| "cannot be read")?;
        return returned
            .to_destination()
            .ok_or_else(|| "lacks destination, priority or transport".to_owned());
    }
    let whole = |name: &str| members.get(name).and_then(Value::as_u64);
    let destination = match members.get("destination") {
        Some(Value::String(text)) => text.clone(),
        _ => return Err("needs `destination` as text".to_owned()),
    };
    let priority = whole("priority").and_then(|number| u32::try_from(number).ok());
    let transport = members.get("transport").and_then(Value::as_i64).and_then(Transport::from_number);
    let trunk_id = match members.get("trunk_id") {
        None | Some(Value::Null) => None,
        Some(_) => Some(whole("trunk_id").ok_or("needs a whole number as `trunk_id`, or none")?),
    };
    Ok(Destination {
        destination,
        priority: priority.ok_or("needs `priority`, a whole number, lowest first")?,
        transport: transport.ok_or("needs `transport`: 1 (SIP URI), 4 (PSTN) or 5 (SIP trunk)")?,
        trunk_id,
    })
}
