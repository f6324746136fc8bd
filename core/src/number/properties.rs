//! Properties of every text and every number.
//!
//! The numbering plan is written here a second time, one comparison a rule, to catch a slip in either copy. Geographic
//! area codes come from the table, which has its own test.

use proptest::prelude::*;

use super::{
    FindingCode, FindingSet, Nanp, NumberCheck, NumberKind, PhoneNumber, Verdict, cells, check, check_column,
    normalize, verdict,
};

/// Eleven digits that look like a number often enough to be one.
fn eleven_digits() -> impl Strategy<Value = String> {
    prop_oneof![
        "1[2-9][0-8][0-9][2-9][0-9]{6}",
        "1[0-9]{10}",
        "1[2-9][0-9][01][2-9]11[0-9]{4}",
        "1[0-9]{3}555(01[0-9]{2}|1212|[0-9]{4})",
        "[0-9]{11}",
    ]
}

fn number() -> impl Strategy<Value = Nanp> {
    eleven_digits().prop_filter_map("no number", |digits| Nanp::parse(&digits).ok())
}

/// Texts that resemble phone numbers, since random Unicode rarely reaches a rule.
fn near_number() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9+() .,;/x#eEoO'\"-]{0,24}",
        "\\+?1?[ (.-]{0,2}[0-9]{3}[ ).-]{0,2}[0-9]{3}[ .-]?[0-9]{4}( ?(x|ext\\.?|#|/|or) ?[0-9]{0,10})?",
        "[0-9]\\.[0-9]{0,12}[eE]\\+?[0-9]{1,3}",
        "[\u{200e}\u{a0}\u{feff}\u{ff10}-\u{ff19}0-9-]{0,20}",
        any::<String>(),
    ]
}

/// The rules of the plan, one comparison a rule.
fn plan_allows(text: &str) -> bool {
    let digits: Vec<char> = text.strip_prefix('+').unwrap_or(text).chars().collect();
    if digits.len() != 11 || !digits.iter().all(char::is_ascii_digit) {
        return false;
    }
    let (npa, nxx) = (&digits[1..4], &digits[4..7]);
    let service_code = |code: &[char]| code[1] == '1' && code[2] == '1';
    let geographic = Nanp::parse(&format!("1{}2345678", npa.iter().collect::<String>()))
        .is_ok_and(|number| number.kind() == NumberKind::Geographic);
    digits[0] == '1'
        && !['0', '1'].contains(&npa[0])
        && npa[1] != '9'
        && npa[..2] != ['3', '7']
        && npa[..2] != ['9', '6']
        && !service_code(npa)
        && !['0', '1'].contains(&nxx[0])
        && *nxx != ['9', '1', '1']
        && !(geographic && service_code(nxx))
}

/// Ways to write the ten digits behind country code 1.
const FORMS: [&str; 16] = [
    "1AAABBBCCCC",
    "+1AAABBBCCCC",
    "AAABBBCCCC",
    "+1 AAA BBB CCCC",
    "(AAA) BBB-CCCC",
    "1 (AAA) BBB-CCCC",
    "1.AAA.BBB.CCCC",
    "AAA-BBB-CCCC",
    "1-AAA-BBB-CCCC",
    "AAA/BBB/CCCC",
    "tel:+1-AAA-BBB-CCCC",
    "'1AAABBBCCCC",
    "1AAABBBCCCC.0",
    "1.AAABBBCCCCE+10",
    "011 1 AAA BBB CCCC",
    "\u{202a}+1\u{a0}AAA\u{2011}BBB\u{2011}CCCC\u{202c}",
];

fn written(number: Nanp, form: &str) -> String {
    let digits = number.as_str();
    form.replace("AAA", &digits[1..4]).replace("BBB", &digits[4..7]).replace("CCCC", &digits[7..])
}

