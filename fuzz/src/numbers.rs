//! Phone numbers: whatever the text, the answers to the three questions about it agree, and what comes out is a number.

use numplan::number::{Nanp, PhoneNumber, cells, check, check_block, check_column, normalize, verdict};

/// The text is a column of cells; each is asked about by itself, and all of them at once.
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    one(&text);
    for separator in ['\n', ',', '\u{2028}'] {
        let cells: Vec<&str> = cells(&text, separator).collect();
        let column = check_column(cells.iter().copied());
        assert_eq!(column, check_block(&text, separator));
        assert_eq!(column.len(), cells.len());
        let counts = column.counts();
        assert_eq!(counts.cells, counts.valid + counts.readable + counts.refused);
        assert_eq!(counts.valid, cells.len() - column.invalid_rows().count());
        assert!(counts.flagged <= counts.valid);
        for (row, cell) in cells.iter().enumerate() {
            assert_eq!(column.verdict(row), Some(verdict(cell)), "{cell:?}");
            assert_eq!(column.check(row, cell), Some(check(cell)), "{cell:?}");
            if separator == '\n' {
                one(cell);
            }
        }
    }
}

fn one(text: &str) {
    let (verdict, check, read) = (verdict(text), check(text), normalize(text));
    let (strict, any) = (Nanp::parse(text), PhoneNumber::parse(text));

    // A verdict says what the strict reader does, and what the lenient one makes of it.
    assert_eq!(verdict.is_valid(), strict.is_ok(), "{text:?}");
    assert_eq!(verdict.number(), read.as_ref().ok().map(|read| read.number), "{text:?}");
    assert_eq!((check.valid, check.number, check.given.as_str()), (strict.is_ok(), verdict.number(), text));
    assert!(verdict.findings().eq(check.findings.iter().map(|finding| finding.code)), "{text:?}");

    // Only eleven digits, or a plus and eleven digits, are accepted.
    if let Ok(number) = strict {
        assert_eq!(text.strip_prefix('+').unwrap_or(text), number.as_str());
        assert_eq!(verdict.number(), Some(number));
        assert_eq!(any.as_ref().map(PhoneNumber::nanp), Ok(Some(number)));
    }
    if let Ok(number) = &any {
        assert_eq!(text.strip_prefix('+').unwrap_or(text), number.as_str());
        assert!((7..=15).contains(&number.as_str().len()), "{text:?}");
        assert_eq!(number.nanp().is_some(), strict.is_ok(), "{text:?}");
        assert_eq!(number.as_str().parse(), Ok(number.as_u64()), "{text:?}");
    }
    for error in [strict.as_ref().err(), any.as_ref().err(), read.as_ref().err()].into_iter().flatten() {
        shown(&error.to_string());
        shown(&error.given);
        if let Some(meant) = error.suggestion {
            assert_eq!(PhoneNumber::parse(meant.as_str()), Ok(meant), "{text:?}");
        }
    }
    for finding in &check.findings {
        shown(&finding.message);
        if let Some(meant) = &finding.suggestion {
            assert!(PhoneNumber::parse(meant).is_ok(), "{text:?}: {meant}");
        }
    }

    // The result is a number, and reading it again changes nothing.
    if let Ok(read) = read {
        let digits = read.number.as_str();
        assert_eq!(Nanp::parse(digits), Ok(read.number), "{text:?}");
        let again = normalize(digits).map(|again| (again.number, again.findings.len()));
        assert_eq!(again, Ok((read.number, 0)), "{text:?}");
        assert!(digits.chars().skip(1).filter(char::is_ascii_digit).count() == 10);
    }
}

/// A message is one line of what can be seen.
fn shown(message: &str) {
    assert!(!message.chars().any(char::is_control), "{message:?}");
    assert!(message.len() < 2_000, "{} bytes", message.len());
}
