//! Plans of a fleet: read, shown and approved. A phone does not apply them, since the system may end an app at any time.

use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use numplan::{Error, PhoneNumber};
use numplan_fleet::bindings::view;
use numplan_fleet::plan::PlanStep;
use numplan_fleet::render::Rendering;
use numplan_fleet::{Approval, FleetError, Plan, PlanFile, PlanId};
use serde_json::{Value, json};

use crate::failure::FfiFailure;
use crate::value::FfiValue;

/// A verified plan. Its parts are JSON objects, whose members [`view`] names.
#[derive(uniffi::Object)]
pub struct FfiPlan {
    plan: Plan,
    id: PlanId,
}

/// An approval of a plan.
#[derive(uniffi::Object)]
pub struct FfiApproval(Approval);

#[uniffi::export]
impl FfiPlan {
    /// Reads a plan file, and verifies its id.
    #[uniffi::constructor]
    pub fn load(path: &str) -> Result<Arc<Self>, FfiFailure> {
        let file = PlanFile::load(path).map_err(Error::from)?;
        Ok(Arc::new(Self { id: file.id().clone(), plan: Plan::clone(&file) }))
    }

    /// Reads the content of a plan file, and verifies its id.
    #[uniffi::constructor]
    pub fn read(content: Vec<u8>) -> Result<Arc<Self>, FfiFailure> {
        let (plan, id) = Plan::read_from(BufReader::new(content.as_slice()))
            .map_err(|error| Error::from(FleetError::Refused(error.to_string())))?;
        Ok(Arc::new(Self { plan, id }))
    }

    /// The plan without its steps. Beside the members of [`view::plan`] it has the `groups` of equal changes, the
    /// `limits` that the plan exceeds, and the provider and the cost of each account. Times are seconds since 1970.
    pub fn header(&self) -> Result<FfiValue, FfiFailure> {
        let header = &self.plan.header;
        let accounts = header.accounts.iter().map(|account| {
            json!({
                "name": account.name.to_string(),
                "provider": account.name.provider(),
                "counts": account.counts,
                "cost": { "requests": account.requests(), "seconds": account.seconds() },
            })
        });
        let mut value = view::plan(&self.plan, &self.id);
        value["accounts"] = accounts.collect();
        value["groups"] = view::groups(&self.plan).into();
        value["limits"] = json!(header.exceeded(&header.guards));
        Ok(value.into())
    }

    /// At most `most` steps, from the index `from` on.
    pub fn steps(&self, from: u64, most: u64) -> Result<FfiValue, FfiFailure> {
        let size = |number| usize::try_from(number).unwrap_or(usize::MAX);
        let steps = self.plan.steps.iter().enumerate().skip(size(from)).take(size(most));
        Ok(self.views(steps))
    }

    /// The steps of one number.
    pub fn steps_of(&self, number: &str) -> Result<FfiValue, FfiFailure> {
        let number = PhoneNumber::parse(number).map_err(Error::from)?;
        Ok(self.views(self.plan.steps.iter().enumerate().filter(|(_, step)| step.number == number)))
    }

    /// The plan as `table`, `markdown`, `html` or `json`.
    pub fn show(&self, format: &str) -> Result<String, FfiFailure> {
        let rendering = Rendering::named(format).ok_or_else(|| {
            Error::config(format!("unknown format {format}: use table, markdown, html or json"))
        })?;
        let mut text = Vec::new();
        rendering
            .write(&self.plan, &self.id, &mut text)
            .map_err(|error| Error::config(format!("the plan cannot be shown: {error}")))?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Approves the plan of this id.
    pub fn approve(&self, id: &str) -> Result<Arc<FfiApproval>, FfiFailure> {
        let approval = Approval::of(&self.plan, &self.id, id).map_err(Error::from)?;
        Ok(Arc::new(FfiApproval(approval)))
    }
}

#[uniffi::export]
impl FfiApproval {
    /// The command that applies the plan in this file.
    pub fn command(&self, plan: &str) -> Result<String, FfiFailure> {
        Ok(self.0.command(Path::new(plan)))
    }
}

impl FfiPlan {
    fn views<'a>(&self, steps: impl Iterator<Item = (usize, &'a PlanStep)>) -> FfiValue {
        steps.map(|(place, step)| view::step(&self.plan, place, step)).collect::<Value>().into()
    }
}
