//! Events, progress and the end of a run, in words.

use super::time::duration;
use crate::guards::grouped;
use crate::journal::{SkipReason, StepEnd};
use crate::plan::Plan;
use crate::run::{Event, Progress, Report, Totals};

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageLevel {
    /// Worth a look.
    Warning,
    /// Something failed.
    Failure,
}

/// The message of an event. `None`: it has no message.
pub fn event(plan: &Plan, event: &Event) -> Option<(MessageLevel, String)> {
    let number = |step: usize| {
        let step = plan.steps.get(step)?;
        Some(format!("{} ({})", step.number, plan.header.account_name(step.account)))
    };
    let number = |step: usize| number(step).unwrap_or_default();
    let warning = |message: String| Some((MessageLevel::Warning, message));
    let failure = |message: String| Some((MessageLevel::Failure, message));
    match event {
        Event::Ended(StepEnd { step, outcome, message, .. }) if !outcome.is_done() => {
            let message = message.as_deref().unwrap_or("it may not have been applied in full");
            failure(format!("{}: {message}", number(*step)))
        }
        Event::Skipped(skip) if skip.reason == SkipReason::Drifted => {
            let fields = skip.observed.iter().map(|(field, value)| format!("`{field}` shows {value}"));
            let fields = fields.collect::<Vec<_>>().join(", ");
            warning(format!("{}: changed since the plan was made, and left: {fields}", number(skip.step)))
        }
        Event::Skipped(skip) if skip.reason == SkipReason::Missing => {
            warning(format!("{}: the account no longer has it", number(skip.step)))
        }
        Event::Unresolved { step } => warning(format!(
            "{}: it is not known whether its task was started: look at the account, and say `numplan fleet resolve \
             PLAN NUMBER --applied` or `--not-applied`",
            number(*step)
        )),
        Event::KindStopped { step, unrequested } => {
            let what = if unrequested.is_empty() {
                "was not applied as planned".to_owned()
            } else {
                format!("also changed {}, which was not requested", unrequested.join(", "))
            };
            failure(format!(
                "{}, the first of its kind, {what}: the others of its kind are left",
                number(*step)
            ))
        }
        Event::ReadFailed { account, message } => {
            failure(format!("{account} cannot be read, and is left: {message}"))
        }
        Event::TooManyFailures { failures } => failure(format!("{failures} numbers failed: stopping")),
        Event::Ended(_) | Event::Skipped(_) | Event::Progress(_) => None,
    }
}

/// How far a run is, in one line: `4,213 of 9,412 · 60/s · 1 min 27 s left · 2 failed`.
pub fn progress_line(progress: &Progress) -> String {
    let mut parts = vec![format!("{} of {}", grouped(progress.ended), grouped(progress.steps))];
    if progress.ended < progress.steps && progress.rate > 0.0 {
        let rate = progress.rate;
        parts.push(if rate < 10.0 { format!("{rate:.1}/s") } else { format!("{rate:.0}/s") });
        parts.push(format!("{} left", duration(progress.seconds_left)));
    }
    push(&mut parts, progress.failed, "failed");
    parts.join(" · ")
}

/// The end of a run in one line: `164 of 164 steps applied`.
pub fn report_line(report: &Report) -> String {
    let mut parts = totals(&report.totals);
    push(&mut parts, report.unresolved, "waiting for `resolve`");
    push(&mut parts, report.left, "not sent");
    parts.join(" · ")
}

fn totals(totals: &Totals) -> Vec<String> {
    let mut parts = vec![format!("{} of {} steps applied", grouped(totals.applied), grouped(totals.steps))];
    for (count, words) in counted(totals) {
        push(&mut parts, count, words);
    }
    parts
}

/// The counts beside the applied steps.
pub fn counted(totals: &Totals) -> [(u64, &'static str); 7] {
    [
        (totals.pending, "pending"),
        (totals.already, "already as wanted"),
        (totals.drifted, "changed by others and left"),
        (totals.missing, "missing"),
        (totals.partial, "rejected"),
        (totals.failed, "failed and unchanged"),
        (totals.unknown, "of unknown outcome"),
    ]
}

fn push(parts: &mut Vec<String>, number: u64, words: &str) {
    if number > 0 {
        parts.push(format!("{} {words}", grouped(number)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_one_line() {
        let mut progress =
            Progress { ended: 4_213, steps: 9_412, failed: 2, rate: 60.0, seconds_left: 86.65 };
        assert_eq!(progress_line(&progress), "4,213 of 9,412 · 60/s · 1 min 27 s left · 2 failed");
        (progress.failed, progress.rate, progress.seconds_left) = (0, 2.5, 3.0);
        assert_eq!(progress_line(&progress), "4,213 of 9,412 · 2.5/s · 3.0 s left");
        progress.ended = 9_412;
        assert_eq!(progress_line(&progress), "9,412 of 9,412");
    }
}
