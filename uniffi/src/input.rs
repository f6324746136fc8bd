//! Inputs of operations: names and values.

use numplan::bindings::Request;
use numplan::bindings::catalog::Inputs;
use numplan::fields::Input;

use crate::value::FfiValue;

/// The input for one name.
#[derive(Clone, uniffi::Enum)]
pub enum FfiInput {
    /// Clears the field.
    Clear,
    /// Sets the field to a value.
    Value(FfiValue),
}

/// A named input.
#[derive(Clone, uniffi::Record)]
pub struct FfiNamed {
    /// The name of the argument, field or setting.
    pub name: String,
    /// The input.
    pub input: FfiInput,
}

/// An operation by name, with its inputs.
#[derive(Clone, uniffi::Record)]
pub struct FfiRequest {
    /// The name of the operation, such as `numbers.update`.
    pub operation: String,
    /// Arguments and fields.
    pub inputs: Vec<FfiNamed>,
    /// Options that override the client's settings for this operation.
    pub options: Vec<FfiNamed>,
}

impl From<FfiRequest> for Request {
    fn from(request: FfiRequest) -> Self {
        let FfiRequest { operation, inputs: arguments, options } = request;
        Self { operation, inputs: inputs(arguments), options: inputs(options), ..Self::default() }
    }
}

/// Converts named inputs to the engine's form.
pub(crate) fn inputs(named: Vec<FfiNamed>) -> Inputs {
    let input = |input| match input {
        FfiInput::Clear => Input::Clear,
        FfiInput::Value(value) => value.json().map_or_else(Input::Nothing, Input::Value),
    };
    named.into_iter().map(|named: FfiNamed| (named.name, input(named.input))).collect()
}
