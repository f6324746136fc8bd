//! The async client.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::cancel::CancelToken;
use super::common::{Common, no_client, queue_timed_out, unusable};
use super::config::{OperationOptions, Settings};
use super::proxy::Proxy;
use super::transport::Own;
use super::wire;
use crate::exchange::{Attempt, MAX_BODY, Outcome, Step};
use crate::operation::account::{Account, BaseUrl};
use crate::operation::provider::Provider;
use crate::operation::{Body, Operation};
use crate::types::error::Error;

/// An async client of one provider; it needs a tokio runtime. Cheap to clone, and shared by all its clones.
#[derive(Debug)]
pub struct Client<P: Provider>(Arc<Inner<P>>);

#[derive(Debug)]
struct Inner<P: Provider> {
    common: Common<P>,
    wire: NetworkStack,
    queue: Semaphore,
}

/// Fetches other credentials after a 401.
pub(crate) trait Renew<P: Provider>: Send + Sync {
    /// The account with other credentials than `refused`, within `limit`; `None`: there are no others.
    fn renew<'a>(&'a self, refused: &'a Account<P>, limit: Duration) -> Renewal<'a, P>;
}

/// The account with other credentials, if there are any.
pub(crate) type Renewal<'a, P> = Pin<Box<dyn Future<Output = Result<Option<Account<P>>, Error>> + Send + 'a>>;

/// The network stack in use.
#[derive(Debug)]
enum NetworkStack {
    Reqwest {
        http: reqwest::Client,
        /// Opens a connection for each request; built for the first request that needs it.
        fresh: OnceLock<reqwest::Client>,
    },
    Own(Own),
}

impl<P: Provider> Client<P> {
    pub(crate) fn open(account: Account<P>, mut settings: Settings) -> Result<Self, Error> {
        if settings.transport.is_none() {
            settings.proxy = wire::proxy(&account)?;
        }
        let wire = match settings.transport.clone() {
            Some(own) => NetworkStack::Own(own),
            None => NetworkStack::Reqwest {
                http: connect(&account, &settings, settings.in_flight)?,
                fresh: OnceLock::new(),
            },
        };
        let queue = Semaphore::new(settings.in_flight);
        Ok(Self(Arc::new(Inner { common: Common::new(account, settings), wire, queue })))
    }

    /// The account of the client.
    pub fn account(&self) -> &Account<P> {
        &self.0.common.account
    }

    /// Runs an operation.
    pub fn run<O: Operation<Provider = P>>(
        &self,
        operation: O,
    ) -> impl Future<Output = Result<O::Output, Error>> {
        self.run_with(operation, OperationOptions::default())
    }

    /// Runs an operation with options of its own.
    pub fn run_with<O: Operation<Provider = P>>(
        &self,
        operation: O,
        options: OperationOptions,
    ) -> impl Future<Output = Result<O::Output, Error>> {
        self.run_renewing(Box::new(operation), options, None, None)
    }

    /// Runs an operation until `cancel` is triggered. Then it ends at once with the state that is known; an order that
    /// is on the wire runs to completion, since its outcome would be unknown otherwise.
    pub fn run_until<O: Operation<Provider = P>>(
        &self,
        operation: O,
        options: OperationOptions,
        cancel: &CancelToken,
    ) -> impl Future<Output = Result<O::Output, Error>> {
        self.run_renewing(Box::new(operation), options, Some(cancel), None)
    }

    /// Runs an operation whose type may be erased. After a 401, `renew` is asked for other credentials once.
    pub(crate) async fn run_renewing<O: Operation<Provider = P> + ?Sized>(
        &self,
        operation: Box<O>,
        options: OperationOptions,
        cancel: Option<&CancelToken>,
        renew: Option<&dyn Renew<P>>,
    ) -> Result<O::Output, Error> {
        let common = &self.0.common;
        let mut exchange = common.begin(operation, options);
        if renew.is_some() {
            exchange = exchange.can_reauthenticate();
        }
        loop {
            if cancel.is_some_and(CancelToken::is_canceled) && !exchange.must_go_on() {
                return exchange.cancel();
            }
            // The request on the wire, or the time to pass. Futures are pinned where they are made, not moved.
            let outcome = match common.next(&mut exchange) {
                Step::Send(attempt) => {
                    let must_go_on = exchange.must_go_on();
                    let sending = pin!(self.attempt(exchange.operation().name(), attempt));
                    unless(cancel, sending, must_go_on).await.map(Some)
                }
                Step::Wait(time) => {
                    let waiting = pin!(tokio::time::sleep(time));
                    unless(cancel, waiting, exchange.must_go_on()).await.map(|()| None)
                }
                Step::Reauthenticate(limit) => {
                    let refused = exchange.account().clone();
                    let renewing = pin!(async {
                        match renew {
                            Some(renew) => renew.renew(&refused, limit).await,
                            None => Ok(None),
                        }
                    });
                    match unless(cancel, renewing, exchange.must_go_on()).await {
                        Some(renewed) => exchange.reauthenticate(renewed),
                        None => return exchange.cancel(),
                    }
                    continue;
                }
                Step::Done(result) => return result,
            };
            match outcome {
                Some(Some(outcome)) => common.report(&mut exchange, outcome),
                Some(None) => {}
                None => return exchange.cancel(),
            }
        }
    }

    async fn attempt(&self, name: &'static str, attempt: Box<Attempt>) -> Outcome {
        let started = Instant::now();
        let (method, template, number) = (attempt.request.method().clone(), attempt.template, attempt.number);
        let place = match self.0.queue.try_acquire() {
            Ok(place) => Some(place),
            Err(_) => tokio::time::timeout(attempt.queue_timeout, self.0.queue.acquire())
                .await
                .ok()
                .and_then(Result::ok),
        };
        let outcome = match &place {
            None => queue_timed_out(self.0.common.settings.in_flight),
            Some(_) => self.send(attempt, started).await,
        };
        drop(place);
        self.0.common.observe(name, number, &method, template, started, &outcome);
        outcome
    }

