//! Credentials from a TOML file with one or several accounts, readable by its owner only.
//!
//! ```toml
//! [main.flowroute]
//! access_key = "…"
//! secret_key = "…"
//!
//! [main.plivo]
//! auth_id = "…"
//! auth_token = "…"
//! ```
//!
//! Messages repeat only the names of accounts, providers and parts from the file.

use std::fs::File;
use std::io::Read as _;

use numplan::Error;
use numplan::fields::nearest;
use numplan::provider::{Credentials, Provider, ProviderId};
use numplan::secret::Secret;
use toml::{Table, Value};

/// The account that is used if a file has several and none is named.
const DEFAULT: &str = "default";

/// The credentials of `account` (else of the only one, or of `default`) in the file at `path`.
pub(crate) fn from_file<P: Provider>(path: &str, account: Option<&str>) -> Result<P::Credentials, Error> {
    let accounts = parse(path, &read(path)?)?;
    let provider = P::ID.as_str();
    let has_provider = |name: &&str| accounts.get(*name).and_then(|account| account.get(provider)).is_some();
    let names: Vec<&str> = accounts.keys().map(String::as_str).collect();
    let able: Vec<&str> = names.iter().copied().filter(|name| has_provider(name)).collect();
    let title = P::ID.title();
    let name = match (account, able.as_slice()) {
        (Some(name), _) if able.contains(&name) => name,
        (Some(name), _) if names.contains(&name) => {
            return Err(Error::config(format!("account {name} in {path} has no [{name}.{provider}]")));
        }
        (Some(name), _) => {
            let hint = nearest(name, names.iter().copied()).map_or_else(
                || format!("it has {}", names.join(", ")),
                |near| format!("did you mean {near}?"),
            );
            return Err(Error::config(format!("{path} has no account {name}; {hint}")));
        }
        (None, []) => {
            return Err(Error::config(format!(
                "{path} has no credentials for {title}: write them under [{DEFAULT}.{provider}]"
            )));
        }
        (None, [only]) => only,
        (None, several) if several.contains(&DEFAULT) => DEFAULT,
        (None, several) => {
            let several = several.join(", ");
            return Err(Error::config(format!(
                "{path} has several accounts for {title} ({several}): name one with --account"
            )));
        }
    };
    parts::<P>(path, name, accounts.get(name).and_then(|account| account.get(provider)))
}

/// The accounts of the file at `path`, each with the providers that it has credentials for.
pub(crate) fn names(path: &str) -> Result<Vec<(String, ProviderId)>, Error> {
    let accounts = parse(path, &read(path)?)?;
    let names = accounts.iter().flat_map(|(name, account)| {
        let providers = ProviderId::ALL.iter().filter(|provider| account.get(provider.as_str()).is_some());
        providers.map(move |provider| (name.clone(), *provider))
    });
    Ok(names.collect())
}

fn parts<P: Provider>(path: &str, account: &str, found: Option<&Value>) -> Result<P::Credentials, Error> {
    let wanted = P::Credentials::PARTS;
    let place = format!("[{account}.{}] in {path}", P::ID.as_str());
    let found = found
        .and_then(Value::as_table)
        .ok_or_else(|| Error::config(format!("{place} must be a table with {}", wanted.join(", "))))?;
    if let Some(odd) = found.keys().find(|name| !wanted.contains(&name.as_str())) {
        return Err(Error::config(format!("{place} has {odd}, which is not one of {}", wanted.join(", "))));
    }
    let part = |name: &&'static str| match found.get(*name) {
        Some(Value::String(text)) => Ok(Secret::new(text.as_str())),
        Some(_) => Err(Error::config(format!("{place}: {name} must be a text in quotation marks"))),
        None => Err(Error::config(format!("{place} lacks {name}"))),
    };
    P::Credentials::from_parts(&wanted.iter().map(part).collect::<Result<Vec<_>, _>>()?)
}

fn read(path: &str) -> Result<Secret, Error> {
    let unreadable = |error: std::io::Error| Error::config(format!("cannot read {path}: {error}"));
    let mut file = File::open(path).map_err(unreadable)?;
    for_the_owner_only(path, &file)?;
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(unreadable)?;
    Ok(Secret::new(text))
}

/// The message of the parser may quote a secret, so only the line is reported.
fn parse(path: &str, text: &Secret) -> Result<Table, Error> {
    text.expose().parse::<Table>().map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let line = text.expose().get(..start).unwrap_or_default().matches('\n').count() + 1;
        Error::config(format!("{path} is not valid TOML: look at line {line}"))
    })
}

#[cfg(unix)]
fn for_the_owner_only(path: &str, file: &File) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = file.metadata().map_err(|error| Error::config(format!("cannot read {path}: {error}")))?;
    if mode.permissions().mode() & 0o077 != 0 {
        let message = format!("{path} can be read or changed by others than its owner: run chmod 600 {path}");
        return Err(Error::config(message));
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "files have no modes here")]
fn for_the_owner_only(_path: &str, _file: &File) -> Result<(), Error> {
    Ok(())
}
