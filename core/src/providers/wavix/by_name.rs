//! Wavix's operations by their names.

use super::{
    Address, Checkout, EmptyCart, FillCart, GetCart, GetNumber, ListCities, ListCountries, ListNumbers,
    ListRegions, NumberChanges, NumberFilters, ReleaseNumbers, SearchStock, StockFilters, UpdateMany,
    UpdateNumber, Wavix,
};
use crate::bindings::catalog::{
    Argument, ArgumentKind, ByName, Cataloged, Entry, InputReader, OfList, OperationSpec, Window,
};
use crate::operation::paging::List;
use crate::types::error::FieldError;

const NUMBER: Argument = Argument::optional(
    "number",
    ArgumentKind::Phone,
    "The number, with its country code, which is looked up: exactly one record must have it. Or give the id.",
);
const ID: Argument =
    Argument::optional("id", ArgumentKind::Whole, "The id of the number's record, which is not the number.");
const IDS: Argument = Argument::new("ids", ArgumentKind::Wholes, "The ids of the numbers' records.");
const NUMBERS: Argument = Argument::optional(
    "numbers",
    ArgumentKind::Phones,
    "The numbers, each with its country code. Or give the ids.",
);
const RELEASED_IDS: Argument =
    Argument::optional("ids", ArgumentKind::Wholes, "The ids of the numbers' records.");
const STOCK_IDS: Argument = Argument::new("ids", ArgumentKind::Ids, "The ids of the numbers in the stock.");
const ITEMS: Argument = Argument::new(
    "items",
    ArgumentKind::Items,
    "The numbers, which are in the cart: each with its id in the stock and the number itself, as the stock lists them.",
);
const KNOWN: Argument = Argument::optional(
    "current",
    ArgumentKind::Known,
    "The number as it was read just now: then it is neither looked up nor read again.",
);
const COUNTRY: Argument =
    Argument::new("country", ArgumentKind::Whole, "The id of the country, which is not its calling code.");
const REGION: Argument =
    Argument::optional("region", ArgumentKind::Whole, "The id of a region: only its cities are listed.");
const CITY: Argument = Argument::new("city", ArgumentKind::Whole, "The id of the city.");
const WINDOW: &[Argument] = &[Argument::optional(
    "page",
    ArgumentKind::Count,
    "Which page, counted from 1; a page has at most 100 items.",
)];

/// Which record is meant: by its number or by its id, never by both.
fn address(given: &mut InputReader<'_>) -> Address {
    match (given.has("number"), given.has("id")) {
        (true, false) => Address::Number(given.phone("number")),
        (false, true) => match given.record("id") {
            Some(id) => Address::Id(id),
            None => Address::Number(given.phone("number")),
        },
        (both, _) => {
            let (number, _) = (given.phone("number"), given.record("id"));
            given.push_error(one_of("number", "id", both));
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

impl Cataloged for Wavix {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::one::<UpdateMany>(),
        Entry::list::<ListNumbers>(),
        Entry::one::<ReleaseNumbers>(),
        Entry::list::<ListCountries>(),
        Entry::list::<ListRegions>(),
        Entry::list::<ListCities>(),
        Entry::list::<SearchStock>(),
        Entry::one::<GetCart>(),
        Entry::one::<FillCart>(),
        Entry::one::<EmptyCart>(),
        Entry::one::<Checkout>(),
    ];
}

impl ByName for GetNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER, ID]);

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(address(given))
    }
}

impl ByName for UpdateNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC)
        .about(&[NUMBER, ID, KNOWN])
        .with::<NumberChanges>()
        .own("id", "id")
        .verify();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (address, current) = (address(given), given.current());
        let (changes, input_errors) = given.fields();
        let update = Self::new(address, changes).input_errors(input_errors);
        match current {
            Some(current) => update.current(current),
            None => update,
        }
    }
}

impl ByName for UpdateMany {
    const SPEC: OperationSpec =
        OperationSpec::of::<Self>(Self::DOC).about(&[IDS]).with::<NumberChanges>().verify();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let ids = given.records("ids");
        let (changes, input_errors) = given.fields();
        Self::new(ids, changes).input_errors(input_errors)
    }
}

impl ByName for ListNumbers {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<NumberFilters>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (fields, input_errors) = given.fields();
        Self::new(fields).input_errors(input_errors)
    }
}

impl OfList for ListNumbers {
    fn window(self, window: &Window) -> Self {
        self.at(&window.position)
    }
}

impl ByName for ReleaseNumbers {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBERS, RELEASED_IDS]).spends();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        match (given.has("numbers"), given.has("ids")) {
            (true, false) => Self::numbers(given.phones("numbers")),
            (false, true) => Self::records(given.records("ids")),
            (both, _) => {
                let (numbers, _) = (given.phones("numbers"), given.records("ids"));
                given.push_error(one_of("numbers", "ids", both));
                Self::numbers(numbers)
            }
        }
    }
}

impl ByName for ListCountries {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, &[]).with::<StockFilters>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (fields, input_errors) = given.fields();
        Self::new(fields).input_errors(input_errors)
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

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let country = given.needed_place("country");
        let (filters, input_errors) = given.fields();
        Self::new(country, filters).input_errors(input_errors)
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

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (country, region) = (given.needed_place("country"), given.place("region"));
        let (filters, input_errors) = given.fields();
        let list = Self::new(country, filters).input_errors(input_errors);
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

impl ByName for SearchStock {
    const SPEC: OperationSpec =
        OperationSpec::list::<Self>(Self::DOC, WINDOW).about(&[COUNTRY, CITY]).with::<StockFilters>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (country, city) = (given.needed_place("country"), given.needed_place("city"));
        let (filters, input_errors) = given.fields();
        Self::new(country, city, filters).input_errors(input_errors)
    }
}

impl OfList for SearchStock {
    fn window(self, window: &Window) -> Self {
        self.at(&window.position)
    }
}

impl ByName for GetCart {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC);

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let _ = given;
        Self::new()
    }
}

impl ByName for FillCart {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[STOCK_IDS]);

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.ids("ids"))
    }
}

impl ByName for EmptyCart {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[STOCK_IDS]);

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.ids("ids"))
    }
}

impl ByName for Checkout {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[ITEMS]).spends();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.items("items"))
    }
}
