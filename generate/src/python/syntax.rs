//! Python syntax: docstrings, strings, tuples.

use crate::text::{joined, prefixed, wrapped};

/// Maximum length of a line.
pub(super) const WIDTH: usize = 110;

/// Writes a docstring with its quotes: a summary line, then the rest. A URL gets a line of its own.
pub(super) fn docstring(text: &str, indent: usize) -> String {
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
    lines[0].insert_str(0, "\"\"\"");
    format!("{}{pad}\"\"\"\n", prefixed(&lines, &pad))
}

/// Splits a text into its summary and the rest. The summary is the first paragraph if it fits on a line, else its first
/// sentence.
pub(super) fn summary(text: &str, width: usize) -> (&str, Option<&str>) {
    let (first, rest) = match text.split_once("\n\n") {
        Some((first, rest)) => (first, Some(rest)),
        None => (text, None),
    };
    let fits = first.chars().count() <= width;
    match first.find(". ").filter(|_| !fits) {
        // The rest starts after the period and the space.
        Some(at) => (&text[..=at], Some(&text[at + 2..])),
        None => (first, rest),
    }
}

/// Writes names as a tuple.
pub(super) fn tuple(names: &[&str], indent: usize) -> String {
    let pad = " ".repeat(indent);
    match names {
        [name] => format!("({},)", quoted(name)),
        names => {
            let names = exploded(names.iter().map(|name| quoted(name)), indent + 4);
            format!("(\n{names}{pad})")
        }
    }
}

/// Writes items, each with a comma on its own line.
pub(super) fn exploded(items: impl Iterator<Item = String>, indent: usize) -> String {
    joined(items, "", |item| format!("{:indent$}{item},\n", ""))
}

/// Writes a text as the value of a dictionary, split into lines where it is too long.
pub(super) fn text_value(text: &str, indent: usize, before: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = quoted(&text);
    // The line also holds a comma.
    if indent + before + whole.chars().count() < WIDTH {
        return whole;
    }
    let pad = " ".repeat(indent);
    // Each line but the last ends with a space.
    let lines = wrapped(&text, WIDTH - indent - 8).join(" \n");
    let lines = joined(lines.lines(), "", |line| format!("{pad}    {}\n", quoted(line)));
    format!("(\n{lines}{pad})")
}

/// Quotes a text.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
