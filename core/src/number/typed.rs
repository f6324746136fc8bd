//! `check_typed`: a number while it is typed into a form.

use numplan_macros::{exported, string_enum};
use serde::Serialize;

use super::char_class::CharClass;
use super::check::check;
use super::countries::Countries;
use super::explain::{findings, shown};
use super::finding::{FindingCode, FindingSet, NumberFinding, Severity};
use super::nanp_rules::Parts;
use super::phone::{LONGEST, PhoneNumber, SHORTEST};
use super::read::NATIONAL;

/// Digits that complete the start of a number without breaking a rule of the numbering plan.
const FILLER: &[u8; NATIONAL] = b"2342345678";

/// Whether more has to be typed.
#[string_enum]
pub enum TypingState {
    /// The beginning of a number: more digits are needed.
    Incomplete,
    /// A whole number.
    Complete,
    /// No digits that follow make it a number.
    Invalid,
}

/// A number while it is typed.
#[exported]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypedNumber {
    /// The text to show in the form: `(206) 555-1234`. An invalid text is unchanged.
    pub formatted: String,
    /// Whether more has to be typed.
    pub state: TypingState,
    /// The number for an operation, as soon as it is complete.
    pub number: Option<PhoneNumber>,
    /// The findings, most severe first: the error of an invalid text, the warnings of a complete number.
    pub findings: Vec<NumberFinding>,
}

/// Checks and formats a number while it is typed. Ten digits are a North American number.
///
/// [`Countries::Any`] also accepts a plus and another country code. Of such a number only the length is checked, so it is
/// complete from its seventh digit on.
///
/// ```
/// use numplan::number::{Countries, TypingState, check_typed};
///
/// let typed = check_typed("206555", Countries::NorthAmerica);
/// assert_eq!((typed.formatted.as_str(), typed.state), ("(206) 555", TypingState::Incomplete));
///
/// let typed = check_typed("2065551234", Countries::NorthAmerica);
/// assert_eq!(typed.formatted, "(206) 555-1234");
/// assert_eq!(typed.number.unwrap().as_str(), "12065551234");
///
/// assert_eq!(check_typed("106", Countries::NorthAmerica).state, TypingState::Invalid);
/// ```
pub fn check_typed(text: &str, countries: Countries) -> TypedNumber {
    let Some((plus, digits)) = typed_digits(text) else {
        let errors = check(text).findings.into_iter().filter(|finding| finding.severity == Severity::Error);
        return TypedNumber {
            formatted: text.to_owned(),
            state: TypingState::Invalid,
            number: None,
            findings: errors.take(1).collect(),
        };
    };
    match digits.as_bytes() {
        [] => incomplete(if plus { "+" } else { "" }.to_owned()),
        [b'1', national @ ..] => north_american(text, if plus { "+1 " } else { "1 " }, national),
        _ if plus && countries == Countries::Any => foreign(text, &digits),
        _ if plus => invalid(text, FindingCode::CountryCode, text),
        [b'0', ..] => invalid(text, FindingCode::LeadingZero, text),
        national => north_american(text, "", national),
    }
}

/// Whether the text begins with a plus, and its digits. `None`: it has characters that are not typed in a number.
fn typed_digits(text: &str) -> Option<(bool, String)> {
    let (mut plus, mut digits) = (false, String::new());
    for c in text.chars() {
        match CharClass::of(c) {
            CharClass::Digit(digit) => digits.push(char::from(digit)),
            CharClass::Plus if digits.is_empty() && !plus => plus = true,
            CharClass::Separator | CharClass::Hidden => {}
            CharClass::Plus
            | CharClass::Pause
            | CharClass::Division
            | CharClass::Hash
            | CharClass::Letter
            | CharClass::Other => return None,
        }
    }
    Some((plus, digits))
}

