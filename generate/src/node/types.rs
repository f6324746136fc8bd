//! The TypeScript declarations.

use std::fmt::Write as _;

use numplan::bindings::catalog::{ArgumentSpec, Dialect, OperationSpec};
use numplan::export::{ModelSpec, Type};
use numplan::fields::{FieldSpec, InputType};
use numplan::provider::ProviderId;
use numplan::string_enum::EnumSpec;

use super::resource::{
    NOTICE, Resource, Signature, comment, described, doc, fields_are_optional, own_of, spelled,
};
use crate::catalog::{CLIENT_SETTINGS, Described, OPERATION_OPTIONS, Vocabulary, is_argument};
use crate::text::pascal;

/// Writes the types of models and settings.
pub(super) fn models(vocabulary: &Vocabulary) -> String {
    let mut code =
        format!("{NOTICE}\n\nimport type {{ Cancelable, ClientHooks, Json, Time }} from '../client.cjs'\n");
    for id in ProviderId::ALL {
        if vocabulary.models.iter().any(|model| model.provider() == Some(*id) && own_of(model).is_some()) {
            let (title, name) = (id.title(), id.as_str());
            let _ = writeln!(code, "import type {{ {title}NumbersUpdateFields }} from './{name}.cjs'");
        }
    }
    code.push('\n');
    for spec in &vocabulary.enums {
        string_enum(spec, &mut code);
    }
    for model in &vocabulary.models {
        interface(model, &mut code);
    }
    settings(
        "ClientSettings",
        "The settings of a client, beside its credentials.",
        "ClientHooks",
        CLIENT_SETTINGS,
        |_| true,
        &mut code,
    );
    let is_common = |name: &str| name != "verify" && !name.starts_with("wait");
    settings(
        "OperationOptions",
        "The options of an operation, which override the client's settings.",
        "Cancelable",
        OPERATION_OPTIONS,
        is_common,
        &mut code,
    );
    settings(
        "VerifyOptions",
        "The options of an update.",
        "OperationOptions",
        OPERATION_OPTIONS,
        |name| name == "verify",
        &mut code,
    );
    settings(
        "WaitOptions",
        "The options of an operation that starts a task.",
        "OperationOptions",
        OPERATION_OPTIONS,
        |name| name.starts_with("wait"),
        &mut code,
    );
    code
}

fn settings(
    name: &str,
    doc: &str,
    base: &str,
    fields: &[FieldSpec],
    is_in: impl Fn(&str) -> bool,
    code: &mut String,
) {
    let _ = writeln!(code, "{}export interface {name} extends {base} {{", comment(doc, ""));
    for spec in fields.iter().filter(|spec| is_in(spec.name)) {
        member(&spelled(spec.name), spec.doc, &field(spec.kind), true, code);
    }
    code.push_str("}\n\n");
}

fn string_enum(spec: &EnumSpec, code: &mut String) {
    code.push_str(&comment(spec.doc, ""));
    let _ = writeln!(code, "export type {} =", spec.title());
    for (word, doc) in spec.words.iter().zip(spec.docs) {
        let _ = writeln!(code, "{}  | '{word}'", comment(doc, "  "));
    }
    code.push('\n');
}

fn interface(model: &ModelSpec, code: &mut String) {
    let title = model.title();
    let generic = if model.argument.is_some() { "<T>" } else { "" };
    let _ = writeln!(code, "{}export interface {title}{generic} {{", comment(model.doc, ""));
    for part in model.members {
        member(&spelled(part.name), part.doc, &of(part.of, Some(model)), false, code);
    }
    if let Some((update, _)) = own_of(model) {
        code.push_str(&comment(&format!("Updates this number. {}", doc(update)), "  "));
        let provider = model.provider().map_or("", ProviderId::title);
        let _ = writeln!(
            code,
            "  update(changes: {provider}NumbersUpdateFields, options?: {}): Promise<{}>",
            options(update),
            of(update.output, None)
        );
    }
    if matches!(title.as_str(), "Updated" | "Receipt") {
        code.push_str(&comment(
            "Returns the result itself, or throws `failure` if it is set, with this as its `result`.",
            "  ",
        ));
        code.push_str("  require(): this\n");
    }
    code.push_str("}\n\n");
}

