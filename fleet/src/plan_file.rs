//! A plan on disk, with its journal and its lock beside it.

use std::collections::HashSet;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use numplan::PhoneNumber;

use crate::accounts::Accounts;
use crate::apply::{ApplySettings, Applying, Ready};
use crate::approval::{Approval, expired};
use crate::error::FleetError;
use crate::execute::{AccountWorker, Worker};
use crate::guards::{Guards, grouped};
use crate::journal::{self, Entry, Journal, StepOutcome};
use crate::lock::Lock;
use crate::plan::{Plan, PlanId, Rules};
use crate::planning::unix_time;
use crate::provider::with_provider;
use crate::run::{JournalState, RunOptions, replay};
use crate::secrets::{SecretValues, secrets};
use crate::status::Status;
use crate::undo::undo;
use crate::wanted::{ReadOptions, Wanted};

/// A plan that was written to a file or read from one. Its journal stands beside it, under the name of the plan and
/// `.journal`.
#[derive(Debug, Clone)]
pub struct PlanFile {
    pub(crate) plan: Arc<Plan>,
    id: PlanId,
    path: PathBuf,
}

impl Deref for PlanFile {
    type Target = Plan;

    fn deref(&self) -> &Plan {
        &self.plan
    }
}

fn refused<T>(message: impl Into<String>) -> Result<T, FleetError> {
    Err(FleetError::Refused(message.into()))
}

impl Plan {
    /// Writes the plan to a file under a temporary name and renames it, readable by its owner only. A plan that was
    /// applied is not written over: its journal would belong to no plan.
    pub fn save(self, path: impl Into<PathBuf>) -> Result<PlanFile, FleetError> {
        PlanFile::write(Arc::new(self), path.into())
    }
}

impl PlanFile {
    /// Reads a plan file, and verifies its id.
    pub fn load(path: impl Into<PathBuf>) -> Result<Self, FleetError> {
        let path = path.into();
        match Plan::read(&path) {
            Ok((plan, id)) => Ok(Self { plan: Arc::new(plan), id, path }),
            Err(error) => refused(format!("{}: {error}", path.display())),
        }
    }

    pub(crate) fn write(plan: Arc<Plan>, path: PathBuf) -> Result<Self, FleetError> {
        Self::check_free(&path)?;
        match plan.write(&path) {
            Ok(id) => Ok(Self { plan, id, path }),
            Err(error) => refused(format!("the plan cannot be written to {}: {error}", path.display())),
        }
    }

    /// Refuses a path whose plan was applied.
    pub fn check_free(path: &Path) -> Result<(), FleetError> {
        if beside(path, "journal").exists() {
            return refused(format!(
                "{} was applied, and its journal is beside it: write the plan to another file, or move both away",
                path.display()
            ));
        }
        Ok(())
    }

