//! Generated files, and text helpers for all languages: line wrapping and letter case.

use std::path::PathBuf;

/// A generated file, with its path in the project.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn new(path: impl Into<PathBuf>, text: String) -> Self {
        Self { path: path.into(), text }
    }
}

/// Wraps `text` to lines of at most `width` characters.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n") {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// Converts `set_route` to `SetRoute`.
pub(crate) fn pascal(snake: &str) -> String {
    let parts = snake.split(['_', '.', '-']).filter(|part| !part.is_empty());
    parts.map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

/// The texts of some items.
pub(crate) fn joined<T>(
    items: impl IntoIterator<Item = T>,
    separator: &str,
    text: impl FnMut(T) -> String,
) -> String {
    items.into_iter().map(text).collect::<Vec<_>>().join(separator)
}

/// Lines after a prefix, without spaces at their ends.
pub(crate) fn prefixed(lines: &[String], prefix: &str) -> String {
    joined(lines, "", |line| format!("{prefix}{line}").trim_end().to_owned() + "\n")
}

/// A documentation comment in `/** … */`.
pub(crate) fn block_comment(text: &str, indent: usize, width: usize) -> String {
    let pad = " ".repeat(indent);
    let lines = wrapped(&text.replace("*/", "* /"), width - indent);
    match lines.as_slice() {
        [line] => format!("{pad}/** {line} */\n"),
        lines => format!("{pad}/**\n{}{pad} */\n", prefixed(lines, &format!("{pad} * "))),
    }
}
