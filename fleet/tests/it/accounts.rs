//! The facade, against sandboxes.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use numplan::provider::{Credentials, ProviderId};
use numplan::secret::Secret;
use numplan::{CancelToken, ErrorCode, blocking};
use numplan_fleet::provider::{FleetProvider, with_provider};
use numplan_fleet::wanted::{ReadOptions, Wanted};
use numplan_fleet::{
    AccountName, Accounts, ApplySettings, Event, FleetError, PlanFile, PlanSettings, SnapshotFormat, drift,
    plan, snapshot,
};
use numplan_sandbox::{
    FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY, Numbers, Options, PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, Sandbox,
    WAVIX_API_KEY,
};

use crate::support::Folder;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/fleet.csv");

fn credentials(provider: ProviderId) -> Vec<&'static str> {
    match provider {
        ProviderId::Flowroute => vec![FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY],
        ProviderId::Plivo => vec![PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN],
        _ => vec![WAVIX_API_KEY],
    }
}

/// The three accounts of a sandbox.
fn accounts(sandbox: &Sandbox) -> Accounts {
    fn add<P: FleetProvider>(accounts: Accounts, url: String) -> Accounts {
        accounts.with(AccountName::of(P::ID), move |rate| {
            let parts: Vec<Secret> = credentials(P::ID).into_iter().map(Secret::new).collect();
            let credentials = P::Credentials::from_parts(&parts)?;
            blocking::Client::<P>::builder().credentials(credentials).base_url(&url).max_rate(rate).blocking()
        })
    }
    ProviderId::ALL.iter().fold(Accounts::new(), |accounts, provider| {
        with_provider!(provider, |P| add::<P>(accounts, sandbox.url())).unwrap()
    })
}

fn names() -> Vec<AccountName> {
    ProviderId::ALL.iter().map(|provider| AccountName::of(*provider)).collect()
}

pub(crate) fn fleet() -> Sandbox {
    Sandbox::start(Options { numbers: Numbers::fleet(), ..Options::default() }).unwrap()
}

fn example() -> Wanted {
    numplan_fleet::check(EXAMPLE, &ReadOptions { private_hosts: true, ..ReadOptions::default() }).unwrap()
}

pub(crate) fn writes(sandbox: &Sandbox) -> usize {
    sandbox.log().iter().filter(|request| request.method != "GET").count()
}

