//! `errors.py`: one exception class per error code.

use std::fmt::Write as _;

use numplan::error::{ErrorCode, ErrorDetails};
use numplan::export::{Export as _, Type};
use numplan::string_enum::StringEnum as _;

use super::syntax::{docstring, quoted};
use super::types::Types;
use crate::text::{joined, pascal};

/// The built-in exception that a class also derives from, so that `except TimeoutError` works.
fn builtin_base(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::InvalidInput => ", ValueError",
        ErrorCode::Network => ", ConnectionError",
        ErrorCode::Timeout => ", builtins.TimeoutError",
        _ => "",
    }
}

pub(super) fn text() -> String {
    let Type::Model(spec) = ErrorDetails::TYPE else { return String::new() };
    let mut types = Types::default();
    let mut members = String::new();
    let (mut parameters, mut assigned) = (String::new(), String::new());
    for member in spec.members {
        let name = member.name;
        let of = types.export(member.of, None);
        let _ = write!(members, "    {name}: {of}\n{}", docstring(member.doc, 4));
        if matches!(name, "code" | "message") {
            continue;
        }
        let (of, default) = match member.of {
            Type::Optional(_) => (of, "None"),
            Type::List(_) => (format!("{of} | None"), "None"),
            Type::Flag => (of, "False"),
            Type::Whole => (of, "0"),
            _ => (of, "\"no\""),
        };
        let _ = writeln!(parameters, "        {name}: {of} = {default},");
        let value = match member.of {
            Type::List(_) => format!("[] if {name} is None else {name}"),
            _ => name.to_owned(),
        };
        let _ = writeln!(assigned, "        self.{name} = {value}");
    }
    let models = spec.members.iter().filter(|member| matches!(member.of, Type::List(Type::Model(_))));
    let models = joined(models, ", ", |member| quoted(member.name));
    let enums = joined(&types.enums, ", ", String::clone);
    let mut text = format!(
        "\"\"\"The errors: one class per code, all derived from `numplan.Error`.

An error names the value that was wrong and what to do, tells whether anything was sent, and has the
provider's own messages. Errors can be pickled and copied.
\"\"\"

from __future__ import annotations

import builtins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .literals import {enums}
    from .models import FieldError, ResponseHeader, ServerError


class Error(Exception):
    \"\"\"A failed operation.\"\"\"

{members}    result: Any = None
    \"\"\"The result, on an error that `require` raised.\"\"\"

    def __init__(
        self,
        message: str,
        *,
{parameters}    ) -> None:
        \"\"\"Make an error of its members, for tests.\"\"\"
        super().__init__(message)
        self.message = message
{assigned}
    def __str__(self) -> str:
        \"\"\"Return the message.\"\"\"
        return self.message

    def as_dict(self) -> dict[str, Any]:
        \"\"\"Return the members as a dictionary, ready for JSON.\"\"\"
        record: dict[str, Any] = {{\"code\": self.code, **self.__dict__}}
        record.pop(\"result\", None)
        for name in ({models}):
            record[name] = [part.as_dict() for part in record[name]]
        return record

    def __reduce__(self) -> tuple[Any, ...]:
        \"\"\"Pickle the members, and the result if there is one.\"\"\"
        return (type(self), (self.message,), self.__dict__)
"
    );
    let mut classes = String::new();
    for (code, doc) in ErrorCode::ALL.iter().zip(ErrorCode::SPEC.docs) {
        let word = code.as_str();
        let class = format!("{}Error", pascal(word));
        let _ = write!(
            text,
            "\n\nclass {class}(Error{}):\n{}\n    code = {}\n",
            builtin_base(*code),
            docstring(doc, 4),
            quoted(word)
        );
        let _ = writeln!(classes, "    {}: {class},", quoted(word));
    }
    let _ = write!(
        text,
        "

_CLASSES: dict[str, type[Error]] = {{
{classes}}}


def of_record(record: dict[str, Any]) -> Error:
    \"\"\"Make the error of a record from the engine.\"\"\"
    kind = _CLASSES[record.pop(\"code\")]
    return kind(record.pop(\"message\"), **record)
"
    );
    text
}

/// The class names of `errors.py`.
pub(super) fn classes() -> Vec<String> {
    let mut classes: Vec<String> =
        ErrorCode::ALL.iter().map(|code| format!("{}Error", pascal(code.as_str()))).collect();
    classes.push("Error".to_owned());
    classes.sort();
    classes
}
