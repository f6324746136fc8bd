//! Wanted files: any text is read or refused with a reason. A text that is read makes a plan, which reads back from its
//! own lines. Any value that a snapshot writes into a cell reads back as it was.

use std::path::Path;

use numplan::provider::ProviderId;
use numplan_fleet::observe::{Observed, ObservedAccount, ObservedNumber};
use numplan_fleet::plan::{Plan, Rules, plan};
use numplan_fleet::provider::{field_index, fields};
use numplan_fleet::render::Rendering;
use numplan_fleet::wanted::{Format, ReadOptions, Wanted, write_cell};
use serde_json::Value;

/// The text is a wanted file in each format, and a value of a cell.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for format in [Format::Table, Format::Toml, Format::JsonLines] {
        let Some(wanted) = read(&text, format) else { continue };
        assert!(!wanted.rows.is_empty());
        let again = read(&text, format).map(|again| again.hash());
        assert_eq!(again, Some(wanted.hash()));
        check_plan(&planned(&wanted));
    }
    check_cell(&text);
}

fn read(text: &str, format: Format) -> Option<Wanted> {
    // The folder of a table that a TOML text names: it does not exist.
    let folder = Path::new("/nonexistent");
    match Wanted::parse_in("fleet", text, format, &ReadOptions::default(), folder) {
        Ok(wanted) => Some(wanted),
        Err(errors) => {
            assert!(!errors.errors.is_empty(), "a refusal has no reason");
            for error in &errors.errors {
                let shown = error.to_string();
                assert!(!error.message.is_empty() && !shown.contains(['\n', '\u{1b}']), "{shown:?}");
            }
            None
        }
    }
}

/// The plan for a wanted state that is known to be valid.
pub(crate) fn plan_of_table(table: &str) -> Plan {
    planned(&read(table, Format::Table).expect("a table without errors"))
}

/// A plan for accounts in which every number of the file shows `null`.
fn planned(wanted: &Wanted) -> Plan {
    let accounts = (0u16..).zip(&wanted.accounts).map(|(index, account)| {
        let mut state = ObservedAccount::default();
        let count = u8::try_from(fields(account.name.provider()).len()).unwrap_or(u8::MAX);
        for row in wanted.rows.iter().filter(|row| row.account == index) {
            let values = (0..count).map(|field| (field, Value::Null)).collect();
            state.managed.insert(row.number, ObservedNumber { copies: 1, values });
            state.numbers += 1;
        }
        state
    });
    plan(wanted, &Observed { accounts: accounts.collect() }, &Rules::at(1_795_848_000))
}

/// A plan reads back from its own lines under the same id, and no rendering has a control sequence.
pub(crate) fn check_plan(plan: &Plan) {
    let mut lines = Vec::new();
    let id = plan.write_to(&mut lines).expect("memory takes a plan");
    let (again, same) = Plan::read_from(lines.as_slice()).expect("a plan reads back");
    assert_eq!((&again, &same), (plan, &id));
    for rendering in Rendering::ALL {
        assert!(!plan.show(rendering).contains('\u{1b}'), "{rendering:?}");
    }
}

/// A cell of a snapshot reads back as its value, unless the provider does not take the value.
fn check_cell(text: &str) {
    // A cell of blanks is an empty one, and keeps the field.
    if text.trim().is_empty() {
        return;
    }
    let cell = write_cell(&text.into());
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["number", "account", "alias"]).expect("memory takes a row");
    table.write_record(["12065551234", "plivo", &cell]).expect("memory takes a row");
    let table = String::from_utf8(table.into_inner().expect("memory takes a table")).expect("a text");
    let Some(wanted) = read(&table, Format::Table) else { return };
    let alias = field_index(ProviderId::Plivo, "alias");
    let wish = wanted.rows[0].changes.iter().find(|wish| Some(wish.field) == alias);
    assert_eq!(wish.and_then(|wish| wish.value.as_ref()), Some(&Value::from(text)), "{cell:?}");
}

pub(crate) const TABLE: &str = "number,account,alias,messaging_enabled,sms_enabled,#owner\n\
    12065551234,flowroute,A,true,,Ann\n12065551235,plivo/main,(clear),,,\n12065551236,wavix,,,false,\n";
const TOML: &str = "[accounts.main]\nprovider = \"plivo\"\nrate = 20\n[guards]\nmax_percent = 50\n\
    [defaults.plivo]\ncnam_lookup = \"enabled\"\n[groups.a]\nalias = \"A\"\n[numbers.12065551234]\n\
    account = \"main\"\ngroup = \"a\"\n";
const LINES: &str = "{\"number\":\"12065551234\",\"account\":\"plivo\",\"alias\":null}\n";
const CELLS: [&str; 8] = ["a", "=x", "''", "(clear)", "((KEEP)", "2E16", "29986316244302800", "x,\"y\"\n"];

/// Inputs to begin with.
pub fn seeds() -> Vec<Vec<u8>> {
    [TABLE, TOML, LINES].into_iter().chain(CELLS).map(|text| text.as_bytes().to_vec()).collect()
}
