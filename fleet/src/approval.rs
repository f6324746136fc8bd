//! The approval of a plan, which names the plan's id.

use std::path::Path;

use crate::error::FleetError;
use crate::plan::{Header, Plan, PlanId};
use crate::planning::unix_time;
use crate::render;

/// The approval of one plan. It is bound to the plan's content: the id comes from the hash of the plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Approval {
    /// The id of the approved plan, for [`PlanFile::apply`](crate::PlanFile::apply) and `--approve`.
    pub id: PlanId,
    /// Until when the plan may be applied, in seconds since 1970.
    pub expires: u64,
    has_secrets: bool,
}

impl Approval {
    /// Approves a plan whose verified id is `id`. Refuses `approved`, the id that was looked at, if it is another
    /// one, and a plan that has expired.
    pub fn of(plan: &Plan, id: &PlanId, approved: &str) -> Result<Self, FleetError> {
        let refused = |message: String| Err(FleetError::Refused(format!("{message}; nothing was sent")));
        if approved != id.as_str() {
            return refused(format!("the plan is {id}, not {approved}"));
        }
        match expired(&plan.header, unix_time()) {
            Some(message) => refused(message),
            None => {
                let header = &plan.header;
                Ok(Self { id: id.clone(), expires: header.expires, has_secrets: header.has_secrets })
            }
        }
    }

    /// The command that applies the approved plan, for a shell.
    pub fn command(&self, plan: &Path) -> String {
        let wanted = if self.has_secrets { " --wanted FILE" } else { "" };
        format!("numplan fleet apply {} --approve {}{wanted}", quoted(&plan.to_string_lossy()), self.id)
    }
}

/// The reason why a plan may not be applied anymore; `None`: it has not expired.
pub(crate) fn expired(header: &Header, now: u64) -> Option<String> {
    let until = || render::time(header.expires);
    (now > header.expires).then(|| format!("the plan could be applied until {}: make it again", until()))
}

/// A word of a shell command.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
