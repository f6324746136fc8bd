//! The table: every class against every way in which an attempt can end, here each time the same way.

use http::Method;
use numplan::Error;
use numplan::exchange::{Outcome, TransportError, TransportErrorKind};
use numplan::flowroute::Flowroute;
use numplan::operation::Operation;
use serde_json::Value;

use crate::support::course::{Reply, World};
use crate::support::samples::{flowroute, number, read, sets, starts};

/// The outcome of the operation's own request, each time.
#[derive(Debug)]
enum End {
    NotSent(TransportErrorKind),
    NoResponse(TransportErrorKind),
    Status(u16),
    Response(u16, String),
    TooLarge,
}

impl End {
    fn reply(&self) -> Reply {
        match self {
            Self::NotSent(kind) => Reply::not_sent(*kind),
            Self::NoResponse(kind) => Outcome::NoResponse(TransportError::new(*kind, "")).into(),
            Self::Status(status) => Reply::response(*status, ""),
            Self::Response(status, body) => Reply::response(*status, body.as_str()),
            Self::TooLarge => Reply::too_large(200),
        }
    }
}

/// The outcome of the operation's own request, and the result for each class: the methods that are sent
/// (`G`ET, `P`ATCH), the code, `sent`, the attempts, and whether it is retryable. Reads in
/// between return the number as it was.
struct Row {
    ends: Vec<End>,
    read: &'static str,
    sets: &'static str,
    starts: &'static str,
}

