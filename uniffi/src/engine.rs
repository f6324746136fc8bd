//! A client of one provider, which takes operations by name.

use std::sync::Arc;

use numplan::Error;
use numplan::bindings::catalog::Dialect;
use numplan::bindings::{DetachedOrder, DynamicClient, Hooks};
use numplan::export::Export as _;
use numplan::provider::ProviderId;
use tokio::sync::oneshot;

use crate::cancel::{self, FfiOperationHandle};
use crate::credentials::{self, FfiCredentials};
use crate::event::{self, FfiObserver};
use crate::exchange::{FfiExchange, now};
use crate::failure::FfiFailure;
use crate::input::{FfiNamed, FfiRequest, inputs};
use crate::listing::FfiListing;
use crate::prepared::FfiPrepared;
use crate::transport::{self, FfiTransport};
use crate::value::FfiValue;
use crate::wire::FfiResponse;

/// An order whose caller stopped waiting. Its result has the form that [`FfiEngine::run`] returns.
#[derive(uniffi::Record)]
pub struct FfiDetachedOrder {
    /// The name of the operation.
    pub operation: String,
    /// The subject of the order.
    pub subject: String,
    /// Whether the order is still running.
    pub is_running: bool,
    /// The result of an order that succeeded.
    pub result: Option<FfiValue>,
    /// The error of an order that failed.
    pub error: Option<FfiValue>,
}

impl From<DetachedOrder> for FfiDetachedOrder {
    fn from(order: DetachedOrder) -> Self {
        Self {
            operation: order.operation,
            subject: order.subject,
            is_running: order.is_running,
            result: order.result.map(FfiValue::from),
            error: order.error.map(|error| error.export().into()),
        }
    }
}

/// A client of one provider, which takes operations by name.
#[derive(uniffi::Object)]
pub struct FfiEngine(DynamicClient);

#[uniffi::export]
impl FfiEngine {
    /// Opens a client with `settings` by name. Reads no environment variables: a phone has none.
    #[uniffi::constructor]
    pub fn open(
        provider: &str,
        settings: Vec<FfiNamed>,
        credentials: Option<Arc<dyn FfiCredentials>>,
        transport: Option<Arc<dyn FfiTransport>>,
        observer: Option<Arc<dyn FfiObserver>>,
    ) -> Result<Arc<Self>, FfiFailure> {
        Self::open_with(provider, settings, Self::hooks(credentials, transport, observer))
    }

    /// Runs an operation. Dropping the future cancels it.
    pub async fn run(
        &self,
        request: FfiRequest,
        handle: Option<Arc<FfiOperationHandle>>,
    ) -> Result<FfiValue, FfiFailure> {
        let finished = cancel::wait(handle, |done| self.0.start(request.into(), done)).await?;
        Ok(finished.value.into())
    }

    /// Opens a list, which is read page by page.
    pub fn list(&self, request: FfiRequest) -> Result<Arc<FfiListing>, FfiFailure> {
        Ok(Arc::new(FfiListing(self.0.list(request.into())?)))
    }

    /// Builds the request of an operation, for an app that sends it by itself.
    pub fn prepare(&self, request: FfiRequest) -> Result<Arc<FfiPrepared>, FfiFailure> {
        Ok(Arc::new(FfiPrepared(self.0.prepare(request.into())?)))
    }

    /// Reads the response to a request that the app sent by itself.
    pub fn interpret(&self, request: FfiRequest, response: FfiResponse) -> Result<FfiValue, FfiFailure> {
        Ok(self.0.interpret(request.into(), &response.read()?)?.value.into())
    }

    /// Starts an operation that the app drives by itself. Times are seconds since a fixed moment and since 1970.
    pub fn exchange(
        &self,
        request: FfiRequest,
        elapsed: f64,
        since_epoch: f64,
    ) -> Result<Arc<FfiExchange>, FfiFailure> {
        let exchange = self.0.exchange(request.into(), now(elapsed, since_epoch))?;
        Ok(Arc::new(FfiExchange(exchange.into())))
    }

    /// The orders whose caller stopped waiting.
    pub fn detached_orders(&self) -> Result<Vec<FfiDetachedOrder>, FfiFailure> {
        Ok(self.0.detached_orders().into_iter().map(FfiDetachedOrder::from).collect())
    }

    /// Refuses new operations, cancels those that may be canceled, and returns when the last one has ended.
    /// Not named `close`: in Kotlin that clashes with the `AutoCloseable` of every uniffi object.
    pub async fn finish(&self) -> Result<(), FfiFailure> {
        let (sender, receiver) = oneshot::channel();
        self.0.start_close(move || _ = sender.send(()));
        // A dropped sender means that the engine has ended, too.
        let _ = receiver.await;
        Ok(())
    }

    /// Starts to close and returns at once.
    pub fn close_now(&self) -> Result<(), FfiFailure> {
        self.0.start_close(|| {});
        Ok(())
    }
}

impl FfiEngine {
    /// The app's own parts of a client.
    pub(crate) fn hooks(
        credentials: Option<Arc<dyn FfiCredentials>>,
        transport: Option<Arc<dyn FfiTransport>>,
        observer: Option<Arc<dyn FfiObserver>>,
    ) -> Hooks {
        Hooks {
            credentials: credentials.map(credentials::source),
            transport: transport.map(transport::stack),
            observer: observer.map(event::listener),
            ignore_environment: true,
            ..Hooks::default()
        }
    }

    /// Opens a client with the parts of a front in `hooks`.
    pub(crate) fn open_with(
        provider: &str,
        settings: Vec<FfiNamed>,
        hooks: Hooks,
    ) -> Result<Arc<Self>, FfiFailure> {
        let id = ProviderId::from_value(provider).ok_or_else(|| {
            let known = ProviderId::ALL.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
            Error::config(format!("unknown provider {provider}: use one of {known}"))
        })?;
        Ok(Arc::new(Self(DynamicClient::open(id, inputs(settings), &Dialect::MOBILE, hooks)?)))
    }

    /// The client.
    pub(crate) fn client(&self) -> &DynamicClient {
        &self.0
    }
}
