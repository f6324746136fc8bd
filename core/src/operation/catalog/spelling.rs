//! Spells the field names in results and errors in the language of the caller.

use std::borrow::Cow;

use super::dialect::{Dialect, NameStyle};
use super::spec::OperationSpec;
use crate::types::error::Error;
use crate::types::export::ExportValue;

/// Spells the names in a value, and in the error messages in it, in the language.
pub(crate) fn respell(tree: &mut ExportValue, spec: &OperationSpec, dialect: &Dialect) {
    if dialect.names == NameStyle::Snake {
        return;
    }
    match tree {
        ExportValue::Name(name) => {
            if let Cow::Owned(spelled) = dialect.spell(name) {
                *name = spelled.into();
            }
        }
        ExportValue::List(items) => items.iter_mut().for_each(|item| respell(item, spec, dialect)),
        ExportValue::Model(model, members) => {
            for (member, value) in model.members.iter().zip(members) {
                match value {
                    ExportValue::Text(text) if member.name == "message" => {
                        if let Cow::Owned(spelled) = dialect.respell(text, &spec.names()) {
                            *text = spelled.into();
                        }
                    }
                    other => respell(other, spec, dialect),
                }
            }
        }
        ExportValue::Null
        | ExportValue::Flag(_)
        | ExportValue::Whole(_)
        | ExportValue::Real(_)
        | ExportValue::Seconds(_) => {}
        ExportValue::Text(_) | ExportValue::Json(_) => {}
    }
}

/// Spells the names in an error in the language.
pub(crate) fn respell_error(mut error: Error, names: &[&str], dialect: &Dialect) -> Error {
    let details = error.details_mut();
    if let Cow::Owned(message) = dialect.respell(&details.message, names) {
        details.message = message;
    }
    for wrong in &mut details.fields {
        if let Cow::Owned(message) = dialect.respell(&wrong.message, names) {
            wrong.message = message;
        }
        // A name that the operation does not have stays as it was written.
        if names.contains(&wrong.base()) && wrong.rule != "unknown_field" {
            // The rest names a member of the field: `destinations[0].trunk_id`.
            wrong.field = dialect.spell(&wrong.field).into_owned();
        }
    }
    error
}
