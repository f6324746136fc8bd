//! Errors and messages in the words of a language.

use numplan::Error;
use numplan::bindings::catalog::{Dialect, NameStyle};

use crate::error::FleetError;

/// The flags of the shell that messages name, each with the setting of the same meaning.
const FLAGS: [(&str, &str); 4] = [
    ("--max-percent", "max_percent"),
    ("--max-changes", "max_changes"),
    ("--allow-starts", "allow_starts"),
    ("--account", "account"),
];

/// The error as a front raises it: with settings of the language in place of the shell's flags.
pub(super) fn error(error: FleetError, dialect: &Dialect) -> Error {
    match error {
        FleetError::Refused(message) => Error::config(in_words_of(dialect, &message)),
        FleetError::File(mut errors) => {
            for error in &mut errors.errors {
                error.message = in_words_of(dialect, &error.message);
            }
            FleetError::File(errors).into()
        }
        error @ FleetError::Account(..) => error.into(),
    }
}

/// A message of the shell with settings in place of flags: `--max-percent 95` is `max_percent=95` in Python and
/// `maxPercent: 95` in JavaScript.
pub(super) fn in_words_of(dialect: &Dialect, message: &str) -> String {
    let mut text = message.to_owned();
    for (flag, setting) in FLAGS {
        let name = dialect.spell(setting);
        let sign = match dialect.names {
            NameStyle::Snake => "=",
            NameStyle::Camel => ": ",
        };
        while let Some(start) = text.find(flag) {
            let rest = &text[start + flag.len()..];
            let value = rest.strip_prefix(' ').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            let (end, new) = match value {
                Some(_) => (start + flag.len() + 1, format!("{name}{sign}")),
                None => (start + flag.len(), format!("`{name}`")),
            };
            text.replace_range(start..end, &new);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_settings_of_the_language() {
        let message =
            "12 numbers would change: if that is intended, pass --max-changes 12; or give --account";
        let python = "12 numbers would change: if that is intended, pass max_changes=12; or give `account`";
        let node = "12 numbers would change: if that is intended, pass maxChanges: 12; or give `account`";
        assert_eq!(in_words_of(&Dialect::PYTHON, message), python);
        assert_eq!(in_words_of(&Dialect::NODE, message), node);
    }
}
