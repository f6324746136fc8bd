//! Python's types of values.

use std::collections::BTreeSet;

use numplan::export::{ModelSpec, Type};
use numplan::fields::InputType;
use numplan::string_enum::EnumSpec;

/// Returns whether a model is a number of an account, which has its own `update`.
pub(super) fn is_own_number(model: &ModelSpec) -> bool {
    model.provider().is_some() && model.name == "Number"
}

/// Writes types and collects the names to import.
#[derive(Default)]
pub(super) struct Types {
    pub(super) models: BTreeSet<String>,
    pub(super) enums: BTreeSet<String>,
    pub(super) others: BTreeSet<&'static str>,
    /// Prefix of the classes of an account's numbers, which differ for async clients.
    pub(super) prefix: &'static str,
}

impl Types {
    /// Writes the type of a member. `about` is the argument of a generic model around it.
    pub(super) fn export(&mut self, of: Type, about: Option<Type>) -> String {
        if about == Some(of) {
            return "Item_co".to_owned();
        }
        match of {
            Type::Text | Type::Money | Type::Url | Type::Name => "str".to_owned(),
            Type::Flag => "bool".to_owned(),
            Type::Whole => "int".to_owned(),
            Type::Real | Type::Seconds => "float".to_owned(),
            Type::Object => {
                self.others.insert("Any");
                "dict[str, Any]".to_owned()
            }
            Type::StringEnum(spec) => self.string_enum(spec),
            Type::List(of) => format!("list[{}]", self.export(*of, about)),
            Type::Optional(Type::Json) => self.export(Type::Json, about),
            Type::Optional(of) => format!("{} | None", self.export(*of, about)),
            Type::Model(model) => {
                let prefix = if is_own_number(model) { self.prefix } else { "" };
                let title = format!("{prefix}{}", model.title());
                self.models.insert(title.clone());
                match model.argument {
                    Some(argument) => format!("{title}[{}]", self.export(*argument, about)),
                    None => title,
                }
            }
            Type::Error => {
                self.others.insert("Error");
                "Error".to_owned()
            }
            _ => {
                self.others.insert("Any");
                "Any".to_owned()
            }
        }
    }

    /// The names to import from `collections.abc`.
    pub(super) fn abstract_types(&self) -> String {
        let names = self.others.iter().copied().filter(|name| matches!(*name, "Mapping" | "Sequence"));
        names.collect::<Vec<_>>().join(", ")
    }

    fn string_enum(&mut self, spec: &EnumSpec) -> String {
        let name = spec.title();
        self.enums.insert(name.clone());
        name
    }

    /// Writes the type of an input: a field, an argument or an option.
    pub(super) fn input(&mut self, kind: InputType) -> String {
        match kind {
            InputType::Flag => "bool".to_owned(),
            InputType::Count | InputType::Whole => "int".to_owned(),
            InputType::Real | InputType::Seconds => "float".to_owned(),
            InputType::Nanp | InputType::Phone => "str | int".to_owned(),
            InputType::StringEnum(spec) => self.string_enum(spec),
            InputType::Object { name, .. } => {
                // The model that the provider returns fits as well as a mapping.
                let model = if name == "CartItem" { "WavixStockNumber" } else { "WavixRoutedDestination" };
                self.models.insert(model.to_owned());
                self.others.extend(["Any", "Mapping"]);
                format!("{model} | Mapping[str, Any]")
            }
            InputType::List(item) => {
                self.others.insert("Sequence");
                format!("Sequence[{}]", self.input(*item))
            }
            _ => "str".to_owned(),
        }
    }
}
