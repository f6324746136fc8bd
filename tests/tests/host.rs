//! The client that other languages have: operations by name, canceled or awaited, lists, the app's own credentials
//! and network stack.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what should not be")]

use std::future::Future;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use numplan::bindings::catalog::{Dialect, Finished, Inputs};
use numplan::bindings::{
    CredentialsSource, DynamicClient, ExchangeStep, Fetch, Hooks, ManualExchange, Request,
};
use numplan::exchange::{Attempt, Now, Outcome};
use numplan::export::ExportValue;
use numplan::fields::Input;
use numplan::provider::ProviderId;
use numplan::secret::Secret;
use numplan::{AttemptEvent, Error, ErrorCode, Sent, Transport};
use numplan_sandbox::{
    Action, FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY, Fault, Options, Sandbox, WAVIX_API_KEY,
};
use serde_json::{Value, json};

const OWNED: &str = "12065551234";
const NEW: &str = "12125501000";

fn sandbox() -> Sandbox {
    Sandbox::start(Options::default()).unwrap()
}

fn named(pairs: &[(&str, Value)]) -> Inputs {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), Input::Value(value.clone()))).collect()
}

fn settings(sandbox: &Sandbox) -> Inputs {
    named(&[
        ("access_key", FLOWROUTE_ACCESS_KEY.into()),
        ("secret_key", FLOWROUTE_SECRET_KEY.into()),
        ("base_url", sandbox.url().into()),
    ])
}

fn flowroute(sandbox: &Sandbox) -> DynamicClient {
    DynamicClient::open(ProviderId::Flowroute, settings(sandbox), &Dialect::PYTHON, Hooks::default()).unwrap()
}

fn request(operation: &str, inputs: &[(&str, Value)]) -> Request {
    Request { operation: operation.to_owned(), inputs: named(inputs), ..Request::default() }
}

/// A member of a model.
fn member<'a>(tree: &'a ExportValue, name: &str) -> &'a ExportValue {
    let ExportValue::Model(spec, members) = tree else { panic!("no model: {tree:?}") };
    let at = spec.members.iter().position(|member| member.name == name);
    &members[at.unwrap_or_else(|| panic!("{} has no {name}", spec.name))]
}

fn never() -> bool {
    false
}

/// Starts an operation; the receiver gets its result.
fn started(
    host: &DynamicClient,
    request: Request,
) -> (numplan::bindings::OperationHandle, mpsc::Receiver<Result<Finished, Error>>) {
    let (sender, receiver) = mpsc::channel();
    let handle = host.start(request, move |end| sender.send(end).unwrap_or_default());
    (handle, receiver)
}

/// Waits until the sandbox shows something, which it must within ten seconds.
fn until(shown: impl Fn() -> bool) {
    let patience = Instant::now() + Duration::from_secs(10);
    while !shown() {
        assert!(Instant::now() < patience, "it never shows");
        thread::yield_now();
    }
}

#[test]
fn update_by_name_returns_value_and_response() {
    let sandbox = sandbox();
    let host = flowroute(&sandbox);
    let update = request("numbers.update", &[("number", OWNED.into()), ("alias", "NYC Number".into())]);
    let finished = host.wait(update, never).result.unwrap();
    assert_eq!(*member(&finished.value, "ok"), ExportValue::Flag(true));
    assert_eq!(*member(&finished.value, "failure"), ExportValue::Null);
    assert_eq!(*member(member(&finished.value, "number"), "alias"), ExportValue::Text("NYC Number".into()));
    let response = finished.response.unwrap();
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(
        (response.status().as_u16(), &body["data"]["attributes"]["alias"]),
        (200, &json!("NYC Number"))
    );
}

