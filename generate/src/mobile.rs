//! The common part of Swift and Kotlin: spelling, type names and readers, and the parameters of an operation.

use std::borrow::Cow;

use numplan::bindings::catalog::{ArgumentSpec, Dialect, OperationSpec, number_members};
use numplan::export::{Member, ModelSpec, Type};
use numplan::fields::{FieldSpec, InputType};
use numplan::provider::ProviderId;
use numplan::string_enum::EnumSpec;

use crate::catalog::{CLIENT_SETTINGS, Described, Vocabulary, is_argument, options, providers};
use crate::text::{joined, pascal};

/// The longest line of a generated source.
pub(crate) const WIDTH: usize = 110;

/// The sources of string enums and models, common ones and those of each provider, by the name of their file.
pub(crate) fn declared_types(
    words: impl Fn(&EnumSpec) -> String,
    model: impl Fn(&ModelSpec, &[String]) -> String,
) -> Vec<(String, Vec<String>)> {
    let (all, providers) = (Vocabulary::new(), providers());
    let passed = passed(&providers);
    let words_of = |provider: Option<ProviderId>| {
        let of = all.enums.iter().filter(move |spec| spec.provider() == provider);
        of.map(|spec| words(spec)).collect::<Vec<_>>()
    };
    // These two have sources of their own.
    let is_own = |model: &ModelSpec| matches!(model.title().as_str(), "ErrorDetails" | "DetachedOrder");
    let models_of = |provider: Option<ProviderId>| {
        let of = all.models.iter().filter(move |model| model.provider() == provider && !is_own(model));
        of.map(|spec| model(spec, &passed)).collect::<Vec<_>>()
    };
    let common = [("StringEnums".to_owned(), words_of(None)), ("Models".to_owned(), models_of(None))];
    let of_provider = |id: ProviderId| {
        (format!("{}Models", id.title()), [words_of(Some(id)), models_of(Some(id))].concat())
    };
    common.into_iter().chain(providers.iter().map(|provider| of_provider(provider.id))).collect()
}

/// The interface that the numbers of all providers implement, with the member that each of its properties returns.
pub(crate) fn shared(model: &ModelSpec) -> Option<(&'static str, Vec<(&'static str, &'static Member)>)> {
    let names = number_members(model.provider()?);
    let (number, monthly) = (("phoneNumber", names.phone_number), ("monthlyPrice", names.monthly_price));
    let (interface, properties) = match model.name {
        "Number" => ("AccountNumber", [number, ("displayName", names.display_name), monthly]),
        "StockNumber" => ("OfferedNumber", [number, monthly, ("setupPrice", names.setup_price)]),
        _ => return None,
    };
    let member = |(property, name): (&'static str, &str)| {
        model.members.iter().find(|member| member.name == name).map(|member| (property, member))
    };
    Some((interface, properties.into_iter().filter_map(member).collect()))
}

/// The name of the type parameter of a generic model: `Updated<Number>`, `Page<Item>`.
pub(crate) fn parameter_of(model: &ModelSpec) -> Option<String> {
    let argument = model.argument?;
    let is_it = |of: &Type| match of {
        Type::Optional(of) | Type::List(of) => *of == argument,
        _ => of == argument,
    };
    let member = model.members.iter().find(|member| is_it(&member.of))?;
    Some(pascal(member.name.trim_end_matches('s')))
}

