//! The rules of a wanted state, whatever its format: which account, which fields, which values.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use numplan::fields::{Input, Options, nearest};
use numplan::operation::Operation as _;
use numplan::provider::ProviderId;
use numplan::{Account, Change, FieldError, PhoneNumber};
use serde_json::Value;

use super::cell::{self, CellWish};
use super::model::{ReadOptions, Wanted, WantedAccount, WantedRow, Wish};
use super::place::{FileErrors, Place};
use crate::account::{AccountName, parse_provider};
use crate::guards::{Guards, meant};
use crate::provider::{FleetField, FleetProvider, Target, fields, placeholder_account, with_provider};

/// A value as a reader has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Raw {
    /// A cell of a table: empty keeps, `(clear)` clears.
    Cell(String),
    /// A text of TOML: as a cell, but an empty one is an error.
    Text(String),
    /// A value of a program: `null` clears, and a text is only a text.
    Input(Input),
}

impl Raw {
    /// The value as text, for the columns that are no fields.
    fn text(&self) -> Option<String> {
        match self {
            Self::Cell(text) | Self::Text(text) => Some(cell::unguard(text.trim()).to_owned()),
            Self::Input(Input::Value(Value::String(text))) => Some(text.trim().to_owned()),
            Self::Input(Input::Value(Value::Number(number))) => Some(number.to_string()),
            Self::Input(_) => None,
        }
    }
}

/// A name, its value, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) name: std::rc::Rc<str>,
    pub(super) raw: Raw,
    pub(super) place: Place,
}

/// Values under a name: a group, or the defaults of a provider.
pub(super) type Values = Vec<Cell>;

/// Builds a wanted state row by row.
#[derive(Default)]
pub(super) struct Builder {
    /// The file that rows are read from; errors name it.
    pub(super) file: String,
    pub(super) options: ReadOptions,
    pub(super) defaults: HashMap<ProviderId, Values>,
    pub(super) groups: HashMap<String, Values>,
    /// Accounts that were declared under a name of their own.
    pub(super) declared: HashMap<String, AccountName>,
    pub(super) rates: HashMap<AccountName, f64>,
    pub(super) guards: Guards,
    pub(super) errors: FileErrors,
    accounts: Vec<WantedAccount>,
    comments: Vec<String>,
    rows: Vec<WantedRow>,
    /// The row of each number of an account, and the file that it stands in.
    seen: HashMap<(u16, PhoneNumber), (usize, String)>,
    repeated: u64,
}

/// The columns that are no fields.
const NUMBER: &str = "number";
const ACCOUNT: &str = "account";
const PROVIDER: &str = "provider";
const GROUP: &str = "group";

impl Builder {
    pub(super) fn new(file: &str, options: &ReadOptions) -> Self {
        Self { file: file.to_owned(), options: options.clone(), ..Self::default() }
    }

    pub(super) fn error(&mut self, place: Place, message: impl Into<String>) {
        self.errors.push(&self.file, place, message);
    }

    /// The wanted state, or all that is wrong with it.
    pub(super) fn finish(self, file: &str) -> Result<Wanted, FileErrors> {
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        if self.rows.is_empty() {
            return Err(FileErrors::of_file(file, "has no rows: write one row for each number"));
        }
        Ok(Wanted {
            file: file.to_owned(),
            accounts: self.accounts,
            guards: self.guards,
            comments: self.comments,
            rows: self.rows,
            repeated: self.repeated,
        })
    }

    /// Checks the name of a column or member. Err: what is wrong with it.
    pub(super) fn check_name(name: &str) -> Result<(), String> {
        let special = [NUMBER, ACCOUNT, PROVIDER, GROUP];
        if name.starts_with('#') || special.contains(&name) {
            return Ok(());
        }
        let known = || ProviderId::ALL.iter().flat_map(|provider| fields(*provider)).map(|field| field.name);
        if known().any(|field| field == name) {
            return Ok(());
        }
        let shown = numplan::text::brief(name, 60);
        if name.is_empty() {
            return Err("the column has no name: name it, or begin its name with # for a comment".to_owned());
        }
        Err(match nearest(name, known().chain(special)) {
            Some(near) => format!("there is no field `{shown}`; did you mean `{near}`?"),
            None => format!("there is no field `{shown}`: begin the name with # if it is a comment"),
        })
    }

