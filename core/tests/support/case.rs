//! Cases as they stand in `tests/vectors`, and the comparison of what is seen with what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// Where the cases are that every language runs.
pub(crate) fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors")
}

/// A file of cases of one kind.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) group: String,
    pub(crate) kind: String,
    pub(crate) cases: Vec<Case>,
}

/// One case: the members of the file's `given`, overridden by its own.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    members: Map<String, Value>,
}

impl Case {
    pub(crate) fn of(members: &Value) -> Self {
        Self { name: String::new(), members: members.as_object().expect("an object").clone() }
    }

    /// A member; `null` if the case has none of that name.
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

    /// The bytes of a body: `body` as JSON, or `text` as it stands.
    pub(crate) fn body(&self) -> Vec<u8> {
        match (self.get("text"), self.members.get("body")) {
            (Value::String(text), None) => text.clone().into_bytes(),
            (Value::Null, Some(body)) => body.to_string().into_bytes(),
            (Value::Null, None) => Vec::new(),
            _ => panic!("{}: give `body` or `text`", self.name),
        }
    }
}

/// Every file under `tests/vectors` but those of `numbers`, which have a runner of their own.
pub(crate) fn files() -> Vec<File> {
    let mut folders = vec![vectors()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder of vectors") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                if !path.ends_with("numbers") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "json") {
                files.push(read(&path));
            }
        }
    }
    files.sort_by(|left, right| left.group.cmp(&right.group));
    files
}

fn read(path: &Path) -> File {
    let group = path.strip_prefix(vectors()).expect("a path in it");
    let group = group.with_extension("").display().to_string();
    let bytes = fs::read(path).expect("a file that can be read");
    let file: Value = serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{group}: {error}"));
    let shared = file["given"].as_object().cloned().unwrap_or_default();
    let cases = file["cases"].as_array().cloned().unwrap_or_default();
    let cases = cases.into_iter().map(|case| {
        let mut members = shared.clone();
        let Value::Object(own) = case else { panic!("{group}: a case is an object") };
        members.extend(own);
        let name = members.get("name").and_then(Value::as_str);
        Case { name: name.expect("every case has a name").to_owned(), members }
    });
    File { kind: file["kind"].as_str().expect("a file has a kind").to_owned(), cases: cases.collect(), group }
}

/// Where `seen` is not what is expected. Of an object only the expected members are looked at; a list must be as
/// long, and agree member by member.
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

/// An error against what a case says of it: any member by its name, and `says`, parts of its message.
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
