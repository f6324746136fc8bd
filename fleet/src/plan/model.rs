//! A plan: every difference between wanted and observed state, frozen under an id.

use std::fmt;

use numplan::PhoneNumber;
use numplan::fields::InputType;
use numplan::provider::ProviderId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::account::AccountName;
use crate::guards::{Counts, Guards};
use crate::provider::{FleetField, fields};

/// The name and version of this engine.
pub(crate) const ENGINE: &str = concat!("numplan-fleet ", env!("CARGO_PKG_VERSION"));

/// A plan.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Plan {
    /// The subject of the plan, and its counts.
    pub header: Header,
    /// The steps, in the order of the wanted file.
    pub steps: Vec<PlanStep>,
    /// Rows that have no step though they should have one, and warnings.
    pub problems: Vec<Problem>,
}

/// The subject of a plan.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Header {
    /// The name and version of the engine that made the plan.
    pub engine: String,
    /// When the plan was made, in seconds since 1970.
    pub created: u64,
    /// Until when it may be applied.
    pub expires: u64,
    /// The wanted file.
    pub file: String,
    /// SHA-256 of its rows, secrets masked.
    pub wanted_hash: String,
    /// Whether a value was masked: then applying needs the wanted file again.
    pub has_secrets: bool,
    /// The accounts.
    pub accounts: Vec<PlanAccount>,
    /// The limits.
    pub guards: Guards,
}

/// An account of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlanAccount {
    /// The account's name.
    pub name: AccountName,
    /// A name for the credentials that it was read with.
    #[serde(rename = "credentials")]
    pub fingerprint: String,
    /// When it was read, in seconds since 1970.
    pub read_at: u64,
    /// Pages of the list that were read.
    pub pages: u64,
    /// Numbers that were read one by one.
    pub gets: u64,
    /// The most requests a second; `None`: no limit is documented.
    pub rate: Option<f64>,
    /// The account's counts.
    pub counts: Counts,
}

/// One operation on one number.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanStep {
    /// The number.
    pub number: PhoneNumber,
    /// The place of its account in [`Header::accounts`].
    pub account: u16,
    /// The line of the wanted file.
    pub line: u32,
    /// The operation.
    pub operation: StepOperation,
    /// The fields that change.
    pub fields: Vec<FieldChange>,
    /// The comments of the row: column and text.
    pub comments: Vec<(Box<str>, Box<str>)>,
}

/// The operations of a fleet. None of them buys, releases or destroys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepOperation {
    /// Sets absolute values.
    Update,
    /// Sets a route of the number.
    SetRoute,
    /// Clears a route of the number.
    ClearRoute,
    /// Starts a task or a registration, which may cost money.
    StartProvisioning,
}

impl StepOperation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Update, Self::SetRoute, Self::ClearRoute, Self::StartProvisioning];

    /// The name in files and renderings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::SetRoute => "set_route",
            Self::ClearRoute => "clear_route",
            Self::StartProvisioning => "start_provisioning",
        }
    }

    /// The operation of the catalog that carries it out.
    pub const fn catalog_name(self) -> &'static str {
        match self {
            Self::Update | Self::StartProvisioning => "numbers.update",
            Self::SetRoute => "numbers.set_route",
            Self::ClearRoute => "numbers.clear_route",
        }
    }

    /// Whether a second request could start something a second time.
    pub const fn starts_task(self) -> bool {
        match self {
            Self::StartProvisioning => true,
            Self::Update | Self::SetRoute | Self::ClearRoute => false,
        }
    }

    /// Whether the operation may be sent again: `idempotent` or `starts_task`.
    pub const fn safety(self) -> &'static str {
        if self.starts_task() { "starts_task" } else { "idempotent" }
    }
}

/// The change of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// The place of the field in the field table of the provider.
    pub field: u8,
    /// The value before.
    pub before: Before,
    /// The value after; `None`: the field is cleared. Secrets in URLs are masked.
    pub after: Option<Value>,
    /// Whether `after` was masked.
    pub is_masked: bool,
    /// Whether the change can be undone.
    pub undo: Undo,
}

/// The value of a field before a change.
#[derive(Debug, Clone, PartialEq)]
pub enum Before {
    /// It cannot be read.
    Unobserved,
    /// It was read; `null` and empty values are no value. Secrets in URLs are masked.
    Value(Value),
}

/// Whether a change can be undone, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undo {
    /// It can be.
    Possible,
    /// The value before cannot be read.
    Unobserved,
    /// The value before has a secret, which a plan does not keep.
    Secret,
    /// A task or registration cannot be taken back.
    Started,
    /// The field was empty, and the provider cannot clear it.
    CannotClear,
}

impl Undo {
    /// The reason why it cannot be undone.
    pub const fn obstacle(self) -> Option<&'static str> {
        match self {
            Self::Possible => None,
            Self::Unobserved => Some("the value before cannot be read"),
            Self::Secret => Some("the value before has a secret, which a plan does not keep"),
            Self::Started => Some("a task or registration cannot be taken back"),
            Self::CannotClear => Some("the field was empty, and the provider cannot clear it"),
        }
    }
}

