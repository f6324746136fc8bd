//! Plivo's operations by their names.

use super::{
    AddNumber, AddOptions, BuyNumber, BuyOptions, GetNumber, ListNumbers, NumberChanges, NumberFilters,
    Plivo, ReleaseNumber, SearchFilters, SearchNumbers, UpdateNumber,
};
use crate::bindings::catalog::{
    Argument, ArgumentKind, ByName, Cataloged, Entry, InputReader, OfList, OperationSpec, Window,
};
use crate::operation::paging::List;

const NUMBER: Argument = Argument::new(
    "number",
    ArgumentKind::Phone,
    "The number of the account with its country code: 12025551111.",
);
const NUMBER_FOR_SALE: Argument =
    Argument::new("number", ArgumentKind::Phone, "The number to buy, with its country code: 12025551111.");
const NUMBERS: Argument =
    Argument::new("numbers", ArgumentKind::Phones, "The numbers, each with its country code.");
const KEEP_APPLICATION: Argument = Argument::optional(
    "keep_application",
    ArgumentKind::Flag,
    "Whether the number is read first and its own application sent along, unless the update names one: Plivo may \
     assign the account's default application to a number whose update names none.",
);
const KNOWN: Argument = Argument::optional(
    "current",
    ArgumentKind::Known,
    "The number as it was read just now: then it is not read again.",
);
const WINDOW: &[Argument] = &[
    Argument::optional(
        "offset",
        ArgumentKind::Count,
        "How many items come before the page, which has at most 20.",
    ),
    Argument::optional(
        "cursor",
        ArgumentKind::Text,
        "Plivo's name for the page, as the page before shows it.",
    ),
];

impl Cataloged for Plivo {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::list::<ListNumbers>(),
        Entry::list::<SearchNumbers>(),
        Entry::one::<BuyNumber>(),
        Entry::one::<AddNumber>(),
        Entry::one::<ReleaseNumber>(),
    ];
}

impl ByName for GetNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER]);

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.phone("number"))
    }
}

impl ByName for UpdateNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC)
        .about(&[NUMBER, KEEP_APPLICATION, KNOWN])
        .with::<NumberChanges>()
        .own("number", "number")
        .verify();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (number, keep, current) =
            (given.phone("number"), given.flag("keep_application"), given.current());
        let (changes, input_errors) = given.fields();
        let mut update = Self::new(number, changes).input_errors(input_errors);
        if keep {
            update = update.keep_application();
        }
        match current {
            Some(current) => update.current(current),
            None => update,
        }
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

impl ByName for SearchNumbers {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<SearchFilters>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (fields, input_errors) = given.fields();
        Self::new(fields).input_errors(input_errors)
    }
}

impl OfList for SearchNumbers {
    fn window(self, window: &Window) -> Self {
        self.at(&window.position)
    }
}

impl ByName for BuyNumber {
    const SPEC: OperationSpec =
        OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER_FOR_SALE]).with::<BuyOptions>().spends();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let number = given.phone("number");
        let (options, input_errors) = given.fields();
        Self::new(number, options).input_errors(input_errors)
    }
}

impl ByName for AddNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBERS]).with::<AddOptions>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let numbers = given.phones("numbers");
        let (options, input_errors) = given.fields();
        Self::new(numbers, options).input_errors(input_errors)
    }
}

impl ByName for ReleaseNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER]).spends();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.phone("number"))
    }
}
