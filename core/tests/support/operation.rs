//! Operations made from plain data, as another language would make them.

use numplan::fields::{Input, Options};
use numplan::operation::Operation;
use numplan::provider::{Credentials, Provider};
use numplan::secret::Secret;
use numplan::updated::Observe;
use numplan::{Account, Error, FieldError, Token, Updated, flowroute, plivo, wavix};
use serde::Serialize;
use serde_json::{Value, json};

use super::case::Case;

/// What an operation comes to, as cases speak of it.
pub(crate) trait Shown: std::fmt::Debug + Send {
    fn shown(&self) -> Value;
}

impl<N: Observe> Shown for Updated<N> {
    fn shown(&self) -> Value {
        let mut seen = serde_json::to_value(self).expect("a result can be written");
        let fields = self.fields.iter();
        let fields = fields.map(|outcome| (outcome.field.to_owned(), json!(outcome)));
        seen["fields"] = Value::Object(fields.collect());
        seen["ok"] = self.ok().into();
        seen
    }
}

macro_rules! shown {
    ($member:literal: $($type:ty),*) => {$(
        impl Shown for $type {
            fn shown(&self) -> Value {
                json!({ "ok": true, $member: self })
            }
        }
    )*};
}
shown!("number": flowroute::Number, plivo::Number, wavix::Number);
shown!("task": flowroute::Provisioning);

/// What is to be done with an operation, whichever it is.
pub(crate) trait Act {
    type Out;
    fn act<O>(self, operation: O, account: Account<O::Provider>) -> Self::Out
    where
        O: Operation + std::fmt::Debug,
        O::Output: Shown;
}

/// Makes the operation that a case describes. Err: the input is refused before there is one.
pub(crate) fn with<A: Act>(case: &Case, act: A) -> Result<A::Out, Error> {
    let at = (case.text("provider"), case.text("operation"));
    Ok(match at {
        ("flowroute", "numbers.get") => {
            let number = flowroute::GetNumber::new(case.text("number").parse()?);
            act.act(number, account(case)?)
        }
        ("flowroute", "provisioning.get") => {
            let task = Token::parse(case.text("task")).expect("the id of a task");
            act.act(flowroute::GetProvisioning::new(task), account(case)?)
        }
        ("flowroute", "numbers.update") => {
            let (changes, misfits) = changes(case);
            let update = flowroute::UpdateNumber::new(case.text("number").parse()?, changes);
            let update = update.misfits(misfits);
            let update = match known(case) {
                Some(number) => update.known(number),
                None => update,
            };
            act.act(update, account(case)?)
        }
        ("plivo", "numbers.get") => {
            let number = plivo::GetNumber::new(case.text("number").parse()?);
            act.act(number, account(case)?)
        }
        ("plivo", "numbers.update") => {
            let (changes, misfits) = changes(case);
            let update = plivo::UpdateNumber::new(case.text("number").parse()?, changes);
            let mut update = update.misfits(misfits);
            if case.get("keep_application") == true {
                update = update.keep_application();
            }
            if let Some(number) = known(case) {
                update = update.known(number);
            }
            act.act(update, account(case)?)
        }
        ("wavix", "numbers.get") => act.act(wavix::GetNumber::new(address(case)?), account(case)?),
        ("wavix", "numbers.update") => {
            let (changes, misfits) = changes(case);
            let update = wavix::UpdateNumber::new(address(case)?, changes).misfits(misfits);
            let update = match known(case) {
                Some(number) => update.known(number),
                None => update,
            };
            act.act(update, account(case)?)
        }
        (provider, operation) => panic!("{}: {provider} has no {operation}", case.name),
    })
}

/// An account as the case has it: `credentials` by the names of their parts, and perhaps a `base_url`.
pub(crate) fn account<P: Provider>(case: &Case) -> Result<Account<P>, Error> {
    let given = case.get("credentials");
    let part = |name: &&str| {
        let part = given.get(name).and_then(Value::as_str);
        Secret::new(part.unwrap_or_else(|| panic!("{}: credentials need `{name}`", case.name)))
    };
    let parts: Vec<Secret> = P::Credentials::PARTS.iter().map(part).collect();
    let credentials = P::Credentials::from_parts(&parts)?;
    match case.get("base_url") {
        Value::String(base) => Account::at(credentials, base),
        _ => Account::new(credentials),
    }
}

fn address(case: &Case) -> Result<wavix::Address, Error> {
    match case.get("id") {
        Value::Null => Ok(wavix::Address::Number(case.text("number").parse()?)),
        id => Ok(wavix::Address::Id(wavix::RecordId::new(id.as_u64().expect("a whole number"))?)),
    }
}

fn known<N: serde::de::DeserializeOwned>(case: &Case) -> Option<N> {
    let known = Some(case.get("known")).filter(|known| !known.is_null())?;
    Some(serde_json::from_value(known.clone()).expect("a number as the provider answers it"))
}

/// `fields`: names and values; `{"$clear": true}` clears.
pub(crate) fn changes<C: Options>(case: &Case) -> (C, Vec<FieldError>) {
    let fields = case.get("fields").as_object().cloned().unwrap_or_default();
    C::read_inputs(fields.into_iter().map(|(name, value)| (name, input(value))))
}

pub(crate) fn input(value: Value) -> Input {
    if value == json!({ "$clear": true }) { Input::Clear } else { Input::Value(value) }
}

/// The JSON of anything that can be written.
pub(crate) fn json_of(of: &impl Serialize) -> Value {
    serde_json::to_value(of).expect("it can be written")
}
