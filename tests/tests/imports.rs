//! The files of each Rust crate import each other without circles.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::TokenTree::{Group, Ident, Punct};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The sources of a crate, by module: `["client", "wire"]`.
type Sources = BTreeMap<Vec<String>, String>;

fn read(folder: &Path, module: &[String], sources: &mut Sources) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let own = Some(name).filter(|name| !["lib", "main", "mod"].contains(&name.as_str()));
        let inner: Vec<String> = module.iter().cloned().chain(own).collect();
        if path.is_dir() {
            read(&path, &inner, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.entry(inner).or_default().push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// Adds the paths in `tokens`, those of use trees and macros included, from the root of the crate. Skips tests.
fn paths(tokens: TokenStream, module: &[String], prefix: &[String], found: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, text: &str| match tokens.get(at) {
        Some(token @ (Ident(_) | Punct(_))) => token.to_string() == text,
        _ => false,
    };
    let is_test = |group: &proc_macro2::Group| {
        group.delimiter() == Delimiter::Bracket && group.to_string().replace(' ', "") == "[cfg(test)]"
    };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if matches!(token, Group(group) if is_test(group)) {
            let is_end = |token: &TokenTree| match token {
                Group(group) => group.delimiter() == Delimiter::Brace,
                other => other.to_string() == ";",
            };
            at += tokens[at..].iter().position(is_end).unwrap();
        } else if at > 1 && is(at - 1, "!") && tokens[at - 2].to_string().contains("quote") {
            // Paths of the crate for which a macro writes code.
        } else if let Group(group) = token {
            let name = tokens[..at].last().filter(|_| at > 1 && is(at - 2, "mod")).map(ToString::to_string);
            let inner: Vec<String> = module.iter().cloned().chain(name).collect();
            paths(group.stream(), &inner, &[], found);
        } else if let Ident(name) = token {
            let mut path = [prefix, &[name.to_string()]].concat();
            let mut is_tree = false;
            while is(at + 1, ":") && is(at + 2, ":") {
                at += 3;
                match tokens.get(at) {
                    Some(Ident(name)) => path.push(name.to_string()),
                    Some(Group(tree)) => {
                        is_tree = true;
                        paths(tree.stream(), module, &path, found);
                    }
                    _ => {}
                }
            }
            let ups = path.iter().take_while(|part| *part == "super").count();
            let base = match path[0].as_str() {
                "crate" => &[],
                _ => &module[..module.len().saturating_sub(ups)],
            };
            let is_name = |part: &String| !["crate", "self", "super"].contains(&part.as_str());
            if path.len() > 1 && !is_tree {
                found.push(base.iter().chain(path.iter().filter(|part| is_name(part))).cloned().collect());
            }
        }
        at += 1;
    }
}

/// The imports that are part of a circle.
fn circles(sources: &Sources) -> BTreeSet<String> {
    let mut imports = BTreeMap::<&[String], BTreeSet<&[String]>>::new();
    for (module, text) in sources {
        let mut found = Vec::new();
        paths(text.parse().unwrap(), module, &[], &mut found);
        let file = |path: Vec<String>| {
            let known = (0..=path.len()).rev().find_map(|end| sources.get_key_value(&path[..end]));
            known.map(|(target, _)| target.as_slice()).filter(|target| *target != module.as_slice())
        };
        imports.insert(module, found.into_iter().filter_map(file).collect());
    }
    let mut circles = BTreeSet::new();
    for (module, targets) in &imports {
        for target in targets {
            let (mut reached, mut due) = (BTreeSet::new(), vec![*target]);
            while let Some(next) = due.pop() {
                if reached.insert(next) {
                    due.extend(&imports[next]);
                }
            }
            if reached.contains(module) {
                circles.insert(format!("{} -> {}", module.join("/"), target.join("/")));
            }
        }
    }
    circles
}

#[test]
fn files_import_without_circles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let members = manifest.split_once("members = [").unwrap().1.split_once(']').unwrap().0;
    let (mut files, mut found) = (0, String::new());
    for name in members.split('"').skip(1).step_by(2) {
        let mut sources = Sources::new();
        read(&root.join(name).join("src"), &[], &mut sources);
        files += sources.len();
        found.extend(circles(&sources).iter().map(|import| format!("{name}: {import}\n")));
    }
    assert!(files > 300, "{files} files");
    assert!(found.is_empty(), "imports in circles:\n{found}");
}

#[test]
fn planted_circle_is_found() {
    let planted = [
        ("", "mod a; mod b; pub use a::A; #[cfg(test)] mod tests { use crate::a; }"),
        ("a", "use super::b::{self, B as C}; use external::D; #[cfg(test)] use crate::A;"),
        ("a/inner", "use super::super::b::B;"),
        ("b", "macro_rules! a { () => { $crate::a::inner::A } } //  crate::A"),
    ];
    let module = |name: &str| name.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let sources = planted.map(|(name, text)| (module(name), text.to_owned())).into_iter().collect();
    assert_eq!(circles(&sources), BTreeSet::from(["a/inner -> b".into(), "b -> a/inner".into()]));
}
