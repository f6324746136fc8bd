//! The JavaScript: readers of models, classes of clients.

use std::fmt::Write as _;

use numplan::bindings::catalog::OperationSpec;
use numplan::export::{ModelSpec, Type};

use super::{MethodCall, NOTICE, Own, Resource, is_argument, own_of, reader, resources, spelled};
use crate::catalog::{Described, Vocabulary, providers};

/// All readers.
pub(super) fn models(vocabulary: &Vocabulary) -> String {
    let mut code = format!("'use strict'\n\n{NOTICE}\n\n{PRELUDE}");
    for model in &vocabulary.models {
        match own_of(model) {
            Some((update, own)) => number(model, update, &own, &mut code),
            None => plain(model, &mut code),
        }
    }
    let mut composed = Vec::new();
    for provider in providers() {
        for operation in provider.operations {
            compose(operation.output, &mut composed);
        }
    }
    for (name, of) in &composed {
        let _ = writeln!(code, "const read{name} = {of}");
    }
    let mut names: Vec<String> = vec!["readError".to_owned()];
    let plain = vocabulary.models.iter().filter(|model| model.argument.is_none());
    names.extend(plain.map(|model| format!("read{}", model.title())));
    names.extend(composed.into_iter().map(|(name, _)| format!("read{name}")));
    names.sort();
    names.dedup();
    let _ = writeln!(code, "\nmodule.exports = {{\n  {},\n}}", names.join(",\n  "));
    code
}

const PRELUDE: &str = "\
const { NumplanError } = require('./error.cjs')

// What an update or a call came to can be required to be well.
class Outcome {
  require() {
    if (this.failure === null) return this
    const error = new NumplanError(this.failure)
    error.result = this
    throw error
  }
}

class Updated extends Outcome {}
class Receipt extends Outcome {}

// Errors cross as the record that they are.
const readError = (v) => readDetail(v)

";

/// A model without methods.
fn plain(model: &ModelSpec, code: &mut String) {
    let title = model.title();
    let members = |indent: &str| -> String {
        let members = model.members.iter().enumerate();
        members
            .map(|(at, member)| {
                format!(
                    "{indent}{}: {},\n",
                    spelled(member.name),
                    read(model, member.of, &format!("v[{at}]"))
                )
            })
            .collect::<Vec<_>>()
            .concat()
    };
    let _ = match (model.argument.is_some(), title.as_str()) {
        // `require` is on the prototype: not among the data.
        (true, "Updated" | "Receipt") => writeln!(
            code,
            "const read{title} = (of) => (v, run) =>\n  Object.assign(new {title}(), {{\n{}  }})\n",
            members("    ")
        ),
        (true, _) => writeln!(code, "const read{title} = (of) => (v, run) => ({{\n{}}})\n", members("  ")),
        (false, _) => writeln!(code, "const read{title} = (v, run) => ({{\n{}}})\n", members("  ")),
    };
}

/// A number, which can update itself. Its client is no part of its data.
fn number(model: &ModelSpec, update: &OperationSpec, own: &Own, code: &mut String) {
    let title = model.title();
    let members = model
        .members
        .iter()
        .enumerate()
        .map(|(at, member)| {
            format!("    this.{} = {}\n", spelled(member.name), read(model, member.of, &format!("v[{at}]")))
        })
        .collect::<Vec<_>>()
        .concat();
    let _ = writeln!(
        code,
        "\
class {title} {{
  #run

  constructor(v, run) {{
{members}    this.#run = run
  }}

  update(changes, options) {{
    const number = {{ {}: this.{} }}
    return this.#run.call('{}', read{}, [number, changes], options)
  }}
}}

const read{title} = (v, run) => new {title}(v, run)
",
        spelled(own.argument),
        spelled(own.member),
        update.name,
        reader(update.output),
    );
}

/// How a value of a type is read from the expression `v`.
fn read(model: &ModelSpec, of: Type, v: &str) -> String {
    if is_argument(model, of) {
        return format!("of({v}, run)");
    }
    match of {
        Type::Optional(of) if *of == Type::Error || is_read(model, *of) => {
            format!("{v} && {}", read(model, *of, v))
        }
        Type::List(of) if is_read(model, *of) => {
            format!("{v}.map((v) => {})", read(model, *of, "v"))
        }
        Type::Model(of) => match of.argument {
            Some(argument) => format!("read{}({})({v}, run)", of.title(), function(*argument)),
            None => format!("read{}({v}, run)", of.title()),
        },
        Type::Error => format!("readError({v})"),
        _ => v.to_owned(),
    }
}