fn member(name: &str, doc: &str, of: &str, optional: bool, code: &mut String) {
    let unit = if of.starts_with("Time") { " In milliseconds." } else { "" };
    code.push_str(&comment(&format!("{doc}{unit}"), "  "));
    let _ = if optional {
        writeln!(code, "  {name}?: {of} | undefined")
    } else {
        writeln!(code, "  {name}: {of}")
    };
}

/// Writes the type of a member.
fn of(of_type: Type, model: Option<&ModelSpec>) -> String {
    if model.is_some_and(|model| is_argument(model, of_type)) {
        return "T".to_owned();
    }
    match of_type {
        Type::Text | Type::Money | Type::Url | Type::Name => "string".to_owned(),
        Type::Flag => "boolean".to_owned(),
        Type::Whole | Type::Real => "number".to_owned(),
        Type::Seconds => "Time".to_owned(),
        Type::Json => "Json".to_owned(),
        Type::Object => "{ [name: string]: Json }".to_owned(),
        Type::StringEnum(spec) => spec.title(),
        Type::List(item) => {
            let item = of(*item, model);
            if item.contains(' ') { format!("Array<{item}>") } else { format!("{item}[]") }
        }
        Type::Optional(some) => format!("{} | null", of(*some, model)),
        Type::Model(spec) => match spec.argument {
            Some(argument) => format!("{}<{}>", spec.title(), of(*argument, model)),
            None => spec.title(),
        },
        Type::Error => "ErrorDetails".to_owned(),
        _ => "unknown".to_owned(),
    }
}

/// Writes the type of the value of a field.
fn field(kind: InputType) -> String {
    match kind {
        InputType::Text | InputType::Url => "string".to_owned(),
        InputType::Flag => "boolean".to_owned(),
        InputType::Count | InputType::Whole | InputType::Real => "number".to_owned(),
        InputType::Seconds => "Time".to_owned(),
        InputType::StringEnum(spec) => spec.title(),
        // An integer keeps all digits of a number.
        InputType::Nanp | InputType::Phone | InputType::Id => "string | number".to_owned(),
        InputType::Object { name, .. } => name.to_owned(),
        InputType::List(item) => format!("{}[]", field(*item)),
        _ => "unknown".to_owned(),
    }
}

/// Writes the type of an argument.
fn argument(spec: &ArgumentSpec) -> String {
    match spec.kind {
        InputType::List(InputType::Nanp | InputType::Phone | InputType::Id) => {
            "ReadonlyArray<string | number>".to_owned()
        }
        InputType::List(item) => format!("readonly {}[]", field(*item)),
        kind => field(kind),
    }
}

