//! A Plivo account, and its users.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use super::credentials::{PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, PLIVO_SUBACCOUNT_AUTH_ID};
use super::error;
use super::number::Number;
use super::offer::Offer;
use crate::prelude::*;
use crate::{store::Store, switches::ReadLag};

/// The documented limit of requests per [`WINDOW`].
const LIMIT: usize = 300;
/// The window of [`LIMIT`].
const WINDOW: Duration = Duration::from_secs(5);

/// The account that sent the request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum User {
    Main,
    Subaccount,
}

impl User {
    pub(super) fn of(request: &Request) -> Option<Self> {
        let (id, token) = request.basic()?;
        if token != PLIVO_AUTH_TOKEN {
            return None;
        }
        match id.as_str() {
            PLIVO_AUTH_ID => Some(Self::Main),
            PLIVO_SUBACCOUNT_AUTH_ID => Some(Self::Subaccount),
            _ => None,
        }
    }

    pub(super) fn auth_id(self) -> &'static str {
        match self {
            Self::Main => PLIVO_AUTH_ID,
            Self::Subaccount => PLIVO_SUBACCOUNT_AUTH_ID,
        }
    }

    /// The body of a change of numbers, in which a subaccount may not set the subaccount.
    pub(super) fn body(self, cx: &mut Context<'_>) -> Result<Map<String, Value>, Response> {
        match cx.request.is_json().then(|| cx.request.json()).flatten() {
            Some(Value::Object(body)) if self == Self::Subaccount && body.contains_key("subaccount") => {
                Err(error::not_main_account(cx))
            }
            Some(Value::Object(body)) => Ok(body),
            _ => Err(error::bad_request("the body is not a JSON object", cx)),
        }
    }

    /// A subaccount sees only the numbers assigned to it.
    pub(super) fn sees(self, number: &Number) -> bool {
        match self {
            Self::Main => true,
            Self::Subaccount => number.sub_account.as_deref() == Some(self.auth_id()),
        }
    }
}

/// Numbers by value: on the account, of pending orders, in stock.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) numbers: Store<String, Number>,
    pub(crate) stock: BTreeMap<String, Offer>,
    coming: Vec<(Instant, (ReadLag, Number))>,
    recent: VecDeque<Instant>,
}

impl Account {
    pub(crate) fn new() -> Self {
        Self { numbers: Store::new(), stock: BTreeMap::new(), coming: Vec::new(), recent: VecDeque::new() }
    }

    /// Adds a number for sale.
    pub(crate) fn stock(&mut self, offer: Offer) {
        self.stock.insert(offer.number.clone(), offer);
    }

    /// Adds a number to the account after the task time.
    pub(super) fn expect(&mut self, number: Number, switches: &Switches) {
        self.coming.push((Instant::now() + switches.timing.task(), (switches.read_lag, number)));
    }

    /// Whether the order of a number is pending.
    pub(super) fn is_coming(&self, number: &str) -> bool {
        self.coming.iter().any(|(_, (_, coming))| coming.number == number)
    }

    /// Adds or replaces a number.
    pub(crate) fn insert(&mut self, number: Number) {
        self.numbers.insert(number.number.clone(), number);
    }

    /// A number that is visible to the user.
    pub(super) fn record(
        &mut self,
        user: User,
        number: &str,
        cx: &mut Context<'_>,
    ) -> Result<&mut Record<Number>, Response> {
        self.numbers
            .get_mut(number)
            .filter(|record| user.sees(record.current()))
            .ok_or_else(|| error::not_found(cx))
    }

    /// Completes the registrations and orders that are due.
    pub(crate) fn settle(&mut self, due: Due, _switches: &Switches) {
        self.numbers.settle(due);
        for (lag, number) in due.take(&mut self.coming) {
            self.numbers.add(number.number.clone(), number, lag);
        }
    }

    /// Counts a request against the limit, or returns the wait.
    pub(super) fn pace(&mut self) -> Result<(), Duration> {
        let now = Instant::now();
        while self.recent.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
            self.recent.pop_front();
        }
        match self.recent.front() {
            Some(first) if self.recent.len() >= LIMIT => {
                Err(WINDOW.saturating_sub(now.duration_since(*first)))
            }
            _ => {
                self.recent.push_back(now);
                Ok(())
            }
        }
    }
}