/// Whether there is more to read of it than what it is already.
fn is_read(model: &ModelSpec, of: Type) -> bool {
    is_argument(model, of)
        || match of {
            Type::Optional(of) | Type::List(of) => is_read(model, *of),
            Type::Model(_) | Type::Error => true,
            _ => false,
        }
}

/// The reader of a type as a function.
fn function(of: Type) -> String {
    match of {
        Type::Model(model) => match model.argument {
            Some(argument) => format!("read{}({})", model.title(), function(*argument)),
            None => format!("read{}", model.title()),
        },
        Type::List(of) => format!("(v, run) => v.map((v) => {}(v, run))", function(*of)),
        Type::Optional(of) => format!("(v, run) => v && {}(v, run)", function(*of)),
        _ => "(v) => v".to_owned(),
    }
}

/// Readers that are made once, not at each call.
fn compose(of: Type, composed: &mut Vec<(String, String)>) {
    if let Type::Model(ModelSpec { argument: Some(_), .. }) = of {
        let name = reader(of);
        if !composed.iter().any(|(known, _)| *known == name) {
            composed.push((name, function(of)));
        }
    }
}

/// The client of a provider.
pub(super) fn client(provider: &Described) -> String {
    let title = provider.id.title();
    let resources = resources(provider);
    let mut readers: Vec<String> =
        provider.operations.iter().map(|operation| format!("read{}", reader(operation.output))).collect();
    readers.sort();
    readers.dedup();
    let mut code = format!(
        "'use strict'\n\n{NOTICE}\n\nconst {{ Client, about }} = require('./client.cjs')\nconst {{\n  {},\n}} = require('./models.cjs')\n\n",
        readers.join(",\n  ")
    );
    for resource in &resources {
        class(resource, &mut code);
    }
    let members = resources
        .iter()
        .map(|resource| format!("    this.{} = new {}(run)\n", resource.member, resource.class()))
        .collect::<Vec<_>>()
        .concat();
    let orders = provider.operations.iter().filter(|operation| operation.spends);
    let orders = orders
        .map(|operation| format!("  '{}': read{},\n", operation.name, reader(operation.output)))
        .collect::<Vec<_>>()
        .concat();
    let _ = write!(
        code,
        "\
class Resources {{
  constructor(run) {{
{members}  }}
}}

const orders = {{
{orders}}}

class {title} extends Client {{
  constructor(settings) {{
    super('{}', settings, Resources, orders)
  }}
}}

module.exports = {{ {title} }}
",
        provider.id.as_str()
    );
    code
}

fn class(resource: &Resource, code: &mut String) {
    let methods: Vec<String> = resource.operations.iter().map(|operation| methods(operation)).collect();
    let _ = writeln!(
        code,
        "class {} {{\n  #run\n\n  constructor(run) {{\n    this.#run = run\n  }}\n\n{}}}\n",
        resource.class(),
        methods.join("\n")
    );
}

fn methods(operation: &OperationSpec) -> String {
    let call = MethodCall::of(operation);
    let mut names: Vec<String> = call.places.iter().map(|place| spelled(place.argument.name)).collect();
    let mut inputs: Vec<String> = names.iter().map(|name| format!("about('{name}', {name})")).collect();
    let fields = if operation.item.is_some() { "filters" } else { "fields" };
    if call.fields {
        names.push(fields.to_owned());
        inputs.push(fields.to_owned());
    }
    let method = |name: &str, how: &str, names: &[String], inputs: &[String]| {
        let names: Vec<&str> = names.iter().map(String::as_str).chain(["options"]).collect();
        format!(
            "  {name}({}) {{\n    return this.#run.{how}('{}', read{}, [{}], options)\n  }}\n",
            names.join(", "),
            operation.name,
            reader(operation.output),
            inputs.join(", ")
        )
    };
    let verb = spelled(operation.verb());
    if operation.item.is_none() {
        return method(&verb, "call", &names, &inputs);
    }
    let mut methods = method(&verb, "list", &names, &inputs);
    if !operation.window.is_empty() {
        let place = call.places.len();
        names.insert(place, "window".to_owned());
        inputs.insert(place, "window".to_owned());
        methods.push('\n');
        methods.push_str(&method(&format!("{verb}Page"), "call", &names, &inputs));
    }
    methods
}
