//! TOML, for what people write and review: accounts, guards, defaults, groups, and numbers or a table of them.

use std::path::Path;
use std::rc::Rc;

use numplan::fields::{Input, nearest};
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::build::{Builder, Cell, Raw, Values};
use super::model::{Format, ReadOptions, Wanted};
use super::place::{FileErrors, Place, read_text};
use super::table;
use crate::account::{AccountName, parse_provider};
use crate::guards::Guards;

const SECTIONS: [&str; 6] = ["accounts", "guards", "defaults", "groups", "numbers", "rows"];

/// Reads TOML, and the table of rows that it names.
pub(super) fn read(name: &str, text: &str, options: &ReadOptions, base: &Path) -> Result<Wanted, FileErrors> {
    let mut builder = Builder::new(name, options);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = error.span().map_or_else(Place::default, |span| Place::of(text, span.start));
        builder.error(place, format!("is not valid TOML: {}", error.message()));
    }
    if !errors.is_empty() {
        return builder.finish(name);
    }
    let mut file = File { builder, text };
    let root = document.get_ref();
    for (key, _) in root {
        let name: &str = key.get_ref();
        if !SECTIONS.contains(&name) {
            let near = nearest(name, SECTIONS);
            let hint = near.map_or_else(
                || SECTIONS.map(|name| format!("[{name}]")).join(", "),
                |near| format!("did you mean [{near}]?"),
            );
            file.error(key, format!("there is no section [{name}]; {hint}"));
        }
    }
    // Rows come last: they refer to everything else.
    file.section(root, "accounts", File::account);
    file.guards(root);
    file.section(root, "defaults", File::defaults);
    file.section(root, "groups", File::group);
    file.section(root, "numbers", File::number);
    file.rows(root, base);
    file.builder.finish(name)
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

struct File<'t> {
    builder: Builder,
    text: &'t str,
}

