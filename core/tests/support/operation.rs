//! Operations made from plain data, as another language would make them.

use numplan::fields::{Input, Options};
use numplan::operation::Operation;
use numplan::paging::{List, Page, Position, Window};
use numplan::provider::{Credentials, Provider};
use numplan::secret::Secret;
use numplan::updated::{FieldState, Observe};
use numplan::{
    Account, Error, FieldError, PhoneNumber, Receipt, ResourceId, Updated, flowroute, plivo, wavix,
};
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
shown!("cart": wavix::Cart);

impl<T: Serialize + std::fmt::Debug + Send> Shown for Page<T> {
    fn shown(&self) -> Value {
        let mut seen = json_of(self);
        seen["ok"] = true.into();
        seen
    }
}

impl<T: Serialize + std::fmt::Debug + Send> Shown for Receipt<T> {
    fn shown(&self) -> Value {
        let mut seen = json_of(self);
        seen["ok"] = matches!(self.state, FieldState::Applied | FieldState::Pending).into();
        seen["reconciled"] = self.is_reconciled().into();
        seen
    }
}

impl Shown for wavix::UpdatedMany {
    fn shown(&self) -> Value {
        let records = self.records.iter().map(|record| {
            let mut seen = record.updated.shown();
            seen["id"] = record.id.into();
            seen
        });
        json!({ "ok": self.ok(), "records": records.collect::<Vec<_>>() })
    }
}

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
    match case.text("provider") {
        "flowroute" => with_flowroute(case, act),
        "plivo" => with_plivo(case, act),
        "wavix" => with_wavix(case, act),
        provider => panic!("{}: there is no {provider}", case.name),
    }
}

fn with_flowroute<A: Act>(case: &Case, act: A) -> Result<A::Out, Error> {
    Ok(match case.text("operation") {
        "numbers.get" => {
            let number = flowroute::GetNumber::new(case.text("number").parse()?);
            act.act(number, account(case)?)
        }
        "provisioning.get" => {
            let task = ResourceId::parse(case.text("task")).expect("the id of a task");
            act.act(flowroute::GetProvisioning::new(task), account(case)?)
        }
        "numbers.update" => {
            let changes = changes(case);
            let update = flowroute::UpdateNumber::new(case.text("number").parse()?, changes);
            let update = match known(case) {
                Some(number) => update.current(number),
                None => update,
            };
            act.act(update, account(case)?)
        }
        "numbers.list" => {
            let filters = changes(case);
            let list = flowroute::ListNumbers::new(filters);
            act.act(window(case).map_or(list.clone(), |window| list.page(window)), account(case)?)
        }
        "numbers.search" => {
            let filters = changes(case);
            let list = flowroute::SearchNumbers::new(filters);
            act.act(window(case).map_or(list.clone(), |window| list.page(window)), account(case)?)
        }
        "area_codes.list" => {
            let filters = changes(case);
            let list = flowroute::ListAreaCodes::new(filters);
            act.act(window(case).map_or(list.clone(), |window| list.page(window)), account(case)?)
        }
        "exchanges.list" => {
            let filters = changes(case);
            let list = flowroute::ListExchanges::new(filters);
            act.act(window(case).map_or(list.clone(), |window| list.page(window)), account(case)?)
        }
        "routes.list" => {
            let filters = changes(case);
            let list = flowroute::ListRoutes::new(filters);
            act.act(window(case).map_or(list.clone(), |window| list.page(window)), account(case)?)
        }
        "edge_strategies.list" => act.act(flowroute::ListEdgeStrategies::new(), account(case)?),
        "numbers.buy" => act.act(flowroute::BuyNumber::new(case.text("number").parse()?), account(case)?),
        "numbers.release" => {
            act.act(flowroute::ReleaseNumber::new(case.text("number").parse()?), account(case)?)
        }
        "numbers.set_route" => {
            let set = flowroute::SetRoute::new(case.text("number").parse()?, slot(case), route(case));
            act.act(set, account(case)?)
        }
        "numbers.clear_route" => {
            let clear = flowroute::ClearRoute::new(case.text("number").parse()?, slot(case));
            act.act(clear, account(case)?)
        }
        "routes.create" => {
            let made = changes(case);
            act.act(flowroute::CreateRoute::new(made), account(case)?)
        }
        "routes.update" => {
            let changes = changes(case);
            act.act(flowroute::UpdateRoute::new(route(case), changes), account(case)?)
        }
        "routes.delete" => act.act(flowroute::DeleteRoute::new(route(case)), account(case)?),
        "provisioning.start" => {
            let options = changes(case);
            let numbers = case.get("numbers").as_array().expect("a list of numbers");
            let numbers = numbers.iter().map(|number| number.as_str().expect("a text").parse());
            let numbers = numbers.collect::<Result<Vec<numplan::Nanp>, _>>()?;
            let action = flowroute::MessagingAction::from_value(case.text("action")).expect("an action");
            act.act(flowroute::StartProvisioning::new(numbers, action, options), account(case)?)
        }
        operation => panic!("{}: Flowroute has no {operation}", case.name),
    })
}

