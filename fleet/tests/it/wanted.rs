//! Wanted files: what is read, and what is refused where.

use std::path::Path;

use numplan::fields::Input;
use numplan_fleet::wanted::{Format, ReadOptions, Wanted};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{Folder, csv};

fn toml(text: &str) -> Result<Wanted, String> {
    Wanted::parse_in("fleet.toml", text, Format::Toml, &ReadOptions::default(), Path::new(""))
        .map_err(|errors| errors.to_string())
}

fn json_lines(text: &str) -> Result<Wanted, String> {
    Wanted::parse_in("fleet.jsonl", text, Format::JsonLines, &ReadOptions::default(), Path::new(""))
        .map_err(|errors| errors.to_string())
}

/// The values of a row by field name.
fn values(wanted: &Wanted, row: usize) -> Vec<(&'static str, Option<serde_json::Value>)> {
    let row = &wanted.rows[row];
    let provider = wanted.accounts[usize::from(row.account)].name.provider();
    let fields = numplan_fleet::provider::fields(provider);
    row.changes.iter().map(|wish| (fields[usize::from(wish.field)].name, wish.value.clone())).collect()
}

#[track_caller]
fn errors(text: &str) -> Vec<String> {
    csv(text).unwrap_err().errors.iter().map(ToString::to_string).collect()
}

#[test]
fn csv_sets_clears_and_keeps() {
    let wanted = csv("number,account,alias,messaging_enabled,#owner\n\
                      12065551234,flowroute,Front desk,,Ann\n\
                      # a comment\n\
                      ,,,,\n\
                      +1 646-345-1234,flowroute/east,(clear),(keep),\n")
    .unwrap();
    assert_eq!(wanted.rows.len(), 2);
    assert_eq!(values(&wanted, 0), [("alias", Some(json!("Front desk")))]);
    assert_eq!(values(&wanted, 1), [("alias", None)]);
    assert_eq!(wanted.rows[1].number.as_str(), "16463451234");
    assert_eq!((wanted.rows[0].line, wanted.rows[1].line), (2, 5));
    assert_eq!(wanted.accounts[1].name.to_string(), "flowroute/east");
    assert_eq!(wanted.comments, ["#owner"]);
}

#[test]
fn all_errors_are_listed_with_places() {
    let errors = errors(
        "number,account,alias,sms_enabled\n\
         12065551234,flowroute,ok,true\n\
         120655512,plivo,x,\n\
         12065551235,plvo,x,\n\
         12065551236,wavix,,yes\n\
         12065551237,wavix,,(clear)\n",
    );
    let starts = [
        "fleet.csv:2:26: Flowroute has no field `sms_enabled`",
        "fleet.csv:3:1: ",
        "fleet.csv:4:13: there is no provider `plvo`; did you mean `plivo`?",
        "fleet.csv:5:20: `sms_enabled` must be true or false, not \"yes\"",
        "fleet.csv:6:20: `sms_enabled` cannot be cleared at Wavix",
    ];
    assert_eq!(errors.len(), starts.len(), "{errors:#?}");
    for (error, start) in errors.iter().zip(starts) {
        assert!(error.starts_with(start), "{error}");
    }
}

#[test]
fn unknown_columns_name_the_nearest() {
    assert_eq!(
        errors("number,account,alais\n12065551234,plivo,x\n"),
        ["fleet.csv:1:16: there is no field `alais`; did you mean `alias`?"]
    );
    assert!(errors("alias\nx\n")[0].contains("there is no column `number`"));
    assert!(errors("number,alias,alias\n")[0].contains("twice"));
    assert!(errors("")[0].contains("is empty"));
}

#[test]
fn provider_rules_name_the_cell() {
    let errors = errors(
        "number,account,caller_reputation,messaging_email\n\
         12065551234,plivo,enabled,\n\
         12065551235,flowroute,,true\n",
    );
    assert!(errors[0].starts_with("fleet.csv:2:19: `caller_reputation` needs profile_uuid"), "{errors:?}");
    assert!(errors[1].starts_with("fleet.csv:3:24: `messaging_email` works only"), "{errors:?}");
}

