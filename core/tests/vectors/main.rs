//! Runs the cases of `tests/vectors`, which every language runs, with operations by name. `tests/vectors/README.md`
//! describes the format; the cases of `numbers` have a runner beside the code.
//!
//! Files are discovered. An unknown kind and a section without a case fail, so no case is skipped by accident.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod callback_url;
mod catalog;
mod operation;
mod request;
mod response;
mod retry;
#[path = "../support/mod.rs"]
mod support;
mod validation;

use numplan::bindings::catalog::operations;
use numplan::provider::ProviderId;
use support::case::{Case, sections};

/// Runs a case. Err: the first difference.
type Runner = fn(&Case) -> Result<(), String>;

fn runner(kind: &str) -> Option<Runner> {
    Some(match kind {
        "validation" => validation::run,
        "request" => request::run,
        "response" | "error" => response::run,
        "retry" => retry::run,
        "callback_url" => callback_url::run,
        _ => return None,
    })
}

#[test]
fn every_case_holds() {
    let (mut count, mut failures) = (0, Vec::new());
    for section in sections() {
        let (file, kind) = (&section.file, &section.kind);
        let run = runner(kind).unwrap_or_else(|| panic!("{file}: unknown kind {kind:?}"));
        assert!(!section.cases.is_empty(), "{file}: {kind} has no case");
        for case in &section.cases {
            count += 1;
            if let Err(what) = run(case) {
                failures.push(format!("{file}: {kind}: {}\n    {what}", case.name));
            }
        }
    }
    println!("{count} cases");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn file_is_named_for_its_operation() {
    for section in sections().iter().filter(|section| section.kind != "callback_url") {
        for case in &section.cases {
            let name = format!("{}/{}", case.text("provider"), case.text("operation"));
            assert_eq!(section.file, name, "{}", case.name);
        }
    }
}

#[test]
fn every_operation_has_requests_and_responses() {
    let sections = sections();
    for provider in ProviderId::ALL.iter().copied() {
        for spec in operations(provider) {
            let file = format!("{provider}/{}", spec.name);
            let has = |kind: &str| sections.iter().any(|of| of.file == file && of.kind == kind);
            assert!(has("request") && has("response"), "{file}: no section `request` or `response`");
        }
        let all =
            |kind: &str| sections.iter().any(|of| of.file.starts_with(provider.as_str()) && of.kind == kind);
        assert!(all("validation") && all("error") && all("retry"), "{provider}");
    }
}

#[test]
fn names_of_cases_are_unique() {
    let mut names: Vec<String> = sections()
        .iter()
        .flat_map(|of| of.cases.iter().map(move |case| format!("{} {} {}", of.file, of.kind, case.name)))
        .collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
}

#[test]
fn every_field_is_set_and_cleared() {
    use numplan::bindings::catalog::operations;
    use numplan::provider::ProviderId;
    let sections = sections();
    let clear = serde_json::json!({ "$clear": true });
    for provider in ProviderId::ALL {
        let mut updates = operations(*provider).into_iter().filter(|spec| spec.name == "numbers.update");
        for spec in updates.next().unwrap().fields {
            let in_kind = |kind: &str, cleared: bool| {
                let mut cases = sections.iter().filter(|of| of.kind == kind).flat_map(|of| &of.cases);
                cases.any(|case| {
                    let given = case.get("fields").get(spec.name);
                    case.get("provider") == provider.as_str()
                        && given.is_some_and(|given| (*given == clear) == cleared)
                })
            };
            let field = format!("{provider}: {}", spec.name);
            assert!(in_kind("request", false), "{field} is set in no request");
            let kind = if spec.clear.is_some() { "request" } else { "validation" };
            assert!(in_kind(kind, true), "{field} is cleared in no {kind}");
        }
    }
}
