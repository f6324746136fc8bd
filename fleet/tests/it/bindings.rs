//! The layer of other languages, against sandboxes.

use std::sync::mpsc;
use std::time::Duration;

use numplan::bindings::catalog::{Dialect, Inputs};
use numplan::bindings::{DynamicClient, Hooks};
use numplan::fields::Input;
use numplan::provider::ProviderId;
use numplan::{CancelToken, Error, ErrorCode};
use numplan_fleet::PlanSettings;
use numplan_fleet::bindings::{
    FleetAccounts, FleetPlan, FleetRun, FleetSnapshot, FleetWanted, NextEvent, drift, task,
};
use numplan_sandbox::{PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, Sandbox, WAVIX_API_KEY};
use serde_json::{Value, json};

use crate::accounts::{fleet, writes};
use crate::support::Folder;

fn inputs(value: Value) -> Inputs {
    let Value::Object(members) = value else { panic!("not an object: {value}") };
    members.into_iter().map(|(name, value)| (name, Input::Value(value))).collect()
}

fn plivo(sandbox: &Sandbox, dialect: &'static Dialect) -> FleetAccounts {
    let (id, token) = if dialect.milliseconds { ("authId", "authToken") } else { ("auth_id", "auth_token") };
    let url = if dialect.milliseconds { "baseUrl" } else { "base_url" };
    let settings = inputs(json!({ id: PLIVO_AUTH_ID, token: PLIVO_AUTH_TOKEN, url: sandbox.url() }));
    let mut accounts = FleetAccounts::new();
    accounts.open("plivo/main", settings, dialect, Hooks::default()).unwrap();
    accounts
}

fn wanted(accounts: &FleetAccounts, alias: &str) -> FleetWanted {
    let rows = (0..20).map(|index| {
        let mut row = inputs(json!({ "number": format!("121255520{index:02}"), "alias": alias }));
        row.push(("cnam_lookup".to_owned(), Input::Nothing("NaN")));
        row
    });
    FleetWanted::from_rows("rows", rows, None, Some(accounts), &Dialect::PYTHON).unwrap()
}

fn planned(accounts: &FleetAccounts, alias: &str) -> FleetPlan {
    let (wanted, reading) = (wanted(accounts, alias), PlanSettings::default());
    FleetPlan::make(&wanted, accounts, Inputs::new(), &reading, &Dialect::PYTHON).unwrap()
}

fn apply(plan: &FleetPlan, accounts: &FleetAccounts, settings: Value) -> Result<FleetRun, Error> {
    plan.apply(accounts, plan.id(), inputs(settings), None)
}

fn events(run: &FleetRun) -> Vec<Value> {
    let mut events = Vec::new();
    while let NextEvent::Event(event) = run.next(|| false).unwrap() {
        events.push(event);
    }
    events
}

