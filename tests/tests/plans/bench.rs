//! A sandbox with the clients that carry a plan out.

use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use numplan::Error;
use numplan::bindings::catalog::{Dialect, Finished, Inputs};
use numplan::bindings::{DynamicClient, ExchangeStep, Hooks, Request};
use numplan::exchange::{Attempt, MAX_BODY, Now, Outcome, TransportError, TransportErrorKind};
use numplan::fields::Input;
use numplan::provider::ProviderId;
use numplan_sandbox::{
    FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY, Numbers, Options, PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, Provider,
    Sandbox, Switches, Timing, WAVIX_API_KEY,
};
use serde_json::{Value, json};

use crate::plan::{NEW, Plan, PlannedOperation};
use crate::state::AccountState;

/// How long an attempt may take.
const ATTEMPT: Duration = Duration::from_millis(400);

pub(crate) fn inputs(of: &Value) -> Inputs {
    let input = |value: &Value| match value.get("$clear") {
        Some(_) => Input::Clear,
        None => Input::Value(value.clone()),
    };
    of.as_object().unwrap().iter().map(|(name, value)| (name.clone(), input(value))).collect()
}

/// Three clients of one sandbox.
pub(crate) struct Bench {
    pub(crate) sandbox: Sandbox,
    hosts: [DynamicClient; 3],
    /// Attempts that may have reached the sandbox.
    pub(crate) sent: Arc<AtomicUsize>,
    manual: Option<ByHand>,
}

impl Bench {
    pub(crate) fn new(plan: &Plan, manual: bool) -> Self {
        // Tasks still run at every read, and repeated orders are charged.
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
            let observer = move |event: &numplan::AttemptEvent<'_>| {
                counter.fetch_add(usize::from(event.error.is_none_or(may_have_left)), Ordering::Relaxed);
            };
            let hooks = Hooks { observer: Some(Arc::new(observer)), ..Hooks::default() };
            let mut settings = inputs(&credentials);
            settings.extend(inputs(&json!({
                "base_url": sandbox.url(),
                "attempt_timeout": ATTEMPT.as_secs_f64(),
                "timeout": 20,
                "max_rate": 0,
            })));
            DynamicClient::open(at, settings, &Dialect::WIRE, hooks).unwrap()
        };
        let hosts = [
            open(
                ProviderId::Flowroute,
                json!({"access_key": FLOWROUTE_ACCESS_KEY, "secret_key": FLOWROUTE_SECRET_KEY}),
            ),
            open(ProviderId::Plivo, json!({"auth_id": PLIVO_AUTH_ID, "auth_token": PLIVO_AUTH_TOKEN})),
            open(ProviderId::Wavix, json!({"api_key": WAVIX_API_KEY})),
        ];
        let manual = manual.then(|| ByHand::new(Arc::clone(&sent)));
        let bench = Self { sandbox, hosts, sent, manual };
        // Wavix's cart is filled before any fault.
        let fill =
            PlannedOperation { at: ProviderId::Wavix, operation: "cart.fill", inputs: json!({"ids": [NEW]}) };
        assert!(bench.host(fill.at).wait(request(&fill), || false).result.is_ok());
        plan.faults.iter().cloned().for_each(|fault| bench.sandbox.fault(fault));
        bench
    }

    pub(crate) fn host(&self, at: ProviderId) -> &DynamicClient {
        match at {
            ProviderId::Flowroute => &self.hosts[0],
            ProviderId::Plivo => &self.hosts[1],
            _ => &self.hosts[2],
        }
    }

    pub(crate) fn run(&mut self, planned: &PlannedOperation) -> Result<Finished, Error> {
        let request = request(planned);
        let host = self.host(planned.at).clone();
        match &mut self.manual {
            Some(manual) => manual.run(&host, request),
            None => host.wait(request, || false).result,
        }
    }

    /// Waits until all that was sent has been logged and dealt with. A request that was lost on the way never is.
    pub(crate) fn finish(&self) {
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

    pub(crate) fn state(&self) -> AccountState {
        AccountState {
            numbers: self.sandbox.numbers(),
            orders: self.sandbox.orders(),
            tasks: self.sandbox.flowroute_tasks(),
        }
    }
}

pub(crate) fn request(planned: &PlannedOperation) -> Request {
    Request { operation: planned.operation.to_owned(), inputs: inputs(&planned.inputs), ..Request::default() }
}

fn may_have_left(trouble: TransportErrorKind) -> bool {
    use TransportErrorKind::{
        Body, Broken, Connect, ConnectTimeout, Dns, InvalidStatus, Proxy, Queue, Timeout, Tls,
    };
    match trouble {
        Dns | Connect | Proxy | Tls | ConnectTimeout | Queue => false,
        Timeout | Broken | Body | InvalidStatus => true,
    }
}

/// An app that sends requests itself. Its clock jumps over each wait.
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

    fn run(&mut self, host: &DynamicClient, request: Request) -> Result<Finished, Error> {
        let mut course = host.exchange(request, self.now())?;
        loop {
            match course.next(self.now(), 0.5) {
                ExchangeStep::Send(attempt) => {
                    let outcome = self.send(attempt);
                    course.report(outcome, self.now(), 0.5);
                }
                ExchangeStep::Wait(time) => self.skipped += time,
                ExchangeStep::Done(end) => return end,
            }
        }
    }

    fn send(&self, attempt: Attempt) -> Outcome {
        let timeout = attempt.timeout.min(ATTEMPT);
        let (parts, body) = attempt.request.into_parts();
        let request = self.http.request(parts.method, parts.uri.to_string()).headers(parts.headers);
        let answered = request.body(body).timeout(timeout).send().map(|mut response| {
            let mut copy = http::Response::builder().status(response.status());
            *copy.headers_mut().unwrap() = response.headers().clone();
            let mut body = Vec::new();
            let read = response.by_ref().take(MAX_BODY as u64).read_to_end(&mut body);
            (copy.body(body).unwrap(), read)
        });
        let trouble = |kind| Outcome::NoResponse(TransportError::new(kind, ""));
        let outcome = match answered {
            Ok((response, Ok(_))) => Outcome::Answered(response),
            Ok((_, Err(_))) => trouble(TransportErrorKind::Body),
            Err(error) if error.is_connect() => {
                Outcome::NotSent(TransportError::new(TransportErrorKind::Connect, ""))
            }
            Err(error) if error.is_timeout() => trouble(TransportErrorKind::Timeout),
            Err(_) => trouble(TransportErrorKind::Broken),
        };
        let left = !matches!(outcome, Outcome::NotSent(_));
        self.sent.fetch_add(usize::from(left), Ordering::Relaxed);
        outcome
    }
}
