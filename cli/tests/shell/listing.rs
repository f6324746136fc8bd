//! Lists: every number once, page by page, as a table, as JSON or as CSV.

use std::collections::BTreeMap;

use numplan_sandbox::{Action, Fault, Numbers, Provider, flowroute};
use serde_json::json;

use crate::support::{numplan, sandbox};

const MANY: [(&str, Provider, u32); 3] = [
    ("flowroute", Provider::Flowroute, 450),
    ("plivo", Provider::Plivo, 210),
    ("wavix", Provider::Wavix, 310),
];

#[test]
fn every_number_of_many_pages_comes_once() {
    for (name, provider, count) in MANY {
        let (sandbox, flag) = sandbox();
        sandbox.add(Numbers::many(provider, count));
        let ran = numplan(&["list", name, "--json", &flag]).exits(0);
        let lines = ran.json();
        let member = if name == "flowroute" { "value" } else { "number" };
        let mut numbers: Vec<String> =
            lines.iter().map(|line| line[member].as_str().unwrap().to_owned()).collect();
        let all = numbers.len();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), all, "{name}: a number came twice");
        for n in 0..count {
            let number = (13_002_000_000_u64 + u64::from(n)).to_string();
            assert!(numbers.binary_search(&number).is_ok(), "{name}: {number} is missing");
        }
        assert!(sandbox.log().len() > 2, "{name}: these are pages");
        assert!(!ran.err.contains("warning"), "{}", ran.err);
    }
}

#[test]
fn a_limit_ends_the_list_and_the_reading() {
    for (name, provider, count) in MANY {
        let (sandbox, flag) = sandbox();
        sandbox.add(Numbers::many(provider, count));
        let ran = numplan(&["list", name, "--json", "--limit", "3", &flag]).exits(0);
        assert_eq!((ran.json().len(), sandbox.log().len()), (3, 1), "{name}");
        numplan(&["list", name, "--limit", "0", &flag]).exits(2);
    }
}

#[test]
fn table_has_aligned_columns() {
    let ran = numplan(&["list", "flowroute", "--sandbox"])
        .exits(0)
        .says(&["number", "type", "messaging", "monthly", "alias"])
        .says(&["16463451234", "longcode", "yes", "1.25", "My NYC number"]);
    let starts: Vec<Option<usize>> = ran.out.lines().skip(1).map(|line| line.find("1.25")).collect();
    assert_eq!(starts, vec![ran.out.find("monthly"); 5], "{}", ran.out);
    numplan(&["list", "plivo", "--sandbox"]).exits(0).says(&["12065551234", "0.80000", "Main line"]);
    numplan(&["list", "wavix", "--sandbox"]).exits(0).says(&[
        "124",
        "12065551234",
        "SEATTLE, WA",
        "Main line",
    ]);
}

#[test]
fn filters_keep_the_names_of_the_provider() {
    let (sandbox, flag) = sandbox();
    let numbers = |args: &[&str]| numplan(&[args, &["--json", &flag]].concat()).exits(0).json();
    let found = numbers(&["list", "flowroute", "--starts-with", "1206"]);
    assert_eq!((found.len(), &found[0]["value"]), (1, &json!("12065551234")));
    let found = numbers(&["list", "plivo", "--number-startswith", "44"]);
    assert_eq!((found.len(), &found[0]["number"]), (1, &json!("442079460123")));
    let found = numbers(&["list", "wavix", "--label-present"]);
    assert_eq!(found.len(), 2);
    assert!(sandbox.log().iter().all(|request| request.method == "GET"));
    numplan(&["list", "plivo", "--number-startswith", "+44", &flag]).exits(2).says(&["without a plus"]);
    numplan(&["list", "plivo", "--number-starts-with", "44", &flag])
        .exits(2)
        .says(&["did you mean --number-startswith?"]);
}

#[test]
fn empty_list_is_a_note() {
    let ran = numplan(&["list", "flowroute", "--starts-with", "1999", "--sandbox"]).exits(0);
    assert!(ran.out.is_empty() && ran.err.contains("no item matches"), "{}{}", ran.out, ran.err);
}

#[test]
fn csv_cells_are_not_run_by_spreadsheets() {
    let (sandbox, flag) = sandbox();
    let formula = "=HYPERLINK(\"https://example.com\")".to_owned();
    let number = flowroute::Number { alias: Some(formula), ..flowroute::Number::new("12065550001") };
    sandbox.add(Numbers { flowroute: vec![number], ..Numbers::default() });
    let ran = numplan(&["list", "flowroute", "--csv", &flag]).exits(0);
    assert!(ran.out.starts_with("id,value,alias,"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 7);
    assert!(ran.out.contains("\"'=HYPERLINK(\"\"https://example.com\"\")\""), "{}", ran.out);
    numplan(&["list", "flowroute", "--csv", "--json", &flag]).exits(2);
}

#[test]
fn remote_text_cannot_drive_the_terminal() {
    let (sandbox, flag) = sandbox();
    let number =
        flowroute::Number { alias: Some("a\u{1b}[2Jb".to_owned()), ..flowroute::Number::new("12065550001") };
    sandbox.add(Numbers { flowroute: vec![number], ..Numbers::default() });
    let ran = numplan(&["list", "flowroute", &flag]).exits(0).says(&["a\\u{1b}[2Jb"]);
    assert!(!ran.out.contains('\u{1b}'));
}

#[test]
fn wrong_total_is_a_warning() {
    let (sandbox, flag) = sandbox();
    let body = json!({
        "api_id": "1", "meta": { "limit": 20, "offset": 0, "next": null, "previous": null, "total_count": 3 },
        "objects": [{ "number": "12065551234" }],
    });
    let response = Action::Response { status: 200, headers: BTreeMap::default(), body, commit: false };
    sandbox.fault(Fault::new(response).method("GET"));
    numplan(&["list", "plivo", &flag]).exits(0).says(&["warning:", "there are 3 but 1"]);
    // A list that a limit cut short says nothing about the total.
    let ran = numplan(&["list", "plivo", "--limit", "1", &flag]).exits(0);
    assert!(!ran.err.contains("warning"), "{}", ran.err);
}

#[test]
fn failure_keeps_earlier_pages() {
    let (sandbox, flag) = sandbox();
    sandbox.add(Numbers::many(Provider::Flowroute, 450));
    let refusal =
        Action::Response { status: 403, headers: BTreeMap::default(), body: json!({}), commit: false };
    sandbox.fault(Fault::new(refusal).method("GET").nth(2));
    let ran = numplan(&["list", "flowroute", "--json", &flag]).exits(1).says(&["error:", "403"]);
    assert_eq!(ran.json().len(), 200);
}
