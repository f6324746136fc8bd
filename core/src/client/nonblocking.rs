//! The async client.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::config::{Builder, CallOptions, Settings};
use super::pages::Items;
use super::{Common, line_is_long, no_client, unusable, wire};
use crate::exchange::{Attempt, MAX_BODY, Outcome, Step};
use crate::operation::Operation;
use crate::paging::List;
use crate::provider::Provider;
use crate::{Account, BaseUrl, Error};

/// An async client of one provider; it needs a tokio runtime. Cheap to clone, and shared by all its clones.
#[derive(Debug)]
pub struct Client<P: Provider>(Arc<Inner<P>>);

#[derive(Debug)]
struct Inner<P: Provider> {
    common: Common<P>,
    http: reqwest::Client,
    /// For requests that must not ride a connection that has carried one; made when the first comes.
    fresh: OnceLock<reqwest::Client>,
    line: Semaphore,
}

impl<P: Provider> Client<P> {
    /// A client with the credentials that the environment has.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Settings for a client.
    pub fn builder() -> Builder<P> {
        Builder::default()
    }

    pub(super) fn open(account: Account<P>, settings: Settings) -> Result<Self, Error> {
        let http = connect(&account, &settings, settings.in_flight)?;
        let line = Semaphore::new(settings.in_flight);
        let common = Common::new(account, settings);
        Ok(Self(Arc::new(Inner { common, http, fresh: OnceLock::new(), line })))
    }

    /// The account that the client acts for.
    pub fn account(&self) -> &Account<P> {
        &self.0.common.account
    }

    /// Carries an operation out.
    pub async fn run<O: Operation<Provider = P>>(&self, operation: O) -> Result<O::Output, Error> {
        self.run_with(operation, CallOptions::default()).await
    }

    /// The items of a list, read page by page as they are asked for.
    pub fn items<L: List<Provider = P>>(&self, list: L) -> Items<Self, L> {
        Items::new(self.clone(), list, CallOptions::default())
    }

    /// Carries an operation out, with options of this call.
    pub async fn run_with<O: Operation<Provider = P>>(
        &self,
        operation: O,
        options: CallOptions,
    ) -> Result<O::Output, Error> {
        let common = &self.0.common;
        let mut exchange = common.begin(operation, options);
        loop {
            match common.next(&mut exchange) {
                Step::Send(attempt) => {
                    let outcome = self.attempt::<O>(attempt).await;
                    common.report(&mut exchange, outcome);
                }
                Step::Wait(time) => tokio::time::sleep(time).await,
                Step::Done(result) => return result,
            }
        }
    }

    async fn attempt<O: Operation>(&self, attempt: Attempt) -> Outcome {
        let started = Instant::now();
        let (method, template) = (attempt.request.method().clone(), attempt.template);
        let place = match self.0.line.try_acquire() {
            Ok(place) => Some(place),
            Err(_) => {
                tokio::time::timeout(attempt.line, self.0.line.acquire()).await.ok().and_then(Result::ok)
            }
        };
        let left = attempt.after(started.elapsed());
        let http = if attempt.fresh_connection { self.fresh() } else { Ok(&self.0.http) };
        let outcome = match (&place, http) {
            (None, _) => line_is_long(),
            (Some(_), Ok(http)) => send(http, self.account().base(), attempt.request, left).await,
            (Some(_), Err(error)) => no_client(&error),
        };
        drop(place);
        self.0.common.observe::<O>(&method, template, started.elapsed(), &outcome);
        outcome
    }

    fn fresh(&self) -> Result<&reqwest::Client, Error> {
        if let Some(client) = self.0.fresh.get() {
            return Ok(client);
        }
        let common = &self.0.common;
        let client = connect(&common.account, &common.settings, 0)?;
        Ok(self.0.fresh.get_or_init(|| client))
    }
}

fn connect<P: Provider>(
    account: &Account<P>,
    settings: &Settings,
    kept: usize,
) -> Result<reqwest::Client, Error> {
    wire::builder(account, settings, kept)?.build().map_err(|error| unusable(&error))
}

async fn send(
    http: &reqwest::Client,
    base: &BaseUrl,
    request: http::Request<Vec<u8>>,
    timeout: Duration,
) -> Outcome {
    let (parts, body) = request.into_parts();
    let mut request = reqwest::Request::new(parts.method, base.with(&parts.uri));
    *request.headers_mut() = parts.headers;
    *request.body_mut() = (!body.is_empty()).then(|| body.into());
    // reqwest's clock runs to the last byte of the body.
    *request.timeout_mut() = Some(timeout);
    let mut response = match http.execute(request).await {
        Ok(response) => response,
        Err(error) => return wire::failed(&error),
    };
    let head = wire::head(response.status(), response.headers_mut());
    // A length that is known beforehand is the decoded one, and reqwest takes no more than that.
    if response.content_length().is_some_and(|length| length <= MAX_BODY as u64) {
        return match response.bytes().await {
            Ok(body) => Outcome::Answered(http::Response::from_parts(head, body.into())),
            Err(error) => wire::broken_body(&error),
        };
    }
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

impl<P: Provider> Clone for Client<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
