//! The blocking client.

use std::io::Read as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::common::{Common, no_client, queue_timed_out, unusable};
use super::config::{OperationOptions, Settings};
use super::proxy::Proxy;
use super::wire;
use crate::exchange::{Attempt, MAX_BODY, Outcome, Step};
use crate::operation::Operation;
use crate::operation::account::{Account, BaseUrl};
use crate::operation::provider::Provider;
use crate::types::error::Error;

/// A blocking client of one provider. Cheap to clone, and shared by all its clones and threads.
///
/// It also works where a tokio runtime runs (the calling thread is blocked all the same), and in a child after
/// `fork()`, where its connections are new.
#[derive(Debug)]
pub struct Client<P: Provider>(Arc<Inner<P>>);

#[derive(Debug)]
struct Inner<P: Provider> {
    common: Common<P>,
    http: Mutex<Http>,
    queue: Queue,
}

/// reqwest's client, and the process that its thread belongs to.
#[derive(Debug)]
struct Http {
    process: u32,
    client: reqwest::blocking::Client,
    /// Opens a connection for each request; built for the first request that needs it.
    fresh: Option<reqwest::blocking::Client>,
}

impl<P: Provider> Client<P> {
    pub(crate) fn open(account: Account<P>, mut settings: Settings) -> Result<Self, Error> {
        if settings.transport.is_some() {
            return Err(Error::config(
                "a custom transport needs an async client: use `build`, not `blocking`",
            ));
        }
        settings.proxy = wire::proxy(&account)?;
        let http = Http::open(&account, &settings)?;
        let places = Places { free: settings.in_flight, waiting: 0 };
        let queue = Queue { places: Mutex::new(places), freed: Condvar::new() };
        Ok(Self(Arc::new(Inner { common: Common::new(account, settings), http: Mutex::new(http), queue })))
    }

    /// The account of the client.
    pub fn account(&self) -> &Account<P> {
        &self.0.common.account
    }

    /// Runs an operation.
    pub fn run<O: Operation<Provider = P>>(&self, operation: O) -> Result<O::Output, Error> {
        self.run_with(operation, OperationOptions::default())
    }

    /// Runs an operation with options of its own.
    pub fn run_with<O: Operation<Provider = P>>(
        &self,
        operation: O,
        options: OperationOptions,
    ) -> Result<O::Output, Error> {
        self.run_boxed(Box::new(operation), options)
    }

    /// Runs an operation whose type may be erased.
    pub fn run_boxed<O: Operation<Provider = P> + ?Sized>(
        &self,
        operation: Box<O>,
        options: OperationOptions,
    ) -> Result<O::Output, Error> {
        off_runtime(|| self.drive(operation, options))
    }

    fn drive<O: Operation<Provider = P> + ?Sized>(
        &self,
        operation: Box<O>,
        options: OperationOptions,
    ) -> Result<O::Output, Error> {
        let common = &self.0.common;
        let mut exchange = common.begin(operation, options);
        loop {
            match common.next(&mut exchange) {
                Step::Send(attempt) => {
                    let (method, template) = (attempt.request.method().clone(), attempt.template);
                    let (name, number) = (exchange.operation().name(), attempt.number);
                    let started = Instant::now();
                    let outcome = self.attempt(attempt, started);
                    common.observe(name, number, &method, template, started, &outcome);
                    common.report(&mut exchange, outcome);
                }
                Step::Wait(time) => std::thread::sleep(time),
                Step::Reauthenticate(_) => exchange.reauthenticate(Ok(None)),
                Step::Done(result) => return result,
            }
        }
    }

    fn attempt(&self, attempt: Box<Attempt>, started: Instant) -> Outcome {
        let Some(_place) = self.0.queue.enter(attempt.queue_timeout) else {
            return queue_timed_out(self.0.common.settings.in_flight);
        };
        let left = attempt.after(started.elapsed());
        match self.http(attempt.fresh_connection) {
            Ok(http) => {
                let proxy = self.0.common.settings.proxy.as_ref();
                send(&http, self.account().base(), proxy, attempt.request, left)
            }
            Err(error) => no_client(&error),
        }
    }