    /// Takes a row in.
    pub(super) fn row(&mut self, line: u32, cells: &[Cell]) {
        let number = self.number(line, cells);
        let Some(account) = self.account(line, cells) else { return };
        let Some(known) = self.accounts.get(usize::from(account)) else { return };
        let provider = known.name.provider();
        let Some(values) = self.values(provider, cells) else { return };
        let table = fields(provider);
        let before = self.errors.count();
        let mut wishes: Vec<(Wish, Place)> = Vec::with_capacity(values.len());
        for (index, value) in values {
            let Some(field) = table.get(usize::from(index)) else { continue };
            match wish(field, &value.raw) {
                Ok(None | Some(CellWish::Keep)) => {}
                Ok(Some(CellWish::Clear)) if field.can_clear => {
                    wishes.push((Wish { field: index, value: None }, value.place));
                }
                Ok(Some(CellWish::Clear)) => {
                    let (name, title) = (field.name, provider.title());
                    let message = format!("`{name}` cannot be cleared at {title}: set it, or leave it out");
                    self.error(value.place, message);
                }
                Ok(Some(CellWish::Set(value_set))) => {
                    wishes.push((Wish { field: index, value: Some(value_set) }, value.place));
                }
                Err(message) => self.error(value.place, format!("`{}` {message}", field.name)),
            }
        }
        let Some(number) = number else { return };
        if self.errors.count() == before {
            self.check(provider, number, line, &mut wishes);
        }
        let comments = self.comments(cells);
        let changes = wishes.into_iter().map(|(wish, _)| wish).collect();
        self.push(WantedRow { number, account, line, changes, comments });
    }

    fn number(&mut self, line: u32, cells: &[Cell]) -> Option<PhoneNumber> {
        let Some(cell) = find(cells, NUMBER) else {
            self.error(Place::line(line), "the row has no number");
            return None;
        };
        let text = cell.raw.text().filter(|text| !text.is_empty());
        let number = text.map_or_else(|| Err("the number is missing".to_owned()), |text| read_number(&text));
        number.map_err(|message| self.error(cell.place, message)).ok()
    }

    /// The place of the row's account among the accounts.
    fn account(&mut self, line: u32, cells: &[Cell]) -> Option<u16> {
        let named = match (filled(cells, ACCOUNT), filled(cells, PROVIDER)) {
            (None, None) => self.options.account.clone().or_else(|| self.only_declared()).ok_or_else(|| {
                let message = "the row names no account: add a column `account` (plivo, or plivo/main), or give --account";
                (Place::line(line), message.to_owned())
            }),
            (Some((account, place)), None) => match self.declared.get(&account) {
                Some(name) => Ok(name.clone()),
                None => self.parse_account(&account).map_err(|message| (place, message)),
            },
            (None, Some((provider, place))) => {
                parse_provider(&provider).map(AccountName::of).map_err(|message| (place, message))
            }
            (Some((account, account_place)), Some((provider, place))) => {
                let provider = parse_provider(&provider).map_err(|message| (place, message));
                provider.and_then(|provider| {
                    let named = match self.declared.get(&account) {
                        Some(name) => Ok(name.clone()),
                        None if account.contains('/') => account.parse::<AccountName>(),
                        None => AccountName::named(provider, &account),
                    };
                    let named = named.map_err(|message| (account_place, message))?;
                    if named.provider() == provider {
                        return Ok(named);
                    }
                    let message = format!("account `{named}` is not at {}", provider.title());
                    Err((account_place, message))
                })
            }
        };
        let name = named.map_err(|(place, message)| self.error(place, message)).ok()?;
        self.intern(name, line)
    }

    fn only_declared(&self) -> Option<AccountName> {
        self.declared.values().next().filter(|_| self.declared.len() == 1).cloned()
    }

    fn parse_account(&self, text: &str) -> Result<AccountName, String> {
        let names = self.declared.keys().map(String::as_str);
        match text.parse::<AccountName>() {
            Ok(name) => Ok(name),
            Err(message) if self.declared.is_empty() => Err(message),
            Err(_) => Err(match nearest(text, names) {
                Some(near) => format!("there is no account `{text}`; did you mean `{near}`?"),
                None => format!("there is no account `{text}`: declare it as [accounts.{text}]"),
            }),
        }
    }

