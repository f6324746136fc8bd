//! Each class of operation under each fault of the sandbox, blocking and async.
//!
//! A row has the end of a read, an update of values and an update that starts messaging: the error's `sent`, and the
//! number of attempts. Results must be true: `nothing_changed` means that the provider's state is as before, and an
//! applied field has its value there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::time::{Duration, Instant};

use numplan::exchange::Limits;
use numplan::flowroute::{Flowroute, GetNumber, NumberChanges, UpdateNumber};
use numplan::operation::Operation;
use numplan::updated::FieldState;
use numplan::{Builder, Error, ErrorCode, Sent};
use numplan_sandbox::{Action, Fault, Options, Provider, Sandbox, Switches, Timing};
use numplan_tests::{in_parallel, matrix, nanp};
use serde_json::Value;

const NUMBER: &str = "16502390214";

/// How an operation ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    /// Success after this number of attempts.
    Ok(u32),
    /// Success with a pending field after this number of attempts.
    Pending(u32),
    /// This error after this number of attempts.
    Fails(ErrorCode, Sent, u32),
}
use End::{Fails, Ok as Well, Pending};

impl End {
    fn read(row: &Value, column: &str) -> Self {
        let end = &row[column];
        let attempts = u32::try_from(end["attempts"].as_u64().unwrap()).unwrap();
        match end["ends"].as_str().unwrap() {
            "well" => Well(attempts),
            "pending" => Pending(attempts),
            code => {
                let sent = Sent::from_value(end["sent"].as_str().unwrap()).unwrap();
                Fails(ErrorCode::from_value(code).unwrap(), sent, attempts)
            }
        }
    }
}

struct Row {
    name: String,
    action: Action,
    /// Whether every request meets the fault, or only the first.
    always: bool,
    read: End,
    sets: End,
    starts: End,
}

/// The table that every language runs.
fn rows() -> Vec<Row> {
    let rows = matrix();
    let rows = rows["operations"].as_array().unwrap().iter().map(|row| Row {
        name: row["name"].as_str().unwrap().to_owned(),
        action: serde_json::from_value(row["action"].clone()).unwrap(),
        always: row["always"].as_bool().unwrap(),
        read: End::read(row, "read"),
        sets: End::read(row, "sets"),
        starts: End::read(row, "starts"),
    });
    rows.collect()
}

/// Long enough for a loaded machine: only the faults that hang reach them.
fn limits() -> Limits {
    let seconds = |name: &str| Duration::from_secs(matrix()["limits"][name].as_u64().unwrap());
    Limits { attempt_timeout: seconds("attempt_timeout"), timeout: seconds("timeout"), ..Limits::default() }
}

/// Decompression takes longer than the short limits in a debug build.
fn patience(row: &Row) -> Limits {
    match row.action {
        Action::Bomb { .. } | Action::DeepJson { .. } => Limits::default(),
        _ => limits(),
    }
}

fn client(sandbox: &Sandbox) -> Builder<Flowroute> {
    numplan_tests::flowroute(&sandbox.url()).unwrap().limits(limits())
}

fn update(changes: NumberChanges) -> UpdateNumber {
    UpdateNumber::new(nanp(NUMBER).unwrap(), changes)
}

/// Runs an operation on a fresh sandbox, blocking or async.
fn run<O: Operation<Provider = Flowroute>>(
    row: &Row,
    operation: O,
    asynchronous: bool,
) -> (Sandbox, Result<O::Output, Error>) {
    // The task still runs at every read-back.
    let timing = Timing { task_ms: 600_000, ..Timing::default() };
    let switches = Switches { timing, ..Switches::default() };
    let sandbox = Sandbox::start(Options { switches, ..Options::default() }).unwrap();
    // The fault is for the operation's own request, not for read-backs.
    let method = if operation.safety() == numplan::operation::Safety::ReadOnly { "GET" } else { "PATCH" };
    let mut fault = Fault::new(row.action.clone()).provider(Provider::Flowroute);
    fault = if row.always { fault.always() } else { fault.method(method) };
    sandbox.fault(fault);
    let result = if asynchronous {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async { client(&sandbox).limits(patience(row)).build()?.run(operation).await })
    } else {
        client(&sandbox).limits(patience(row)).blocking().and_then(|client| client.run(operation))
    };
    (sandbox, result)
}

fn failed(error: &Error) -> End {
    Fails(error.code, error.sent, error.attempts)
}

#[test]
fn every_class_ends_as_in_matrix() {
    let rows = rows();
    let runs: Vec<_> = rows.iter().flat_map(|row| [(row, false), (row, true)]).collect();
    in_parallel(8, &runs, |(row, _)| row.name.clone(), |(row, asynchronous)| check(row, *asynchronous));
}

