//! The settings of whole accounts, in the form in which a plan takes them back as no change.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::Path;

use numplan::fields::{Input, Options as _};
use numplan::operation::Operation as _;
use numplan::paging::Pager;
use numplan::{Account, Error, PhoneNumber};
use serde_json::{Map, Value};

use crate::account::AccountName;
use crate::accounts::Accounts;
use crate::client::ReadOnlyClient;
use crate::disk;
use crate::error::FleetError;
use crate::observe::read_each;
use crate::plan::{is_nothing, mask};
use crate::planning::{PlanSettings, Reading, Task, read_accounts};
use crate::provider::{FleetProvider, Target, fields, placeholder_account, with_provider};
use crate::wanted::write_cell;

/// How a snapshot is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnapshotFormat {
    /// Comma-separated values.
    Csv,
    /// One JSON object a line.
    JsonLines,
}

impl SnapshotFormat {
    /// The format that a file's name says. Err: the message for an unknown one.
    pub fn of(path: &Path) -> Result<Self, String> {
        let extension = path.extension().map(|text| text.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("jsonl" | "ndjson") => Ok(Self::JsonLines),
            _ => Err(format!("{} must end in .csv or .jsonl", path.display())),
        }
    }
}

/// The settings of the numbers of whole accounts.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Snapshot {
    /// The numbers, by account in the order given, then by number.
    pub rows: Vec<SnapshotRow>,
    /// Numbers that are not in [`Self::rows`]: several records have them, or they are no E.164 numbers.
    pub left_out: u64,
    /// Values that are left out: they have a secret, or an update would not take them.
    pub values_left_out: u64,
}

/// The settings of one number.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SnapshotRow {
    /// The account.
    pub account: AccountName,
    /// The number.
    pub number: PhoneNumber,
    /// The fields that can be read and set, each with its value; `null`: the field is empty and can be cleared.
    pub values: Vec<(&'static str, Value)>,
}

impl SnapshotRow {
    /// The row as a plan takes it back.
    pub(crate) fn to_object(&self) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("number".to_owned(), self.number.to_string().into());
        object.insert("account".to_owned(), self.account.to_string().into());
        object.extend(self.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        object
    }
}

/// Reads whole accounts, all at the same time. `each`: reads every number by itself as well, for the fields that no
/// list shows.
pub fn snapshot(
    names: &[AccountName],
    accounts: &Accounts,
    each: bool,
    settings: &PlanSettings,
) -> Result<Snapshot, FleetError> {
    let reading = Reading::new(names.len(), settings);
    let parts = read_accounts(names.iter(), |index, name| {
        with_provider!(name.provider(), |P| reader::<P>(accounts, &reading, index, name, each))
    });
    let mut snapshot = Snapshot { rows: Vec::new(), left_out: 0, values_left_out: 0 };
    for part in parts? {
        snapshot.rows.extend(part.rows);
        snapshot.left_out += part.left_out;
        snapshot.values_left_out += part.values_left_out;
    }
    Ok(snapshot)
}

impl Snapshot {
    /// Writes the snapshot to a file under a temporary name and renames it, readable by its owner only.
    pub fn save(&self, path: &Path, format: SnapshotFormat) -> Result<(), FleetError> {
        disk::replace(path, |to| self.write(format, to)).map_err(|error| {
            FleetError::Refused(format!("the snapshot cannot be written to {}: {error}", path.display()))
        })
    }

    /// Writes the snapshot.
    pub fn write(&self, format: SnapshotFormat, to: impl Write) -> io::Result<()> {
        match format {
            SnapshotFormat::Csv => self.write_csv(to),
            SnapshotFormat::JsonLines => self.write_json_lines(to),
        }
    }

    fn write_csv(&self, to: impl Write) -> io::Result<()> {
        let columns = self.columns();
        let mut to = csv::Writer::from_writer(to);
        to.write_record(["number", "account"].into_iter().chain(columns.iter().copied()))?;
        for row in &self.rows {
            let values: HashMap<&str, &Value> =
                row.values.iter().map(|(name, value)| (*name, value)).collect();
            let cells = columns.iter().map(|column| match values.get(column) {
                None => String::new(),
                Some(Value::Null) => "(clear)".to_owned(),
                Some(value) => write_cell(value),
            });
            let head = [row.number.to_string(), row.account.to_string()];
            to.write_record(head.into_iter().chain(cells))?;
        }
        to.flush()
    }

    fn write_json_lines(&self, mut to: impl Write) -> io::Result<()> {
        for row in &self.rows {
            serde_json::to_writer(&mut to, &row.to_object())?;
            to.write_all(b"\n")?;
        }
        Ok(())
    }

