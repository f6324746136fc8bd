//! What a caller gives, as it crosses: `[name, value]`, `[name, null]` for what is to be cleared, and
//! `[name, null, "NaN"]` for what JSON cannot say.

use numplan::Error;
use numplan::bindings::Request;
use numplan::bindings::catalog::Inputs;
use numplan::fields::Input;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Value(String, Value),
    Other(String, (), String),
}

/// Reads names and values.
pub(crate) fn read(json: &str) -> Result<Inputs, Error> {
    let given: Vec<Given> = serde_json::from_str(json)
        .map_err(|error| Error::config(format!("the values did not come across: {error}")))?;
    Ok(given.into_iter().map(Given::into_input).collect())
}

/// Reads a whole call.
pub(crate) fn request(operation: String, inputs: &str, options: &str) -> Result<Request, Error> {
    Ok(Request { operation, inputs: read(inputs)?, options: read(options)?, ..Request::default() })
}

impl Given {
    fn into_input(self) -> (String, Input) {
        match self {
            Self::Value(name, Value::Null) => (name, Input::Clear),
            Self::Value(name, value) => (name, Input::Value(value)),
            Self::Other(name, (), word) => (name, other(&word)),
        }
    }
}

/// What is no value, and no `null` either.
fn other(word: &str) -> Input {
    match word {
        "NaN" => Input::Nothing("NaN"),
        "Infinity" => Input::Nothing("Infinity"),
        "-Infinity" => Input::Nothing("-Infinity"),
        kind => Input::Odd(format!("a {kind}")),
    }
}
