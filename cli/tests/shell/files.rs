//! Files as spreadsheets and other programs write them.

use crate::support::{Run, Scratch, numplan};

fn bytes(name: &str, content: &[u8]) -> Scratch {
    let file = Scratch::new(name, "");
    std::fs::write(file.path(), content).unwrap();
    file
}

#[test]
fn line_numbers_match_an_editor() {
    let rows = ["id,phone", "1,12069991234", "", "2,\"bad\none\"", "3,worse"];
    for (name, end) in [("lf", "\n"), ("crlf", "\r\n"), ("cr", "\r")] {
        for last in [end, ""] {
            let text = format!("{}{last}", rows.join(end));
            let file = Scratch::new(&format!("ends-{name}.csv"), &text);
            let from = format!("{}:phone", file.path());
            let ran = numplan(&["check", "--from", &from, "--json", "--strict"]).exits(1);
            let lines: Vec<_> = ran.json().iter().map(|line| line["line"].as_u64().unwrap()).collect();
            assert_eq!(lines, [2, 4, 6], "{name}");
        }
    }
    let list = Scratch::new("ends.txt", "12069991234\r\rbad\r\n");
    numplan(&["check", "--from", list.path()]).exits(1).says(&["line 3:", "bad"]);
}

#[test]
fn excel_separator_line_is_taken() {
    let file = Scratch::new("sep.csv", "\u{feff}sep=;\r\nname;phone\r\n\"a;b\";bad\r\n");
    let from = format!("{}:phone", file.path());
    numplan(&["check", "--from", &from]).exits(1).says(&["line 3:", "bad"]);
}

#[test]
fn delimiters_inside_quotes_do_not_count() {
    let file = Scratch::new("quoted.csv", "phone,\"tags (a;b;c)\"\n12069991234,x\n");
    numplan(&["check", "--from", &format!("{}:phone", file.path())]).exits(0);
}

#[test]
fn slow_writers_change_nothing() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let parts: [&[&[u8]]; 2] =
        [&[b"id", b";phone\n1;12069991234\n"], &[b"\xef", b"\xbb\xbfphone", b";id\n12069991234;1\n"]];
    for parts in parts {
        let mut child = Command::new(env!("CARGO_BIN_EXE_numplan"))
            .args(["check", "--from", "-:phone"])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        for part in parts {
            input.write_all(part).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(60));
        }
        drop(input);
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn files_that_are_not_text_are_named() {
    let cases: [(&str, &[u8], &str); 8] = [
        ("book.xlsx", b"PK\x03\x04\x14\0\x06\0", "Excel workbook"),
        ("book.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel workbook"),
        ("list.csv.gz", b"\x1f\x8b\x08\0\0\0", "gzip"),
        ("wide.csv", b"\xff\xfep\0h\0", "UTF-16"),
        ("unmarked.csv", b"p\0h\0o\0n\0e\0\n\0", "UTF-16"),
        ("latin-header.csv", b"t\xe9l,phone\n1,12069991234\n", "Windows-1252"),
        ("latin.csv", b"phone,x\n206\xa0999\xa01234,1\n", "line 2"),
        ("latin.txt", b"12069991234\n206\xa0999\xa01234\n", "line 2"),
    ];
    for (name, content, says) in cases {
        let file = bytes(name, content);
        let from = if name == "list.csv.gz" || name == "latin.txt" {
            file.path().to_owned()
        } else {
            format!("{}:phone", file.path())
        };
        let ran = numplan(&["check", "--from", &from]).exits(2).says(&[says]);
        assert!(ran.err.contains("CSV UTF-8") || says == "gzip", "{}", ran.err);
    }
}

#[test]
fn trailing_empty_rows_are_skipped() {
    let file = Scratch::new("trailing.csv", "name,phone,note\na,12069991234,\n,,\n,,\n");
    numplan(&["check", "--from", &format!("{}:phone", file.path())]).exits(0).says(&["1 number: 1 valid"]);
    let missing = Scratch::new("missing.csv", "name,phone\na,\n");
    numplan(&["check", "--from", &format!("{}:phone", missing.path())]).exits(1).says(&["line 2:"]);
}

#[test]
fn columns_of_one_name_are_refused() {
    let file = Scratch::new("twice.csv", "phone,name,phone\n12069991234,a,12065551234\n");
    numplan(&["check", "--from", &format!("{}:phone", file.path())])
        .exits(2)
        .says(&["several columns \"phone\" (1, 3)", ":1\""]);
    numplan(&["check", "--from", &format!("{}:3", file.path())]).exits(0);
}

#[test]
fn invisible_characters_in_headers_are_ignored() {
    let file = Scratch::new("nbsp.csv", "id,\u{a0}phone\u{a0}number\u{200b}\n1,12069991234\n");
    numplan(&["check", "--from", &format!("{}:phone number", file.path())]).exits(0);
}

#[test]
fn unclosed_quotes_name_their_line() {
    let open = Scratch::new("open.csv", "id,phone\r\n\r\n1,12069991234\r\n2,\"12065551234\r\n3,1\r\n");
    numplan(&["check", "--from", &format!("{}:phone", open.path())])
        .exits(2)
        .says(&["line 4", "quote that is not closed"]);
    let rows = "3,12069991234\n".repeat(600);
    let swallowed = Scratch::new("swallowed.csv", &format!("id,phone\n2,\"x\n{rows}4,\"y\n"));
    numplan(&["check", "--from", &format!("{}:phone", swallowed.path())]).exits(2).says(&["line 2"]);
}

#[test]
fn guarded_cells_are_read_back() {
    let file = Scratch::new("guarded.csv", "phone\n+12069991234\n'=x\n");
    let first = numplan(&["check", "--from", file.path(), "--csv"]).exits(1);
    assert!(first.out.contains("'+12069991234"), "{}", first.out);
    let second = Run::default().input(&first.out).numplan(&["check", "--from", "-:given", "--csv"]).exits(1);
    assert_eq!(first.out, second.out);
}