/// The words of one language for types and for the functions that read them: name and reader of each.
pub(crate) struct Language {
    pub(crate) flag: (&'static str, &'static str),
    pub(crate) whole: (&'static str, &'static str),
    pub(crate) real: (&'static str, &'static str),
    pub(crate) seconds: (&'static str, &'static str),
    pub(crate) money: (&'static str, &'static str),
    pub(crate) json: (&'static str, &'static str),
    pub(crate) object: (&'static str, &'static str),
    pub(crate) text: (&'static str, &'static str),
    /// The type of a parameter that is a phone number.
    pub(crate) number: &'static str,
    pub(crate) error: (&'static str, &'static str),
    /// The text around the item type of a list.
    pub(crate) list: (&'static str, &'static str),
    /// The defaults of an optional member or parameter, of a list, of an object and of a field that can be cleared.
    pub(crate) no_value: &'static str,
    pub(crate) no_items: &'static str,
    pub(crate) no_members: &'static str,
    pub(crate) kept: &'static str,
    /// The default of the member `sent` of an error.
    pub(crate) sent: &'static str,
    /// The mark of a parameter without a label.
    pub(crate) unlabeled: &'static str,
    /// The comma after the last line of a list.
    pub(crate) last_comma: &'static str,
    /// The parameter of a closure that does not name it.
    pub(crate) it: &'static str,
    /// The reader of the model with this title.
    pub(crate) read_model: fn(&str) -> String,
    /// The expression that reads a model: its title, the value, and the further argument of a generic model.
    pub(crate) construct: fn(&str, &str, &str) -> String,
    /// The reader of the string enum with this title.
    pub(crate) read_enum: fn(&str) -> String,
    /// The end of the expression that passes a parameter of this type to the engine.
    pub(crate) passed: fn(&Value) -> &'static str,
}

impl Language {
    /// The type name and the reader of a type that contains no other.
    fn scalar(&self, of: Type) -> (&'static str, &'static str) {
        match of {
            Type::Flag => self.flag,
            Type::Whole => self.whole,
            Type::Real => self.real,
            Type::Seconds => self.seconds,
            Type::Money => self.money,
            Type::Json => self.json,
            Type::Object => self.object,
            Type::Error => self.error,
            _ => self.text,
        }
    }

    /// The name of a type. `model`: the model whose member has the type, which may be its type parameter.
    pub(crate) fn name(&self, of: Type, model: Option<&ModelSpec>) -> String {
        if let Some(model) = model.filter(|model| is_argument(model, of)) {
            return parameter_of(model).unwrap_or_default();
        }
        match of {
            Type::StringEnum(spec) => spec.title(),
            Type::List(of) => format!("{}{}{}", self.list.0, self.name(*of, model), self.list.1),
            Type::Optional(of) => format!("{}?", self.name(*of, model)),
            Type::Model(spec) => match spec.argument {
                Some(argument) => format!("{}<{}>", spec.title(), self.name(*argument, None)),
                None => spec.title(),
            },
            of => self.scalar(of).0.to_owned(),
        }
    }

    /// The type of the value of a parameter.
    pub(crate) fn value(&self, of: &Value) -> String {
        match of {
            Value::Text => self.text.0.to_owned(),
            Value::Flag => self.flag.0.to_owned(),
            Value::Whole => self.whole.0.to_owned(),
            Value::Real => self.real.0.to_owned(),
            Value::Time => self.seconds.0.to_owned(),
            Value::Number => self.number.to_owned(),
            Value::StringEnum(spec) => spec.title(),
            Value::Model(model) => model.title(),
            Value::Destination => "WavixDestination".to_owned(),
            Value::List(of) => format!("{}{}{}", self.list.0, self.value(of), self.list.1),
        }
    }

    /// The function that reads a value of a type. `model`: as in [`Self::name`].
    pub(crate) fn reader(&self, of: Type, model: Option<&ModelSpec>) -> String {
        if model.is_some_and(|model| is_argument(model, of)) {
            return "read".to_owned();
        }
        match of {
            Type::StringEnum(spec) => (self.read_enum)(&spec.title()),
            Type::List(of) => format!("Members.list({})", self.reader(*of, model)),
            Type::Optional(of) => self.reader(*of, model),
            Type::Model(spec) if spec.argument.is_some() => self.closure(spec),
            Type::Model(spec) => (self.read_model)(&spec.title()),
            of => self.scalar(of).1.to_owned(),
        }
    }

    /// The expression that reads a model from `value`.
    pub(crate) fn construct(&self, model: &ModelSpec, value: &str) -> String {
        let argument = model.argument.map(|of| format!(", {}", self.reader(*of, None)));
        (self.construct)(&model.title(), value, &argument.unwrap_or_default())
    }

    /// The closure that reads a model.
    pub(crate) fn closure(&self, model: &ModelSpec) -> String {
        format!("{{ {} }}", self.construct(model, self.it))
    }

    /// The expression that reads a member, which is at this place of its model.
    pub(crate) fn read_member(&self, at: usize, of: Type, model: &ModelSpec) -> String {
        let how = if matches!(of, Type::Optional(_)) { "optional" } else { "read" };
        format!("members.{how}({at}, {})", self.reader(of, Some(model)))
    }

