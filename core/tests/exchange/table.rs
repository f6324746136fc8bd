//! The table: every class against every way in which an attempt can end, here each time the same way.

use http::Method;
use numplan::exchange::{Outcome, Trouble, TroubleKind};
use numplan::operation::Operation;
use numplan::{Account, Error};
use serde_json::Value;

use crate::support::course::{Reply, World};
use crate::support::operation::Shown;
use crate::support::samples::{flowroute, number, number_json, read, sets, starts};

/// What becomes of the operation's own request, and what comes of that for each class: the methods that go
/// (`G`ET, `P`ATCH), the code, `sent`, the attempts, and whether it is retryable. What is read back in between
/// is the number as it was.
struct Row {
    outcomes: Vec<(String, fn(usize) -> Reply, usize)>,
    read: &'static str,
    sets: &'static str,
    starts: &'static str,
}

fn not_sent(kinds: &[TroubleKind]) -> Vec<(String, fn(usize) -> Reply, usize)> {
    let reply = |kind| Reply::not_sent(KINDS[kind]);
    kinds
        .iter()
        .map(|kind| (format!("not sent: {kind:?}"), reply as fn(usize) -> Reply, place(*kind)))
        .collect()
}

fn no_answer(kinds: &[TroubleKind]) -> Vec<(String, fn(usize) -> Reply, usize)> {
    let reply = |kind: usize| Reply::from(Outcome::NoAnswer(Trouble::new(KINDS[kind], "")));
    kinds
        .iter()
        .map(|kind| (format!("no answer: {kind:?}"), reply as fn(usize) -> Reply, place(*kind)))
        .collect()
}

fn statuses(statuses: &[u16]) -> Vec<(String, fn(usize) -> Reply, usize)> {
    let reply = |status: usize| Reply::answer(u16::try_from(status).unwrap(), "");
    statuses
        .iter()
        .map(|status| (status.to_string(), reply as fn(usize) -> Reply, usize::from(*status)))
        .collect()
}

fn unfit() -> Vec<(String, fn(usize) -> Reply, usize)> {
    let other = |_| {
        let mut other = number_json("NYC Number", true);
        other["data"]["attributes"]["value"] = "12065559999".into();
        Reply::answer(200, other.to_string())
    };
    vec![
        ("200, HTML".into(), |_| Reply::answer(200, "<html></html>"), 0),
        ("200, nothing".into(), |_| Reply::answer(200, ""), 0),
        ("204".into(), |_| Reply::answer(204, ""), 0),
        ("200, too large".into(), |_| Reply::too_large(200), 0),
        (
            "207, another number".into(),
            |_| Reply::answer(207, r#"{"data":{"attributes":{"value":"12065559999"}}}"#),
            0,
        ),
        ("200, another number".into(), other, 0),
    ]
}

const KINDS: [TroubleKind; 8] = [
    TroubleKind::Dns,
    TroubleKind::Connect,
    TroubleKind::Tls,
    TroubleKind::ConnectTimeout,
    TroubleKind::Line,
    TroubleKind::Timeout,
    TroubleKind::Broken,
    TroubleKind::Body,
];

fn place(kind: TroubleKind) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap()
}

