//! Plans, which are saved before they are applied.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use numplan::bindings::catalog::{Dialect, Inputs};
use numplan::fields::nearest;
use numplan::{CancelToken, Error, PhoneNumber};
use serde_json::Value;

use super::accounts::FleetAccounts;
use super::run::FleetRun;
use super::settings;
use super::wanted::FleetWanted;
use super::{drift, messages, view};
use crate::error::FleetError;
use crate::guards::Guards;
use crate::plan::{Plan, PlanId};
use crate::plan_file::PlanFile;
use crate::planning::{PlanSettings, plan};
use crate::render::{self, Rendering};

/// A plan. It can be looked at as it is; to be applied, it is saved first.
#[derive(Debug)]
pub struct FleetPlan {
    plan: Arc<Plan>,
    id: PlanId,
    file: Mutex<Option<PlanFile>>,
    /// The wanted state of a plan with secrets, which the plan keeps masked.
    wanted: Option<FleetWanted>,
    dialect: &'static Dialect,
}

impl FleetPlan {
    /// Reads the accounts and plans every difference. Changes nothing. `limits` are [`PLAN_SETTINGS`].
    ///
    /// [`PLAN_SETTINGS`]: super::PLAN_SETTINGS
    pub fn make(
        wanted: &FleetWanted,
        accounts: &FleetAccounts,
        limits: Inputs,
        reading: &PlanSettings,
        dialect: &'static Dialect,
    ) -> Result<Self, Error> {
        let mut settings = reading.clone();
        settings.guards = settings::guards(limits, dialect, wanted.0.guards)?;
        let plan = plan(&wanted.0, &accounts.typed(), &settings);
        let plan = plan.map_err(|error| messages::error(error, dialect))?;
        let wanted = plan.header.has_secrets.then(|| wanted.clone());
        Ok(Self { wanted, ..Self::of(plan, dialect) })
    }

    /// Reads a plan file, and verifies its id.
    pub fn load(path: &Path, dialect: &'static Dialect) -> Result<Self, Error> {
        let file = PlanFile::load(path).map_err(|error| messages::error(error, dialect))?;
        let (plan, id) = (Arc::clone(&file.plan), file.id().clone());
        Ok(Self { plan, id, file: Mutex::new(Some(file)), wanted: None, dialect })
    }

    fn of(plan: Plan, dialect: &'static Dialect) -> Self {
        let id = plan.id();
        Self { plan: Arc::new(plan), id, file: Mutex::new(None), wanted: None, dialect }
    }

