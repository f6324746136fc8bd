//! Clients for other languages: operations are named, and run on a runtime of the client.
//!
//! Every front needs the same things: settings by name, a runtime that starts again in a child after `fork()`,
//! cancellation, orders that run to completion, lists page by page. A front passes names and values, turns an
//! [`ExportValue`](crate::types::export::ExportValue) into objects of its language, and waits in its language's way.
//!
//! An order whose caller stopped waiting runs to completion; [`DynamicClient::detached_orders`] returns it.

mod account_state;
mod block_on;
mod credentials;
mod detached_orders;
mod engine;
mod manual_exchange;
mod operation_handle;
mod page_reader;
mod prepared;
mod process_local;
mod provider_client;
mod running_operations;
mod session;
mod settings;
mod turn;

use std::fmt;
use std::sync::Arc;

pub mod catalog {
    //! Operations by name: specifications as data, and operations made from named inputs.
    pub use crate::operation::catalog::*;
    pub use crate::operation::input::{ArgumentSpec, InputType};
    pub use crate::providers::registry::{
        Visitor, countries, number_members, operations, resource_doc, visit,
    };
}

pub use block_on::WaitResult;
pub use credentials::{CredentialsSource, Fetch};
pub use detached_orders::DetachedOrder;
pub use manual_exchange::{ExchangeStep, ManualExchange};
pub use operation_handle::{Done, OperationHandle, Request};
pub use page_reader::{PageDone, PageReader};
pub use prepared::Prepared;
pub use settings::{ClientSettings, Hooks, OperationSettings, StartThread};
pub use turn::after_turn;

use crate::client::blocking;
use crate::exchange::Rate;
use crate::operation::Response;
use crate::operation::catalog::{Dialect, Finished, Inputs};
use crate::operation::provider::{Provider, ProviderId};
use crate::providers::with_provider;
use crate::types::error::Error;
use provider_client::{AnyClient, ProviderClient};

/// A client of one provider whose operations are called by name. Cheap to clone, and shared by all its clones.
#[derive(Clone)]
pub struct DynamicClient(Arc<dyn AnyClient>);

impl DynamicClient {
    /// Opens a client. `settings` holds the credentials and [`ClientSettings`] by name. Missing credentials are read
    /// from the environment, unless the hooks forbid it.
    ///
    /// Err: `config`, or `invalid_input` for an unknown setting or a wrong value.
    pub fn open(
        provider: ProviderId,
        settings: Inputs,
        dialect: &'static Dialect,
        hooks: Hooks,
    ) -> Result<Self, Error> {
        with_provider!(provider, P => {
            Ok(Self(Arc::new(ProviderClient::<P>::open(settings, dialect, hooks)?)))
        })
    }

    /// Starts an operation. `done` receives its result, on the thread that drives the client's runtime.
    pub fn start(
        &self,
        request: Request,
        done: impl FnOnce(Result<Finished, Error>) + Send + 'static,
    ) -> OperationHandle {
        self.0.begin(request, false, Box::new(done)).spawn()
    }

    /// Runs an operation on this thread, or on the client's if it takes long, and waits for its result. `tick` is polled
    /// 20 times a second and returns true to interrupt. The first interrupt cancels the operation, but still waits for
    /// an order under way. The second detaches the order and ends the wait.
    pub fn wait(&self, request: Request, tick: impl FnMut() -> bool) -> WaitResult<Finished> {
        let begin = |done| self.0.begin(request, true, done);
        block_on::wait(begin, tick, |handle, result| self.0.keep(handle, result))
    }

    /// Opens a list, which is read page by page.
    pub fn list(&self, request: Request) -> Result<PageReader, Error> {
        self.0.list(request)
    }

    /// Builds the request of an operation, for a caller that sends it itself.
    pub fn prepare(&self, request: Request) -> Result<Prepared, Error> {
        self.0.prepare(request)
    }

    /// Interprets a response to an operation that the caller sent itself. It also serves operations for which
    /// [`Self::prepare`] would have to read something first.
    pub fn interpret(&self, request: Request, response: &Response) -> Result<Finished, Error> {
        self.0.interpret(request, response)
    }

    /// Starts the exchange of an operation, for a caller that sends requests itself and wants the engine's retries.
    pub fn exchange(
        &self,
        request: Request,
        now: crate::exchange::Now,
    ) -> Result<Box<dyn ManualExchange>, Error> {
        self.0.exchange(request, now)
    }

    /// Returns the orders whose caller stopped waiting, oldest first. Finished ones are returned once.
    pub fn detached_orders(&self) -> Vec<DetachedOrder> {
        self.0.detached_orders()
    }

    /// Refuses new operations, cancels running ones, and calls `done` when the last has ended. Orders under way run to
    /// their end.
    pub fn start_close(&self, done: impl FnOnce() + Send + 'static) {
        self.0.start_close(Box::new(done));
    }

    /// Closes as [`Self::start_close`] does, and waits. Returns false if `tick` interrupted the wait.
    pub fn close(&self, tick: impl FnMut() -> bool) -> bool {
        block_on::wait_for(|done| self.0.start_close(done), tick)
    }

    /// The provider.
    pub fn provider(&self) -> ProviderId {
        self.0.provider()
    }

    /// Whether requests stay on this machine, as with a sandbox.
    pub fn is_local(&self) -> bool {
        self.0.is_local()
    }

    /// Opens a blocking client of the same account, settings and pace. `rate` replaces the rate of the settings.
    ///
    /// Err: `config` if the client is closed or one of another provider, `unsupported` if an app supplies its
    /// credentials.
    pub fn blocking<P: Provider>(&self, rate: Option<Rate>) -> Result<blocking::Client<P>, Error> {
        let client = self.0.blocking(rate)?.downcast::<blocking::Client<P>>();
        client.map(|client| *client).map_err(|_| {
            let title = self.provider().title();
            Error::config(format!("the client is one of {title}, not of {}", P::ID.title()))
        })
    }

    /// Returns the account's base URL, without a trailing slash.
    pub fn base_url(&self) -> String {
        self.0.base_url()
    }
}

impl fmt::Debug for DynamicClient {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("DynamicClient").field("provider", &self.0.provider()).finish_non_exhaustive()
    }
}