fn table() -> Vec<Row> {
    use TroubleKind::{Body, Broken, Connect, ConnectTimeout, Dns, Line, Timeout, Tls};
    vec![
        Row {
            outcomes: not_sent(&[Dns, Connect, Tls]),
            read: "GGG network no 3 retryable",
            sets: "PPP network no 3 retryable",
            starts: "PPP network no 3 retryable",
        },
        Row {
            outcomes: not_sent(&[ConnectTimeout, Line]),
            read: "GGG timeout no 3 retryable",
            sets: "PPP timeout no 3 retryable",
            starts: "PPP timeout no 3 retryable",
        },
        Row {
            outcomes: no_answer(&[Broken, Body]),
            read: "GGG network maybe 3 retryable",
            sets: "PPP outcome_unknown maybe 3 retryable",
            starts: "PG outcome_unknown maybe 1 final",
        },
        Row {
            outcomes: no_answer(&[Timeout]),
            read: "GGG timeout maybe 3 retryable",
            sets: "PPP outcome_unknown maybe 3 retryable",
            starts: "PG outcome_unknown maybe 1 final",
        },
        Row {
            outcomes: statuses(&[429]),
            read: "GGG rate_limited yes 3 retryable",
            sets: "PPP rate_limited yes 3 retryable",
            starts: "PPP rate_limited yes 3 retryable",
        },
        Row {
            outcomes: statuses(&[408, 502, 503, 504, 520, 521, 522, 523, 524]),
            read: "GGG unavailable yes 3 retryable",
            sets: "PPP unavailable yes 3 retryable",
            starts: "PG outcome_unknown yes 1 final",
        },
        Row {
            outcomes: statuses(&[500]),
            read: "GGG unavailable yes 3 retryable",
            sets: "PP unavailable yes 2 retryable",
            starts: "PG outcome_unknown yes 1 final",
        },
        Row {
            outcomes: statuses(&[409]),
            read: "G conflict yes 1 final",
            sets: "P conflict yes 1 final",
            starts: "P conflict yes 1 final",
        },
        Row {
            outcomes: statuses(&[300, 301, 302, 303, 304, 305, 307, 308]),
            read: "G unsafe_redirect yes 1 final",
            sets: "P unsafe_redirect yes 1 final",
            starts: "P unsafe_redirect yes 1 final",
        },
        Row {
            outcomes: statuses(&[
                400, 402, 405, 406, 411, 412, 413, 414, 415, 422, 423, 424, 428, 431, 451, 501, 505, 511,
            ]),
            read: "G rejected yes 1 final",
            sets: "P rejected yes 1 final",
            starts: "P rejected yes 1 final",
        },
        Row {
            outcomes: statuses(&[401]),
            read: "G unauthorized yes 1 final",
            sets: "P unauthorized yes 1 final",
            starts: "P unauthorized yes 1 final",
        },
        Row {
            outcomes: statuses(&[403]),
            read: "G forbidden yes 1 final",
            sets: "P forbidden yes 1 final",
            starts: "P forbidden yes 1 final",
        },
        Row {
            outcomes: statuses(&[404]),
            read: "G not_found yes 1 final",
            sets: "P not_found yes 1 final",
            starts: "P not_found yes 1 final",
        },
        Row {
            outcomes: unfit(),
            read: "G bad_response yes 1 final",
            sets: "PGPGPG outcome_unknown yes 3 retryable",
            starts: "PG outcome_unknown yes 1 final",
        },
    ]
}

#[test]
fn every_class_against_every_outcome() {
    let mut wrong = Vec::new();
    for Row { outcomes, read: on_read, sets: on_sets, starts: on_starts } in table() {
        for (name, reply, with) in outcomes {
            let seen = [
                course(read(), "GET", || reply(with)),
                course(sets(), "PATCH", || reply(with)),
                course(starts(), "PATCH", || reply(with)),
            ];
            for (expected, seen) in [on_read, on_sets, on_starts].into_iter().zip(seen) {
                if expected != seen {
                    wrong.push(format!("{name}: expected {expected}, seen {seen}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Which methods go, and how it ends, if the operation's own request always comes to `reply`.
fn course<O: Operation>(operation: O, own: &str, reply: impl Fn() -> Reply) -> String
where
    O: Operation<Provider = numplan::flowroute::Flowroute>,
    O::Output: Shown,
{
    let account: Account<_> = flowroute();
    let course = World::default().run(operation, &account, |attempt| {
        if attempt.request.method().as_str() == own {
            reply()
        } else {
            assert_eq!(attempt.request.method(), Method::GET);
            Reply::answer(200, number("Old", false))
        }
    });
    let methods: String = course.methods().iter().map(|method| &method[..1]).collect();
    match course.end {
        Ok(output) => format!("{methods} ok {}", output.shown()["attempts"]),
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
        assert_eq!(course(sets(), "PATCH", || Reply::answer(status, body.as_str())), "P ok 1");
        assert_eq!(course(starts(), "PATCH", || Reply::answer(status, body.as_str())), "P ok 1");
    }
    assert_eq!(course(sets(), "PATCH", || Reply::answer(206, number("NYC Number", false))), "P ok 1");
}

#[test]
fn what_starts_something_never_goes_twice_whatever_the_status() {
    for status in (200..600).filter(|status| *status != 429) {
        let seen = course(starts(), "PATCH", || Reply::answer(status, ""));
        let methods = seen.split(' ').next().unwrap();
        assert!(["P", "PG"].contains(&methods), "{status}: {seen}");
        assert!(!seen.ends_with("retryable"), "{status}: {seen}");
    }
}

#[test]
fn every_status_ends_without_a_code_that_lies() {
    for status in 100..1000 {
        for seen in [
            course(read(), "GET", || Reply::answer(status, "")),
            course(sets(), "PATCH", || Reply::answer(status, "")),
        ] {
            assert!(!seen.contains("network") && !seen.contains("timeout"), "{status}: {seen}");
        }
    }
}