    fn intern(&mut self, name: AccountName, line: u32) -> Option<u16> {
        let known = self.accounts.iter().position(|account| account.name == name);
        let index = known.unwrap_or_else(|| {
            let rate = self.rates.get(&name).copied();
            self.accounts.push(WantedAccount { name, rate });
            self.accounts.len() - 1
        });
        let short = u16::try_from(index).ok();
        if short.is_none() {
            self.error(Place::line(line), "the file names more than 65,536 accounts");
        }
        short
    }

    /// The values of the row over those of its group over the defaults of its provider, by field.
    fn values(&mut self, provider: ProviderId, cells: &[Cell]) -> Option<Vec<(u8, Cell)>> {
        let mut values: Vec<(u8, Cell)> = Vec::with_capacity(cells.len());
        let defaults = self.defaults.get(&provider).cloned().unwrap_or_default();
        let group = match filled(cells, GROUP) {
            Some((name, place)) => match self.groups.get(&name) {
                Some(values) => values.clone(),
                None => {
                    let names = self.groups.keys().map(String::as_str);
                    let hint = meant(&name, names, || format!("declare it in TOML as [groups.{name}]"));
                    self.error(place, format!("there is no group `{name}`; {hint}"));
                    return None;
                }
            },
            None => Vec::new(),
        };
        // An error in a value of a group is shown where the row names the group.
        let line = cells.first().map_or_else(Place::default, |cell| Place::line(cell.place.line));
        let place = find(cells, GROUP).map_or(line, |cell| cell.place);
        let of_row = |cell: &Cell| Cell { place, ..cell.clone() };
        let inherited: Vec<Cell> = defaults.iter().chain(&group).map(of_row).collect();
        for cell in inherited.iter().chain(cells) {
            if cell.name.starts_with('#') || [NUMBER, ACCOUNT, PROVIDER, GROUP].contains(&&*cell.name) {
                continue;
            }
            let is_empty = matches!(&cell.raw, Raw::Cell(text) if text.trim().is_empty());
            let Some(index) = crate::provider::field_index(provider, &cell.name) else {
                if !is_empty {
                    let names = fields(provider).iter().map(|field| field.name);
                    let hint = meant(&cell.name, names, || "leave it empty".to_owned());
                    let name = numplan::text::brief(&cell.name, 60);
                    self.error(cell.place, format!("{} has no field `{name}`; {hint}", provider.title()));
                }
                continue;
            };
            if is_empty {
                continue;
            }
            match values.iter_mut().find(|(known, _)| *known == index) {
                Some((_, known)) => *known = cell.clone(),
                None => values.push((index, cell.clone())),
            }
        }
        values.sort_by_key(|(index, _)| *index);
        Some(values)
    }

    /// Applies the provider's own rules to the row, and takes its values in the form in which a number shows them.
    fn check(&mut self, provider: ProviderId, number: PhoneNumber, line: u32, wishes: &mut [(Wish, Place)]) {
        let private_hosts = self.options.private_hosts;
        let wrong = with_provider!(provider, |P| wrong_fields::<P>(number, wishes, private_hosts));
        for wrong in wrong.unwrap_or_default() {
            let base = wrong.field.split(['.', '[']).next().unwrap_or_default();
            let wish = crate::provider::field_index(provider, base)
                .and_then(|index| wishes.iter().find(|(wish, _)| wish.field == index));
            let place = wish.map_or(Place::line(line), |(_, place)| *place);
            self.error(place, wrong.to_string());
        }
    }

    fn comments(&mut self, cells: &[Cell]) -> Vec<(u16, Box<str>)> {
        let comments = cells.iter().filter(|cell| cell.name.starts_with('#'));
        let mut kept = Vec::new();
        for cell in comments {
            let text = match &cell.raw {
                Raw::Cell(text) | Raw::Text(text) => cell::unguard(text).to_owned(),
                Raw::Input(Input::Value(Value::String(text))) => text.clone(),
                Raw::Input(Input::Value(value)) => value.to_string(),
                Raw::Input(_) => continue,
            };
            if text.is_empty() {
                continue;
            }
            let known = self.comments.iter().position(|name| **name == *cell.name);
            let index = known.unwrap_or_else(|| {
                self.comments.push(cell.name.to_string());
                self.comments.len() - 1
            });
            if let Ok(index) = u16::try_from(index) {
                kept.push((index, text.into()));
            }
        }
        kept
    }

