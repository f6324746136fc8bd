//! The JSON of each model with all its members, which the tests of Swift's `Codable` and Kotlin's serializers read and write.

use numplan::error::ErrorDetails;
use numplan::export::{Export as _, ModelSpec, Type};

use crate::catalog::{Vocabulary, is_argument};
use crate::mobile::spell;
use crate::text::File;

/// The models that have a JSON form. A detached order has a result of any type.
pub(crate) fn models() -> Vec<&'static ModelSpec> {
    Vocabulary::new().models.into_iter().filter(|model| model.title() != "DetachedOrder").collect()
}

/// The name of a type, with its argument: `Updated<FlowrouteNumber>`.
pub(crate) fn name(model: &ModelSpec) -> String {
    match model.argument {
        Some(Type::Model(argument)) => format!("{}<{}>", model.title(), argument.title()),
        _ => model.title(),
    }
}

pub(crate) fn files() -> Vec<File> {
    let cases: Vec<_> = models().into_iter().map(case).collect();
    vec![File::new("tests/generated/coding.json", format!("[\n{}\n]\n", cases.join(",\n")))]
}

fn case(model: &ModelSpec) -> String {
    let required = model.members.iter().filter(|member| !matches!(member.of, Type::Optional(_)));
    let required: Vec<_> = required.map(|member| format!("\"{}\"", spell(member.name))).collect();
    format!(
        "{{\"type\": \"{}\", \"required\": [{}], \"json\": {}}}",
        name(model),
        required.join(", "),
        object(model)
    )
}

fn object(model: &ModelSpec) -> String {
    let member = |member: &numplan::export::Member| {
        let name = spell(member.name);
        format!("\"{name}\": {}", value(member.of, &name, model))
    };
    format!("{{{}}}", model.members.iter().map(member).collect::<Vec<_>>().join(", "))
}

/// A value of a type. `name`: the member that has it.
fn value(of: Type, name: &str, model: &ModelSpec) -> String {
    match (of, model.argument) {
        (of, Some(argument)) if is_argument(model, of) => plain(*argument, name),
        (Type::Optional(of), _) => value(*of, name, model),
        (Type::List(of), _) => format!("[{}]", value(*of, name, model)),
        (of, _) => plain(of, name),
    }
}

/// A value of a type without a parameter.
fn plain(of: Type, name: &str) -> String {
    match of {
        Type::Flag => "true".to_owned(),
        Type::Whole => "2".to_owned(),
        Type::Real | Type::Seconds => "2.5".to_owned(),
        Type::Money => "\"1.25\"".to_owned(),
        Type::Json => "{\"list\": [1, 2.5, true, \"x\", null]}".to_owned(),
        Type::Object => "{\"other\": {\"list\": [1, 2.5, true, \"x\", null]}}".to_owned(),
        Type::StringEnum(spec) => format!("\"{}\"", spec.words[0]),
        Type::Model(spec) => object(spec),
        Type::Error => plain(ErrorDetails::TYPE, name),
        Type::List(of) => format!("[{}]", plain(*of, name)),
        Type::Optional(of) => plain(*of, name),
        _ => format!("\"{name}\""),
    }
}
