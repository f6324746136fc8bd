//! Clients for other languages: operations are called by name, on a runtime of the client's own.
//!
//! Every front needs the same things: settings by name, a runtime that starts again in a child after `fork()`,
//! cancellation, orders that go on to their end, lists page by page. A front passes names and values, turns an
//! [`ExportValue`](crate::types::export::ExportValue) into objects of its language, and waits in its language's way.
//!
//! An order whose caller stopped waiting goes on to its end; [`DynamicClient::detached_orders`] returns it.

mod account_state;
mod block_on;
mod credentials;
mod detached_orders;
mod manual_exchange;
mod operation_handle;
mod page_reader;
mod prepared;
mod process_local;
mod provider_client;
mod running_operations;
mod settings;

use std::fmt;
use std::sync::Arc;

pub mod catalog {
    //! Operations by name: specifications as data, and operations made from named inputs.
    #[cfg(test)]
    pub(crate) use crate::operation::catalog::CALL_OPTIONS;
    pub use crate::operation::catalog::*;
    pub(crate) use crate::operation::catalog::{read_settings, respell, respell_error};
    pub use crate::operation::input::{ArgumentSpec, InputType};
    pub use crate::providers::{operations, resource_doc};
}

pub use block_on::WaitResult;
pub use credentials::{CredentialsSource, Fetch};
pub use detached_orders::DetachedOrder;
pub use manual_exchange::{ExchangeStep, ManualExchange};
pub use operation_handle::{Done, OperationHandle, Request};
pub use page_reader::{PageDone, PageReader};
pub use prepared::Prepared;
pub use settings::{ClientSettings, Hooks, OperationSettings};

use crate::bindings::catalog::{Dialect, Finished, Inputs};
use crate::operation::Response;
use crate::operation::provider::ProviderId;
use crate::providers::with_provider;
use crate::types::error::Error;
use provider_client::{AnyClient, ProviderClient};

/// A client of one provider whose operations are called by name. Cheap to clone, and shared by all its clones.
#[derive(Clone)]
pub struct DynamicClient(Arc<dyn AnyClient>);

impl DynamicClient {
    /// A client with `settings` by name: the credentials and [`ClientSettings`]. Without credentials the environment
    /// is asked, if the hooks allow it.
    ///
    /// Err: `config`, or `invalid_input` for a setting that is none or has a wrong value.
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

    /// Starts a call. `done` is told of its end once, on a thread of the client's runtime.
    pub fn start(
        &self,
        request: Request,
        done: impl FnOnce(Result<Finished, Error>) + Send + 'static,
    ) -> OperationHandle {
        self.0.start(request, Box::new(done))
    }

    /// Carries a call out and waits for its end. `tick` is asked twenty times a second whether somebody wants it to
    /// end: the first time, what can be given up is given up, and an order that is under way is waited for; the
    /// second time the wait ends in any case.
    pub fn wait(&self, request: Request, tick: impl FnMut() -> bool) -> WaitResult<Finished> {
        block_on::wait(|done| self.0.start(request, done), tick, |handle, result| self.0.keep(handle, result))
    }

    /// A list, to be read page by page.
    pub fn list(&self, request: Request) -> Result<PageReader, Error> {
        self.0.list(request).map(PageReader::new)
    }

    /// The request of an operation, for a caller that sends it by its own means.
    pub fn prepare(&self, request: Request) -> Result<Prepared, Error> {
        self.0.prepare(request)
    }

    /// What an answer says about an operation, for a caller that has sent its request by its own means; also where
    /// [`Self::prepare`] would need to read something first.
    pub fn interpret(&self, request: Request, response: &Response) -> Result<Finished, Error> {
        self.0.interpret(request, response)
    }

    /// The course of an operation, for a caller that sends by its own means and wants the engine's retries.
    pub fn course(&self, request: Request, now: crate::exchange::Now) -> Result<ManualExchange, Error> {
        self.0.course(request, now).map(ManualExchange::new)
    }

    /// The orders that nobody waited for to their end, the oldest first. Those that have ended are told of once.
    pub fn detached_orders(&self) -> Vec<DetachedOrder> {
        self.0.detached_orders()
    }

    /// Takes no call any more, ends those that can be given up, and tells when the last has ended: orders go on to
    /// their end.
    pub fn start_close(&self, done: impl FnOnce() + Send + 'static) {
        self.0.start_close(Box::new(done));
    }

    /// The same, and waits for it. True: all calls have ended; false: `tick` said that nobody wants to wait.
    pub fn close(&self, tick: impl FnMut() -> bool) -> bool {
        block_on::wait_for(|done| self.0.start_close(done), tick)
    }

    /// The account's base URL, without a slash at its end.
    pub fn base_url(&self) -> String {
        self.0.base_url()
    }
}

impl fmt::Debug for DynamicClient {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("DynamicClient").field("provider", &self.0.provider()).finish_non_exhaustive()
    }
}
