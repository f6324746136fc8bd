//! Which operation an input is about: made by its name, as other languages do it, for an account whose secrets are
//! known to be [`CANARY`].

use numplan::bindings::catalog::{Cataloged, Dialect, Inputs, Named, operations};
use numplan::fields::Input;
use numplan::flowroute::{Flowroute, KeyPair};
use numplan::plivo::{AuthPair, Plivo};
use numplan::wavix::{ApiKey, Wavix};
use numplan::{Account, Error};
use serde_json::Value;

use crate::words::{CANARY, PROVIDERS};

/// A use of an operation of any type.
pub trait Act {
    /// Does it. `made` is an error only where there is no such operation.
    fn act<P: Cataloged>(self, made: Result<Named<P>, Error>, account: &Account<P>);
}

/// How the document wants things spelled.
pub fn dialect(document: &Value) -> &'static Dialect {
    match document["dialect"].as_str() {
        Some("python") => &Dialect::PYTHON,
        Some("node") => &Dialect::NODE,
        Some("mobile") => &Dialect::MOBILE,
        _ => &Dialect::WIRE,
    }
}

/// Does something with the operation that a document names in `provider`, `operation` and `inputs`. False: there is
/// no such provider or operation.
pub fn with(document: &Value, act: impl Act) -> bool {
    let (provider, name) =
        (document["provider"].as_str(), document["operation"].as_str().unwrap_or_default());
    let Some(id) = PROVIDERS.into_iter().find(|id| Some(id.as_str()) == provider) else { return false };
    let known = operations(id).iter().any(|spec| spec.name == name);
    let (inputs, dialect) = (inputs(&document["inputs"]), dialect(document));
    match provider {
        Some("flowroute") => {
            let pair = KeyPair::new("access-key", CANARY).expect("a key pair");
            act.act(Named::<Flowroute>::new(name, inputs, dialect), &Account::new(pair).expect("an account"));
        }
        Some("plivo") => {
            let pair = AuthPair::new("MAXXXXXXXXXXXXXXXXXX", CANARY).expect("an auth pair");
            act.act(Named::<Plivo>::new(name, inputs, dialect), &Account::new(pair).expect("an account"));
        }
        _ => {
            let key = ApiKey::new(CANARY).expect("a key");
            act.act(Named::<Wavix>::new(name, inputs, dialect), &Account::new(key).expect("an account"));
        }
    }
    known
}

/// Names and values: an object, or a list of pairs, in which a name may stand twice.
pub fn inputs(given: &Value) -> Inputs {
    match given {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), input(value))).collect(),
        Value::Array(pairs) => {
            let name = |pair: &Value| pair[0].as_str().map_or_else(|| pair[0].to_string(), str::to_owned);
            pairs.iter().map(|pair| (name(pair), input(&pair[1]))).collect()
        }
        _ => Inputs::new(),
    }
}

fn input(value: &Value) -> Input {
    match value.as_object().and_then(|members| members.iter().next()) {
        Some((name, _)) if name == "$clear" => Input::Clear,
        Some((name, _)) if name == "$nothing" => Input::Nothing("None"),
        Some((name, what)) if name == "$odd" => Input::Odd(what.to_string()),
        _ => Input::Value(value.clone()),
    }
}

/// Checks the form of an error: one readable line, and no secret in any part.
pub fn presentable(error: &Error) {
    assert!(
        !error.message.is_empty() && !error.message.contains(['\n', '\r', '\u{1b}']),
        "{:?}",
        error.message
    );
    let whole = format!("{error:?} {}", serde_json::to_string(error).expect("an error can be written"));
    assert!(!whole.contains(CANARY), "{whole}");
}