#[test]
fn errors_use_names_of_the_language() {
    let sandbox = sandbox();
    let settings = named(&[
        ("accessKey", FLOWROUTE_ACCESS_KEY.into()),
        ("secretKey", FLOWROUTE_SECRET_KEY.into()),
        ("baseUrl", sandbox.url().into()),
    ]);
    let host =
        DynamicClient::open(ProviderId::Flowroute, settings, &Dialect::NODE, Hooks::default()).unwrap();
    let update = request("numbers.update", &[("number", OWNED.into()), ("messagingEmail", true.into())]);
    let error = host.wait(update, never).result.unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::InvalidInput, Sent::No));
    assert_eq!(error.fields[0].field, "messagingEmail");
    assert!(error.message.contains("messagingEnabled true"), "{}", error.message);
    assert!(sandbox.log().is_empty());
}

#[test]
fn settings_are_checked_on_open() {
    let open = |pairs: &[(&str, Value)]| {
        let hooks = Hooks { ignore_environment: true, ..Hooks::default() };
        DynamicClient::open(ProviderId::Flowroute, named(pairs), &Dialect::PYTHON, hooks)
            .map(drop)
            .unwrap_err()
    };
    let keys = [("access_key", Value::from("a")), ("secret_key", Value::from("s"))];
    let with = |name, value: Value| [keys[0].clone(), keys[1].clone(), (name, value)];
    for (error, code, says) in [
        (open(&[]), ErrorCode::Config, "access_key and secret_key"),
        (open(&keys[..1]), ErrorCode::Config, "secret_key"),
        (open(&with("time_out", 5.into())), ErrorCode::InvalidInput, "`timeout`"),
        (open(&with("timeout", 0.into())), ErrorCode::InvalidInput, "above 0"),
        (open(&with("timeout", "soon".into())), ErrorCode::InvalidInput, "length of time"),
        (open(&with("max_attempts", 0.into())), ErrorCode::InvalidInput, "1 or more"),
        (open(&with("base_url", "http://example.com".into())), ErrorCode::Config, "https"),
        (open(&with("ca_file", "/nowhere/ca.pem".into())), ErrorCode::Config, "/nowhere/ca.pem"),
    ] {
        assert_eq!(error.code, code, "{error}");
        assert!(error.message.contains(says), "{error} does not say {says}");
    }
}

#[test]
fn canceled_read_ends_at_once() {
    let sandbox = sandbox();
    sandbox.fault(Fault::new(Action::Hang { commit: false }));
    let host = flowroute(&sandbox);
    let (handle, end) = started(&host, request("numbers.get", &[("number", OWNED.into())]));
    until(|| !sandbox.log().is_empty());
    handle.detach();
    let error = end.recv_timeout(Duration::from_secs(5)).unwrap().unwrap_err();
    assert_eq!(error.code, ErrorCode::Canceled);
    assert!(host.detached_orders().is_empty());
}

#[test]
fn detached_order_continues_and_reports_its_result() {
    let sandbox = sandbox();
    sandbox.fault(Fault::new(Action::Delay { ms: 500 }).method("POST"));
    let host = flowroute(&sandbox);
    let (handle, end) = started(&host, request("numbers.buy", &[("number", NEW.into())]));
    until(|| !sandbox.orders().is_empty());
    handle.detach();
    let error = end.recv_timeout(Duration::from_millis(400)).unwrap().unwrap_err();
    assert_eq!(
        (error.code, error.cause, error.sent),
        (ErrorCode::OutcomeUnknown, Some(ErrorCode::Canceled), Sent::Maybe)
    );
    let running = host.detached_orders();
    assert_eq!(
        (running.len(), running[0].is_running, running[0].operation.as_str()),
        (1, true, "numbers.buy")
    );
    assert!(host.close(never), "closing waits for the order");
    let settled = host.detached_orders();
    assert!(!settled[0].is_running && settled[0].error.is_none());
    assert_eq!(*member(settled[0].result.as_ref().unwrap(), "ok"), ExportValue::Flag(true));
    assert!(host.detached_orders().is_empty(), "it is told once");
    assert_eq!(sandbox.orders().len(), 1);
    let refused = host.wait(request("numbers.get", &[("number", OWNED.into())]), never).result.unwrap_err();
    assert_eq!((refused.code, refused.message.as_str()), (ErrorCode::Config, "the client is closed"));
}

