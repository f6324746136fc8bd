//! The Python package's sources: classes with annotations and docstrings, which people read as they stand.
//!
//! What is written is formatted as the project's formatter leaves it: every list of parameters is exploded.

mod errors;
mod models;
mod provider;
mod types;
mod words;

use crate::File;
use crate::catalogue::{Vocabulary, providers};
use crate::text::wrapped;

/// The first line of what is generated.
const NOTE: &str = "# Written by `make generate`. Change the engine's declarations instead.\n";

/// The Python package's generated files.
pub(crate) fn files() -> Vec<File> {
    let vocabulary = Vocabulary::new();
    let file = |name: &str, text: String| {
        File::new(format!("bindings-python/python/numplan/{name}.py"), format!("{NOTE}{text}"))
    };
    let mut files = vec![
        file("words", words::text(&vocabulary)),
        file("models", models::text(&vocabulary)),
        file("errors", errors::text()),
        file("__init__", package(&vocabulary)),
    ];
    for provider in providers() {
        files.push(file(provider.id.as_str(), provider::text(&provider)));
    }
    files
}

/// A documentation string, `indent` deep, quotes and all.
fn docstring(text: &str, indent: usize) -> String {
    let text = text.replace('\\', "\\\\").replace("\"\"\"", "'''");
    let pad = " ".repeat(indent);
    let (first, rest) = match text.split_once("\n\n") {
        Some((first, rest)) => (first.to_owned(), Some(rest.to_owned())),
        None => match text.split_once(". ") {
            // One line says what it is; what else there is to say follows.
            Some((first, rest)) if text.chars().count() + indent > 100 => {
                (format!("{first}."), Some(rest.to_owned()))
            }
            _ => (text.clone(), None),
        },
    };
    let mut lines = wrapped(&first, 104 - indent);
    if let Some(rest) = &rest {
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

/// A text in quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `__init__.py`: all that people import.
fn package(vocabulary: &Vocabulary) -> String {
    let mut imports: Vec<(String, Vec<String>)> = vec![
        ("_absent".to_owned(), vec!["CLEAR".to_owned(), "Clear".to_owned()]),
        ("_calls".to_owned(), ["AsyncListing", "Listing", "Prepared"].map(str::to_owned).to_vec()),
        ("_model".to_owned(), vec!["Answer".to_owned(), "Model".to_owned()]),
        (
            "_native".to_owned(),
            ["Check", "Column", "Sandbox", "check", "check_column", "is_valid", "normalise"]
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
    for (module, names) in &imports {
        let line = format!("from .{module} import {}\n", names.join(", "));
        if line.chars().count() <= 111 {
            text.push_str(&line);
        } else {
            let names: String = names.iter().map(|name| format!("    {name},\n")).collect();
            text.push_str(&format!("from .{module} import (\n{names})\n"));
        }
    }
    let all: String = all.iter().map(|name| format!("    {},\n", quoted(name))).collect();
    format!("{text}\n__all__ = [\n{all}]\n")
}
