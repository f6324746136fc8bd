//! For any outcomes of the attempts: an operation ends in time, and no order is sent twice.

use std::time::Duration;

use numplan::exchange::{Limits, Shared, TransportErrorKind};
use numplan::operation::{Follow, Operation};
use numplan::updated::FieldState;
use numplan::{Account, ErrorCode, Sent, plivo, wavix};
use proptest::prelude::*;

use crate::strategies::{End, Turn, reply, turn};
use crate::support::course::{Course, World};
use crate::support::samples::{
    flowroute, phone, plivo as plivo_account, read, sets, starts, wavix as wavix_account,
};

#[derive(Debug, Clone)]
struct Setting {
    limits: Limits,
    follow: Follow,
    random: f64,
    max_rate: Option<f64>,
}

fn setting() -> impl Strategy<Value = Setting> {
    let wait = proptest::option::of((0..400_000_u64).prop_map(Duration::from_millis));
    let max_rate = proptest::option::of(0.05..100.0_f64);
    (any::<bool>(), wait, 0..120_000_u64, 0.0..=1.0_f64, max_rate).prop_map(
        |(verify, wait, call, random, max_rate)| Setting {
            limits: Limits { timeout: Duration::from_millis(call), ..Limits::default() },
            follow: Follow { verify, wait },
            random,
            max_rate,
        },
    )
}

fn run<O: Operation>(
    setting: &Setting,
    turns: &[Turn],
    operation: O,
    account: &Account<O::Provider>,
) -> Course<O::Output> {
    let mut world = World {
        limits: setting.limits,
        follow: setting.follow,
        random: setting.random,
        shared: Shared::new(setting.max_rate),
        ..World::default()
    };
    let mut turns = turns.iter().cycle();
    world.run(operation, account, |_| reply(turns.next().unwrap()))
}

/// Checks the rules of every exchange. `own` is the method of the operation's own request.
fn hold<T>(setting: &Setting, course: &Course<T>, own: &str, write: bool) -> Result<(), TestCaseError> {
    let most = setting.limits.timeout + setting.follow.wait.unwrap_or_default();
    prop_assert!(course.took <= most, "{:?} of {:?}", course.took, most);
    if let Err(error) = &course.end {
        prop_assert!(error.attempts <= 3, "{error:?}");
        prop_assert!(!error.message.is_empty() && !error.message.contains('\n'), "{:?}", error.message);
        let unreachable = matches!(error.code, ErrorCode::Network | ErrorCode::Timeout);
        if write {
            let tries = course.methods().iter().filter(|method| **method == own).count();
            prop_assert_eq!(tries, error.attempts as usize);
            prop_assert!(!unreachable || error.sent == Sent::No, "{error:?}");
            prop_assert!(error.sent != Sent::Maybe || error.code == ErrorCode::OutcomeUnknown, "{error:?}");
        }
        prop_assert!(error.code != ErrorCode::OutcomeUnknown || write && error.sent != Sent::No, "{error:?}");
    }
    Ok(())
}

/// How often a request may have reached the provider that did not end in a plain refusal or a 429.
fn lost(turns: &[Turn], sends: &[(bool, Duration)]) -> usize {
    let ends = turns.iter().cycle().zip(sends);
    let uncertain = ends.filter(|((end, took), (own, timeout))| {
        let refused = match end {
            End::NotSent(_) => true,
            End::NoResponse(_) => false,
            End::Answered(status, ..) | End::TooLarge(status) => {
                (300..500).contains(status) && *status != 408
            }
        };
        *own && (took > timeout || !refused)
    });
    uncertain.count()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_read_ends_in_time(setting in setting(), turns in proptest::collection::vec(turn(), 1..8)) {
        let course = run(&setting, &turns, read(), &flowroute());
        hold(&setting, &course, "GET", false)?;
        prop_assert!(course.sends.len() <= 3);
    }

    #[test]
    fn an_update_ends_in_time(setting in setting(), turns in proptest::collection::vec(turn(), 1..8)) {
        let course = run(&setting, &turns, sets(), &flowroute());
        hold(&setting, &course, "PATCH", true)?;
    }

    #[test]
    fn task_is_not_resent_after_unknown_attempt(
        setting in setting(),
        turns in proptest::collection::vec(turn(), 1..8),
    ) {
        let course = run(&setting, &turns, starts(), &flowroute());
        hold(&setting, &course, "PATCH", true)?;
        let sends: Vec<_> = course.sends.iter().map(|sent| (sent.method == "PATCH", sent.timeout)).collect();
        prop_assert!(lost(&turns, &sends) <= 1, "{:?}", course.sends);
        // And if there was one, it was the last.
        let last = sends.iter().rposition(|(own, _)| *own).unwrap_or_default();
        prop_assert_eq!(lost(&turns, &sends[..last]), 0, "{:?}", course.sends);
    }

    #[test]
    fn an_update_at_plivo_ends_in_time(setting in setting(), turns in proptest::collection::vec(turn(), 1..8), keep: bool) {
        let changes = plivo::NumberChanges::new().alias("NYC Number");
        let update = plivo::UpdateNumber::new(phone(), changes);
        let update = if keep { update.keep_application() } else { update };
        let course = run(&setting, &turns, update, &plivo_account());
        hold(&setting, &course, "POST", true)?;
    }

    #[test]
    fn wavix_update_changes_one_record(setting in setting(), turns in proptest::collection::vec(turn(), 1..8)) {
        let changes = wavix::NumberChanges::new().sms_enabled(true);
        let update = wavix::UpdateNumber::new(wavix::Address::Number(phone()), changes);
        let course = run(&setting, &turns, update, &wavix_account());
        hold(&setting, &course, "PATCH", true)?;
        let patched = course.sends.iter().filter(|sent| sent.method == "PATCH");
        prop_assert!(patched.clone().all(|sent| sent.path == "/v1/numbers/123"), "{:?}", course.sends);
    }

    #[test]
    fn result_has_one_state_per_requested_field(
        setting in setting(),
        turns in proptest::collection::vec(turn(), 1..8),
    ) {
        let course = run(&setting, &turns, starts(), &flowroute());
        if let Ok(updated) = course.end {
            let names: Vec<_> = updated.fields.iter().map(|outcome| outcome.field).collect();
            prop_assert_eq!(names, ["messaging_enabled"]);
            let state = updated.fields[0].state;
            prop_assert_eq!(updated.ok(), [FieldState::Applied, FieldState::Pending].contains(&state));
            prop_assert_eq!(updated.clone().require().is_ok(), updated.ok());
        }
    }
}

#[test]
fn every_kind_of_trouble_is_told_in_words() {
    use TransportErrorKind::{
        Body, Broken, Connect, ConnectTimeout, Dns, InvalidStatus, Queue, Timeout, Tls,
    };
    let mut words: Vec<String> =
        [Body, Broken, Connect, ConnectTimeout, Dns, InvalidStatus, Queue, Timeout, Tls]
            .into_iter()
            .map(|kind| numplan::exchange::TransportError::new(kind, "").to_string())
            .collect();
    words.sort();
    words.dedup();
    assert_eq!(words.len(), 9, "{words:?}");
}
