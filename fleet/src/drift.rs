//! Differences between accounts and the state that they should have. Nothing here can write.

use serde_json::{Value, json};

use crate::accounts::Accounts;
use crate::error::FleetError;
use crate::guards::{counted, grouped};
use crate::observe::Observed;
use crate::plan::{Plan, PlanStep, Rules, mask, plan as plan_states};
use crate::plan_file::PlanFile;
use crate::planning::{PlanSettings, read, unix_time};
use crate::render::{difference, shown_problem};
use crate::run::replay;
use crate::wanted::{Wanted, WantedAccount, WantedRow, Wish};

/// Differences between accounts and the state that they should have.
#[derive(Debug, Clone, PartialEq)]
pub struct Drift {
    /// The differences: each as the change that would take it back. The plan is for reading, not for applying.
    plan: Plan,
}

/// Compares accounts with a snapshot or another wanted file.
pub fn drift(wanted: &Wanted, accounts: &Accounts, settings: &PlanSettings) -> Result<Drift, FleetError> {
    let now = unix_time();
    let mut observed = read(wanted, accounts, settings, now)?;
    mask_all(wanted, &mut observed);
    let mut wanted = wanted.clone();
    for row in &mut wanted.rows {
        let (account, number) = (usize::from(row.account), row.number);
        let Some(provider) = wanted.accounts.get(account).map(|account| account.name.provider()) else {
            continue;
        };
        let shown = observed.accounts.get(account).and_then(|account| account.managed.get(&number));
        // An unreadable field cannot be compared.
        row.changes.retain(|wish| shown.is_none_or(|shown| shown.value(wish.field).is_some()));
        for wish in &mut row.changes {
            let field = crate::provider::fields(provider).get(usize::from(wish.field));
            if let (Some(field), Some(value)) = (field, &wish.value) {
                wish.value = Some(mask(field.kind, value).0);
            }
        }
    }
    Ok(Drift { plan: plan_states(&wanted, &observed, &Rules::at(now)) })
}

impl PlanFile {
    /// Compares the accounts with what the plan has applied, by its journal.
    pub fn drift(&self, accounts: &Accounts, settings: &PlanSettings) -> Result<Drift, FleetError> {
        let journal = self.journal()?.unwrap_or_default();
        let positions = replay(self, &journal);
        let done = self.steps.iter().zip(positions).filter(|(_, position)| position.shows_the_plan());
        let wanted = wanted_of(self, done.map(|(step, _)| step));
        if wanted.rows.is_empty() {
            return Err(FleetError::Refused(
                "nothing of the plan was applied: there is nothing to compare with".to_owned(),
            ));
        }
        drift(&wanted, accounts, settings)
    }
}

/// The state that steps lead to, with all accounts of the plan. Secrets are masked.
fn wanted_of<'p>(plan: &Plan, steps: impl Iterator<Item = &'p PlanStep>) -> Wanted {
    let mut rows: Vec<WantedRow> = Vec::new();
    for step in steps {
        let changes =
            step.fields.iter().map(|change| Wish { field: change.field, value: change.after.clone() });
        match rows.last_mut().filter(|row| (row.account, row.number) == (step.account, step.number)) {
            // The steps of a number stand beside each other.
            Some(row) => row.changes.extend(changes),
            None => rows.push(WantedRow {
                number: step.number,
                account: step.account,
                line: step.line,
                changes: changes.collect(),
                comments: Vec::new(),
            }),
        }
    }
    let accounts = plan.header.accounts.iter();
    Wanted {
        file: plan.header.file.clone(),
        accounts: accounts
            .map(|account| WantedAccount { name: account.name.clone(), rate: account.rate })
            .collect(),
        guards: plan.header.guards,
        comments: Vec::new(),
        rows,
        repeated: 0,
    }
}

/// Masks what the accounts show, as plans and snapshots do.
fn mask_all(wanted: &Wanted, observed: &mut Observed) {
    for (account, wanted) in observed.accounts.iter_mut().zip(&wanted.accounts) {
        let table = crate::provider::fields(wanted.name.provider());
        for (index, value) in account.managed.values_mut().flat_map(|number| &mut number.values) {
            if let Some(field) = table.get(usize::from(*index)) {
                *value = mask(field.kind, value).0;
            }
        }
    }
}

impl Drift {
    /// Whether there is no difference.
    pub fn is_empty(&self) -> bool {
        !self.plan.has_differences()
    }

    /// Numbers that differ, are missing, or cannot be compared.
    pub fn numbers(&self) -> u64 {
        let counts = self.plan.counts();
        counts.change + counts.missing + counts.refused
    }

    /// The differences as text: one line each, then a summary.
    pub fn to_text(&self) -> String {
        let steps = self.plan.steps.iter();
        let mut lines: Vec<String> = steps
            .flat_map(|step| step.fields.iter().map(move |change| (step, change)))
            .map(|(step, change)| difference(&self.plan, step, change))
            .collect();
        lines.extend(self.plan.problems.iter().map(|problem| shown_problem(&self.plan, problem)));
        let counts = self.plan.counts();
        let all = counted(counts.managed() + counts.missing, "number", "numbers");
        let file = &self.plan.header.file;
        lines.push(match self.numbers() {
            0 => format!("{all} show what {file} says"),
            differ => format!("{} of {all} differ from {file}", grouped(differ)),
        });
        let mut text =
            lines.iter().map(|line| numplan::text::shown(line).into_owned()).collect::<Vec<_>>().join("\n");
        text.push('\n');
        text
    }

    /// The differences as objects: number, account, field, the value that is shown (not there: it cannot be read), and
    /// the value that is expected. Secrets are masked.
    pub fn differences(&self) -> Vec<Value> {
        let mut differences = Vec::new();
        for step in &self.plan.steps {
            for change in &step.fields {
                let Some(field) = self.plan.header.field(step.account, change.field) else { continue };
                let mut object = json!({
                    "number": step.number.to_string(),
                    "account": self.plan.header.account_name(step.account),
                    "field": field.name,
                    "expected": change.after,
                });
                if let crate::plan::Before::Value(shown) = &change.before {
                    object["shown"] = shown.clone();
                }
                differences.push(object);
            }
        }
        for problem in &self.plan.problems {
            if problem.kind != crate::plan::ProblemKind::Warning {
                differences.push(json!({
                    "number": problem.number.map(|number| number.to_string()),
                    "account": self.plan.header.account_name(problem.account),
                    "problem": problem.kind.as_str(),
                    "message": problem.message,
                }));
            }
        }
        differences
    }
}
