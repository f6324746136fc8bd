//! A phone number of any country: the digits of an E.164 number.

/// The fewest digits accepted as a number with its country code.
pub(super) const SHORTEST: usize = 7;
/// The most digits that E.164 allows.
pub(super) const LONGEST: usize = 15;

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
    /// The digits.
    pub fn as_str(&self) -> &str {
        // Only ASCII digits are ever stored, so the fallback is never taken.
        str::from_utf8(self.digits()).unwrap_or_default()
    }

    /// The digits as an integer; 15 digits fit.
    pub fn as_u64(&self) -> u64 {
        self.digits().iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))
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
}
