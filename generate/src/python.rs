//! The Python package's sources: classes with annotations and docstrings, which people read as they stand.
//!
//! What is written is formatted as the project's formatter leaves it: every list of parameters is exploded.

mod errors;
mod literals;
mod models;
mod provider;
mod types;

use std::fmt::Write as _;

use crate::File;
use crate::catalog::{Vocabulary, providers};
use crate::text::wrapped;

/// The first line of what is generated.
const NOTE: &str = "# Written by `make generate`. Change the engine's declarations instead.\n";

/// How long a line may be.
const WIDTH: usize = 110;

/// The Python package's generated files.
pub(crate) fn files() -> Vec<File> {
    let vocabulary = Vocabulary::new();
    let file = |name: &str, text: String| {
        let text = format!("{NOTE}{}\n", text.trim_end());
        File::new(format!("bindings-python/python/numplan/{name}.py"), text)
    };
    let mut files = vec![
        file("literals", literals::text(&vocabulary)),
        file("models", models::text(&vocabulary)),
        file("errors", errors::text()),
        file("__init__", package(&vocabulary)),
    ];
    for provider in providers() {
        files.push(file(provider.id.as_str(), provider::text(&provider)));
    }
    files
}

/// A documentation string, `indent` deep, quotes and all: one line that says what it is, then what else there is to
/// say. An address stands on a line of its own.
fn docstring(text: &str, indent: usize) -> String {
    let text = text.replace('\\', "\\\\").replace("\"\"\"", "'''").replace(". https://", ".\n\nhttps://");
    let pad = " ".repeat(indent);
    let (first, rest) = summary(&text, 104 - indent);
    let mut lines = vec![first.split_whitespace().collect::<Vec<_>>().join(" ")];
    if let Some(rest) = rest {
        lines.push(String::new());
        lines.extend(wrapped(rest, 106 - indent));
    }
    let ends = |line: &str| if line.ends_with('"') { " " } else { "" };
    if let [line] = lines.as_slice() {
        return format!("{pad}\"\"\"{line}{}\"\"\"\n", ends(line));
    }
    let mut string = String::new();
    for (at, line) in lines.iter().enumerate() {
        let open = if at == 0 { "\"\"\"" } else { "" };
        let line = format!("{pad}{open}{line}");
        string.push_str(line.trim_end());
        string.push('\n');
    }
    format!("{string}{pad}\"\"\"\n")
}

/// The first paragraph, or of one that does not fit on a line the first sentence; and the rest.
fn summary(text: &str, width: usize) -> (&str, Option<&str>) {
    let (first, rest) = match text.split_once("\n\n") {
        Some((first, rest)) => (first, Some(rest)),
        None => (text, None),
    };
    let fits = first.chars().count() <= width;
    match first.find(". ").filter(|_| !fits) {
        // What follows begins after the full stop and the space.
        Some(at) => (&text[..=at], Some(&text[at + 2..])),
        None => (first, rest),
    }
}

/// A list of names as a tuple, `indent` deep.
fn tuple(names: &[&str], indent: usize) -> String {
    let pad = " ".repeat(indent);
    match names {
        [name] => format!("({},)", quoted(name)),
        names => {
            let names = exploded(names.iter().map(|name| quoted(name)), indent + 4);
            format!("(\n{names}{pad})")
        }
    }
}

/// Items, each with a comma on a line of its own.
fn exploded(items: impl Iterator<Item = String>, indent: usize) -> String {
    items.fold(String::new(), |mut lines, item| {
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "{:indent$}{item},", "");
        lines
    })
}

