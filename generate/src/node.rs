//! The npm package's sources: a client per provider, the models, and the types of both.
//!
//! Models come from the native module as arrays without names. The generated readers turn them into objects.

mod code;
mod resource;
mod types;

use crate::catalog::{Vocabulary, providers};
use crate::text::File;

const FOLDER: &str = "bindings-node/lib/generated";

pub(crate) fn files() -> Vec<File> {
    let vocabulary = Vocabulary::new();
    let mut files = vec![
        File::new(format!("{FOLDER}/models.cjs"), code::models(&vocabulary)),
        File::new(format!("{FOLDER}/models.d.cts"), types::models(&vocabulary)),
    ];
    let providers = providers();
    files.extend([
        File::new(format!("{FOLDER}/clients.cjs"), code::clients(&providers)),
        File::new(format!("{FOLDER}/clients.mjs"), code::module(&providers)),
        File::new(format!("{FOLDER}/clients.d.cts"), types::clients(&providers)),
        File::new(format!("{FOLDER}/sandbox.d.cts"), types::sandbox()),
    ]);
    for provider in providers {
        let name = provider.id.as_str();
        files.push(File::new(format!("{FOLDER}/{name}.cjs"), code::client(&provider)));
        files.push(File::new(format!("{FOLDER}/{name}.d.cts"), types::client(&provider)));
    }
    files
}
