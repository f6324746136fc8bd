//! The file of a provider, such as `flowroute.py`: its clients, with one method per operation.

use std::fmt::Write as _;

use numplan::bindings::catalog::{ArgumentSpec, OperationSpec, resource_doc};
use numplan::fields::{FieldSpec, InputType};

use super::syntax::{docstring, exploded, quoted, tuple};
use super::types::Types;
use crate::catalog::{CLIENT_SETTINGS, Described, options, resources};
use crate::text::{pascal, wrapped};

/// The two kinds of clients.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Blocking,
    Async,
}

impl Mode {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Blocking => "",
            Self::Async => "Async",
        }
    }

    const fn runner(self) -> &'static str {
        match self {
            Self::Blocking => "BlockingRunner",
            Self::Async => "AsyncRunner",
        }
    }
}

/// The arguments that a method takes. The current state of a number is passed by the number itself.
pub(super) fn arguments(operation: &OperationSpec) -> impl Iterator<Item = &'static ArgumentSpec> {
    operation.arguments.iter().filter(|argument| !matches!(argument.kind, InputType::Model(_)))
}

pub(super) fn text(provider: &Described) -> String {
    let mut types = Types::default();
    let mut classes = String::new();
    for mode in [Mode::Blocking, Mode::Async] {
        types.prefix = mode.prefix();
        for (resource, operations) in resources(provider) {
            classes.push_str(&resource_class(
                mode,
                (resource, resource_doc(provider.id, resource)),
                &operations,
                &mut types,
            ));
        }
        classes.push_str(&client(provider, mode));
    }
    let from_abc: Vec<_> =
        types.others.iter().copied().filter(|name| matches!(*name, "Mapping" | "Sequence")).collect();
    let imports = |names: Vec<&str>, module: &str| {
        if names.is_empty() {
            return String::new();
        }
        let names = exploded(names.iter().map(|name| (*name).to_owned()), 8);
        format!("    from {module} import (\n{names}    )\n")
    };
    let from_abc = if from_abc.is_empty() {
        String::new()
    } else {
        format!("    from collections.abc import {}\n", from_abc.join(", "))
    };
    let any = if types.others.contains("Any") { "Any, " } else { "" };
    let has_overloads = provider.operations.iter().any(|operation| operation.one_of.is_some());
    let overload = if has_overloads { ", overload" } else { "" };
    let title = provider.id.title();
    let absent = if provider
        .operations
        .iter()
        .any(|operation| operation.fields.iter().any(|field| field.clear.is_some()))
    {
        "Clear, Keep"
    } else {
        "Keep"
    };
    format!(
        "\"\"\"{title}: clients, blocking and async.\"\"\"

from __future__ import annotations

from numplan._absent import KEEP
from numplan._operations import AsyncClient, AsyncRunner, BlockingRunner, Client

TYPE_CHECKING = False
if TYPE_CHECKING:
{from_abc}    from os import PathLike
    from typing import {any}NoReturn{overload}

    from numplan._absent import {absent}
    from numplan._operations import AsyncItems, Items, Named

{}{}{classes}",
        imports(types.enums.iter().map(String::as_str).collect(), ".literals"),
        imports(types.models.iter().map(String::as_str).collect(), ".models"),
    )
}

