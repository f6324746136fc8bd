//! Plivo's operations by their names.

use super::{
    AddNumber, AddOptions, BuyNumber, BuyOptions, GetNumber, ListNumbers, NumberChanges, NumberFilters,
    Plivo, SearchFilters, SearchNumbers, UnrentNumber, UpdateNumber,
};
use crate::catalogue::{Argument, ByName, Catalogued, Entry, Given, Kind, OfList, OperationSpec, Window};
use crate::paging::List;

const NUMBER: Argument =
    Argument::new("number", Kind::Phone, "The number of the account with its country code: 12025551111.");
const NUMBER_FOR_SALE: Argument =
    Argument::new("number", Kind::Phone, "The number to buy, with its country code: 12025551111.");
const NUMBERS: Argument = Argument::new("numbers", Kind::Phones, "The numbers, each with its country code.");
const KEEP_APPLICATION: Argument = Argument::optional(
    "keep_application",
    Kind::Flag,
    "Whether the number is read first and its own application sent along, unless the update names one: Plivo may \
     assign the account's default application to a number whose update names none.",
);
const KNOWN: Argument = Argument::optional(
    "known",
    Kind::Known,
    "The number as it was read just now: then it is not read again.",
);
const WINDOW: &[Argument] = &[
    Argument::optional("offset", Kind::Count, "How many items come before the page, which has at most 20."),
    Argument::optional("cursor", Kind::Text, "Plivo's name for the page, as the page before shows it."),
];

impl Catalogued for Plivo {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::list::<ListNumbers>(),
        Entry::list::<SearchNumbers>(),
        Entry::one::<BuyNumber>(),
        Entry::one::<AddNumber>(),
        Entry::one::<UnrentNumber>(),
    ];
}

impl ByName for GetNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER]);

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.phone("number"))
    }
}

impl ByName for UpdateNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC)
        .about(&[NUMBER, KEEP_APPLICATION, KNOWN])
        .with::<NumberChanges>()
        .own("number", "number")
        .verify();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (number, keep, known) = (given.phone("number"), given.flag("keep_application"), given.known());
        let (changes, misfits) = given.fields();
        let mut update = Self::new(number, changes).misfits(misfits);
        if keep {
            update = update.keep_application();
        }
        match known {
            Some(known) => update.known(known),
            None => update,
        }
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

impl ByName for SearchNumbers {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<SearchFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (fields, misfits) = given.fields();
        Self::new(fields).misfits(misfits)
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

    fn by_name(given: &mut Given<'_>) -> Self {
        let number = given.phone("number");
        let (options, misfits) = given.fields();
        Self::new(number, options).misfits(misfits)
    }
}

impl ByName for AddNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBERS]).with::<AddOptions>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let numbers = given.phones("numbers");
        let (options, misfits) = given.fields();
        Self::new(numbers, options).misfits(misfits)
    }
}

impl ByName for UnrentNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER]).spends();

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.phone("number"))
    }
}
