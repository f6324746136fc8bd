//! Updates: values before and after, and the evidence.

use numplan_sandbox::switches::MissingAppId;
use serde_json::json;

use crate::support::{Run, numplan, sandbox, writes};

#[test]
fn readme_command_shows_before_and_after() {
    numplan(&["update", "flowroute", "12065551234", "--alias", "NYC Number", "--sandbox"])
        .exits(0)
        .says(&["12065551234"])
        .says(&["alias", "\"Main line\" \u{2192} \"NYC Number\"", "applied (echo)"])
        .says(&["sandbox", "nothing real"]);
}

#[test]
fn only_the_given_field_is_sent() {
    let (sandbox, flag) = sandbox();
    numplan(&["update", "flowroute", "12065551234", "--cnam-lookups-enabled", "--alias", "X", &flag])
        .exits(0);
    let sent = writes(&sandbox).remove(0);
    assert_eq!(sent.json, Some(json!({"type": "number", "alias": "X", "cnam_lookups_enabled": true})));
    assert_eq!(sandbox.log().len(), 2, "one read, one write");
}

#[test]
fn no_read_shows_no_earlier_value() {
    let (sandbox, flag) = sandbox();
    let ran = numplan(&["update", "flowroute", "12065551234", "--alias", "X", "--no-read", &flag]).exits(0);
    assert_eq!(sandbox.log().len(), 1);
    assert!(!ran.out.contains("Main line"), "{}", ran.out);
}

#[test]
fn clear_takes_either_spelling() {
    for field in ["cnam_callback_url", "cnam-callback-url"] {
        let (sandbox, flag) = sandbox();
        numplan(&["update", "plivo", "12065551234", "--clear", field, "--clear", "alias", &flag]).exits(0);
        let sent = writes(&sandbox).remove(0).json.unwrap();
        assert_eq!((&sent["cnam_callback_url"], &sent["alias"]), (&json!(""), &json!("")));
    }
}

#[test]
fn plivo_keeps_the_numbers_application_unless_told_otherwise() {
    let (sandbox, flag) = sandbox();
    numplan(&["update", "plivo", "12065551234", "--alias", "AnyClient", &flag]).exits(0);
    numplan(&["update", "plivo", "12065551234", "--alias", "AnyClient", "--no-keep-application", &flag])
        .exits(0);
    let sent: Vec<_> = writes(&sandbox).into_iter().filter_map(|request| request.json).collect();
    assert_eq!(sent[0], json!({"app_id": "29986316244302815", "alias": "AnyClient"}));
    assert_eq!(sent[1], json!({"alias": "AnyClient"}));
}

#[test]
fn unrequested_changes_are_shown() {
    let (sandbox, flag) = sandbox();
    let mut switches = sandbox.switches();
    switches.plivo_missing_app_id = MissingAppId::AssignsDefault;
    sandbox.set_switches(switches);
    let line = ["update", "plivo", "12065551234", "--alias", "D", "--verify", "--no-keep-application", &flag];
    numplan(&line).exits(0).says(&["app_id", "29986316244302815", "changed without being requested"]);
}

#[test]
fn wavix_record_is_addressed_by_id_or_number() {
    let (sandbox, flag) = sandbox();
    // 12065551234 is the id of one record and the number of another.
    numplan(&["update", "wavix", "12065551234", "--sms-enabled", "false", &flag]).exits(0);
    assert_eq!(writes(&sandbox)[0].path, "/v1/numbers/124");
    let ran = numplan(&["update", "wavix", "--id", "12065551234", "--sms-enabled", "false", "--json", &flag])
        .exits(0);
    assert_eq!(writes(&sandbox)[1].path, "/v1/numbers/12065551234");
    assert_eq!(ran.json()[0]["id"], 12_065_551_234_u64);
}

#[test]
fn destinations_come_as_json_or_from_a_file() {
    let list = r#"[{"destination":"12065550100","priority":1,"transport":4}]"#;
    let file = crate::support::Scratch::new("destinations.json", list);
    for given in [list.to_owned(), format!("@{}", file.path())] {
        let (sandbox, flag) = sandbox();
        numplan(&["update", "wavix", "--id", "124", "--destinations", &given, &flag]).exits(0);
        assert_eq!(
            writes(&sandbox)[0].json.as_ref().unwrap()["destinations"][0]["destination"],
            "12065550100"
        );
    }
    numplan(&["update", "wavix", "--id", "124", "--destinations", "[{", "--sandbox"])
        .exits(2)
        .says(&["`destinations` is not JSON"]);
}

#[test]
fn the_json_line_carries_the_whole_result() {
    let ran =
        numplan(&["update", "flowroute", "206-555-1234", "--alias", "N", "--json", "--sandbox"]).exits(0);
    let lines = ran.json();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["number"], "12065551234");
    assert_eq!(lines[0]["given"], "206-555-1234");
    assert_eq!(lines[0]["ok"], true);
    assert_eq!(lines[0]["result"]["before"]["alias"], "Main line");
    assert_eq!(
        lines[0]["result"]["fields"],
        json!([{"field": "alias", "requested": "N", "state": "applied", "evidence": "echo"}])
    );
}

