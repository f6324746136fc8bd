//! Mutates inputs by their structure: a JSON document, and in some targets a body after it, which is mostly JSON too.

use fastrand::Rng;
use libfuzzer_sys::fuzzer_mutate;
use numplan::bindings::catalog::operations;
use numplan::provider::ProviderId;
use serde_json::{Map, Value, json};

use crate::dictionary::{names, values};

/// Mutates the first `size` bytes of `data` in place. Returns the new size.
pub fn input(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut rng = Rng::with_seed(seed.into());
    let input = &data[..size];
    let line_end = input.iter().position(|byte| *byte == b'\n');
    let (head, body) = (&input[..line_end.unwrap_or(size)], line_end.map(|end| &input[end + 1..]));
    let document = serde_json::from_slice::<Value>(head).ok().filter(|_| rng.u8(..) >= 8);
    let Some(mut document) = document else { return fuzzer_mutate(data, size, max_size) };
    let mut body = body.map(<[u8]>::to_vec);
    match &mut body {
        Some(body) if rng.u8(..) < 170 => match serde_json::from_slice::<Value>(body) {
            Ok(mut value) if rng.u8(..) < 220 => {
                mutate_tree(&mut value, &mut rng);
                *body = value.to_string().into_bytes();
            }
            _ => *body = mutate_bytes(body, &mut rng),
        },
        _ if rng.u8(..) < 25 => replace_operation(&mut document, &mut rng),
        _ => mutate_tree(&mut document, &mut rng),
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

/// Replaces the operation by any operation of any provider.
fn replace_operation(document: &mut Value, rng: &mut Rng) {
    let provider = ProviderId::ALL[rng.usize(..ProviderId::ALL.len())];
    let specs = operations(provider);
    let spec = specs[rng.usize(..specs.len())];
    if let Some(members) = document.as_object_mut() {
        members.insert("provider".to_owned(), provider.as_str().into());
        members.insert("operation".to_owned(), spec.name.into());
        // Without inputs of its own, most operations are refused at once.
        if let Some(Value::Object(inputs)) = members.get_mut("inputs") {
            for name in spec.names() {
                if rng.bool() {
                    inputs.entry(name).or_insert_with(|| value(rng));
                }
            }
        }
    }
}

/// Mutates one to three nodes of a tree.
fn mutate_tree(root: &mut Value, rng: &mut Rng) {
    for _ in 0..rng.u8(1..=3) {
        let other = node(root, rng.usize(..count(root))).clone();
        let index = rng.usize(..count(root));
        mutate_node(node_mut(root, index), other, rng);
    }
}

/// Mutates a node. `other` is a copy of another node of the tree.
fn mutate_node(node: &mut Value, other: Value, rng: &mut Rng) {
    match rng.u8(..20) {
        0 => *node = value(rng),
        1 => *node = other,
        2 => *node = Value::Array(vec![node.take()]),
        3 => *node = json!({ name(rng): node.take() }),
        4 => *node = first_child(node.take()),
        5 => *node = Value::String(node.to_string()),
        6 if rng.u8(..8) == 0 => {
            *node = (0..rng.u8(..)).fold(node.take(), |inner, _| Value::Array(vec![inner]));
        }
        _ => match node {
            Value::Object(members) => mutate_members(members, other, rng),
            Value::Array(items) => mutate_items(items, other, rng),
            Value::String(text) => {
                let mutated = mutate_bytes(text.as_bytes(), rng);
                *text = String::from_utf8_lossy(&mutated).into_owned();
            }
            Value::Number(number) => *node = mutate_number(number.as_f64().unwrap_or_default(), rng),
            Value::Bool(flag) => *flag = !*flag,
            Value::Null => *node = value(rng),
        },
    }
}

fn mutate_members(members: &mut Map<String, Value>, other: Value, rng: &mut Rng) {
    let any_name = members.keys().nth(rng.usize(..members.len().max(1))).cloned();
    match (rng.u8(..5), any_name) {
        (0, Some(name)) => drop(members.remove(&name)),
        (1, Some(old)) => {
            let value = members.remove(&old).unwrap_or_default();
            members.insert(name(rng), value);
        }
        (2, Some(old)) => {
            let value = members[&old].clone();
            members.insert(name(rng), value);
        }
        (3, _) => drop(members.insert(name(rng), other)),
        _ => drop(members.insert(name(rng), value(rng))),
    }
}

fn mutate_items(items: &mut Vec<Value>, other: Value, rng: &mut Rng) {
    let index = rng.usize(..=items.len());
    match rng.u8(..5) {
        0 if index < items.len() => drop(items.remove(index)),
        1 if index < items.len() => items.insert(index, items[index].clone()),
        2 if items.len() > 1 => {
            let (first, second) = (rng.usize(..items.len()), rng.usize(..items.len()));
            items.swap(first, second);
        }
        3 => items.insert(index, other),
        _ => items.insert(index, value(rng)),
    }
}

fn mutate_number(number: f64, rng: &mut Rng) -> Value {
    match rng.u8(..6) {
        0 => json!(number + 1.0),
        1 => json!(number - 1.0),
        2 => json!(-number),
        3 => json!(number * 10.0),
        4 => json!(rng.i64(..)),
        _ => json!(rng.u32(..100_000)),
    }
}

fn first_child(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().next().unwrap_or_default(),
        Value::Object(members) => members.into_iter().next().map(|(_, value)| value).unwrap_or_default(),
        other => other,
    }
}

fn mutate_bytes(bytes: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut buffer = bytes.to_vec();
    let max_size = bytes.len() + rng.usize(1..=16);
    buffer.resize(max_size, 0);
    let size = fuzzer_mutate(&mut buffer, bytes.len(), max_size);
    buffer.truncate(size);
    buffer
}

fn name(rng: &mut Rng) -> String {
    names()[rng.usize(..names().len())].to_owned()
}

fn value(rng: &mut Rng) -> Value {
    values()[rng.usize(..values().len())].clone()
}

/// The number of nodes of a tree, including its root.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// The node at an index, in depth-first order from the root.
fn node(value: &Value, index: usize) -> &Value {
    let Some(mut left) = index.checked_sub(1) else { return value };
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

fn node_mut(value: &mut Value, index: usize) -> &mut Value {
    let Some(mut left) = index.checked_sub(1) else { return value };
    let sizes: Vec<usize> = match &*value {
        Value::Array(items) => items.iter().map(count).collect(),
        Value::Object(members) => members.values().map(count).collect(),
        _ => Vec::new(),
    };
    let found = sizes.iter().position(|size| {
        let is_inside = left < *size;
        left -= if is_inside { 0 } else { *size };
        is_inside
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