#[test]
fn private_callback_hosts_are_refused() {
    let text = "number,account,sms_relay_url\n12065551234,wavix,https://10.0.0.1/x\n";
    assert!(errors(text)[0].contains("`sms_relay_url`"));
    let options = ReadOptions { private_hosts: true, ..ReadOptions::default() };
    assert!(Wanted::parse_in("f.csv", text, Format::Table, &options, Path::new("")).is_ok());
}

#[test]
fn equal_rows_count_once() {
    let head = "number,account,alias\n12065551234,plivo,a\n";
    let wanted = csv(&format!("{head}12065551234,plivo,a\n12065551234,plivo/b,c\n")).unwrap();
    assert_eq!((wanted.rows.len(), wanted.repeated), (2, 1));
    let errors = errors(&format!("{head}12065551234,plivo,b\n"));
    assert_eq!(
        errors,
        [
            "fleet.csv:3: 12065551234 stands here and at fleet.csv:2 with different values: keep one of the two"
        ]
    );
}

#[test]
fn spreadsheet_damage_is_refused() {
    let errors = errors("number,account,app_id\n1.20656E+10,plivo,\n12065551234,plivo,2.99863E+16\n");
    assert!(errors[0].starts_with("fleet.csv:2:1: "), "{errors:?}");
    assert!(errors[1].starts_with("fleet.csv:3:19: `app_id` is \"2.99863E+16\""), "{errors:?}");
}

#[test]
fn semicolons_tabs_and_marks_are_read() {
    for text in [
        "\u{feff}number;account;alias\n12065551234;plivo;\"a;b\"\n",
        "number\taccount\talias\r\n12065551234\tplivo\ta;b\r\n",
    ] {
        assert_eq!(values(&csv(text).unwrap(), 0), [("alias", Some(json!("a;b")))]);
    }
}

#[test]
fn lists_are_json_in_a_cell() {
    let cell = r#""[{""destination"":""a@b.example"",""priority"":1,""transport"":1}]""#;
    let wanted = csv(&format!("number,account,destinations\n12065551234,wavix,{cell}\n")).unwrap();
    let list = json!([{"destination": "a@b.example", "priority": 1, "transport": 1}]);
    assert_eq!(values(&wanted, 0), [("destinations", Some(list))]);
}

#[test]
fn toml_rows_win_over_groups_and_defaults() {
    let wanted = toml(
        r#"
        [accounts.main]
        provider = "plivo"
        rate = 20
        [guards]
        max_changes = 7
        [defaults.plivo]
        cnam_lookup = "enabled"
        alias = "default"
        [groups.support]
        alias = "Support"
        app_id = "29986316244302815"
        [numbers.12065551234]
        group = "support"
        [numbers.12065551235]
        group = "support"
        alias = "Own"
        cnam_lookup = "(keep)"
        "#,
    )
    .unwrap();
    assert_eq!(wanted.accounts[0].name.to_string(), "plivo/main");
    assert_eq!(wanted.accounts[0].rate, Some(20.0));
    assert_eq!(wanted.guards.max_changes, Some(7));
    let app = ("app_id", Some(json!("29986316244302815")));
    assert_eq!(
        values(&wanted, 0),
        [app.clone(), ("alias", Some(json!("Support"))), ("cnam_lookup", Some(json!("enabled")))]
    );
    assert_eq!(values(&wanted, 1), [app, ("alias", Some(json!("Own")))]);
}

#[test]
fn toml_errors_have_places() {
    let errors = toml(
        "[guards]\nmax_chnges = 3\n[acounts.x]\n[numbers.12065551234]\naccount = \"plivo\"\nalias = \"\"\n",
    )
    .unwrap_err();
    assert!(
        errors.contains("fleet.toml:3:2: there is no section [acounts]; did you mean [accounts]?"),
        "{errors}"
    );
    assert!(
        errors.contains("fleet.toml:2:1: there is no guard `max_chnges`; did you mean `max_changes`?"),
        "{errors}"
    );
    assert!(errors.contains("fleet.toml:6:9: `alias` is empty"), "{errors}");
    assert!(toml("a = ").unwrap_err().contains("fleet.toml:1:"), "a syntax error has its place");
}

