//! The JavaScript: readers of models and classes of clients.

use std::fmt::Write as _;

use numplan::bindings::catalog::OperationSpec;
use numplan::export::{Member, ModelSpec, Type};

use super::resource::{NOTICE, Own, Resource, Signature, described, own_of, reader, spelled};
use crate::catalog::{Described, Vocabulary, is_argument, providers};
use crate::text::joined;

/// Writes all readers.
pub(super) fn models(vocabulary: &Vocabulary) -> String {
    let mut code = format!("'use strict'\n\n{NOTICE}\n\n{PRELUDE}");
    code += &joined(&vocabulary.models, "", |model| match own_of(model) {
        Some((update, own)) => number(model, update, &own),
        None => plain(model),
    });
    // The readers of generic models, each of which is made once.
    let outputs = providers().into_iter().flat_map(|provider| provider.operations).map(|spec| spec.output);
    let mut composed: Vec<Type> = Vec::new();
    for of in outputs.filter(|of| matches!(of, Type::Model(ModelSpec { argument: Some(_), .. }))) {
        if !composed.contains(&of) {
            composed.push(of);
        }
    }
    code += &joined(&composed, "", |of| format!("const read{} = {}\n", reader(*of), function(*of)));
    let mut names: Vec<String> = vec!["readError".to_owned()];
    let plain = vocabulary.models.iter().filter(|model| model.argument.is_none());
    names.extend(plain.map(|model| format!("read{}", model.title())));
    names.extend(composed.into_iter().map(|of| format!("read{}", reader(of))));
    names.sort();
    names.dedup();
    let _ = writeln!(code, "\nmodule.exports = {{\n  {},\n}}", names.join(",\n  "));
    code
}

const PRELUDE: &str = "\
const { NumplanError } = require('../error.cjs')

class Outcome {
  require() {
    if (this.failure === null) return this
    const error = new NumplanError(this.failure)
    error.result = this
    throw error
  }
}

// Hoisted: models above it contain errors.
const readError = (v) => readErrorDetails(v)

";

/// Writes a line for each member, from its name and the expression that reads it.
fn members(model: &ModelSpec, line: impl Fn(String, String) -> String) -> String {
    let of_member = |(at, member): (usize, &Member)| {
        line(spelled(member.name), read(model, member.of, &format!("v[{at}]")))
    };
    model.members.iter().enumerate().map(of_member).collect()
}

/// Writes the members as lines of a constructor.
fn assigned_members(model: &ModelSpec) -> String {
    members(model, |name, value| format!("    this.{name} = {value}\n"))
}

/// Writes a model without methods.
fn plain(model: &ModelSpec) -> String {
    let title = model.title();
    let members = |indent: &str| members(model, |name, value| format!("{indent}{name}: {value},\n"));
    match (model.argument.is_some(), title.as_str()) {
        // `require` is on the prototype, so that it is not data.
        (true, "Updated" | "Receipt") => format!(
            "\
class {title} extends Outcome {{
  constructor(v, run, of) {{
    super()
{}  }}
}}

const read{title} = (of) => (v, run) => new {title}(v, run, of)

",
            assigned_members(model)
        ),
        (true, _) => format!("const read{title} = (of) => (v, run) => ({{\n{}}})\n\n", members("  ")),
        (false, _) => format!("const read{title} = (v, run) => ({{\n{}}})\n\n", members("  ")),
    }
}

/// Writes a number, which can update itself. Its client is private, so that it is not data.
fn number(model: &ModelSpec, update: &OperationSpec, own: &Own) -> String {
    let title = model.title();
    let members = assigned_members(model);
    format!(
        "\
class {title} {{
  #run

  constructor(v, run) {{
{members}    this.#run = run
  }}

  update(changes, options) {{
    const number = {{ {}: this.{} }}
    return this.#run.operation('{}', read{}, [number, changes], options)
  }}
}}

const read{title} = (v, run) => new {title}(v, run)

",
        spelled(own.argument),
        spelled(own.member),
        update.name,
        reader(update.output),
    )
}

/// Writes the expression that reads a value of a type from `v`.
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

/// Returns whether a value of the type needs a reader.
fn is_read(model: &ModelSpec, of: Type) -> bool {
    is_argument(model, of)
        || match of {
            Type::Optional(of) | Type::List(of) => is_read(model, *of),
            Type::Model(_) | Type::Error => true,
            _ => false,
        }
}

/// Writes the reader of a type as a function.
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

/// Writes the client of a provider.
pub(super) fn client(provider: &Described) -> String {
    let title = provider.id.title();
    let resources = described(provider);
    let mut readers: Vec<String> =
        provider.operations.iter().map(|operation| format!("read{}", reader(operation.output))).collect();
    readers.sort();
    readers.dedup();
    let mut code = format!(
        "'use strict'\n\n{NOTICE}\n\nconst {{ Client, named }} = require('../client.cjs')\nconst {{\n  {},\n}} = require('./models.cjs')\n\n",
        readers.join(",\n  ")
    );
    code += &joined(&resources, "", class);
    let members = joined(&resources, "", |resource| {
        format!("    this.{} = new {}(run)\n", resource.member, resource.class())
    });
    let orders = joined(provider.operations.iter().filter(|operation| operation.spends), "", |operation| {
        format!("  '{}': read{},\n", operation.name, reader(operation.output))
    });
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

fn class(resource: &Resource) -> String {
    format!(
        "class {} {{\n  #run\n\n  constructor(run) {{\n    this.#run = run\n  }}\n\n{}}}\n\n",
        resource.class(),
        joined(&resource.operations, "\n", |operation| methods(operation))
    )
}

fn methods(operation: &OperationSpec) -> String {
    let signature = Signature::of(operation);
    let mut names: Vec<String> = signature.positional.iter().map(|one| spelled(one.argument.name)).collect();
    let mut inputs: Vec<String> = names.iter().map(|name| format!("named('{name}', {name})")).collect();
    let fields = if operation.item.is_some() { "filters" } else { "fields" };
    if signature.fields {
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
        return method(&verb, "operation", &names, &inputs);
    }
    let mut methods = method(&verb, "items", &names, &inputs);
    if !operation.window.is_empty() {
        let place = signature.positional.len();
        names.insert(place, "window".to_owned());
        inputs.insert(place, "window".to_owned());
        methods.push('\n');
        methods.push_str(&method(&format!("{verb}Page"), "operation", &names, &inputs));
    }
    methods
}

/// Writes the module of all clients, for `require`.
pub(super) fn clients(providers: &[Described]) -> String {
    let clients = joined(providers, "", |provider| {
        format!("  {0}: require('./{1}.cjs').{0},\n", provider.id.title(), provider.id.as_str())
    });
    format!("'use strict'\n\n{NOTICE}\n\nmodule.exports = {{\n{clients}}}\n")
}

/// Writes the module of all clients, for `import`.
pub(super) fn module(providers: &[Described]) -> String {
    let titles = joined(providers, ", ", |provider| provider.id.title().to_owned());
    format!("{NOTICE}\n\nimport clients from './clients.cjs'\n\nexport const {{ {titles} }} = clients\n")
}
