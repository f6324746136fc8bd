//! The values that a plan keeps masked, read again from the wanted file.

use std::collections::HashMap;

use serde_json::Value;

use crate::plan::Plan;
use crate::wanted::{Wanted, WantedRow};

/// Masked values of a plan: by step and field.
pub type SecretValues = HashMap<(usize, u8), Value>;

/// Finds the values that the plan keeps masked. Err: the file is not the one that the plan was made from.
pub fn secrets(plan: &Plan, wanted: &Wanted) -> Result<SecretValues, String> {
    if wanted.hash() != plan.header.wanted_hash {
        return Err(format!(
            "{} is no longer as it was when the plan was made from {}: make the plan again",
            wanted.file, plan.header.file
        ));
    }
    // Rows of one hash name the same accounts in the same order.
    let rows: HashMap<_, &WantedRow> =
        wanted.rows.iter().map(|row| ((row.account, row.number), row)).collect();
    let mut secrets = SecretValues::new();
    for (place, step) in plan.steps.iter().enumerate() {
        for change in step.fields.iter().filter(|change| change.is_masked) {
            let row = rows.get(&(step.account, step.number));
            let wish = row.and_then(|row| row.changes.iter().find(|wish| wish.field == change.field));
            let Some(value) = wish.and_then(|wish| wish.value.clone()) else {
                return Err(format!("{} has no value for {}: make the plan again", wanted.file, step.number));
            };
            secrets.insert((place, change.field), value);
        }
    }
    Ok(secrets)
}
