//! Exit codes. Of several numbers the most severe outcome decides.

use std::time::Duration;

use numplan_sandbox::switches::MessagingDown;
use numplan_sandbox::{Action, Fault, Options, Provider};

use crate::support::{numplan, sandbox, sandbox_with, writes};

#[test]
fn exit_1_unknown_number_sends_nothing() {
    let (sandbox, flag) = sandbox();
    numplan(&["update", "flowroute", "12065559999", "--alias", "x", &flag])
        .exits(1)
        .says(&["error:", "12065559999"])
        .says(&["nothing was changed"]);
    assert!(writes(&sandbox).is_empty());
    numplan(&["get", "flowroute", "12065559999", &flag]).exits(1);
}

#[test]
fn exit_2_lists_all_wrong_fields() {
    let (sandbox, flag) = sandbox();
    let line = [
        "update",
        "flowroute",
        "12065551234",
        "--messaging-email",
        "true",
        "--messaging-callback-url",
        "/x",
        "--clear",
        "messaging_enabled",
        &flag,
    ];
    numplan(&line)
        .exits(2)
        .says(&["3 fields were refused; nothing was sent"])
        .says(&["`messaging_callback_url` must be an absolute URL"])
        .says(&["`messaging_enabled` cannot be cleared"])
        .says(&["`messaging_email` works only together with messaging_enabled true"]);
    let line = [
        "update",
        "flowroute",
        "12065551234",
        "--cnam-lookups-enabled",
        "maybe",
        "--clear",
        "alais",
        "--json",
        &flag,
    ];
    let ran = numplan(&line).exits(2).says(&["`alais`", "did you mean `alias`?"]);
    assert_eq!(ran.json()[0]["error"]["code"], "invalid_input");
    assert_eq!(ran.json()[0]["error"]["fields"].as_array().unwrap().len(), 2);
    assert!(sandbox.log().is_empty());
}

#[test]
fn exit_2_field_set_and_cleared() {
    numplan(&["update", "flowroute", "12065551234", "--alias", "x", "--clear", "alias", "--sandbox"])
        .exits(2)
        .says(&["`alias` is both given a value and cleared"]);
}

#[test]
fn empty_text_names_the_clear_flag() {
    let (sandbox, flag) = sandbox();
    let ran = numplan(&["update", "flowroute", "12065551234", "--alias", "", "--json", &flag])
        .exits(2)
        .says(&["`alias` is empty: use --clear alias to remove it"]);
    assert_eq!(ran.json()[0]["error"]["code"], "invalid_input");
    assert!(sandbox.log().is_empty());
}

#[test]
fn exit_2_missing_credentials_name_variables() {
    numplan(&["update", "flowroute", "12065551234", "--alias", "x"]).exits(2).says(&[
        "FLOWROUTE_ACCESS_KEY",
        "FLOWROUTE_SECRET_KEY",
        "--sandbox",
    ]);
}

#[test]
fn exit_3_part_rejected() {
    let (sandbox, flag) = sandbox();
    let mut switches = sandbox.switches();
    switches.flowroute_messaging_down = MessagingDown::Both;
    sandbox.set_switches(switches);
    let line = ["update", "flowroute", "12065551234", "--alias", "New", "--messaging-enabled", &flag];
    let ran = numplan(&line).exits(3).says(&["alias", "applied"]).says(&["messaging_enabled", "rejected:"]);
    assert!(ran.out.contains("the provider says:"), "{}", ran.out);
}

#[test]
fn exit_4_task_outlasts_the_wait() {
    let (sandbox, flag) = sandbox_with(Options::default().task_time(Duration::from_secs(600)));
    let line = ["update", "flowroute", "12065551234", "--messaging-enabled", &flag];
    numplan(&[&line[..], &["--wait=0.2"]].concat())
        .exits(4)
        .says(&["messaging_enabled", "false \u{2192} true", "pending"])
        .says(&["task", "processing"]);
    numplan(&line).exits(0);
    sandbox.complete_tasks();
    numplan(&[&line[..], &["--wait"]].concat()).exits(0).says(&["messaging_enabled", "as before"]);
}