proptest! {
    #[test]
    fn strict_accepts_what_the_plan_allows(digits in eleven_digits(), plus in any::<bool>()) {
        let text = if plus { format!("+{digits}") } else { digits };
        prop_assert_eq!(Nanp::parse(&text).is_ok(), plan_allows(&text));
    }

    #[test]
    fn strict_accepts_no_other_text(text in near_number()) {
        prop_assert_eq!(Nanp::parse(&text).is_ok(), plan_allows(&text));
    }

    #[test]
    fn number_reads_back_from_its_text(number in number()) {
        let text = number.to_string();
        prop_assert_eq!(Nanp::parse(&text), Ok(number));
        prop_assert_eq!(PhoneNumber::parse(&text).unwrap().nanp(), Some(number));
        prop_assert_eq!(text.parse::<u64>(), Ok(number.as_u64()));
        prop_assert_eq!(format!("1{:03}{:03}{:04}", number.npa(), number.nxx(), number.line()), text);
    }

    #[test]
    fn foreign_number_reads_back_from_its_text(text in "[2-9][0-9]{6,14}") {
        let number = PhoneNumber::parse(&text).unwrap();
        prop_assert_eq!(number.as_str(), &text);
        prop_assert_eq!(text.parse::<u64>(), Ok(number.as_u64()));
        prop_assert_eq!(number.nanp(), None);
    }

    #[test]
    fn numbers_sort_as_their_texts(one in "[2-9][0-9]{6,14}", other in "[2-9][0-9]{6,14}") {
        let numbers = (PhoneNumber::parse(&one).unwrap(), PhoneNumber::parse(&other).unwrap());
        prop_assert_eq!(numbers.0.cmp(&numbers.1), one.cmp(&other));
    }

    #[test]
    fn number_survives_json(number in number()) {
        let json = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(serde_json::from_str::<Nanp>(&json).unwrap(), number);
        prop_assert_eq!(serde_json::from_str::<Nanp>(number.as_str()).unwrap(), number);
    }

    #[test]
    fn every_way_to_write_a_number_is_read(number in number()) {
        for form in FORMS {
            let text = written(number, form);
            prop_assert_eq!(normalize(&text).map(|read| read.number), Ok(number.into()), "{:?}", text);
        }
    }

    #[test]
    fn whatever_is_read_or_suggested_passes_the_rules(text in near_number()) {
        match normalize(&text) {
            Ok(read) => prop_assert_eq!(Nanp::parse(read.number.as_str()).ok(), read.number.nanp()),
            Err(error) => {
                prop_assert!(!error.to_string().contains(char::is_control), "{}", error);
                if let Some(suggestion) = error.suggestion {
                    prop_assert!(Nanp::parse(suggestion.as_str()).is_ok(), "{}", error);
                }
            }
        }
    }

    #[test]
    fn errors_agree_with_the_check(text in near_number()) {
        let check = check(&text);
        let first = check.findings.first().filter(|_| !check.valid);
        let error = Nanp::parse(&text).err();
        prop_assert_eq!(error.as_ref().map(|error| error.code), first.map(|finding| finding.code));
        prop_assert_eq!(error.as_ref().map(ToString::to_string), first.map(|finding| finding.message.clone()));
        prop_assert_eq!(normalize(&text).ok().map(|read| read.number), check.number);
    }

    // Also characters next to the separators: `cells` compares eight bytes at a time.
    #[test]
    fn cells_are_what_the_standard_library_splits(text in "[1\t\n\x0b\r:;<é–]{0,40}", separator in "[\n;é–]") {
        let separator = separator.chars().next().unwrap_or_default();
        let ends = |cell| if separator == '\n' { str::strip_suffix(cell, '\r').unwrap_or(cell) } else { cell };
        let split: Vec<&str> = text.split_terminator(separator).map(ends).collect();
        prop_assert_eq!(cells(&text, separator).collect::<Vec<_>>(), split);
    }

    #[test]
    fn verdict_check_and_column_agree(texts in proptest::collection::vec(near_number(), 0..8)) {
        let column = check_column(texts.iter().map(String::as_str));
        prop_assert_eq!(column.len(), texts.len());
        for (row, text) in texts.iter().enumerate() {
            let NumberCheck { number, valid, findings, .. } = check(text);
            let verdict = verdict(text);
            let suggested = findings.iter().find_map(|finding| finding.suggestion.clone());
            prop_assert_eq!(verdict.suggestion(text).map(|number| number.to_string()), suggested);
            prop_assert_eq!(column.verdict(row), Some(verdict));
            prop_assert_eq!((verdict.phone_number(), verdict.is_valid()), (number, valid));
            prop_assert!(verdict.findings().eq(findings.iter().map(|finding| finding.code)));
            prop_assert_eq!(column.check(row, text).map(|check| check.findings), Some(findings));
        }
        let valid = column.verdicts().filter(|verdict: &Verdict| verdict.is_valid()).count();
        prop_assert_eq!(column.counts().valid, valid);
        prop_assert_eq!(column.invalid_rows().count(), texts.len() - valid);
    }
}

#[test]
fn codes_are_stable_and_unique() {
    let mut codes: Vec<_> = FindingCode::ALL.iter().map(|code| code.as_str()).collect();
    codes.sort_unstable();
    for pair in codes.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
    let snake = |code: &str| code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    assert!(codes.into_iter().all(snake));
}

#[test]
fn set_keeps_what_is_put_into_it() {
    for &code in FindingCode::ALL {
        let set = FindingSet::from(code);
        assert!(set.iter().eq([code]));
        assert_eq!(set.bits().count_ones(), 1);
    }
}
