//! Runs the cases of `tests/vectors`, which every language runs. `tests/vectors/README.md` says what each kind
//! of case means; the cases of `numbers` have a runner beside the code.
//!
//! Each file is found by itself. A kind that is not known here fails, and so does a file without a case, so
//! that nothing passes by being skipped.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod callback_url;
mod request;
mod response;
mod retry;
#[path = "../support/mod.rs"]
mod support;
mod validation;

use support::case::{Case, files};

/// How one case of a kind is run. Err: what is not as it should be.
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
    for file in files() {
        let run =
            runner(&file.kind).unwrap_or_else(|| panic!("{}: kind {:?} is not known", file.group, file.kind));
        assert!(!file.cases.is_empty(), "{} has no case", file.group);
        for case in &file.cases {
            count += 1;
            if let Err(what) = run(case) {
                failures.push(format!("{}: {}\n    {what}", file.group, case.name));
            }
        }
    }
    println!("{count} cases");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn there_are_cases_of_every_kind_for_every_provider() {
    let files = files();
    for kind in ["validation", "request", "response", "error"] {
        for provider in ["flowroute", "plivo", "wavix"] {
            let cases = files.iter().filter(|file| file.kind == kind);
            let found = cases.flat_map(|file| &file.cases).any(|case| case.get("provider") == provider);
            assert!(found, "{kind}: no case for {provider}");
        }
    }
}

#[test]
fn no_two_cases_of_a_file_have_one_name() {
    for file in files() {
        let mut names: Vec<&str> = file.cases.iter().map(|case| case.name.as_str()).collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            assert_ne!(pair[0], pair[1], "{}", file.group);
        }
    }
}

#[test]
fn every_field_of_every_provider_is_set_in_a_request_and_cleared_or_refused() {
    use numplan::fields::{FieldSpec, Options};
    let files = files();
    let tables: [(&str, &[FieldSpec]); 3] = [
        ("flowroute", numplan::flowroute::NumberChanges::FIELDS),
        ("plivo", numplan::plivo::NumberChanges::FIELDS),
        ("wavix", numplan::wavix::NumberChanges::FIELDS),
    ];
    let clear = serde_json::json!({ "$clear": true });
    for (provider, fields) in tables {
        let all = || files.iter().flat_map(|file| file.cases.iter().map(move |case| (file, case)));
        let of_provider = || all().filter(|(_, case)| case.get("provider") == provider);
        for spec in fields {
            let in_kind = |kind: &str, cleared: bool| {
                of_provider().any(|(file, case)| {
                    let given = case.get("fields").get(spec.name);
                    file.kind == kind && given.is_some_and(|given| (*given == clear) == cleared)
                })
            };
            let what = format!("{provider}: {}", spec.name);
            assert!(in_kind("request", false), "{what} is set in no request");
            let kind = if spec.clear.is_some() { "request" } else { "validation" };
            assert!(in_kind(kind, true), "{what} is cleared in no {kind}");
        }
    }
}