#[test]
fn rows_are_planned_applied_and_undone() {
    let (sandbox, folder) = (fleet(), Folder::new("bindings"));
    let accounts = plivo(&sandbox, &Dialect::PYTHON);
    let plan = planned(&accounts, "Support");
    let view = plan.view();
    assert_eq!((&view["counts"]["change"], &view["accounts"][0]["name"]), (&json!(20), &json!("plivo/main")));
    let group = json!({
        "account": "plivo/main", "field": "alias", "before": "\"\"", "after": "\"Support\"", "count": 16,
        "first": "12125552001", "undo_obstacle": null,
    });
    assert_eq!(plan.groups()[0], group);
    let step = plan.steps(3..4).pop().unwrap();
    assert_eq!(
        (&step["step"], &step["number"], &step["line"]),
        (&json!(3), &json!("12125552003"), &json!(4))
    );

    let error = apply(&plan, &accounts, json!({})).unwrap_err();
    assert!(error.message.contains("not saved yet"), "{error}");
    plan.save(&folder.file("a.plan")).unwrap();
    let error = plan.apply(&accounts, "000000000000", Inputs::new(), None).unwrap_err();
    assert!(error.message.ends_with("nothing was sent"), "{error}");
    assert_eq!(writes(&sandbox), 0);

    let run = apply(&plan, &accounts, json!({ "limit": 5 })).unwrap();
    let ended = events(&run);
    let ended: Vec<&Value> = ended.iter().filter(|event| event["kind"] == "ended").collect();
    assert_eq!(ended.len(), 5);
    assert_eq!((&ended[0]["operation"], &ended[0]["is_done"]), (&json!("update"), &json!(true)));
    assert_eq!(run.report().unwrap()["left"], 15);
    let run =
        apply(&FleetPlan::load(&folder.file("a.plan"), &Dialect::PYTHON).unwrap(), &accounts, json!({}));
    let run = run.unwrap();
    assert_eq!(run.resumed(), 5);
    while run.next(|| false).unwrap() != NextEvent::End {}
    let report = run.report().unwrap();
    assert_eq!((&report["is_done"], &report["totals"]["applied"]), (&json!(true), &json!(20)));
    assert_eq!(plan.status().unwrap()["unfinished"], 0);
    let found = plan.drift(&accounts, &PlanSettings::default()).unwrap();
    assert_eq!((&found["is_empty"], &found["numbers"]), (&json!(true), &json!(0)));

    let back = plan.undo().unwrap();
    back.save(&folder.file("b.plan")).unwrap();
    let undone = events(&apply(&back, &accounts, json!({})).unwrap());
    assert_eq!(undone.iter().filter(|event| event["kind"] == "ended").count(), 20);
    let found = plan.drift(&accounts, &PlanSettings::default()).unwrap();
    assert_eq!(found["differences"].as_array().unwrap().len(), 20);
    let found =
        drift(&wanted(&accounts, "Support"), &accounts, &PlanSettings::default(), &Dialect::PYTHON).unwrap();
    assert_eq!(found["numbers"], 20);
}

#[test]
fn wrong_settings_are_named_together() {
    let (sandbox, folder) = (fleet(), Folder::new("settings"));
    let accounts = plivo(&sandbox, &Dialect::PYTHON);
    let plan = planned(&accounts, "Support");
    plan.save(&folder.file("a.plan")).unwrap();
    let wrong = json!({
        "max_percnt": 40, "max_percent": 140, "rates": { "plvo": 3 }, "verify": "yes", "wait": 0, "limit": null,
    });
    let error = apply(&plan, &accounts, wrong).unwrap_err();
    assert_eq!(error.code, ErrorCode::InvalidInput);
    let fields: Vec<&str> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["max_percent", "rates", "verify", "wait", "max_percnt"]);
    assert!(error.message.contains("`max_percnt` is not a known setting; did you mean `max_percent`?"));
    let error = apply(&plan, &accounts, json!({ "max_changes": 3 })).unwrap_err();
    assert!(error.message.contains("pass max_changes=20"), "{error}");
    assert_eq!((error.code, writes(&sandbox)), (ErrorCode::Config, 0));
}

#[test]
fn members_follow_the_language() {
    let (sandbox, folder) = (fleet(), Folder::new("camel"));
    let accounts = plivo(&sandbox, &Dialect::NODE);
    let limits = inputs(json!({ "maxChanges": 3 }));
    let plan =
        FleetPlan::make(&wanted(&accounts, "A"), &accounts, limits, &PlanSettings::default(), &Dialect::NODE)
            .unwrap();
    assert_eq!(
        (&plan.view()["hasSecrets"], &plan.view()["guards"]["maxChanges"]),
        (&json!(false), &json!(3))
    );
    assert_eq!(plan.groups()[0]["undoObstacle"], Value::Null);
    plan.save(&folder.file("a.plan")).unwrap();
    let error = apply(&plan, &accounts, json!({})).unwrap_err();
    assert!(error.message.contains("pass maxChanges: 20"), "{error}");
    let run = apply(&plan, &accounts, json!({ "maxChanges": 20, "wait": 1500 })).unwrap();
    let ended = events(&run);
    assert!(ended.iter().any(|event| event["kind"] == "ended" && event["isDone"] == true), "{ended:?}");
    assert_eq!(run.report().unwrap()["isDone"], true);
}