fn with_plivo<A: Act>(case: &Case, act: A) -> Result<A::Out, Error> {
    Ok(match case.text("operation") {
        "numbers.get" => {
            let number = plivo::GetNumber::new(case.text("number").parse()?);
            act.act(number, account(case)?)
        }
        "numbers.update" => {
            let changes = changes(case);
            let mut update = plivo::UpdateNumber::new(case.text("number").parse()?, changes);
            if case.get("keep_application") == true {
                update = update.keep_application();
            }
            if let Some(number) = known(case) {
                update = update.current(number);
            }
            act.act(update, account(case)?)
        }
        "numbers.list" => {
            let filters = changes(case);
            act.act(from(case, &plivo::ListNumbers::new(filters)), account(case)?)
        }
        "numbers.search" => {
            let filters = changes(case);
            act.act(from(case, &plivo::SearchNumbers::new(filters)), account(case)?)
        }
        "numbers.buy" => {
            let options = changes(case);
            let buy = plivo::BuyNumber::new(case.text("number").parse()?, options);
            act.act(buy, account(case)?)
        }
        "numbers.release" => act.act(plivo::ReleaseNumber::new(case.text("number").parse()?), account(case)?),
        "numbers.add" => {
            let options = changes(case);
            act.act(plivo::AddNumber::new(numbers(case)?, options), account(case)?)
        }
        operation => panic!("{}: plivo has no {operation}", case.name),
    })
}

