//! Wavix in a fleet. Records are addressed by their number; the record id comes with the page that was read.

use numplan::wavix::{
    Address, GetNumber, ListNumbers, Number, NumberChanges, NumberFilters, UpdateNumber, Wavix,
};
use numplan::{Error, PhoneNumber};

use super::{FleetProvider, ReadOnlyOperation};

impl ReadOnlyOperation for ListNumbers {}
impl ReadOnlyOperation for GetNumber {}

impl FleetProvider for Wavix {
    type Address = Address;
    type Number = Number;
    type Changes = NumberChanges;
    type List = ListNumbers;
    type Get = GetNumber;
    type Update = UpdateNumber;

    const PAGE_SIZE: u32 = 100;

    fn list() -> ListNumbers {
        ListNumbers::new(NumberFilters::new())
    }

    fn address(number: PhoneNumber) -> Result<Address, Error> {
        Ok(Address::Number(number))
    }

    fn get(address: &Address) -> GetNumber {
        GetNumber::new(address.clone())
    }

    fn update(address: &Address, changes: NumberChanges, current: Option<Number>) -> UpdateNumber {
        UpdateNumber::new(address.clone(), changes).current(current)
    }

    fn phone_number(number: &Number) -> Option<PhoneNumber> {
        number.phone_number()
    }
}