#[test]
fn toml_reads_rows_from_a_table() {
    let folder = Folder::new("rows");
    std::fs::write(folder.file("n.csv"), "number,account,group\n12065551234,main,a\n12065551235,main,b\n")
        .unwrap();
    let toml = "[accounts.main]\nprovider = \"plivo\"\n[groups.a]\nalias = \"A\"\n[rows]\nfile = \"n.csv\"\n";
    std::fs::write(folder.file("f.toml"), toml).unwrap();
    let read = || Wanted::read(&folder.file("f.toml"), &ReadOptions::default());
    let errors = read().unwrap_err().to_string();
    assert!(errors.contains("n.csv:3:18: there is no group `b`"), "{errors}");
    std::fs::write(folder.file("n.csv"), "number,account,group\n12065551234,main,a\n").unwrap();
    assert_eq!(values(&read().unwrap(), 0), [("alias", Some(json!("A")))]);
}

#[test]
fn json_lines_clear_with_null() {
    let wanted = json_lines(
        "{\"number\": 12065551234, \"account\": \"plivo\", \"alias\": null}\n\n\
         {\"number\": \"12065551235\", \"provider\": \"plivo\", \"alias\": \"(clear)\"}\n",
    )
    .unwrap();
    assert_eq!(values(&wanted, 0), [("alias", None)]);
    assert_eq!(values(&wanted, 1), [("alias", Some(json!("(clear)")))]);
    let error =
        json_lines("{\"number\": \"12065551234\", \"account\": \"plivo\", \"alias\": \"\"}").unwrap_err();
    assert!(error.starts_with("fleet.jsonl:1:47: `alias` is empty: clear it with null"), "{error}");
    assert!(json_lines("[1]").unwrap_err().starts_with("fleet.jsonl:1"));
}

#[test]
fn rows_in_memory_are_read() {
    let row = |alias: Input| {
        vec![
            ("number".to_owned(), Input::Value(json!("12065551234"))),
            ("account".to_owned(), Input::Value(json!("plivo"))),
            ("alias".to_owned(), alias),
        ]
    };
    let wanted = Wanted::from_rows("rows", [row(Input::Clear)], &ReadOptions::default()).unwrap();
    assert_eq!(values(&wanted, 0), [("alias", None)]);
    let error = Wanted::from_rows("rows", [row(Input::Nothing("NaN"))], &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().starts_with("rows:1: `alias` is NaN"), "{error}");
}

#[test]
fn formats_have_one_hash() {
    let table = csv("number,account,alias\n12065551234,plivo,a\n").unwrap();
    let lines = json_lines("{\"number\":\"12065551234\",\"account\":\"plivo\",\"alias\":\"a\"}").unwrap();
    assert_eq!(table.hash(), lines.hash());
    let other = csv("number,account,alias\n12065551234,plivo,b\n").unwrap();
    assert_ne!(table.hash(), other.hash());
}

#[test]
fn unreadable_files_are_explained() {
    let folder = Folder::new("unreadable");
    let read = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.file(name), bytes).unwrap();
        Wanted::read(&folder.file(name), &ReadOptions::default()).unwrap_err().to_string()
    };
    assert!(read("a.csv", &[0xff, 0xfe, b'n', 0]).contains("UTF-16"));
    assert!(read("b.csv", b"number\n\xe4").contains("b.csv:2:1: is not UTF-8"));
    assert!(read("c.xlsx", b"PK").contains("save it as CSV"));
    assert!(read("d.yaml", b"").contains("YAML"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_panics(text in ".{0,200}") {
        drop(csv(&text));
        drop(toml(&text));
        drop(json_lines(&text));
    }

    #[test]
    fn no_table_panics(cells in prop::collection::vec(prop::collection::vec("[ -~\"]{0,8}", 0..6), 0..6)) {
        let rows: Vec<String> = cells.iter().map(|row| row.join(",")).collect();
        drop(csv(&format!("number,account,alias,app_id,destinations,#c\n{}", rows.join("\n"))));
    }
}
