//! `POST /v1/Account/{auth_id}/PhoneNumber/{number}/`: buys a number.
//!
//! It **spends**. The number is read from the account first and must not be there; after a lost answer it is
//! read from the account again, which proves the purchase once it is there. That it is not there proves nothing:
//! a purchase may be pending.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};

use super::order::{self, Body, word_on};
use super::{Number, Plivo, Toggle, api_id, get_number, success};
use crate::account::Account;
use crate::call::Call;
use crate::error::{Code, FieldError};
use crate::operation::{Answer, Class, Follow, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::{By, State};
use crate::{Change, PhoneNumber};

/// What a number is given along when it is bought.
#[options]
pub struct BuyOptions {
    /// The application that is to answer calls and messages. Without it: the account's default application.
    pub app_id: Change<String>,
    /// Whether the caller's name is looked up. US local and toll-free numbers only.
    pub cnam_lookup: Change<Toggle>,
    /// The compliance application, for numbers that need one.
    pub compliance_application_id: Change<String>,
    /// Whether the number is to be a highly available one, where Plivo has them.
    pub ha_enable: Change<bool>,
}

/// Buys a number. At most one order is sent, whatever happens to it.
/// <https://www.plivo.com/docs/numbers/api/phone-number/#buy-a-phone-number>
#[documented]
#[derive(Debug, Clone)]
pub struct BuyNumber {
    number: PhoneNumber,
    options: BuyOptions,
    misfits: Vec<FieldError>,
}

impl BuyNumber {
    /// Buys `number`.
    pub const fn new(number: PhoneNumber, options: BuyOptions) -> Self {
        Self { number, options, misfits: Vec::new() }
    }

    /// With what a reader of outside input could not take into the options: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn misfits(mut self, misfits: Vec<FieldError>) -> Self {
        self.misfits = misfits;
        self
    }
}

impl Operation for BuyNumber {
    type Provider = Plivo;
    /// `pending`: Plivo has taken the order, and the number is not the account's yet. The number itself is shown
    /// where it was read.
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.buy";

    fn subject(&self) -> Cow<'static, str> {
        format!("the purchase of {}", self.number).into()
    }

    fn class(&self) -> Class {
        Class::Spends
    }

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        order::check(&self.options, &self.misfits, &[])
    }

    fn call(&self, account: &Account<Plivo>) -> Call {
        let segments: [&dyn crate::Segment; 2] = [account.credentials().auth_id(), &self.number];
        let call = Call::new(Method::POST, "/v1/Account/{auth_id}/PhoneNumber/{number}/", &segments);
        call.json(&Body { numbers: None, options: &self.options })
    }

    /// 201 by the documents, 202 by Plivo's own client: the status says less than the word on the number.
    fn read(&self, answer: &Answer) -> Result<Receipt<Number>, Unfit> {
        let body = success(answer)?;
        let word = word_on(&body, self.number.as_str())
            .ok_or_else(|| Unfit::malformed(format!("it says nothing of {}", self.number)))?;
        let state = if word.eq_ignore_ascii_case("success") {
            State::Applied
        } else if word.eq_ignore_ascii_case("pending") {
            State::Pending
        } else {
            let word = crate::text::brief(word, 40);
            return Err(Unfit::malformed(format!("it says {word:?} of {}", self.number)));
        };
        let mut receipt = Receipt::new(None, By::Status);
        receipt.state = state;
        receipt.request_id = api_id(&body);
        Ok(receipt)
    }

    fn before(&self, account: &Account<Plivo>, _follow: Follow) -> Option<Call> {
        Some(get_number::call(account, self.number))
    }

    fn learn_before(&mut self, answer: &Answer) -> Result<(), Unfit> {
        Number::read(answer, self.number)?;
        let message = format!("{} is in this account already: nothing was ordered", self.number);
        Err(Unfit::Forbids(Code::Conflict, message))
    }

    fn wants_absence(&self) -> bool {
        true
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<Call> {
        Some(get_number::call(account, self.number))
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Number>> {
        match Number::read(answer, self.number) {
            Ok(number) => Seen::Done(Receipt::new(Some(number), By::ReadBack)),
            Err(_) => Seen::Unproven,
        }
    }

    fn learn_effect(&self, receipt: &mut Receipt<Number>, answer: &Answer) -> bool {
        let Ok(number) = Number::read(answer, self.number) else {
            return false;
        };
        receipt.item = Some(number);
        (receipt.state, receipt.by) = (State::Applied, By::ReadBack);
        true
    }

    fn settle(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Plivo>) {
        receipt.settle(record, || secrets(self, account));
    }
}
