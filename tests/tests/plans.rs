//! Properties over random fault plans: whatever goes wrong, one call after the other, on one sandbox, what a result or
//! an error says is the sandbox's state, or is honestly unknown.
//!
//! A plan is faults and calls at the three providers. Plans with orders are carried out by hand, over the engine's own
//! state machine: their waits are a clock that is told the time, so that nothing sleeps for a minute.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what should not be")]

use std::collections::BTreeSet;
use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use numplan::catalogue::{Dialect, Finished, Inputs, operations};
use numplan::exchange::{Attempt, MAX_BODY, Now, Outcome, Trouble, TroubleKind};
use numplan::fields::Input;
use numplan::host::{Hooks, Host, Move, Request};
use numplan::outward::Tree;
use numplan::provider::ProviderId;
use numplan::{Error, Sent};
use numplan_sandbox::{
    Action, FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY, Fault, Logged, Numbers, Options, Order,
    PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, Provider, Sandbox, Switches, Timing, WAVIX_API_KEY, flowroute,
};
use numplan_tests::in_parallel;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseResult, TestRng, TestRunner};
use serde_json::{Value, json};

/// A number that all three providers have in stock; Wavix's ids of the stock look like numbers.
const NEW: &str = "12125501000";
/// How long an attempt may take.
const ATTEMPT: Duration = Duration::from_millis(400);
/// Each has a seed of its own; most of a plan is waiting.
const RUNNERS: u8 = 8;
const PLANS: u32 = 40;

/// One call, by name.
#[derive(Debug, Clone)]
struct Call {
    at: ProviderId,
    operation: &'static str,
    inputs: Value,
}

#[derive(Debug, Clone)]
struct Plan {
    faults: Vec<Fault>,
    calls: Vec<Call>,
}

// -- plans -------------------------------------------------------------------------------------------------------

/// What may go wrong. A provider that lies about what it has done (a 404 to a change that it has made) is not among it:
/// nobody can see through that.
fn action() -> impl Strategy<Value = Action> {
    let commit = any::<bool>();
    prop_oneof![
        (commit, any::<bool>()).prop_map(|(commit, reset)| Action::Drop { commit, reset }),
        commit.prop_map(|commit| Action::Hang { commit }),
        (0..30_u64).prop_map(|ms| Action::Delay { ms }),
        (0..4_u64).prop_map(|every_ms| Action::Drip { every_ms }),
        Just(Action::Truncate { keep: None }),
        Just(Action::OtherNumber { number: "12125550199".to_owned() }),
        (prop::sample::select(vec![408, 500, 502, 503, 504, 522]), commit).prop_map(answer),
        prop::sample::select(vec![400, 401, 403, 409, 422, 501]).prop_map(|status| answer((status, false))),
        (prop::sample::select(vec![429, 503]), 0..30_u64)
            .prop_map(|(status, after_ms)| Action::Throttle { status, after_ms }),
        Just(Action::Redirect { status: 307, to: "http://127.0.0.1:1/".to_owned(), commit: false }),
        (prop::sample::select(vec![200, 502]), commit)
            .prop_map(|(status, commit)| Action::Html { status, commit }),
        commit.prop_map(|commit| Action::DeepJson { depth: 300, commit }),
        Just(Action::Refuse { for_ms: 20 }),
    ]
}

fn answer((status, commit): (u16, bool)) -> Action {
    Action::Answer { status, headers: std::collections::BTreeMap::default(), body: json!({}), commit }
}

fn fault() -> impl Strategy<Value = Fault> {
    let method = prop::sample::select(vec![None, Some("GET"), Some("PATCH"), Some("POST"), Some("DELETE")]);
    (action(), method, 1..6_u32, 1..4_u32).prop_map(|(action, method, nth, times)| {
        let fault = Fault::new(action).nth(nth).times(times);
        method.into_iter().fold(fault, Fault::method)
    })
}

