//! Plans: faults, and operations.

use numplan::provider::ProviderId;
use numplan_sandbox::{Action, Fault};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A number that all three providers have in stock; Wavix's ids of the stock look like numbers.
pub(crate) const NEW: &str = "12125501000";

/// One planned, by name.
#[derive(Debug, Clone)]
pub(crate) struct PlannedOperation {
    pub(crate) at: ProviderId,
    pub(crate) operation: &'static str,
    pub(crate) inputs: Value,
}

/// Faults of the sandbox, and operations, in order.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) faults: Vec<Fault>,
    pub(crate) calls: Vec<PlannedOperation>,
}

/// Faults. A provider that lies about an effect (a 404 to a change that it has made) is left out, since no client can
/// detect it.
fn action() -> impl Strategy<Value = Action> {
    let commit = any::<bool>();
    prop_oneof![
        (commit, any::<bool>()).prop_map(|(commit, reset)| Action::Drop { commit, reset }),
        commit.prop_map(|commit| Action::Hang { commit }),
        (0..30_u64).prop_map(|ms| Action::Delay { ms }),
        (0..4_u64).prop_map(|every_ms| Action::Drip { every_ms }),
        Just(Action::Truncate { keep: None }),
        Just(Action::OtherNumber { number: "12125550199".to_owned() }),
        (prop::sample::select(vec![408, 500, 502, 503, 504, 522]), commit).prop_map(response),
        prop::sample::select(vec![400, 401, 403, 409, 422, 501]).prop_map(|status| response((status, false))),
        (prop::sample::select(vec![429, 503]), 0..30_u64)
            .prop_map(|(status, after_ms)| Action::Throttle { status, after_ms }),
        Just(Action::Redirect { status: 307, to: "http://127.0.0.1:1/".to_owned(), commit: false }),
        (prop::sample::select(vec![200, 502]), commit)
            .prop_map(|(status, commit)| Action::Html { status, commit }),
        commit.prop_map(|commit| Action::DeepJson { depth: 300, commit }),
        Just(Action::Refuse { for_ms: 20 }),
    ]
}

fn response((status, commit): (u16, bool)) -> Action {
    Action::Response { status, headers: std::collections::BTreeMap::default(), body: json!({}), commit }
}

fn fault() -> impl Strategy<Value = Fault> {
    let method = prop::sample::select(vec![None, Some("GET"), Some("PATCH"), Some("POST"), Some("DELETE")]);
    (action(), method, 1..6_u32, 1..4_u32).prop_map(|(action, method, nth, times)| {
        let fault = Fault::new(action).nth(nth).times(times);
        method.into_iter().fold(fault, Fault::method)
    })
}

/// Calls that can be repeated as often as one likes.
pub(crate) fn change() -> impl Strategy<Value = PlannedOperation> {
    use ProviderId::{Flowroute, Plivo, Wavix};
    let alias = prop_oneof![Just(json!({"$clear": true})), "[a-z]{1,6}".prop_map(Value::from)];
    let number = prop::sample::select(vec!["12065551234", "16502390214"]);
    let planned = |at, operation, inputs| PlannedOperation { at, operation, inputs };
    prop_oneof![
        number.clone().prop_map(move |number| planned(Flowroute, "numbers.get", json!({"number": number}))),
        (number.clone(), alias.clone(), any::<bool>()).prop_map(move |(number, alias, flag)| {
            let inputs = json!({"number": number, "alias": alias, "cnam_lookups_enabled": flag});
            planned(Flowroute, "numbers.update", inputs)
        }),
        number.clone().prop_map(move |number| {
            planned(Flowroute, "numbers.update", json!({"number": number, "messaging_enabled": true}))
        }),
        number.prop_map(move |number| {
            planned(
                Flowroute,
                "numbers.set_route",
                json!({"number": number, "slot": "failover", "route": "0"}),
            )
        }),
        "[a-z]{3,6}".prop_map(move |alias| {
            let inputs = json!({"route_type": "host", "value": "sip.example.com", "alias": alias});
            planned(Flowroute, "routes.create", inputs)
        }),
        Just(planned(Plivo, "numbers.get", json!({"number": "12025551111"}))),
        (alias, any::<bool>()).prop_map(move |(alias, flag)| {
            let inputs = json!({"number": "12025551111", "alias": alias, "cnam_lookup": if flag { "enabled" } else { "disabled" }});
            planned(Plivo, "numbers.update", inputs)
        }),
        Just(planned(Wavix, "numbers.get", json!({"id": 123}))),
        (any::<bool>(), 1..60_u32).prop_map(move |(flag, seconds)| {
            let inputs = json!({"id": 123, "call_recording_enabled": flag, "transcription_threshold": seconds});
            planned(Wavix, "numbers.update", inputs)
        }),
        prop::sample::select(vec![Flowroute, Plivo, Wavix])
            .prop_map(move |at| planned(at, "numbers.list", json!({}))),
    ]
}

/// Calls that spend or destroy.
pub(crate) fn order() -> impl Strategy<Value = PlannedOperation> {
    use ProviderId::{Flowroute, Plivo, Wavix};
    let planned = |at, operation, inputs| PlannedOperation { at, operation, inputs };
    prop::sample::select(vec![
        planned(Flowroute, "numbers.buy", json!({"number": NEW})),
        planned(Flowroute, "numbers.release", json!({"number": "12023819746"})),
        planned(Plivo, "numbers.buy", json!({"number": NEW})),
        planned(Plivo, "numbers.release", json!({"number": "12065551234"})),
        planned(Wavix, "cart.checkout", json!({"items": [{"id": NEW, "number": NEW}]})),
        planned(Wavix, "numbers.release", json!({"ids": [123]})),
    ])
}

pub(crate) fn plan(planned: impl Strategy<Value = PlannedOperation>) -> impl Strategy<Value = Plan> {
    let (faults, calls) = (prop::collection::vec(fault(), 0..7), prop::collection::vec(planned, 1..6));
    (faults, calls).prop_map(|(faults, calls)| Plan { faults, calls })
}
