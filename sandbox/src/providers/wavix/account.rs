//! A Wavix account.

use std::collections::{BTreeMap, BTreeSet};

use super::{error, number::Number, offer::Offer};
use crate::prelude::*;
use crate::{store::Store, switches::ReadLag};

/// Numbers by record id; stock and cart by number.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) numbers: Store<u64, Number>,
    pub(crate) stock: BTreeMap<String, Offer>,
    pub(super) cart: BTreeSet<String>,
    next_id: u64,
}

impl Account {
    pub(crate) fn new() -> Self {
        Self { numbers: Store::new(), stock: BTreeMap::new(), cart: BTreeSet::new(), next_id: 2001 }
    }

    /// Adds a number for sale.
    pub(crate) fn stock(&mut self, offer: Offer) {
        self.stock.insert(offer.number.clone(), offer);
    }

    /// The offer with this id.
    pub(super) fn offer(&self, id: &str, switches: &Switches) -> Option<&Offer> {
        let id: u64 = id.parse().ok()?;
        self.stock.values().find(|offer| offer.shown_id(switches) == id)
    }

    /// The number in the cart with this id.
    pub(super) fn in_cart(&self, id: &str, switches: &Switches) -> Option<String> {
        let offer = self.offer(id, switches)?;
        self.cart.contains(&offer.number).then(|| offer.number.clone())
    }

    /// The account's record of a number.
    pub(super) fn by_number(&self, number: &str) -> Option<&Number> {
        self.numbers.all().find(|it| it.number == number)
    }

    /// Moves a number from the stock to the account.
    pub(super) fn buy(&mut self, number: &str, lag: ReadLag) {
        self.cart.remove(number);
        if let Some(offer) = self.stock.remove(number) {
            while self.numbers.get(&self.next_id).is_some() {
                self.next_id += 1;
            }
            self.numbers.add(self.next_id, offer.bought(self.next_id), lag);
            self.next_id += 1;
        }
    }

    /// Adds or replaces a number.
    pub(crate) fn insert(&mut self, number: Number) {
        self.numbers.insert(number.id, number);
    }

    /// A number of the account, for a request.
    pub(super) fn record(&mut self, id: u64) -> Result<&mut Record<Number>, Response> {
        self.numbers.get_mut(&id).ok_or_else(error::not_found)
    }

    /// Applies the changes that are due.
    pub(crate) fn settle(&mut self, due: Due, _switches: &Switches) {
        self.numbers.settle(due);
    }
}
