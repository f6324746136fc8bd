//! Planning: a pure function of wanted state, observed state and rules.

use std::collections::BTreeMap;

use numplan::fields::nearest;
use numplan::provider::{Provider as _, ProviderId};
use serde_json::Value;

use super::model::{
    Before, ENGINE, FieldChange, Header, Plan, PlanAccount, PlanStep, Problem, ProblemKind, StepOperation,
    Undo, is_met, is_nothing, mask,
};
use crate::guards::Counts;
use crate::observe::{Observed, ObservedAccount, ObservedNumber};
use crate::provider::{FleetField, FleetProvider, Target, field_index, fields, with_provider};
use crate::wanted::{Wanted, WantedRow, Wish};

/// Inputs of a plan beside the two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The time, in seconds since 1970.
    pub now: u64,
    /// How long the plan may be applied, in seconds.
    pub lifetime: u64,
}

impl Rules {
    /// A plan that is made now and can be applied for 24 hours.
    pub const fn at(now: u64) -> Self {
        Self { now, lifetime: 24 * 60 * 60 }
    }
}

/// Plans the way from the observed to the wanted state.
pub fn plan(wanted: &Wanted, observed: &Observed, rules: &Rules) -> Plan {
    let mut planner = Planner {
        wanted,
        observed,
        steps: Vec::new(),
        problems: Vec::new(),
        counts: vec![Counts::default(); wanted.accounts.len()],
        has_secrets: false,
        references: BTreeMap::new(),
    };
    for row in &wanted.rows {
        planner.row(row);
    }
    planner.finish(rules)
}

struct Planner<'a> {
    wanted: &'a Wanted,
    observed: &'a Observed,
    steps: Vec<PlanStep>,
    problems: Vec<Problem>,
    counts: Vec<Counts>,
    has_secrets: bool,
    /// References that no number of the account uses: the first row, and how many rows there are.
    references: BTreeMap<(u16, u8, String), (u32, u64)>,
}

/// The changes of a row's fields, by operation.
#[derive(Default)]
struct Changes {
    update: Vec<FieldChange>,
    routes: Vec<(StepOperation, FieldChange)>,
    starts: Vec<FieldChange>,
}

