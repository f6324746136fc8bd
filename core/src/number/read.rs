//! Reads eleven digits from pasted, typed or exported text.
//!
//! One pass collects the digits and classifies the characters between them; then the digits are counted. In doubt a
//! text is refused, since a wrong guess is somebody else's number. `nanp_rules` decides whether the digits can be a
//! number.

use super::char_class::{CharClass, is_wrapping};
use super::digit_run::{DigitRun, LONGEST};
use super::finding::{FindingCode, FindingSet};
use super::nanp_rules::Digits;
use super::spreadsheet;

/// The fewest digits that can be a whole number: central office code and line.
const LOCAL: usize = 7;
/// The digits of a number with its area code. After them, a slash or comma ends the number.
pub(super) const NATIONAL: usize = 10;

/// Eleven digits read from a text.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) digits: Digits,
    /// Findings about the way the number was written.
    pub(super) written: FindingSet,
}

/// The digits of a text, before their count is judged.
#[derive(Debug)]
pub(super) struct Scanned {
    pub(super) run: DigitRun,
    /// Whether a plus is before them.
    pub(super) plus: bool,
    /// Whether a spreadsheet formatted them as a quantity.
    pub(super) is_quantity: bool,
    /// Findings about the way the number was written.
    pub(super) written: FindingSet,
}

/// Reads any text.
pub(super) fn read(text: &str) -> Result<Reading, FindingCode> {
    let scanned = scanned(text)?;
    let Reading { digits, written } = dialed(&scanned.run, scanned.plus)?;
    Ok(Reading { digits, written: written.union(scanned.written) })
}

/// Collects the digits of any text.
pub(super) fn scanned(text: &str) -> Result<Scanned, FindingCode> {
    let text = unwrapped(text);
    if let Some(quantity) = spreadsheet::read(text) {
        let (run, finding) = quantity?;
        return Ok(Scanned { run, plus: text.starts_with('+'), is_quantity: true, written: finding.into() });
    }
    if is_spreadsheet_error(text) {
        return Err(FindingCode::SpreadsheetError);
    }
    let scan = Scan::of(text);
    match scan.refusal() {
        Some(FindingCode::Letters | FindingCode::Characters) if decoded(text).is_some() => {
            Err(FindingCode::Encoding)
        }
        Some(code) => Err(code),
        None => {
            Ok(Scanned { run: scan.run, plus: scan.plus, is_quantity: false, written: FindingSet::EMPTY })
        }
    }
}

/// The text before its extension or second number, if it has one.
pub(super) fn before_cut(text: &str) -> Option<&str> {
    let text = unwrapped(text);
    Scan::of(text).cut.and_then(|cut| text.get(..cut.at))
}

/// The text without surrounding quotation marks and blanks, and without a `tel:` scheme.
fn unwrapped(text: &str) -> &str {
    let text = text.trim_matches(is_wrapping);
    match text.split_at_checked(4) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("tel:") => {
            rest.trim_start_matches('/').trim_matches(is_wrapping)
        }
        _ => text,
    }
}

/// Whether a spreadsheet wrote the text in the place of a value.
fn is_spreadsheet_error(text: &str) -> bool {
    const ERRORS: [&str; 9] =
        ["#N/A", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#DIV/0!", "#SPILL!", "#CALC!"];
    let is_too_narrow = text.len() > 2 && text.bytes().all(|byte| byte == b'#');
    is_too_narrow || ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error))
}

/// The text with the traces of a wrong encoding or escape removed; `None` if it has none.
pub(super) fn decoded(text: &str) -> Option<String> {
    /// UTF-8 read as Windows-1252, HTML entities, percent-encoding, quoted-printable.
    const TRACES: [(&str, &str); 12] = [
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&#43;", "+"),
        ("%2B", "+"),
        ("%2b", "+"),
        ("%20", " "),
        ("%28", "("),
        ("%29", ")"),
        ("=C2=A0", " "),
        ("\u{e2}\u{20ac}", "-"),
        ("\u{c2}", " "),
        ("\u{fffd}", " "),
    ];
    let found = TRACES.iter().filter(|(trace, _)| text.contains(trace));
    let mut clean = None;
    for (trace, replacement) in found {
        clean = Some(clean.as_deref().unwrap_or(text).replace(trace, replacement));
    }
    clean
}

/// Reads all digits as one North American number.
fn dialed(run: &DigitRun, plus: bool) -> Result<Reading, FindingCode> {
    let dialed = run.as_bytes();
    let (digits, prefix) = match dialed.strip_prefix(b"011").or(dialed.strip_prefix(b"00")) {
        Some(rest) if rest.len() > NATIONAL && !rest.starts_with(b"0") => (rest, true),
        _ => (dialed, false),
    };
    let mut written = FindingSet::EMPTY;
    if prefix {
        written = written.with(FindingCode::DialPrefix);
    }
    match (digits, digits.len()) {
        ([b'1', ..], _) => match digits.try_into() {
            Ok(digits) => Ok(Reading { digits, written }),
            Err(_) => Err(FindingCode::Length),
        },
        ([b'0', ..], _) => Err(FindingCode::LeadingZero),
        (_, 16..) => Err(FindingCode::Length),
        (_, 11..=15) => Err(FindingCode::CountryCode),
        (_, _) if plus => Err(FindingCode::CountryCode),
        (_, NATIONAL) => {
            let mut whole = *b"1----------";
            whole[1..].copy_from_slice(digits);
            Ok(Reading { digits: whole, written: written.with(FindingCode::TenDigits) })
        }
        (_, _) => Err(FindingCode::Length),
    }
}

