//! Plans of a fleet: read, shown and approved. A phone does not apply them, since the system may end an app at any time.

use std::collections::HashMap;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use numplan::{Error, PhoneNumber};
use numplan_fleet::plan::{Before, Counts, FieldChange, PlanAccount, PlanStep, Problem};
use numplan_fleet::render::{self, Group, Rendering};
use numplan_fleet::{Approval, FleetError, Plan, PlanFile, PlanId};

use crate::failure::FfiFailure;
use crate::value::FfiValue;

/// The subject of a plan: everything but its steps. Times are seconds since 1970.
#[derive(uniffi::Record)]
pub struct FfiPlanHeader {
    /// The id of the plan, which an approval names.
    pub id: String,
    /// The name and version of the engine that made the plan.
    pub engine: String,
    /// When the plan was made.
    pub created: u64,
    /// Until when it may be applied.
    pub expires: u64,
    /// The wanted file.
    pub file: String,
    /// Whether applying needs the wanted file again.
    pub has_secrets: bool,
    /// The accounts.
    pub accounts: Vec<FfiPlanAccount>,
    /// The counts of all accounts together.
    pub counts: FfiPlanCounts,
    /// Requests that applying takes.
    pub requests: u64,
    /// Seconds that applying takes.
    pub seconds: f64,
    /// Equal changes, by account.
    pub groups: Vec<FfiPlanGroup>,
    /// Rows without a step, and warnings.
    pub problems: Vec<FfiPlanProblem>,
    /// The limits that the plan exceeds.
    pub limits: Vec<String>,
}

/// An account of a plan.
#[derive(uniffi::Record)]
pub struct FfiPlanAccount {
    /// The name: `plivo/main`.
    pub name: String,
    /// The name of the provider.
    pub provider: String,
    /// The account's counts.
    pub counts: FfiPlanCounts,
    /// Requests that applying the account's steps takes.
    pub requests: u64,
    /// Seconds that these take.
    pub seconds: f64,
}

/// The counts of an account, or of all accounts.
#[derive(uniffi::Record)]
pub struct FfiPlanCounts {
    /// Numbers with a step.
    pub change: u64,
    /// Numbers that are as wanted.
    pub same: u64,
    /// Numbers of the file that the account does not have.
    pub missing: u64,
    /// Numbers whose change cannot be made.
    pub refused: u64,
    /// Numbers of the account that the file does not have.
    pub unmanaged: u64,
    /// Steps that start a task or a registration.
    pub starts: u64,
    /// Numbers with a change that cannot be undone.
    pub irreversible: u64,
    /// Steps.
    pub steps: u64,
}

/// Equal changes of one field.
#[derive(uniffi::Record)]
pub struct FfiPlanGroup {
    /// The name of the account.
    pub account: String,
    /// The field.
    pub field: String,
    /// The value before, for people.
    pub before: String,
    /// The value after, for people.
    pub after: String,
    /// How many numbers change so.
    pub count: u64,
    /// The first of them.
    pub first: String,
    /// Why the change cannot be undone; `None`: it can be.
    pub obstacle: Option<String>,
}

/// One operation on one number.
#[derive(uniffi::Record)]
pub struct FfiPlanStep {
    /// The number.
    pub number: String,
    /// The name of the account.
    pub account: String,
    /// The line of the wanted file.
    pub line: u32,
    /// The operation.
    pub operation: String,
    /// Whether the step starts a task or a registration.
    pub starts_task: bool,
    /// The fields that change.
    pub fields: Vec<FfiPlanField>,
    /// The comments of the row, by column.
    pub comments: HashMap<String, String>,
}

/// The change of one field.
#[derive(uniffi::Record)]
pub struct FfiPlanField {
    /// The field.
    pub field: String,
    /// The value before; `None`: it cannot be read.
    pub before: Option<FfiValue>,
    /// The value after; null: the field is cleared.
    pub after: FfiValue,
    /// Whether a secret in the value after is masked.
    pub is_masked: bool,
    /// Why the change cannot be undone; `None`: it can be.
    pub obstacle: Option<String>,
}

/// A row without a step, or a warning.
#[derive(uniffi::Record)]
pub struct FfiPlanProblem {
    /// The kind: `missing`, `refused` or `warning`.
    pub kind: String,
    /// The number, where the problem is about one.
    pub number: Option<String>,
    /// The name of the account.
    pub account: String,
    /// The line of the wanted file; `None`: no line.
    pub line: Option<u32>,
    /// The problem and its remedy.
    pub message: String,
}

