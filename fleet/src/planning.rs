//! Reads accounts and plans, for callers that have clients.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use numplan::{CancelToken, Error};

use crate::account::AccountName;
use crate::accounts::Accounts;
use crate::client::ReadOnlyClient;
use crate::error::FleetError;
use crate::guards::Guards;
use crate::observe::{Observed, ObservedAccount, observe};
use crate::plan::{Plan, Rules, plan as plan_states};
use crate::provider::with_provider;
use crate::wanted::Wanted;

/// Receives how many numbers are read, and how many there are if all providers report it.
pub type ReadProgress = Arc<dyn Fn(u64, Option<u64>) + Send + Sync>;

/// How a plan is made.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct PlanSettings {
    /// The limits of the plan, instead of those of the wanted file.
    pub guards: Option<Guards>,
    /// Ends the reading.
    pub cancel: CancelToken,
    /// Called after each page.
    pub progress: Option<ReadProgress>,
}

impl fmt::Debug for PlanSettings {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("PlanSettings").field("guards", &self.guards).finish_non_exhaustive()
    }
}

impl PlanSettings {
    /// The limits of the wanted file.
    pub fn new() -> Self {
        Self::default()
    }

    /// Other limits than those of the wanted file.
    #[must_use]
    pub const fn guards(mut self, guards: Guards) -> Self {
        self.guards = Some(guards);
        self
    }

    /// Ends the reading when the token is canceled.
    #[must_use]
    pub fn cancel(mut self, cancel: CancelToken) -> Self {
        self.cancel = cancel;
        self
    }

    /// Called after each page with the numbers read so far, and their total if all providers report it.
    #[must_use]
    pub fn progress(mut self, progress: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(progress));
        self
    }
}

/// Reads the accounts of the wanted state, all at the same time, and plans every difference. Changes nothing.
pub fn plan(wanted: &Wanted, accounts: &Accounts, settings: &PlanSettings) -> Result<Plan, FleetError> {
    let now = unix_time();
    let observed = read(wanted, accounts, settings, now)?;
    let mut plan = plan_states(wanted, &observed, &Rules::at(now));
    if let Some(guards) = settings.guards {
        plan.header.guards = guards;
    }
    Ok(plan)
}

/// Reads the accounts of a wanted state, all at the same time.
pub(crate) fn read(
    wanted: &Wanted,
    accounts: &Accounts,
    settings: &PlanSettings,
    now: u64,
) -> Result<Observed, FleetError> {
    let reading = &Reading::new(wanted.accounts.len(), settings);
    let names = wanted.accounts.iter().map(|account| &account.name);
    let accounts = read_accounts(names, |index, name| {
        let rate = wanted.accounts.get(usize::from(index)).and_then(|account| account.rate);
        with_provider!(name.provider(), |P| {
            accounts.client::<P>(name, rate).map(|client| -> Task<'_, ObservedAccount> {
                let client = ReadOnlyClient::new(client);
                Box::new(move || {
                    reading.check()?;
                    observe(&client, wanted, index, now, &|read, total| reading.page(index, read, total))
                })
            })
        })
    });
    Ok(Observed { accounts: accounts? })
}

/// The read of an account.
pub(crate) type Task<'a, T> = Box<dyn FnOnce() -> Result<T, Error> + Send + 'a>;

/// Reads accounts at the same time, each on a thread of its own. `task` opens the client of an account: credentials
/// are looked for before anything is sent.
pub(crate) fn read_accounts<'a, T: Send>(
    names: impl Iterator<Item = &'a AccountName> + Clone,
    task: impl Fn(u16, &'a AccountName) -> Option<Result<Task<'a, T>, Error>>,
) -> Result<Vec<T>, FleetError> {
    let tasks = (0u16..).zip(names.clone());
    let tasks = tasks.map(|(index, name)| FleetError::of_account(name, task(index, name)));
    let tasks = tasks.collect::<Result<Vec<_>, _>>()?;
    let results: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = tasks.into_iter().map(|task| scope.spawn(task)).collect();
        let ended = threads.into_iter().map(|thread| match thread.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        ended.collect()
    });
    let results = results.into_iter().zip(names);
    results.map(|(result, name)| result.map_err(|error| FleetError::Account(name.clone(), error))).collect()
}

/// The progress of all accounts together.
pub(crate) struct Reading<'a> {
    settings: &'a PlanSettings,
    counts: Mutex<Vec<(u64, Option<u64>)>>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(accounts: usize, settings: &'a PlanSettings) -> Self {
        Self { settings, counts: Mutex::new(vec![(0, None); accounts]) }
    }

    /// Err: the reading is canceled.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.settings.cancel.is_canceled() {
            return Err(Error::new(
                numplan::ErrorCode::Canceled,
                "the reading was canceled; nothing was changed",
            ));
        }
        Ok(())
    }

    /// Notes the count of an account. Err: the reading is canceled.
    pub(crate) fn page(&self, account: u16, read: u64, total: Option<u64>) -> Result<(), Error> {
        self.check()?;
        let Some(progress) = &self.settings.progress else { return Ok(()) };
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(usize::from(account)) {
            *count = (read, total);
        }
        let read = counts.iter().map(|(read, _)| read).sum();
        progress(read, counts.iter().map(|(_, total)| *total).sum());
        Ok(())
    }
}

/// Seconds since 1970.
pub(crate) fn unix_time() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
