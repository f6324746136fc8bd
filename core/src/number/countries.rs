//! `check_for`, `normalize_for`: numbers of other countries, where a provider accepts them.

use super::area::NumberKind;
use super::check::NumberCheck;
use super::error::NumberError;
use super::explain::{Subject, findings_for};
use super::finding::{FindingCode, FindingSet, NumberFinding};
use super::normalize::{NormalizedNumber, normalize};
use super::parse_any::{form, is_bare, parse_exact};
use super::phone::{LONGEST, PhoneNumber, SHORTEST};
use super::read::{self, NATIONAL};
use super::verdict::{Verdict, verdict};

/// The countries whose numbers are accepted. `Provider::COUNTRIES` names those of a provider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Countries {
    /// Country code 1: the rules of the numbering plan hold.
    #[default]
    NorthAmerica,
    /// Every country code. Of a number of another code than 1 only the length is checked.
    Any,
}

/// Checks one text as [`check`](super::check()) does. With [`Countries::Any`] it also accepts numbers of other
/// countries, whose kind is [`NumberKind::International`].
///
/// A number of another country has a plus or an international dialing prefix first, or consists of digits alone. Ten
/// digits alone are read as operations read them, country code first, with a warning if they could be a North American
/// number.
///
/// ```
/// use numplan::number::{Countries, NumberKind, check_for};
///
/// let check = check_for("+44 20 7946 0000", Countries::Any);
/// assert_eq!(check.number.unwrap().as_str(), "442079460000");
/// assert_eq!(check.kind, NumberKind::International);
/// assert_eq!(check.findings[0].suggestion.as_deref(), Some("442079460000"));
/// assert!(check_for("442079460000", Countries::Any).valid);
/// assert!(!check_for("442079460000", Countries::NorthAmerica).valid);
/// ```
pub fn check_for(text: &str, countries: Countries) -> NumberCheck {
    verdict_for(text, countries).explain_for(text, countries)
}

/// Checks one text as [`check_for`] does, without messages: see [`verdict`].
pub fn verdict_for(text: &str, countries: Countries) -> Verdict {
    match read_international(text, countries) {
        None => verdict(text),
        Some(Ok(International { number, written })) => {
            let is_exact = PhoneNumber::parse(text).is_ok();
            let findings = if is_exact { written } else { written.with(form(text)) };
            Verdict::from_stored(number.as_u64(), findings)
        }
        Some(Err(code)) => Verdict::refused(code),
    }
}

impl Verdict {
    /// The number of any country, also where the text is not usable as given but can be read.
    pub fn phone_number(self) -> Option<PhoneNumber> {
        match (self.number(), self.number_or_zero()) {
            (Some(number), _) => Some(number.into()),
            (None, 0) => None,
            (None, number) => Some(PhoneNumber::from_digits(number.to_string().as_bytes())),
        }
    }

    /// The use of the number; [`NumberKind::Unknown`] without a number.
    pub fn kind(self) -> NumberKind {
        match self.number() {
            Some(number) => number.kind(),
            None if self.number_or_zero() == 0 => NumberKind::Unknown,
            None => NumberKind::International,
        }
    }

    /// The full check of `text`, the text that this verdict of [`verdict_for`] is about.
    pub fn explain_for(self, text: &str, countries: Countries) -> NumberCheck {
        let is_international = read_international(text, countries).is_some();
        // The digits of a number may be lost although its text does not show that.
        if !is_international || self.finding_set().contains(FindingCode::DigitsLost) {
            return self.explain(text);
        }
        self.with_findings(international_findings(self.finding_set(), text, self.phone_number()), text)
    }
}

/// Reads a number as [`normalize`] does. With [`Countries::Any`] it also reads numbers of other countries, in the forms
/// that [`check_for`] describes.
///
/// ```
/// use numplan::number::{Countries, normalize_for};
///
/// assert_eq!(normalize_for("+44 (20) 7946-0000", Countries::Any)?.number.as_str(), "442079460000");
/// assert_eq!(normalize_for("(206) 555-1234", Countries::Any)?.number.as_str(), "12065551234");
/// assert!(normalize_for("+44 20 7946 0000", Countries::NorthAmerica).is_err());
/// # Ok::<(), numplan::number::NumberError>(())
/// ```
///
/// # Errors
///
/// As [`normalize`].
pub fn normalize_for(text: &str, countries: Countries) -> Result<NormalizedNumber, NumberError> {
    match read_international(text, countries) {
        None => normalize(text),
        Some(Ok(International { number, written })) => {
            Ok(NormalizedNumber { number, findings: international_findings(written, text, Some(number)) })
        }
        Some(Err(code)) => Err(NumberError::international(code, text)),
    }
}

