//! Flowroute's operations by their names.

use super::{
    AreaCodeFilters, BuyNumber, ClearRoute, CreateRoute, DeleteRoute, ExchangeFilters, Flowroute, GetNumber,
    GetProvisioning, ListAreaCodes, ListEdgeStrategies, ListExchanges, ListNumbers, ListRoutes,
    MessagingAction, NumberChanges, NumberFilters, ProvisioningOptions, ReleaseNumber, RouteChanges,
    RouteFilters, RouteSlot, SearchFilters, SearchNumbers, SetRoute, StartProvisioning, UpdateNumber,
    UpdateRoute,
};
use crate::bindings::catalog::{
    Argument, ArgumentKind, ByName, Cataloged, Entry, InputReader, OfList, OperationSpec, Window,
};
use crate::types::string_enum::StringEnum;

const NUMBER: Argument =
    Argument::new("number", ArgumentKind::Nanp, "The number of the account, 11 digits: 12065551234.");
const NUMBER_FOR_SALE: Argument =
    Argument::new("number", ArgumentKind::Nanp, "The number to buy, 11 digits: 12065551234.");
const NUMBERS: Argument =
    Argument::new("numbers", ArgumentKind::Nanps, "The numbers of the account, 11 digits each.");
const KNOWN: Argument = Argument::optional(
    "current",
    ArgumentKind::Known,
    "The number as it was read just now: then it is not read again for a comparison.",
);
const SLOT: Argument = Argument::new(
    "slot",
    ArgumentKind::StringEnum(RouteSlot::SPEC),
    "primary, where inbound calls go, or failover, where they go when that fails.",
);
const ROUTE: Argument = Argument::new("route", ArgumentKind::Id, "The id of the route.");
const ACTION: Argument = Argument::new(
    "action",
    ArgumentKind::StringEnum(MessagingAction::SPEC),
    "enable, which costs money, or disable messaging.",
);
const TASK: Argument =
    Argument::new("task", ArgumentKind::Id, "The id of the task, which the result that started it has.");
const WINDOW: &[Argument] = &[
    Argument::optional(
        "limit",
        ArgumentKind::Count,
        "How many items at the most; as many as a page can have if left out.",
    ),
    Argument::optional("offset", ArgumentKind::Count, "How many items come before the page."),
];

impl Cataloged for Flowroute {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::list::<ListNumbers>(),
        Entry::list::<SearchNumbers>(),
        Entry::list::<ListAreaCodes>(),
        Entry::list::<ListExchanges>(),
        Entry::one::<BuyNumber>(),
        Entry::one::<ReleaseNumber>(),
        Entry::one::<SetRoute>(),
        Entry::one::<ClearRoute>(),
        Entry::list::<ListRoutes>(),
        Entry::one::<CreateRoute>(),
        Entry::one::<UpdateRoute>(),
        Entry::one::<DeleteRoute>(),
        Entry::list::<ListEdgeStrategies>(),
        Entry::one::<StartProvisioning>(),
        Entry::one::<GetProvisioning>(),
    ];
}

impl ByName for GetNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER]);

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.nanp("number"))
    }
}

impl ByName for UpdateNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC)
        .about(&[NUMBER, KNOWN])
        .with::<NumberChanges>()
        .own("value", "number")
        .verify()
        .wait();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (number, current) = (given.nanp("number"), given.current());
        let (changes, input_errors) = given.fields();
        let update = Self::new(number, changes).input_errors(input_errors);
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
        self.page(window.limit.unwrap_or(200), window.position.offset)
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
        self.page(window.limit.unwrap_or(200), window.position.offset)
    }
}

impl ByName for ListAreaCodes {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<AreaCodeFilters>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (fields, input_errors) = given.fields();
        Self::new(fields).input_errors(input_errors)
    }
}

impl OfList for ListAreaCodes {
    fn window(self, window: &Window) -> Self {
        self.page(window.limit.unwrap_or(400), window.position.offset)
    }
}

impl ByName for ListExchanges {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<ExchangeFilters>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (fields, input_errors) = given.fields();
        Self::new(fields).input_errors(input_errors)
    }
}

impl OfList for ListExchanges {
    fn window(self, window: &Window) -> Self {
        self.page(window.limit.unwrap_or(200), window.position.offset)
    }
}

impl ByName for BuyNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER_FOR_SALE]).spends();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.nanp("number"))
    }
}

impl ByName for ReleaseNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER]).spends();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.nanp("number"))
    }
}

impl ByName for SetRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER, SLOT, ROUTE]).verify();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (number, slot) = (given.nanp("number"), given.word("slot"));
        Self::new(number, slot.unwrap_or(RouteSlot::Primary), given.id("route"))
    }
}

impl ByName for ClearRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER, SLOT]).verify();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (number, slot) = (given.nanp("number"), given.word("slot"));
        Self::new(number, slot.unwrap_or(RouteSlot::Primary))
    }
}

impl ByName for ListRoutes {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<RouteFilters>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (fields, input_errors) = given.fields();
        Self::new(fields).input_errors(input_errors)
    }
}

impl OfList for ListRoutes {
    fn window(self, window: &Window) -> Self {
        self.page(window.limit.unwrap_or(200), window.position.offset)
    }
}

impl ByName for CreateRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).with::<RouteChanges>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (fields, input_errors) = given.fields();
        Self::new(fields).input_errors(input_errors)
    }
}

impl ByName for UpdateRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[ROUTE]).with::<RouteChanges>();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let route = given.id("route");
        let (changes, input_errors) = given.fields();
        Self::new(route, changes).input_errors(input_errors)
    }
}

impl ByName for DeleteRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[ROUTE]).spends();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.id("route"))
    }
}

impl ByName for ListEdgeStrategies {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, &[]);

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let _ = given;
        Self::new()
    }
}

impl OfList for ListEdgeStrategies {
    fn window(self, window: &Window) -> Self {
        let _ = window;
        self
    }
}

impl ByName for StartProvisioning {
    const SPEC: OperationSpec =
        OperationSpec::of::<Self>(Self::DOC).about(&[NUMBERS, ACTION]).with::<ProvisioningOptions>().wait();

    fn by_name(given: &mut InputReader<'_>) -> Self {
        let (numbers, action) = (given.nanps("numbers"), given.word("action"));
        let (options, input_errors) = given.fields();
        Self::new(numbers, action.unwrap_or(MessagingAction::Disable))
            .options(options)
            .input_errors(input_errors)
    }
}

impl ByName for GetProvisioning {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[TASK]);

    fn by_name(given: &mut InputReader<'_>) -> Self {
        Self::new(given.id("task"))
    }
}