#[test]
fn operation_canceled_before_start_sends_nothing() {
    let sandbox = sandbox();
    let host = flowroute(&sandbox);
    for operation in ["numbers.get", "numbers.buy"] {
        let request = Request { canceled: true, ..request(operation, &[("number", OWNED.into())]) };
        let error = host.wait(request, never).result.unwrap_err();
        assert_eq!((error.code, error.sent), (ErrorCode::Canceled, Sent::No), "{operation}");
    }
    assert!(sandbox.log().is_empty());
}

#[test]
fn unsent_order_can_be_canceled() {
    let sandbox = sandbox();
    sandbox.fault(Fault::new(Action::Hang { commit: false }).method("GET"));
    let host = flowroute(&sandbox);
    let (handle, end) = started(&host, request("numbers.buy", &[("number", NEW.into())]));
    until(|| !sandbox.log().is_empty());
    handle.detach();
    let error = end.recv_timeout(Duration::from_secs(5)).unwrap().unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Canceled, Sent::No));
    assert!(sandbox.orders().is_empty());
}

#[test]
fn second_interrupt_detaches_order() {
    for interrupts in [1, 2] {
        let sandbox = sandbox();
        sandbox.fault(Fault::new(Action::Delay { ms: 1_000 }).method("POST"));
        let host = flowroute(&sandbox);
        let mut left = interrupts;
        let ended = host.wait(request("numbers.buy", &[("number", NEW.into())]), || {
            let now = left > 0 && !sandbox.orders().is_empty();
            left -= usize::from(now);
            now
        });
        assert!(ended.interrupted);
        if interrupts == 1 {
            assert_eq!(*member(&ended.result.unwrap().value, "ok"), ExportValue::Flag(true));
            let settled = host.detached_orders();
            assert!(settled.len() == 1 && settled[0].result.is_some(), "the detached order is returned");
        } else {
            assert_eq!(ended.result.unwrap_err().code, ErrorCode::OutcomeUnknown);
            assert!(host.close(never));
            assert!(host.detached_orders()[0].result.is_some());
        }
        assert_eq!(sandbox.orders().len(), 1);
    }
}

#[test]
fn list_repeats_page_after_error() {
    let sandbox = sandbox();
    sandbox.add(numplan_sandbox::Numbers::many(numplan_sandbox::Provider::Flowroute, 450));
    let host = flowroute(&sandbox);
    let list = host.list(request("numbers.list", &[])).unwrap();
    let items = |page: &ExportValue| match member(page, "items") {
        ExportValue::List(items) => items.len(),
        other => panic!("{other:?}"),
    };
    let first = list.wait_page(never).result.unwrap().unwrap();
    sandbox.fault(Fault::new(Action::Html { status: 200, commit: false }));
    assert_eq!(list.wait_page(never).result.unwrap_err().code, ErrorCode::BadResponse);
    let mut count = items(&first.value);
    while let Some(page) = list.wait_page(never).result.unwrap() {
        count += items(&page.value);
    }
    assert_eq!(count, sandbox.numbers().flowroute.len());
    assert_eq!(list.mismatch(), None);
}

#[test]
fn single_page_can_be_requested() {
    let sandbox = sandbox();
    let host = flowroute(&sandbox);
    let page = host.wait(request("numbers.list", &[("limit", 2.into()), ("offset", 1.into())]), never);
    let page = page.result.unwrap();
    assert!(matches!(member(&page.value, "items"), ExportValue::List(items) if items.len() == 2));
    assert!(
        sandbox.log()[0].path.contains("limit=2&offset=1")
            || sandbox.log()[0].query.contains("limit=2&offset=1")
    );
}

/// Gives a wrong key first, the right one afterwards.
struct Keychain(AtomicUsize);

