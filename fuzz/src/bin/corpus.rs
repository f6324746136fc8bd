//! Unpacks and packs the corpus. A fuzzer starts with the cases of `tests/vectors`, converted on each start, and with
//! earlier findings: one text file a target with an input a line, readable in a review.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Error, Result};
use std::path::{Path, PathBuf};

use numplan_fuzz::dictionary::CANARY;
use numplan_fuzz::{fleet_files, fleet_wanted};
use serde_json::{Map, Value, json};

/// The largest packed file. The smallest inputs are kept, and none larger than a twentieth of the file.
const MAX_PACKED_BYTES: usize = 100_000;
const TARGETS: [&str; 8] =
    ["numbers", "responses", "hints", "exchange", "inputs", "callbacks", "fleet_wanted", "fleet_files"];

fn main() -> Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = here.join("corpus");
    let seeds = seeds(&here.join("../tests/vectors"))?;
    match std::env::args().nth(1).as_deref() {
        Some("unpack") => TARGETS.iter().try_for_each(|target| unpack(&corpus, target, &seeds)),
        Some("pack") => TARGETS.iter().try_for_each(|target| pack(&corpus, target, &seeds)),
        _ => Err(Error::other("usage: corpus unpack | pack")),
    }
}

/// Inputs with their targets.
type Seeds = BTreeSet<(&'static str, Vec<u8>)>;

/// Writes the seeds and the packed inputs of a target into its folder.
fn unpack(corpus: &Path, target: &str, seeds: &Seeds) -> Result<()> {
    let folder = corpus.join(target);
    fs::create_dir_all(&folder)?;
    for (_, seed) in seeds.iter().filter(|(of, _)| *of == target) {
        write(&folder, seed)?;
    }
    let packed = fs::read_to_string(folder.with_extension("txt"))?;
    packed.lines().try_for_each(|line| {
        let input = unescape(line)
            .ok_or_else(|| Error::other(format!("corpus/{target}.txt: wrong escape sequence in: {line}")))?;
        write(&folder, &input)
    })
}

/// Packs the inputs of a target's folder, except seeds.
fn pack(corpus: &Path, target: &'static str, seeds: &Seeds) -> Result<()> {
    let mut lines = BTreeSet::new();
    for entry in fs::read_dir(corpus.join(target))? {
        let input = fs::read(entry?.path())?;
        let line = escape(&input);
        if line.len() < MAX_PACKED_BYTES / 20 && !line.is_empty() && !seeds.contains(&(target, input)) {
            lines.insert((line.len(), line));
        }
    }
    let (mut packed, count) = (String::new(), lines.len());
    for (_, line) in lines {
        if packed.len() + line.len() < MAX_PACKED_BYTES {
            packed.push_str(&line);
            packed.push('\n');
        }
    }
    println!("{target}: {} of {count} inputs, {} bytes", packed.lines().count(), packed.len());
    fs::write(corpus.join(target).with_extension("txt"), packed)
}

fn write(folder: &Path, input: &[u8]) -> Result<()> {
    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    fs::write(folder.join(format!("{:016x}", hasher.finish())), input)
}

/// Any bytes as one line of ASCII.
fn escape(input: &[u8]) -> String {
    let escaped = input.iter().map(|byte| match byte {
        b'\\' => "\\\\".to_owned(),
        b'\n' => "\\n".to_owned(),
        b' '..=b'~' => char::from(*byte).to_string(),
        _ => format!("\\x{byte:02x}"),
    });
    escaped.collect()
}

fn unescape(line: &str) -> Option<Vec<u8>> {
    let mut input = Vec::with_capacity(line.len());
    let mut rest = line.bytes();
    while let Some(byte) = rest.next() {
        input.push(match byte {
            b'\\' => match rest.next()? {
                b'\\' => b'\\',
                b'n' => b'\n',
                b'x' => {
                    let mut digit = || char::from(rest.next()?).to_digit(16);
                    u8::try_from(digit()? * 16 + digit()?).ok()?
                }
                _ => return None,
            },
            plain => plain,
        });
    }
    Some(input)
}

/// The inputs of the fleet targets, and each case of `tests/vectors`, converted.
fn seeds(vectors: &Path) -> Result<Seeds> {
    let fleets = fleet_wanted::seeds().into_iter().map(|seed| ("fleet_wanted", seed));
    let mut seeds: Seeds =
        fleets.chain(fleet_files::seeds().into_iter().map(|seed| ("fleet_files", seed))).collect();
    for path in json_files(vectors)? {
        let file: Value = serde_json::from_slice(&fs::read(&path)?)?;
        for section in file["sections"].as_array().into_iter().flatten() {
            let kind = section["kind"].as_str().unwrap_or_default();
            for own in section["cases"].as_array().into_iter().flatten() {
                let given = [&file["given"], &section["given"], own].map(Value::as_object);
                let case = given.into_iter().flatten().flatten();
                let case = case.map(|(name, value)| (name.clone(), value.clone())).collect();
                seeds.extend(seeds_of_case(kind, &Value::Object(case)));
            }
        }
    }
    Ok(seeds)
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(json_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    Ok(files)
}

/// Converts a case. Panics on an unknown kind, so that a new kind is not forgotten.
fn seeds_of_case(kind: &str, case: &Value) -> Vec<(&'static str, Vec<u8>)> {
    let operation = || document(case, &[]).to_string().into_bytes();
    match kind {
        "number.check" | "number.normalize" | "number.parse" | "number.column" | "number.typed" => {
            let given = match &case["given"] {
                Value::Array(cells) => cells.iter().map(text).collect::<Vec<_>>().join("\n"),
                given => text(given),
            };
            vec![("numbers", given.into_bytes())]
        }
        "callback_url" => vec![("callbacks", callback_url(case).into_bytes())],
        "validation" | "request" => vec![("inputs", operation())],
        "response" | "error" => {
            let mut input = document(case, &["status", "headers"]).to_string().into_bytes();
            input.push(b'\n');
            input.extend(body(case));
            vec![("inputs", operation()), ("responses", input)]
        }
        "retry" => {
            let mut seeds: Vec<_> =
                script(case).iter().filter_map(hint_input).map(|input| ("hints", input)).collect();
            seeds.push(("exchange", exchange_input(case).to_string().into_bytes()));
            seeds
        }
        kind => panic!("unknown kind of case: {kind}: choose the targets that it seeds"),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn body(case: &Value) -> Vec<u8> {
    match (&case["text"], &case["body"]) {
        (Value::String(text), _) => text.clone().into_bytes(),
        (_, Value::Null) => Vec::new(),
        (_, body) => body.to_string().into_bytes(),
    }
}

/// The operation of a case, with some other members of the case.
fn document(case: &Value, members: &[&str]) -> Value {
    let mut document = Map::new();
    for name in ["provider", "operation"].iter().chain(members).filter(|name| !case[**name].is_null()) {
        document.insert((*name).to_owned(), case[*name].clone());
    }
    document.insert("inputs".to_owned(), Value::Object(inputs(case)));
    Value::Object(document)
}

/// The inputs of a case's operation, by their names in the catalog.
fn inputs(case: &Value) -> Map<String, Value> {
    const NAMES: [&str; 15] = [
        "number",
        "numbers",
        "id",
        "ids",
        "task",
        "route",
        "slot",
        "action",
        "country",
        "region",
        "city",
        "current",
        "keep_application",
        "limit",
        "offset",
    ];
    let mut inputs = case["fields"].as_object().cloned().unwrap_or_default();
    if case["operation"] == "cart.checkout" {
        let ids = case["ids"].as_array().into_iter().flatten();
        let pairs = ids.zip(case["numbers"].as_array().into_iter().flatten());
        let items = pairs.map(|(id, number)| json!({"id": id, "number": number}));
        inputs.insert("items".to_owned(), items.collect());
    } else {
        for name in NAMES.into_iter().filter(|name| !case[*name].is_null()) {
            inputs.insert(name.to_owned(), case[name].clone());
        }
    }
    for (name, value) in case["at"].as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        match (name.as_str(), case["provider"].as_str(), value.as_u64()) {
            ("pages", Some("wavix"), Some(pages)) => {
                drop(inputs.insert("page".to_owned(), (pages + 1).into()));
            }
            ("offset" | "cursor", Some("flowroute" | "plivo"), _) => {
                drop(inputs.insert(name.clone(), value.clone()));
            }
            _ => {}
        }
    }
    inputs
}

/// The URL of a case, with the canary in the place of each secret.
fn callback_url(case: &Value) -> String {
    let repeat = case["repeat"].as_u64().and_then(|times| usize::try_from(times).ok()).unwrap_or_default();
    let url = format!("{}{}", text(&case["url"]), "a".repeat(repeat));
    let secrets = case["secrets"].as_array().into_iter().flatten().map(text);
    secrets.fold(url, |url, secret| url.replace(&secret, CANARY))
}

/// The script of a case, with named responses replaced by their bodies.
fn script(case: &Value) -> Vec<Value> {
    let mut lines = case["script"].as_array().cloned().unwrap_or_default();
    for line in lines.iter_mut().filter_map(Value::as_object_mut) {
        if let Some(name) = line.remove("response") {
            line.insert("body".to_owned(), case["responses"][text(&name)].clone());
        }
    }
    lines
}

fn exchange_input(case: &Value) -> Value {
    let mut input = document(case, &[]);
    let mut settings = Map::new();
    let names = [("random", "random"), ("limit_ms", "call_ms"), ("wait_ms", "wait_ms"), ("verify", "verify")];
    for (name, setting) in names.into_iter().filter(|(name, _)| !case[*name].is_null()) {
        settings.insert(setting.to_owned(), case[name].clone());
    }
    input["settings"] = Value::Object(settings);
    input["script"] = Value::Array(script(case));
    input
}

/// The status and headers of a response, if it has headers.
fn hint_input(line: &Value) -> Option<Vec<u8>> {
    let headers =
        line["headers"].as_object()?.iter().map(|(name, value)| format!("{name}: {}\n", text(value)));
    Some(format!("{}\n{}unix: 1700000000\n", line["status"], headers.collect::<String>()).into_bytes())
}