/// Calls that can be repeated as often as one likes.
fn change() -> impl Strategy<Value = Call> {
    use ProviderId::{Flowroute, Plivo, Wavix};
    let alias = prop_oneof![Just(json!({"$clear": true})), "[a-z]{1,6}".prop_map(Value::from)];
    let number = prop::sample::select(vec!["12065551234", "16502390214"]);
    let call = |at, operation, inputs| Call { at, operation, inputs };
    prop_oneof![
        number.clone().prop_map(move |number| call(Flowroute, "numbers.get", json!({"number": number}))),
        (number.clone(), alias.clone(), any::<bool>()).prop_map(move |(number, alias, flag)| {
            let inputs = json!({"number": number, "alias": alias, "cnam_lookups_enabled": flag});
            call(Flowroute, "numbers.update", inputs)
        }),
        number.clone().prop_map(move |number| {
            call(Flowroute, "numbers.update", json!({"number": number, "messaging_enabled": true}))
        }),
        number.prop_map(move |number| {
            call(
                Flowroute,
                "numbers.set_route",
                json!({"number": number, "slot": "failover", "route": "0"}),
            )
        }),
        "[a-z]{3,6}".prop_map(move |alias| {
            let inputs = json!({"route_type": "host", "value": "sip.example.com", "alias": alias});
            call(Flowroute, "routes.create", inputs)
        }),
        Just(call(Plivo, "numbers.get", json!({"number": "12025551111"}))),
        (alias, any::<bool>()).prop_map(move |(alias, flag)| {
            let inputs = json!({"number": "12025551111", "alias": alias, "cnam_lookup": if flag { "enabled" } else { "disabled" }});
            call(Plivo, "numbers.update", inputs)
        }),
        Just(call(Wavix, "numbers.get", json!({"id": 123}))),
        (any::<bool>(), 1..60_u32).prop_map(move |(flag, seconds)| {
            let inputs = json!({"id": 123, "call_recording_enabled": flag, "transcription_threshold": seconds});
            call(Wavix, "numbers.update", inputs)
        }),
        prop::sample::select(vec![Flowroute, Plivo, Wavix])
            .prop_map(move |at| call(at, "numbers.list", json!({}))),
    ]
}

/// Calls that spend or destroy.
fn order() -> impl Strategy<Value = Call> {
    use ProviderId::{Flowroute, Plivo, Wavix};
    let call = |at, operation, inputs| Call { at, operation, inputs };
    prop::sample::select(vec![
        call(Flowroute, "numbers.buy", json!({"number": NEW})),
        call(Flowroute, "numbers.release", json!({"number": "12023819746"})),
        call(Plivo, "numbers.buy", json!({"number": NEW})),
        call(Plivo, "numbers.release", json!({"number": "12065551234"})),
        call(Wavix, "cart.checkout", json!({"items": [{"id": NEW, "number": NEW}]})),
        call(Wavix, "numbers.release", json!({"ids": [123]})),
    ])
}

fn plan(call: impl Strategy<Value = Call>) -> impl Strategy<Value = Plan> {
    let (faults, calls) = (prop::collection::vec(fault(), 0..7), prop::collection::vec(call, 1..6));
    (faults, calls).prop_map(|(faults, calls)| Plan { faults, calls })
}

// -- carrying out ------------------------------------------------------------------------------------------------

fn inputs(of: &Value) -> Inputs {
    let input = |value: &Value| match value.get("$clear") {
        Some(_) => Input::Clear,
        None => Input::Value(value.clone()),
    };
    of.as_object().unwrap().iter().map(|(name, value)| (name.clone(), input(value))).collect()
}

struct Bench {
    sandbox: Sandbox,
    hosts: [Host; 3],
    /// Attempts that may have reached the sandbox.
    sent: Arc<AtomicUsize>,
    by_hand: Option<ByHand>,
}

