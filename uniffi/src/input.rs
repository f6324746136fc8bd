//! What goes in: names, values, and which operation they are for.

use numplan::bindings::Request;
use numplan::bindings::catalog::Inputs;
use numplan::fields::Input;

use crate::tree::FfiTree;

/// What is given for one name.
#[derive(Clone, uniffi::Enum)]
pub enum FfiInput {
    /// Empty the field.
    Clear,
    /// This value.
    Value(FfiTree),
}

/// A name, and what is given for it.
#[derive(Clone, uniffi::Record)]
pub struct FfiNamed {
    /// The name.
    pub name: String,
    /// What is given for it.
    pub input: FfiInput,
}

/// A call of an operation by its name.
#[derive(Clone, uniffi::Record)]
pub struct FfiRequest {
    /// The operation: `numbers.update`.
    pub operation: String,
    /// Its arguments and fields.
    pub inputs: Vec<FfiNamed>,
    /// What this call wants that differs from the client's settings.
    pub options: Vec<FfiNamed>,
}

impl From<FfiRequest> for Request {
    fn from(request: FfiRequest) -> Self {
        let FfiRequest { operation, inputs: given, options } = request;
        Self { operation, inputs: inputs(given), options: inputs(options), ..Self::default() }
    }
}

/// Names and values as the engine takes them.
pub(crate) fn inputs(named: Vec<FfiNamed>) -> Inputs {
    let input = |input| match input {
        FfiInput::Clear => Input::Clear,
        FfiInput::Value(tree) => tree.json().map_or_else(Input::Nothing, Input::Value),
    };
    named.into_iter().map(|FfiNamed { name, input: given }| (name, input(given))).collect()
}
