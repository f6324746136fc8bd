//! A client of one provider, by names.

use std::sync::Arc;

use numplan::Error;
use numplan::bindings::catalog::Dialect;
use numplan::bindings::{DynamicClient, Hooks};
use numplan::exchange::Now;
use numplan::export::Export as _;
use numplan::provider::ProviderId;
use tokio::sync::oneshot;

use crate::cancel::{self, FfiTicket};
use crate::course::FfiCourse;
use crate::credentials::{self, FfiCredentials};
use crate::event::{self, FfiObserver};
use crate::failure::FfiFailure;
use crate::input::{FfiNamed, FfiRequest, inputs};
use crate::listing::FfiListing;
use crate::prepared::FfiPrepared;
use crate::transport::{self, FfiTransport};
use crate::tree::FfiTree;
use crate::wire::{FfiAnswer, time};

/// A client of one provider, by names.
#[derive(uniffi::Object)]
pub struct FfiEngine(DynamicClient);

#[uniffi::export]
impl FfiEngine {
    /// A client with `settings` by name. The environment is not asked for anything: a phone has none.
    #[uniffi::constructor]
    pub fn open(
        provider: &str,
        settings: Vec<FfiNamed>,
        credentials: Option<Arc<dyn FfiCredentials>>,
        transport: Option<Arc<dyn FfiTransport>>,
        observer: Option<Arc<dyn FfiObserver>>,
    ) -> Result<Arc<Self>, FfiFailure> {
        let id = ProviderId::from_value(provider)
            .ok_or_else(|| Error::config(format!("there is no provider {provider}")))?;
        let hooks = Hooks {
            credentials: credentials.map(credentials::source),
            transport: transport.map(transport::stack),
            observer: observer.map(event::listener),
            environment: false,
        };
        Ok(Arc::new(Self(DynamicClient::open(id, inputs(settings), &Dialect::MOBILE, hooks)?)))
    }

    /// Carries a call out. Whoever drops the future gives it up.
    pub async fn run(
        &self,
        request: FfiRequest,
        ticket: Option<Arc<FfiTicket>>,
    ) -> Result<FfiTree, FfiFailure> {
        let finished = cancel::wait(ticket, |done| self.0.start(request.into(), done)).await?;
        Ok(finished.value.into())
    }

    /// A list, to be read page by page.
    pub fn list(&self, request: FfiRequest) -> Result<Arc<FfiListing>, FfiFailure> {
        Ok(Arc::new(FfiListing(self.0.list(request.into())?)))
    }

    /// The request of an operation, for an app that sends it by its own means.
    pub fn prepare(&self, request: FfiRequest) -> Result<Arc<FfiPrepared>, FfiFailure> {
        Ok(Arc::new(FfiPrepared(self.0.prepare(request.into())?)))
    }

    /// What an answer says about an operation, for an app that has sent its request by its own means.
    pub fn interpret(&self, request: FfiRequest, response: FfiAnswer) -> Result<FfiTree, FfiFailure> {
        Ok(self.0.interpret(request.into(), &response.read()?)?.value.into())
    }

    /// The course of an operation, for an app that sends by its own means and wants the engine's retries. Times in
    /// seconds: since a fixed moment, and since 1970.
    pub fn course(
        &self,
        request: FfiRequest,
        elapsed: f64,
        since_epoch: f64,
    ) -> Result<Arc<FfiCourse>, FfiFailure> {
        let now = Now { elapsed: time(elapsed), unix: time(since_epoch) };
        Ok(Arc::new(FfiCourse::new(self.0.course(request.into(), now)?)))
    }

    /// The orders that nobody waited for to their end.
    pub fn detached_orders(&self) -> Result<Vec<FfiTree>, FfiFailure> {
        Ok(self.0.detached_orders().into_iter().map(|order| order.export().into()).collect())
    }

    /// Takes no call any more, ends those that can be given up, and returns when the last has ended.
    pub async fn finish(&self) -> Result<(), FfiFailure> {
        let (sender, receiver) = oneshot::channel();
        self.0.start_close(move || _ = sender.send(()));
        // That the sender is gone says that the engine has ended, which is what is waited for.
        let _ = receiver.await;
        Ok(())
    }

    /// The same, without waiting for the end.
    pub fn stop(&self) -> Result<(), FfiFailure> {
        self.0.start_close(|| {});
        Ok(())
    }
}
