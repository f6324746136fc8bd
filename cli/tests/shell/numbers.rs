//! Reading numbers from arguments, standard input and files.

use crate::support::{Run, Scratch, numplan, sandbox, writes};

#[test]
fn pasted_forms_are_read_and_noted() {
    for pasted in ["(206) 555-1234", "206-555-1234", "+1 206 555 1234", "2065551234", "1.2065551234E+10"] {
        numplan(&["get", "flowroute", pasted, "--sandbox"])
            .exits(0)
            .says(&[&format!("read \u{201c}{pasted}\u{201d} as 12065551234")]);
    }
    for wire in ["12065551234", "+12065551234"] {
        let ran = numplan(&["get", "flowroute", wire, "--sandbox"]).exits(0);
        assert_eq!(ran.err.lines().count(), 1, "only the note on the sandbox: {}", ran.err);
    }
}

#[test]
fn other_countries_need_a_provider_with_them() {
    numplan(&["get", "plivo", "+442079460123", "--sandbox"]).exits(0);
    numplan(&["get", "wavix", "442079460123", "--sandbox"]).exits(0);
    numplan(&["get", "flowroute", "+442079460123", "--sandbox"]).exits(2).says(&["country code 1"]);
    numplan(&["get", "plivo", "+44 20 7946 0123", "--sandbox"]).exits(2).says(&["442079460123"]);
}

#[test]
fn ten_digits_with_a_country_code_are_noted() {
    numplan(&["get", "wavix", "2065551234", "--sandbox"]).exits(1).says(&["note:", "12065551234"]);
}

#[test]
fn a_file_has_one_number_a_line() {
    let (sandbox, flag) = sandbox();
    let file =
        Scratch::new("lines.txt", "\u{feff}12065551234\r\n\r\n(646) 345-1234\nnonsense\n12065551234\n");
    numplan(&["update", "flowroute", "--from", file.path(), "--alias", "N", &flag])
        .exits(3)
        .says(&["line 4:", "nonsense"])
        .says(&["12065551234 is given more than once"])
        .says(&["3 numbers: 2 updated, 1 refused"]);
    let paths: Vec<_> = writes(&sandbox).into_iter().map(|request| request.path).collect();
    assert_eq!(paths, ["/v2/numbers/12065551234", "/v2/numbers/16463451234"]);
}

#[test]
fn a_column_is_named_or_counted() {
    let tables = [
        ("comma.csv", "name,phone\n\"A, B\",12065551234\nC,(646) 345-1234\n"),
        ("semicolon.csv", "name;phone\nA, B;12065551234\nC;(646) 345-1234\n"),
        ("tab.tsv", "name\tphone\nA, B\t12065551234\nC\t(646) 345-1234\n"),
        ("bare.csv", "x,12065551234\nC,(646) 345-1234\n"),
    ];
    for (name, text) in tables {
        let file = Scratch::new(name, text);
        let columns = if name == "bare.csv" { &["2"][..] } else { &["phone", "PHONE", "2"] };
        for column in columns {
            let (sandbox, flag) = sandbox();
            let from = format!("{}:{column}", file.path());
            numplan(&["update", "flowroute", "--from", &from, "--alias", "N", &flag])
                .exits(0)
                .says(&["2 numbers: 2 updated"]);
            assert_eq!(writes(&sandbox).len(), 2, "{name}:{column}");
        }
    }
}

#[test]
fn a_column_that_is_not_there_is_explained() {
    let file = Scratch::new("columns.csv", "name,phone\na,12065551234\n");
    let get = |column: &str| {
        numplan(&["get", "flowroute", "--from", &format!("{}{column}", file.path()), "--sandbox"])
    };
    get(":fone").exits(2).says(&["did you mean \"phone\"?"]);
    get(":7").exits(2).says(&["no column 7, it has 2"]);
    get("").exits(2).says(&["2 columns (name, phone)"]);
    numplan(&["get", "flowroute", "--from", "/nowhere", "--sandbox"])
        .exits(2)
        .says(&["cannot read /nowhere"]);
    let wide = Scratch::new("wide.txt", "");
    std::fs::write(wide.path(), [0xff, 0xfe, b'1', 0]).unwrap();
    numplan(&["check", "--from", wide.path()]).exits(2).says(&["UTF-16"]);
}

#[test]
fn standard_input_is_a_list_too() {
    let ran = Run::default().input("12065551234\n16463451234").numplan(&[
        "get",
        "flowroute",
        "-",
        "--json",
        "--sandbox",
    ]);
    assert_eq!(ran.exits(0).json().len(), 2);
    let ran = Run::default().input("n,p\n1,12065551234\n").numplan(&[
        "get",
        "flowroute",
        "--from",
        "-:p",
        "--sandbox",
    ]);
    ran.exits(0);
}

#[test]
fn no_number_is_a_usage_error() {
    numplan(&["update", "flowroute", "--alias", "x", "--sandbox"])
        .exits(2)
        .says(&["no number is given", "--from"]);
    Run::default()
        .numplan(&["get", "flowroute", "-", "--sandbox"])
        .exits(2)
        .says(&["the input contains no number"]);
}
