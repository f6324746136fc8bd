//! Wavix in a fleet. Records are addressed by their number; the record id comes with the page that was read.

use numplan::wavix::{
    Address, GetNumber, ListNumbers, Number, NumberChanges, NumberFilters, UpdateNumber, Wavix,
};
use numplan::{Error, PhoneNumber};

use super::{FleetProvider, ReadOnlyOperation, Start};

impl ReadOnlyOperation for ListNumbers {}
impl ReadOnlyOperation for GetNumber {}

impl FleetProvider for Wavix {
    type Number = Number;
    type Changes = NumberChanges;
    type List = ListNumbers;
    type Get = GetNumber;
    type Update = UpdateNumber;

    const STARTS: &'static [Start] = &[];
    const GET_ONLY: &'static [&'static str] = &[];
    const REFERENCES: &'static [&'static str] = &[];
    const PAGE_SIZE: u32 = 100;

    fn list() -> ListNumbers {
        ListNumbers::new(NumberFilters::new())
    }

    fn get(number: PhoneNumber) -> Result<GetNumber, Error> {
        Ok(GetNumber::new(Address::Number(number)))
    }

    fn update(
        number: PhoneNumber,
        changes: NumberChanges,
        current: Option<Number>,
    ) -> Result<UpdateNumber, Error> {
        let update = UpdateNumber::new(Address::Number(number), changes);
        Ok(match current {
            Some(current) => update.current(current),
            None => update,
        })
    }

    fn phone_number(number: &Number) -> Option<PhoneNumber> {
        number.phone_number()
    }
}