impl CredentialsSource for Keychain {
    fn fetch(&self) -> Fetch<'_> {
        let asked = self.0.fetch_add(1, Ordering::Relaxed);
        let key = if asked == 0 { "an-old-key" } else { WAVIX_API_KEY };
        Box::pin(async move { Ok(vec![Secret::new(key)]) })
    }
}

/// Gives the same wrong key whenever it is asked.
struct Stubborn;

impl CredentialsSource for Stubborn {
    fn fetch(&self) -> Fetch<'_> {
        Box::pin(async { Ok(vec![Secret::new("an-old-key")]) })
    }
}

#[test]
fn rejected_credentials_are_fetched_once_more() {
    let sandbox = sandbox();
    let source = Arc::new(Keychain(AtomicUsize::new(0)));
    let hooks = Hooks { credentials: Some(Arc::clone(&source) as Arc<_>), ..Hooks::default() };
    let settings = named(&[("baseUrl", sandbox.url().into())]);
    let host = DynamicClient::open(ProviderId::Wavix, settings, &Dialect::MOBILE, hooks).unwrap();
    for _ in 0..2 {
        let get = request("numbers.get", &[("id", 123.into())]);
        assert!(host.wait(get, never).result.is_ok());
    }
    assert_eq!(source.0.load(Ordering::Relaxed), 2, "asked at first, and after the 401");

    // The same key again: the refusal stands, and the operation is not repeated.
    sandbox.clear_log();
    let hooks = Hooks { credentials: Some(Arc::new(Stubborn)), ..Hooks::default() };
    let settings = named(&[("baseUrl", sandbox.url().into())]);
    let host = DynamicClient::open(ProviderId::Wavix, settings, &Dialect::MOBILE, hooks).unwrap();
    let error = host.wait(request("numbers.get", &[("id", 123.into())]), never).result.unwrap_err();
    assert_eq!((error.code, sandbox.log().len()), (ErrorCode::Unauthorized, 1));
}

#[test]
fn front_starts_the_thread_of_its_client() {
    let sandbox = sandbox();
    let threads = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&threads);
    let start_thread = move |work: Box<dyn FnOnce() + Send>| {
        kept.lock().unwrap().push(thread::Builder::new().name("front".to_owned()).spawn(work).unwrap());
        Ok(())
    };
    let hooks = Hooks { start_thread: Some(Arc::new(start_thread)), ..Hooks::default() };
    let host =
        DynamicClient::open(ProviderId::Flowroute, settings(&sandbox), &Dialect::PYTHON, hooks).unwrap();
    let (sender, receiver) = mpsc::channel();
    host.start(request("numbers.get", &[("number", OWNED.into())]), move |end| {
        let thread = thread::current().name().map(str::to_owned);
        sender.send((end.is_ok(), thread)).unwrap_or_default();
    });
    let end = receiver.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(end, (true, Some("front".to_owned())));
    assert!(host.close(never));
    until(|| threads.lock().unwrap().iter().all(thread::JoinHandle::is_finished));
    assert_eq!(threads.lock().unwrap().len(), 1);
}

#[test]
fn refused_thread_fails_the_operation() {
    let sandbox = sandbox();
    let start_thread = |_| Err(Error::config("no thread could be started for the client: no memory"));
    let hooks = Hooks { start_thread: Some(Arc::new(start_thread)), ..Hooks::default() };
    let host =
        DynamicClient::open(ProviderId::Flowroute, settings(&sandbox), &Dialect::PYTHON, hooks).unwrap();
    let (_, end) = started(&host, request("numbers.get", &[("number", OWNED.into())]));
    let error = end.recv_timeout(Duration::from_secs(10)).unwrap().unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Config, Sent::No));
    assert!(sandbox.log().is_empty());
}

/// Never gives any.
struct Silent;

impl CredentialsSource for Silent {
    fn fetch(&self) -> Fetch<'_> {
        Box::pin(std::future::pending())
    }
}

