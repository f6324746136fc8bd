//! Exported values match their declared types, from which the classes and stubs of each language are generated.

use numplan::bindings::catalog::OperationSpec;
use numplan::export::{ExportValue, Type};
use serde_json::Value;

/// Asserts that an operation's output has its declared type.
pub(crate) fn assert_output_type(spec: &OperationSpec, value: &ExportValue) {
    if let Err(mismatch) = check_type(value, &spec.output) {
        panic!("{}: {mismatch}", spec.name);
    }
}

fn check_type(value: &ExportValue, declared: &Type) -> Result<(), String> {
    let matches = match (declared, value) {
        (Type::Text | Type::Money | Type::Url, ExportValue::Text(_)) => true,
        (Type::Flag, ExportValue::Flag(_)) => true,
        (Type::Whole, ExportValue::Whole(_)) => true,
        (Type::Real, ExportValue::Real(number)) | (Type::Seconds, ExportValue::Seconds(number)) => {
            number.is_finite()
        }
        (Type::Name, ExportValue::Name(_)) => true,
        (Type::Json, ExportValue::Json(_)) => true,
        (Type::Object, ExportValue::Json(Value::Object(_))) => true,
        (Type::StringEnum(spec), ExportValue::Text(text)) => spec.words.contains(&text.as_ref()),
        (Type::Optional(_), ExportValue::Null) => true,
        (Type::Optional(inner), value) => return check_type(value, inner),
        (Type::List(item), ExportValue::List(items)) => {
            return items.iter().try_for_each(|value| check_type(value, item));
        }
        (Type::Model(declared), ExportValue::Model(spec, members)) => {
            if declared.title() != spec.title() || spec.members.len() != members.len() {
                return Err(format!("{} instead of {}", spec.title(), declared.title()));
            }
            return spec.members.iter().zip(members).try_for_each(|(member, value)| {
                check_type(value, &member.of)
                    .map_err(|mismatch| format!("{}.{}: {mismatch}", spec.name, member.name))
            });
        }
        (Type::Error, ExportValue::Model(spec, members)) => {
            spec.name == "ErrorDetails" && spec.members.len() == members.len()
        }
        _ => false,
    };
    if matches { Ok(()) } else { Err(format!("{value:?} is not of type {declared:?}")) }
}

/// The member of a model by its name.
pub(crate) fn member<'a>(value: &'a ExportValue, name: &str) -> Option<&'a ExportValue> {
    let ExportValue::Model(spec, members) = value else { return None };
    spec.members.iter().position(|member| member.name == name).and_then(|index| members.get(index))
}
