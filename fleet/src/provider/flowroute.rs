//! Flowroute in a fleet. Routes are fields here, though operations of their own set and clear them.

use numplan::fields::InputType;
use numplan::flowroute::{
    ClearRoute, Flowroute, GetNumber, ListNumbers, Number, NumberChanges, NumberFilters, RouteSlot, SetRoute,
    UpdateNumber,
};
use numplan::updated::Observe as _;
use numplan::{Error, FieldError, Nanp, OperationOptions, PhoneNumber, ResourceId, Sent, blocking};
use serde_json::Value;

use crate::journal::{FieldEnd, StepEnd, StepOutcome};

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
    type Address = Nanp;
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
    const PAGE_SIZE: u32 = 200;

    fn list() -> ListNumbers {
        ListNumbers::new(NumberFilters::new())
    }

    fn address(number: PhoneNumber) -> Result<Nanp, Error> {
        north_american(number)
    }

    fn get(address: &Nanp) -> GetNumber {
        GetNumber::new(*address)
    }

    fn update(address: &Nanp, changes: NumberChanges, current: Option<Number>) -> UpdateNumber {
        UpdateNumber::new(*address, changes).current(current)
    }

    fn phone_number(number: &Number) -> Option<PhoneNumber> {
        number.phone_number()
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

    fn set_own(
        client: &blocking::Client<Self>,
        number: &Nanp,
        field: &str,
        value: Option<&Value>,
        options: OperationOptions,
    ) -> Result<StepEnd, Error> {
        let slot = if field == "failover_route" { RouteSlot::Failover } else { RouteSlot::Primary };
        let receipt = match value {
            Some(route) => {
                let route = route.as_str().and_then(ResourceId::parse);
                let route =
                    route.ok_or_else(|| Error::config(format!("`{field}` is not the id of a route")))?;
                client.run_with(SetRoute::new(*number, slot, route), options)?
            }
            None => client.run_with(ClearRoute::new(*number, slot), options)?,
        };
        let outcome = StepOutcome::of([receipt.state]);
        Ok(StepEnd {
            fields: vec![FieldEnd::new(field, receipt.state, Some(receipt.evidence))],
            attempts: receipt.attempts,
            status: receipt.status,
            request_id: receipt.request_id.clone(),
            message: receipt.failure().map(|error| error.message.clone()),
            ..StepEnd::new(0, outcome, Sent::Yes)
        })
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