/// A position at which a whole number may have ended.
#[derive(Clone, Copy, Debug)]
struct Cut {
    /// The byte at which the rest begins.
    at: usize,
    /// The number of digits before it.
    before: usize,
    by: CutBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CutBy {
    /// `x`, `ext`, `#` and the like.
    Extension,
    /// See [`CharClass::Pause`].
    Pause,
    /// See [`CharClass::Division`]; also `or`, `and`, and a second `+`.
    Division,
}

/// Words that introduce an extension, in lower case: English, `p` (pause), `w` (wait), French, Spanish, Portuguese,
/// Russian.
const EXTENSION_WORDS: [&str; 13] =
    ["x", "ex", "xt", "ext", "extn", "exten", "extension", "p", "w", "poste", "anexo", "ramal", "int"];

/// A word in lower case, with full-width letters as ASCII; `доб` (Russian "additional") reads as `ext`.
fn plain_word(word: &str) -> String {
    let plain = |c: char| match u32::from(c) {
        code @ 0xFF21..=0xFF5A => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let word: String = word.chars().map(plain).flat_map(char::to_lowercase).collect();
    if word == "доб" { "ext".to_owned() } else { word }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Letters {
    #[default]
    None,
    /// The letter O, which people write for the digit 0.
    OnlyO,
    Others,
}

/// The result of one pass over a text.
#[derive(Debug, Default)]
struct Scan {
    run: DigitRun,
    plus: bool,
    letters: Letters,
    /// Whether there is a character that no phone number contains.
    stray: bool,
    cut: Option<Cut>,
}

impl Scan {
    fn of(text: &str) -> Self {
        let mut scan = Self::default();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let mut length = c.len_utf8();
            match CharClass::of(c) {
                CharClass::Digit(digit) => scan.run.push(digit),
                CharClass::Plus if scan.run.count == 0 && !scan.plus => scan.plus = true,
                CharClass::Plus => scan.stray |= !scan.cut_at(at, CutBy::Division),
                CharClass::Separator | CharClass::Hidden => {}
                CharClass::Pause => _ = scan.cut_at(at, CutBy::Pause),
                CharClass::Division => _ = scan.cut_at(at, CutBy::Division),
                CharClass::Hash => scan.stray |= !scan.cut_at(at, CutBy::Extension),
                CharClass::Letter => {
                    let rest = &text[at..];
                    length = rest.find(|c| CharClass::of(c) != CharClass::Letter).unwrap_or(rest.len());
                    scan.word(at, &rest[..length]);
                }
                CharClass::Other => scan.stray = true,
            }
            at += length;
        }
        scan
    }

    fn word(&mut self, at: usize, word: &str) {
        let only_o = self.letters != Letters::Others && word.chars().all(|c| matches!(c, 'o' | 'O'));
        self.letters = if only_o { Letters::OnlyO } else { Letters::Others };
        let is = |name: &&str| word.eq_ignore_ascii_case(name);
        if EXTENSION_WORDS.contains(&plain_word(word).as_str()) {
            self.cut_at(at, CutBy::Extension);
        } else if ["or", "and"].iter().any(is) {
            self.cut_at(at, CutBy::Division);
        }
    }

    /// Records that a number may end here, if there are enough digits before. The first position counts.
    fn cut_at(&mut self, at: usize, by: CutBy) -> bool {
        let before = self.run.count;
        match &mut self.cut {
            // `;ext=12` and `, ext. 12` are one cut; the word is more specific than the comma.
            Some(cut) if cut.before == before && by == CutBy::Extension => cut.by = by,
            Some(_) => {}
            None if before >= LOCAL => self.cut = Some(Cut { at, before, by }),
            None => return false,
        }
        true
    }

    /// The finding that refuses the text, apart from the count of its digits.
    fn refusal(&self) -> Option<FindingCode> {
        if self.run.count == 0 {
            return Some(if self.stray { FindingCode::Characters } else { FindingCode::Empty });
        }
        if let Some(rule) = self.cut.and_then(|cut| self.cut_refusal(cut)) {
            return Some(rule);
        }
        if self.run.count > LONGEST {
            return Some(FindingCode::TwoNumbers);
        }
        match self.letters {
            Letters::Others => Some(FindingCode::Letters),
            Letters::OnlyO => Some(FindingCode::LetterO),
            Letters::None => self.stray.then_some(FindingCode::Characters),
        }
    }

    fn cut_refusal(&self, cut: Cut) -> Option<FindingCode> {
        let after = self.run.count - cut.before;
        match cut.by {
            _ if after == 0 => None,
            CutBy::Extension if after < NATIONAL => Some(FindingCode::Extension),
            // `206-555/1234` and `12,065,551,234` are one number, oddly formatted.
            CutBy::Pause | CutBy::Division if after < LOCAL && cut.before < NATIONAL => None,
            // Words after a pause are not an extension; they are refused as letters or characters.
            CutBy::Pause if after < LOCAL && (self.letters != Letters::None || self.stray) => None,
            CutBy::Pause if after < LOCAL => Some(FindingCode::Extension),
            CutBy::Extension | CutBy::Pause | CutBy::Division => Some(FindingCode::TwoNumbers),
        }
    }
}
