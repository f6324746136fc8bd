//! The HTML page of a plan of 10,000 numbers: its own script, in Node, with a small document.

use std::process::Command;

use numplan::provider::ProviderId;
use numplan_fleet::observe::ObservedNumber;
use numplan_fleet::provider::field_index;
use numplan_fleet::render::Rendering;
use serde_json::{Value, json};

use crate::support::{Folder, csv, observed, phone, planned};

#[test]
fn pages_filter_ten_thousand_rows() {
    let evil = "</script><img src=x onerror=alert(1)>";
    let mut text = "number,account,alias,sms_enabled\n".to_owned();
    let numbers: Vec<String> = (0..10_000).map(|row| format!("1206{}", 2_000_000 + row)).collect();
    for (row, number) in numbers.iter().enumerate() {
        let alias = if row == 7 { evil } else { "Support" };
        text += &[number.as_str(), ",plivo/main,", alias, ",\n"].concat();
    }
    text += "12062000000,wavix,,true\n";
    let wanted = csv(&text).unwrap();
    let mut observed = observed(&wanted, &[("wavix", "12062000000", &[])]);
    let alias = (field_index(ProviderId::Plivo, "alias").unwrap(), json!(""));
    let shown = ObservedNumber { copies: 1, values: vec![alias] };
    observed.accounts[0].managed = numbers.iter().map(|number| (phone(number), shown.clone())).collect();
    let page = planned(&wanted, &observed).show(Rendering::Html);
    assert!(page.len() < 2_000_000, "{} bytes", page.len());

    let folder = Folder::new("page");
    std::fs::write(folder.file("plan.html"), page).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/page.mjs");
    let output = match Command::new("node").arg(script).arg(folder.file("plan.html")).output() {
        Ok(output) => output,
        // Without Node the script is not tested. In CI that is an error.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && std::env::var_os("CI").is_none() => {
            return;
        }
        Err(error) => panic!("{error}"),
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shown: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(shown["all"]["count"], "10,001 of 10,001 changes, the first 500 are shown");
    assert_eq!((&shown["all"]["rows"], &shown["more"]["rows"]), (&json!(500), &json!(1000)));
    assert_eq!(shown["accounts"], json!(["plivo/main", "wavix"]));
    assert_eq!(shown["wavix"]["count"], "1 of 10,001 changes");
    assert_eq!(shown["wavix"]["first"][3], "sms_enabled");
    assert_eq!(shown["text"]["first"][0], "12062000042");
    assert_eq!((&shown["text"]["rows"], &shown["text"]["more"]), (&json!(1), &json!(false)));
    assert_eq!(shown["evil"]["first"][5], format!("\"{evil}\""), "the value is text, and no element");
    assert_eq!(shown["undo"]["rows"], 1, "the value before that cannot be read");
}
