//! A cell of a table: keep, clear, or a text to set; and the same in reverse, for tables that are written.

use std::borrow::Cow;

use numplan::fields::InputType;
use serde_json::Value;

/// The meaning of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CellWish {
    /// Keep the value, against a default.
    Keep,
    /// Clear the field.
    Clear,
    /// Set this value.
    Set(Value),
}

const CLEAR: &str = "(clear)";
const KEEP: &str = "(keep)";
/// A spreadsheet takes a cell that begins so for a formula. The apostrophe is among them so that it reads back.
const GUARDED: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];
/// Spreadsheets keep 15 digits of a number and write zeros for the rest.
const DIGITS_KEPT: usize = 15;

/// Reads a cell as a spreadsheet has it. `None`: it is empty.
pub(crate) fn read(text: &str, kind: InputType) -> Result<Option<CellWish>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match text {
        CLEAR => return Ok(Some(CellWish::Clear)),
        KEEP => return Ok(Some(CellWish::Keep)),
        _ => {}
    }
    let plain = text.trim().to_ascii_lowercase();
    if plain == CLEAR || plain == KEEP {
        return Err(format!(
            "must be written exactly `{plain}`; for that text itself write `({}`",
            text.trim()
        ));
    }
    let bare = unguard(text);
    // An apostrophe says that the text is meant as it is.
    let is_guarded = bare.len() < text.len();
    let text = unescape(bare);
    if !is_guarded
        && kind == InputType::Text
        && let Some(damage) = damage(text.trim())
    {
        return Err(damage);
    }
    value(text, kind).map(|value| Some(CellWish::Set(value)))
}

/// A text as a value of the field's type.
fn value(text: &str, kind: InputType) -> Result<Value, String> {
    let trimmed = text.trim();
    let must_be = |what: &str| format!("must be {what}, not \"{}\"", numplan::text::brief(trimmed, 40));
    match kind {
        InputType::Flag => match trimmed.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true.into()),
            "false" | "0" => Ok(false.into()),
            _ => Err(must_be("true or false")),
        },
        InputType::Count => {
            trimmed.parse::<u64>().map(Value::from).map_err(|_| must_be("a whole number, 0 or more"))
        }
        InputType::Real | InputType::Seconds => match trimmed.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number.into()),
            _ => Err(must_be("a number")),
        },
        InputType::List(_) => serde_json::from_str(trimmed)
            .map_err(|error| format!("must be a list in JSON ({error}): write [{{\"destination\": …}}]")),
        InputType::StringEnum(_) | InputType::Url => Ok(trimmed.into()),
        _ => Ok(text.into()),
    }
}

/// The trace that a spreadsheet leaves on a long number, if the text has one.
fn damage(text: &str) -> Option<String> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = text.split_once(['E', 'e']).is_some_and(|(number, power)| {
        let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        let power = power.strip_prefix('+').unwrap_or(power);
        is_digits(whole) && is_digits(fraction) && is_digits(power) && whole.len() == 1 && power.len() <= 2
    });
    if exponent {
        return Some(format!(
            "is \"{text}\", a long number that a spreadsheet has rounded: format the column as text and enter it again"
        ));
    }
    (is_digits(text) && text.len() > DIGITS_KEPT && text.ends_with("00")).then(|| {
        format!(
            "is {text}, whose last digits a spreadsheet has replaced with zeros: format the column as text and enter it again"
        )
    })
}

/// Takes the guard away that keeps a spreadsheet from running a cell.
pub(crate) fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(text)
}

fn needs_guard(text: &str) -> bool {
    text.starts_with(GUARDED) || damage(text.trim()).is_some()
}

/// `((clear)` is the text `(clear)`.
fn unescape(text: &str) -> &str {
    text.strip_prefix('(').filter(|rest| is_word(rest)).unwrap_or(text)
}

/// Whether a text would be read as a word of the table, or as one with its escape.
fn is_word(text: &str) -> bool {
    let bare = text.trim().trim_start_matches('(').to_ascii_lowercase();
    text.trim().starts_with('(') && (bare == CLEAR[1..] || bare == KEEP[1..])
}

/// A text as a cell that no spreadsheet runs and that reads back as it was.
pub fn guard(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A value as a cell that reads back as it was. A value that is empty is an empty cell.
pub fn write(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if is_word(text) => format!("({text}"),
        Value::String(text) => guard(text).into_owned(),
        Value::Array(items) if items.is_empty() => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_clear_and_set() {
        let cases = [
            ("", None),
            ("  ", None),
            ("(keep)", Some(CellWish::Keep)),
            ("(clear)", Some(CellWish::Clear)),
            ("((clear)", Some(CellWish::Set("(clear)".into()))),
            ("(((clear)", Some(CellWish::Set("((clear)".into()))),
            ("(other)", Some(CellWish::Set("(other)".into()))),
            ("'=1+1", Some(CellWish::Set("=1+1".into()))),
            ("''tis", Some(CellWish::Set("'tis".into()))),
            ("'tis", Some(CellWish::Set("'tis".into()))),
        ];
        for (text, wish) in cases {
            assert_eq!(read(text, InputType::Text), Ok(wish), "{text}");
        }
        assert!(read("(Clear)", InputType::Text).unwrap_err().contains("`(clear)`"));
    }

    #[test]
    fn flags_take_four_spellings() {
        for (text, value) in [("TRUE", true), ("1", true), ("False", false), ("0", false)] {
            assert_eq!(read(text, InputType::Flag), Ok(Some(CellWish::Set(value.into()))));
        }
        assert!(read("yes", InputType::Flag).unwrap_err().contains("true or false"));
    }

    #[test]
    fn spreadsheet_damage_is_refused() {
        for text in ["1.66382E+16", "2,99863E+16", "29986316244302800", "2E16"] {
            assert!(read(text, InputType::Text).unwrap_err().contains("spreadsheet"), "{text}");
        }
        for text in ["29986316244302815", "100", "1E", "Suite 2E16", "123456789012300"] {
            assert!(read(text, InputType::Text).is_ok(), "{text}");
        }
    }

    #[test]
    fn written_cells_read_back() {
        let texts = [
            "a",
            "=x",
            "'=x",
            "''",
            "'",
            "(clear)",
            "((keep)",
            "(KEEP)",
            "+1",
            "\tx",
            "(clear",
            "x,\"y\"\n",
            "2E16",
        ];
        for text in texts {
            let cell = write(&text.into());
            assert_eq!(
                read(&cell, InputType::Text),
                Ok(Some(CellWish::Set(text.into()))),
                "{text:?} as {cell:?}"
            );
        }
    }
}