/// A number of a country code other than 1.
#[derive(Clone, Copy, Debug)]
struct International {
    number: PhoneNumber,
    /// Findings about the way the number was written.
    written: FindingSet,
}

/// Reads a number of another country. `None`: the text is judged by the rules of the numbering plan.
fn read_international(text: &str, countries: Countries) -> Option<Result<International, FindingCode>> {
    if countries == Countries::NorthAmerica || parse_exact(text).is_some() {
        return None;
    }
    let scanned = read::scanned(text).ok()?;
    let dialed = scanned.run.as_bytes();
    let prefixed = dialed
        .strip_prefix(b"00")
        .filter(|rest| rest.len() >= SHORTEST)
        .or_else(|| dialed.strip_prefix(b"011").filter(|rest| rest.len() > NATIONAL));
    let digits = prefixed.unwrap_or(dialed);
    if matches!(digits.first(), None | Some(b'0' | b'1')) {
        return None;
    }
    let has_country = scanned.plus || prefixed.is_some();
    let is_whole = has_country || scanned.is_quantity || is_bare(text);
    let mut written = scanned.written;
    if prefixed.is_some() {
        written = written.with(FindingCode::DialPrefix);
    }
    match digits.len() {
        NATIONAL if !is_whole => None,
        SHORTEST..=LONGEST if is_whole => {
            let number = PhoneNumber::from_digits(digits);
            if !has_country && number.with_country_code_1().is_some() {
                written = written.with(FindingCode::TenDigits);
            }
            Some(Ok(International { number, written }))
        }
        SHORTEST..=LONGEST => Some(Err(FindingCode::CountryCode)),
        _ => Some(Err(FindingCode::Length)),
    }
}

impl PhoneNumber {
    /// The North American number of ten digits.
    fn with_country_code_1(self) -> Option<Self> {
        Self::parse(&format!("1{}", self.as_str())).ok()
    }
}

/// The findings of a text that is a number of another country, or is refused as one.
fn international_findings(set: FindingSet, text: &str, number: Option<PhoneNumber>) -> Vec<NumberFinding> {
    findings_for(set, |code| {
        let suggestion = match code {
            FindingCode::Form | FindingCode::LeadingZero => number,
            FindingCode::TenDigits => number.and_then(PhoneNumber::with_country_code_1),
            _ => None,
        };
        (suggestion, Subject::new(text, suggestion).international_message(code))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Countries, check_for, normalize_for};
    use crate::number::{NumberKind, PhoneNumber, check, normalize};

    proptest! {
        /// The check accepts a text where operations do, and reads the number that they send.
        #[test]
        fn check_agrees_with_operations(text in "\\+?[0-9]{0,17}|[0-9+() .,;x#eE-]{0,20}") {
            let (check, parsed) = (check_for(&text, Countries::Any), PhoneNumber::parse(&text).ok());
            prop_assert_eq!(check.valid, parsed.is_some(), "{:?}", check);
            if parsed.is_some() {
                prop_assert_eq!(check.number, parsed);
            }
            prop_assert_eq!(normalize_for(&text, Countries::Any).ok().map(|read| read.number), check.number);
            prop_assert_eq!(check.kind == NumberKind::International, check.number.is_some_and(|it| it.nanp().is_none()));
            for finding in &check.findings {
                prop_assert!(finding.message.starts_with('"') && finding.message.len() < 400, "{}", finding.message);
            }
        }

        #[test]
        fn north_america_is_the_default(text in "\\+?[0-9]{0,17}|[0-9+() .,;x#eE-]{0,20}") {
            prop_assert_eq!(check_for(&text, Countries::default()), check(&text));
            prop_assert_eq!(normalize_for(&text, Countries::default()), normalize(&text));
        }

        /// A text that begins with country code 1, or names none, is read as without a provider.
        #[test]
        fn formatted_north_american_numbers_stay(text in "(\\+?1[ (.-]?)?\\([2-9][0-9]{2}\\) [0-9]{3}-[0-9]{4}") {
            prop_assert_eq!(check_for(&text, Countries::Any), check(&text));
        }
    }
}
