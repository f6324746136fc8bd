//! Inputs from JavaScript: `[name, value]`, `[name, null]` to clear a field, and `[name, null, "NaN"]` for a value
//! that JSON has no form for.

use numplan::Error;
use numplan::bindings::Request;
use numplan::bindings::catalog::Inputs;
use numplan::fields::Input;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Deserialize)]
struct NamedInput(String, Value, #[serde(default)] Option<String>);

/// Reads inputs.
pub(crate) fn read(json: &str) -> Result<Inputs, Error> {
    let inputs: Vec<NamedInput> = parse(json)?;
    Ok(inputs.into_iter().map(NamedInput::into_input).collect())
}

/// Reads rows, each as inputs.
pub(crate) fn read_rows(json: &str) -> Result<Vec<Inputs>, Error> {
    let rows: Vec<Vec<NamedInput>> = parse(json)?;
    Ok(rows.into_iter().map(|row| row.into_iter().map(NamedInput::into_input).collect()).collect())
}

fn parse<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|error| Error::config(format!("the values cannot be read: {error}")))
}

/// Reads the inputs and options of an operation.
pub(crate) fn request(operation: String, inputs: &str, options: &str) -> Result<Request, Error> {
    Ok(Request { operation, inputs: read(inputs)?, options: read(options)?, ..Request::default() })
}

impl NamedInput {
    fn into_input(self) -> (String, Input) {
        let Self(name, value, kind) = self;
        let input = match (value, kind) {
            (_, Some(kind)) => unsupported(&kind),
            (Value::Null, None) => Input::Clear,
            (value, None) => Input::Value(value),
        };
        (name, input)
    }
}

/// Describes a value without a JSON form.
fn unsupported(kind: &str) -> Input {
    match kind {
        "NaN" => Input::Nothing("NaN"),
        "Infinity" => Input::Nothing("Infinity"),
        "-Infinity" => Input::Nothing("-Infinity"),
        kind => Input::Odd(format!("a {kind}")),
    }
}
