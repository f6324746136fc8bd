//! The npm package: a file of clients for each provider, one of models, and the types of both.
//!
//! What crosses is an array without names; the readers written here make objects of it, in the names of JavaScript.

mod code;
mod types;

use numplan::bindings::catalog::{ArgumentSpec, Dialect, OperationSpec, resource_doc};
use numplan::export::{ModelSpec, Type};
use numplan::fields::InputType;

use crate::File;
use crate::catalog::{Described, Vocabulary, providers};
use crate::text::{pascal, wrapped};

const FOLDER: &str = "bindings-node/lib";
const NOTICE: &str = "// Written by `make generate` from the engine's catalog: change it there.";

pub(crate) fn files() -> Vec<File> {
    let vocabulary = Vocabulary::new();
    let mut files = vec![
        File::new(format!("{FOLDER}/models.cjs"), code::models(&vocabulary)),
        File::new(format!("{FOLDER}/models.d.cts"), types::models(&vocabulary)),
    ];
    for provider in providers() {
        let name = provider.id.as_str();
        files.push(File::new(format!("{FOLDER}/{name}.cjs"), code::client(&provider)));
        files.push(File::new(format!("{FOLDER}/{name}.d.cts"), types::client(&provider)));
    }
    files
}

/// What is reached through a client: `numbers`, with its operations.
struct Resource {
    /// As a member of the client.
    member: String,
    doc: &'static str,
    /// What its types are called after: `FlowrouteNumbers`.
    base: String,
    operations: Vec<&'static OperationSpec>,
}

fn resources(provider: &Described) -> Vec<Resource> {
    let mut resources: Vec<Resource> = Vec::new();
    for operation in &provider.operations {
        let member = spelled(operation.resource());
        match resources.iter_mut().find(|resource| resource.member == member) {
            Some(resource) => resource.operations.push(operation),
            None => resources.push(Resource {
                doc: resource_doc(provider.id, operation.resource()),
                base: format!("{}{}", provider.id.title(), pascal(operation.resource())),
                member,
                operations: vec![operation],
            }),
        }
    }
    resources
}

impl Resource {
    /// As a class. Some models are called as what is done with them.
    fn class(&self) -> String {
        format!("{}Resource", self.base)
    }
}

/// How an operation is called.
struct MethodCall {
    /// What comes first, each in a place of its own.
    places: Vec<Place>,
    /// Whether an object of names follows: fields that are changed, or filters.
    fields: bool,
    /// Arguments that stand among the fields.
    among: Vec<&'static ArgumentSpec>,
}

/// An argument in a place of its own.
struct Place {
    argument: &'static ArgumentSpec,
    /// Other arguments that may be given in its place, by name.
    others: Vec<&'static ArgumentSpec>,
}

impl MethodCall {
    /// What is needed has a place of its own. Where nothing is, the first argument has: in its place there may be an
    /// object that names another. What is no thing of the provider but a wish stands among the fields.
    fn of(operation: &OperationSpec) -> Self {
        let (wishes, things): (Vec<&'static ArgumentSpec>, Vec<_>) = operation
            .arguments
            .iter()
            .filter(|argument| !matches!(argument.kind, InputType::Model(_)))
            .partition(|argument| argument.kind == InputType::Flag);
        let (needed, others): (Vec<&'static ArgumentSpec>, Vec<_>) =
            things.into_iter().partition(|argument| argument.required);
        let place = |argument| Place { argument, others: Vec::new() };
        let mut places: Vec<Place> = needed.into_iter().map(place).collect();
        let mut among = wishes;
        match others.split_first() {
            Some((first, rest)) if places.is_empty() => {
                places.push(Place { argument: first, others: rest.to_vec() });
            }
            _ => among.extend(others),
        }
        Self { places, fields: !operation.fields.is_empty() || !among.is_empty(), among }
    }
}

/// Whether every call of it may do without the object of fields.
fn fields_are_optional(operation: &OperationSpec) -> bool {
    operation.item.is_some() || operation.spends || operation.verb() == "start"
}

/// What can be done to a model that was read: it knows itself which one is meant.
fn own_of(model: &ModelSpec) -> Option<(&'static OperationSpec, Own)> {
    let of_it = |of: Type| matches!(of, Type::Model(of) if of.title() == model.title());
    let is_about =
        |of: Type| matches!(of, Type::Model(of) if of.argument.is_some_and(|argument| of_it(*argument)));
    let operations = providers().into_iter().flat_map(|provider| provider.operations);
    let mut own = operations.filter(|operation| is_about(operation.output));
    own.find_map(|operation| {
        let (member, argument) = operation.own?;
        Some((operation, Own { member, argument }))
    })
}

/// The member of a model that says which one it is, and the argument that takes it.
struct Own {
    member: &'static str,
    argument: &'static str,
}

/// Whether `of` is what the generic `model` is about.
fn is_argument(model: &ModelSpec, of: Type) -> bool {
    model.argument.is_some_and(|argument| *argument == of)
}

fn spelled(name: &str) -> String {
    Dialect::NODE.spell(name).into_owned()
}

/// Documentation as a comment, at an indentation.
fn comment(doc: &str, indent: &str) -> String {
    let doc = doc.replace("*/", "* /");
    let lines = wrapped(&doc, 110 - indent.len());
    match lines.as_slice() {
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let lines: String =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
    }
}

/// The documentation of an operation, in the names of JavaScript.
fn doc(operation: &OperationSpec) -> String {
    Dialect::NODE.respell(operation.doc, &operation.names()).into_owned()
}

/// `Page<Number>` as an identifier: `PageOfFlowrouteNumber`.
fn reader(of: Type) -> String {
    match of {
        Type::Model(model) => match model.argument {
            Some(argument) => format!("{}Of{}", model.title(), reader(*argument)),
            None => model.title(),
        },
        Type::List(of) => format!("{}s", reader(*of)),
        Type::Optional(of) => reader(*of),
        Type::Error => "Error".to_owned(),
        _ => "Value".to_owned(),
    }
}