    /// Writes the plan to a file, readable by its owner only. A plan that was applied is not written over.
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        let file = PlanFile::write(Arc::clone(&self.plan), path.to_owned()).map_err(self.raise())?;
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
        Ok(())
    }

    /// The plan's id, which an approval names.
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    /// The file, once the plan is saved.
    pub fn path(&self) -> Option<PathBuf> {
        self.saved().map(|file| file.path().to_owned())
    }

    /// The plan without its steps: `id`, `file`, `created` and `expires` in seconds since 1970, `accounts`, `guards`,
    /// `counts`, `requests` and `seconds` that applying takes, `problems`, `summary`.
    pub fn view(&self) -> Value {
        self.spelled(view::plan(&self.plan, &self.id))
    }

    /// Equal changes: `account`, `field`, `before` and `after` for people, `count`, `first` number, and
    /// `undo_obstacle` if the change cannot be undone.
    pub fn groups(&self) -> Value {
        self.spelled(Value::Array(view::groups(&self.plan)))
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.plan.steps.len()
    }

    /// Whether there is no step.
    pub fn is_empty(&self) -> bool {
        self.plan.steps.is_empty()
    }

    /// Steps by their place in the plan.
    pub fn steps(&self, range: Range<usize>) -> Vec<Value> {
        let steps = self.plan.steps.iter().enumerate().skip(range.start).take(range.len());
        steps.map(|(place, step)| self.spelled(view::step(&self.plan, place, step))).collect()
    }

    /// The plan as `table`, `markdown`, `html` or `json`.
    pub fn show(&self, format: &str) -> Result<String, Error> {
        let rendering = Rendering::named(format).ok_or_else(|| {
            let names = Rendering::ALL.map(Rendering::as_str);
            let format = numplan::text::brief(format, 40);
            Error::config(match nearest(&format, names) {
                Some(near) => format!("there is no format `{format}`; did you mean `{near}`?"),
                None => format!("there is no format `{format}`: use one of {}", names.join(", ")),
            })
        })?;
        let mut text = Vec::new();
        let written = rendering.write(&self.plan, &self.id, &mut text);
        written.map_err(|error| Error::config(format!("the plan cannot be shown: {error}")))?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Everything that the plan has about one number, as text.
    pub fn show_number(&self, number: &str) -> Result<String, Error> {
        Ok(render::number(&self.plan, parse(number)?))
    }

    /// How far the plan is applied, by its journal. Reads no account.
    pub fn status(&self) -> Result<Value, Error> {
        let status = self.file()?.status().map_err(self.raise())?;
        Ok(view::status(&status, self.dialect))
    }

    /// Begins to apply the plan, or goes on after an interruption. `approve` is the id of the plan that was looked at;
    /// `settings` are [`APPLY_SETTINGS`]. `wanted` is needed for a plan with secrets whose file has moved, or that was
    /// made from rows in another process.
    ///
    /// [`APPLY_SETTINGS`]: super::APPLY_SETTINGS
    pub fn apply(
        &self,
        accounts: &FleetAccounts,
        approve: &str,
        settings: Inputs,
        wanted: Option<&FleetWanted>,
    ) -> Result<FleetRun, Error> {
        let file = self.file()?;
        let mut settings = settings::apply(settings, self.dialect, self.plan.header.guards)?;
        let wanted = wanted.or(self.wanted.as_ref());
        settings.wanted = wanted.map(|wanted| wanted.0.as_ref().clone());
        settings.cancel = CancelToken::new();
        let applying = file.apply(&accounts.typed(), approve, &settings).map_err(self.raise())?;
        Ok(FleetRun::new(Arc::clone(&self.plan), applying, settings.cancel, self.dialect))
    }

    /// Plans the way back, without reading an account. `problems` of its view name what cannot be undone.
    pub fn undo(&self) -> Result<Self, Error> {
        Ok(Self::of(self.file()?.undo().map_err(self.raise())?, self.dialect))
    }

    /// Compares the accounts with what the plan has applied, by its journal; as [`drift()`](super::drift()) does.
    pub fn drift(&self, accounts: &FleetAccounts, reading: &PlanSettings) -> Result<Value, Error> {
        let found = self.file()?.drift(&accounts.typed(), reading).map_err(self.raise())?;
        Ok(drift::of(&found, self.dialect))
    }

    /// Notes a person's word on a paid start that no read can settle.
    pub fn resolve(&self, number: &str, applied: bool) -> Result<(), Error> {
        self.file()?.resolve(parse(number)?, applied).map_err(self.raise())
    }

    /// The limits of the plan.
    pub fn guards(&self) -> Guards {
        self.plan.header.guards
    }

    fn saved(&self) -> Option<PlanFile> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn file(&self) -> Result<PlanFile, Error> {
        self.saved().ok_or_else(|| {
            Error::config("the plan is not saved yet: save it to a file, beside which its journal is kept")
        })
    }

    fn spelled(&self, mut value: Value) -> Value {
        view::spell(&mut value, self.dialect);
        value
    }

    fn raise(&self) -> impl Fn(FleetError) -> Error {
        let dialect = self.dialect;
        move |error| messages::error(error, dialect)
    }
}

fn parse(number: &str) -> Result<PhoneNumber, Error> {
    crate::wanted::read_number(number).map_err(Error::config)
}
