//! Writes the sources of each language from the catalog of operations.
//!
//! `numplan-generate` writes them; `numplan-generate --check` fails if a file differs. Run it at the top of the
//! project, as `make generate` does.

mod catalog;
mod coding;
mod kotlin;
mod mobile;
mod node;
mod python;
mod swift;
mod text;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use crate::text::File;

fn files() -> Vec<File> {
    let languages: [fn() -> Vec<File>; 5] =
        [coding::files, kotlin::files, node::files, python::files, swift::files];
    languages.into_iter().flat_map(|files| files()).collect()
}

fn main() -> ExitCode {
    let check = env::args().nth(1).is_some_and(|word| word == "--check");
    let mut stale = Vec::new();
    for file in files() {
        if fs::read_to_string(&file.path).is_ok_and(|text| text == file.text) {
            continue;
        }
        if !check && let Err(error) = write(&file.path, &file.text) {
            eprintln!("{}: {error}", file.path.display());
            return ExitCode::FAILURE;
        }
        stale.push(file.path);
    }
    for path in &stale {
        eprintln!("{} {}", if check { "differs:" } else { "written:" }, path.display());
    }
    if check && !stale.is_empty() {
        eprintln!("run `make generate` and commit what it writes");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