/// A plan of the example for a sandbox.
fn planned(accounts: &Accounts, folder: &Folder) -> PlanFile {
    plan(&example(), accounts, &PlanSettings::new()).unwrap().save(folder.file("fleet.plan")).unwrap()
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(result) => return result,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[test]
fn undo_after_apply_is_identity() {
    let (sandbox, folder) = (fleet(), Folder::new("identity"));
    let (accounts, before) = (accounts(&sandbox), sandbox.numbers());
    let plan = planned(&accounts, &folder);
    let mut run = plan.apply(&accounts, plan.id().as_str(), &ApplySettings::new()).unwrap();
    let ended = run.by_ref().filter(|event| matches!(event, Event::Ended(_))).count();
    let report = run.report();
    assert_eq!((ended, report.totals.applied, report.left), (164, 164, 0));
    assert!(plan.drift(&accounts, &PlanSettings::new()).unwrap().is_empty());
    assert_ne!(sandbox.numbers(), before);

    let undone = plan.undo().unwrap();
    assert!(undone.problems.is_empty(), "{:?}", undone.problems);
    let undone = undone.save(folder.file("back.plan")).unwrap();
    let report = undone.apply(&accounts, undone.id().as_str(), &ApplySettings::new()).unwrap().report();
    assert_eq!((report.totals.applied, report.left), (164, 0));
    assert_eq!(sandbox.numbers(), before);
    assert_eq!(plan.drift(&accounts, &PlanSettings::new()).unwrap().numbers(), 164);
    assert!(sandbox.orders().is_empty(), "no order is in reach of a fleet");
}

#[test]
fn snapshots_plan_to_nothing() {
    for numbers in [Numbers::fleet(), Numbers::samples()] {
        let sandbox = Sandbox::start(Options { numbers, ..Options::default() }).unwrap();
        let (folder, accounts) = (Folder::new("snapshot"), accounts(&sandbox));
        for each in [false, true] {
            let taken = snapshot(&names(), &accounts, each, &PlanSettings::new()).unwrap();
            assert!(!taken.rows.is_empty());
            let has_routes =
                taken.rows.iter().any(|row| row.values.iter().any(|(name, _)| *name == "primary_route"));
            assert_eq!(has_routes, each, "routes take a read of each number");
            for name in ["today.csv", "today.jsonl"] {
                let path = folder.file(name);
                taken.save(&path, SnapshotFormat::of(&path).unwrap()).unwrap();
                let options = ReadOptions { private_hosts: true, ..ReadOptions::default() };
                let wanted = numplan_fleet::check(&path, &options).unwrap();
                assert_eq!(wanted.rows.len(), taken.rows.len());
                let plan = plan(&wanted, &accounts, &PlanSettings::new()).unwrap();
                assert!(!plan.has_differences(), "{:?} {:?}", plan.steps, plan.problems);
                assert!(drift(&wanted, &accounts, &PlanSettings::new()).unwrap().is_empty());
            }
        }
        assert_eq!(writes(&sandbox), 0);
    }
}

#[test]
fn drift_names_both_values() {
    let (sandbox, folder) = (fleet(), Folder::new("drift"));
    let accounts = accounts(&sandbox);
    let path = folder.file("today.csv");
    snapshot(&names(), &accounts, false, &PlanSettings::new())
        .unwrap()
        .save(&path, SnapshotFormat::Csv)
        .unwrap();
    let mut numbers = sandbox.numbers();
    numbers.flowroute[1].alias = Some("theirs".to_owned());
    numbers.wavix.remove(0);
    sandbox.reset();
    let changed = Sandbox::start(Options { numbers, ..Options::default() }).unwrap();
    let wanted = numplan_fleet::check(&path, &ReadOptions::default()).unwrap();
    let found = drift(&wanted, &self::accounts(&changed), &PlanSettings::new()).unwrap();
    let text = found.to_text();
    assert!(
        text.contains("12065552001 (flowroute)  alias shows \"theirs\", expected (clear)\n")
            && text.contains("13035552000")
            && text.ends_with("today.csv\n"),
        "{text}"
    );
    assert_eq!((found.numbers(), found.differences().len()), (2, 2));
    assert_eq!(writes(&changed), 0);
}

#[test]
fn events_are_awaited_in_tasks() {
    let (sandbox, folder) = (fleet(), Folder::new("tasks"));
    let accounts = accounts(&sandbox);
    let plan = planned(&accounts, &folder);
    let mut run = plan.apply(&accounts, plan.id().as_str(), &ApplySettings::new()).unwrap();
    let ended = block_on(async {
        let mut ended = 0;
        while let Some(event) = run.next_event().await {
            ended += u64::from(matches!(event, Event::Ended(_)));
        }
        ended
    });
    assert_eq!((ended, run.report().totals.applied), (164, 164));
}

#[test]
fn canceled_runs_go_on() {
    let (sandbox, folder) = (fleet(), Folder::new("canceled"));
    let accounts = accounts(&sandbox);
    let plan = planned(&accounts, &folder);
    let mut run = plan.apply(&accounts, plan.id().as_str(), &ApplySettings::new()).unwrap();
    let first = run.by_ref().find(|event| matches!(event, Event::Ended(_)));
    assert!(first.is_some());
    run.cancel();
    let report = run.report();
    assert!(report.stopped && report.left > 0, "{report:?}");
    let status = plan.status().unwrap();
    assert_eq!((status.totals.applied, status.in_doubt), (report.totals.applied, 0));
    let run = plan.apply(&accounts, plan.id().as_str(), &ApplySettings::new()).unwrap();
    assert_eq!(run.resumed(), report.totals.applied);
    assert_eq!(run.report().totals.applied, 164);
    assert_eq!(writes(&sandbox), 164);
}

#[test]
fn refusals_send_nothing() {
    let (sandbox, folder) = (fleet(), Folder::new("refusals"));
    let accounts = accounts(&sandbox);
    let plan = planned(&accounts, &folder);
    let refused = |result: Result<_, FleetError>| match result {
        Ok(_) => panic!("it was not refused"),
        Err(error) => error.to_string(),
    };
    let settings = ApplySettings::new();
    assert!(refused(plan.apply(&accounts, "0123456789ab", &settings)).contains("not 0123456789ab"));
    assert!(plan.undo().unwrap_err().to_string().contains("was not applied yet"));
    let id = plan.id().as_str();
    let without = Accounts::new();
    let missing = plan.apply(&without, id, &settings).map(drop).unwrap_err();
    assert!(missing.to_string().contains("no client is given for this account"), "{missing}");
    assert_eq!(missing.code(), ErrorCode::Config);
    let run = plan.apply(&accounts, id, &settings).unwrap();
    assert!(refused(plan.apply(&accounts, id, &settings)).contains("another process is applying"));
    drop(run);
    let canceled = CancelToken::new();
    canceled.cancel();
    sandbox.clear_log();
    let error =
        numplan_fleet::plan(&example(), &accounts, &PlanSettings::new().cancel(canceled)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Canceled);
    assert!(sandbox.log().is_empty());
}
