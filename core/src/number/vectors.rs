//! Runs the cases of `tests/vectors/numbers`, which every language runs.
//!
//! Files are discovered. A case of an unknown kind fails, so a new kind cannot be skipped by accident.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Column, Countries, FindingSet, Nanp, NumberCheck, NumberError, PhoneNumber, TypedNumber, check_block,
    check_column, check_for, check_typed, normalize_for,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/numbers");

#[derive(Deserialize)]
struct File {
    sections: Vec<Section>,
}

#[derive(Deserialize)]
struct Section {
    kind: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    given: Value,
    /// A provider: the text is checked for its operations.
    provider: Option<String>,
    expect: Value,
}

impl Case {
    fn countries(&self) -> Countries {
        match self.provider.as_deref() {
            None | Some("flowroute") => Countries::NorthAmerica,
            Some(_) => Countries::Any,
        }
    }
}

#[test]
fn every_case_holds() {
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let file: File = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        for section in &file.sections {
            assert!(!section.cases.is_empty(), "{}: {} has no case", path.display(), section.kind);
            count += section.cases.len();
            failures.extend(section.cases.iter().filter_map(|case| failure(&path, &section.kind, case)));
        }
    }
    assert!(count > 0, "no cases in {FOLDER}");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));
}

fn failure(path: &Path, kind: &str, case: &Case) -> Option<String> {
    let given = &case.given;
    let seen = match kind {
        "number.parse" => parsed(text(given), &case.expect),
        "number.normalize" => normalized(text(given), case.countries()),
        "number.typed" => typed(&check_typed(text(given), case.countries()), &case.expect),
        "number.check" => checked(&check_for(text(given), case.countries()), &case.expect),
        "number.column" => column(&read_column(given)),
        _ => panic!("{}: kind {kind} is not known", path.display()),
    };
    let expected = case.expect.as_object().unwrap();
    let same = expected.iter().all(|(key, value)| seen.get(key) == Some(value));
    // A refusal that is expected without a suggestion must have none.
    let complete = seen.get("suggestion").is_none() || expected.contains_key("suggestion");
    (!same || !complete).then(|| {
        let file = path.file_stem().unwrap_or_default().display();
        format!("{file}: {}: {given}\n  expected {}\n  seen     {seen}", case.name, case.expect)
    })
}

fn text(given: &Value) -> &str {
    given.as_str().expect("`given` is a text")
}

/// Both types in the short form where they agree, each by name where the case names them.
fn parsed(text: &str, expect: &Value) -> Value {
    let phone_number = outcome(PhoneNumber::parse(text).as_ref().map(PhoneNumber::as_str));
    let nanp = outcome(Nanp::parse(text).as_ref().map(Nanp::as_str));
    if expect.get("nanp").is_none() && phone_number == nanp {
        nanp
    } else {
        json!({ "phone_number": phone_number, "nanp": nanp })
    }
}

fn outcome(result: Result<&str, &NumberError>) -> Value {
    match result {
        Ok(number) => json!({ "number": number }),
        Err(error) => refusal(error),
    }
}

fn refusal(error: &NumberError) -> Value {
    match error.suggestion {
        Some(suggestion) => json!({ "code": error.code, "suggestion": suggestion }),
        None => json!({ "code": error.code }),
    }
}

fn normalized(text: &str, countries: Countries) -> Value {
    match normalize_for(text, countries) {
        Ok(normalized) => {
            let codes: Vec<_> = normalized.findings.iter().map(|finding| finding.code).collect();
            json!({ "number": normalized.number, "findings": codes })
        }
        Err(error) => refusal(&error),
    }
}

/// The check as JSON, with only those parts of each finding that the case names.
fn checked(check: &NumberCheck, expect: &Value) -> Value {
    named_parts(serde_json::to_value(check).unwrap(), expect)
}

fn typed(typed: &TypedNumber, expect: &Value) -> Value {
    named_parts(serde_json::to_value(typed).unwrap(), expect)
}

fn named_parts(mut seen: Value, expect: &Value) -> Value {
    let expected = expect["findings"].as_array().expect("a case names all its findings");
    for (place, finding) in seen["findings"].as_array_mut().unwrap().iter_mut().enumerate() {
        let named = expected.get(place).and_then(Value::as_object);
        finding.as_object_mut().unwrap().retain(|key, _| named.is_none_or(|named| named.contains_key(key)));
    }
    seen
}

fn read_column(given: &Value) -> Column {
    if let Value::Array(cells) = given {
        return check_column(cells.iter().map(text));
    }
    let separator = text(&given["separator"]).chars().next().unwrap();
    check_block(text(&given["text"]), separator)
}

fn column(column: &Column) -> Value {
    let numbers: Vec<_> = column.verdicts().map(super::Verdict::number).collect();
    let valid: Vec<_> = column.verdicts().map(super::Verdict::is_valid).collect();
    let codes = |set: &FindingSet| set.iter().collect::<Vec<_>>();
    let findings: Vec<_> = column.findings().iter().map(codes).collect();
    json!({ "numbers": numbers, "valid": valid, "findings": findings, "counts": column.counts() })
}