fn with_wavix<A: Act>(case: &Case, act: A) -> Result<A::Out, Error> {
    Ok(match case.text("operation") {
        "numbers.list" => {
            let filters = changes(case);
            act.act(from(case, &wavix::ListNumbers::new(filters)), account(case)?)
        }
        "numbers.update_many" => {
            let changes = changes(case);
            act.act(wavix::UpdateMany::new(records(case)?, changes), account(case)?)
        }
        "numbers.release" => {
            let release = match case.get("ids") {
                Value::Null => wavix::ReleaseNumbers::numbers(numbers(case)?),
                _ => wavix::ReleaseNumbers::records(records(case)?),
            };
            act.act(release, account(case)?)
        }
        "cart.get" => act.act(wavix::GetCart::new(), account(case)?),
        "cart.fill" => act.act(wavix::FillCart::new(tokens(case)), account(case)?),
        "cart.empty" => act.act(wavix::EmptyCart::new(tokens(case)), account(case)?),
        "cart.checkout" => {
            let items = tokens(case).into_iter().zip(numbers(case)?);
            let items = items.map(|(id, number)| wavix::CartItem::new(id, number)).collect();
            act.act(wavix::Checkout::new(items), account(case)?)
        }
        "stock.countries" => {
            let filters = changes(case);
            act.act(wavix::ListCountries::new(filters), account(case)?)
        }
        "stock.regions" => {
            let filters = changes(case);
            let list = wavix::ListRegions::new(place(case, "country")?, filters);
            act.act(list, account(case)?)
        }
        "stock.cities" => {
            let filters = changes(case);
            let mut list = wavix::ListCities::new(place(case, "country")?, filters);
            if case.has("region") {
                list = list.region(place(case, "region")?);
            }
            act.act(list, account(case)?)
        }
        "stock.numbers" => {
            let filters = changes(case);
            let list = wavix::SearchStock::new(place(case, "country")?, place(case, "city")?, filters);
            act.act(from(case, &list), account(case)?)
        }
        "numbers.get" => act.act(wavix::GetNumber::new(address(case)?), account(case)?),
        "numbers.update" => {
            let changes = changes(case);
            let update = wavix::UpdateNumber::new(address(case)?, changes);
            let update = match known(case) {
                Some(number) => update.current(number),
                None => update,
            };
            act.act(update, account(case)?)
        }
        operation => panic!("{}: wavix has no {operation}", case.name),
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

fn texts<'a>(case: &'a Case, name: &str) -> impl Iterator<Item = &'a str> {
    let list = case.get(name).as_array().expect("a list");
    list.iter().map(|text| text.as_str().expect("a list of texts"))
}

/// `numbers`: a list of phone numbers.
fn numbers(case: &Case) -> Result<Vec<PhoneNumber>, Error> {
    texts(case, "numbers").map(|text| Ok(text.parse()?)).collect()
}

/// `ids`: names that a provider has issued.
fn tokens(case: &Case) -> Vec<ResourceId> {
    texts(case, "ids").map(|text| ResourceId::parse(text).expect("an id")).collect()
}

/// `ids`: the records of numbers.
fn records(case: &Case) -> Result<Vec<wavix::RecordId>, Error> {
    let ids = case.get("ids").as_array().expect("a list").iter();
    ids.map(|id| wavix::RecordId::new(id.as_u64().expect("a whole number"))).collect()
}

fn place(case: &Case, name: &str) -> Result<wavix::PlaceId, Error> {
    // The place alone does not know what it is to an operation.
    let named = |error: Error| {
        let wrong = &error.fields[0];
        Error::invalid(vec![FieldError::new(name, wrong.rule, wrong.message.clone())])
    };
    wavix::PlaceId::new(case.get(name).as_u64().expect("a whole number")).map_err(named)
}

/// `at`: where the page of a list begins: `offset`, `pages`, `cursor`.
fn from<L: List>(case: &Case, list: &L) -> L {
    let given = case.get("at");
    let count = |name: &str| given.get(name).and_then(Value::as_u64).unwrap_or_default();
    let cursor = given.get("cursor").and_then(Value::as_str).map(str::to_owned);
    list.at(&Position { offset: count("offset"), pages: count("pages"), size: None, cursor })
}

/// `limit` and `offset`: one page of a list.
fn window(case: &Case) -> Option<Window> {
    let limit = Some(u32::try_from(case.get("limit").as_u64()?).expect("a limit"));
    let offset = case.get("offset").as_u64().unwrap_or_default();
    Some(Window { limit, position: Position { offset, ..Position::default() } })
}

/// `slot`: `primary` or `failover`.
fn slot(case: &Case) -> flowroute::RouteSlot {
    flowroute::RouteSlot::from_value(case.text("slot")).expect("a slot")
}

/// `route`: the id of a route.
fn route(case: &Case) -> ResourceId {
    ResourceId::parse(case.text("route")).expect("the id of a route")
}

fn known<N: serde::de::DeserializeOwned>(case: &Case) -> Option<N> {
    let known = Some(case.get("current")).filter(|known| !known.is_null())?;
    Some(serde_json::from_value(known.clone()).expect("a number as the provider answers it"))
}

/// `fields`: names and values; `{"$clear": true}` clears.
pub(crate) fn changes<C: Options>(case: &Case) -> C {
    let fields = case.get("fields").as_object().cloned().unwrap_or_default();
    C::from_inputs(fields.into_iter().map(|(name, value)| (name, input(value))))
}

pub(crate) fn input(value: Value) -> Input {
    if value == json!({ "$clear": true }) { Input::Clear } else { Input::Value(value) }
}

/// The JSON of anything that can be written.
pub(crate) fn json_of(of: &impl Serialize) -> Value {
    serde_json::to_value(of).expect("it can be written")
}
