//! The client of one provider, with operations by name.

use std::any::Any;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::account_state;
use super::detached_orders::DetachedOrder;
use super::manual_exchange::{ExchangeOf, ManualExchange};
use super::operation_handle::{Begun, Done, OperationHandle, Request};
use super::page_reader::{PageReader, PageReaderOf};
use super::prepared::Prepared;
use super::process_local::ProcessLocal;
use super::session::{Session, account, closed};
use super::settings::{ClientSettings, Hooks, OperationSettings};
use crate::client::{CancelToken, OperationOptions, blocking};
use crate::exchange::{Exchange, Now, Rate, Shared};
use crate::operation::Response;
use crate::operation::account::{Account, BaseUrl};
use crate::operation::catalog::{
    Cataloged, Dialect, Finished, Inputs, Named, NamedList, OperationSpec, read_settings,
};
use crate::operation::fields::Input;
use crate::operation::provider::{Credentials, ProviderId, credentials_from_env};
use crate::types::error::{Error, ErrorCode, FieldError, Sent};
use crate::types::secret::Secret;

/// A client of any provider.
pub(super) trait AnyClient: Send + Sync {
    fn provider(&self) -> ProviderId;
    fn base_url(&self) -> String;
    fn is_local(&self) -> bool;
    fn blocking(&self, rate: Option<Rate>) -> Result<Box<dyn Any>, Error>;
    fn begin(&self, request: Request, waits: bool, done: Done) -> Begun;
    fn keep(&self, handle: &OperationHandle, end: &Result<Finished, Error>);
    fn list(&self, request: Request) -> Result<PageReader, Error>;
    fn prepare(&self, request: Request) -> Result<Prepared, Error>;
    fn interpret(&self, request: Request, response: &Response) -> Result<Finished, Error>;
    fn exchange(&self, request: Request, now: Now) -> Result<Box<dyn ManualExchange>, Error>;
    fn detached_orders(&self) -> Vec<DetachedOrder>;
    fn start_close(&self, done: Box<dyn FnOnce() + Send>);
}

/// The client of one provider.
pub(super) struct ProviderClient<P: Cataloged>(pub(super) Arc<Session<P>>);

impl<P: Cataloged> ProviderClient<P> {
    pub(super) fn open(mut inputs: Inputs, dialect: &'static Dialect, hooks: Hooks) -> Result<Self, Error> {
        let given = take_credentials::<P>(&mut inputs, dialect)?;
        let settings: ClientSettings = read_settings(inputs, dialect)?;
        let (settings, base_url) = settings.settings(&hooks)?;
        let credentials = match (given, &hooks.credentials) {
            (Some(given), _) => Some(given),
            (None, Some(_)) => None,
            (None, None) if !hooks.ignore_environment => {
                Some(credentials_from_env::<P>(|name| std::env::var(name).ok())?)
            }
            (None, None) => {
                let parts = P::Credentials::PARTS.iter().map(|part| dialect.spell(part));
                let parts = parts.collect::<Vec<_>>().join(" and ");
                return Err(Error::config(format!("no credentials for {}: give {parts}", P::ID.title())));
            }
        };
        let account = credentials.map(|credentials| account(credentials, base_url.as_deref())).transpose()?;
        if let Some(url) = base_url.as_deref().filter(|_| account.is_none()) {
            BaseUrl::check(url)?;
        }
        let manual_shared = Shared::new(settings.max_rate.per_second(P::MAX_RATE));
        let client = Self(Arc::new(Session {
            dialect,
            settings,
            base_url,
            account,
            source: hooks.credentials,
            asking: tokio::sync::Mutex::new(()),
            local: ProcessLocal::new(hooks.start_thread),
            operations: Arc::default(),
            detached: Arc::default(),
            orders: AtomicU64::new(0),
            manual_shared: Mutex::new(manual_shared),
        }));
        client.0.settings.check()?;
        Ok(client)
    }

    fn fixed_account(&self) -> Result<&Account<P>, Error> {
        let message =
            "this needs a client that was created with its credentials, not with a source of credentials";
        self.0.account.as_ref().ok_or_else(|| Error::new(ErrorCode::Unsupported, message))
    }

    fn named(&self, request: Request) -> Result<(Named<P>, OperationOptions), Error> {
        let named = Named::<P>::new(&request.operation, request.inputs, self.0.dialect)?;
        Ok((named, OperationSettings::read(request.options, self.0.dialect)?))
    }
}

