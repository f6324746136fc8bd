//! Reads eleven digits out of what people have: pasted, typed, exported.
//!
//! One pass over the text collects its digits and what stands between them; then the digits are counted.
//! The bias is to refuse: a number that is guessed wrong is somebody else's number. Whether the eleven
//! digits can be a number at all is not asked here, but in `plan`.

use super::char_class::{CharClass, is_wrapping};
use super::finding::{FindingCode, FindingSet};
use super::nanp_rules::Digits;
use super::rule::Rule;
use super::spreadsheet;

/// The fewest digits that can be a whole number: central office code and line.
const LOCAL: usize = 7;
/// As many digits as a number with its area code; what follows a slash or a comma then is not part of it.
const NATIONAL: usize = 10;
/// The most digits that one number can have: 15, and a dialling prefix of three.
const LONGEST: usize = 18;

/// What was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) digits: Digits,
    /// How it was written, where that is worth a word.
    pub(super) written: FindingSet,
}

/// Reads any text.
pub(super) fn read(text: &str) -> Result<Reading, Rule> {
    let text = unwrapped(text);
    if let Some(quantity) = spreadsheet::read(text) {
        let (run, finding) = quantity?;
        let Reading { digits, written } = dialled(&run, text.starts_with('+'))?;
        return Ok(Reading { digits, written: written.with(finding) });
    }
    let scan = Scan::of(text);
    match scan.refusal() {
        Some(rule) => Err(rule),
        None => dialled(&scan.run, scan.plus),
    }
}

/// The text before the extension or the second number in it, if there is one.
pub(super) fn before_cut(text: &str) -> Option<&str> {
    let text = unwrapped(text);
    Scan::of(text).cut.and_then(|cut| text.get(..cut.at))
}

/// The text without quotation marks, blanks and a URI scheme around it.
fn unwrapped(text: &str) -> &str {
    let text = text.trim_matches(is_wrapping);
    match text.split_at_checked(4) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("tel:") => {
            rest.trim_start_matches('/').trim_matches(is_wrapping)
        }
        _ => text,
    }
}

/// Makes a North American number of the digits as a whole.
fn dialled(run: &Run, plus: bool) -> Result<Reading, Rule> {
    let dialled = run.as_bytes();
    let (digits, prefix) = match dialled.strip_prefix(b"011").or(dialled.strip_prefix(b"00")) {
        Some(rest) if rest.len() > NATIONAL && !rest.starts_with(b"0") => (rest, true),
        _ => (dialled, false),
    };
    let mut written = FindingSet::EMPTY;
    if prefix {
        written = written.with(FindingCode::DialPrefix);
    }
    match (digits, digits.len()) {
        ([b'1', ..], _) => match digits.try_into() {
            Ok(digits) => Ok(Reading { digits, written }),
            Err(_) => Err(Rule::Length),
        },
        ([b'0', ..], _) => Err(Rule::LeadingZero),
        (_, 16..) => Err(Rule::Length),
        (_, 11..=15) => Err(Rule::CountryCode),
        (_, _) if plus => Err(Rule::CountryCode),
        (_, NATIONAL) => {
            let mut whole = *b"1----------";
            whole[1..].copy_from_slice(digits);
            Ok(Reading { digits: whole, written: written.with(FindingCode::TenDigits) })
        }
        (_, _) => Err(Rule::Length),
    }
}

/// Digits in a row; longer rows than a number can have are counted, not kept.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    digits: [u8; LONGEST],
    count: usize,
}

impl Run {
    pub(super) fn of(digits: &str) -> Self {
        let mut run = Self::default();
        run.extend(digits);
        run
    }

    pub(super) fn extend(&mut self, digits: &str) {
        digits.bytes().for_each(|digit| self.push(digit));
    }

    fn push(&mut self, digit: u8) {
        if let Some(place) = self.digits.get_mut(self.count) {
            *place = digit;
        }
        self.count += 1;
    }

    fn as_bytes(&self) -> &[u8] {
        &self.digits[..self.count.min(LONGEST)]
    }
}

/// Where a whole number may have ended.
#[derive(Clone, Copy, Debug)]
struct Cut {
    /// The byte at which the rest begins.
    at: usize,
    /// Digits before it.
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Letters {
    #[default]
    None,
    /// The letter O, which people write for the digit 0.
    OnlyO,
    Others,
}

/// What one pass over a text saw.
#[derive(Debug, Default)]
struct Scan {
    run: Run,
    plus: bool,
    letters: Letters,
    /// A character that belongs to no number.
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
        if ["x", "ext", "extn", "extension"].iter().any(is) {
            self.cut_at(at, CutBy::Extension);
        } else if ["or", "and"].iter().any(is) {
            self.cut_at(at, CutBy::Division);
        }
    }

    /// Notes that a number may end here, if there are digits enough for one. The first place counts.
    fn cut_at(&mut self, at: usize, by: CutBy) -> bool {
        let before = self.run.count;
        match &mut self.cut {
            // `;ext=12` and `, ext. 12` are one cut, and the word says more than the comma.
            Some(cut) if cut.before == before && by == CutBy::Extension => cut.by = by,
            Some(_) => {}
            None if before >= LOCAL => self.cut = Some(Cut { at, before, by }),
            None => return false,
        }
        true
    }

    /// Why this is not one number and nothing else, apart from the count of its digits.
    fn refusal(&self) -> Option<Rule> {
        if self.run.count == 0 {
            return Some(if self.stray { Rule::Characters } else { Rule::Empty });
        }
        if let Some(rule) = self.cut.and_then(|cut| self.cut_refusal(cut)) {
            return Some(rule);
        }
        if self.run.count > LONGEST {
            return Some(Rule::TwoNumbers);
        }
        match self.letters {
            Letters::Others => Some(Rule::Letters),
            Letters::OnlyO => Some(Rule::LetterO),
            Letters::None => self.stray.then_some(Rule::Characters),
        }
    }

    fn cut_refusal(&self, cut: Cut) -> Option<Rule> {
        let after = self.run.count - cut.before;
        match cut.by {
            _ if after == 0 => None,
            CutBy::Extension if after < NATIONAL => Some(Rule::Extension),
            // `206-555/1234` and `12,065,551,234` are one number, oddly formatted.
            CutBy::Pause | CutBy::Division if after < LOCAL && cut.before < NATIONAL => None,
            // Words behind a pause are no extension; they are refused for what they are.
            CutBy::Pause if after < LOCAL && (self.letters != Letters::None || self.stray) => None,
            CutBy::Pause if after < LOCAL => Some(Rule::Extension),
            CutBy::Extension | CutBy::Pause | CutBy::Division => Some(Rule::TwoNumbers),
        }
    }
}
