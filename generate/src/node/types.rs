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
use crate::text::{joined, pascal};

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
    code += &joined(&vocabulary.enums, "", |spec| string_enum(spec));
    code += &joined(&vocabulary.models, "", |model| interface(model));
    code + &settings()
}

/// Writes the settings of clients and the options of operations.
fn settings() -> String {
    let interface_of = |option: &FieldSpec| match option.name {
        "verify" => "VerifyOptions",
        "wait" | "wait_timeout" => "WaitOptions",
        _ => "OperationOptions",
    };
    let interfaces = [
        ("ClientSettings", "ClientHooks", "The settings of a client, beside its credentials."),
        (
            "OperationOptions",
            "Cancelable",
            "The options of an operation, which override the client's settings.",
        ),
        ("VerifyOptions", "OperationOptions", "The options of an update."),
        ("WaitOptions", "OperationOptions", "The options of an operation that starts a task."),
    ];
    joined(interfaces, "", |(name, base, doc)| {
        let fields: Vec<_> = match name {
            "ClientSettings" => CLIENT_SETTINGS.iter().collect(),
            _ => OPERATION_OPTIONS.iter().filter(|option| interface_of(option) == name).collect(),
        };
        let fields = joined(fields, "", |spec| member(spec.name, spec.doc, &field(spec.kind), true));
        format!("{}export interface {name} extends {base} {{\n{fields}}}\n\n", comment(doc, ""))
    })
}

fn string_enum(spec: &EnumSpec) -> String {
    let words = joined(spec.words.iter().zip(spec.docs), "", |(word, doc)| {
        format!("{}  | '{word}'\n", comment(doc, "  "))
    });
    format!("{}export type {} =\n{words}\n", comment(spec.doc, ""), spec.title())
}

fn interface(model: &ModelSpec) -> String {
    let title = model.title();
    let generic = if model.argument.is_some() { "<T>" } else { "" };
    let mut code = format!("{}export interface {title}{generic} {{\n", comment(model.doc, ""));
    code += &joined(model.members, "", |part| member(part.name, part.doc, &of(part.of, Some(model)), false));
    if let Some((update, _)) = own_of(model) {
        code += &comment(&format!("Updates this number. {}", doc(update)), "  ");
        let provider = model.provider().map_or("", ProviderId::title);
        let _ = writeln!(
            code,
            "  update(changes: {provider}NumbersUpdateFields, options?: {}): Promise<{}>",
            options(update),
            of(update.output, None)
        );
    }
    if matches!(title.as_str(), "Updated" | "Receipt") {
        let doc = "Returns the result itself, or throws `failure` if it is set, with this as its `result`.";
        code += &comment(doc, "  ");
        code.push_str("  require(): this\n");
    }
    code + "}\n\n"
}