impl Planner<'_> {
    fn row(&mut self, row: &WantedRow) {
        let Some(provider) = self.wanted.provider(row.account) else { return };
        let observed = self.observed.accounts.get(usize::from(row.account));
        let known = observed.and_then(|account| account.managed.get(&row.number));
        let name = self.wanted.account_name(row.account);
        let known = match known {
            None => {
                let message = format!("{name} does not have the number: order it first, or remove the row");
                self.problem(ProblemKind::Missing, row, message);
                self.count(row.account, |counts| counts.missing += 1);
                return;
            }
            Some(known) if known.copies > 1 => {
                let message = format!(
                    "{name} has {} records of the number: update the right one by its id",
                    known.copies
                );
                self.refuse(row, message);
                return;
            }
            Some(known) => known,
        };
        match self.changes(provider, row, known) {
            Ok(changes) => self.steps_of(row, changes),
            Err(message) => self.refuse(row, message),
        }
    }

    fn refuse(&mut self, row: &WantedRow, message: String) {
        self.problem(ProblemKind::Refused, row, message);
        self.count(row.account, |counts| counts.refused += 1);
    }

    fn problem(&mut self, kind: ProblemKind, row: &WantedRow, message: String) {
        let (number, account, line) = (Some(row.number), row.account, row.line);
        self.problems.push(Problem { kind, number, account, line, message });
    }

    fn count(&mut self, account: u16, with: impl FnOnce(&mut Counts)) {
        if let Some(counts) = self.counts.get_mut(usize::from(account)) {
            with(counts);
        }
    }

    /// The fields that differ. Err: why the row cannot be carried out.
    fn changes(
        &mut self,
        provider: ProviderId,
        row: &WantedRow,
        known: &ObservedNumber,
    ) -> Result<Changes, String> {
        let table = fields(provider);
        let differs =
            |wish: &Wish| known.value(wish.field).is_none_or(|seen| !is_met(wish.value.as_ref(), seen));
        let mut changes = Changes::default();
        for wish in &row.changes {
            let Some(field) = table.get(usize::from(wish.field)) else { continue };
            // A field that only says how something starts means nothing unless it starts.
            let leader = field.start.filter(|start| *start != field.name);
            let leader = leader.and_then(|start| field_index(provider, start));
            let leader = row.changes.iter().find(|other| Some(other.field) == leader);
            let is_led = leader.is_some_and(differs);
            if leader.is_some() && !is_led || !differs(wish) {
                continue;
            }
            if let Some(message) = refusal(provider, field, wish) {
                return Err(format!("`{}` {message}", field.name));
            }
            self.note_reference(row, field, wish);
            let starts = is_led || field.start == Some(field.name);
            let change = self.change(field, wish, known.value(wish.field), starts);
            match field.target {
                Target::Route if change.after.is_some() => {
                    changes.routes.push((StepOperation::SetRoute, change));
                }
                Target::Route => changes.routes.push((StepOperation::ClearRoute, change)),
                Target::Update if starts => changes.starts.push(change),
                Target::Update => changes.update.push(change),
            }
        }
        Ok(changes)
    }

    fn change(&mut self, field: &FleetField, wish: &Wish, seen: Option<&Value>, starts: bool) -> FieldChange {
        let (after, is_masked) = match &wish.value {
            Some(value) => {
                let (after, is_masked) = mask(field.kind, value);
                (Some(after), is_masked)
            }
            None => (None, false),
        };
        self.has_secrets |= is_masked;
        let (before, had_secret) = match seen {
            Some(seen) => {
                let (before, had_secret) = mask(field.kind, seen);
                (Before::Value(before), had_secret)
            }
            None => (Before::Unobserved, false),
        };
        let undo = match &before {
            _ if starts => Undo::Started,
            Before::Unobserved => Undo::Unobserved,
            Before::Value(_) if had_secret => Undo::Secret,
            Before::Value(value) if is_nothing(value) && !field.can_clear => Undo::CannotClear,
            Before::Value(_) => Undo::Possible,
        };
        FieldChange { field: wish.field, before, after, is_masked, undo }
    }

    fn note_reference(&mut self, row: &WantedRow, field: &FleetField, wish: &Wish) {
        let Some(Value::String(id)) = wish.value.as_ref().filter(|_| field.is_reference) else { return };
        let known = self.observed.accounts.get(usize::from(row.account)).map(|account| &account.references);
        let is_known = known.is_some_and(|references| {
            references.iter().any(|(index, ids)| *index == wish.field && ids.contains(id))
        });
        if !is_known {
            let key = (row.account, wish.field, id.clone());
            self.references.entry(key).or_insert((row.line, 0)).1 += 1;
        }
    }

    fn steps_of(&mut self, row: &WantedRow, changes: Changes) {
        let Changes { update, routes, starts } = changes;
        let comments: Vec<(Box<str>, Box<str>)> = row
            .comments
            .iter()
            .filter_map(|(index, text)| {
                let column = self.wanted.comments.get(usize::from(*index))?;
                Some((column.as_str().into(), text.clone()))
            })
            .collect();
        let mut steps = Vec::new();
        let mut push = |operation, fields: Vec<FieldChange>| {
            if !fields.is_empty() {
                let WantedRow { number, account, line, .. } = *row;
                steps.push(PlanStep { number, account, line, operation, fields, comments: comments.clone() });
            }
        };
        push(StepOperation::Update, update);
        for (operation, change) in routes {
            push(operation, vec![change]);
        }
        push(StepOperation::StartProvisioning, starts);
        let cannot_undo =
            steps.iter().flat_map(|step| &step.fields).any(|change| change.undo != Undo::Possible);
        let starting = steps.iter().filter(|step| step.operation.starts_task()).count();
        let all = steps.len();
        self.count(row.account, |counts| {
            counts.change += u64::from(all > 0);
            counts.same += u64::from(all == 0);
            counts.irreversible += u64::from(cannot_undo);
            counts.starts += starting as u64;
            counts.steps += all as u64;
        });
        self.steps.append(&mut steps);
    }

    fn finish(mut self, rules: &Rules) -> Plan {
        self.warn_of_references();
        self.warn_of_counts();
        let accounts = self.wanted.accounts.iter().zip(&self.observed.accounts).zip(&self.counts);
        let accounts = accounts.map(|((wanted, observed), counts)| {
            let managed = observed.managed.values().map(|number| u64::from(number.copies)).sum();
            let unmanaged = observed.numbers.saturating_sub(managed);
            PlanAccount {
                name: wanted.name.clone(),
                fingerprint: observed.fingerprint.clone(),
                read_at: observed.read_at,
                pages: observed.pages,
                gets: observed.gets,
                rate: wanted
                    .rate
                    .or_else(|| with_provider!(wanted.name.provider(), |P| P::MAX_RATE).flatten()),
                counts: Counts { unmanaged, ..*counts },
            }
        });
        let header = Header {
            engine: ENGINE.to_owned(),
            created: rules.now,
            expires: rules.now.saturating_add(rules.lifetime),
            file: self.wanted.file.clone(),
            wanted_hash: self.wanted.hash(),
            has_secrets: self.has_secrets,
            accounts: accounts.collect(),
            guards: self.wanted.guards,
        };
        Plan { header, steps: self.steps, problems: self.problems }
    }

    fn warn_of_references(&mut self) {
        for ((account, index, id), (line, rows)) in std::mem::take(&mut self.references) {
            let Some(field) = self.wanted.provider(account).and_then(|id| fields(id).get(usize::from(index)))
            else {
                continue;
            };
            let known = self.observed.accounts.get(usize::from(account));
            let known =
                known.and_then(|account| account.references.iter().find(|(known, _)| *known == index));
            let ids = known.into_iter().flat_map(|(_, ids)| ids.iter().map(String::as_str));
            let near = nearest(&id, ids).map(|near| format!("; the nearest one in use is {near}"));
            let more = if rows > 1 { format!(" ({rows} rows)") } else { String::new() };
            let id = numplan::text::brief(&id, 60);
            let message = format!(
                "`{}` {id} is used by no number of the account today{}{more}",
                field.name,
                near.unwrap_or_default()
            );
            self.warn(account, line, message);
        }
    }

    fn warn_of_counts(&mut self) {
        for (account, observed) in (0u16..).zip(&self.observed.accounts) {
            let ObservedAccount { numbers, reported: Some(reported), .. } = observed else { continue };
            let message = format!(
                "the provider reports {reported} numbers, and its list shows {numbers}: some may be missing here"
            );
            self.warn(account, 0, message);
        }
    }

    fn warn(&mut self, account: u16, line: u32, message: String) {
        self.problems.push(Problem { kind: ProblemKind::Warning, number: None, account, line, message });
    }
}

fn refusal(provider: ProviderId, field: &FleetField, wish: &Wish) -> Option<&'static str> {
    with_provider!(provider, |P| P::refuse_change(field.name, wish.value.as_ref())).flatten()
}
