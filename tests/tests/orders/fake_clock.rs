//! Drives an [`Exchange`] against the sandbox on a fake clock: waits take no time.

use std::io::Read;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use numplan::Error;
use numplan::exchange::{
    Attempt, Env, Exchange, MAX_BODY, Now, Outcome, Shared, Step, TransportError, TransportErrorKind,
};
use numplan::operation::{Follow, Operation, Response};
use numplan::provider::Provider;
use numplan::{Account, exchange::Limits};

/// Real time that a request of a slow fault gets before its timeout passes on the fake clock.
const SLOW: Duration = Duration::from_secs(3);

/// The plain HTTP client. It shares nothing with the clients under test.
static HTTP: LazyLock<reqwest::blocking::Client> = LazyLock::new(|| {
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(ring).with_safe_default_protocol_versions();
    let tls = tls.unwrap().with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
    let http = reqwest::blocking::Client::builder().tls_backend_preconfigured(tls).no_proxy();
    let http = http.redirect(reqwest::redirect::Policy::none()).retry(reqwest::retry::never());
    http.pool_max_idle_per_host(0).build().unwrap()
});

/// Runs an operation to its end. `slow`: the operation's own request meets a fault that outlasts its timeout.
pub(crate) fn run<O: Operation>(
    operation: O,
    account: Account<O::Provider>,
    limits: Limits,
    slow: bool,
) -> Result<O::Output, Error>
where
    O::Provider: Provider,
{
    let mut now = Now { elapsed: Duration::from_secs(100), unix: Duration::from_secs(1_700_000_000) };
    let mut shared = Shared::new(None);
    let mut exchange = Exchange::new(operation, account, limits, Follow::default(), now);
    loop {
        let mut env = Env { now, random: 1.0, shared: &mut shared };
        let passed = match exchange.next(&mut env) {
            Step::Done(end) => return end,
            Step::Wait(time) => time,
            Step::Reauthenticate(_) => panic!("the credentials are fixed"),
            Step::Send(attempt) => {
                let cut = (slow && attempt.request.method() != "GET").then_some(SLOW);
                let outcome = send(&attempt, cut.unwrap_or(attempt.timeout));
                let passed = if is_timeout(&outcome) { attempt.timeout } else { Duration::ZERO };
                now = Now { elapsed: now.elapsed + passed, unix: now.unix + passed };
                exchange.report(outcome, &mut Env { now, random: 1.0, shared: &mut shared });
                Duration::ZERO
            }
        };
        now = Now { elapsed: now.elapsed + passed, unix: now.unix + passed };
    }
}

fn send(attempt: &Attempt, timeout: Duration) -> Outcome {
    let (head, body) = attempt.request.clone().into_parts();
    let request = HTTP.request(head.method, head.uri.to_string()).headers(head.headers);
    let received = match request.body(body).timeout(timeout).send() {
        Ok(received) => received,
        Err(error) if error.is_connect() => {
            return Outcome::NotSent(TransportError::new(TransportErrorKind::Connect, ""));
        }
        Err(error) if error.is_timeout() => return lost(TransportErrorKind::Timeout),
        Err(_) => return lost(TransportErrorKind::Broken),
    };
    let (mut response, mut body) = (Response::default(), Vec::new());
    *response.status_mut() = received.status();
    *response.headers_mut() = received.headers().clone();
    let limit = u64::try_from(MAX_BODY).unwrap() + 1;
    match received.take(limit).read_to_end(&mut body) {
        Err(error) if error.kind() == std::io::ErrorKind::TimedOut => lost(TransportErrorKind::Timeout),
        Err(_) => lost(TransportErrorKind::Body),
        Ok(_) if body.len() > MAX_BODY => Outcome::TooLarge(response),
        Ok(_) => Outcome::Answered(response.map(|_| body)),
    }
}

fn lost(kind: TransportErrorKind) -> Outcome {
    Outcome::NoResponse(TransportError::new(kind, ""))
}

fn is_timeout(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::NoResponse(error) if error.kind == TransportErrorKind::Timeout)
}