impl Bench {
    fn new(plan: &Plan, by_hand: bool) -> Self {
        // Tasks that run whenever they are looked at; and whoever orders twice pays twice.
        let timing = Timing { task_ms: 600_000, ..Timing::default() };
        let switches = Switches { timing, ..Switches::default() };
        let switches = switches.turned(&json!({"repeated_order": "charged"})).unwrap();
        let sandbox = Sandbox::start(Options { switches, ..Options::default() }).unwrap();
        // More than one page at each.
        for (provider, many) in [(Provider::Flowroute, 210), (Provider::Plivo, 25), (Provider::Wavix, 110)] {
            sandbox.add(Numbers::many(provider, many));
        }
        let sent = Arc::new(AtomicUsize::new(0));
        let open = |at, credentials: Value| {
            let counter = Arc::clone(&sent);
            let observer = move |event: &numplan::Event<'_>| {
                counter.fetch_add(usize::from(event.trouble.is_none_or(may_have_left)), Ordering::Relaxed);
            };
            let hooks = Hooks { observer: Some(Arc::new(observer)), ..Hooks::default() };
            let mut settings = inputs(&credentials);
            settings.extend(inputs(&json!({
                "base_url": sandbox.url(),
                "attempt_timeout": ATTEMPT.as_secs_f64(),
                "timeout": 20,
                "max_rate": 0,
            })));
            Host::open(at, settings, &Dialect::WIRE, hooks).unwrap()
        };
        let hosts = [
            open(
                ProviderId::Flowroute,
                json!({"access_key": FLOWROUTE_ACCESS_KEY, "secret_key": FLOWROUTE_SECRET_KEY}),
            ),
            open(ProviderId::Plivo, json!({"auth_id": PLIVO_AUTH_ID, "auth_token": PLIVO_AUTH_TOKEN})),
            open(ProviderId::Wavix, json!({"api_key": WAVIX_API_KEY})),
        ];
        let by_hand = by_hand.then(|| ByHand::new(Arc::clone(&sent)));
        let bench = Self { sandbox, hosts, sent, by_hand };
        // What is bought at Wavix has been put aside before anything goes wrong.
        let fill = Call { at: ProviderId::Wavix, operation: "cart.fill", inputs: json!({"ids": [NEW]}) };
        assert!(bench.host(fill.at).wait(request(&fill), || false).result.is_ok());
        plan.faults.iter().cloned().for_each(|fault| bench.sandbox.fault(fault));
        bench
    }

    fn host(&self, at: ProviderId) -> &Host {
        match at {
            ProviderId::Flowroute => &self.hosts[0],
            ProviderId::Plivo => &self.hosts[1],
            _ => &self.hosts[2],
        }
    }

    fn run(&mut self, call: &Call) -> Result<Finished, Error> {
        let request = request(call);
        let host = self.host(call.at).clone();
        match &mut self.by_hand {
            Some(by_hand) => by_hand.run(&host, request),
            None => host.wait(request, || false).result,
        }
    }

    /// Waits until all that was sent has been logged and dealt with. A request that was lost on the way never is.
    fn settle(&self) {
        let patience = Instant::now() + Duration::from_secs(1);
        loop {
            let log = self.sandbox.log();
            let done = log.iter().all(|one| one.ended_us.is_some());
            let sent = self.sent.load(Ordering::Relaxed);
            if (done && log.len() >= sent) || Instant::now() > patience {
                return;
            }
            std::thread::yield_now();
        }
    }

    fn state(&self) -> State {
        State {
            numbers: self.sandbox.numbers(),
            orders: self.sandbox.orders(),
            tasks: self.sandbox.flowroute_tasks(),
        }
    }
}

fn request(call: &Call) -> Request {
    Request { operation: call.operation.to_owned(), inputs: inputs(&call.inputs), ..Request::default() }
}

fn may_have_left(trouble: TroubleKind) -> bool {
    use TroubleKind::{Body, Broken, Connect, ConnectTimeout, Dns, Line, Timeout, Tls};
    match trouble {
        Dns | Connect | Tls | ConnectTimeout | Line => false,
        Timeout | Broken | Body => true,
    }
}