    /// The names of all fields, in the order of the providers' tables.
    fn columns(&self) -> Vec<&'static str> {
        let mut named: BTreeSet<&str> =
            self.rows.iter().flat_map(|row| &row.values).map(|(name, _)| *name).collect();
        let all = numplan::provider::ProviderId::ALL.iter().flat_map(|provider| fields(*provider));
        // Providers share names: the first one counts.
        all.map(|field| field.name).filter(|name| named.remove(name)).collect()
    }
}

fn reader<'a, P: FleetProvider>(
    accounts: &Accounts,
    reading: &'a Reading<'a>,
    index: u16,
    name: &'a AccountName,
    each: bool,
) -> Result<Task<'a, Snapshot>, Error> {
    let client = accounts.client::<P>(name, None)?;
    let is_local = client.account().is_local();
    let client = ReadOnlyClient::new(client);
    Ok(Box::new(move || {
        reading.check()?;
        let mut numbers: BTreeMap<PhoneNumber, Vec<P::Number>> = BTreeMap::new();
        let (mut pager, mut left_out) = (Pager::new(P::list()), 0);
        while let Some(list) = pager.next() {
            let page = client.run(list)?;
            for number in pager.take(page) {
                match P::phone_number(&number) {
                    Some(phone) => numbers.entry(phone).or_default().push(number),
                    None => left_out += 1,
                }
            }
            reading.page(index, pager.given(), pager.total())?;
        }
        left_out += numbers
            .values()
            .filter(|records| records.len() > 1)
            .map(|records| records.len() as u64)
            .sum::<u64>();
        numbers.retain(|_, records| records.len() == 1);
        if each && !P::GET_ONLY.is_empty() {
            let phones: Vec<PhoneNumber> = numbers.keys().copied().collect();
            for (phone, read) in read_each(&client, &phones)? {
                match read {
                    Some(read) => drop(numbers.insert(phone, vec![read])),
                    None => drop(numbers.remove(&phone)),
                }
            }
        }
        rows::<P>(name, numbers, left_out, is_local)
    }))
}

fn rows<P: FleetProvider>(
    name: &AccountName,
    numbers: BTreeMap<PhoneNumber, Vec<P::Number>>,
    left_out: u64,
    is_local: bool,
) -> Result<Snapshot, Error> {
    let account = placeholder_account::<P>(is_local)?;
    let mut snapshot = Snapshot { rows: Vec::with_capacity(numbers.len()), left_out, values_left_out: 0 };
    for (number, records) in numbers {
        for record in records {
            let (values, without) = values::<P>(&account, number, &record);
            snapshot.values_left_out += without;
            snapshot.rows.push(SnapshotRow { account: name.clone(), number, values });
        }
    }
    Ok(snapshot)
}

/// The values that a plan takes back. Also: how many it would not.
fn values<P: FleetProvider>(
    account: &Account<P>,
    phone: PhoneNumber,
    number: &P::Number,
) -> (Vec<(&'static str, Value)>, u64) {
    let (mut values, mut left_out) = (Vec::new(), 0);
    for field in fields(P::ID) {
        let Some(value) = P::observe(number, field.name) else { continue };
        match value {
            value if is_nothing(&value) => {
                if field.can_clear {
                    values.push((field.name, Value::Null));
                }
            }
            value if mask(field.kind, &value).1 => left_out += 1,
            value if field.target == Target::Route => {
                if P::check_own(field.name, &value).is_ok() {
                    values.push((field.name, value));
                }
            }
            value => values.push((field.name, value)),
        }
    }
    let refused = refused::<P>(account, phone, &values);
    let all = values.len();
    values.retain(|(name, _)| !refused.contains(*name));
    left_out += (all - values.len()) as u64;
    (values, left_out)
}

/// The fields whose values an update would not take.
fn refused<P: FleetProvider>(
    account: &Account<P>,
    phone: PhoneNumber,
    values: &[(&'static str, Value)],
) -> BTreeSet<String> {
    let of_update =
        values.iter().filter(|(name, _)| P::Changes::FIELDS.iter().any(|spec| spec.name == *name));
    let inputs = of_update.map(|(name, value)| match value {
        Value::Null => (*name, Input::Clear),
        value => (*name, Input::Value(value.clone())),
    });
    let inputs: Vec<_> = inputs.collect();
    if inputs.is_empty() {
        return BTreeSet::new();
    }
    let wrong = match P::address(phone) {
        Ok(address) => P::update(&address, P::Changes::from_inputs(inputs), None).validate(account),
        Err(error) => error.fields.clone(),
    };
    let base = |field: &str| field.split(['.', '[']).next().unwrap_or_default().to_owned();
    wrong.iter().map(|error| base(&error.field)).collect()
}