/// A long text as the value of a dictionary's member, `indent` deep: broken into lines where it must be.
fn text_value(text: &str, indent: usize, before: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = quoted(&text);
    // The comma after it counts too.
    if indent + before + whole.chars().count() < WIDTH {
        return whole;
    }
    let pad = " ".repeat(indent);
    let lines = wrapped(&text, WIDTH - indent - 8);
    let last = lines.len().saturating_sub(1);
    let mut value = String::new();
    for (at, line) in lines.iter().enumerate() {
        let space = if at == last { "" } else { " " };
        // Writing to a String cannot fail.
        let _ = writeln!(value, "{pad}    {}", quoted(&format!("{line}{space}")));
    }
    format!("(\n{value}{pad})")
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `__init__.py`: all that people import.
fn package(vocabulary: &Vocabulary) -> String {
    let mut imports: Vec<(String, Vec<String>)> = vec![
        ("_absent".to_owned(), vec!["CLEAR".to_owned(), "Clear".to_owned()]),
        ("_calls".to_owned(), ["AsyncListing", "Listing", "Prepared"].map(str::to_owned).to_vec()),
        ("_columns".to_owned(), vec!["check_batches".to_owned()]),
        ("_model".to_owned(), vec!["Response".to_owned(), "Model".to_owned()]),
        (
            "_native".to_owned(),
            [
                "NumberCheck",
                "Column",
                "ColumnMember",
                "Sandbox",
                "check",
                "check_callback_url",
                "check_column",
                "is_valid",
                "normalize",
            ]
            .map(str::to_owned)
            .to_vec(),
        ),
        ("errors".to_owned(), errors::classes()),
    ];
    for provider in providers() {
        let title = provider.id.title();
        imports.push((provider.id.as_str().to_owned(), vec![format!("Async{title}"), title.to_owned()]));
    }
    imports.push(("models".to_owned(), models::classes(vocabulary)));
    imports.sort();
    let mut all: Vec<String> = imports.iter().flat_map(|(_, names)| names.clone()).collect();
    all.sort_by_key(|name| {
        // Constants, classes, functions: as the project's linter sorts them.
        let is_constant = name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
        let is_class = name.starts_with(|letter: char| letter.is_ascii_uppercase());
        (!is_constant, !is_class, name.clone())
    });
    let mut text = concat!(
        "\"\"\"Administer phone numbers at Flowroute, Plivo and Wavix.\n\n",
        "One engine checks an update before it is sent, never guesses what was lost on the way, and says field by field\n",
        "what became of it.\n\"\"\"\n\nfrom __future__ import annotations\n\n",
    )
    .to_owned();
    let (later, first): (Vec<_>, Vec<_>) =
        imports.iter().partition(|(module, _)| !module.starts_with('_') && module != "errors");
    text.push_str(&imported(&first, 0));
    text.push_str("\nTYPE_CHECKING = False\nif TYPE_CHECKING:\n");
    text.push_str(&imported(&later, 4));
    let places = later
        .iter()
        .flat_map(|(module, names)| names.iter().map(|name| format!("{}: {}", quoted(name), quoted(module))));
    let (places, all) = (exploded(places, 8), exploded(all.iter().map(|name| quoted(name)), 4));
    format!(
        "{text}
else:
    #: Where the names stand that are loaded when they are first asked for: most programs need one provider.
    _LATER = {{
{places}    }}

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            message = f\"module {{__name__!r}} has no attribute {{name!r}}\"
            raise AttributeError(message)
        module = __import__(f\"{{__name__}}.{{_LATER[name]}}\", fromlist=[name])
        globals()[name] = value = getattr(module, name)
        return value

    def __dir__() -> list[str]:
        return sorted({{*globals(), *__all__}})


__all__ = [
{all}]
"
    )
}

/// The lines that import names, `indent` deep.
fn imported(imports: &[&(String, Vec<String>)], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let mut text = String::new();
    for (module, names) in imports {
        let line = format!("{pad}from .{module} import {}", names.join(", "));
        // Writing to a String cannot fail.
        let _ = if line.chars().count() <= WIDTH {
            writeln!(text, "{line}")
        } else {
            writeln!(
                text,
                "{pad}from .{module} import (\n{}{pad})",
                exploded(names.iter().cloned(), indent + 4)
            )
        };
    }
    text
}
