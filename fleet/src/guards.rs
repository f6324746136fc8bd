//! Limits that keep a wrong file from changing a whole account.

use numplan::fields::nearest;
use serde::{Deserialize, Serialize};

use crate::account::AccountName;

/// The limits of a plan. Over a limit nothing is done, never a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guards {
    /// The most numbers of an account that may change, in percent of its numbers in the file. Accounts with fewer
    /// than 100 such numbers are not limited by it.
    pub max_percent: u64,
    /// The most numbers that may change in all accounts together.
    pub max_changes: Option<u64>,
    /// How many paid tasks and registrations are started: exactly as many as the plan has.
    pub allow_starts: u64,
    /// After how many failed numbers the run stops.
    pub max_failures: u64,
}

impl Default for Guards {
    fn default() -> Self {
        Self { max_percent: 30, max_changes: None, allow_starts: 0, max_failures: 10 }
    }
}

/// The counts of an account, or of all accounts. All but `starts` count numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Counts {
    /// Numbers with a step.
    pub change: u64,
    /// Numbers that are as wanted.
    pub same: u64,
    /// Numbers of the file that the account does not have.
    pub missing: u64,
    /// Numbers whose change cannot be made.
    pub refused: u64,
    /// Numbers of the account that the file does not have. They are never touched.
    pub unmanaged: u64,
    /// Steps that start a task or a registration, which may cost money.
    pub starts: u64,
    /// Numbers with a change that cannot be undone.
    pub irreversible: u64,
    /// Steps.
    pub steps: u64,
}

impl Counts {
    pub(crate) fn add(&mut self, other: Self) {
        self.change += other.change;
        self.same += other.same;
        self.missing += other.missing;
        self.refused += other.refused;
        self.unmanaged += other.unmanaged;
        self.starts += other.starts;
        self.irreversible += other.irreversible;
        self.steps += other.steps;
    }

    /// Numbers that the file and the account both have.
    pub const fn managed(&self) -> u64 {
        self.change + self.same + self.refused
    }
}

/// From how many managed numbers on the percentage counts.
const PERCENT_FROM: u64 = 100;

impl Guards {
    /// The names of the limits.
    pub const NAMES: [&'static str; 4] = ["max_percent", "max_changes", "allow_starts", "max_failures"];

    /// Sets the limit of that name.
    pub fn set(&mut self, name: &str, value: u64) -> Result<(), String> {
        match name {
            "max_percent" if value > 100 => return Err("`max_percent` must be at most 100".to_owned()),
            "max_percent" => self.max_percent = value,
            "max_changes" => self.max_changes = Some(value),
            "allow_starts" => self.allow_starts = value,
            "max_failures" => self.max_failures = value,
            other => return Err(Self::unknown(other)),
        }
        Ok(())
    }

    pub(crate) fn unknown(name: &str) -> String {
        let hint = meant(name, Self::NAMES, || format!("the guards are {}", Self::NAMES.join(", ")));
        format!("there is no guard `{name}`; {hint}")
    }

    /// The limits that the counts exceed, each with the flag that lifts it. Empty: nothing is exceeded.
    pub fn exceeded(&self, accounts: &[(&AccountName, Counts)]) -> Vec<String> {
        let mut exceeded = Vec::new();
        for (account, counts) in accounts {
            let (managed, change) = (counts.managed(), counts.change);
            if managed < PERCENT_FROM {
                continue;
            }
            // Rounded up, so that the printed flag is enough.
            let percent = change.saturating_mul(100).div_ceil(managed);
            if percent > self.max_percent {
                let shown = change.saturating_mul(100) / managed;
                exceeded.push(format!(
                    "{} of {} numbers of {account} would change ({shown} %), more than {} %: if that is intended, \
                     pass --max-percent {percent}",
                    grouped(change),
                    grouped(managed),
                    self.max_percent,
                ));
            }
        }
        let changes: u64 = accounts.iter().map(|(_, counts)| counts.change).sum();
        if let Some(most) = self.max_changes.filter(|most| changes > *most) {
            exceeded.push(format!(
                "{} numbers would change, more than {}: if that is intended, pass --max-changes {changes}",
                grouped(changes),
                grouped(most),
            ));
        }
        let starts: u64 = accounts.iter().map(|(_, counts)| counts.starts).sum();
        if starts != self.allow_starts {
            exceeded.push(format!(
                "{} that may cost money would start, and {} are allowed: if that is intended, pass --allow-starts {starts}",
                counted(starts, "task", "tasks"),
                grouped(self.allow_starts),
            ));
        }
        exceeded
    }
}

/// The name that was probably meant, as a question; `otherwise` if none is near.
pub(crate) fn meant<'a>(
    name: &str,
    names: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(name, names).map_or_else(otherwise, |near| format!("did you mean `{near}`?"))
}

/// A number with commas: `9,412`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count with its noun.
pub(crate) fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exceeded(guards: &Guards, managed: u64, change: u64, starts: u64) -> Vec<String> {
        let counts = Counts { change, same: managed - change, starts, ..Counts::default() };
        guards.exceeded(&[(&"plivo/main".parse().unwrap(), counts)])
    }

    #[test]
    fn percent_counts_from_a_hundred() {
        let guards = Guards::default();
        assert!(exceeded(&guards, 99, 99, 0).is_empty());
        assert!(exceeded(&guards, 100, 30, 0).is_empty());
        assert_eq!(
            exceeded(&guards, 9_975, 9_412, 0),
            [
                "9,412 of 9,975 numbers of plivo/main would change (94 %), more than 30 %: if that is intended, pass \
              --max-percent 95"
            ]
        );
    }

    #[test]
    fn printed_flags_lift_their_limit() {
        for change in 31..=100 {
            assert_eq!(exceeded(&Guards::default(), 100, change, 3).len(), 2);
            let guards = Guards { max_percent: change, allow_starts: 3, ..Guards::default() };
            assert!(exceeded(&guards, 100, change, 3).is_empty());
        }
    }

    #[test]
    fn starts_must_equal_the_allowance() {
        for allow_starts in [0, 1, 3] {
            let guards = Guards { allow_starts, ..Guards::default() };
            assert_eq!(exceeded(&guards, 1, 1, 2).len(), 1);
        }
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 12, 123, 1_234, 1_234_567].map(grouped), ["0", "12", "123", "1,234", "1,234,567"]);
    }
}