impl File<'_> {
    fn place<T>(&self, of: &Spanned<T>) -> Place {
        Place::of(self.text, of.span().start)
    }

    fn error<T>(&mut self, at: &Spanned<T>, message: impl Into<String>) {
        let place = self.place(at);
        self.builder.error(place, message);
    }

    /// Hands each table of a section to `read`.
    fn section(&mut self, root: &DeTable<'_>, name: &str, read: fn(&mut Self, &Key<'_>, &DeTable<'_>)) {
        let Some(section) = root.get(name) else { return };
        let Some(tables) = section.get_ref().as_table() else {
            self.error(section, format!("`{name}` must be a table, as [{name}.NAME]"));
            return;
        };
        for (key, value) in tables {
            match value.get_ref().as_table() {
                Some(table) => read(self, key, table),
                None => {
                    let key_name = key.get_ref().to_string();
                    self.error(value, format!("`{key_name}` must be a table: write [{name}.{key_name}]"));
                }
            }
        }
    }

    fn account(&mut self, key: &Key<'_>, table: &DeTable<'_>) {
        let name = key.get_ref().to_string();
        let mut rate = None;
        let mut provider = None;
        for (member, value) in table {
            match (&**member.get_ref(), value.get_ref()) {
                ("provider", DeValue::String(text)) => match parse_provider(text) {
                    Ok(id) => provider = Some(id),
                    Err(message) => self.error(value, message),
                },
                ("provider", _) => self.error(value, "`provider` must be a text in quotation marks"),
                ("rate", number) => match real(number).filter(|rate| *rate > 0.0) {
                    Some(number) => rate = Some(number),
                    None => self.error(value, "`rate` must be a number of requests a second, above 0"),
                },
                (other, _) => {
                    let message = format!("an account has no `{other}`: it has `provider` and `rate`");
                    self.error(member, message);
                }
            }
        }
        let Some(provider) = provider else {
            if !table.contains_key("provider") {
                self.error(key, format!("[accounts.{name}] lacks `provider`"));
            }
            return;
        };
        match AccountName::named(provider, &name) {
            Ok(account) => {
                if let Some(rate) = rate {
                    self.builder.rates.insert(account.clone(), rate);
                }
                self.builder.declared.insert(name, account);
            }
            Err(message) => self.error(key, message),
        }
    }

    fn guards(&mut self, root: &DeTable<'_>) {
        let Some(section) = root.get("guards") else { return };
        let Some(table) = section.get_ref().as_table() else {
            self.error(section, "`guards` must be a table, as [guards]");
            return;
        };
        for (key, value) in table {
            let name = key.get_ref().to_string();
            let set = match value.get_ref() {
                DeValue::Integer(number) => number.as_str().parse::<u64>().ok(),
                _ => None,
            };
            match set {
                Some(number) => {
                    if let Err(message) = self.builder.guards.set(&name, number) {
                        self.error(key, message);
                    }
                }
                None if Guards::NAMES.contains(&name.as_str()) => {
                    self.error(value, format!("`{name}` must be a whole number, 0 or more"));
                }
                None => {
                    let message = Guards::unknown(&name);
                    self.error(key, message);
                }
            }
        }
    }

    fn values(&mut self, table: &DeTable<'_>) -> Values {
        let mut values = Values::new();
        for (key, value) in table {
            let name: Rc<str> = Rc::from(&**key.get_ref());
            if let Err(message) = Builder::check_name(&name) {
                self.error(key, message);
                continue;
            }
            let place = self.place(value);
            match raw(value.get_ref()) {
                Some(raw) => values.push(Cell { name, raw, place }),
                None => self.error(value, format!("`{name}` has a value that no field has")),
            }
        }
        values
    }

    fn defaults(&mut self, key: &Key<'_>, table: &DeTable<'_>) {
        let values = self.values(table);
        match parse_provider(key.get_ref()) {
            Ok(provider) => {
                let known = |cell: &&Cell| crate::provider::field_index(provider, &cell.name).is_none();
                if let Some(cell) = values.iter().find(known) {
                    let message = format!("{} has no field `{}`", provider.title(), cell.name);
                    self.builder.error(cell.place, message);
                }
                self.builder.defaults.insert(provider, values);
            }
            Err(message) => self.error(key, message),
        }
    }

    fn group(&mut self, key: &Key<'_>, table: &DeTable<'_>) {
        let values = self.values(table);
        self.builder.groups.insert(key.get_ref().to_string(), values);
    }

    fn number(&mut self, key: &Key<'_>, table: &DeTable<'_>) {
        let place = self.place(key);
        let mut cells = self.values(table);
        if let Some(cell) = cells.iter().find(|cell| &*cell.name == "number") {
            let place = cell.place;
            self.builder.error(place, "the number is the name of its table: leave `number` out");
            return;
        }
        let number = Raw::Text(key.get_ref().to_string());
        cells.push(Cell { name: Rc::from("number"), raw: number, place });
        self.builder.row(place.line, &cells);
    }

    /// The table of rows, in a file of its own.
    fn rows(&mut self, root: &DeTable<'_>, base: &Path) {
        let Some(section) = root.get("rows") else { return };
        let file = section.get_ref().as_table().filter(|table| table.len() == 1);
        let file = file.and_then(|table| table.get("file")).and_then(|file| file.get_ref().as_str());
        let Some(file) = file else {
            self.error(section, "[rows] must have one member: file = \"numbers.csv\"");
            return;
        };
        let path = base.join(file);
        if Format::of(&path) != Ok(Format::Table) {
            self.error(section, format!("`{file}` is no table: [rows] takes a .csv or .tsv file"));
            return;
        }
        match read_text(&path) {
            Ok(text) => table::read_into(&mut self.builder, &path.display().to_string(), &text),
            Err(errors) => {
                let first = errors.errors.first().map(|error| error.message.clone()).unwrap_or_default();
                self.error(section, format!("{} {first}", path.display()));
            }
        }
    }
}

fn real(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(number) => number.as_str().parse().ok(),
        DeValue::Float(number) => number.as_str().parse().ok(),
        _ => None,
    }
}

/// A value of TOML. Texts follow the rules of cells.
fn raw(value: &DeValue<'_>) -> Option<Raw> {
    match value {
        DeValue::String(text) => Some(Raw::Text(text.to_string())),
        other => json(other).map(|value| Raw::Input(Input::Value(value))),
    }
}

fn json(value: &DeValue<'_>) -> Option<Value> {
    match value {
        DeValue::String(text) => Some(text.to_string().into()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(Value::from)
        }
        DeValue::Float(number) => number.as_str().parse::<f64>().ok().map(Value::from),
        DeValue::Boolean(flag) => Some((*flag).into()),
        DeValue::Array(items) => {
            items.iter().map(|item| json(item.get_ref())).collect::<Option<Vec<_>>>().map(Value::Array)
        }
        DeValue::Table(members) => {
            let members = members
                .iter()
                .map(|(name, value)| Some((name.get_ref().to_string(), json(value.get_ref())?)));
            members.collect::<Option<serde_json::Map<_, _>>>().map(Value::Object)
        }
        DeValue::Datetime(_) => None,
    }
}
