//! Help, providers, completions, and the sandbox in the foreground.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use numplan::fields::Options as _;
use serde_json::Value;

use crate::support::numplan;

#[test]
fn providers_lists_every_field() {
    let lines = numplan(&["providers", "--json"]).exits(0).json();
    let names = |provider: &Value| -> Vec<String> {
        let fields = provider["fields"].as_array().unwrap().iter();
        fields.map(|field| field["name"].as_str().unwrap().to_owned()).collect()
    };
    let of = |fields: &[numplan::fields::FieldSpec]| -> Vec<String> {
        fields.iter().map(|spec| spec.name.to_owned()).collect()
    };
    assert_eq!(names(&lines[0]), of(numplan::flowroute::NumberChanges::FIELDS));
    assert_eq!(names(&lines[1]), of(numplan::plivo::NumberChanges::FIELDS));
    assert_eq!(names(&lines[2]), of(numplan::wavix::NumberChanges::FIELDS));
    numplan(&["providers"])
        .exits(0)
        .says(&["FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY, or FR_ACCESS_KEY"]);
    numplan(&["providers", "wavix"]).exits(0).says(&["--destinations", "(--clear)"]);
}

#[test]
fn every_field_has_a_flag() {
    for line in numplan(&["providers", "--json"]).json() {
        let help = numplan(&["update", line["provider"].as_str().unwrap(), "--help"]).exits(0).out;
        for field in line["fields"].as_array().unwrap() {
            let flag = format!("--{}", field["name"].as_str().unwrap().replace('_', "-"));
            assert!(help.contains(&flag), "{flag}");
        }
    }
}

#[test]
fn help_explains_the_exit_codes() {
    numplan(&["update", "flowroute", "--help"]).exits(0).says(&["5", "not known whether"]);
    numplan(&["--version"]).exits(0).says(&["numplan", env!("CARGO_PKG_VERSION")]);
    numplan(&[]).exits(2).says(&["Usage: numplan"]);
}

#[test]
fn completions_know_the_fields() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(numplan(&["completions", shell]).exits(0).out.contains("messaging-callback-url"), "{shell}");
    }
}

#[test]
fn foreground_sandbox_ends_with_its_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_numplan"))
        .args(["sandbox", "--json", "--until-eof", "--switch", "flowroute_alias_echo=before"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let told: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(told["wavix"]["api_key"], numplan_sandbox::WAVIX_API_KEY);
    let flag = format!("--sandbox={}", told["url"].as_str().unwrap());
    // The switch makes the response echo the old alias instead of the requested one.
    let ran = numplan(&["update", "flowroute", "12065551234", "--alias", "Kept", &flag]);
    assert_ne!(ran.exit, 2, "{}", ran.err);
    numplan(&["get", "flowroute", "12065551234", &flag]).exits(0).says(&["alias", "Kept"]);
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn an_unknown_switch_is_explained() {
    numplan(&["sandbox", "--switch", "flowroute_alias_ecko=before"])
        .exits(2)
        .says(&["--switch", "flowroute_alias_ecko"]);
    numplan(&["sandbox", "--switch", "read_lag"]).exits(2).says(&["NAME=VALUE"]);
}