    /// The default value of a member. Those of an error have more, for tests and previews.
    pub(crate) fn default(&self, member: &Member, model: &ModelSpec) -> &'static str {
        match (member.of, member.name) {
            (Type::Optional(_), _) => self.no_value,
            (Type::List(_), _) => self.no_items,
            (Type::Object, _) => self.no_members,
            _ if model.name != "ErrorDetails" => "",
            (_, "retryable" | "nothing_changed") => " = false",
            (_, "attempts") => " = 1",
            (_, "sent") => self.sent,
            _ => "",
        }
    }

    /// The type of a parameter.
    pub(crate) fn parameter(&self, parameter: &Parameter) -> String {
        let of = self.value(&parameter.of);
        match parameter.need {
            Need::Required => of,
            Need::Optional if of.starts_with("any ") => format!("({of})?"),
            Need::Optional => format!("{of}?"),
            Need::Clearable => format!("Change<{of}>"),
        }
    }

    /// The list of parameters in the declaration of a method.
    pub(crate) fn declared(&self, parameters: &[Parameter], indent: usize) -> String {
        let pad = " ".repeat(indent);
        let line = |parameter: &Parameter| {
            let label = if parameter.is_first { self.unlabeled } else { "" };
            let default = match parameter.need {
                Need::Required => "",
                Need::Optional => self.no_value,
                Need::Clearable => self.kept,
            };
            format!("{pad}    {label}{}: {}{default}", spell(parameter.name), self.parameter(parameter))
        };
        format!("(\n{}{}\n{pad})", joined(parameters, ",\n", line), self.last_comma)
    }

    /// A call expression, on one line if it fits, else with one argument per line.
    pub(crate) fn call(&self, head: &str, arguments: &str, indent: usize) -> String {
        if indent + head.len() + arguments.len() + 2 <= WIDTH {
            return format!("{head}({arguments})");
        }
        let pad = " ".repeat(indent);
        let lines = joined(arguments.split(", "), ",\n", |argument| format!("{pad}    {argument}"));
        format!("{head}(\n{lines}{}\n{pad})", self.last_comma)
    }

    /// The lines that pass parameters to the engine.
    pub(crate) fn passed_on(&self, parameters: &[Parameter], indent: usize) -> String {
        joined(parameters, "", |parameter| {
            let to = if parameter.is_option { "options" } else { "inputs" };
            let how = if parameter.need == Need::Clearable { "change" } else { "put" };
            let (name, end) = (spell(parameter.name), (self.passed)(&parameter.of));
            let chain = if parameter.need == Need::Optional && !end.is_empty() { "?" } else { "" };
            format!("{:indent$}{to}.{how}({name:?}, {name}{chain}{end})\n", "")
        })
    }
}

/// Whether a member of an input model is passed to the engine. Members that are models or lists are not compared by
/// updates.
pub(crate) fn is_plain(of: Type) -> bool {
    match of {
        Type::Optional(of) => is_plain(*of),
        Type::Text | Type::Flag | Type::Whole | Type::Real | Type::Money | Type::StringEnum(_) => true,
        _ => false,
    }
}

/// A name in the spelling of both languages.
pub(crate) fn spell(name: &str) -> Cow<'_, str> {
    Dialect::MOBILE.spell(name)
}

/// A documentation text, with names in the spelling of both languages.
pub(crate) fn doc(text: &str, names: &[&str]) -> String {
    let plain = text.replace(['[', ']'], "");
    let others =
        ["api_id", "auth_id", "messaging_enabled", "is_pending", "server_errors", "read_back", "status_code"];
    let names: Vec<&str> = names.iter().chain(&others).copied().collect();
    Dialect::MOBILE.respell(&plain, &names).into_owned()
}

/// A parameter of an operation, or a setting.
pub(crate) struct Parameter {
    /// The name on the wire.
    pub(crate) name: &'static str,
    pub(crate) doc: String,
    pub(crate) of: Value,
    pub(crate) need: Need,
    /// Whether the parameter comes first and has no label.
    pub(crate) is_first: bool,
    /// Whether the parameter is an option rather than an input.
    pub(crate) is_option: bool,
}

