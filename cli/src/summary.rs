//! A provider on one page: its operations, credentials and fields.

use numplan::fields::{ClearAs, InputType, Options as _};
use numplan::provider::Credentials as _;
use serde::Serialize;

use crate::flags;
use crate::provider::CliProvider;

/// A provider on one page.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) provider: &'static str,
    pub(crate) title: &'static str,
    pub(crate) base_url: &'static str,
    pub(crate) credentials: &'static [&'static str],
    pub(crate) environment: &'static [&'static [&'static str]],
    pub(crate) operations: Vec<&'static str>,
    pub(crate) fields: Vec<Field>,
}

/// A field of its update.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) clear: Option<ClearAs>,
    pub(crate) doc: String,
}

/// Returns the summary of a provider.
pub(crate) fn of<F: CliProvider>() -> Summary {
    let fields = F::Changes::FIELDS.iter().map(|spec| Field {
        name: spec.name,
        kind: match spec.kind {
            // Its description is a sentence, and --help has it.
            InputType::List(_) => "list of destinations".to_owned(),
            kind => kind.describe(),
        },
        clear: spec.clear,
        doc: flags::flowing(spec.doc),
    });
    Summary {
        provider: F::ID.as_str(),
        title: F::ID.title(),
        base_url: F::BASE_URL,
        credentials: F::Credentials::PARTS,
        environment: F::Credentials::ENVIRONMENT,
        operations: F::ENTRIES.iter().map(|entry| entry.spec().name).collect(),
        fields: fields.collect(),
    }
}