/// A number of country code 1. `prefix`: how the code was typed.
fn north_american(text: &str, prefix: &str, national: &[u8]) -> TypedNumber {
    if national.len() > NATIONAL {
        let rule = if prefix.is_empty() { FindingCode::CountryCode } else { FindingCode::Length };
        return invalid(text, rule, text);
    }
    let mut digits = [b'1'; NATIONAL + 1];
    digits[1..].copy_from_slice(FILLER);
    digits[1..=national.len()].copy_from_slice(national);
    let completed = String::from_utf8_lossy(&digits);
    if let Some(rule) = Parts::of(&digits).refusal() {
        let mut refused = invalid(text, rule, &completed);
        // The message is about the completed number. It shows only the digits that were typed.
        let typed = &completed[..=national.len()];
        for part in [1..4, 4..7] {
            let digits = typed.get(part.start..part.end.min(typed.len())).unwrap_or_default();
            refused.findings.iter_mut().for_each(|finding| {
                finding.message = finding.message.replace(&completed[part.clone()], digits);
            });
        }
        return refused;
    }
    let formatted = format!("{prefix}{}", grouped(&completed[1..=national.len()]));
    let formatted = formatted.trim_end().to_owned();
    if national.len() < NATIONAL {
        return incomplete(formatted);
    }
    TypedNumber {
        formatted,
        state: TypingState::Complete,
        number: Some(PhoneNumber::from_digits(&digits)),
        findings: check(&completed).findings,
    }
}

/// `(206) 555-1234`, or as much of it as there are digits for.
fn grouped(national: &str) -> String {
    match national.split_at_checked(3) {
        None | Some((_, "")) => national.to_owned(),
        Some((area, rest)) => match rest.split_at_checked(3) {
            None | Some((_, "")) => format!("({area}) {rest}"),
            Some((exchange, line)) => format!("({area}) {exchange}-{line}"),
        },
    }
}

/// A number of another country.
fn foreign(text: &str, digits: &str) -> TypedNumber {
    let formatted = format!("+{digits}");
    match digits.len() {
        _ if digits.starts_with('0') => invalid(text, FindingCode::LeadingZero, text),
        ..SHORTEST => incomplete(formatted),
        SHORTEST..=LONGEST => TypedNumber {
            formatted,
            state: TypingState::Complete,
            number: Some(PhoneNumber::from_digits(digits.as_bytes())),
            findings: Vec::new(),
        },
        _ => invalid(text, FindingCode::Length, text),
    }
}

fn incomplete(formatted: String) -> TypedNumber {
    TypedNumber { formatted, state: TypingState::Incomplete, number: None, findings: Vec::new() }
}

/// `subject`: the text that the message is about.
fn invalid(text: &str, code: FindingCode, subject: &str) -> TypedNumber {
    let mut findings = findings(FindingSet::from(code), subject);
    for finding in &mut findings {
        if subject != text {
            finding.message = finding.message.replacen(subject, &shown(text), 1);
            finding.suggestion = None;
        }
    }
    TypedNumber { formatted: text.to_owned(), state: TypingState::Invalid, number: None, findings }
}

#[cfg(test)]
mod tests {
    use super::{Countries, FILLER, TypedNumber, TypingState};

    fn check_typed(text: &str) -> TypedNumber {
        super::check_typed(text, Countries::NorthAmerica)
    }

    /// Every prefix of a valid number is incomplete, and its format is stable.
    #[test]
    fn prefixes_of_numbers_are_incomplete() {
        for number in ["2065551234", "12065551234", "+12065551234", "8005550199", "9178675309"] {
            for end in 0..number.len() {
                let typed = check_typed(&number[..end]);
                assert_eq!(typed.state, TypingState::Incomplete, "{}", &number[..end]);
                assert_eq!(check_typed(&typed.formatted), typed);
            }
            let typed = check_typed(number);
            assert_eq!(typed.state, TypingState::Complete, "{number}");
            assert_eq!(check_typed(&typed.formatted), typed);
        }
    }

    #[test]
    fn filler_completes_every_valid_prefix() {
        for npa in 200..1000 {
            let text = format!("{npa}{}", std::str::from_utf8(&FILLER[3..]).unwrap());
            if check_typed(&text).state == TypingState::Complete {
                for end in 0..text.len() {
                    assert_eq!(check_typed(&text[..end]).state, TypingState::Incomplete, "{text}");
                }
            }
        }
    }

    #[test]
    fn message_names_only_typed_digits() {
        let message = |text| check_typed(text).findings[0].message.clone();
        assert!(message("37").starts_with("\"37\" has area code 37:"), "{}", message("37"));
        assert!(message("(374) 5").starts_with("\"(374) 5\" has area code 374:"), "{}", message("(374) 5"));
        assert!(message("2061").contains("has 1 after area code 206"), "{}", message("2061"));
    }
}
