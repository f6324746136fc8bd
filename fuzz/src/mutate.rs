//! Changes inputs as what they are: a document of JSON, perhaps with a body behind it, which is mostly JSON too.

use fastrand::Rng;
use libfuzzer_sys::fuzzer_mutate;
use numplan::bindings::catalog::operations;
use serde_json::{Map, Value, json};

use crate::words::{PROVIDERS, names, values};

/// A changed input in the place of `data`, of which `size` bytes are used; says how many are now.
pub fn input(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut rng = Rng::with_seed(seed.into());
    let given = &data[..size];
    let at = given.iter().position(|byte| *byte == b'\n');
    let (head, body) = (&given[..at.unwrap_or(size)], at.map(|at| &given[at + 1..]));
    let document = serde_json::from_slice::<Value>(head);
    let Ok(mut document) = document else { return fuzzer_mutate(data, size, max_size) };
    if rng.u8(..) < 8 {
        return fuzzer_mutate(data, size, max_size);
    }
    let mut body = body.map(<[u8]>::to_vec);
    match &mut body {
        Some(body) if rng.u8(..) < 170 => match serde_json::from_slice::<Value>(body) {
            Ok(mut value) if rng.u8(..) < 220 => {
                change(&mut value, &mut rng);
                *body = value.to_string().into_bytes();
            }
            _ => *body = bytes(body, &mut rng),
        },
        _ if rng.u8(..) < 25 => other_operation(&mut document, &mut rng),
        _ => change(&mut document, &mut rng),
    }
    let mut changed = document.to_string().into_bytes();
    if let Some(body) = body {
        changed.push(b'\n');
        changed.extend(body);
    }
    if changed.len() > max_size.min(data.len()) {
        return size;
    }
    data[..changed.len()].copy_from_slice(&changed);
    changed.len()
}

/// The same for another operation, of any provider.
fn other_operation(document: &mut Value, rng: &mut Rng) {
    let provider = PROVIDERS[rng.usize(..PROVIDERS.len())];
    let specs = operations(provider);
    let spec = specs[rng.usize(..specs.len())];
    if let Some(members) = document.as_object_mut() {
        members.insert("provider".to_owned(), provider.as_str().into());
        members.insert("operation".to_owned(), spec.name.into());
        // Inputs that it knows, some of the time.
        if let Some(Value::Object(inputs)) = members.get_mut("inputs") {
            for name in spec.names() {
                if rng.bool() {
                    inputs.entry(name).or_insert_with(|| value(rng));
                }
            }
        }
    }
}

/// Changes a value in one to three places.
fn change(whole: &mut Value, rng: &mut Rng) {
    for _ in 0..rng.u8(1..=3) {
        let elsewhere = node(whole, rng.usize(..count(whole))).clone();
        let at = rng.usize(..count(whole));
        change_node(node_mut(whole, at), elsewhere, rng);
    }
}

fn change_node(node: &mut Value, elsewhere: Value, rng: &mut Rng) {
    match rng.u8(..20) {
        0 => *node = value(rng),
        1 => *node = elsewhere,
        2 => *node = Value::Array(vec![node.take()]),
        3 => *node = json!({ name(rng): node.take() }),
        4 => *node = inner(node.take()),
        5 => *node = Value::String(node.to_string()),
        6 if rng.u8(..8) == 0 => {
            *node = (0..rng.u8(..)).fold(node.take(), |inner, _| Value::Array(vec![inner]));
        }
        _ => match node {
            Value::Object(members) => change_members(members, elsewhere, rng),
            Value::Array(items) => change_items(items, elsewhere, rng),
            Value::String(text) => {
                let mutated = bytes(text.as_bytes(), rng);
                *text = String::from_utf8_lossy(&mutated).into_owned();
            }
            Value::Number(number) => *node = another_number(number.as_f64().unwrap_or_default(), rng),
            Value::Bool(flag) => *flag = !*flag,
            Value::Null => *node = value(rng),
        },
    }
}

fn change_members(members: &mut Map<String, Value>, elsewhere: Value, rng: &mut Rng) {
    let any = |members: &Map<String, Value>, rng: &mut Rng| {
        members.keys().nth(rng.usize(..members.len().max(1))).cloned()
    };
    match (rng.u8(..5), any(members, rng)) {
        (0, Some(name)) => drop(members.remove(&name)),
        (1, Some(old)) => {
            let value = members.remove(&old).unwrap_or_default();
            members.insert(name(rng), value);
        }
        (2, Some(old)) => {
            let value = members[&old].clone();
            members.insert(name(rng), value);
        }
        (3, _) => drop(members.insert(name(rng), elsewhere)),
        _ => drop(members.insert(name(rng), value(rng))),
    }
}

fn change_items(items: &mut Vec<Value>, elsewhere: Value, rng: &mut Rng) {
    let at = rng.usize(..=items.len());
    match rng.u8(..5) {
        0 if at < items.len() => drop(items.remove(at)),
        1 if at < items.len() => items.insert(at, items[at].clone()),
        2 if items.len() > 1 => {
            let (one, other) = (rng.usize(..items.len()), rng.usize(..items.len()));
            items.swap(one, other);
        }
        3 => items.insert(at, elsewhere),
        _ => items.insert(at, value(rng)),
    }
}

fn another_number(number: f64, rng: &mut Rng) -> Value {
    match rng.u8(..6) {
        0 => json!(number + 1.0),
        1 => json!(number - 1.0),
        2 => json!(-number),
        3 => json!(number * 10.0),
        4 => json!(rng.i64(..)),
        _ => json!(rng.u32(..100_000)),
    }
}

fn inner(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().next().unwrap_or_default(),
        Value::Object(members) => members.into_iter().next().map(|(_, value)| value).unwrap_or_default(),
        other => other,
    }
}

fn bytes(given: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut room = given.to_vec();
    let most = given.len() + rng.usize(1..=16);
    room.resize(most, 0);
    let size = fuzzer_mutate(&mut room, given.len(), most);
    room.truncate(size);
    room
}

fn name(rng: &mut Rng) -> String {
    names()[rng.usize(..names().len())].to_owned()
}

fn value(rng: &mut Rng) -> Value {
    values()[rng.usize(..values().len())].clone()
}

/// How many values there are in one, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// The value of that place, counted from the outermost.
fn node(value: &Value, at: usize) -> &Value {
    let Some(mut left) = at.checked_sub(1) else { return value };
    let children: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(members) => members.values().collect(),
        _ => return value,
    };
    for child in children {
        let size = count(child);
        if left < size {
            return node(child, left);
        }
        left -= size;
    }
    value
}

fn node_mut(value: &mut Value, at: usize) -> &mut Value {
    let Some(mut left) = at.checked_sub(1) else { return value };
    let sizes: Vec<usize> = match &*value {
        Value::Array(items) => items.iter().map(count).collect(),
        Value::Object(members) => members.values().map(count).collect(),
        _ => Vec::new(),
    };
    let found = sizes.iter().position(|size| {
        let here = left < *size;
        left -= if here { 0 } else { *size };
        here
    });
    match (value, found) {
        (Value::Array(items), Some(child)) => node_mut(&mut items[child], left),
        (Value::Object(members), Some(child)) => match members.values_mut().nth(child) {
            Some(inner) => node_mut(inner, left),
            None => unreachable!("counted above"),
        },
        (value, _) => value,
    }
}
