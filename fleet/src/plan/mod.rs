//! A plan: every difference between wanted and observed state, frozen under an id.

mod build;
mod file;
mod model;

pub use crate::guards::Counts;
pub use build::{Rules, plan};
pub use model::{
    Before, FieldChange, Header, Plan, PlanAccount, PlanId, PlanStep, Problem, ProblemKind, StepOperation,
    Undo,
};
pub(crate) use model::{ENGINE, is_met, is_nothing, mask};
