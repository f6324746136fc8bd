//! The operation of an input: built by its name, as other languages build it, for an account whose secret is
//! [`CANARY`].

use numplan::bindings::catalog::{self, Cataloged, Dialect, Inputs, Named, operations};
use numplan::fields::Input;
use numplan::provider::{Credentials, ProviderId};
use numplan::secret::Secret;
use numplan::{Account, Error};
use serde_json::Value;

use crate::dictionary::CANARY;

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
    let name = document["operation"].as_str().unwrap_or_default();
    let Some(id) = document["provider"].as_str().and_then(ProviderId::from_value) else { return false };
    let (inputs, dialect) = (inputs(&document["inputs"]), dialect(document));
    catalog::visit(id, ByName { name, inputs, dialect, visitor });
    operations(id).iter().any(|spec| spec.name == name)
}

struct ByName<'a, V> {
    name: &'a str,
    inputs: Inputs,
    dialect: &'static Dialect,
    visitor: V,
}

impl<V: Visitor> catalog::Visitor for ByName<'_, V> {
    type Output = ();

    fn visit<P: Cataloged>(self) {
        let mut parts: Vec<Secret> =
            P::Credentials::PLACEHOLDERS.iter().map(|part| Secret::new(*part)).collect();
        // The last part is the secret one.
        *parts.last_mut().expect("credentials have parts") = Secret::new(CANARY);
        let account = Account::new(P::Credentials::from_parts(&parts).expect("valid credentials"));
        let named = Named::<P>::new(self.name, self.inputs, self.dialect);
        self.visitor.visit(named, &account.expect("valid account"));
    }
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