fn row(ends: impl IntoIterator<Item = End>, [read, sets, starts]: [&'static str; 3]) -> Row {
    Row { ends: ends.into_iter().collect(), read, sets, starts }
}

fn statuses(statuses: impl IntoIterator<Item = u16>, columns: [&'static str; 3]) -> Row {
    row(statuses.into_iter().map(End::Status), columns)
}

/// 2xx answers that are not what the operation answers.
fn unfit() -> Vec<End> {
    let other =
        r#"{"data":{"attributes":{"value":"12065559999","alias":"NYC Number","messaging_enabled":true}}}"#;
    vec![
        End::Response(200, "<html></html>".into()),
        End::Response(200, String::new()),
        End::Response(204, String::new()),
        End::Response(200, other.into()),
        End::Response(207, other.into()),
        End::TooLarge,
    ]
}

#[rustfmt::skip]
fn table() -> Vec<Row> {
    use TransportErrorKind::{Body, Broken, Connect, ConnectTimeout, Dns, Queue, Timeout, Tls};
    vec![
        row([Dns, Connect, Tls].map(End::NotSent), [
            "GGG network no 3 retryable",
            "PPP network no 3 retryable",
            "PPP network no 3 retryable",
        ]),
        row([ConnectTimeout, Queue].map(End::NotSent), [
            "GGG timeout no 3 retryable",
            "PPP timeout no 3 retryable",
            "PPP timeout no 3 retryable",
        ]),
        row([Broken, Body].map(End::NoResponse), [
            "GGG network maybe 3 retryable",
            "PPPG outcome_unknown maybe 3 retryable",
            "PG outcome_unknown maybe 1 final",
        ]),
        row([Timeout].map(End::NoResponse), [
            "GGG timeout maybe 3 retryable",
            "PPPG outcome_unknown maybe 3 retryable",
            "PG outcome_unknown maybe 1 final",
        ]),
        statuses([429], [
            "GGG rate_limited yes 3 retryable",
            "PPP rate_limited yes 3 retryable",
            "PPP rate_limited yes 3 retryable",
        ]),
        statuses([408, 502, 503, 504, 520, 521, 522, 523, 524], [
            "GGG unavailable yes 3 retryable",
            "PPPG unavailable yes 3 retryable",
            "PG outcome_unknown yes 1 final",
        ]),
        statuses([500], [
            "GGG unavailable yes 3 retryable",
            "PPG unavailable yes 2 retryable",
            "PG outcome_unknown yes 1 final",
        ]),
        statuses([409], [
            "G conflict yes 1 final",
            "P conflict yes 1 final",
            "P conflict yes 1 final",
        ]),
        statuses([300, 301, 302, 303, 304, 305, 307, 308], [
            "G unsafe_redirect yes 1 final",
            "P unsafe_redirect yes 1 final",
            "P unsafe_redirect yes 1 final",
        ]),
        statuses([400, 402, 405, 406, 411, 412, 413, 414, 415, 422, 423, 424, 428, 431, 451, 501, 505, 511], [
            "G rejected yes 1 final",
            "P rejected yes 1 final",
            "P rejected yes 1 final",
        ]),
        statuses([401], [
            "G unauthorized yes 1 final",
            "P unauthorized yes 1 final",
            "P unauthorized yes 1 final",
        ]),
        statuses([403], [
            "G forbidden yes 1 final",
            "P forbidden yes 1 final",
            "P forbidden yes 1 final",
        ]),
        statuses([404], [
            "G not_found yes 1 final",
            "P not_found yes 1 final",
            "P not_found yes 1 final",
        ]),
        row(unfit(), [
            "G bad_response yes 1 final",
            "PGPGPG outcome_unknown yes 3 retryable",
            "PG outcome_unknown yes 1 final",
        ]),
    ]
}

#[test]
fn every_class_against_every_outcome() {
    let mut wrong = Vec::new();
    for Row { ends, read: on_read, sets: on_sets, starts: on_starts } in table() {
        for end in ends {
            let seen = [
                course(read(), "GET", || end.reply()),
                course(sets(), "PATCH", || end.reply()),
                course(starts(), "PATCH", || end.reply()),
            ];
            for (expected, seen) in [on_read, on_sets, on_starts].into_iter().zip(seen) {
                if expected != seen {
                    wrong.push(format!("{end:?}: expected {expected}, seen {seen}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The methods that are sent, and the end, if `reply` is the response to every request of the operation.
fn course<O>(operation: O, own: &str, reply: impl Fn() -> Reply) -> String
where
    O: Operation<Provider = Flowroute>,
    O::Output: serde::Serialize,
{
    let course = World::default().run(operation, &flowroute(), |attempt| {
        if attempt.request.method().as_str() == own {
            reply()
        } else {
            assert_eq!(attempt.request.method(), Method::GET);
            Reply::response(200, number("Old", false))
        }
    });
    let methods: String = course.methods().iter().map(|method| &method[..1]).collect();
    match course.end {
        Ok(output) => format!("{methods} ok {}", serde_json::json!(output)["attempts"]),
        Err(error) => {
            fits_the_list_of_codes(&error);
            let retryable = if error.retryable { "retryable" } else { "final" };
            format!("{methods} {} {} {} {retryable}", error.code, error.sent, error.attempts)
        }
    }
}

/// `tests/codes.json` says what each code may come with.
fn fits_the_list_of_codes(error: &Error) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/codes.json");
    let codes: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let entries = codes["codes"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["code"] == error.code.as_str()).unwrap();
    let sent = entry["sent"].as_array().unwrap();
    assert!(sent.contains(&error.sent.as_str().into()), "{error:?}");
    match entry["retryable"].as_str().unwrap() {
        "yes" => assert!(error.retryable, "{error:?}"),
        "no" => assert!(!error.retryable, "{error:?}"),
        _ => {}
    }
    if entry["changed"] == "no" {
        assert!(error.nothing_changed(), "{error:?}");
    } else {
        assert!(!error.nothing_changed(), "{error:?}");
    }
}

#[test]
fn a_partial_answer_is_a_result() {
    for (status, body) in [(207, number("NYC Number", false)), (207, String::new())] {
        assert_eq!(course(sets(), "PATCH", || Reply::response(status, body.as_str())), "P ok 1");
        assert_eq!(course(starts(), "PATCH", || Reply::response(status, body.as_str())), "P ok 1");
    }
    assert_eq!(course(sets(), "PATCH", || Reply::response(206, number("NYC Number", false))), "P ok 1");
}

#[test]
fn task_is_sent_once_whatever_the_status() {
    for status in (200..600).filter(|status| *status != 429) {
        let seen = course(starts(), "PATCH", || Reply::response(status, ""));
        let methods = seen.split(' ').next().unwrap();
        assert!(["P", "PG"].contains(&methods), "{status}: {seen}");
        assert!(!seen.ends_with("retryable"), "{status}: {seen}");
    }
}

#[test]
fn status_codes_end_without_network_or_timeout() {
    for status in 200..600 {
        for seen in [
            course(read(), "GET", || Reply::response(status, "")),
            course(sets(), "PATCH", || Reply::response(status, "")),
        ] {
            assert!(!seen.contains("network") && !seen.contains("timeout"), "{status}: {seen}");
        }
    }
}

#[test]
fn status_outside_http_is_no_response() {
    for status in (100..200).chain(600..1_000) {
        let reply = || Reply::response(status, "");
        assert_eq!(course(read(), "GET", reply), "GGG network maybe 3 retryable", "{status}");
        assert_eq!(course(sets(), "PATCH", reply), "PPPG outcome_unknown maybe 3 retryable", "{status}");
        assert_eq!(course(starts(), "PATCH", reply), "PG outcome_unknown maybe 1 final", "{status}");
    }
}

#[test]
fn exhausted_update_that_shows_succeeds() {
    for end in [End::NoResponse(TransportErrorKind::Broken), End::Status(503), End::Status(500)] {
        let mut world = World::default();
        let course = world.run(sets(), &flowroute(), |attempt| match attempt.request.method().as_str() {
            "GET" => Reply::response(200, number("NYC Number", false)),
            _ => end.reply(),
        });
        let updated = course.end.unwrap();
        assert!(updated.ok(), "{end:?}");
        assert_eq!(updated.fields[0].evidence.map(numplan::updated::Evidence::as_str), Some("read_back"));
        assert_eq!(updated.status, None);
    }
}

#[test]
fn exhausted_update_reports_the_observed_value() {
    let mut world = World::default();
    let course = world.run(sets(), &flowroute(), |attempt| match attempt.request.method().as_str() {
        "GET" => Reply::response(200, number("Old", false)),
        _ => Reply::lost(),
    });
    let error = course.end.unwrap_err();
    assert_eq!((error.code.as_str(), error.fields[0].field.as_str()), ("outcome_unknown", "alias"));
    assert!(error.message.contains("`alias` shows \"Old\""), "{}", error.message);
}

#[test]
fn lost_response_is_not_called_unreachable() {
    for (end, start) in [
        (End::NotSent(TransportErrorKind::Connect), "could not reach Flowroute for "),
        (End::NoResponse(TransportErrorKind::Timeout), "no usable response from Flowroute for "),
        (End::NoResponse(TransportErrorKind::Broken), "no usable response from Flowroute for "),
    ] {
        let mut world = World::default();
        let error = world.run(read(), &flowroute(), |_| end.reply()).end.unwrap_err();
        assert!(error.message.starts_with(start), "{}", error.message);
    }
}
