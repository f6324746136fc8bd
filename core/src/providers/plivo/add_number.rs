//! `POST /v1/Account/{auth_id}/Number/`: brings numbers of another carrier along.
//!
//! It **starts** something at the carrier. After a lost answer a single number is read: that it is there, with the
//! application and the subaccount that were asked for, proves that it was added; that it is not there proves
//! nothing. For several numbers no read can speak: then the outcome stays unknown.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};

use super::order::{self, Body, word_on};
use super::{Number, Plivo, api_id, get_number, success};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::receipt::Receipt;
use crate::operation::updated::{Evidence, FieldState};
use crate::operation::{Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;
use crate::{Change, PhoneNumber};

/// Where numbers that are brought along come from, and what they are given. Carrier and region are needed.
#[options]
pub struct AddOptions {
    /// The id of the incoming carrier that the numbers come from. Needed.
    pub carrier: Change<String>,
    /// The region that the numbers belong to. Needed.
    pub region: Change<String>,
    /// The type of the numbers: local, mobile, tollfree and others.
    pub number_type: Change<String>,
    /// The application that is to answer calls and messages.
    pub app_id: Change<String>,
    /// The auth id of the subaccount that the numbers are to belong to. Only the main account may set it.
    pub subaccount: Change<String>,
}

/// Adds numbers of another carrier to the account.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#add-a-number-from-your-own-carrier>
#[documented]
#[derive(Debug, Clone)]
pub struct AddNumber {
    numbers: Vec<PhoneNumber>,
    options: AddOptions,
    input_errors: Vec<FieldError>,
}

impl AddNumber {
    /// Adds `numbers`.
    pub const fn new(numbers: Vec<PhoneNumber>, options: AddOptions) -> Self {
        Self { numbers, options, input_errors: Vec::new() }
    }

    /// With what a reader of outside input could not take into the options: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }

    /// The number, if there is but one.
    fn single(&self) -> Option<PhoneNumber> {
        match self.numbers.as_slice() {
            [number] => Some(*number),
            _ => None,
        }
    }

    fn check_numbers(&self) -> Vec<FieldError> {
        if self.numbers.is_empty() {
            return vec![FieldError::new("numbers", "empty", "are missing: name at least one number")];
        }
        let again = |(index, number): (usize, &PhoneNumber)| {
            let known = self.numbers.iter().take(index).any(|earlier| earlier == number);
            let field = format!("numbers[{index}]");
            known.then(|| FieldError::new(field, "repeated", format!("names {number} again: leave it out")))
        };
        self.numbers.iter().enumerate().filter_map(again).collect()
    }

    /// Whether a number shows what was asked for.
    fn is_shown_by(&self, number: &Number) -> bool {
        let fits = |asked: &Change<String>, shown: Option<&str>| {
            asked.value().is_none_or(|asked| shown == Some(asked.as_str()))
        };
        fits(&self.options.app_id, number.app_id()) && fits(&self.options.subaccount, number.subaccount_id())
    }
}

impl Operation for AddNumber {
    type Provider = Plivo;
    /// `pending` while Plivo says so of any of the numbers. A number is shown where it was read.
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.add";

    fn subject(&self) -> Cow<'static, str> {
        match (self.single(), self.numbers.len()) {
            (Some(number), _) => format!("the addition of {number}").into(),
            (None, count) => format!("the addition of {count} numbers").into(),
        }
    }

    fn safety(&self) -> Safety {
        Safety::StartsTask
    }

    fn validate(&self, account: &Account<Plivo>) -> Vec<FieldError> {
        let mut wrong = order::check(&self.options, &self.input_errors, &["carrier", "region"]);
        wrong.extend(self.check_numbers());
        wrong.extend(order::check_subaccount(&self.options.subaccount, account));
        wrong
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let segments: [&dyn crate::PathSegment; 1] = [account.credentials().auth_id()];
        let numbers: Vec<&str> = self.numbers.iter().map(PhoneNumber::as_str).collect();
        let body = Body { numbers: Some(numbers.join(",")), options: &self.options };
        ApiRequest::new(Method::POST, "/v1/Account/{auth_id}/Number/", &segments).json(&body)
    }

    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        let body = success(response)?;
        if body.get("message").is_none() && body.get("api_id").is_none() {
            return Err(ResponseError::malformed("it has neither `message` nor `api_id`"));
        }
        let mut receipt = Receipt::new(None, Evidence::Status);
        receipt.request_id = api_id(&body);
        for word in self.numbers.iter().filter_map(|number| word_on(&body, number.as_str())) {
            if word.eq_ignore_ascii_case("pending") {
                receipt.state = FieldState::Pending;
            } else if !word.eq_ignore_ascii_case("success") {
                let word = crate::types::text::brief(word, 40);
                return Err(ResponseError::malformed(format!("it says {word:?} of a number")));
            }
        }
        Ok(receipt)
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<ApiRequest> {
        self.single().map(|number| get_number::request(account, number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        let read = self.single().and_then(|number| Number::read(response, number).ok());
        match read.filter(|number| self.is_shown_by(number)) {
            Some(number) => Reconciled::Applied(Receipt::new(Some(number), Evidence::ReadBack)),
            None => Reconciled::Inconclusive,
        }
    }

    fn read_effect(&self, receipt: &mut Receipt<Number>, response: &Response) -> bool {
        let Some(number) = self.single().and_then(|number| Number::read(response, number).ok()) else {
            return false;
        };
        let shown = self.is_shown_by(&number);
        if shown {
            (receipt.state, receipt.evidence) = (FieldState::Applied, Evidence::ReadBack);
        }
        receipt.item = Some(number);
        shown
    }

    fn finish(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Plivo>) {
        receipt.finish(record, || secrets(self, account));
    }
}
