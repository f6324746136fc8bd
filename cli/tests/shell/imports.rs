//! The files of the shell import each other without circles.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The modules that each module of `src` imports, by the names of their files or folders.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![source.clone()];
    let mut imports = BTreeMap::<String, BTreeSet<String>>::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(path.read_dir().unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let inner = path.strip_prefix(&source).unwrap().with_extension("");
        let module = inner.iter().next().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let of = imports.entry(module.clone()).or_default();
        for part in text.split("crate::").skip(1) {
            let names = match part.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap(),
                None => part.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap(),
            };
            of.extend(names.split(',').map(|name| name.trim().split(' ').next().unwrap().to_owned()));
        }
        of.remove(&module);
    }
    imports
}

#[test]
fn files_import_without_circles() {
    let mut left = imports();
    assert!(left["buy"].contains("provider") && left.len() > 30, "{left:#?}");
    loop {
        let names: BTreeSet<String> = left.keys().cloned().collect();
        let before = left.len();
        left.retain(|_, imports| imports.intersection(&names).next().is_some());
        if left.len() == before {
            break;
        }
    }
    assert!(left.is_empty(), "these import each other: {left:#?}");
}
