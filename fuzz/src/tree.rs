//! Exported values fit their types, from which the classes and stubs of other languages are generated.

use numplan::export::{ExportValue, Type};
use serde_json::Value;

/// Whether a value is of its type.
pub(crate) fn conforms(tree: &ExportValue, of: &Type) -> Result<(), String> {
    let fits = match (of, tree) {
        (Type::Text | Type::Money | Type::Url, ExportValue::Text(_)) => true,
        (Type::Flag, ExportValue::Flag(_)) => true,
        (Type::Whole, ExportValue::Whole(_)) => true,
        (Type::Real, ExportValue::Real(number)) | (Type::Seconds, ExportValue::Seconds(number)) => {
            number.is_finite()
        }
        (Type::Name, ExportValue::Name(_)) => true,
        (Type::Json, ExportValue::Json(_)) => true,
        (Type::Object, ExportValue::Json(Value::Object(_))) => true,
        (Type::StringEnum(words), ExportValue::Text(word)) => words.words.contains(&word.as_ref()),
        (Type::Optional(_), ExportValue::Null) => true,
        (Type::Optional(of), tree) => return conforms(tree, of),
        (Type::List(of), ExportValue::List(items)) => {
            return items.iter().try_for_each(|item| conforms(item, of));
        }
        (Type::Model(wanted), ExportValue::Model(spec, members)) => {
            if wanted.title() != spec.title() || spec.members.len() != members.len() {
                return Err(format!("{} in the place of {}", spec.title(), wanted.title()));
            }
            return spec.members.iter().zip(members).try_for_each(|(member, tree)| {
                conforms(tree, &member.of).map_err(|what| format!("{}.{}: {what}", spec.name, member.name))
            });
        }
        (Type::Error, ExportValue::Model(spec, members)) => {
            spec.name == "ErrorDetails" && spec.members.len() == members.len()
        }
        _ => false,
    };
    if fits { Ok(()) } else { Err(format!("{tree:?} is no {of:?}")) }
}

/// A member of a model.
pub(crate) fn member<'a>(tree: &'a ExportValue, name: &str) -> Option<&'a ExportValue> {
    let ExportValue::Model(spec, members) = tree else { return None };
    spec.members.iter().position(|member| member.name == name).and_then(|at| members.get(at))
}
