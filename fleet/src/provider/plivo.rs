//! Plivo in a fleet. An update always sends the number's own application along: Plivo's page says that an update
//! without one assigns the account's default application.

use numplan::plivo::{GetNumber, ListNumbers, Number, NumberChanges, NumberFilters, Plivo, UpdateNumber};
use numplan::updated::Observe as _;
use numplan::{Error, PhoneNumber};
use serde_json::Value;

use super::{FleetProvider, ReadOnlyOperation, Start};

impl ReadOnlyOperation for ListNumbers {}
impl ReadOnlyOperation for GetNumber {}

impl FleetProvider for Plivo {
    type Address = PhoneNumber;
    type Number = Number;
    type Changes = NumberChanges;
    type List = ListNumbers;
    type Get = GetNumber;
    type Update = UpdateNumber;

    const STARTS: &'static [Start] = &[
        Start { field: "cnam", companions: &["cnam_callback_url", "cnam_callback_method"] },
        Start {
            field: "caller_reputation",
            companions: &[
                "profile_uuid",
                "caller_reputation_callback_url",
                "caller_reputation_callback_method",
            ],
        },
    ];
    const REFERENCES: &'static [&'static str] = &["app_id", "subaccount"];
    const PAGE_SIZE: u32 = 20;

    fn list() -> ListNumbers {
        ListNumbers::new(NumberFilters::new())
    }

    fn address(number: PhoneNumber) -> Result<PhoneNumber, Error> {
        Ok(number)
    }

    fn get(address: &PhoneNumber) -> GetNumber {
        GetNumber::new(*address)
    }

    fn update(address: &PhoneNumber, changes: NumberChanges, current: Option<Number>) -> UpdateNumber {
        UpdateNumber::new(*address, changes).keep_application().current(current)
    }

    fn phone_number(number: &Number) -> Option<PhoneNumber> {
        number.phone_number()
    }

    fn observe(number: &Number, field: &str) -> Option<Value> {
        match field {
            // A name that is registered already is not registered again.
            "cnam" => number.cnam.as_deref().filter(|name| !name.is_empty()).map(Value::from),
            field => number.observe(field),
        }
    }
}
