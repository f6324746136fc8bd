//! Imports of `core/src` point down only, in the order of the layers.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

const LAYERS: [&str; 7] = ["types", "number", "operation", "exchange", "providers", "client", "bindings"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn imports_point_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut upward = Vec::new();
    for layer in LAYERS {
        let rank = |name: &str| LAYERS.iter().position(|layer| *layer == name);
        for path in sources(&root.join(layer)) {
            let name = path.strip_prefix(&root).unwrap().display().to_string();
            for line in fs::read_to_string(&path).unwrap().lines() {
                let code = line.split("//").next().unwrap_or_default();
                for import in code.split("crate::").skip(1) {
                    let used =
                        import.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                    // A name without a layer is exported again by the root, which knows every layer.
                    if rank(used).is_none_or(|used| Some(used) > rank(layer)) {
                        upward.push(format!("{name}: crate::{used}"));
                    }
                }
            }
        }
    }
    assert!(upward.is_empty(), "imports that do not point down:\n{}", upward.join("\n"));
}