/// Writes the class of a resource, such as `Numbers`. Each provider's module has its own.
fn resource_class(
    mode: Mode,
    (resource, doc): (&str, &str),
    operations: &[&'static OperationSpec],
    types: &mut Types,
) -> String {
    let mut text = format!(
        "\n\nclass {}{}:\n{}
    __slots__ = (\"_runner\",)

    def __init__(self, runner: {}) -> None:
        \"\"\"Run operations with `runner`.\"\"\"
        self._runner = runner
",
        mode.prefix(),
        pascal(resource),
        docstring(doc, 4),
        mode.runner(),
    );
    // A method called `list` hides the built-in type from annotations after it, so lists come last.
    let (lists, others): (Vec<_>, Vec<_>) = operations.iter().partition(|operation| operation.item.is_some());
    for operation in others {
        text.push_str(&method(operation, mode, types, false));
    }
    for operation in lists {
        text.push_str(&list_method(operation, mode, types));
        if !operation.window.is_empty() {
            text.push_str(&method(operation, mode, types, true));
        }
    }
    text
}

/// The parts of a method: parameters, documentation, and the dictionaries it passes on.
struct Parts {
    parameters: String,
    documentation: String,
    inputs: String,
    options: String,
}

fn parts(operation: &'static OperationSpec, types: &mut Types, window: bool) -> Parts {
    let mut parts = Parts {
        parameters: String::new(),
        documentation: String::new(),
        inputs: String::new(),
        options: String::new(),
    };
    let mut keywords = String::new();
    let window = if window { operation.window } else { &[] };
    let mut first = true;
    for argument in arguments(operation).chain(window) {
        let of = types.input(argument.kind);
        if argument.required {
            let _ = writeln!(parts.parameters, "        {}: {of},", argument.name);
        } else if first && matches!(argument.kind, InputType::Phone | InputType::List(InputType::Phone)) {
            let _ = writeln!(parts.parameters, "        {}: {of} | Keep = KEEP,", argument.name);
        } else {
            let _ = writeln!(keywords, "        {}: {of} | Keep = KEEP,", argument.name);
        }
        first = false;
        explain(&mut parts.documentation, argument.name, argument.doc);
        let _ = writeln!(parts.inputs, "                {}: {},", quoted(argument.name), argument.name);
    }
    for field in operation.fields {
        let of = types.input(field.kind);
        let clear = if field.clear.is_some() { " | Clear" } else { "" };
        let _ = writeln!(keywords, "        {}: {of}{clear} | Keep = KEEP,", field.name);
        let empties = if field.clear.is_some() { " `numplan.CLEAR` empties it." } else { "" };
        explain(&mut parts.documentation, field.name, &format!("{}{empties}", field.doc));
        let _ = writeln!(parts.inputs, "                {}: {},", quoted(field.name), field.name);
    }
    for option in options(operation) {
        let of = types.input(option.kind);
        let _ = writeln!(keywords, "        {}: {of} | Keep = KEEP,", option.name);
        explain(&mut parts.documentation, option.name, &with_unit(option));
        let _ = writeln!(parts.options, "                {}: {},", quoted(option.name), option.name);
    }
    let _ = write!(parts.parameters, "        *,\n{keywords}        **unknown: NoReturn,\n");
    parts.inputs.push_str("                **unknown,\n");
    parts
}

fn with_unit(option: &FieldSpec) -> String {
    let unit = if option.kind == InputType::Seconds { " In seconds." } else { "" };
    format!("{}{unit}", option.doc)
}

fn explain(to: &mut String, name: &str, doc: &str) {
    let doc = doc.replace("\n\n", " ").replace('\\', "\\\\");
    for (at, line) in wrapped(&format!("{name}: {doc}"), 92).into_iter().enumerate() {
        let _ = writeln!(to, "            {}{line}", if at == 0 { "" } else { "    " });
    }
}

fn documented(operation: &OperationSpec, parts: &Parts, extra: &str) -> String {
    let head = docstring(&format!("{}{extra}", operation.doc), 8);
    let head = head.trim_end().trim_end_matches("\"\"\"").trim_end();
    format!("{head}\n\n        Args:\n{}        \"\"\"\n", parts.documentation)
}

fn method(operation: &'static OperationSpec, mode: Mode, types: &mut Types, window: bool) -> String {
    let parts = parts(operation, types, window);
    let of = types.export(operation.output, None);
    let name = if window { format!("{}_page", operation.verb()) } else { operation.verb().to_owned() };
    let (define, wait) = match mode {
        Mode::Blocking => ("def", ""),
        Mode::Async => ("async def", "await "),
    };
    let overloads = operation.one_of.map(|names| overloads(names, define, &name, &of, &parts.parameters));
    let overloads = overloads.unwrap_or_default();
    let extra = if window { "\n\nReads one page." } else { "" };
    let doc = documented(operation, &parts, extra);
    let operation = operation.name;
    format!(
        "
{overloads}    {define} {name}(
        self,
{}    ) -> {of}:
{doc}        result: {of} = {wait}self._runner.run(
            {},
            {{
{}            }},
            {{
{}            }},
        )
        return result
",
        parts.parameters,
        quoted(operation),
        parts.inputs,
        parts.options,
    )
}

/// The overloads of a method that takes one of two arguments, for type checkers only.
fn overloads((first, second): (&str, &str), define: &str, name: &str, of: &str, parameters: &str) -> String {
    let mut out = String::from("    if TYPE_CHECKING:\n");
    for (given, other) in [(first, second), (second, first)] {
        let _ = write!(out, "\n        @overload\n        {define} {name}(\n            self,\n");
        let is_of = |line: &str, name: &str| line.trim_start().starts_with(&format!("{name}: "));
        for line in parameters.lines() {
            let _ = match line {
                line if is_of(line, given) => writeln!(out, "    {}", line.replace(" | Keep = KEEP", "")),
                line if is_of(line, other) => writeln!(out, "            {other}: Keep = KEEP,"),
                line => writeln!(out, "    {line}"),
            };
        }
        let _ = writeln!(out, "        ) -> {of}: ...");
    }
    out + "\n"
}

fn list_method(operation: &'static OperationSpec, mode: Mode, types: &mut Types) -> String {
    let parts = parts(operation, types, false);
    let Some(item) = operation.item else { return String::new() };
    let item = types.export(item, None);
    let items = match mode {
        Mode::Blocking => "Items",
        Mode::Async => "AsyncItems",
    };
    let doc = documented(operation, &parts, "\n\nPages are read during iteration.");
    format!(
        "
    def {}(
        self,
{}    ) -> {items}[{item}]:
{doc}        return self._runner.items(
            {},
            {{
{}            }},
            {{
{}            }},
        )
",
        operation.verb(),
        parts.parameters,
        quoted(operation.name),
        parts.inputs,
        parts.options,
    )
}

fn client(provider: &Described, mode: Mode) -> String {
    let (title, prefix) = (provider.id.title(), mode.prefix());
    let all = resources(provider);
    let slots = tuple(&all.iter().map(|(name, _)| *name).collect::<Vec<_>>(), 4);
    let mut attributes = String::new();
    let mut created = String::new();
    for (name, _) in &all {
        let class = format!("{prefix}{}", pascal(name));
        let _ = write!(attributes, "    {name}: {class}\n{}", docstring(resource_doc(provider.id, name), 4));
        let _ = writeln!(created, "        self.{name} = {class}(self._runner)");
    }
    let (mut parameters, mut documentation, mut passed) = (String::new(), String::new(), String::new());
    for (at, part) in provider.credentials.iter().enumerate() {
        let variables: Vec<_> = provider.environment.iter().filter_map(|set| set.get(at)).copied().collect();
        let _ = writeln!(parameters, "        {part}: str | None = None,");
        let spaced = part.replace('_', " ");
        explain(
            &mut documentation,
            part,
            &format!("The {spaced}. Default: the environment variable {}.", variables.join(" or ")),
        );
        let _ = writeln!(passed, "            {}: {part},", quoted(part));
    }
    parameters.push_str("        *,\n");
    for setting in CLIENT_SETTINGS {
        let of = match setting.kind {
            InputType::Count => "int",
            InputType::Real | InputType::Seconds => "float",
            InputType::Flag => "bool",
            _ if setting.name == "ca_file" => "str | PathLike[str]",
            _ => "str",
        };
        let _ = writeln!(parameters, "        {}: {of} | Keep = KEEP,", setting.name);
        explain(&mut documentation, setting.name, &with_unit(setting));
        let _ = writeln!(passed, "            {}: {},", quoted(setting.name), setting.name);
    }
    let how = match mode {
        Mode::Blocking => "with blocking methods",
        Mode::Async => "with async methods, for any asyncio loop",
    };
    let doc = docstring(
        &format!("A client for {title} {how}.\n\nThreads can share it, and it works after `fork()`."),
        4,
    );
    format!(
        "

class {prefix}{title}({prefix}Client):
{doc}
    __slots__ = {slots}

{attributes}
    def __init__(
        self,
{parameters}        **unknown: NoReturn,
    ) -> None:
        \"\"\"Make a client. It connects at the first operation.

        Args:
{documentation}        \"\"\"
        settings: Named = {{
{passed}            **unknown,
        }}
        # Tools that record the local variables of a traceback must not find the credentials.
        del {secrets}
        super().__init__({name}, settings)
{created}",
        name = quoted(provider.id.as_str()),
        secrets = provider.credentials.join(", "),
    )
}