fn check(row: &Row, asynchronous: bool) {
    let name = format!("{}, {}", row.name, if asynchronous { "async" } else { "blocking" });
    let (sandbox, read) = run(row, GetNumber::new(nanp(NUMBER).unwrap()), asynchronous);
    let end = match &read {
        Ok(_) => Well(u32::try_from(sandbox.log().len()).unwrap()),
        Err(error) => failed(error),
    };
    assert_eq!(end, row.read, "{name}, a read: {read:?}");

    let (sandbox, sets) = run(row, update(NumberChanges::new().alias("NYC Number")), asynchronous);
    let alias = sandbox.flowroute_number(NUMBER).unwrap().alias;
    let applied = alias.as_deref() == Some("NYC Number");
    let end = match &sets {
        Ok(updated) => {
            assert!(applied, "{name}: it says applied, and the alias is {alias:?}");
            Well(updated.attempts)
        }
        Err(error) => {
            assert!(!error.nothing_changed() || !applied, "{name}: {error:?}, and the alias is {alias:?}");
            failed(error)
        }
    };
    assert_eq!(end, row.sets, "{name}, a change of values: {sets:?}");

    let (sandbox, starts) = run(row, update(NumberChanges::new().messaging_enabled(true)), asynchronous);
    let tasks = sandbox.flowroute_tasks().len();
    assert!(tasks <= 1, "{name}: started {tasks} times");
    let end = match &starts {
        Ok(updated) => {
            assert_eq!(tasks, 1, "{name}: it says started, and nothing was");
            assert_eq!(updated.fields[0].state, FieldState::Pending, "{name}");
            Pending(updated.attempts)
        }
        Err(error) => {
            assert!(!error.nothing_changed() || tasks == 0, "{name}: {error:?}, and a task was started");
            failed(error)
        }
    };
    assert_eq!(end, row.starts, "{name}, a start: {starts:?}");
}

#[test]
fn refused_connection_sends_nothing() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    sandbox.refuse_connections(true);
    let client = client(&sandbox).blocking().unwrap();
    let starts = client.run(update(NumberChanges::new().messaging_enabled(true))).unwrap_err();
    assert_eq!(failed(&starts), Fails(ErrorCode::Network, Sent::No, 3));
    assert!(starts.retryable && starts.nothing_changed(), "{starts:?}");
    sandbox.refuse_connections(false);
    assert_eq!(sandbox.log().len(), 0);
    assert!(client.run(update(NumberChanges::new().alias("again"))).unwrap().ok());
}

#[test]
fn slow_body_meets_the_deadline() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    sandbox.fault(Fault::new(Action::Drip { every_ms: 20 }).always());
    let limits = Limits { timeout: Duration::from_millis(700), ..Limits::default() };
    let client = client(&sandbox).limits(limits).blocking().unwrap();
    let start = Instant::now();
    let error = client.run(GetNumber::new(nanp(NUMBER).unwrap())).unwrap_err();
    assert_eq!(error.code, ErrorCode::Timeout, "{error:?}");
    assert!(start.elapsed() < Duration::from_millis(1_700), "{:?}", start.elapsed());
}

#[test]
fn a_redirect_takes_no_credential_along() {
    let (from, to) =
        (Sandbox::start(Options::default()).unwrap(), Sandbox::start(Options::default()).unwrap());
    let target = format!("{}/v2/numbers/{NUMBER}", to.url());
    from.fault(Fault::new(Action::Redirect { status: 307, to: target, commit: false }).always());
    let error = client(&from).blocking().unwrap().run(update(NumberChanges::new().alias("x"))).unwrap_err();
    assert_eq!(error.code, ErrorCode::UnsafeRedirect);
    assert_eq!(to.log().len(), 0, "the redirect was followed");
}

#[test]
fn the_blocking_client_works_inside_a_runtime() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = client(&sandbox).blocking().unwrap();
        assert!(client.run(update(NumberChanges::new().alias("inside"))).unwrap().ok());
        drop(client);
    });
}

#[test]
fn more_calls_than_places_wait_in_line() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    sandbox.fault(Fault::new(Action::Delay { ms: 30 }).always());
    let client = client(&sandbox).in_flight(2).limits(Limits::default()).blocking().unwrap();
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| client.run(GetNumber::new(nanp(NUMBER).unwrap())).unwrap());
        }
    });
    // Eight operations of 30 ms each, two at a time.
    assert!(start.elapsed() >= Duration::from_millis(4 * 30), "{:?}", start.elapsed());
    assert_eq!(sandbox.log().len(), 8);
}

#[test]
fn queue_time_does_not_shorten_attempt() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    sandbox.fault(Fault::new(Action::Delay { ms: 150 }).always());
    // The last of eight waits longer than any attempt may take.
    let limits = Limits { attempt_timeout: Duration::from_millis(700), ..Limits::default() };
    let client = client(&sandbox).in_flight(1).limits(limits).blocking().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| client.run(GetNumber::new(nanp(NUMBER).unwrap())).unwrap());
        }
    });
    assert_eq!(sandbox.log().len(), 8, "no attempt was cut short and repeated");
}
