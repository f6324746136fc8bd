//! Secrets: every operation with every field set, under faults whose responses repeat the request. No credential, and no
//! user info or query of a callback URL, appears in a result, an error or an event.
//!
//! The raw response of a result is left out: it is returned as received.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::sync::{Arc, Mutex};

use numplan::bindings::catalog::{
    Cataloged, Dialect, Inputs, OperationSpec, Visitor, number_members, operations, visit,
};
use numplan::bindings::{DynamicClient, Hooks, Request};
use numplan::fields::{FieldSpec, Input, InputType};
use numplan::provider::{Credentials, ProviderId};
use numplan::secret::Secret;
use numplan_sandbox::{Action, Fault, Numbers, Options, Sandbox, accesses};
use numplan_tests::in_parallel;
use serde_json::{Value, json};

const USER: &str = "canary-user";
/// Encoded in one place and not in the others, as people write it.
const PASSWORD: &str = "canary-p%40ss+wörd";
const PASSWORD_AS_MEANT: &str = "canary-p@ss+wörd";
const TOKEN: &str = "canary-token";

fn callback_url() -> String {
    format!("https://{USER}:{PASSWORD}@example.com/hook?token={TOKEN}")
}

/// The credentials of the sandbox: names and values.
fn parts(provider: ProviderId) -> &'static [(&'static str, &'static str)] {
    accesses().find(|access| access.name == provider.as_str()).unwrap().credentials
}

/// The secret part of the credentials, and the credentials as they stand in the header.
fn keys(provider: ProviderId) -> [String; 2] {
    struct Header;
    impl Visitor for Header {
        type Output = String;
        fn visit<P: Cataloged>(self) -> String {
            let parts: Vec<Secret> = parts(P::ID).iter().map(|(_, part)| Secret::new(*part)).collect();
            let header = P::Credentials::from_parts(&parts).unwrap().authorization();
            header.to_str().unwrap().split_once(' ').unwrap().1.to_owned()
        }
    }
    // The other parts are names.
    [parts(provider).last().unwrap().1.to_owned(), visit(provider, Header)]
}

fn secrets() -> Vec<String> {
    let others = [USER, PASSWORD, PASSWORD_AS_MEANT, TOKEN].map(str::to_owned);
    ProviderId::ALL.iter().flat_map(|provider| keys(*provider)).chain(others).collect()
}

fn host(provider: ProviderId, sandbox: &Sandbox, heard: &Arc<Mutex<Vec<String>>>) -> DynamicClient {
    let url = sandbox.url();
    let given = parts(provider).iter().copied().chain([("base_url", url.as_str())]);
    let mut settings: Inputs =
        given.map(|(name, value)| (name.to_owned(), Input::Value(value.into()))).collect();
    for (name, value) in
        [("attempt_timeout", 0.3), ("timeout", 2.0), ("order_timeout", 46.0), ("max_rate", 0.0)]
    {
        settings.push((name.to_owned(), Input::Value(value.into())));
    }
    let heard = Arc::clone(heard);
    let observer = move |event: &numplan::AttemptEvent<'_>| heard.lock().unwrap().push(format!("{event:?}"));
    let hooks = Hooks { observer: Some(Arc::new(observer)), ..Hooks::default() };
    DynamicClient::open(provider, settings, &Dialect::PYTHON, hooks).unwrap()
}

/// Returns a value for each argument and each field.
fn inputs(provider: ProviderId, spec: &OperationSpec) -> Inputs {
    let samples = serde_json::to_value(Numbers::samples()).unwrap();
    let number = match spec.name {
        "numbers.buy" => "12125501000",
        _ => samples[provider.as_str()][0][number_members(provider).phone_number].as_str().unwrap(),
    };
    let argument = |kind| -> Option<Value> {
        Some(match kind {
            InputType::Nanp | InputType::Phone => number.into(),
            InputType::List(InputType::Nanp | InputType::Phone) => json!([number]),
            InputType::Id => "1001".into(),
            InputType::List(InputType::Id) => json!(["12125501000"]),
            InputType::Whole => 840.into(),
            InputType::List(InputType::Whole) => json!([123]),
            InputType::Flag => true.into(),
            InputType::StringEnum(words) => words.words[0].into(),
            InputType::List(InputType::Object { .. }) => {
                json!([{"id": "12125501000", "number": "12125501000"}])
            }
            _ => return None,
        })
    };
    // A number is identified in one way only.
    let arguments =
        spec.arguments.iter().filter(|argument| argument.required || argument.name.starts_with("number"));
    let arguments = arguments.filter_map(|one| Some((one.name, argument(one.kind)?)));
    let field = |field: &FieldSpec| match field.kind {
        InputType::Flag => true.into(),
        InputType::Count => 1.into(),
        InputType::Url => callback_url().into(),
        InputType::StringEnum(words) => words.words[0].into(),
        InputType::List(_) => {
            json!([{"destination": "1234@sip.example.com", "priority": 1, "transport": 1}])
        }
        _ => match field.name {
            "max_setup_cost" => "3.25".into(),
            "country_iso" | "iso_country" => "US".into(),
            "order_by" => "value,asc".into(),
            "number_startswith" => "1202".into(),
            name if name.starts_with("renewal_date") => "2026-12-01".into(),
            "subaccount" => "SASANDBOX00000000000".into(),
            _ => Value::from("x"),
        },
    };
    let fields = spec.fields.iter().map(|spec| (spec.name, field(spec)));
    arguments.chain(fields).map(|(name, value)| (name.to_owned(), Input::Value(value))).collect()
}

