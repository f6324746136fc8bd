//! The operation of an input: built by its name, as other languages build it, for an account whose secret is
//! [`CANARY`].

use numplan::bindings::catalog::{Cataloged, Dialect, Inputs, Named, operations};
use numplan::fields::Input;
use numplan::flowroute::{Flowroute, KeyPair};
use numplan::plivo::{AuthPair, Plivo};
use numplan::wavix::{ApiKey, Wavix};
use numplan::{Account, Error};
use serde_json::Value;

use crate::dictionary::{CANARY, PROVIDERS};

/// A check of any operation, generic over the provider.
pub trait Visitor {
    /// Runs the check. `result` is an error if the operation is unknown or an input cannot be read.
    fn visit<P: Cataloged>(self, result: Result<Named<P>, Error>, account: &Account<P>);
}

/// The spelling of names that a document asks for.
pub fn dialect(document: &Value) -> &'static Dialect {
    match document["dialect"].as_str() {
        Some("python") => &Dialect::PYTHON,
        Some("node") => &Dialect::NODE,
        Some("mobile") => &Dialect::MOBILE,
        _ => &Dialect::WIRE,
    }
}

/// Visits the operation that a document names in `provider`, `operation` and `inputs`. Returns whether the provider and
/// the operation exist.
pub fn visit(document: &Value, visitor: impl Visitor) -> bool {
    let (provider, name) =
        (document["provider"].as_str(), document["operation"].as_str().unwrap_or_default());
    let Some(id) = PROVIDERS.into_iter().find(|id| Some(id.as_str()) == provider) else { return false };
    let exists = operations(id).iter().any(|spec| spec.name == name);
    let (inputs, dialect) = (inputs(&document["inputs"]), dialect(document));
    match provider {
        Some("flowroute") => {
            let account = Account::new(KeyPair::new("access-key", CANARY).expect("valid key pair"));
            visitor.visit(Named::<Flowroute>::new(name, inputs, dialect), &account.expect("valid account"));
        }
        Some("plivo") => {
            let account = Account::new(AuthPair::new("MAXXXXXXXXXXXXXXXXXX", CANARY).expect("valid pair"));
            visitor.visit(Named::<Plivo>::new(name, inputs, dialect), &account.expect("valid account"));
        }
        _ => {
            let account = Account::new(ApiKey::new(CANARY).expect("valid key"));
            visitor.visit(Named::<Wavix>::new(name, inputs, dialect), &account.expect("valid account"));
        }
    }
    exists
}

/// Names and values: an object, or a list of pairs, in which a name may occur twice.
fn inputs(value: &Value) -> Inputs {
    match value {
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
        Some((name, inner)) if name == "$odd" => Input::Odd(inner.to_string()),
        _ => Input::Value(value.clone()),
    }
}

/// Asserts that an error's message is one printable line and that no part of the error has a secret.
pub fn assert_presentable(error: &Error) {
    assert!(
        !error.message.is_empty() && !error.message.contains(['\n', '\r', '\u{1b}']),
        "{:?}",
        error.message
    );
    let whole = format!("{error:?} {}", serde_json::to_string(error).expect("serializable error"));
    assert!(!whole.contains(CANARY), "{whole}");
}
