//! A plan: every difference between wanted and observed state, frozen under an id.

mod build;
mod file;
mod model;

pub use build::{Rules, plan};
pub use file::PlanFileError;
pub use model::{
    Before, Counts, FieldChange, Header, Plan, PlanAccount, PlanId, PlanStep, Problem, ProblemKind,
    StepOperation, Undo,
};
pub(crate) use model::{ENGINE, is_met, is_nothing, mask};