    async fn send(&self, mut attempt: Box<Attempt>, started: Instant) -> Outcome {
        let left = attempt.after(started.elapsed());
        match &self.0.wire {
            NetworkStack::Own(Own(transport)) => {
                attempt.timeout = left;
                match tokio::time::timeout(left, transport.send(*attempt)).await {
                    Ok(Outcome::Answered(response)) if response.body().len() > MAX_BODY => {
                        Outcome::TooLarge(response)
                    }
                    Ok(outcome) => outcome,
                    Err(_) => wire::too_slow(left),
                }
            }
            NetworkStack::Reqwest { http, fresh } => {
                let http = if attempt.fresh_connection { self.fresh(fresh) } else { Ok(http) };
                match http {
                    Ok(http) => {
                        let base = self.account().base();
                        // Converted within the call: a local would take its size in the future as long as that runs.
                        let sending = http.execute(convert(attempt.request, base, left));
                        receive(sending, base, self.0.common.settings.proxy.as_ref()).await
                    }
                    Err(error) => no_client(&error),
                }
            }
        }
    }

    fn fresh<'a>(&self, fresh: &'a OnceLock<reqwest::Client>) -> Result<&'a reqwest::Client, Error> {
        if let Some(client) = fresh.get() {
            return Ok(client);
        }
        let common = &self.0.common;
        let client = connect(&common.account, &common.settings, 0)?;
        Ok(fresh.get_or_init(|| client))
    }
}

/// The result of `act`; `None` if it is canceled before and need not go on.
async fn unless<T>(
    cancel: Option<&CancelToken>,
    mut act: Pin<&mut impl Future<Output = T>>,
    must_go_on: bool,
) -> Option<T> {
    let Some(cancel) = cancel else {
        return Some(act.await);
    };
    match cancel.unless_canceled(act.as_mut()).await {
        Some(done) => Some(done),
        None if must_go_on => {
            cancel.goes_on();
            Some(act.await)
        }
        None => None,
    }
}

fn connect<P: Provider>(
    account: &Account<P>,
    settings: &Settings,
    kept: usize,
) -> Result<reqwest::Client, Error> {
    wire::builder(account, settings, kept)?.build().map_err(|error| unusable(&error))
}

fn convert(request: http::Request<Body>, base: &BaseUrl, timeout: Duration) -> reqwest::Request {
    let (parts, body) = request.into_parts();
    let mut request = reqwest::Request::new(parts.method, base.with(&parts.uri));
    *request.headers_mut() = parts.headers;
    *request.body_mut() = (!body.is_empty()).then(|| body.into());
    // reqwest's clock runs to the last byte of the body.
    *request.timeout_mut() = Some(timeout);
    request
}

async fn receive(
    sending: impl Future<Output = reqwest::Result<reqwest::Response>>,
    base: &BaseUrl,
    proxy: Option<&Proxy>,
) -> Outcome {
    let mut response = match sending.await {
        Ok(response) => response,
        Err(error) => return failed(&error, base, proxy).await,
    };
    let head = wire::head(response.status(), response.headers_mut());
    let mut body = wire::Collector::new(response.content_length());
    loop {
        match response.chunk().await {
            Ok(Some(piece)) if body.push(&piece) => {}
            Ok(Some(_)) => {
                return Outcome::TooLarge(wire::Collector::new(Some(0)).finish(head));
            }
            Ok(None) => return Outcome::Answered(body.finish(head)),
            Err(error) => return wire::broken_body(&error),
        }
    }
}

/// The outcome of a request without a response. A proxy that refused is asked for its status.
async fn failed(error: &reqwest::Error, base: &BaseUrl, proxy: Option<&Proxy>) -> Outcome {
    let Some((proxy, refused)) = proxy.zip(wire::refused_tunnel(error)) else {
        return wire::failed(error, proxy);
    };
    let status = match refused {
        wire::Refused::Unauthorized => Some(407),
        wire::Refused::Unknown => {
            let (proxy, target) = (proxy.clone(), base.url().clone());
            tokio::task::spawn_blocking(move || proxy.ask_status(&target)).await.ok().flatten()
        }
    };
    wire::no_tunnel(proxy, status)
}

impl<P: Provider> Clone for Client<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Nanp, PhoneNumber};
    use crate::providers::flowroute::{self, KeyPair};
    use crate::providers::plivo::{self, AuthPair};

    /// A future is copied where it is spawned, and lives as long as its operation.
    fn future_size<O: Operation>(credentials: <O::Provider as Provider>::Credentials, operation: O) -> usize {
        let client = Client::open(Account::new(credentials).unwrap(), Settings::default()).unwrap();
        size_of_val(&client.run(operation))
    }

    #[test]
    fn future_of_an_operation_stays_small() {
        let number = PhoneNumber::parse("12025551111").unwrap();
        let update = plivo::UpdateNumber::new(number, plivo::NumberChanges::new().alias("x"));
        let pair = AuthPair::new("MAXXXXXXXXXXXXXXXXXX", "token").unwrap();
        let buy = flowroute::BuyNumber::new(Nanp::parse("12065551234").unwrap());
        let keys = KeyPair::new("key", "secret").unwrap();
        let sizes = [future_size(pair, update), future_size(keys, buy)];
        assert!(sizes.iter().all(|size| *size <= 3 * 1024), "{sizes:?}");
    }
}
