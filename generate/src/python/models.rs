//! `models.py`: the results of operations, and their parts.

use std::fmt::Write as _;

use numplan::export::{ModelSpec, Type};

use super::provider::arguments;
use super::syntax::{docstring, quoted, text_value};
use super::types::{Types, is_own_number};
use crate::catalog::{Described, Vocabulary, options, providers};

/// Models without a generated class: classes of the native module, and the record of an error.
const ELSEWHERE: [&str; 3] = ["NumberCheck", "ColumnCounts", "ErrorDetails"];

pub(super) fn text(vocabulary: &Vocabulary) -> String {
    let mut types = Types::default();
    let mut classes = String::new();
    let mut changes = String::new();
    let providers = providers();
    for model in &vocabulary.models {
        if ELSEWHERE.contains(&model.name) {
            continue;
        }
        classes.push_str(&class(model, &mut types));
        if is_own_number(model)
            && let Some(provider) = providers.iter().find(|provider| model.provider() == Some(provider.id))
        {
            classes.push_str(&own_methods(model, provider, &mut types));
            changes.push_str(&changes_of(model, provider, &mut types));
        }
    }
    let enums: Vec<_> = types.enums.iter().map(String::as_str).collect();
    format!(
        "\"\"\"The results of operations at all providers.\"\"\"

from __future__ import annotations

from numplan._model import Item_co, Model, ModelOf, runner_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import {}
    from typing import Any, TypedDict

    from typing_extensions import Self, Unpack

    from numplan._absent import Clear

    from .errors import Error
    from .literals import (
        {},
    )
{changes}
{classes}",
        types.abstract_types(),
        enums.join(",\n        "),
    )
}

fn class(model: &ModelSpec, types: &mut Types) -> String {
    let about = model.argument.copied();
    let base = if about.is_some() { "ModelOf[Item_co]" } else { "Model" };
    let mut text =
        format!("\nclass {}({base}):\n{}\n    __slots__ = {{\n", model.title(), docstring(model.doc, 4));
    let (mut members, mut required, mut optional, mut filled) =
        (String::new(), String::new(), String::new(), String::new());
    for member in model.members {
        let name = member.name;
        let of = types.export(member.of, about);
        let doc = text_value(member.doc, 8, name.len() + 4);
        let _ = writeln!(text, "        {}: {doc},", quoted(name));
        let _ = write!(members, "    {name}: {of}\n{}", docstring(member.doc, 4));
        let empty = match member.of {
            Type::List(_) => Some("[]"),
            Type::Object => Some("{}"),
            _ => None,
        };
        let _ = if empty.is_some() || matches!(member.of, Type::Optional(_) | Type::Json) {
            let none = if of == "Any" || of.ends_with("| None") { "" } else { " | None" };
            writeln!(optional, "        {name}: {of}{none} = None,")
        } else {
            writeln!(required, "        {name}: {of},")
        };
        let _ = match empty {
            Some(empty) => writeln!(filled, "            {empty} if {name} is None else {name},"),
            None => writeln!(filled, "            {name},"),
        };
    }
    if is_own_number(model) {
        text.push_str("        \"_runner\": \"The runner of the client that read it.\",\n");
    }
    let require = if model.members.iter().any(|member| member.name == "failure") {
        "
    def require(self) -> Self:
        \"\"\"Return the result itself, or raise `failure` if it is set, with this in its `result`.\"\"\"
        if self.failure is not None:
            self.failure.result = self
            raise self.failure
        return self
"
    } else {
        ""
    };
    format!(
        "{text}    }}\n
{members}
    def __init__(
        self,
        *,
{required}{optional}    ) -> None:
        \"\"\"Make a model of its members, for tests.\"\"\"
        self._fill(
{filled}        )
{require}\n"
    )
}

/// Writes the `update` methods of a number, blocking and async.
fn own_methods(model: &ModelSpec, provider: &Described, types: &mut Types) -> String {
    let title = model.title();
    let Some((member, argument)) = provider.operations.iter().find_map(|operation| operation.own) else {
        return String::new();
    };
    let updated = types.export(update(provider).output, None);
    let (head, client, module) = (title.clone(), provider.id.title(), provider.id.as_str());
    let this =
        if argument == "number" { format!("self.{member}") } else { format!("{argument}=self.{member}") };
    format!(
        "    def update(self, **changes: Unpack[{head}Changes]) -> {updated}:
        \"\"\"Update this number with the client that read it. Fields left out are kept.

        The keywords are those of `numplan.{client}.numbers.update`.
        \"\"\"
        from .{module} import Numbers  # noqa: PLC0415 - it imports this module

        numbers: Any = Numbers(runner_of(self))
        result: {updated} = numbers.update({this}, **changes)
        return result


class Async{head}({head}):
    \"\"\"A number that an async client read.\"\"\"

    __slots__ = ()

    # Without this, type checkers derive a constructor without defaults.
    __init__ = {head}.__init__

    async def update(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        **changes: Unpack[{head}Changes],
    ) -> {async_updated}:
        \"\"\"Update this number with the client that read it. Fields left out are kept.

        The keywords are those of `numplan.Async{client}.numbers.update`.
        \"\"\"
        from .{module} import AsyncNumbers  # noqa: PLC0415 - it imports this module

        numbers: Any = AsyncNumbers(runner_of(self))
        result: {async_updated} = await numbers.update({this}, **changes)
        return result

",
        async_updated = updated.replace(&title, &format!("Async{title}")),
    )
}

fn update(provider: &Described) -> &'static numplan::bindings::catalog::OperationSpec {
    let found = provider.operations.iter().find(|operation| operation.own.is_some());
    found.copied().unwrap_or(provider.operations[0])
}

/// Writes the keyword types of a number's own update.
fn changes_of(model: &ModelSpec, provider: &Described, types: &mut Types) -> String {
    let mut text = format!(
        "\n    class {}Changes(TypedDict, total=False):\n        \"\"\"The fields of a number at {} that can be changed.\"\"\"\n\n",
        model.title(),
        provider.id.title()
    );
    let update = update(provider);
    for field in update.fields {
        let of = types.input(field.kind);
        let clear = if field.clear.is_some() { " | Clear" } else { "" };
        let _ = writeln!(text, "        {}: {of}{clear}", field.name);
    }
    let addresses = ["number", "id"];
    for argument in arguments(update).filter(|argument| !addresses.contains(&argument.name)) {
        let _ = writeln!(text, "        {}: {}", argument.name, types.input(argument.kind));
    }
    for option in options(update) {
        let _ = writeln!(text, "        {}: {}", option.name, types.input(option.kind));
    }
    text
}

/// The class names of `models.py`.
pub(super) fn classes(vocabulary: &Vocabulary) -> Vec<String> {
    let models = vocabulary.models.iter().filter(|model| !ELSEWHERE.contains(&model.name));
    let mut classes: Vec<String> = models.clone().map(|model| model.title()).collect();
    classes
        .extend(models.filter(|model| is_own_number(model)).map(|model| format!("Async{}", model.title())));
    classes.sort();
    classes
}