/// An app that sends by itself, and whose clock jumps over what it is told to wait.
struct ByHand {
    http: reqwest::blocking::Client,
    started: Instant,
    skipped: Duration,
    sent: Arc<AtomicUsize>,
}

impl ByHand {
    fn new(sent: Arc<AtomicUsize>) -> Self {
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(ring).with_safe_default_protocol_versions();
        let tls = tls.unwrap().with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
        let http = reqwest::blocking::Client::builder().tls_backend_preconfigured(tls).no_proxy();
        let http = http.redirect(reqwest::redirect::Policy::none()).retry(reqwest::retry::never());
        let http = http.pool_max_idle_per_host(0).build().unwrap();
        Self { http, started: Instant::now(), skipped: Duration::ZERO, sent }
    }

    fn now(&self) -> Now {
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        Now { elapsed: self.started.elapsed() + self.skipped, unix: unix + self.skipped }
    }

    fn run(&mut self, host: &Host, request: Request) -> Result<Finished, Error> {
        let mut course = host.course(request, self.now())?;
        loop {
            match course.next(self.now(), 0.5) {
                Move::Send(attempt) => {
                    let outcome = self.send(attempt);
                    course.report(outcome, self.now(), 0.5);
                }
                Move::Wait(time) => self.skipped += time,
                Move::Done(end) => return end,
            }
        }
    }

    fn send(&self, attempt: Attempt) -> Outcome {
        let timeout = attempt.timeout.min(ATTEMPT);
        let (parts, body) = attempt.request.into_parts();
        let request = self.http.request(parts.method, parts.uri.to_string()).headers(parts.headers);
        let answered = request.body(body).timeout(timeout).send().map(|mut response| {
            let mut answer = http::Response::builder().status(response.status());
            *answer.headers_mut().unwrap() = response.headers().clone();
            let mut body = Vec::new();
            let read = response.by_ref().take(MAX_BODY as u64).read_to_end(&mut body);
            (answer.body(body).unwrap(), read)
        });
        let trouble = |kind| Outcome::NoAnswer(Trouble::new(kind, ""));
        let outcome = match answered {
            Ok((answer, Ok(_))) => Outcome::Answered(answer),
            Ok((_, Err(_))) => trouble(TroubleKind::Body),
            Err(error) if error.is_connect() => Outcome::NotSent(Trouble::new(TroubleKind::Connect, "")),
            Err(error) if error.is_timeout() => trouble(TroubleKind::Timeout),
            Err(_) => trouble(TroubleKind::Broken),
        };
        let left = !matches!(outcome, Outcome::NotSent(_));
        self.sent.fetch_add(usize::from(left), Ordering::Relaxed);
        outcome
    }
}

// -- judging -----------------------------------------------------------------------------------------------------

#[derive(Debug, PartialEq)]
struct State {
    numbers: Numbers,
    orders: Vec<Order>,
    tasks: Vec<flowroute::Task>,
}

impl State {
    /// What the sandbox keeps of the number that a call is about.
    fn number(&self, call: &Call) -> Option<Value> {
        let (number, id) = (&call.inputs["number"], &call.inputs["id"]);
        let found = match call.at {
            ProviderId::Flowroute => {
                self.numbers.flowroute.iter().find(|of| *number == of.value).map(serde_json::to_value)
            }
            ProviderId::Plivo => {
                self.numbers.plivo.iter().find(|of| *number == of.number).map(serde_json::to_value)
            }
            _ => self.numbers.wavix.iter().find(|of| *id == of.id).map(serde_json::to_value),
        };
        found.map(Result::unwrap)
    }

    fn owned(&self, at: ProviderId) -> BTreeSet<String> {
        match at {
            ProviderId::Flowroute => self.numbers.flowroute.iter().map(|of| of.value.clone()).collect(),
            ProviderId::Plivo => self.numbers.plivo.iter().map(|of| of.number.clone()).collect(),
            _ => self.numbers.wavix.iter().map(|of| of.number.clone()).collect(),
        }
    }
}

