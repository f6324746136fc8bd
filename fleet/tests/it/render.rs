//! Renderings of a plan.

use numplan_fleet::plan::Plan;
use numplan_fleet::render::{MARKDOWN_LIMIT, html, markdown, number, table};
use serde_json::{Value, json};

use crate::support::{csv, observed, phone, planned};

fn plan_of(rows: usize, alias: impl Fn(usize) -> String) -> Plan {
    let numbers: Vec<String> = (0..rows).map(|row| format!("1206{}", 2_000_000 + row)).collect();
    let mut text = "number,account,alias\n".to_owned();
    for (row, number) in numbers.iter().enumerate() {
        text += &[number.as_str(), ",plivo/main,\"", &alias(row), "\"\n"].concat();
    }
    let wanted = csv(&text).unwrap();
    let old = [("alias", json!(""))];
    let seen: Vec<_> = numbers.iter().map(|number| ("plivo/main", number.as_str(), &old[..])).collect();
    planned(&wanted, &observed(&wanted, &seen))
}

#[test]
fn equal_changes_are_one_line() {
    let plan = plan_of(1_203, |row| if row < 1_200 { "Support".to_owned() } else { format!("Own {row}") });
    let text = table(&plan, &plan.id());
    assert!(text.contains("  1,200 × alias \"\" → \"Support\"\n"), "{text}");
    assert!(
        text.contains("12063201202") || text.contains("12062001202  alias \"\" → \"Own 1202\"\n"),
        "{text}"
    );
    assert!(text.contains("limit: 1,203 of 1,203 numbers of plivo/main would change (100 %)"), "{text}");
    let last = text.lines().last().unwrap();
    assert!(last.starts_with(&format!("plan {}: 1,203 of 1,203 numbers change", plan.id())), "{last}");
    assert!(last.contains("about 1,204 requests, 20 s"), "{last}");
    assert_eq!(text.lines().count(), 8, "{text}");
}

#[test]
fn numbers_are_shown_in_full() {
    let plan = plan_of(2, |row| format!("A{row}"));
    let text = number(&plan, phone("12062000001"));
    assert!(
        text.starts_with(
            "12062000001  plivo/main  update (idempotent)  fleet.csv:3\n  alias \"\" → \"A1\"\n"
        ),
        "{text}"
    );
    assert!(number(&plan, phone("12062000009")).contains("is not in the plan"));
}

#[test]
fn markdown_stays_below_its_limit() {
    let plan = plan_of(3_000, |row| format!("|Own <number> {row}|"));
    let text = markdown(&plan, &plan.id());
    let length = text.chars().count();
    assert!(length < MARKDOWN_LIMIT && length > 60_000, "{length}");
    assert!(text.contains("more lines: `numplan fleet show` has all of them."));
    assert!(!text.contains("<number>"));
}

#[test]
fn html_escapes_and_loads_nothing() {
    let evil = "</script><img src=x onerror=alert(1)>\u{202e}";
    let plan = plan_of(3, |_| evil.to_owned());
    let mut page = Vec::new();
    html(&plan, &plan.id(), &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(!page.contains("<img") && !page.contains('\u{202e}'));
    assert_eq!(page.matches("</script>").count(), 2);
    let rows = page.split("id=\"rows\">").nth(1).unwrap().split("</script>").next().unwrap();
    let markup = page.replace(rows, "");
    assert!(!["http://", "https://", "src=", "@import", "url("].iter().any(|load| markup.contains(load)));
    let rows: Vec<Value> = serde_json::from_str(rows).unwrap();
    assert_eq!(rows.len(), 3);
    assert!(rows[0][5].as_str().unwrap().contains("<img src=x"));
}

#[test]
fn json_has_every_step() {
    let plan = plan_of(3, |row| format!("A{row}"));
    let mut text = Vec::new();
    plan.write_json(&plan.id(), &mut text).unwrap();
    let object: Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(object["id"], plan.id().as_str());
    assert_eq!(object["steps"].as_array().unwrap().len(), 3);
    assert_eq!(object["plan"]["counts"]["change"], 3);
}