/// Secrets that a request of the operation carries, as one text.
fn said(provider: ProviderId, spec: &OperationSpec) -> String {
    let key = keys(provider).join(" ");
    if spec.fields.iter().any(|field| field.kind == InputType::Url) {
        format!("{key} {} {PASSWORD} {PASSWORD_AS_MEANT} {TOKEN}", callback_url())
    } else {
        key
    }
}

/// Each status with each body of the scenarios of all languages would be thousands of cases: the bodies take turns.
fn faults(provider: ProviderId, spec: &OperationSpec, turn: usize) -> Vec<Option<Action>> {
    let scenarios = include_str!("../secrets.json").replace("$said", &said(provider, spec));
    let scenarios: Value = serde_json::from_str(&scenarios).unwrap();
    let bodies = scenarios["bodies"].as_array().unwrap();
    let statuses = [206, 207, 400, 401, 403, 404, 409, 422, 429, 500].into_iter().enumerate();
    let mut faults: Vec<_> = statuses
        .map(|(index, status)| {
            let body = &bodies[(index + turn) % bodies.len()];
            let response = json!({ "kind": "response", "status": status, "headers": scenarios["headers"], "body": body });
            Some(serde_json::from_value(response).unwrap())
        })
        .collect();
    faults.extend([
        None,
        Some(Action::Drop { commit: true, reset: false }),
        Some(Action::Truncate { keep: None }),
        Some(Action::Html { status: 200, commit: true }),
        Some(Action::OtherNumber { number: "12125550199".into() }),
    ]);
    faults
}

#[test]
fn operations_show_no_secrets() {
    let cases: Vec<_> = ProviderId::ALL
        .iter()
        .flat_map(|provider| operations(*provider).into_iter().map(|spec| (*provider, spec)))
        .enumerate()
        .flat_map(|(turn, (provider, spec))| {
            faults(provider, spec, turn).into_iter().map(move |fault| (provider, spec, fault))
        })
        .collect();
    assert!(cases.len() > 400, "{}", cases.len());
    let name = |(provider, spec, fault): &(ProviderId, &OperationSpec, Option<Action>)| {
        format!("{provider} {} {fault:?}", spec.name)
    };
    in_parallel(48, &cases, name, |(provider, spec, fault)| {
        let sandbox = Sandbox::start(Options::default()).unwrap();
        if let Some(action) = fault {
            let method = if spec.spends { Some("POST") } else { None };
            let fault = Fault::new(action.clone()).always();
            sandbox.fault(method.map_or(fault.clone(), |method| fault.method(method)));
        }
        let heard = Arc::default();
        let host = host(*provider, &sandbox, &heard);
        let request = Request {
            operation: spec.name.to_owned(),
            inputs: inputs(*provider, spec),
            ..Request::default()
        };
        let ended = host.wait(request, || false);
        let seen = match &ended.result {
            Ok(finished) => format!("{:?} {host:?}", finished.value),
            Err(error) => format!("{error} {error:?} {} {host:?}", serde_json::to_string(error).unwrap()),
        };
        let seen = format!("{seen}\n{}", heard.lock().unwrap().join("\n"));
        for secret in secrets() {
            assert!(!seen.contains(&secret), "{secret} in {seen}");
        }
        let refused = matches!(&ended.result, Err(error) if error.code == numplan::ErrorCode::InvalidInput);
        assert!(!refused, "invalid inputs: {:?}", ended.result);
    });
}