#[test]
fn snapshots_plan_as_no_change() {
    let (sandbox, folder) = (fleet(), Folder::new("snapshot"));
    let accounts = plivo(&sandbox, &Dialect::PYTHON);
    let snapshot = FleetSnapshot::read(&accounts, false, &PlanSettings::default(), &Dialect::PYTHON).unwrap();
    assert_eq!((snapshot.rows().len(), &snapshot.view()["accounts"][0]["numbers"]), (80, &json!(80)));
    snapshot.save(&folder.file("today.csv")).unwrap();
    let wanted =
        FleetWanted::read(&folder.file("today.csv"), None, Some(&accounts), &Dialect::PYTHON).unwrap();
    assert_eq!(wanted.view()["numbers"], 80);
    let plan = FleetPlan::make(&wanted, &accounts, Inputs::new(), &PlanSettings::default(), &Dialect::PYTHON)
        .unwrap();
    assert!(plan.is_empty());
    assert_eq!(plan.view()["has_differences"], false);
}

#[test]
fn clients_of_other_providers_are_refused() {
    let sandbox = fleet();
    let settings = inputs(json!({ "api_key": WAVIX_API_KEY, "base_url": sandbox.url() }));
    let wavix = ProviderId::from_value("wavix").unwrap();
    let client = DynamicClient::open(wavix, settings, &Dialect::PYTHON, Hooks::default()).unwrap();
    let error = FleetAccounts::new().add("plivo", client.clone()).unwrap_err();
    assert!(error.message.contains("its client is one of Wavix"), "{error}");

    let mut accounts = FleetAccounts::new();
    accounts.add("wavix", client.clone()).unwrap();
    assert!(client.close(|| false));
    let error =
        FleetSnapshot::read(&accounts, false, &PlanSettings::default(), &Dialect::PYTHON).unwrap_err();
    assert_eq!(error.message, "wavix: the client is closed");
}

#[test]
fn interrupt_cancels_the_run() {
    let (sandbox, folder) = (fleet(), Folder::new("interrupt"));
    let accounts = plivo(&sandbox, &Dialect::PYTHON);
    let plan = planned(&accounts, "Support");
    plan.save(&folder.file("a.plan")).unwrap();
    let run = apply(&plan, &accounts, json!({ "rates": { "plivo/main": 4 } })).unwrap();
    let mut ticks = 0;
    let interrupted = loop {
        let next = run.next(|| {
            ticks += 1;
            ticks == 2
        });
        match next.unwrap() {
            NextEvent::Event(_) => {}
            other => break other,
        }
    };
    assert_eq!(interrupted, NextEvent::Interrupted);
    while run.next(|| false).unwrap() != NextEvent::End {}
    let report = run.report().unwrap();
    assert_eq!(report["stopped"], true);
    assert!(report["left"].as_u64().unwrap() > 0, "{report}");
}

#[test]
fn ready_is_called_for_events_and_end() {
    let (sandbox, folder) = (fleet(), Folder::new("ready"));
    let accounts = plivo(&sandbox, &Dialect::PYTHON);
    let plan = planned(&accounts, "Support");
    plan.save(&folder.file("a.plan")).unwrap();
    let run = apply(&plan, &accounts, json!({})).unwrap();
    let (sender, receiver) = mpsc::channel();
    let mut ended = 0;
    loop {
        match run.try_next().unwrap() {
            NextEvent::Event(event) => ended += usize::from(event["kind"] == "ended"),
            NextEvent::End => break,
            _ => {
                let sender = sender.clone();
                run.start_ready(move || sender.send(()).unwrap());
                receiver.recv_timeout(Duration::from_secs(20)).unwrap();
            }
        }
    }
    assert_eq!(ended, 20);
    assert_eq!(run.report().unwrap()["is_done"], true);
}

#[test]
fn second_interrupt_ends_the_wait() {
    let cancel = CancelToken::new();
    let (sender, receiver) = mpsc::channel::<()>();
    let stuck = move || {
        let _ = receiver.recv();
        Ok(())
    };
    let waited = task::wait(&cancel, stuck, || true);
    assert!(waited.interrupted && cancel.is_canceled());
    assert_eq!(waited.result.unwrap_err().code, ErrorCode::Canceled);
    drop(sender);
}
