//! `check`: verdicts over arguments, standard input and files, without a provider.

use crate::support::{Run, Scratch, numplan};

#[test]
fn check_describes_number_and_findings() {
    numplan(&["check", "12069991234"]).exits(0).says(&["valid", "geographic", "US", "America/Los_Angeles"]);
    numplan(&["check", "1-800-FLOWERS"]).exits(1).says(&["invalid"]).says(&["error:", "18003569377"]);
    numplan(&["check", "206-999-1234", "12069991234"]).exits(1).says(&["readable", "12069991234"]);
}

#[test]
fn provider_decides_on_other_countries() {
    numplan(&["check", "+442079460000"]).exits(1).says(&["country code 1"]);
    numplan(&["check", "--provider", "flowroute", "+442079460000"]).exits(1).says(&["invalid"]);
    numplan(&["check", "--provider", "wavix", "+442079460000"]).exits(0).says(&["valid", "international"]);
    numplan(&["check", "--provider", "plivo", "+44 20 7946 0000"])
        .exits(1)
        .says(&["readable", "442079460000"]);
    let row = numplan(&["check", "--provider", "plivo", "--csv", "+44 20 7946 0000"]).exits(1);
    assert!(row.out.contains(",442079460000,false,international,,,,form,442079460000"), "{}", row.out);
    numplan(&["check", "--provider", "plvo", "+442079460000"]).exits(2).says(&["flowroute, plivo, wavix"]);
}

#[test]
fn strict_takes_warnings_for_errors() {
    numplan(&["check", "12065550123"]).exits(0).says(&["warning:"]);
    numplan(&["check", "12065550123", "--strict"]).exits(1);
    numplan(&["check", "12069991234", "--strict"]).exits(0);
}

#[test]
fn only_bad_numbers_of_a_file_are_shown() {
    let file = Scratch::new("check.txt", "12069991234\n12065550123\n206-999-1234\nnone\n");
    let ran = numplan(&["check", "--from", file.path()]).exits(1);
    assert!(!ran.out.contains("line 1:") && !ran.out.contains("line 2:"), "{}", ran.out);
    let ran = ran
        .says(&["line 3:", "readable"])
        .says(&["line 4:", "invalid"])
        .says(&["4 numbers: 2 valid (1 with a warning), 1 readable", "1 refused"]);
    drop(ran);
    numplan(&["check", "--from", file.path(), "--all"]).exits(1).says(&["line 1:", "valid"]);
    numplan(&["check", "--from", file.path(), "--strict"]).exits(1).says(&["line 2:", "valid"]);
}

#[test]
fn standard_input_and_a_column_are_checked_alike() {
    let text = "id,phone\n1,12069991234\n2,206\n";
    let file = Scratch::new("check.csv", text);
    let from_file = numplan(&["check", "--from", &format!("{}:phone", file.path()), "--json"]).exits(1);
    let from_input = Run::default().input(text).numplan(&["check", "--from", "-:phone", "--json"]).exits(1);
    assert_eq!(from_file.out, from_input.out);
    let lines = from_file.json();
    assert_eq!((&lines[0]["line"], &lines[0]["valid"]), (&2.into(), &true.into()));
    assert_eq!((&lines[1]["given"], &lines[1]["valid"]), (&"206".into(), &false.into()));
    Run::default().input("12069991234\n").numplan(&["check", "-"]).exits(0).says(&["1 number: 1 valid"]);
}

#[test]
fn a_table_of_results_runs_no_formula() {
    let file = Scratch::new("formula.csv", "phone\n=cmd()\n12069991234\n+12069991234\n\"a\"\"b,\"\n");
    let ran = numplan(&["check", "--from", file.path(), "--csv"]).exits(1);
    let mut rows = csv::ReaderBuilder::new().from_reader(ran.out.as_bytes());
    let given: Vec<_> = rows.records().map(|row| row.unwrap()[1].to_owned()).collect();
    assert_eq!(given, ["'=cmd()", "12069991234", "'+12069991234", "a\"b,"]);
}

#[test]
fn check_reads_no_credentials() {
    let ran =
        Run::default().variable("FLOWROUTE_ACCESS_KEY", "x").numplan(&["check", "12065551234"]).exits(0);
    assert!(ran.asked.iter().all(|name| name == "NO_COLOR" || name == "TERM"), "{:?}", ran.asked);
}

#[test]
fn nothing_to_check_is_a_usage_error() {
    numplan(&["check"]).exits(2).says(&["no number is given"]);
}

#[test]
fn keep_writes_the_check_behind_the_columns() {
    let file = Scratch::new(
        "kept.csv",
        "id;phone;note\n1;(206) 999-1234;\"a; b\"\n2;=12069991234\n3;12069991234;+1;;\n4;;é\n",
    );
    let ran = numplan(&["check", "--from", &format!("{}:phone", file.path()), "--csv", "--keep"]).exits(1);
    let check = "geographic,US,Washington State,America/Los_Angeles";
    let lines: Vec<_> = ran.out.lines().collect();
    let names = "check_number,check_valid,check_kind,check_region,check_place,check_zones,check_findings";
    assert_eq!(lines[0], format!("id,phone,note,{names},check_suggestion"));
    assert_eq!(
        lines[1],
        format!("1,(206) 999-1234,a; b,12069991234,false,{check},form ten_digits,12069991234")
    );
    assert_eq!(lines[2], format!("2,=12069991234,,12069991234,false,{check},form,12069991234"));
    assert_eq!(lines[3], format!("3,12069991234,+1,12069991234,true,{check},,"));
    assert_eq!(lines[4], "4,,é,,false,unknown,,,,empty,");
    assert_eq!(lines.len(), 5);
}

#[test]
fn keep_names_columns_without_a_header() {
    let file = Scratch::new("bare.csv", "x,12069991234\n");
    let ran = numplan(&["check", "--from", &format!("{}:2", file.path()), "--csv", "--keep"]).exits(0);
    assert!(ran.out.starts_with("column_1,column_2,check_number,"), "{}", ran.out);
    assert!(ran.out.contains("\nx,12069991234,12069991234,true,"), "{}", ran.out);
}

#[test]
fn keep_refuses_what_it_cannot_keep() {
    let wide = Scratch::new("wide.csv", "id,phone\n1,12069991234,3\n");
    let from = format!("{}:phone", wide.path());
    numplan(&["check", "--from", &from, "--csv", "--keep"]).exits(2).says(&["line 2", "3 cells"]);
    numplan(&["check", "--from", &from, "--keep"]).exits(2).says(&["--csv"]);
    let taken = Scratch::new("taken.csv", "phone,check_valid\n12069991234,true\n");
    let from = format!("{}:phone", taken.path());
    numplan(&["check", "--from", &from, "--csv", "--keep"]).exits(2).says(&["check_valid", "rename"]);
    numplan(&["check", "12069991234", "--csv", "--keep"]).exits(2).says(&["--from FILE:COLUMN"]);
}

#[test]
fn keep_writes_the_header_of_an_empty_table() {
    let file = Scratch::new("empty.csv", "id,phone\n");
    let ran = numplan(&["check", "--from", &format!("{}:phone", file.path()), "--csv", "--keep"]).exits(0);
    assert_eq!(ran.out.lines().count(), 1);
}
