//! Limits that keep a wrong file from changing a whole account.

use numplan::fields::nearest;
use serde::{Deserialize, Serialize};

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

/// The numbers of an account that guards look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountCounts<'a> {
    /// The account's name.
    pub account: &'a str,
    /// Numbers of the file that the account has.
    pub managed: u64,
    /// Numbers that would change.
    pub change: u64,
    /// Paid tasks and registrations that would start.
    pub starts: u64,
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
    pub fn exceeded(&self, accounts: &[AccountCounts<'_>]) -> Vec<String> {
        let mut exceeded = Vec::new();
        for counts in accounts.iter().filter(|counts| counts.managed >= PERCENT_FROM) {
            // Rounded up, so that the printed flag is enough.
            let percent = counts.change.saturating_mul(100).div_ceil(counts.managed);
            if percent > self.max_percent {
                let shown = counts.change.saturating_mul(100) / counts.managed;
                exceeded.push(format!(
                    "{} of {} numbers of {} would change ({shown} %), more than {} %: if that is intended, pass \
                     --max-percent {percent}",
                    grouped(counts.change),
                    grouped(counts.managed),
                    counts.account,
                    self.max_percent,
                ));
            }
        }
        let changes: u64 = accounts.iter().map(|counts| counts.change).sum();
        if let Some(most) = self.max_changes.filter(|most| changes > *most) {
            exceeded.push(format!(
                "{} numbers would change, more than {}: if that is intended, pass --max-changes {changes}",
                grouped(changes),
                grouped(most),
            ));
        }
        let starts: u64 = accounts.iter().map(|counts| counts.starts).sum();
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

    #[test]
    fn percent_counts_from_a_hundred() {
        let counts = |managed, change| AccountCounts { account: "plivo/main", managed, change, starts: 0 };
        let guards = Guards::default();
        assert!(guards.exceeded(&[counts(99, 99)]).is_empty());
        assert!(guards.exceeded(&[counts(100, 30)]).is_empty());
        assert_eq!(
            guards.exceeded(&[counts(9_975, 9_412)]),
            [
                "9,412 of 9,975 numbers of plivo/main would change (94 %), more than 30 %: if that is intended, pass \
              --max-percent 95"
            ]
        );
    }

    #[test]
    fn printed_flags_lift_their_limit() {
        for change in 31..=100 {
            let counts = [AccountCounts { account: "wavix", managed: 100, change, starts: 3 }];
            let percent = Guards::default().exceeded(&counts);
            assert_eq!(percent.len(), 2);
            let guards = Guards { max_percent: change, allow_starts: 3, ..Guards::default() };
            assert!(guards.exceeded(&counts).is_empty());
        }
    }

    #[test]
    fn starts_must_equal_the_allowance() {
        let counts = [AccountCounts { account: "wavix", managed: 1, change: 1, starts: 2 }];
        for allow_starts in [0, 1, 3] {
            let guards = Guards { allow_starts, ..Guards::default() };
            assert_eq!(guards.exceeded(&counts).len(), 1);
        }
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 12, 123, 1_234, 1_234_567].map(grouped), ["0", "12", "123", "1,234", "1,234,567"]);
    }
}