/// Writes the client of a provider.
pub(super) fn client(provider: &Described) -> String {
    let title = provider.id.title();
    let resources = described(provider);
    let mut code = String::new();
    for resource in &resources {
        for operation in &resource.operations {
            inputs(resource, operation, &mut code);
        }
        let _ = writeln!(code, "{}export interface {} {{", comment(resource.doc, ""), resource.class());
        for operation in &resource.operations {
            methods(resource, operation, &mut code);
        }
        code.push_str("}\n\n");
    }
    let parts: String = provider
        .credentials
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let variables: Vec<&str> = provider.environment.iter().map(|set| set[at]).collect();
            let doc = format!("Default: the environment variable {}.", variables.join(" or "));
            comment(&doc, "  ") + &format!("  {}?: string | undefined\n", spelled(part))
        })
        .collect();
    let member = |resource: &Resource| {
        format!("{}  readonly {}: {}\n", comment(resource.doc, "  "), resource.member, resource.class())
    };
    let members: String = resources.iter().map(member).collect();
    let _ = write!(
        code,
        "\
/** The settings of a client for {title}. */
export interface {title}Settings extends ClientSettings {{
{parts}}}

/** The resources of a client for {title}. */
export interface {title}Resources {{
{members}}}

/** A client for {title}. */
export class {title} extends Client<{title}Resources> {{
  constructor(settings?: {title}Settings)
{members}}}
",
    );
    let imported = |from: &str, names: &[&str]| {
        let used: Vec<&str> = names.iter().copied().filter(|name| mentions(&code, name)).collect();
        if used.is_empty() {
            String::new()
        } else {
            format!("import type {{ {} }} from '{from}'\n", used.join(", "))
        }
    };
    let vocabulary = Vocabulary::new();
    let mut known: Vec<String> = vocabulary.models.iter().map(|model| model.title()).collect();
    known.extend(vocabulary.enums.iter().map(|spec| spec.title()));
    known.extend(["ClientSettings", "OperationOptions", "VerifyOptions", "WaitOptions"].map(str::to_owned));
    known.sort();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    format!(
        "{NOTICE}\n\nimport {{ Client }} from '../client.cjs'\n{}{}\n{code}",
        imported("../client.cjs", &["CartItem", "Destination", "Items", "Time"]),
        imported("./models.cjs", &known)
    )
}

/// Returns whether a text contains a name as a whole word.
fn mentions(code: &str, name: &str) -> bool {
    let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(name)
        .any(|(at, _)| !code[..at].ends_with(is_of_word) && !code[at + name.len()..].starts_with(is_of_word))
}

/// Writes the types of the objects that an operation takes.
fn inputs(resource: &Resource, operation: &OperationSpec, code: &mut String) {
    let signature = Signature::of(operation);
    let base = format!("{}{}", resource.base, pascal(operation.verb()));
    for one in signature.positional.iter().filter(|one| !one.others.is_empty()) {
        let _ = write!(code, "/** The record, by one of these names. */\nexport type {base}Target =");
        let names = || std::iter::once(&one.argument).chain(&one.others);
        for spec in names() {
            code.push_str("\n  | {\n");
            for other in names() {
                if spec.name == other.name {
                    code.push_str(&comment(spec.doc, "      "));
                    let _ = writeln!(code, "      {}: {}", spelled(spec.name), argument(spec));
                } else {
                    let _ = writeln!(code, "      {}?: undefined", spelled(other.name));
                }
            }
            code.push_str("    }");
        }
        code.push_str("\n\n");
    }
    let window = if operation.window.is_empty() { None } else { Some(operation.window) };
    if let Some(window) = window {
        let _ = writeln!(code, "/** The page of the list. */\nexport interface {base}Window {{");
        for spec in window {
            member(&spelled(spec.name), spec.doc, &argument(spec), true, code);
        }
        code.push_str("}\n\n");
    }
    if signature.fields {
        let doc = match (operation.item, operation.verb()) {
            (Some(_), _) => "Filters of the list.",
            (None, "update" | "update_many") => {
                "The fields to change. Fields that are left out or undefined stay as they are."
            }
            (None, _) => "Optional arguments.",
        };
        let _ = writeln!(code, "/** {doc} */\nexport interface {} {{", fields_of(resource, operation));
        for spec in operation.fields {
            let clears = if spec.clear.is_some() { " | null" } else { "" };
            let (doc, empties) = (
                Dialect::NODE.respell(spec.doc, &operation.names()),
                if spec.clear.is_some() { " null empties it." } else { "" },
            );
            member(
                &spelled(spec.name),
                &format!("{doc}{empties}"),
                &format!("{}{clears}", field(spec.kind)),
                true,
                code,
            );
        }
        for spec in &signature.named {
            member(&spelled(spec.name), spec.doc, &argument(spec), true, code);
        }
        code.push_str("}\n\n");
    }
}

