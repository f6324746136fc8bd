//! A phone number of any country: the digits of an E.164 number.

use super::error::NumberError;
use super::finding::FindingCode;
use super::nanp::Nanp;
use super::parse_any::{is_bare, parse_any, parse_exact};
use super::text_impls::text_impls;

/// The most digits that E.164 allows.
const LONGEST: usize = 15;
/// The fewest digits accepted as a number with its country code.
const SHORTEST: usize = 7;

/// The digits of an E.164 number: 7 to 15 of them, country code first, no plus.
///
/// A number that begins with 1 passes the rules of the North American Numbering Plan. Of other numbers only the
/// length is checked.
///
/// ```
/// use numplan::number::PhoneNumber;
///
/// let london: PhoneNumber = "+442079460000".parse()?;
/// assert_eq!(london.as_str(), "442079460000");
/// assert!(london.nanp().is_none());
/// # Ok::<(), numplan::number::NumberError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber {
    /// ASCII digits, then zero bytes. The field comes first so that numbers sort as their texts do.
    digits: [u8; LONGEST],
    length: u8,
}

impl PhoneNumber {
    /// Parses digits, or a plus and digits. [`normalize`](super::normalize()) reads other forms.
    ///
    /// # Errors
    ///
    /// [`FindingCode::Length`] or [`FindingCode::LeadingZero`]; for a number that begins with 1 any rule of the
    /// numbering plan; for a text with other characters the finding that describes it, mostly [`FindingCode::Form`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        if let Some((digits, _)) = parse_exact(text) {
            return Ok(Self::from_digits(digits));
        }
        Self::foreign(text).ok_or_else(|| Self::refusal(text))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        // Only ASCII digits are ever stored, so the fallback is never taken.
        str::from_utf8(self.digits()).unwrap_or_default()
    }

    /// The digits as an integer; 15 digits fit.
    pub fn as_u64(&self) -> u64 {
        self.digits().iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))
    }

    /// The number as a North American one, if it begins with 1.
    pub fn nanp(&self) -> Option<Nanp> {
        Nanp::of(*self)
    }

    /// The digits as ASCII.
    pub(super) fn digits(&self) -> &[u8] {
        self.digits.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// Requires 7 to 15 digits that can be a number.
    pub(super) fn from_digits(given: &[u8]) -> Self {
        let mut digits = [0; LONGEST];
        let length = given.len().min(LONGEST);
        digits[..length].copy_from_slice(&given[..length]);
        Self { digits, length: u8::try_from(length).unwrap_or(0) }
    }

    fn foreign(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('+').unwrap_or(text);
        let possible =
            is_bare(text) && (SHORTEST..=LONGEST).contains(&digits.len()) && !digits.starts_with(['0', '1']);
        possible.then(|| Self::from_digits(digits.as_bytes()))
    }

    fn refusal(text: &str) -> NumberError {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        match parse_any(text) {
            Ok(parsed) => NumberError::new(parsed.form.unwrap_or(FindingCode::Form), text),
            // Any country is accepted here, so the fault is the count of digits or the form.
            Err(FindingCode::CountryCode | FindingCode::Length) if !digits.starts_with('1') => {
                if is_bare(text) {
                    NumberError::e164_length(text)
                } else {
                    // Without a plus the digits may lack a country code.
                    let meant = Self::foreign(&digits).filter(|_| text.contains('+'));
                    NumberError::with_suggestion(FindingCode::Form, text, meant)
                }
            }
            Err(rule) => NumberError::new(rule, text),
        }
    }
}

text_impls!(PhoneNumber, "a phone number, as a string of digits or an integer");
