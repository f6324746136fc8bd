//! The file of a provider, such as `flowroute.py`: its clients, with one method per operation.

use std::collections::BTreeSet;
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
            let doc = resource_doc(provider.id, resource);
            classes.push_str(&resource_class(mode, (resource, doc), &operations, &mut types));
        }
        classes.push_str(&client(provider, mode));
    }
    let imports = |names: &BTreeSet<String>, module: &str| {
        let names = exploded(names.iter().cloned(), 8);
        if names.is_empty() { names } else { format!("    from {module} import (\n{names}    )\n") }
    };
    let mut from_abc = types.abstract_types();
    if !from_abc.is_empty() {
        from_abc = format!("    from collections.abc import {from_abc}\n");
    }
    let any = if types.others.contains("Any") { "Any, " } else { "" };
    let has_overloads = provider.operations.iter().any(|operation| operation.one_of.is_some());
    let overload = if has_overloads { ", overload" } else { "" };
    let title = provider.id.title();
    let mut fields = provider.operations.iter().flat_map(|operation| operation.fields);
    let absent = if fields.any(|field| field.clear.is_some()) { "Clear, Keep" } else { "Keep" };
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
        imports(&types.enums, ".literals"),
        imports(&types.models, ".models"),
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
        text.push_str(&method(operation, mode, types, Reading::Whole));
    }
    for operation in lists {
        text.push_str(&method(operation, mode, types, Reading::Items));
        if !operation.window.is_empty() {
            text.push_str(&method(operation, mode, types, Reading::Page));
        }
    }
    text
}

/// The parts of a method: parameters, documentation, and the dictionaries it passes on.
#[derive(Default)]
struct Parts {
    parameters: String,
    documentation: String,
    inputs: String,
    options: String,
}

fn parts(operation: &'static OperationSpec, types: &mut Types, window: bool) -> Parts {
    let (mut parts, mut keywords) = (Parts::default(), String::new());
    let passed = |name: &str| format!("                {}: {name},\n", quoted(name));
    let window = if window { operation.window } else { &[] };
    for (place, argument) in arguments(operation).chain(window).enumerate() {
        let is_number = matches!(argument.kind, InputType::Phone | InputType::List(InputType::Phone));
        let is_positional = argument.required || place == 0 && is_number;
        let to = if is_positional { &mut parts.parameters } else { &mut keywords };
        let default = if argument.required { "" } else { " | Keep = KEEP" };
        let _ = writeln!(to, "        {}: {}{default},", argument.name, types.input(argument.kind));
        parts.documentation += &explained(argument.name, argument.doc);
        parts.inputs += &passed(argument.name);
    }
    let fields = operation.fields.iter().map(|field| (field, false));
    for (spec, is_option) in fields.chain(options(operation).map(|option| (option, true))) {
        let (clear, empties) =
            if spec.clear.is_some() { (" | Clear", " `numplan.CLEAR` empties it.") } else { ("", "") };
        let _ = writeln!(keywords, "        {}: {}{clear} | Keep = KEEP,", spec.name, types.input(spec.kind));
        parts.documentation += &explained(spec.name, &(with_unit(spec) + empties));
        let to = if is_option { &mut parts.options } else { &mut parts.inputs };
        *to += &passed(spec.name);
    }
    let _ = write!(parts.parameters, "        *,\n{keywords}        **unknown: NoReturn,\n");
    parts.inputs.push_str("                **unknown,\n");
    parts
}

fn with_unit(option: &FieldSpec) -> String {
    let unit = if option.kind == InputType::Seconds { " In seconds." } else { "" };
    format!("{}{unit}", option.doc)
}

fn explained(name: &str, doc: &str) -> String {
    let doc = doc.replace("\n\n", " ").replace('\\', "\\\\");
    format!("            {}\n", wrapped(&format!("{name}: {doc}"), 92).join("\n                "))
}

fn documented(operation: &OperationSpec, parts: &Parts, extra: &str) -> String {
    let head = docstring(&format!("{}{extra}", operation.doc), 8);
    let head = head.trim_end().trim_end_matches("\"\"\"").trim_end();
    format!("{head}\n\n        Args:\n{}        \"\"\"\n", parts.documentation)
}

/// How a method reads what the operation returns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Whole,
    /// The pages of a list, during iteration.
    Items,
    /// One page of a list.
    Page,
}

fn method(operation: &'static OperationSpec, mode: Mode, types: &mut Types, reading: Reading) -> String {
    let parts = parts(operation, types, reading == Reading::Page);
    let output = match (reading, operation.item) {
        (Reading::Items, Some(item)) => format!("{}Items[{}]", mode.prefix(), types.export(item, None)),
        _ => types.export(operation.output, None),
    };
    let (define, wait) = match mode {
        Mode::Async if reading != Reading::Items => ("async def", "await "),
        Mode::Blocking | Mode::Async => ("def", ""),
    };
    let (run, returns) = match reading {
        Reading::Items => ("return self._runner.items".to_owned(), ""),
        Reading::Whole | Reading::Page => {
            (format!("result: {output} = {wait}self._runner.run"), "        return result\n")
        }
    };
    let (suffix, extra) = match reading {
        Reading::Whole => ("", ""),
        Reading::Items => ("", "\n\nPages are read during iteration."),
        Reading::Page => ("_page", "\n\nReads one page."),
    };
    let name = format!("{}{suffix}", operation.verb());
    let overloads = operation.one_of.map(|names| overloads(names, define, &name, &output, &parts.parameters));
    format!(
        "
{}    {define} {name}(
        self,
{}    ) -> {output}:
{}        {run}(
            {},
            {{
{}            }},
            {{
{}            }},
        )
{returns}",
        overloads.unwrap_or_default(),
        parts.parameters,
        documented(operation, &parts, extra),
        quoted(operation.name),
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
        let doc = format!("The {spaced}. Default: the environment variable {}.", variables.join(" or "));
        documentation += &explained(part, &doc);
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
        documentation += &explained(setting.name, &with_unit(setting));
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
