//! JSON Lines, and rows of a program in memory. `null` clears; a member that is not there is kept.

use std::rc::Rc;

use numplan::fields::Input;
use serde_json::{Map, Value};

use super::build::{Builder, Cell, Raw};
use super::model::{ReadOptions, Wanted};
use super::place::{FileErrors, Place, short};

/// Reads JSON Lines.
pub(super) fn read(name: &str, text: &str, options: &ReadOptions) -> Result<Wanted, FileErrors> {
    let mut builder = Builder::new(name, options);
    for (index, line) in text.lines().enumerate() {
        let number = short(index + 1);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match serde_json::from_str::<Map<String, Value>>(line) {
            Ok(members) => {
                let cells = members.into_iter().map(|(name, value)| {
                    let place = Place { line: number, column: column(line, &name) };
                    (name, Input::Value(value), place)
                });
                row(&mut builder, number, cells);
            }
            Err(error) => {
                let place = Place { line: number, column: short(error.column()) };
                let what = error.to_string();
                let what = what.split(" at line ").next().unwrap_or_default();
                builder.error(place, format!("is not a JSON object on one line: {what}"));
            }
        }
    }
    builder.finish(name)
}

/// Takes a row of members.
pub(super) fn row(builder: &mut Builder, line: u32, members: impl Iterator<Item = (String, Input, Place)>) {
    let mut cells = Vec::new();
    for (name, input, place) in members {
        match Builder::check_name(&name) {
            Ok(()) => cells.push(Cell { name: Rc::from(name), raw: Raw::Input(input), place }),
            Err(message) => builder.error(place, message),
        }
    }
    builder.row(line, &cells);
}

/// The column of a member's name.
fn column(line: &str, name: &str) -> u32 {
    let quoted = Value::from(name).to_string();
    let byte = line.find(&quoted).unwrap_or_default();
    short(line.get(..byte).unwrap_or_default().chars().count() + 1)
}