    /// The plan's id, which an approval names.
    pub const fn id(&self) -> &PlanId {
        &self.id
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file of the journal.
    pub fn journal_path(&self) -> PathBuf {
        beside(&self.path, "journal")
    }

    /// How far the plan is applied, by its journal. Reads no account.
    pub fn status(&self) -> Result<Status, FleetError> {
        let entries = self.journal()?;
        Ok(Status::of(&self.plan, entries.as_deref()))
    }

    /// The entries of the journal. `None`: the plan was not applied yet.
    pub fn journal(&self) -> Result<Option<Vec<Entry>>, FleetError> {
        journal::read(&self.journal_path(), self.id.as_str()).map_err(|error| unusable(&error))
    }

    /// Checks that the plan may be applied with these settings: its age, the limits, and whether it can be undone.
    pub fn check(&self, settings: &ApplySettings) -> Result<Guards, FleetError> {
        let header = &self.plan.header;
        let guards = settings.guards.unwrap_or(header.guards);
        let mut reasons = header.exceeded(&guards);
        let counts = header.counts();
        if settings.require_undo && counts.irreversible > 0 {
            reasons.push(format!(
                "{} numbers have a change that cannot be undone",
                grouped(counts.irreversible)
            ));
        }
        reasons.extend(expired(header, unix_time()));
        for (name, _) in &settings.rates {
            if !header.accounts.iter().any(|account| account.name == *name) {
                reasons.push(format!("a rate is given for {name}, which is not in the plan"));
            }
        }
        if reasons.is_empty() {
            Ok(guards)
        } else {
            refused(format!("{}; nothing was sent", reasons.join("; ")))
        }
    }

    /// Approves the plan. Refuses another id than that of the plan, and a plan that has expired.
    pub fn approve(&self, id: &str) -> Result<Approval, FleetError> {
        Approval::of(&self.plan, &self.id, id)
    }

    /// Begins to apply the plan, or goes on after an interruption. `approve` is the id of the plan that was looked at.
    pub fn apply(
        &self,
        accounts: &Accounts,
        approve: &str,
        settings: &ApplySettings,
    ) -> Result<Applying, FleetError> {
        self.approve(approve)?;
        let guards = self.check(settings)?;
        let secrets = Arc::new(self.secrets(settings)?);
        let plan = self.with_rates(settings);
        let workers = Self::workers(accounts, &plan, &secrets, settings.wait)?;
        let locks = self.locks(&workers)?;
        let (journal, entries) = self.open_journal()?;
        let options = RunOptions {
            selected: selection(&plan, &entries, settings)?,
            max_failures: guards.max_failures,
            overwrite: settings.overwrite.clone(),
            verify: settings.verify,
            parallelism: settings.parallelism.unwrap_or(8).max(1),
            now: unix_time(),
        };
        let resumed = Status::of(&plan, Some(&entries)).totals.ended();
        let (id, cancel) = (self.id.to_string(), settings.cancel.clone());
        let ready = Ready { plan, id, secrets, workers, journal, entries, locks, options, cancel };
        Applying::begin(ready, resumed)
    }

    /// Plans the way back: every field that was applied, or may have been, goes back to its value before, as long as it
    /// still shows the value of the plan. Reads no account and changes nothing. [`Plan::problems`] names what cannot be
    /// undone.
    pub fn undo(&self) -> Result<Plan, FleetError> {
        let Some(journal) = self.journal()? else {
            return refused("the plan was not applied yet: there is nothing to undo");
        };
        undo(&self.plan, &journal, &Rules::at(unix_time()))
    }

    /// Notes a person's word on a paid start that no read can settle.
    pub fn resolve(&self, number: PhoneNumber, applied: bool) -> Result<(), FleetError> {
        if self.journal()?.is_none() {
            return refused("the plan was not applied yet: there is nothing to resolve");
        }
        let _lock = Lock::take(&beside(&self.path, "lock"))?;
        let (mut journal, entries) = self.open_journal()?;
        let positions = replay(&self.plan, &entries);
        let steps = self.plan.steps.iter().zip(&positions).enumerate().filter(|(_, (step, position))| {
            let in_doubt =
                matches!(position, JournalState::InDoubt | JournalState::Ended(StepOutcome::Unknown));
            step.number == number && step.operation.starts_task() && in_doubt
        });
        let steps: Vec<usize> = steps.map(|(place, _)| place).collect();
        if steps.is_empty() {
            return refused(format!("{number} has no start that is in doubt; nothing was written"));
        }
        let written = steps
            .into_iter()
            .try_for_each(|step| journal.append(&Entry::Note { step, applied, at: unix_time() }));
        written
            .and_then(|()| journal.sync())
            .map_err(|error| FleetError::Refused(format!("the journal cannot be written: {error}")))
    }

    fn open_journal(&self) -> Result<(Journal, Vec<Entry>), FleetError> {
        Journal::open(&self.journal_path(), self.id.as_str()).map_err(|error| unusable(&error))
    }

    fn with_rates(&self, settings: &ApplySettings) -> Arc<Plan> {
        let mut plan = Arc::clone(&self.plan);
        for (name, rate) in &settings.rates {
            let accounts = &mut Arc::make_mut(&mut plan).header.accounts;
            if let Some(account) = accounts.iter_mut().find(|account| account.name == *name) {
                account.rate = Some(*rate);
            }
        }
        plan
    }

    fn secrets(&self, settings: &ApplySettings) -> Result<SecretValues, FleetError> {
        let header = &self.plan.header;
        if !header.has_secrets {
            return Ok(SecretValues::new());
        }
        if let Some(wanted) = &settings.wanted {
            return secrets(&self.plan, wanted).map_err(FleetError::Refused);
        }
        // The account of rows that name none is the one that the plan found. The rows were checked when it was made.
        let options = ReadOptions { account: self.plan.only_account().cloned(), private_hosts: true };
        let wanted = Wanted::read(Path::new(&header.file), &options).map_err(|errors| {
            FleetError::Refused(format!("the plan has secrets, which only the wanted file has; {errors}"))
        })?;
        secrets(&self.plan, &wanted).map_err(FleetError::Refused)
    }

    /// One worker for each account, with the credentials that the plan was made with.
    fn workers(
        accounts: &Accounts,
        plan: &Arc<Plan>,
        secrets: &Arc<SecretValues>,
        wait: Option<Duration>,
    ) -> Result<Vec<Box<dyn AccountWorker>>, FleetError> {
        let mut workers = Vec::new();
        for (index, account) in (0u16..).zip(&plan.header.accounts) {
            let worker = with_provider!(account.name.provider(), |P| {
                let client = accounts.client::<P>(&account.name, account.rate);
                client.map(|client| -> Box<dyn AccountWorker> {
                    Box::new(Worker::new(client, Arc::clone(plan), index, Arc::clone(secrets), wait))
                })
            });
            let worker = FleetError::of_account(&account.name, worker)?;
            if worker.fingerprint() != account.fingerprint {
                return refused(format!(
                    "the credentials of {} are not those that the plan was made with: make the plan again; nothing \
                     was sent",
                    account.name
                ));
            }
            workers.push(worker);
        }
        Ok(workers)
    }

    /// The locks of the plan and of its accounts.
    fn locks(&self, workers: &[Box<dyn AccountWorker>]) -> Result<Vec<Lock>, FleetError> {
        // One order for all processes; two accounts of one plan may have the same credentials.
        let names: std::collections::BTreeSet<String> =
            workers.iter().map(|worker| worker.lock_name()).collect();
        let plan = std::iter::once(Lock::take(&beside(&self.path, "lock")));
        let locks = plan.chain(names.iter().map(|name| Lock::of_account(name)));
        locks.collect()
    }
}

fn unusable(error: &std::io::Error) -> FleetError {
    FleetError::Refused(format!("the journal cannot be used: {error}"))
}

/// The file of that ending beside a plan.
fn beside(plan: &Path, ending: &str) -> PathBuf {
    let mut name = plan.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// The steps that `only` and `limit` select. `None`: all.
fn selection(
    plan: &Plan,
    entries: &[Entry],
    settings: &ApplySettings,
) -> Result<Option<Vec<bool>>, FleetError> {
    let (only, limit) = (settings.only.as_deref(), settings.limit);
    if only.is_none() && limit.is_none() {
        return Ok(None);
    }
    let pattern = only.map(|only| {
        let pattern = glob::Pattern::new(only);
        pattern.map_err(|error| FleetError::Refused(format!("{only} is not a pattern for numbers: {error}")))
    });
    let pattern = pattern.transpose()?;
    let positions = replay(plan, entries);
    let mut numbers = HashSet::new();
    let selected = plan.steps.iter().zip(positions).map(|(step, position)| {
        let number = step.number.to_string();
        let fits = pattern.as_ref().is_none_or(|pattern| {
            let account = plan.header.account_name(step.account);
            pattern.matches(&number) || pattern.matches(&format!("{account}/{number}"))
        });
        if !fits || position.is_settled() {
            return false;
        }
        let key = (step.account, step.number);
        numbers.contains(&key) || limit.is_none_or(|limit| numbers.len() < limit) && numbers.insert(key)
    });
    Ok(Some(selected.collect()))
}