/// Removes the credentials from the settings. `None` if there are none.
fn take_credentials<P: Cataloged>(
    inputs: &mut Inputs,
    dialect: &Dialect,
) -> Result<Option<P::Credentials>, Error> {
    let (mut parts, mut missing, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for part in P::Credentials::PARTS {
        let name = dialect.spell(part);
        let at = inputs.iter().position(|(given, _)| *given == name);
        match at.map(|at| inputs.remove(at).1) {
            Some(Input::Value(serde_json::Value::String(text))) => parts.push(Secret::new(text)),
            // Callers pass unset environment variables on as null.
            Some(Input::Nothing(_) | Input::Value(serde_json::Value::Null)) | None => missing.push(name),
            Some(_) => wrong.push(FieldError::new(name, "type", "must be text")),
        }
    }
    if !wrong.is_empty() {
        return Err(Error::invalid(wrong));
    }
    if parts.is_empty() {
        return Ok(None);
    }
    if !missing.is_empty() {
        let (title, missing) = (P::ID.title(), missing.join(" and "));
        return Err(Error::config(format!(
            "the credentials for {title} are incomplete: give {missing} as well"
        )));
    }
    P::Credentials::from_parts(&parts).map(Some)
}

impl<P: Cataloged> AnyClient for ProviderClient<P> {
    fn provider(&self) -> ProviderId {
        P::ID
    }

    fn base_url(&self) -> String {
        match (&self.0.account, &self.0.base_url) {
            (Some(account), _) => account.base().as_str().to_owned(),
            (None, Some(url)) => url.trim_end_matches('/').to_owned(),
            (None, None) => P::BASE_URL.to_owned(),
        }
    }

    fn is_local(&self) -> bool {
        self.0.account.as_ref().is_some_and(Account::is_local)
    }

    fn blocking(&self, rate: Option<Rate>) -> Result<Box<dyn Any>, Error> {
        if self.0.operations.is_closed() {
            return Err(closed());
        }
        let (account, mut settings) = (self.fixed_account()?.clone(), self.0.settings.clone());
        settings.max_rate = rate.unwrap_or(settings.max_rate);
        settings.shared = Some(account_state::of(&account, &settings));
        Ok(Box::new(blocking::Client::open(account, settings)?))
    }

    fn begin(&self, request: Request, waits: bool, done: Done) -> Begun {
        let cancel = CancelToken::new();
        if request.canceled {
            cancel.cancel();
        }
        let mut handle = OperationHandle { cancel: cancel.clone(), order: None };
        let (named, options) = match self.named(request) {
            Ok(made) => made,
            Err(error) => return Begun::ended(handle, done, Err(error)),
        };
        let Named { spec, operation } = named;
        let subject = operation.subject().into_owned();
        handle.order = spec.spends.then(|| (spec.name, subject.clone()));
        let (engine, running) = match self.0.enter(&cancel, waits) {
            Ok(entered) => entered,
            Err(error) => return Begun::ended(handle, done, Err(error)),
        };
        let inner = Arc::clone(&self.0);
        let task = Box::pin(async move {
            let mut run = std::pin::pin!(inner.run(operation, options, &cancel));
            if let Some(end) = cancel.unless_abandoned(run.as_mut()).await {
                done(inner.finish(end, spec));
            } else {
                let id = inner.orders.fetch_add(1, Ordering::Relaxed);
                // The callback may read the detached orders at once.
                inner.detached.open(id, spec.name, subject.clone());
                done(Err(detached::<P>(spec, &subject)));
                let end = inner.finish(run.await, spec).map(|finished| finished.value);
                inner.detached.finish(id, end);
            }
            drop(running);
        });
        Begun { handle, task: Some((engine, task)) }
    }

    fn keep(&self, handle: &OperationHandle, end: &Result<Finished, Error>) {
        if let Some((operation, subject)) = &handle.order {
            let end = end.as_ref().map(|finished| finished.value.clone()).map_err(Clone::clone);
            self.0.detached.note(operation, subject.clone(), end);
        }
    }

    fn list(&self, request: Request) -> Result<PageReader, Error> {
        let list = NamedList::<P>::new(&request.operation, request.inputs, self.0.dialect);
        let options = OperationSettings::read(request.options, self.0.dialect)?;
        match list {
            Ok(list) => Ok(PageReader(Ok(Box::new(PageReaderOf::new(Arc::clone(&self.0), list, options))))),
            Err(error) if error.code == ErrorCode::InvalidInput => Ok(PageReader(Err(error))),
            Err(error) => Err(error),
        }
    }

    fn prepare(&self, request: Request) -> Result<Prepared, Error> {
        let (named, _) = self.named(request)?;
        let (account, Named { spec, operation }) = (self.fixed_account()?.clone(), named);
        let prepared = crate::exchange::manual::prepare(&*operation, &account)
            .map_err(|error| self.0.respell(error, spec))?;
        let inner = Arc::clone(&self.0);
        let template = operation.request(&account).template();
        Ok(Prepared::new(prepared, template, move |response| {
            inner.finish(crate::exchange::manual::interpret(&*operation, &account, response), spec)
        }))
    }

    fn interpret(&self, request: Request, response: &Response) -> Result<Finished, Error> {
        let (named, _) = self.named(request)?;
        let Named { spec, operation } = named;
        self.0.finish(crate::exchange::manual::interpret(&*operation, self.fixed_account()?, response), spec)
    }

    fn exchange(&self, request: Request, now: Now) -> Result<Box<dyn ManualExchange>, Error> {
        let (Named { spec, operation }, options) = self.named(request)?;
        let (account, session) = (self.fixed_account()?.clone(), Arc::clone(&self.0));
        let limits = options.limits(session.settings.limits);
        let exchange = Exchange::boxed(operation, account, limits, options.follow, now);
        Ok(Box::new(ExchangeOf { exchange, session, spec }))
    }

    fn detached_orders(&self) -> Vec<DetachedOrder> {
        self.0.detached.take()
    }

    fn start_close(&self, done: Box<dyn FnOnce() + Send>) {
        let inner = Arc::clone(&self.0);
        self.0.operations.close(Box::new(move || {
            inner.local.end();
            done();
        }));
    }
}

/// The error of a caller that stopped waiting for an order.
fn detached<P: Cataloged>(spec: &OperationSpec, subject: &str) -> Error {
    let message = format!(
        "{subject} was under way when you stopped waiting, and runs to its end: the client's detached orders will show the outcome"
    );
    let mut error = Error::new(ErrorCode::OutcomeUnknown, message);
    let detail = error.details_mut();
    detail.provider = Some(P::ID);
    detail.operation = Some(spec.name);
    detail.cause = Some(ErrorCode::Canceled);
    detail.attempts = 1;
    detail.sent = Sent::Maybe;
    error
}