fn member<'a>(tree: &'a Tree, name: &str) -> &'a Tree {
    let Tree::Model(spec, members) = tree else { panic!("no model: {tree:?}") };
    let at = spec.members.iter().position(|member| member.name == name);
    &members[at.unwrap_or_else(|| panic!("{} has no {name}", spec.name))]
}

fn text(tree: &Tree) -> &str {
    match tree {
        Tree::Text(text) | Tree::Name(text) => text,
        other => panic!("no text: {other:?}"),
    }
}

/// Carries a plan out, and holds each call to what it says.
fn hold(plan: &Plan, by_hand: bool) -> TestCaseResult {
    let mut bench = Bench::new(plan, by_hand);
    for call in &plan.calls {
        bench.sandbox.clear_log();
        bench.sent.store(0, Ordering::Relaxed);
        let before = bench.state();
        if call.operation == "numbers.list" && !by_hand {
            list(&bench, call)?;
            continue;
        }
        let end = bench.run(call);
        bench.settle();
        let (after, log) = (bench.state(), bench.sandbox.log());
        let judged = judge(call, &before, &after, &log, &end);
        judged.map_err(|error| TestCaseError::fail(format!("{call:?}: {error}\n{log:#?}")))?;
    }
    Ok(())
}

fn judge(
    call: &Call,
    before: &State,
    after: &State,
    log: &[Logged],
    end: &Result<Finished, Error>,
) -> TestCaseResult {
    let spec = operations(call.at).into_iter().find(|spec| spec.name == call.operation).unwrap();
    let reads = spec.verb() == "get" || spec.verb() == "list";
    let own = log.iter().filter(|one| reads || one.method != "GET").count();
    prop_assert!(after.orders.len() <= before.orders.len() + 1, "ordered more than once");
    prop_assert!(!spec.spends || own <= 1, "an order that was sent {own} times");
    prop_assert!(!reads || before == after, "a read has changed something");
    match end {
        Err(error) => {
            prop_assert!(!error.nothing_changed() || before == after, "something has changed: {error:?}");
            prop_assert!(error.sent != Sent::No || own == 0, "it was sent: {error:?}");
            prop_assert!(error.sent != Sent::Yes || own > 0, "it was not sent: {error:?}");
            prop_assert!(own <= error.attempts as usize, "it was sent {own} times: {error:?}");
            Ok(())
        }
        Ok(Finished { value, .. }) => match call.operation {
            "numbers.update" => fields(call, after, value),
            "numbers.get" => shown(call, after, log, value),
            _ => done(call, before, after, value),
        },
    }
}

/// Each field of an update is what it is said to be.
fn fields(call: &Call, after: &State, value: &Tree) -> TestCaseResult {
    let Tree::List(fields) = member(value, "fields") else { panic!("{value:?}") };
    let kept = after.number(call).unwrap();
    let asked =
        call.inputs.as_object().unwrap().keys().filter(|name| !["number", "id"].contains(&name.as_str()));
    prop_assert_eq!(fields.len(), asked.count(), "one state for each field");
    for field in fields {
        let (name, state) = (text(member(field, "field")), text(member(field, "state")));
        let Tree::Json(asked) = member(field, "asked") else { panic!("{field:?}") };
        let nothing = |value: &Value| value.is_null() || *value == "";
        let applied = kept[name] == *asked || nothing(asked) && nothing(&kept[name]);
        match state {
            "applied" => prop_assert!(applied, "`{name}` is {} and not {asked}", kept[name]),
            "pending" => {
                let number = &call.inputs["number"];
                prop_assert!(
                    applied || after.tasks.iter().any(|task| *number == task.tn),
                    "no task for `{name}`"
                );
            }
            "unknown" | "rejected" => {}
            state => panic!("{state}"),
        }
    }
    Ok(())
}

