//! Secrets appear in no result or error, whatever the provider repeats.

use numplan::operation::Operation;
use numplan::{Account, flowroute, plivo, wavix};
use serde_json::{Value, json};

use crate::support::course::{Reply, World};
use crate::support::samples::{nanp, number, phone};

/// The scenarios of all languages. Their text has `$said` in place of the secrets.
const SCENARIOS: &str = include_str!("../../../tests/secrets.json");

/// A canary in every place that is a secret. The user name is the beginning of the password.
const URL: &str =
    "https://canary:canary-pass%40word@example.com/hook?canary-key=canary%2Ftoken&x=canary+blank";
/// Secrets as a provider may repeat them: as sent, and decoded.
const CANARIES: [&str; 9] = [
    "canary-secret-key",
    "canary-auth-token",
    "canary-api-key",
    "canary-pass%40word",
    "canary-pass@word",
    "canary%2Ftoken",
    "canary/token",
    "canary+blank",
    "canary blank",
];

/// Bodies that repeat the secrets in every place that is read, also where a message is truncated.
fn bodies() -> Vec<String> {
    let mut all: Vec<String> = CANARIES.iter().map(|canary| (*canary).to_owned()).collect();
    all.push(URL.to_owned());
    all.push(format!("{} {URL}", CANARIES.join(" ")));
    let cut = (100..220).step_by(7).map(|length| format!("{}{}", "x".repeat(length), CANARIES[0]));
    all.extend(cut);
    let places = |text: &str| {
        let scenarios: Value = serde_json::from_str(&SCENARIOS.replace("$said", text)).unwrap();
        ["bodies", "models"].map(|name| scenarios[name].as_array().unwrap().clone()).concat()
    };
    let bodies = all.iter().flat_map(|text| places(text)).map(|body| body.to_string());
    bodies.chain(all.iter().cloned()).collect()
}

/// No canary, and no piece of one, stands in what is shown.
fn assert_clean(shown: &str, what: &str) {
    let found = CANARIES.iter().find(|canary| shown.contains(*canary));
    assert_eq!(found, None, "{what}: {shown}");
    assert!(!shown.contains("canary"), "{what}: {shown}");
}

/// Carries the operation out against every body with every status; nothing that comes out shows a secret.
fn try_all<O>(operation: &O, account: &Account<O::Provider>)
where
    O: Operation + Clone + std::fmt::Debug,
    O::Output: serde::Serialize,
{
    assert_clean(&format!("{operation:?} {account:?}"), "the operation");
    for status in [200, 202, 206, 207, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503, 507] {
        for body in bodies() {
            let mut world = World { random: 0.0, ..World::default() };
            world.limits.max_attempts = 2;
            let course = world.run(operation.clone(), account, |_| Reply::response(status, body.as_str()));
            match course.end {
                Ok(output) => {
                    // A result carries what the provider shows of the number as it came; ours is the rest.
                    let mut shown = json!(output);
                    shown["number"] = serde_json::Value::Null;
                    assert_clean(&shown.to_string(), &format!("{status} {body}"));
                }
                Err(error) => {
                    let shown = format!("{error} {error:?} {}", json!(error));
                    assert_clean(&shown, &format!("{status} {body}"));
                }
            }
        }
    }
}

#[test]
fn of_flowroute() {
    let pair = flowroute::KeyPair::new("canary-access-key", "canary-secret-key").unwrap();
    let changes = flowroute::NumberChanges::new().messaging_enabled(true).messaging_callback_url(URL);
    try_all(&flowroute::UpdateNumber::new(nanp(), changes), &Account::new(pair.clone()).unwrap());
    assert_clean(&format!("{pair:?}"), "the credentials");
}

