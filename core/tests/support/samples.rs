//! Accounts, operations and responses of the tests.

use numplan::flowroute::{self, Flowroute};
use numplan::plivo::{self, Plivo};
use numplan::wavix::{self, Wavix};
use numplan::{Account, Nanp, PhoneNumber};
use serde_json::{Value, json};

/// The number of nearly all tests.
pub(crate) const NUMBER: &str = "12065551234";

pub(crate) fn nanp() -> Nanp {
    NUMBER.parse().unwrap()
}

pub(crate) fn phone() -> PhoneNumber {
    NUMBER.parse().unwrap()
}

pub(crate) fn flowroute() -> Account<Flowroute> {
    Account::new(flowroute::KeyPair::new("access-key", "secret-key").unwrap()).unwrap()
}

pub(crate) fn plivo() -> Account<Plivo> {
    let pair = plivo::AuthPair::new("MAXXXXXXXXXXXXXXXXXX", "auth-token");
    Account::new(pair.unwrap()).unwrap()
}

pub(crate) fn wavix() -> Account<Wavix> {
    Account::new(wavix::ApiKey::new("wavix-key").unwrap()).unwrap()
}

/// A read.
pub(crate) fn read() -> flowroute::GetNumber {
    flowroute::GetNumber::new(nanp())
}

/// An update that sets absolute values.
pub(crate) fn sets() -> flowroute::UpdateNumber {
    let changes = flowroute::NumberChanges::new().alias("NYC Number");
    flowroute::UpdateNumber::new(nanp(), changes)
}

/// An update that starts a task.
pub(crate) fn starts() -> flowroute::UpdateNumber {
    let changes = flowroute::NumberChanges::new().messaging_enabled(true);
    flowroute::UpdateNumber::new(nanp(), changes)
}

/// A number in Flowroute's form.
pub(crate) fn number(alias: &str, messaging: bool) -> String {
    number_json(alias, messaging).to_string()
}

pub(crate) fn number_json(alias: &str, messaging: bool) -> Value {
    json!({ "data": { "attributes": {
        "alias": alias, "cnam_lookups_enabled": false, "messaging_enabled": messaging, "value": NUMBER,
    } } })
}

/// A number whose messaging task has this status.
pub(crate) fn number_with_task(status: &str) -> String {
    let mut number = number_json("Old", false);
    number["data"]["relationships"] =
        json!({ "message_provision": { "data": { "id": "t-1", "type": "message_provision" } } });
    number["included"] =
        json!([{ "id": "t-1", "type": "message_provisioning_status", "attributes": { "status": status } }]);
    number.to_string()
}

/// A messaging task of this status.
pub(crate) fn task(status: &str) -> String {
    json!({ "data": { "id": "t-1", "attributes": { "status": status } } }).to_string()
}