#[test]
fn wait_for_credentials_can_be_canceled() {
    let hooks = Hooks { credentials: Some(Arc::new(Silent)), ..Hooks::default() };
    let host = DynamicClient::open(ProviderId::Wavix, Inputs::new(), &Dialect::MOBILE, hooks).unwrap();
    let (handle, end) = started(&host, request("numbers.get", &[("id", 123.into())]));
    handle.detach();
    let error = end.recv_timeout(Duration::from_secs(5)).unwrap().unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Canceled, Sent::No));
}

#[test]
fn wait_for_credentials_counts_toward_timeout() {
    let hooks = Hooks { credentials: Some(Arc::new(Silent)), ..Hooks::default() };
    let host = DynamicClient::open(ProviderId::Wavix, Inputs::new(), &Dialect::MOBILE, hooks).unwrap();
    let options = named(&[("timeout", json!(0.2))]);
    let (_, end) = started(&host, Request { options, ..request("numbers.get", &[("id", 123.into())]) });
    let error = end.recv_timeout(Duration::from_secs(10)).unwrap().unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Timeout, Sent::No));
}

/// An app's network stack: answers out of memory.
struct Memory(Mutex<Vec<(String, Value)>>);

impl Transport for Memory {
    fn send(&self, attempt: Attempt) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>> {
        let mut sent = self.0.lock().unwrap();
        sent.push((attempt.request.method().to_string(), attempt.fresh_connection.into()));
        let response = if sent.len() == 1 {
            http::Response::builder().status(503).body(Vec::new())
        } else {
            let body = json!({"data": {"attributes": {"value": OWNED, "alias": "x"}, "id": OWNED, "type": "number"}});
            http::Response::builder().status(200).body(body.to_string().into_bytes())
        };
        Box::pin(async move { Outcome::Answered(response.unwrap()) })
    }
}

#[test]
fn engine_retries_over_custom_transport() {
    let stack = Arc::new(Memory(Mutex::default()));
    let hooks = Hooks { transport: Some(Arc::clone(&stack) as Arc<_>), ..Hooks::default() };
    let settings = named(&[("accessKey", "a".into()), ("secretKey", "s".into())]);
    let host = DynamicClient::open(ProviderId::Flowroute, settings, &Dialect::MOBILE, hooks).unwrap();
    let update = request("numbers.update", &[("number", OWNED.into()), ("alias", "x".into())]);
    let finished = host.wait(update, never).result.unwrap();
    assert_eq!(*member(&finished.value, "attempts"), ExportValue::Whole(2));
    assert_eq!(stack.0.lock().unwrap().len(), 2);
}

/// An app's network stack that never answers, or answers without end.
struct Broken(bool);

impl Transport for Broken {
    fn send(&self, _attempt: Attempt) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>> {
        if self.0 {
            return Box::pin(std::future::pending());
        }
        let body = vec![b' '; numplan::exchange::MAX_BODY + 1];
        Box::pin(async { Outcome::Answered(http::Response::builder().status(200).body(body).unwrap()) })
    }
}

#[test]
fn custom_transport_cannot_hang_or_flood() {
    for (hangs, code) in [(true, ErrorCode::Timeout), (false, ErrorCode::BadResponse)] {
        let hooks = Hooks { transport: Some(Arc::new(Broken(hangs))), ..Hooks::default() };
        let settings = named(&[
            ("accessKey", "a".into()),
            ("secretKey", "s".into()),
            ("attemptTimeout", 0.05.into()),
            ("maxAttempts", 1.into()),
        ]);
        let host = DynamicClient::open(ProviderId::Flowroute, settings, &Dialect::MOBILE, hooks).unwrap();
        let error = host.wait(request("numbers.get", &[("number", OWNED.into())]), never).result.unwrap_err();
        assert_eq!(error.code, code);
    }
}

/// An app's network stack that takes its time, and records on which threads.
struct Slow(Duration, Arc<Mutex<Vec<Thread>>>);