/// Names the type of the fields or filters of an operation.
fn fields_of(resource: &Resource, operation: &OperationSpec) -> String {
    let kind = if operation.item.is_some() { "Filters" } else { "Fields" };
    format!("{}{}{kind}", resource.base, pascal(operation.verb()))
}

fn methods(resource: &Resource, operation: &OperationSpec, code: &mut String) {
    let signature = Signature::of(operation);
    let base = format!("{}{}", resource.base, pascal(operation.verb()));
    let mut parameters: Vec<String> = signature
        .positional
        .iter()
        .map(|one| {
            let other = if one.others.is_empty() { String::new() } else { format!(" | {base}Target") };
            format!("{}: {}{other}", spelled(one.argument.name), argument(one.argument))
        })
        .collect();
    let place = parameters.len();
    let fields = if operation.item.is_some() { "filters" } else { "fields" };
    if signature.fields {
        let optional = if fields_are_optional(operation) { "?" } else { "" };
        parameters.push(format!("{fields}{optional}: {}", fields_of(resource, operation)));
    }
    parameters.push(format!("options?: {}", options(operation)));
    let mut docs = comment(&documented(operation, &signature), "  ");
    let verb = spelled(operation.verb());
    let output = of(operation.output, None);
    if let Some(item) = operation.item {
        let _ = writeln!(code, "{docs}  {verb}({}): Items<{}>", parameters.join(", "), of(item, None));
        if operation.window.is_empty() {
            return;
        }
        docs = comment(&format!("One page of `{verb}`."), "  ");
        let is_needed = operation.window.iter().any(|argument| argument.required);
        parameters.insert(place, format!("window{}: {base}Window", if is_needed { "" } else { "?" }));
        let _ = writeln!(code, "{docs}  {verb}Page({}): Promise<{output}>", parameters.join(", "));
    } else {
        let _ = writeln!(code, "{docs}  {verb}({}): Promise<{output}>", parameters.join(", "));
    }
}

/// Returns the documentation of a method, with its parameters.
fn documented(operation: &OperationSpec, signature: &Signature) -> String {
    let mut text = doc(operation);
    for one in &signature.positional {
        let name = spelled(one.argument.name);
        let doc = Dialect::NODE.respell(one.argument.doc, &operation.names());
        let _ = write!(text, "\n\n@param {name} {doc}");
    }
    text
}

fn options(operation: &OperationSpec) -> &'static str {
    match (operation.verify, operation.wait) {
        (true, true) => "VerifyOptions & WaitOptions",
        (true, false) => "VerifyOptions",
        (false, true) => "WaitOptions",
        (false, false) => "OperationOptions",
    }
}

/// Writes the exports of the types of all clients.
pub(super) fn clients(providers: &[Described]) -> String {
    let mut code = format!("{NOTICE}\n\n");
    for provider in providers {
        let (title, name) = (provider.id.title(), provider.id.as_str());
        let _ = writeln!(code, "import type {{ {title} }} from './{name}.cjs'");
    }
    code.push('\n');
    for provider in providers {
        let _ = writeln!(code, "export * from './{}.cjs'", provider.id.as_str());
    }
    let titles: Vec<&str> = providers.iter().map(|provider| provider.id.title()).collect();
    let _ = writeln!(
        code,
        "\n/** A client of any provider. */\nexport type AnyProviderClient = {}",
        titles.join(" | ")
    );
    code
}

/// Writes the credentials of the sandbox.
pub(super) fn sandbox() -> String {
    let mut code = format!(
        "{NOTICE}\n\n/** Settings for clients of the sandbox. The credentials work nowhere else. */\nexport interface SandboxAccess {{\n"
    );
    for access in numplan_sandbox::accesses() {
        let _ = write!(code, "  readonly {}: {{ ", spelled(access.name));
        for (name, _) in access.credentials {
            let _ = write!(code, "{}: string; ", spelled(name));
        }
        code.push_str("baseUrl: string }\n");
    }
    code.push_str("}\n");
    code
}