/// A row without a step, or a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The number, where the problem is about one.
    pub number: Option<PhoneNumber>,
    /// The place of the account in [`Header::accounts`].
    pub account: u16,
    /// The line of the wanted file; 0: no line.
    pub line: u32,
    /// The problem and its remedy.
    pub message: String,
}

/// The kinds of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The account does not have the number.
    Missing,
    /// The change cannot be made.
    Refused,
    /// Worth a look; nothing is left out for it.
    Warning,
}

impl ProblemKind {
    /// The name in files and renderings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Refused => "refused",
            Self::Warning => "warning",
        }
    }
}

/// The id of a plan: the first 12 hexadecimal digits of its hash. An approval names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct PlanId(String);

impl PlanId {
    pub(crate) fn of(hash: &str) -> Self {
        Self(hash.chars().take(12).collect())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlanId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl Plan {
    /// The counts of all accounts together.
    pub fn counts(&self) -> Counts {
        self.header.counts()
    }

    /// The account, if the plan has one only.
    pub fn only_account(&self) -> Option<&AccountName> {
        match self.header.accounts.as_slice() {
            [account] => Some(&account.name),
            _ => None,
        }
    }

    /// Whether a number differs, is missing or cannot be changed.
    pub fn has_differences(&self) -> bool {
        let counts = self.counts();
        counts.change + counts.missing + counts.refused > 0
    }
}

impl Header {
    /// The provider of an account.
    pub fn provider(&self, account: u16) -> Option<ProviderId> {
        self.account(account).map(|account| account.name.provider())
    }

    /// An account by its place.
    pub fn account(&self, account: u16) -> Option<&PlanAccount> {
        self.accounts.get(usize::from(account))
    }

    /// The name of an account by its place.
    pub fn account_name(&self, account: u16) -> String {
        self.account(account).map(|account| account.name.to_string()).unwrap_or_default()
    }

    /// A field of the provider of an account.
    pub fn field(&self, account: u16, field: u8) -> Option<&'static FleetField> {
        fields(self.provider(account)?).get(usize::from(field))
    }

    /// The counts of all accounts together.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.accounts.iter().for_each(|account| counts.add(account.counts));
        counts
    }

    /// Requests that applying the plan takes: the reads again, and one for each step.
    pub fn requests(&self) -> u64 {
        self.accounts.iter().map(PlanAccount::requests).sum()
    }

    /// Seconds that applying the plan takes. Accounts are applied at the same time.
    pub fn seconds(&self) -> f64 {
        self.accounts.iter().map(PlanAccount::seconds).fold(0.0, f64::max)
    }

    /// The limits of `guards` that the plan exceeds.
    pub fn exceeded(&self, guards: &Guards) -> Vec<String> {
        let counts: Vec<_> = self.accounts.iter().map(|account| (&account.name, account.counts)).collect();
        guards.exceeded(&counts)
    }
}

/// Requests a second that are assumed where a provider documents no limit: eight at a time, a quarter second each.
const ASSUMED_RATE: f64 = 32.0;

impl PlanAccount {
    /// Requests that applying the account's steps takes.
    pub const fn requests(&self) -> u64 {
        if self.counts.steps == 0 { 0 } else { self.pages + self.gets + self.counts.steps }
    }

    /// Seconds that these take.
    pub fn seconds(&self) -> f64 {
        self.seconds_of(self.requests())
    }

    /// Seconds that a number of requests takes.
    #[expect(clippy::cast_precision_loss, reason = "an estimate for people")]
    pub fn seconds_of(&self, requests: u64) -> f64 {
        requests as f64 / self.rate.unwrap_or(ASSUMED_RATE)
    }
}

/// A value as a plan keeps it, and whether something was masked in it.
pub(crate) fn mask(kind: InputType, value: &Value) -> (Value, bool) {
    let masked = kind.masked(value.clone());
    let is_masked = masked != *value;
    (masked, is_masked)
}

/// `null`, `""` and `[]` are the same: providers do not tell them apart.
pub(crate) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

/// Whether a number that shows `seen` is as wanted. Lists are equal in any order.
pub(crate) fn is_met(wanted: Option<&Value>, seen: &Value) -> bool {
    match (wanted, seen) {
        (None, seen) => is_nothing(seen),
        (Some(Value::Array(wanted)), Value::Array(seen)) => {
            let mut left: Vec<&Value> = seen.iter().collect();
            wanted.len() == seen.len()
                && wanted.iter().all(|item| {
                    let at = left.iter().position(|other| *other == item);
                    at.map(|at| left.swap_remove(at)).is_some()
                })
        }
        (Some(wanted), seen) => wanted == seen || is_nothing(wanted) && is_nothing(seen),
    }
}
