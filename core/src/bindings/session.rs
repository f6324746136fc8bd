//! One provider's part of a client: its HTTP client, credentials and running operations.

use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::account_state;
use super::credentials::{CredentialsSource, not_given};
use super::detached_orders::DetachedOrders;
use super::engine::Engine;
use super::process_local::ProcessLocal;
use super::running_operations::{Running, RunningOperations};
use crate::client::{CancelToken, Client, OperationOptions, Renew, Renewal, Settings};
use crate::exchange::Shared;
use crate::operation::Operation;
use crate::operation::account::Account;
use crate::operation::catalog::{AnyOutput, Cataloged, Dialect, Finished, OperationSpec, respell_error};
use crate::operation::provider::Credentials;
use crate::types::error::{Error, ErrorCode};

/// The state that the operations of one client share.
pub(super) struct Session<P: Cataloged> {
    pub(super) dialect: &'static Dialect,
    pub(super) settings: Settings,
    pub(super) base_url: Option<String>,
    /// `None` if a source supplies the credentials.
    pub(super) account: Option<Account<P>>,
    pub(super) source: Option<Arc<dyn CredentialsSource>>,
    /// Held by the operation that fetches credentials; the others wait for it.
    pub(super) asking: tokio::sync::Mutex<()>,
    pub(super) local: ProcessLocal<Client<P>>,
    pub(super) operations: Arc<RunningOperations>,
    pub(super) detached: Arc<DetachedOrders>,
    pub(super) orders: AtomicU64,
    /// The shared state of manual exchanges.
    pub(super) manual_shared: Mutex<Shared>,
}

pub(super) fn account<P: Cataloged>(
    credentials: P::Credentials,
    base_url: Option<&str>,
) -> Result<Account<P>, Error> {
    match base_url {
        Some(url) => Account::at(credentials, url),
        None => Account::new(credentials),
    }
}

pub(super) fn closed() -> Error {
    Error::config("the client is closed")
}

impl<P: Cataloged> Session<P> {
    /// Returns the client of this process, and creates it at its first use.
    async fn client(&self) -> Result<Client<P>, Error> {
        if let Some(client) = self.local.client() {
            return Ok(client);
        }
        let _alone = self.asking.lock().await;
        if let Some(client) = self.local.client() {
            return Ok(client);
        }
        let account = match &self.account {
            Some(account) => account.clone(),
            None => self.fetch().await?,
        };
        self.open(account)
    }

    fn open(&self, account: Account<P>) -> Result<Client<P>, Error> {
        let shared = account_state::of(&account, &self.settings);
        let mut settings = self.settings.clone();
        settings.shared = Some(shared);
        let client = Client::open(account, settings)?;
        self.local.keep(client.clone());
        Ok(client)
    }

    async fn fetch(&self) -> Result<Account<P>, Error> {
        let Some(source) = &self.source else {
            return Err(not_given("there is no source of them"));
        };
        let parts = source.fetch().await.map_err(|why| not_given(&why))?;
        account(P::Credentials::from_parts(&parts)?, self.base_url.as_deref())
    }

    /// Fetches the account anew. `None` if its credentials are the ones that were refused.
    async fn renewed(&self, refused: &Account<P>) -> Result<Option<Account<P>>, Error> {
        let _alone = self.asking.lock().await;
        let is_other = |account: &Account<P>| account.authorization() != refused.authorization();
        if let Some(client) = self.local.client().filter(|client| is_other(client.account())) {
            return Ok(Some(client.account().clone()));
        }
        let account = self.fetch().await?;
        if !is_other(&account) {
            return Ok(None);
        }
        self.open(account.clone())?;
        Ok(Some(account))
    }

    /// Runs an operation. If the app supplies the credentials, a 401 asks it for others once.
    pub(super) async fn run<O: Operation<Provider = P> + ?Sized>(
        &self,
        operation: Box<O>,
        options: OperationOptions,
        cancel: &CancelToken,
    ) -> Result<O::Output, Error> {
        let limit = options.limits(self.settings.limits).of(operation.safety());
        let began = Instant::now();
        let client = self.in_time(limit, cancel, self.client()).await?;
        let Some(_) = &self.source else {
            return client.run_renewing(operation, options, Some(cancel), None).await;
        };
        // Waiting for the app's credentials counts as time of the operation.
        let options = options.limit(limit.saturating_sub(began.elapsed()));
        client.run_renewing(operation, options, Some(cancel), Some(self)).await
    }

    /// Waits for the app's credentials, within the operation's time limit and until it is canceled.
    async fn in_time<T>(
        &self,
        limit: Duration,
        cancel: &CancelToken,
        credentials: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let late = |_| {
            let seconds = limit.as_secs_f64();
            let message =
                format!("the app did not supply its credentials within {seconds:.3} s, nothing was sent");
            Err(Error::new(ErrorCode::Timeout, message))
        };
        let credentials = async {
            match self.source {
                Some(_) => tokio::time::timeout(limit, credentials).await.unwrap_or_else(late),
                None => credentials.await,
            }
        };
        cancel.unless_canceled(std::pin::pin!(credentials)).await.unwrap_or_else(|| {
            let message = "the operation was canceled before the app supplied its credentials";
            Err(Error::new(ErrorCode::Canceled, message))
        })
    }

    /// Registers an operation as running, and returns the engine for it. `waits`: whether the caller waits for it.
    pub(super) fn enter(&self, cancel: &CancelToken, waits: bool) -> Result<(Arc<Engine>, Running), Error> {
        if self.operations.is_closed() {
            return Err(closed());
        }
        let engine = self.local.engine(|| self.operations.forget())?;
        engine.prepare(waits)?;
        let running = self.operations.enter(cancel).ok_or_else(closed)?;
        Ok((engine, running))
    }

    pub(super) fn finish(
        &self,
        end: Result<AnyOutput, Error>,
        spec: &OperationSpec,
    ) -> Result<Finished, Error> {
        match end {
            Ok(outcome) => Ok(outcome.finish(spec, self.dialect)),
            Err(error) => Err(self.respell(error, spec)),
        }
    }

    pub(super) fn respell(&self, error: Error, spec: &OperationSpec) -> Error {
        respell_error(error, &spec.names(), self.dialect)
    }
}

impl<P: Cataloged> Renew<P> for Session<P> {
    fn renew<'a>(&'a self, refused: &'a Account<P>, limit: Duration) -> Renewal<'a, P> {
        Box::pin(async move {
            let late = |_| Err(Error::new(ErrorCode::Timeout, "the app did not supply them in time"));
            tokio::time::timeout(limit, self.renewed(refused)).await.unwrap_or_else(late)
        })
    }
}
