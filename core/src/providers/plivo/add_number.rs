//! `POST /v1/Account/{auth_id}/Number/`: adds numbers of another carrier.
//!
//! It **starts** a process at the carrier. After a lost response a single number is read: a number with the requested
//! application and subaccount was added; a missing number proves nothing. For several numbers no read can prove
//! anything, and the outcome stays unknown.

use super::get_number;
use super::number::Number;
use super::order::{self, Body, status_of};
use super::provider::{Plivo, account_request};
use super::responses::{accepted, api_id};
use crate::operation::fields::{Members, check_list, single};
use crate::operation::prelude::*;
use crate::types::text::one_or_many;

/// The origin and the settings of added numbers. Carrier and region are required.
#[options]
pub struct AddOptions {
    /// The id of the incoming carrier that the numbers come from. Required.
    pub carrier: Change<String>,
    /// The region that the numbers belong to. Required.
    pub region: Change<String>,
    /// The type of the numbers: local, mobile, tollfree and others.
    pub number_type: Change<String>,
    /// The application that answers calls and messages.
    pub app_id: Change<String>,
    /// The auth id of the subaccount that the numbers will belong to. Only the main account may set it.
    pub subaccount: Change<String>,
}

/// Adds numbers of another carrier to the account.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#add-a-number-from-your-own-carrier>
#[operation(
    name = "numbers.add", safety = StartsTask,
    subject = format!("the addition of {}", one_or_many(&self.numbers, "numbers")),
)]
pub struct AddNumber {
    /// The numbers, each with its country code.
    #[argument]
    numbers: Vec<PhoneNumber>,
    #[options]
    options: AddOptions,
}

impl AddNumber {
    /// Reads the number, if there is only one.
    fn read_number(&self, response: &Response) -> Option<Number> {
        single(&self.numbers).and_then(|number| Number::read(response, number).ok())
    }

    /// Whether a number shows the requested settings.
    fn is_shown_by(&self, number: &Number) -> bool {
        let fits = |requested: &Change<String>, shown: Option<&str>| {
            requested.value().is_none_or(|requested| shown == Some(requested.as_str()))
        };
        fits(&self.options.app_id, number.app_id()) && fits(&self.options.subaccount, number.subaccount_id())
    }
}

impl Operation for AddNumber {
    type Provider = Plivo;
    /// `pending` while Plivo reports it of any number. The number is shown if it was read.
    type Output = Receipt<Number>;

    fn validate(&self, account: &Account<Plivo>) -> Vec<FieldError> {
        let mut errors = order::check(&self.options, &["carrier", "region"]);
        errors.extend(check_list("numbers", &self.numbers, ToString::to_string));
        errors.extend(order::check_subaccount(&self.options.subaccount, account));
        errors
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let numbers: Vec<&str> = self.numbers.iter().map(PhoneNumber::as_str).collect();
        let body = Body { numbers: Some(numbers.join(",")), options: Members(&self.options) };
        account_request(Method::POST, "/v1/Account/{auth_id}/Number/", account, None).json(&body)
    }

    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        let body = accepted(response)?;
        let mut receipt = Receipt::new(None, Evidence::Status);
        receipt.request_id = api_id(&body);
        for number in &self.numbers {
            if order::state_of(status_of(&body, *number), *number)? == Some(FieldState::Pending) {
                receipt.state = FieldState::Pending;
            }
        }
        Ok(receipt)
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<ApiRequest> {
        single(&self.numbers).map(|number| get_number::request(account, number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        match self.read_number(response).filter(|number| self.is_shown_by(number)) {
            Some(number) => Reconciled::Applied(Receipt::new(Some(number), Evidence::ReadBack)),
            None => Reconciled::Inconclusive,
        }
    }

    fn read_effect(&self, receipt: &mut Receipt<Number>, response: &Response) -> bool {
        let Some(number) = self.read_number(response) else {
            return false;
        };
        let shown = self.is_shown_by(&number);
        if shown {
            (receipt.state, receipt.evidence) = (FieldState::Applied, Evidence::ReadBack);
        }
        receipt.item = Some(number);
        shown
    }
}
