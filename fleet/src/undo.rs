//! The way back of a plan that was applied: a plan of its own, made without reading an account.

use std::collections::{BTreeSet, HashMap};

use crate::error::FleetError;
use crate::journal::{Entry, StepEnd, StepOutcome};
use crate::plan::{
    Before, Counts, FieldChange, Header, Plan, PlanAccount, PlanStep, Problem, ProblemKind, Rules,
    StepOperation, Undo, is_nothing,
};
use crate::provider::{Target, field_index};

/// Plans the way back: every field that was applied, or may have been, goes back to its value before. Each is changed
/// only while it still shows the value of the plan.
pub(crate) fn undo(plan: &Plan, journal: &[Entry], rules: &Rules) -> Result<Plan, FleetError> {
    let touched = touched(plan, journal);
    if touched.is_empty() {
        return Err(FleetError::Refused(
            "nothing of the plan was applied: there is nothing to undo".to_owned(),
        ));
    }
    let mut way_back = WayBack { plan, steps: Vec::new(), problems: Vec::new() };
    // The last change of a number goes back first.
    for (place, step) in plan.steps.iter().enumerate().rev() {
        if let Some(fields) = touched.get(&place) {
            way_back.step(step, fields);
        }
    }
    Ok(way_back.finish(rules))
}

/// The fields that were changed, or may have been, by step.
fn touched(plan: &Plan, journal: &[Entry]) -> HashMap<usize, BTreeSet<u8>> {
    let mut touched: HashMap<usize, BTreeSet<u8>> = HashMap::new();
    let mut in_doubt = BTreeSet::new();
    let all = |place: usize| {
        plan.steps.get(place).into_iter().flat_map(|step| &step.fields).map(|change| change.field)
    };
    for entry in journal {
        match entry {
            Entry::Try { step } => drop(in_doubt.insert(*step)),
            Entry::End(end) => {
                in_doubt.remove(&end.step);
                if end.outcome != StepOutcome::Failed {
                    touched.entry(end.step).or_default().extend(changed(plan, end));
                }
            }
            Entry::Note { step, applied, .. } => {
                in_doubt.remove(step);
                if *applied {
                    touched.entry(*step).or_default().extend(all(*step));
                }
            }
            Entry::Open { .. } | Entry::Skip(_) | Entry::Close { .. } => {}
        }
    }
    for place in in_doubt {
        touched.entry(place).or_default().extend(all(place));
    }
    touched.retain(|place, fields| *place < plan.steps.len() && !fields.is_empty());
    touched
}

/// The fields that the end of a step leaves changed, or may.
fn changed(plan: &Plan, end: &StepEnd) -> BTreeSet<u8> {
    let Some(step) = plan.steps.get(end.step) else { return BTreeSet::new() };
    if end.fields.is_empty() {
        return step.fields.iter().map(|change| change.field).collect();
    }
    let provider = plan.header.provider(step.account);
    let changed = end.fields.iter().filter(|field| field.state != "rejected");
    changed.filter_map(|field| field_index(provider?, &field.field)).collect()
}

struct WayBack<'a> {
    plan: &'a Plan,
    steps: Vec<PlanStep>,
    problems: Vec<Problem>,
}

impl WayBack<'_> {
    fn step(&mut self, step: &PlanStep, fields: &BTreeSet<u8>) {
        let header = &self.plan.header;
        let mut update = Vec::new();
        for change in step.fields.iter().filter(|change| fields.contains(&change.field)) {
            let Some(field) = header.field(step.account, change.field) else { continue };
            let before = match (change.undo.obstacle(), &change.before) {
                (None, Before::Value(before)) => before,
                (obstacle, _) => {
                    let obstacle = obstacle.unwrap_or("the value before cannot be read");
                    self.problems.push(Problem {
                        kind: ProblemKind::Refused,
                        number: Some(step.number),
                        account: step.account,
                        line: step.line,
                        message: format!("`{}` cannot be undone: {obstacle}", field.name),
                    });
                    continue;
                }
            };
            let shows = change.after.clone().unwrap_or_default();
            let undo = match &change.after {
                _ if change.is_masked => Undo::Secret,
                after if !field.can_clear && after.as_ref().is_none_or(is_nothing) => Undo::CannotClear,
                _ => Undo::Possible,
            };
            let after = Some(before).filter(|before| !is_nothing(before)).cloned();
            let operation = match (field.target, &after) {
                (Target::Update, _) => StepOperation::Update,
                (Target::Route, Some(_)) => StepOperation::SetRoute,
                (Target::Route, None) => StepOperation::ClearRoute,
            };
            let back = FieldChange {
                field: change.field,
                before: Before::Value(shows),
                after,
                is_masked: false,
                undo,
            };
            match operation {
                StepOperation::Update => update.push(back),
                operation => self.push(step, operation, vec![back]),
            }
        }
        if !update.is_empty() {
            self.push(step, StepOperation::Update, update);
        }
    }

    fn push(&mut self, step: &PlanStep, operation: StepOperation, fields: Vec<FieldChange>) {
        self.steps.push(PlanStep { operation, fields, ..step.clone() });
    }

    fn finish(mut self, rules: &Rules) -> Plan {
        self.problems.sort_by_key(|problem| problem.line);
        let header = &self.plan.header;
        let accounts = (0u16..).zip(&header.accounts).map(|(index, account)| {
            let counts = self.counts(index, account.counts);
            PlanAccount { counts, ..account.clone() }
        });
        let header = Header {
            engine: crate::plan::ENGINE.to_owned(),
            created: rules.now,
            expires: rules.now.saturating_add(rules.lifetime),
            has_secrets: false,
            accounts: accounts.collect(),
            ..header.clone()
        };
        Plan { header, steps: self.steps, problems: self.problems }
    }

    fn counts(&self, account: u16, of_plan: Counts) -> Counts {
        let steps = || self.steps.iter().filter(|step| step.account == account);
        let change: BTreeSet<_> = steps().map(|step| step.number).collect();
        let problems = self.problems.iter().filter(|problem| problem.account == account);
        let refused: BTreeSet<_> = problems.filter_map(|problem| problem.number).collect();
        let irreversible: BTreeSet<_> = steps()
            .filter(|step| step.fields.iter().any(|change| change.undo != Undo::Possible))
            .map(|step| step.number)
            .collect();
        let (changed, refused) = (change.len() as u64, refused.difference(&change).count() as u64);
        Counts {
            change: changed,
            same: of_plan.managed().saturating_sub(changed + refused),
            missing: 0,
            refused,
            unmanaged: of_plan.unmanaged,
            starts: 0,
            irreversible: irreversible.len() as u64,
            steps: steps().count() as u64,
        }
    }
}