fn member(name: &str, doc: &str, of: &str, optional: bool) -> String {
    let unit = if of.starts_with("Time") { " In milliseconds." } else { "" };
    let (mark, undefined) = if optional { ("?", " | undefined") } else { ("", "") };
    let doc = comment(&format!("{doc}{unit}"), "  ");
    format!("{doc}  {}{mark}: {of}{undefined}\n", spelled(name))
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
        let operations = &resource.operations;
        code += &joined(operations, "", |operation| inputs(resource, operation));
        let methods = joined(operations, "", |operation| methods(resource, operation));
        let doc = comment(resource.doc, "");
        let _ = write!(code, "{doc}export interface {} {{\n{methods}}}\n\n", resource.class());
    }
    let parts = joined(provider.credentials.iter().enumerate(), "", |(at, part)| {
        let variables = joined(provider.environment, " or ", |set| set[at].to_owned());
        let doc = format!("Default: the environment variable {variables}.");
        format!("{}  {}?: string | undefined\n", comment(&doc, "  "), spelled(part))
    });
    let members = joined(&resources, "", |resource| {
        format!("{}  readonly {}: {}\n", comment(resource.doc, "  "), resource.member, resource.class())
    });
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
fn inputs(resource: &Resource, operation: &OperationSpec) -> String {
    let mut code = String::new();
    let signature = Signature::of(operation);
    let base = format!("{}{}", resource.base, pascal(operation.verb()));
    for one in signature.positional.iter().filter(|one| !one.others.is_empty()) {
        let _ = write!(code, "/** The record, by one of these names. */\nexport type {base}Target =");
        let names = || std::iter::once(&one.argument).chain(&one.others);
        for spec in names() {
            code.push_str("\n  | {\n");
            for other in names() {
                let name = spelled(other.name);
                let _ = if spec.name == other.name {
                    writeln!(code, "{}      {name}: {}", comment(spec.doc, "      "), argument(spec))
                } else {
                    writeln!(code, "      {name}?: undefined")
                };
            }
            code.push_str("    }");
        }
        code.push_str("\n\n");
    }
    let arguments = |specs: &mut dyn Iterator<Item = &ArgumentSpec>| {
        joined(specs, "", |spec| member(spec.name, spec.doc, &argument(spec), true))
    };
    if !operation.window.is_empty() {
        let window = arguments(&mut operation.window.iter());
        let _ =
            write!(code, "/** The page of the list. */\nexport interface {base}Window {{\n{window}}}\n\n");
    }
    if signature.fields {
        let doc = match (operation.item, operation.verb()) {
            (Some(_), _) => "Filters of the list.",
            (None, "update" | "update_many") => {
                "The fields to change. Fields that are left out or undefined stay as they are."
            }
            (None, _) => "Optional arguments.",
        };
        let fields = joined(operation.fields, "", |spec| {
            let (empties, clears) =
                if spec.clear.is_some() { (" null empties it.", " | null") } else { ("", "") };
            let doc = Dialect::NODE.respell(spec.doc, &operation.names());
            member(spec.name, &format!("{doc}{empties}"), &format!("{}{clears}", field(spec.kind)), true)
        });
        let named = arguments(&mut signature.named.iter().copied());
        let name = fields_of(resource, operation);
        let _ = write!(code, "/** {doc} */\nexport interface {name} {{\n{fields}{named}}}\n\n");
    }
    code
}

/// Names the type of the fields or filters of an operation.
fn fields_of(resource: &Resource, operation: &OperationSpec) -> String {
    let kind = if operation.item.is_some() { "Filters" } else { "Fields" };
    format!("{}{}{kind}", resource.base, pascal(operation.verb()))
}

fn methods(resource: &Resource, operation: &OperationSpec) -> String {
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
    let docs = comment(&documented(operation, &signature), "  ");
    let verb = spelled(operation.verb());
    let output = of(operation.output, None);
    let Some(item) = operation.item else {
        return format!("{docs}  {verb}({}): Promise<{output}>\n", parameters.join(", "));
    };
    let list = format!("{docs}  {verb}({}): Items<{}>\n", parameters.join(", "), of(item, None));
    if operation.window.is_empty() {
        return list;
    }
    let mark = if operation.window.iter().any(|argument| argument.required) { "" } else { "?" };
    parameters.insert(place, format!("window{mark}: {base}Window"));
    let docs = comment(&format!("One page of `{verb}`."), "  ");
    format!("{list}{docs}  {verb}Page({}): Promise<{output}>\n", parameters.join(", "))
}

/// Returns the documentation of a method, with its parameters.
fn documented(operation: &OperationSpec, signature: &Signature) -> String {
    let parameters = joined(&signature.positional, "", |one| {
        let doc = Dialect::NODE.respell(one.argument.doc, &operation.names());
        format!("\n\n@param {} {doc}", spelled(one.argument.name))
    });
    doc(operation) + &parameters
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
    let ids = || providers.iter().map(|provider| provider.id);
    let imports =
        joined(ids(), "", |id| format!("import type {{ {} }} from './{}.cjs'\n", id.title(), id.as_str()));
    let exports = joined(ids(), "", |id| format!("export * from './{}.cjs'\n", id.as_str()));
    let titles = joined(ids(), " | ", |id| id.title().to_owned());
    format!(
        "{NOTICE}\n\n{imports}\n{exports}\n/** A client of any provider. */\nexport type AnyProviderClient = {titles}\n"
    )
}

/// Writes the credentials of the sandbox.
pub(super) fn sandbox() -> String {
    let accesses = joined(numplan_sandbox::accesses(), "", |access| {
        let credentials = joined(access.credentials, "", |(name, _)| format!("{}: string; ", spelled(name)));
        format!("  readonly {}: {{ {credentials}baseUrl: string }}\n", spelled(access.name))
    });
    format!(
        "{NOTICE}\n\n/** Settings for clients of the sandbox. The credentials work nowhere else. */\nexport interface SandboxAccess {{\n{accesses}}}\n"
    )
}