    /// reqwest's client of this process.
    fn http(&self, fresh: bool) -> Result<reqwest::blocking::Client, Error> {
        let Common { account, settings, .. } = &self.0.common;
        let mut http = self.0.http.lock().unwrap_or_else(PoisonError::into_inner);
        if http.process != std::process::id() {
            let new = Http::open(account, settings)?;
            // Its thread did not survive the fork: dropping it would wait forever.
            std::mem::forget(std::mem::replace(&mut *http, new));
        }
        if !fresh {
            return Ok(http.client.clone());
        }
        let client = match http.fresh.take() {
            Some(client) => client,
            None => connect(account, settings, 0)?,
        };
        http.fresh = Some(client.clone());
        Ok(client)
    }
}

impl<P: Provider> Clone for Client<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl Http {
    fn open<P: Provider>(account: &Account<P>, settings: &Settings) -> Result<Self, Error> {
        let client = connect(account, settings, settings.in_flight)?;
        Ok(Self { process: std::process::id(), client, fresh: None })
    }
}

fn connect<P: Provider>(
    account: &Account<P>,
    settings: &Settings,
    kept: usize,
) -> Result<reqwest::blocking::Client, Error> {
    let builder = reqwest::blocking::ClientBuilder::from(wire::builder(account, settings, kept)?);
    off_runtime(|| builder.build()).map_err(|error| unusable(&error))
}

/// Runs a blocking call on a thread without a tokio runtime: inside one, reqwest's blocking client panics.
fn off_runtime<T: Send>(act: impl FnOnce() -> T + Send) -> T {
    if tokio::runtime::Handle::try_current().is_err() {
        return act();
    }
    std::thread::scope(|scope| match scope.spawn(act).join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

fn send(
    client: &reqwest::blocking::Client,
    base: &BaseUrl,
    proxy: Option<&Proxy>,
    request: http::Request<Vec<u8>>,
    timeout: Duration,
) -> Outcome {
    let (parts, body) = request.into_parts();
    let mut request = reqwest::blocking::Request::new(parts.method, base.with(&parts.uri));
    *request.headers_mut() = parts.headers;
    *request.body_mut() = (!body.is_empty()).then(|| body.into());
    // reqwest's clock runs to the last byte of the body.
    *request.timeout_mut() = Some(timeout);
    let started = Instant::now();
    let mut response = match client.execute(request) {
        Ok(response) => response,
        Err(error) => {
            return match proxy.zip(wire::refused_tunnel(&error)) {
                Some((proxy, wire::Refused::Unauthorized)) => wire::no_tunnel(proxy, Some(407)),
                Some((proxy, wire::Refused::Unknown)) => wire::no_tunnel(proxy, proxy.ask_status(base.url())),
                None => wire::failed(&error, proxy),
            };
        }
    };
    let head = wire::head(response.status(), response.headers_mut());
    // A length known in advance is the decoded one, and reqwest reads no more than that.
    if response.content_length().is_some_and(|length| length <= MAX_BODY as u64) {
        return match response.bytes() {
            Ok(body) => Outcome::Answered(http::Response::from_parts(head, body.into())),
            Err(error) => wire::broken_body(&error),
        };
    }
    let mut body = wire::Collector::new(response.content_length());
    let mut piece = vec![0; 16 * 1024];
    loop {
        match response.read(&mut piece) {
            Ok(0) => return Outcome::Answered(body.finish(head)),
            Ok(length) if body.push(&piece[..length]) => {}
            Ok(_) => return Outcome::TooLarge(wire::Collector::new(Some(0)).finish(head)),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return wire::broken_body(&error),
        }
        if started.elapsed() >= timeout {
            return wire::too_slow(timeout);
        }
    }
}

/// The queue of requests that wait for a place on the wire.
#[derive(Debug)]
struct Queue {
    places: Mutex<Places>,
    freed: Condvar,
}

/// The places on the wire.
#[derive(Debug)]
struct Places {
    free: usize,
    /// Requests that wait. Waking a thread is a system call even if none waits.
    waiting: usize,
}

/// A place on the wire.
struct Place<'a>(&'a Queue);

impl Queue {
    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, most: Duration) -> Option<Place<'_>> {
        let mut places = self.places();
        places.waiting += 1;
        let waited = self.freed.wait_timeout_while(places, most, |places| places.free == 0);
        let (mut places, _) = waited.unwrap_or_else(PoisonError::into_inner);
        places.waiting -= 1;
        places.free = places.free.checked_sub(1)?;
        Some(Place(self))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut places = self.0.places();
        places.free += 1;
        if places.waiting > 0 {
            self.0.freed.notify_one();
        }
    }
}
