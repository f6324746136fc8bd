//! `tests/codes.json` is the list of words that every language has: it holds all of ours, and no other.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it expects by panicking")]

use numplan::updated::{Evidence, FieldState};
use numplan::{Error, ErrorCode, Sent};
use serde_json::Value;

fn codes() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/codes.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The words of a list in their order; each has a meaning that is one sentence.
fn words(codes: &Value, list: &str, member: &str) -> Vec<String> {
    let entries = codes[list].as_array().expect("a list").iter();
    let word = |entry: &Value| {
        let meaning = entry["meaning"].as_str().expect("a meaning");
        assert!(meaning.ends_with('.') && !meaning.contains(". "), "{meaning:?} is no sentence");
        entry[member].as_str().expect("a word").to_owned()
    };
    entries.map(word).collect()
}

#[test]
fn the_list_of_codes_is_complete_both_ways() {
    let ours: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(words(&codes(), "codes", "code"), ours);
}

#[test]
fn list_of_sent_values_is_complete() {
    let ours: Vec<&str> = Sent::ALL.iter().map(|sent| sent.as_str()).collect();
    assert_eq!(words(&codes(), "sent", "sent"), ours);
}

#[test]
fn lists_of_states_and_evidence_are_complete() {
    let states: Vec<&str> = FieldState::ALL.iter().map(|state| state.as_str()).collect();
    let by: Vec<&str> = Evidence::ALL.iter().map(|by| by.as_str()).collect();
    assert_eq!(words(&codes(), "states", "state"), states);
    assert_eq!(words(&codes(), "evidence", "evidence"), by);
}

#[test]
fn entries_speak_only_in_words_of_the_lists() {
    let codes = codes();
    let sent = words(&codes, "sent", "sent");
    for entry in codes["codes"].as_array().unwrap() {
        assert!(["no", "maybe"].contains(&entry["changed"].as_str().unwrap()), "{entry}");
        let retryable = entry["retryable"].as_str().unwrap();
        assert!(["no", "yes", "sets", "unless_starts"].contains(&retryable), "{entry}");
        let listed = entry["sent"].as_array().unwrap();
        let known = |word: &Value| sent.iter().any(|sent| word == sent.as_str());
        assert!(!listed.is_empty() && listed.iter().all(known), "{entry}");
    }
    for entry in codes["states"].as_array().unwrap() {
        let known = |by: &Value| by.is_null() || Evidence::from_value(by.as_str().unwrap()).is_some();
        assert!(entry["evidence"].as_array().unwrap().iter().all(known), "{entry}");
    }
}

#[test]
fn nothing_changed_matches_the_list_of_codes() {
    for entry in codes()["codes"].as_array().unwrap() {
        let code = ErrorCode::from_value(entry["code"].as_str().unwrap()).unwrap();
        if entry["changed"] == "no" {
            assert!(Error::new(code, "").nothing_changed(), "{code}");
        }
    }
    assert!(!Error::new(ErrorCode::OutcomeUnknown, "").nothing_changed());
}
