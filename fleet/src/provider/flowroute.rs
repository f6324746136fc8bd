//! Flowroute in a fleet. Routes are fields here, though operations of their own set and clear them.

use numplan::fields::InputType;
use numplan::flowroute::{
    Flowroute, GetNumber, ListNumbers, Number, NumberChanges, NumberFilters, UpdateNumber,
};
use numplan::updated::Observe as _;
use numplan::{Error, FieldError, Nanp, PhoneNumber, ResourceId};
use serde_json::Value;

use super::{FleetField, FleetProvider, ReadOnlyOperation, Start, Target};

impl ReadOnlyOperation for ListNumbers {}
impl ReadOnlyOperation for GetNumber {}

const fn route(name: &'static str) -> FleetField {
    FleetField {
        name,
        kind: InputType::Text,
        can_clear: true,
        target: Target::Route,
        start: None,
        get_only: true,
        is_reference: true,
    }
}

impl FleetProvider for Flowroute {
    type Number = Number;
    type Changes = NumberChanges;
    type List = ListNumbers;
    type Get = GetNumber;
    type Update = UpdateNumber;

    const STARTS: &'static [Start] =
        &[Start { field: "messaging_enabled", companions: &["messaging_email", "messaging_callback_url"] }];
    const GET_ONLY: &'static [&'static str] = &["primary_route", "failover_route"];
    const REFERENCES: &'static [&'static str] = &["primary_route", "failover_route"];
    const OWN_FIELDS: &'static [FleetField] = &[route("primary_route"), route("failover_route")];
    const PLACEHOLDERS: &'static [&'static str] = &["ACCESS_KEY", "SECRET_KEY"];
    const PAGE_SIZE: u32 = 200;

    fn list() -> ListNumbers {
        ListNumbers::new(NumberFilters::new())
    }

    fn get(number: PhoneNumber) -> Result<GetNumber, Error> {
        Ok(GetNumber::new(north_american(number)?))
    }

    fn update(
        number: PhoneNumber,
        changes: NumberChanges,
        current: Option<Number>,
    ) -> Result<UpdateNumber, Error> {
        let update = UpdateNumber::new(north_american(number)?, changes);
        Ok(match current {
            Some(current) => update.current(current),
            None => update,
        })
    }

    fn phone_number(number: &Number) -> Option<PhoneNumber> {
        number.number()
    }

    fn observe(number: &Number, field: &str) -> Option<Value> {
        let is_starting = || {
            let task = number.provisioning.as_ref();
            task.is_some_and(|task| task.status.as_deref() == Some("processing"))
        };
        // A task under way would be started a second time.
        if field == "messaging_enabled" && is_starting() {
            return Some(true.into());
        }
        number.observe(field)
    }

    fn refuse_change(field: &str, after: Option<&Value>) -> Option<&'static str> {
        (field == "messaging_enabled" && after == Some(&Value::Bool(false)))
            .then_some("cannot be turned off by an update: use `numplan provision flowroute disable`")
    }

    fn check_own(_field: &str, value: &Value) -> Result<(), String> {
        match value.as_str().and_then(ResourceId::parse) {
            Some(_) => Ok(()),
            None => Err("is not the id of a route: see `numplan route flowroute list`".to_owned()),
        }
    }
}

/// The number, which Flowroute takes only from North America.
pub(crate) fn north_american(number: PhoneNumber) -> Result<Nanp, Error> {
    number.nanp().ok_or_else(|| {
        let message = format!("{number} is not a North American number: Flowroute has no other");
        Error::invalid(vec![FieldError::new("number", "country_code", message)])
    })
}