impl Parameter {
    /// The expression that shows the value of a setting: a base URL may hold a user info.
    pub(crate) fn shown(&self) -> Cow<'static, str> {
        if self.name == "base_url" { "withoutUserInfo(baseUrl)".into() } else { spell(self.name) }
    }

    const fn new(name: &'static str, doc: String, of: Value, need: Need) -> Self {
        Self { name, doc, of, need, is_first: false, is_option: false }
    }
}

/// Whether a parameter must be given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
    /// The field is kept, cleared or set.
    Clearable,
}

/// The type of a parameter.
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

/// The inputs that the overloads of `operation` leave out: one overload for each of two arguments of which exactly one must
/// be given, else one with all inputs.
pub(crate) fn overloads(operation: &OperationSpec) -> Vec<Option<&'static str>> {
    match operation.one_of {
        Some((first, second)) => vec![Some(second), Some(first)],
        None => vec![None],
    }
}

/// The parameters of an overload of `operation`. `window`: include those that select one page of a list.
pub(crate) fn parameters(
    operation: &'static OperationSpec,
    window: bool,
    left_out: Option<&'static str>,
) -> Vec<Parameter> {
    let names = operation.names();
    let is_alternative = |name| {
        operation.one_of.is_some_and(|(first, second)| left_out.is_some() && [first, second].contains(&name))
    };
    let argument = |spec: &'static ArgumentSpec| {
        let is_required = spec.required || is_alternative(spec.name);
        let need = if is_required { Need::Required } else { Need::Optional };
        Parameter::new(spec.name, doc(spec.doc, &names), input_type(spec.kind, Some(operation)), need)
    };
    let field = |spec: &'static FieldSpec| {
        let need = if spec.clear.is_some() { Need::Clearable } else { Need::Optional };
        Parameter::new(spec.name, doc(spec.doc, &names), input_type(spec.kind, None), need)
    };
    let pages = operation.window.iter().filter(|_| window);
    let arguments = operation.arguments.iter().filter(|spec| Some(spec.name) != left_out);
    let mut all: Vec<Parameter> = arguments.map(argument).collect();
    all.extend(operation.fields.iter().map(field));
    all.extend(pages.map(argument));
    // The current state is given least often, so it comes last.
    let is_current = |parameter: &Parameter| parameter.name == "current";
    all.sort_by_key(|parameter| (parameter.need != Need::Required, is_current(parameter)));
    // The second of two alternatives is told by its name.
    let is_second = |name: &str| operation.one_of.is_some_and(|(_, second)| name == second);
    if let Some(first) = all.first_mut() {
        first.is_first = first.need == Need::Required && !is_second(first.name);
    }
    all.extend(options(operation).map(|spec| Parameter { is_option: true, ..field(spec) }));
    all
}

/// The settings of a client.
pub(crate) fn settings() -> Vec<Parameter> {
    let setting = |spec: &'static FieldSpec| {
        Parameter::new(spec.name, doc(spec.doc, &[]), input_type(spec.kind, None), Need::Optional)
    };
    CLIENT_SETTINGS.iter().map(setting).collect()
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

/// The model in the result of an operation.
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

/// The model of the stock numbers that a checkout takes.
fn stock(operation: &OperationSpec) -> Option<&'static ModelSpec> {
    let of_provider = subject(operation.output)?.provider()?;
    let operations = numplan::bindings::catalog::operations(of_provider);
    let stock = operations.iter().find(|other| other.name == "stock.numbers")?;
    stock.item.and_then(subject)
}

/// The orders of a provider, with the models of their results.
pub(crate) fn orders(
    provider: &Described,
) -> impl Iterator<Item = (&'static OperationSpec, &'static ModelSpec)> {
    provider.operations.iter().filter(|spec| spec.spends).filter_map(|spec| match spec.output {
        Type::Model(model) => Some((*spec, model)),
        _ => None,
    })
}

/// The models that an operation takes as input.
pub(crate) fn passed(providers: &[Described]) -> Vec<String> {
    let mut titles = Vec::new();
    for operation in providers.iter().flat_map(|provider| &provider.operations) {
        for parameter in parameters(operation, true, None) {
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
