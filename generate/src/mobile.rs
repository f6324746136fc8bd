//! What Swift and Kotlin have in common: names of their own where the engine's would hide something of the language, and
//! the parameters of an operation.

use std::borrow::Cow;

use numplan::bindings::catalog::{ArgumentSpec, Dialect, OperationSpec};
use numplan::export::{ModelSpec, Type};
use numplan::fields::{FieldSpec, InputType};
use numplan::string_enum::EnumSpec;

pub(crate) use crate::catalog::resources;
use crate::catalog::{Described, OPERATION_OPTIONS};
use crate::text::pascal;

/// Whether `of` is what the generic `model` is about.
pub(crate) fn is_argument(model: &ModelSpec, of: Type) -> bool {
    model.argument.is_some_and(|argument| *argument == of)
}

/// What a generic model is about, as the name of its parameter: `Updated<Number>`, `Page<Item>`.
pub(crate) fn parameter_of(model: &ModelSpec) -> Option<String> {
    let argument = model.argument?;
    let is_it = |of: &Type| match of {
        Type::Optional(of) | Type::List(of) => *of == argument,
        _ => of == argument,
    };
    let member = model.members.iter().find(|member| is_it(&member.of))?;
    Some(pascal(member.name.trim_end_matches('s')))
}

/// A name of the wire as both languages spell it.
pub(crate) fn spell(name: &str) -> Cow<'_, str> {
    Dialect::MOBILE.spell(name)
}

/// The documentation of something, its names spelled as both languages do.
pub(crate) fn doc(text: &str, names: &[&str]) -> String {
    let plain = text.replace(['[', ']'], "");
    let others =
        ["api_id", "auth_id", "messaging_enabled", "is_pending", "server_errors", "read_back", "status_code"];
    let names: Vec<&str> = names.iter().chain(&others).copied().collect();
    Dialect::MOBILE.respell(&plain, &names).into_owned()
}

/// What a caller gives for one name.
pub(crate) struct Parameter {
    /// The name on the wire.
    pub(crate) name: &'static str,
    pub(crate) doc: String,
    pub(crate) of: Value,
    pub(crate) need: Need,
    /// Whether it stands first and needs no label.
    pub(crate) is_first: bool,
    /// Whether it is an option of the call rather than an input.
    pub(crate) is_option: bool,
}

/// Whether a caller must give something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
    /// It may be kept, emptied or set.
    Clearable,
}

/// The type of what a caller gives.
pub(crate) enum Value {
    Text,
    Flag,
    Whole,
    Real,
    Time,
    Number,
    StringEnum(&'static EnumSpec),
    Model(&'static ModelSpec),
    Destination,
    List(Box<Value>),
}

/// What a caller of `operation` can give. `window`: one page of a list is asked for.
pub(crate) fn parameters(operation: &'static OperationSpec, window: bool) -> Vec<Parameter> {
    let names = operation.names();
    let argument = |spec: &'static ArgumentSpec| Parameter {
        name: spec.name,
        doc: doc(spec.doc, &names),
        of: input_type(spec.kind, Some(operation)),
        need: if spec.required { Need::Required } else { Need::Optional },
        is_first: false,
        is_option: false,
    };
    let field = |spec: &'static FieldSpec| Parameter {
        name: spec.name,
        doc: doc(spec.doc, &names),
        of: input_type(spec.kind, None),
        need: if spec.clear.is_some() { Need::Clearable } else { Need::Optional },
        is_first: false,
        is_option: false,
    };
    let pages = operation.window.iter().filter(|_| window);
    let mut all: Vec<Parameter> = operation.arguments.iter().map(argument).collect();
    all.extend(operation.fields.iter().map(field));
    all.extend(pages.map(argument));
    // What was read before is least often at hand.
    let is_known = |parameter: &Parameter| parameter.name == "current";
    all.sort_by_key(|parameter| (parameter.need != Need::Required, is_known(parameter)));
    if let Some(first) = all.first_mut() {
        first.is_first = first.need == Need::Required;
    }
    let applies = |name: &str| match name {
        "verify" => operation.verify,
        "wait" | "wait_timeout" => operation.wait,
        _ => true,
    };
    let options = OPERATION_OPTIONS.iter().filter(|spec| applies(spec.name)).map(field);
    all.extend(options.map(|option| Parameter { is_option: true, ..option }));
    all
}

/// A setting of a client.
pub(crate) fn setting(spec: &'static FieldSpec) -> Parameter {
    Parameter {
        name: spec.name,
        doc: doc(spec.doc, &[]),
        of: input_type(spec.kind, None),
        need: Need::Optional,
        is_first: false,
        is_option: false,
    }
}

/// The type of an input, of an operation or (`None`) of settings.
fn input_type(kind: InputType, operation: Option<&OperationSpec>) -> Value {
    match kind {
        InputType::Nanp | InputType::Phone => Value::Number,
        InputType::Count | InputType::Whole => Value::Whole,
        InputType::Real => Value::Real,
        InputType::Seconds => Value::Time,
        InputType::Flag => Value::Flag,
        InputType::StringEnum(words) => Value::StringEnum(words),
        InputType::Model(_) => {
            operation.and_then(|operation| subject(operation.output)).map_or(Value::Text, Value::Model)
        }
        InputType::Object { name: "CartItem", .. } => {
            operation.and_then(stock).map_or(Value::Text, Value::Model)
        }
        InputType::Object { .. } => Value::Destination,
        InputType::List(item) => Value::List(Box::new(input_type(*item, operation))),
        _ => Value::Text,
    }
}

/// The model that an operation's result is about.
pub(crate) fn subject(output: Type) -> Option<&'static ModelSpec> {
    match output {
        Type::Model(model) => match model.argument {
            Some(argument) => subject(*argument),
            None => Some(model),
        },
        Type::List(of) | Type::Optional(of) => subject(*of),
        _ => None,
    }
}

/// Numbers of the stock, which a checkout takes, as the operations beside it answer them.
fn stock(operation: &OperationSpec) -> Option<&'static ModelSpec> {
    let of_provider = subject(operation.output)?.provider()?;
    let operations = numplan::bindings::catalog::operations(of_provider);
    let stock = operations.iter().find(|other| other.name == "stock.numbers")?;
    stock.item.and_then(subject)
}

/// The models that go back to the engine: they write themselves out.
pub(crate) fn passed(providers: &[Described]) -> Vec<String> {
    let mut titles = Vec::new();
    for operation in providers.iter().flat_map(|provider| &provider.operations) {
        for parameter in parameters(operation, true) {
            let of = match parameter.of {
                Value::List(of) => *of,
                of => of,
            };
            if let Value::Model(model) = of {
                titles.push(model.title());
            }
        }
    }
    titles
}
