//! What goes out to other languages is what was said to them: their classes and stubs are written from the types.

use numplan::outward::{Tree, Type};
use serde_json::Value;

/// Whether a value is of its type.
pub(crate) fn conforms(tree: &Tree, of: &Type) -> Result<(), String> {
    let fits = match (of, tree) {
        (Type::Text | Type::Money | Type::Url, Tree::Text(_)) => true,
        (Type::Flag, Tree::Flag(_)) => true,
        (Type::Whole, Tree::Whole(_)) => true,
        (Type::Real, Tree::Real(number)) | (Type::Seconds, Tree::Seconds(number)) => number.is_finite(),
        (Type::Name, Tree::Name(_)) => true,
        (Type::Json, Tree::Json(_)) => true,
        (Type::Object, Tree::Json(Value::Object(_))) => true,
        (Type::Words(words), Tree::Text(word)) => words.words.contains(&word.as_ref()),
        (Type::Optional(_), Tree::Null) => true,
        (Type::Optional(of), tree) => return conforms(tree, of),
        (Type::List(of), Tree::List(items)) => return items.iter().try_for_each(|item| conforms(item, of)),
        (Type::Model(wanted), Tree::Model(spec, members)) => {
            if wanted.title() != spec.title() || spec.members.len() != members.len() {
                return Err(format!("{} in the place of {}", spec.title(), wanted.title()));
            }
            return spec.members.iter().zip(members).try_for_each(|(member, tree)| {
                conforms(tree, &member.of).map_err(|what| format!("{}.{}: {what}", spec.name, member.name))
            });
        }
        (Type::Error, Tree::Model(spec, members)) => {
            spec.name == "Detail" && spec.members.len() == members.len()
        }
        _ => false,
    };
    if fits { Ok(()) } else { Err(format!("{tree:?} is no {of:?}")) }
}

/// A member of a model.
pub(crate) fn member<'a>(tree: &'a Tree, name: &str) -> Option<&'a Tree> {
    let Tree::Model(spec, members) = tree else { return None };
    spec.members.iter().position(|member| member.name == name).and_then(|at| members.get(at))
}