impl Transport for Slow {
    fn send(&self, _attempt: Attempt) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>> {
        Box::pin(async {
            self.1.lock().unwrap().push(thread::current());
            tokio::time::sleep(self.0).await;
            self.1.lock().unwrap().push(thread::current());
            let body = json!({"data": {"attributes": {"value": OWNED}, "id": OWNED, "type": "number"}});
            let body = body.to_string().into_bytes();
            Outcome::Answered(http::Response::builder().status(200).body(body).unwrap())
        })
    }
}

/// A client with that stack, and the threads that it records.
fn slow(time: Duration) -> (DynamicClient, Arc<Mutex<Vec<Thread>>>) {
    let threads = Arc::new(Mutex::default());
    let hooks = Hooks { transport: Some(Arc::new(Slow(time, Arc::clone(&threads)))), ..Hooks::default() };
    let settings = named(&[("accessKey", "a".into()), ("secretKey", "s".into())]);
    (DynamicClient::open(ProviderId::Flowroute, settings, &Dialect::MOBILE, hooks).unwrap(), threads)
}

fn get(host: &DynamicClient) -> Result<Finished, Error> {
    host.wait(request("numbers.get", &[("number", OWNED.into())]), never).result
}

#[test]
fn lone_caller_runs_operation_itself() {
    let (host, threads) = slow(Duration::from_millis(1));
    get(&host).unwrap();
    let (_, end) = started(&host, request("numbers.get", &[("number", OWNED.into())]));
    end.recv().unwrap().unwrap();
    let own = || -> Vec<bool> {
        threads.lock().unwrap().drain(..).map(|by| by.id() == thread::current().id()).collect()
    };
    assert_eq!(own(), [true, true, false, false]);
    // The result arrives a moment before its task has ended.
    until(|| {
        get(&host).unwrap();
        own() == [true, true]
    });
}

#[test]
fn long_operation_moves_to_the_clients_thread() {
    let (host, threads) = slow(Duration::from_millis(200));
    let mut ticked_on = Vec::new();
    let tick = || {
        ticked_on.push(thread::current().id());
        false
    };
    host.wait(request("numbers.get", &[("number", OWNED.into())]), tick).result.unwrap();
    assert!(ticked_on.len() >= 2 && ticked_on.iter().all(|by| *by == thread::current().id()));
    let threads = threads.lock().unwrap();
    assert_eq!((threads[0].id(), threads[1].name()), (thread::current().id(), Some("numplan")));
}

#[test]
fn caller_needs_no_thread() {
    let sandbox = sandbox();
    sandbox.fault(Fault::new(Action::Delay { ms: 150 }));
    let start_thread = |_| Err(Error::config("there are too many threads"));
    let hooks = Hooks { start_thread: Some(Arc::new(start_thread)), ..Hooks::default() };
    let host =
        DynamicClient::open(ProviderId::Flowroute, settings(&sandbox), &Dialect::PYTHON, hooks).unwrap();
    thread::scope(|scope| {
        let callers: Vec<_> = (0..4).map(|_| scope.spawn(|| get(&host).is_ok())).collect();
        assert!(callers.into_iter().all(|caller| caller.join().unwrap()));
    });
}

#[test]
fn many_callers_share_a_client() {
    let (host, threads) = slow(Duration::from_millis(2));
    thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| (0..20).for_each(|_| drop(get(&host).unwrap())));
        }
    });
    assert_eq!(threads.lock().unwrap().len(), 64 * 20 * 2);
}

#[test]
fn bursts_of_starts_end_beside_waits() {
    let (host, threads) = slow(Duration::from_millis(1));
    let burst = || {
        let start = |_| started(&host, request("numbers.get", &[("number", OWNED.into())])).1;
        let ends: Vec<_> = (0..16).map(start).collect();
        drop(get(&host).unwrap());
        for end in ends {
            drop(end.recv().unwrap().unwrap());
        }
    };
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..20).for_each(|_| burst()));
        }
    });
    assert_eq!(threads.lock().unwrap().len(), 8 * 20 * 17 * 2);
}

