//! The cases of `tests/vectors`, and comparisons with their expectations.

use std::fs;
use std::path::{Path, PathBuf};

use numplan::fields::Input;
use serde_json::{Map, Value, json};

/// The folder of the cases that every language runs.
pub(crate) fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors")
}

/// A section of a file: cases of one kind.
#[derive(Debug)]
pub(crate) struct Section {
    /// The path of the file in the folder, without its extension.
    pub(crate) file: String,
    pub(crate) kind: String,
    pub(crate) cases: Vec<Case>,
}

/// One case: the members of the file's `given`, overridden by those of the section's, overridden by its own.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    members: Map<String, Value>,
}

impl Case {
    pub(crate) fn of(members: &Value) -> Self {
        Self { name: String::new(), members: members.as_object().expect("an object").clone() }
    }

    /// Returns a member, or `null`.
    pub(crate) fn get(&self, name: &str) -> &Value {
        self.members.get(name).unwrap_or(&Value::Null)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        let value = self.get(name).as_str();
        value.unwrap_or_else(|| panic!("{}: `{name}` must be a text", self.name))
    }

    pub(crate) fn expect(&self) -> &Map<String, Value> {
        let expect = self.get("expect").as_object();
        expect.unwrap_or_else(|| panic!("{}: `expect` is missing", self.name))
    }

    /// Returns the bytes of a body: `body` as JSON, or `text` verbatim.
    pub(crate) fn body(&self) -> Vec<u8> {
        match (self.get("text"), self.members.get("body")) {
            (Value::String(text), None) => text.clone().into_bytes(),
            (Value::Null, Some(body)) => body.to_string().into_bytes(),
            (Value::Null, None) => Vec::new(),
            _ => panic!("{}: give `body` or `text`", self.name),
        }
    }
}

/// Reads the sections of all files but those of `numbers`, which have a runner of their own.
pub(crate) fn sections() -> Vec<Section> {
    let mut sections = Vec::new();
    for folder in fs::read_dir(vectors()).expect("the folder of vectors") {
        let folder = folder.expect("an entry").path();
        if folder.is_dir() && !folder.ends_with("numbers") {
            for entry in fs::read_dir(&folder).expect("a folder of vectors") {
                sections.extend(read(&entry.expect("an entry").path()));
            }
        }
    }
    sections.sort_by(|left, right| left.file.cmp(&right.file));
    sections
}

fn read(path: &Path) -> Vec<Section> {
    let name = path.strip_prefix(vectors()).expect("a path in it");
    let name = name.to_str().and_then(|name| name.strip_suffix(".json")).expect("a JSON file");
    let bytes = fs::read(path).expect("a readable file");
    let file: Value = serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let members = |of: &Value| of.as_object().cloned().unwrap_or_default();
    let sections = file["sections"].as_array().unwrap_or_else(|| panic!("{name} has no sections"));
    let read = sections.iter().map(|section| {
        let case = |case: &Value| {
            let given = [&file["given"], &section["given"], case].map(members);
            let members: Map<_, _> = given.into_iter().flatten().collect();
            let own = members.get("name").and_then(Value::as_str);
            Case { name: own.unwrap_or_else(|| panic!("{name}: a case has no name")).to_owned(), members }
        };
        let kind = section["kind"].as_str().unwrap_or_else(|| panic!("{name}: a section has no kind"));
        let cases = section["cases"].as_array().into_iter().flatten().map(case).collect();
        Section { file: name.to_owned(), kind: kind.to_owned(), cases }
    });
    read.collect()
}

/// Reads the value of a field: `{"$clear": true}` clears.
pub(crate) fn input(value: Value) -> Input {
    if value == json!({ "$clear": true }) { Input::Clear } else { Input::Value(value) }
}

/// Returns the first difference. Of an object only the expected members are compared, of a list all items.
pub(crate) fn difference(expected: &Value, seen: &Value) -> Option<String> {
    match (expected, seen) {
        (Value::Object(members), Value::Object(_)) => members.iter().find_map(|(name, wanted)| {
            difference(wanted, seen.get(name).unwrap_or(&Value::Null)).map(|what| format!(".{name}{what}"))
        }),
        (Value::Array(wanted), Value::Array(items)) if wanted.len() == items.len() => {
            wanted.iter().zip(items).enumerate().find_map(|(index, (wanted, item))| {
                difference(wanted, item).map(|what| format!("[{index}]{what}"))
            })
        }
        (Value::Number(wanted), Value::Number(number)) if wanted.as_f64() == number.as_f64() => None,
        _ if expected == seen => None,
        _ => Some(format!(": expected {expected}, seen {seen}")),
    }
}

/// Returns the first difference of an error: members by name, and `says`, parts of its message.
pub(crate) fn error_difference(expected: &Map<String, Value>, error: &numplan::Error) -> Option<String> {
    let mut expected = expected.clone();
    let parts = expected.remove("says").unwrap_or_default();
    let seen = serde_json::to_value(error).expect("an error can be written");
    let message = error.message.as_str();
    let missing = parts.as_array().into_iter().flatten().find_map(|part| {
        let part = part.as_str().expect("`says` lists texts");
        (!message.contains(part)).then(|| format!(": {message:?} does not say {part:?}"))
    });
    difference(&Value::Object(expected), &seen).or(missing)
}