/// A number that was read is the one that the provider has, unless it was read through a fault.
fn shown(call: &Call, after: &State, log: &[Logged], value: &Tree) -> TestCaseResult {
    let kept = after.number(call).unwrap();
    let name = if call.at == ProviderId::Flowroute { "value" } else { "number" };
    prop_assert_eq!(text(member(value, name)), kept[name].as_str().unwrap());
    if log.last().is_some_and(|one| one.fault.is_none()) && call.at != ProviderId::Wavix {
        let alias = match member(value, "alias") {
            Tree::Text(alias) => Some(alias.as_ref()).filter(|alias| !alias.is_empty()),
            _ => None,
        };
        prop_assert_eq!(alias, kept["alias"].as_str());
    }
    Ok(())
}

/// What does one thing has done it, if it says so.
fn done(call: &Call, before: &State, after: &State, value: &Tree) -> TestCaseResult {
    if call.operation == "numbers.list" || text(member(value, "state")) != "applied" {
        return Ok(());
    }
    let owned = after.owned(call.at);
    match call.operation {
        "numbers.buy" | "cart.checkout" => prop_assert!(owned.contains(NEW), "not bought"),
        "numbers.release" if call.at == ProviderId::Wavix => {
            prop_assert!(!after.numbers.wavix.iter().any(|of| of.id == 123), "not released");
        }
        "numbers.release" => {
            prop_assert!(!owned.contains(call.inputs["number"].as_str().unwrap()), "not released");
        }
        "numbers.set_route" => {
            prop_assert_eq!(&after.number(call).unwrap()["failover_route"], &call.inputs["route"]);
        }
        "routes.create" => prop_assert_eq!(after.orders.len(), before.orders.len() + 1, "no route"),
        operation => panic!("what does {operation} come to?"),
    }
    Ok(())
}

/// A list has no number twice, whatever happens between its pages; and all of them, if nothing happens.
fn list(bench: &Bench, call: &Call) -> TestCaseResult {
    let listing = bench.host(call.at).list(request(call)).unwrap();
    let (mut seen, mut failures) = (Vec::new(), 0);
    let whole = loop {
        match listing.wait_page(|| false).result {
            Ok(Some(page)) => {
                let Tree::List(items) = member(&page.value, "items") else { panic!("{page:?}") };
                let name = if call.at == ProviderId::Flowroute { "value" } else { "number" };
                seen.extend(items.iter().map(|item| text(member(item, name)).to_owned()));
            }
            Ok(None) => break true,
            // The same page can be asked for again.
            Err(_) if failures < 2 => failures += 1,
            Err(_) => break false,
        }
    };
    let unique: BTreeSet<String> = seen.iter().cloned().collect();
    prop_assert_eq!(unique.len(), seen.len(), "something came twice: {:?}", seen);
    let odd = bench.sandbox.log().iter().any(|one| one.fault.as_deref() == Some("other_number"));
    if whole && !odd {
        prop_assert_eq!(unique, bench.state().owned(call.at), "{:?}", call.at);
    }
    Ok(())
}

/// Runs plans from several seeds at a time.
fn plans<S: Strategy<Value = Plan>>(salt: u8, plan: impl Fn() -> S + Sync, by_hand: bool) {
    let seeds: Vec<u8> = (0..RUNNERS).map(|runner| salt + runner).collect();
    in_parallel(
        seeds.len(),
        &seeds,
        |seed| format!("seed {seed}"),
        |seed| {
            let config = ProptestConfig {
                cases: PLANS,
                failure_persistence: None,
                max_shrink_iters: 60,
                ..ProptestConfig::default()
            };
            let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[*seed; 32]);
            let run = TestRunner::new_with_rng(config, rng).run(&plan(), |plan| hold(&plan, by_hand));
            if let Err(failure) = run {
                panic!("seed {seed}: {failure}");
            }
        },
    );
}

#[test]
fn what_is_said_of_reads_and_changes_is_so() {
    plans(0, || plan(change()), false);
}

#[test]
fn what_is_said_of_orders_is_so() {
    plans(100, || plan(prop_oneof![3 => order(), 1 => change()]), true);
}
