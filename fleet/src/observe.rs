//! Observed state: what the accounts show of the numbers in a wanted file, read by lists.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use numplan::paging::Pager;
use numplan::{Error, ErrorCode, PhoneNumber};
use serde_json::Value;

use crate::client::ReadOnlyClient;
use crate::provider::{FleetProvider, fields};
use crate::wanted::{Wanted, WantedRow};

/// The state of all accounts, in the order of [`Wanted::accounts`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observed {
    /// The accounts.
    pub accounts: Vec<ObservedAccount>,
}

/// The state of one account.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ObservedAccount {
    /// When it was read, in seconds since 1970.
    pub read_at: u64,
    /// Pages of the list that were read.
    pub pages: u64,
    /// Numbers that were read one by one.
    pub gets: u64,
    /// All numbers that the list shows.
    pub numbers: u64,
    /// The provider's count of the list, where it differs from [`Self::numbers`].
    pub reported: Option<u64>,
    /// A name for the credentials.
    pub fingerprint: String,
    /// The numbers of the account that the wanted file has.
    pub managed: HashMap<PhoneNumber, ObservedNumber>,
    /// The references that numbers of the account use, by field.
    pub references: Vec<(u8, BTreeSet<String>)>,
}

/// The state of one number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ObservedNumber {
    /// How many records of the account have the number.
    pub copies: u32,
    /// The values of the fields that its row names, as far as they can be read.
    pub values: Vec<(u8, Value)>,
}

impl ObservedNumber {
    /// The value of a field. `None`: it was not observed.
    pub fn value(&self, field: u8) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == field).map(|(_, value)| value)
    }
}

/// Collects the numbers of an account. Pure: [`observe`] reads for it.
#[derive(Debug)]
pub struct Collector<'w> {
    rows: HashMap<PhoneNumber, &'w WantedRow>,
    account: ObservedAccount,
}

impl<'w> Collector<'w> {
    /// Begins with nothing, for the account at that place of [`Wanted::accounts`].
    pub fn new(wanted: &'w Wanted, account: u16) -> Self {
        let rows = wanted.rows.iter().filter(|row| row.account == account);
        Self { rows: rows.map(|row| (row.number, row)).collect(), account: ObservedAccount::default() }
    }

    /// Takes in a number of the list.
    pub fn take<P: FleetProvider>(&mut self, number: &P::Number) {
        self.account.numbers += 1;
        let table = fields(P::ID);
        for (index, field) in (0u8..).zip(table).filter(|(_, field)| field.is_reference) {
            if let Some(Value::String(id)) = P::observe(number, field.name) {
                self.note_reference(index, id);
            }
        }
        let Some((phone, row)) =
            P::phone_number(number).and_then(|phone| Some((phone, *self.rows.get(&phone)?)))
        else {
            return;
        };
        let values = Self::values::<P>(row, number);
        let known = self.account.managed.entry(phone).or_default();
        known.copies += 1;
        known.values = values;
    }

    /// Takes in a number that was read by itself: it shows more than the list.
    pub fn take_one<P: FleetProvider>(&mut self, phone: PhoneNumber, number: &P::Number) {
        self.account.gets += 1;
        let Some(row) = self.rows.get(&phone).copied() else { return };
        let values = Self::values::<P>(row, number);
        for (index, value) in &values {
            let is_reference = fields(P::ID).get(usize::from(*index)).is_some_and(|field| field.is_reference);
            if let (true, Value::String(id)) = (is_reference, value) {
                self.note_reference(*index, id.clone());
            }
        }
        if let Some(known) = self.account.managed.get_mut(&phone) {
            known.values = values;
        }
    }

    fn values<P: FleetProvider>(row: &WantedRow, number: &P::Number) -> Vec<(u8, Value)> {
        let table = fields(P::ID);
        let observe = |index: u8| P::observe(number, table.get(usize::from(index))?.name);
        row.changes.iter().filter_map(|wish| Some((wish.field, observe(wish.field)?))).collect()
    }

    fn note_reference(&mut self, field: u8, id: String) {
        let known = self.account.references.iter_mut().find(|(known, _)| *known == field);
        match known {
            Some((_, ids)) => drop(ids.insert(id)),
            None => self.account.references.push((field, BTreeSet::from([id]))),
        }
    }

    /// The numbers whose row names a field that no list shows.
    pub fn unread<P: FleetProvider>(&self) -> Vec<PhoneNumber> {
        let table = fields(P::ID);
        let is_unread = |phone: &PhoneNumber, known: &ObservedNumber| {
            let row = self.rows.get(phone);
            row.is_some_and(|row| {
                row.changes.iter().any(|wish| {
                    let get_only = table.get(usize::from(wish.field)).is_some_and(|field| field.get_only);
                    get_only && known.value(wish.field).is_none()
                })
            })
        };
        let unread = self.account.managed.iter().filter(|(phone, known)| is_unread(phone, known));
        let mut unread: Vec<PhoneNumber> = unread.map(|(phone, _)| *phone).collect();
        unread.sort_unstable();
        unread
    }

    /// The state of the account.
    pub fn finish(self) -> ObservedAccount {
        self.account
    }
}

/// Receives the numbers read so far, and how many there are if the provider reports it. Err: the reading ends.
pub type OnPage<'a> = &'a (dyn Fn(u64, Option<u64>) -> Result<(), Error> + Sync);

/// Reads an account: its list, and one by one the numbers that need more than the list shows.
pub fn observe<P: FleetProvider>(
    client: &ReadOnlyClient<P>,
    wanted: &Wanted,
    account: u16,
    now: u64,
    progress: OnPage<'_>,
) -> Result<ObservedAccount, Error> {
    let mut collector = Collector::new(wanted, account);
    let mut pager = Pager::new(P::list());
    while let Some(list) = pager.next() {
        let page = client.run(list)?;
        collector.account.pages += 1;
        for number in pager.take(page) {
            collector.take::<P>(&number);
        }
        progress(pager.given(), pager.total())?;
    }
    let unread = collector.unread::<P>();
    for (number, read) in read_each(client, &unread)? {
        match read {
            Some(read) => collector.take_one::<P>(number, &read),
            None => drop(collector.account.managed.remove(&number)),
        }
    }
    let mut account = collector.finish();
    account.read_at = now;
    account.reported = pager.mismatch().map(|mismatch| mismatch.reported);
    account.fingerprint = client.fingerprint();
    Ok(account)
}

/// Reads at a time, where a list does not show enough.
const READERS: usize = 8;

/// Numbers that were read one by one. `None`: the number left the account since its list was read.
pub(crate) type ReadEach<P> = Vec<(PhoneNumber, Option<<P as FleetProvider>::Number>)>;

/// Reads numbers one by one.
pub(crate) fn read_each<P: FleetProvider>(
    client: &ReadOnlyClient<P>,
    numbers: &[PhoneNumber],
) -> Result<ReadEach<P>, Error> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(numbers.len()));
    let read = || {
        while let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = match P::address(*number).and_then(|address| client.run(P::get(&address))) {
                Ok(read) => Ok((*number, Some(read))),
                Err(error) if error.code == ErrorCode::NotFound => Ok((*number, None)),
                Err(error) => Err(error),
            };
            if result.is_err() {
                next.store(numbers.len(), Ordering::Relaxed);
            }
            results.lock().unwrap_or_else(PoisonError::into_inner).push(result);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..READERS.min(numbers.len()) {
            scope.spawn(read);
        }
    });
    results.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect()
}