#[test]
fn observer_may_use_another_client() {
    let sandbox = sandbox();
    let (other, end) = (flowroute(&sandbox), Arc::new(Mutex::new(None)));
    let keep = Arc::clone(&end);
    let observer = move |_: &AttemptEvent<'_>| *keep.lock().unwrap() = Some(get(&other).is_ok());
    let hooks = Hooks { observer: Some(Arc::new(observer)), ..Hooks::default() };
    let host =
        DynamicClient::open(ProviderId::Flowroute, settings(&sandbox), &Dialect::PYTHON, hooks).unwrap();
    get(&host).unwrap();
    assert_eq!(end.lock().unwrap().take(), Some(true));
}

/// Answers each connection's first request as if more could follow, closes the connection, and reports that.
fn closing_server() -> (String, Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (closed, connections) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"}") {
                let mut piece = [0; 1_024];
                let read = stream.read(&mut piece).unwrap();
                request.extend_from_slice(&piece[..read]);
            }
            let body =
                json!({"data": {"attributes": {"value": OWNED, "alias": "x"}, "id": OWNED}}).to_string();
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length";
            stream.write_all(format!("{head}: {}\r\n\r\n{body}", body.len()).as_bytes()).unwrap();
            drop(stream);
            closed.send(()).unwrap();
        }
    });
    (url, connections)
}

#[test]
fn connection_closed_while_idle_carries_no_request() {
    let (url, connections) = closing_server();
    for _ in 0..10 {
        let settings = [("access_key", "a"), ("secret_key", "s"), ("base_url", &url)];
        let settings = named(&settings.map(|(name, value)| (name, value.into())));
        let host =
            DynamicClient::open(ProviderId::Flowroute, settings, &Dialect::PYTHON, Hooks::default()).unwrap();
        let update = || request("numbers.update", &[("number", OWNED.into()), ("alias", "x".into())]);
        for round in 0..3 {
            // The callers drive the client first, then its own thread.
            let result = if round < 2 {
                host.wait(update(), never).result
            } else {
                started(&host, update()).1.recv().unwrap()
            };
            assert_eq!(*member(&result.unwrap().value, "attempts"), ExportValue::Whole(1), "{round}");
            connections.recv_timeout(Duration::from_secs(10)).unwrap();
        }
    }
    assert!(connections.try_recv().is_err(), "there are more connections than operations");
}

#[test]
fn caller_sends_requests_itself() {
    let sandbox = sandbox();
    let host = flowroute(&sandbox);
    let get = || request("numbers.get", &[("number", OWNED.into())]);
    let response = |status: u16, body: &str| {
        http::Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap()
    };
    let body = json!({"data": {"attributes": {"value": OWNED}, "id": OWNED, "type": "number"}}).to_string();

    let prepared = host.prepare(get()).unwrap();
    assert!(prepared.request.uri().path().ends_with("/v2/numbers/12065551234"));
    let read = prepared.interpret(&response(200, &body)).unwrap();
    assert_eq!(*member(&read.value, "value"), ExportValue::Text(OWNED.into()));
    assert_eq!(prepared.interpret(&response(404, "{}")).unwrap_err().code, ErrorCode::NotFound);

    let mut now = Now::default();
    let mut course: Box<dyn ManualExchange> = host.exchange(get(), now).unwrap();
    let mut responses = vec![response(200, &body), response(503, "")];
    let end = loop {
        match course.next(now, 1.0) {
            ExchangeStep::Send(_) => course.report(Outcome::Answered(responses.pop().unwrap()), now, 1.0),
            ExchangeStep::Wait(time) => now.elapsed += time,
            ExchangeStep::Done(end) => break end,
        }
    };
    assert_eq!(*member(&end.unwrap().value, "value"), ExportValue::Text(OWNED.into()));
    assert!(sandbox.log().is_empty(), "nothing was sent behind the caller's back");
}
