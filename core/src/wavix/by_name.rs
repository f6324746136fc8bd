//! Wavix's operations by their names.

use super::{
    Address, Checkout, EmptyCart, FillCart, GetCart, GetNumber, ListCities, ListCountries, ListNumbers,
    ListRegions, ListStock, NumberChanges, NumberFilters, ReleaseNumbers, StockFilters, UpdateMany,
    UpdateNumber, Wavix,
};
use crate::catalogue::{Argument, ByName, Catalogued, Entry, Given, Kind, OfList, OperationSpec, Window};
use crate::error::FieldError;
use crate::paging::List;

const NUMBER: Argument = Argument::optional(
    "number",
    Kind::Phone,
    "The number, with its country code, which is looked up: exactly one record must have it. Or give the id.",
);
const ID: Argument =
    Argument::optional("id", Kind::Whole, "The id of the number's record, which is not the number.");
const IDS: Argument = Argument::new("ids", Kind::Wholes, "The ids of the numbers' records.");
const NUMBERS: Argument =
    Argument::optional("numbers", Kind::Phones, "The numbers, each with its country code. Or give the ids.");
const RELEASED_IDS: Argument = Argument::optional("ids", Kind::Wholes, "The ids of the numbers' records.");
const STOCK_IDS: Argument = Argument::new("ids", Kind::Ids, "The ids of the numbers in the stock.");
const ITEMS: Argument = Argument::new(
    "items",
    Kind::Items,
    "The numbers, which are in the cart: each with its id in the stock and the number itself, as the stock lists them.",
);
const KNOWN: Argument = Argument::optional(
    "known",
    Kind::Known,
    "The number as it was read just now: then it is neither looked up nor read again.",
);
const COUNTRY: Argument =
    Argument::new("country", Kind::Whole, "The id of the country, which is not its calling code.");
const REGION: Argument =
    Argument::optional("region", Kind::Whole, "The id of a region: only its cities are listed.");
const CITY: Argument = Argument::new("city", Kind::Whole, "The id of the city.");
const WINDOW: &[Argument] =
    &[Argument::optional("page", Kind::Count, "Which page, counted from 1; a page has at most 100 items.")];

/// Which record is meant: by its number or by its id, never by both.
fn address(given: &mut Given<'_>) -> Address {
    match (given.has("number"), given.has("id")) {
        (true, false) => Address::Number(given.phone("number")),
        (false, true) => match given.record("id") {
            Some(id) => Address::Id(id),
            None => Address::Number(given.phone("number")),
        },
        (both, _) => {
            let (number, _) = (given.phone("number"), given.record("id"));
            given.note(one_of("number", "id", both));
            Address::Number(number)
        }
    }
}

/// Of two ways to say which is meant, exactly one is taken.
fn one_of(first: &str, second: &str, both: bool) -> FieldError {
    let message = if both {
        format!("and {second} are both given: give one of them")
    } else {
        format!("or {second} is missing: say which is meant")
    };
    FieldError::new(first, if both { "ambiguous" } else { "required" }, message)
}

impl Catalogued for Wavix {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::one::<UpdateMany>(),
        Entry::list::<ListNumbers>(),
        Entry::one::<ReleaseNumbers>(),
        Entry::list::<ListCountries>(),
        Entry::list::<ListRegions>(),
        Entry::list::<ListCities>(),
        Entry::list::<ListStock>(),
        Entry::one::<GetCart>(),
        Entry::one::<FillCart>(),
        Entry::one::<EmptyCart>(),
        Entry::one::<Checkout>(),
    ];
}

impl ByName for GetNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER, ID]);

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(address(given))
    }
}

impl ByName for UpdateNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC)
        .about(&[NUMBER, ID, KNOWN])
        .with::<NumberChanges>()
        .own("id", "id")
        .verify();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (address, known) = (address(given), given.known());
        let (changes, misfits) = given.fields();
        let update = Self::new(address, changes).misfits(misfits);
        match known {
            Some(known) => update.known(known),
            None => update,
        }
    }
}

impl ByName for UpdateMany {
    const SPEC: OperationSpec =
        OperationSpec::of::<Self>(Self::DOC).about(&[IDS]).with::<NumberChanges>().verify();

    fn by_name(given: &mut Given<'_>) -> Self {
        let ids = given.records("ids");
        let (changes, misfits) = given.fields();
        Self::new(ids, changes).misfits(misfits)
    }
}

impl ByName for ListNumbers {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<NumberFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (fields, misfits) = given.fields();
        Self::new(fields).misfits(misfits)
    }
}

impl OfList for ListNumbers {
    fn window(self, window: &Window) -> Self {
        self.at(&window.position)
    }
}

impl ByName for ReleaseNumbers {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBERS, RELEASED_IDS]).spends();

    fn by_name(given: &mut Given<'_>) -> Self {
        match (given.has("numbers"), given.has("ids")) {
            (true, false) => Self::numbers(given.phones("numbers")),
            (false, true) => Self::records(given.records("ids")),
            (both, _) => {
                let (numbers, _) = (given.phones("numbers"), given.records("ids"));
                given.note(one_of("numbers", "ids", both));
                Self::numbers(numbers)
            }
        }
    }
}

impl ByName for ListCountries {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, &[]).with::<StockFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (fields, misfits) = given.fields();
        Self::new(fields).misfits(misfits)
    }
}

impl OfList for ListCountries {
    fn window(self, window: &Window) -> Self {
        self.at(&window.position)
    }
}

impl ByName for ListRegions {
    const SPEC: OperationSpec =
        OperationSpec::list::<Self>(Self::DOC, &[]).about(&[COUNTRY]).with::<StockFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let country = given.needed_place("country");
        let (filters, misfits) = given.fields();
        Self::new(country, filters).misfits(misfits)
    }
}

impl OfList for ListRegions {
    fn window(self, window: &Window) -> Self {
        self.at(&window.position)
    }
}

impl ByName for ListCities {
    const SPEC: OperationSpec =
        OperationSpec::list::<Self>(Self::DOC, &[]).about(&[COUNTRY, REGION]).with::<StockFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (country, region) = (given.needed_place("country"), given.place("region"));
        let (filters, misfits) = given.fields();
        let list = Self::new(country, filters).misfits(misfits);
        match region {
            Some(region) => list.region(region),
            None => list,
        }
    }
}

impl OfList for ListCities {
    fn window(self, window: &Window) -> Self {
        self.at(&window.position)
    }
}

impl ByName for ListStock {
    const SPEC: OperationSpec =
        OperationSpec::list::<Self>(Self::DOC, WINDOW).about(&[COUNTRY, CITY]).with::<StockFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (country, city) = (given.needed_place("country"), given.needed_place("city"));
        let (filters, misfits) = given.fields();
        Self::new(country, city, filters).misfits(misfits)
    }
}

impl OfList for ListStock {
    fn window(self, window: &Window) -> Self {
        self.at(&window.position)
    }
}

impl ByName for GetCart {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC);

    fn by_name(given: &mut Given<'_>) -> Self {
        let _ = given;
        Self::new()
    }
}

impl ByName for FillCart {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[STOCK_IDS]);

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.ids("ids"))
    }
}

impl ByName for EmptyCart {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[STOCK_IDS]);

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.ids("ids"))
    }
}

impl ByName for Checkout {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[ITEMS]).spends();

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.items("items"))
    }
}