    fn push(&mut self, row: WantedRow) {
        let (place, number) = (Place::line(row.line), row.number);
        match self.seen.entry((row.account, number)) {
            Entry::Vacant(entry) => {
                entry.insert((self.rows.len(), self.file.clone()));
                self.rows.push(row);
            }
            Entry::Occupied(entry) => {
                let (index, file) = entry.get();
                let Some(first) = self.rows.get(*index) else { return };
                if first.changes == row.changes {
                    self.repeated += 1;
                    return;
                }
                let message = format!(
                    "{number} stands here and at {file}:{} with different values: keep one of the two",
                    first.line
                );
                self.error(place, message);
            }
        }
    }
}

fn find<'a>(cells: &'a [Cell], name: &str) -> Option<&'a Cell> {
    cells.iter().find(|cell| &*cell.name == name)
}

/// The text of a cell that is not empty, and its place.
fn filled(cells: &[Cell], name: &str) -> Option<(String, Place)> {
    let cell = find(cells, name)?;
    Some((cell.raw.text().filter(|text| !text.is_empty())?, cell.place))
}

/// A number as people write and export it.
pub(crate) fn read_number(text: &str) -> Result<PhoneNumber, String> {
    if let Ok(number) = PhoneNumber::parse(text) {
        return Ok(number);
    }
    numplan::number::normalize(text).map(|read| read.number).map_err(|error| error.to_string())
}

fn wish(field: &FleetField, raw: &Raw) -> Result<Option<CellWish>, String> {
    match raw {
        Raw::Cell(text) => cell::read(text, field.kind),
        Raw::Text(text) if text.trim().is_empty() => {
            Err("is empty: write \"(clear)\" to clear it, or leave it out to keep it".to_owned())
        }
        Raw::Text(text) => cell::read(text, field.kind),
        Raw::Input(Input::Clear | Input::Value(Value::Null)) => Ok(Some(CellWish::Clear)),
        Raw::Input(Input::Nothing(word)) => {
            Err(format!("is {word}, which is no value: clear it explicitly, or leave it out to keep it"))
        }
        Raw::Input(Input::Odd(what)) => Err(format!("is {what}, which is no value of it")),
        Raw::Input(Input::Value(Value::String(text))) if text.is_empty() => {
            Err("is empty: clear it with null, or leave it out to keep it".to_owned())
        }
        Raw::Input(Input::Value(value)) => Ok(Some(CellWish::Set(value.clone()))),
    }
}

/// Applies the provider's own rules to a row, and takes its values in the form in which a number shows them.
fn wrong_fields<P: FleetProvider>(
    number: PhoneNumber,
    wishes: &mut [(Wish, Place)],
    private_hosts: bool,
) -> Vec<FieldError> {
    let table = fields(P::ID);
    let (mut inputs, mut wrong) = (Vec::new(), Vec::new());
    for (wish, _) in wishes.iter() {
        let Some(field) = table.get(usize::from(wish.field)) else { continue };
        match (field.target, &wish.value) {
            (Target::Update, value) => {
                inputs.push((field.name, value.clone().map_or(Input::Clear, Input::Value)));
            }
            (Target::Route, Some(value)) => {
                if let Err(message) = P::check_own(field.name, value) {
                    wrong.push(FieldError::new(field.name, "format", message));
                }
            }
            (Target::Route, None) => {}
        }
    }
    let has_inputs = !inputs.is_empty();
    let changes = P::Changes::from_inputs(inputs);
    for (spec, change) in changes.changed() {
        let is_of = |wish: &Wish| table.get(usize::from(wish.field)).is_some_and(|own| own.name == spec.name);
        let wish = wishes.iter_mut().map(|(wish, _)| wish).find(|wish| is_of(wish));
        if let (Some(wish), Change::Set(value)) = (wish, change) {
            wish.value = Some(value);
        }
    }
    let account: Account<P> = match placeholder_account(private_hosts) {
        Ok(account) => account,
        Err(error) => return vec![FieldError::new("account", "config", error.message.clone())],
    };
    match P::address(number) {
        Ok(address) if has_inputs => {
            wrong.extend(P::update(&address, changes, None).validate(&account));
        }
        Ok(_) => {}
        Err(error) => wrong.extend(error.fields.iter().cloned()),
    }
    wrong
}