#[test]
fn exit_5_lost_response_without_proof() {
    let (sandbox, flag) = sandbox();
    let lost = Fault::new(Action::Drop { commit: false, reset: false });
    sandbox.fault(lost.provider(Provider::Flowroute).method("PATCH").always());
    let ran =
        numplan(&["update", "flowroute", "12065551234", "--messaging-enabled", "--json", &flag]).exits(5);
    assert_eq!(ran.json()[0]["error"]["code"], "outcome_unknown");
    assert_eq!(writes(&sandbox).len(), 1, "what starts something is not repeated on a guess");
}

#[test]
fn exit_5_server_error_of_a_write() {
    let (sandbox, flag) = sandbox();
    let response = Action::Response { status: 500, headers: [].into(), body: "".into(), commit: false };
    sandbox.fault(Fault::new(response.clone()).method("PATCH").always());
    numplan(&["update", "flowroute", "12065551234", "--alias", "x", &flag]).exits(5);
    sandbox.clear_faults();
    sandbox.fault(Fault::new(response).method("GET").always());
    numplan(&["get", "flowroute", "12065551234", &flag]).exits(1);
}

#[test]
fn most_severe_outcome_decides_the_exit_code() {
    let (sandbox, flag) = sandbox();
    let line = ["update", "flowroute", "abc", "12065559999", "12065551234", "16463451234", "--alias", "N"];
    let ran = numplan(&[&line[..], &["--json", &flag]].concat()).exits(3).says(&[
        "4 numbers",
        "2 updated",
        "1 refused",
        "1 failed",
    ]);
    let ok: Vec<_> = ran.json().iter().map(|line| line["ok"].as_bool().unwrap()).collect();
    assert_eq!(ok, [false, false, true, true]);
    assert_eq!(ran.json()[0]["error"]["code"], "invalid_input");
    assert_eq!(ran.json()[0]["number"], "abc");
    assert_eq!(writes(&sandbox).len(), 2);
    numplan(&["update", "flowroute", "abc", "12065551234", "--alias", "N", &flag]).exits(3);
    numplan(&["update", "flowroute", "abc", "12065559999", "--alias", "N", &flag]).exits(1);
    numplan(&["get", "flowroute", "abc", "12065551234", &flag]).exits(1);
    numplan(&["get", "flowroute", "abc", "206", &flag]).exits(2);
}

/// An output whose reader has closed it.
pub(crate) struct Gone;

impl std::io::Write for Gone {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn broken_pipe_ends_the_command() {
    let run = |args: &[&str]| {
        let around = numplan_cli::Process { output: Box::new(Gone), ..numplan_cli::Process::current() };
        numplan_cli::run(["numplan"].iter().chain(args), around).code()
    };
    assert_eq!(run(&["providers"]), 0);
    let (sandbox, flag) = sandbox();
    assert_eq!(run(&["list", "flowroute", "--json", &flag]), 0);
    assert_eq!(run(&["check", "206", "12069991234"]), 1);
    assert_eq!(run(&["update", "flowroute", "12065551234", "16463451234", "--alias", "N", &flag]), 3);
    assert_eq!(writes(&sandbox).len(), 1, "no number is changed without output");
    // An outcome that could not be written still counts.
    sandbox.fault(Fault::new(Action::Drop { commit: false, reset: false }).method("PATCH").always());
    assert_eq!(run(&["update", "flowroute", "12065551234", "--messaging-enabled", "--json", &flag]), 5);
}

#[test]
fn quiet_leaves_data_and_errors() {
    let ran =
        numplan(&["update", "flowroute", "abc", "12065551234", "--alias", "N", "--sandbox", "-q"]).exits(3);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.starts_with("error:"));
}