#[test]
fn of_plivo() {
    let pair = plivo::AuthPair::new("MAXXXXXXXXXXXXXXXXXX", "canary-auth-token").unwrap();
    let changes = plivo::NumberChanges::new().cnam_callback_url(URL).caller_reputation_callback_url(URL);
    try_all(&plivo::UpdateNumber::new(phone(), changes), &Account::new(pair.clone()).unwrap());
    assert_clean(&format!("{pair:?}"), "the credentials");
}

#[test]
fn of_wavix() {
    let key = wavix::ApiKey::new("canary-api-key").unwrap();
    let changes = wavix::NumberChanges::new().sms_relay_url(URL).call_status_url(URL);
    let record = wavix::Address::Id(wavix::RecordId::new(5).unwrap());
    try_all(&wavix::UpdateNumber::new(record, changes), &Account::new(key.clone()).unwrap());
    assert_clean(&format!("{key:?}"), "the credentials");
}

#[test]
fn result_and_its_error_hide_secrets() {
    let pair = flowroute::KeyPair::new("canary-access-key", "canary-secret-key").unwrap();
    let account = Account::new(pair).unwrap();
    let changes = flowroute::NumberChanges::new().messaging_enabled(true).messaging_callback_url(URL);
    let update = flowroute::UpdateNumber::new(nanp(), changes);
    let body = json!({ "errors": [{ "id": "canary-secret-key", "detail": format!("cannot call {URL}") }] });
    let course = World::default().run(update, &account, |_| Reply::response(207, body.to_string()));
    let updated = course.end.unwrap();
    assert_clean(&format!("{updated:?} {}", json!(updated)), "the result");
    let failure = updated.require().unwrap_err();
    assert_clean(&format!("{failure} {failure:?} {}", json!(failure.error)), "the error made of it");
}

#[test]
fn observed_values_hide_secrets() {
    let account = Account::new(flowroute::KeyPair::new("canary-access-key", "canary-secret-key").unwrap());
    let update = flowroute::UpdateNumber::new(nanp(), flowroute::NumberChanges::new().alias("x"));
    let shown = |_: &_| Reply::response(200, number("it is canary-secret-key", false));
    let mut updated = World::default().run(update, &account.unwrap(), shown).end.unwrap();
    assert_eq!(updated.field("alias").unwrap().observed, Some(json!("it is ***")));
    // The number itself is as the provider has it.
    updated.number = None;
    let failure = updated.require().unwrap_err();
    assert!(failure.error.message.contains("it is ***"), "{failure}");
    assert_clean(&format!("{failure} {failure:?} {}", json!(failure.error)), "what was observed");
}

#[test]
fn malformed_url_is_not_repeated() {
    use numplan::fields::{Input, Options};
    let changes = wavix::NumberChanges::from_inputs([("sms_relay_url", Input::Value(json!([URL])))]);
    assert_eq!(changes.input_errors().len(), 1);
    assert_clean(&format!("{:?}", changes.input_errors()), "a list");
    for url in
        [URL.replace("https:", "ftp:"), URL.replace("example.com", "10.0.0.1"), URL.replace("://", ":/ /")]
    {
        let changes =
            flowroute::NumberChanges::new().messaging_enabled(true).messaging_callback_url(url.as_str());
        let pair = flowroute::KeyPair::new("access-key", "secret-key").unwrap();
        let account = Account::new(pair).unwrap();
        let update = flowroute::UpdateNumber::new(nanp(), changes);
        let error = World::default().run(update, &account, |_| panic!("nothing may go")).end.unwrap_err();
        assert_clean(&format!("{error} {error:?}"), &url);
    }
}

#[test]
fn a_request_shows_no_credentials_in_debug_output() {
    let key = wavix::ApiKey::new("canary-api-key").unwrap();
    let record = wavix::Address::Id(wavix::RecordId::new(5).unwrap());
    let get = wavix::GetNumber::new(record);
    let request = numplan::prepare(&get, &Account::new(key).unwrap()).unwrap();
    assert_clean(&format!("{request:?}"), "the request");
}
