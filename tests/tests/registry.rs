//! A provider is registered in the shared files that CONTRIBUTING lists, and in no other.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Written by hand, except `generated`.
const SOURCES: [&str; 15] = [
    "bindings-node/index.cjs",
    "bindings-node/index.d.cts",
    "bindings-node/index.mjs",
    "bindings-node/lib",
    "bindings-node/src",
    "bindings-python/python/numplan",
    "bindings-python/src",
    "cli/src",
    "core/src",
    "fleet/src",
    "fuzz/src",
    "generate/src",
    "sandbox/src",
    "uniffi",
    "macros/src",
];

/// Files that name the providers and need no addition.
const OTHERS: [&str; 6] = [
    "bindings-python/python/numplan/__init__.py", // generated
    "cli/src/command.rs",                         // examples in help
    "fuzz/src/bin/corpus.rs",                     // seeds
    "fuzz/src/fleet_wanted.rs",                   // seeds
    "sandbox/src/sandbox.rs",                     // shortcuts to one number, for tests
    "uniffi/kotlin/admin-app/src/main/kotlin/dev/numplan/samples/admin/Sandbox.kt", // accounts to try the sample with
];

fn names_all(text: &str) -> bool {
    let is_code =
        |line: &&str| !["//", "#:", "* ", "/*"].iter().any(|mark| line.trim_start().starts_with(mark));
    let code = text.split("#[cfg(test)]").next().unwrap().lines().filter(is_code).collect::<String>();
    ["flowroute", "plivo", "wavix"].iter().all(|name| code.to_lowercase().contains(name))
}

fn collect(root: &Path, path: &str, found: &mut BTreeSet<String>) {
    let own = [
        "generated",
        "flowroute",
        "plivo",
        "wavix",
        "/test/",
        "/tests/",
        "/bench/",
        "/target/",
        "/build/",
        "/.",
    ];
    if own.iter().any(|part| format!("{}/", path.to_lowercase()).contains(part)) {
        return;
    }
    let Ok(entries) = fs::read_dir(root.join(path)) else {
        let is_prose =
            Path::new(path).extension().is_some_and(|extension| extension == "md" || extension == "xml");
        if fs::read_to_string(root.join(path)).is_ok_and(|text| !is_prose && names_all(&text)) {
            found.insert(path.to_owned());
        }
        return;
    };
    for entry in entries {
        collect(root, &format!("{path}/{}", entry.unwrap().file_name().to_str().unwrap()), found);
    }
}

#[test]
fn provider_is_registered_in_listed_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let guide = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let recipe = guide.split_once("## A new provider").unwrap().1.split_once("\n## ").unwrap().0;
    let steps = recipe.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let listed: BTreeSet<String> = steps.map(|line| line.split('`').nth(1).unwrap().to_owned()).collect();
    assert!(listed.len() <= 10, "{} files", listed.len());

    let mut found = BTreeSet::new();
    for path in SOURCES {
        collect(root, path, &mut found);
    }
    let expected = listed.into_iter().chain(OTHERS.map(str::to_owned));
    assert_eq!(found, expected.collect());
}