#[test]
fn remote_text_cannot_drive_the_terminal() {
    let (sandbox, flag) = sandbox();
    numplan(&["update", "flowroute", "12065551234", "--alias", "a\u{1b}[2Jb\u{202e}", &flag]).exits(0);
    for line in [
        &["get", "flowroute", "12065551234", &flag][..],
        &["update", "flowroute", "12065551234", "--alias", "x", &flag],
    ] {
        let ran = numplan(line).exits(0).says(&["a\\u{1b}[2Jb\\u{202e}"]);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.out);
    }
    drop(sandbox);
}

#[test]
fn a_callback_secret_is_never_shown() {
    let url = "https://user:hunter22@example.com/hook?token=s3cr3t";
    for json in [&["--json"][..], &[]] {
        let line = ["update", "wavix", "--id", "124", "--call-status-url", url, "-v", "--sandbox"];
        let ran = numplan(&[&line[..], json].concat()).exits(0).says(&["https://***@example.com/hook?***"]);
        for secret in ["hunter22", "s3cr3t"] {
            assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{}{}", ran.out, ran.err);
        }
        ran.says(&["user name or password"]);
    }
}

#[test]
fn verbose_shows_attempts_by_template() {
    numplan(&["update", "plivo", "12065551234", "--alias", "x", "-v", "--sandbox"])
        .exits(0)
        .says(&["Plivo GET /v1/Account/{auth_id}/Number/{number}/: 200"])
        .says(&["Plivo POST /v1/Account/{auth_id}/Number/{number}/: 202"]);
}

#[test]
fn color_follows_terminal_flag_and_environment() {
    let line = ["update", "flowroute", "12065551234", "--alias", "x", "--sandbox"];
    let colored =
        |run: Run, more: &[&str]| run.numplan(&[&line[..], more].concat()).exits(0).out.contains('\u{1b}');
    assert!(!colored(Run::default(), &[]));
    assert!(colored(Run::default().at_a_terminal(), &[]));
    assert!(colored(Run::default(), &["--color", "always"]));
    assert!(!colored(Run::default().at_a_terminal(), &["--color=never"]));
    assert!(!colored(Run::default().at_a_terminal().variable("NO_COLOR", "1"), &[]));
}

/// Some numbers of the sandbox's fleet, in a file.
fn fleet(
    name: &str,
    many: usize,
) -> (numplan_sandbox::Sandbox, String, crate::support::Scratch, Vec<String>) {
    let numbers = numplan_sandbox::Numbers::fleet();
    let (sandbox, flag) = crate::support::sandbox_with(numplan_sandbox::Options {
        numbers,
        ..numplan_sandbox::Options::default()
    });
    let listed =
        numplan(&["list", "flowroute", "--json", "--limit", &many.to_string(), &flag]).exits(0).json();
    let numbers: Vec<String> = listed.iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(numbers.len(), many);
    let file = crate::support::Scratch::new(name, &numbers.join("\n"));
    (sandbox, flag, file, numbers)
}

#[test]
fn many_numbers_go_together_in_order() {
    let (sandbox, flag, file, numbers) = fleet("many.txt", 24);
    let slow = numplan_sandbox::Action::Delay { ms: 100 };
    sandbox.fault(numplan_sandbox::Fault::new(slow).method("PATCH").always());
    let started = std::time::Instant::now();
    let line = ["update", "flowroute", "--from", file.path(), "--alias", "N", "--json", &flag];
    let ran = numplan(&line).exits(0).says(&["24 numbers: 24 updated"]);
    let took = started.elapsed();
    let shown: Vec<_> = ran.json().iter().map(|line| line["number"].as_str().unwrap().to_owned()).collect();
    assert_eq!(shown, numbers);
    assert!(took < std::time::Duration::from_secs(2), "{took:?}: one after the other takes 2.4 s");
}

#[test]
fn interrupt_stops_and_start_at_continues() {
    let (sandbox, flag, file, numbers) = fleet("interrupted.txt", 24);
    let slow = numplan_sandbox::Action::Delay { ms: 100 };
    sandbox.fault(numplan_sandbox::Fault::new(slow).method("PATCH").always());
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let line = ["update", "flowroute", "--from", file.path(), "--alias", "N", "--parallelism", "4", &flag];
    let ran = std::thread::scope(|scope| {
        let ran = scope.spawn(|| Run::default().stop(&stop).numplan(&line));
        while writes(&sandbox).len() < 5 {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        ran.join().unwrap()
    });
    let sent = writes(&sandbox).len();
    assert!((5..24).contains(&sent), "{sent}");
    let next = &numbers[sent];
    let ran = ran.exits(7).says(&["stopping: waiting"]).says(&["24", &format!("--start-at {next} goes on")]);
    assert_eq!(ran.out.matches("applied").count(), sent, "{}", ran.out);
    sandbox.clear_faults();
    numplan(&[&line[..], &["--start-at", next]].concat()).exits(0);
    assert_eq!(writes(&sandbox).len(), 24, "each number is sent once");
    numplan(&[&line[..], &["--start-at", "12069999999"]].concat())
        .exits(2)
        .says(&["--start-at 12069999999 is not one of the numbers"]);
}
