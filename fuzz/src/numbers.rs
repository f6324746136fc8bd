//! Phone numbers: for any text, the strict reader, the lenient reader and the verdict agree, and a result is a number.

use numplan::number::{
    Countries, Nanp, PhoneNumber, TypingState, cells, check, check_block, check_column, check_typed, normalize, verdict,
};

/// Checks the text as one number and as a column of cells. Cells are checked one by one and as a column.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    check_text(&text);
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
                check_text(cell);
            }
        }
    }
}

fn check_text(text: &str) {
    let (verdict, check, read) = (verdict(text), check(text), normalize(text));
    let (strict, any) = (Nanp::parse(text), PhoneNumber::parse(text));

    // The verdict is valid if the strict reader accepts, and has the number of the lenient reader.
    assert_eq!(verdict.is_valid(), strict.is_ok(), "{text:?}");
    assert_eq!(verdict.phone_number(), read.as_ref().ok().map(|read| read.number), "{text:?}");
    assert_eq!((check.valid, check.number, check.given.as_str()), (strict.is_ok(), verdict.phone_number(), text));
    assert!(verdict.findings().eq(check.findings.iter().map(|finding| finding.code)), "{text:?}");

    // A typed number is complete if it has a number, and only an invalid text keeps its form.
    for countries in [Countries::NorthAmerica, Countries::Any] {
        let typed = check_typed(text, countries);
        assert_eq!(typed.number.is_some(), typed.state == TypingState::Complete, "{text:?}");
        assert!(typed.state != TypingState::Invalid || typed.formatted == text, "{text:?}");
    }

    // The strict readers accept digits, with or without a plus, and nothing else.
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
        check_message(&error.to_string());
        check_message(&error.given);
        if let Some(suggestion) = error.suggestion {
            assert_eq!(PhoneNumber::parse(suggestion.as_str()), Ok(suggestion), "{text:?}");
        }
    }
    for finding in &check.findings {
        check_message(&finding.message);
        if let Some(suggestion) = &finding.suggestion {
            assert!(PhoneNumber::parse(suggestion).is_ok(), "{text:?}: {suggestion}");
        }
    }

    // Normalizing a normalized number changes nothing.
    if let Ok(read) = read {
        let digits = read.number.as_str();
        assert_eq!(Nanp::parse(digits).ok(), read.number.nanp(), "{text:?}");
        let again = normalize(digits).map(|again| (again.number, again.findings.len()));
        assert_eq!(again, Ok((read.number, 0)), "{text:?}");
        assert_eq!(digits.chars().skip(1).filter(char::is_ascii_digit).count(), 10, "{text:?}");
    }
}

/// A message is one short line without control characters.
fn check_message(message: &str) {
    assert!(!message.chars().any(char::is_control), "{message:?}");
    assert!(message.len() < 2_000, "{} bytes", message.len());
}