/// A verified plan.
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

    /// The subject of the plan.
    pub fn header(&self) -> Result<FfiPlanHeader, FfiFailure> {
        let header = &self.plan.header;
        let groups = self.plan.groups().into_iter();
        Ok(FfiPlanHeader {
            id: self.id.to_string(),
            engine: header.engine.clone(),
            created: header.created,
            expires: header.expires,
            file: header.file.clone(),
            has_secrets: header.has_secrets,
            accounts: header.accounts.iter().map(FfiPlanAccount::from).collect(),
            counts: header.counts().into(),
            requests: header.requests(),
            seconds: header.seconds(),
            groups: groups
                .flat_map(|(account, groups)| {
                    groups.into_iter().map(move |group| FfiPlanGroup::of(&account, group))
                })
                .collect(),
            problems: self.plan.problems.iter().map(|problem| self.problem(problem)).collect(),
            limits: header.exceeded(&header.guards),
        })
    }

    /// At most `most` steps, from the index `from` on.
    pub fn steps(&self, from: u64, most: u64) -> Result<Vec<FfiPlanStep>, FfiFailure> {
        let size = |number| usize::try_from(number).unwrap_or(usize::MAX);
        let steps = self.plan.steps.iter().skip(size(from)).take(size(most));
        Ok(steps.map(|step| self.step(step)).collect())
    }

    /// The steps of one number.
    pub fn steps_of(&self, number: &str) -> Result<Vec<FfiPlanStep>, FfiFailure> {
        let number = PhoneNumber::parse(number).map_err(Error::from)?;
        let steps = self.plan.steps.iter().filter(|step| step.number == number);
        Ok(steps.map(|step| self.step(step)).collect())
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

    /// The plan in one line: id, counts and cost.
    pub fn summary(&self) -> Result<String, FfiFailure> {
        Ok(render::summary_line(&self.plan, &self.id))
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
    fn step(&self, step: &PlanStep) -> FfiPlanStep {
        let comments = step.comments.iter();
        FfiPlanStep {
            number: step.number.to_string(),
            account: self.plan.header.account_name(step.account),
            line: step.line,
            operation: step.operation.as_str().to_owned(),
            starts_task: step.operation.starts_task(),
            fields: step.fields.iter().map(|change| self.field(step, change)).collect(),
            comments: comments.map(|(column, text)| (column.to_string(), text.to_string())).collect(),
        }
    }

    fn field(&self, step: &PlanStep, change: &FieldChange) -> FfiPlanField {
        let field = self.plan.header.field(step.account, change.field);
        FfiPlanField {
            field: field.map_or("", |field| field.name).to_owned(),
            before: match &change.before {
                Before::Unobserved => None,
                Before::Value(value) => Some(value.clone().into()),
            },
            after: change.after.clone().map_or(FfiValue::Null, FfiValue::from),
            is_masked: change.is_masked,
            obstacle: change.undo.obstacle().map(str::to_owned),
        }
    }

    fn problem(&self, problem: &Problem) -> FfiPlanProblem {
        FfiPlanProblem {
            kind: problem.kind.as_str().to_owned(),
            number: problem.number.map(|number| number.to_string()),
            account: self.plan.header.account_name(problem.account),
            line: Some(problem.line).filter(|line| *line > 0),
            message: problem.message.clone(),
        }
    }
}

impl FfiPlanGroup {
    fn of(account: &str, group: Group) -> Self {
        Self {
            account: account.to_owned(),
            field: group.field.to_owned(),
            before: group.before,
            after: group.after,
            count: group.count,
            first: group.first.to_string(),
            obstacle: group.undo.obstacle().map(str::to_owned),
        }
    }
}

impl From<&PlanAccount> for FfiPlanAccount {
    fn from(account: &PlanAccount) -> Self {
        Self {
            name: account.name.to_string(),
            provider: account.name.provider().as_str().to_owned(),
            counts: account.counts.into(),
            requests: account.requests(),
            seconds: account.seconds(),
        }
    }
}

impl From<Counts> for FfiPlanCounts {
    fn from(counts: Counts) -> Self {
        Self {
            change: counts.change,
            same: counts.same,
            missing: counts.missing,
            refused: counts.refused,
            unmanaged: counts.unmanaged,
            starts: counts.starts,
            irreversible: counts.irreversible,
            steps: counts.steps,
        }
    }
}
