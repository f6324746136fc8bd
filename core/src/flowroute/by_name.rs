//! Flowroute's operations by their names.

use super::{
    AreaCodeFilters, AvailableFilters, ClearRoute, CreateRoute, DeleteRoute, ExchangeFilters, Flowroute,
    GetNumber, GetProvisioning, ListAreaCodes, ListEdgeStrategies, ListExchanges, ListNumbers, ListRoutes,
    MessagingAction, NumberChanges, NumberFilters, ProvisionMessaging, ProvisioningOptions, PurchaseNumber,
    ReleaseNumber, RouteChanges, RouteFilters, RouteSlot, SearchAvailable, SetRoute, UpdateNumber,
    UpdateRoute,
};
use crate::catalogue::{Argument, ByName, Catalogued, Entry, Given, Kind, OfList, OperationSpec, Window};
use crate::fields::Words;

const NUMBER: Argument =
    Argument::new("number", Kind::Nanp, "The number of the account, 11 digits: 12065551234.");
const NUMBER_FOR_SALE: Argument =
    Argument::new("number", Kind::Nanp, "The number to buy, 11 digits: 12065551234.");
const NUMBERS: Argument =
    Argument::new("numbers", Kind::Nanps, "The numbers of the account, 11 digits each.");
const KNOWN: Argument = Argument::optional(
    "known",
    Kind::Known,
    "The number as it was read just now: then it is not read again for a comparison.",
);
const SLOT: Argument = Argument::new(
    "slot",
    Kind::Words(RouteSlot::SPEC),
    "primary, where inbound calls go, or failover, where they go when that fails.",
);
const ROUTE: Argument = Argument::new("route", Kind::Id, "The id of the route.");
const ACTION: Argument = Argument::new(
    "action",
    Kind::Words(MessagingAction::SPEC),
    "enable, which costs money, or disable messaging.",
);
const TASK: Argument =
    Argument::new("task", Kind::Id, "The id of the task, which the result that started it has.");
const WINDOW: &[Argument] = &[
    Argument::optional(
        "limit",
        Kind::Count,
        "How many items at the most; as many as a page can have if left out.",
    ),
    Argument::optional("offset", Kind::Count, "How many items come before the page."),
];

impl Catalogued for Flowroute {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::list::<ListNumbers>(),
        Entry::list::<SearchAvailable>(),
        Entry::list::<ListAreaCodes>(),
        Entry::list::<ListExchanges>(),
        Entry::one::<PurchaseNumber>(),
        Entry::one::<ReleaseNumber>(),
        Entry::one::<SetRoute>(),
        Entry::one::<ClearRoute>(),
        Entry::list::<ListRoutes>(),
        Entry::one::<CreateRoute>(),
        Entry::one::<UpdateRoute>(),
        Entry::one::<DeleteRoute>(),
        Entry::list::<ListEdgeStrategies>(),
        Entry::one::<ProvisionMessaging>(),
        Entry::one::<GetProvisioning>(),
    ];
}

impl ByName for GetNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER]);

    fn by_name(given: &mut Given<'_>) -> Self {
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

    fn by_name(given: &mut Given<'_>) -> Self {
        let (number, known) = (given.nanp("number"), given.known());
        let (changes, misfits) = given.fields();
        let update = Self::new(number, changes).misfits(misfits);
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
        self.page(window.limit.unwrap_or(200), window.position.offset)
    }
}

impl ByName for SearchAvailable {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<AvailableFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (fields, misfits) = given.fields();
        Self::new(fields).misfits(misfits)
    }
}

impl OfList for SearchAvailable {
    fn window(self, window: &Window) -> Self {
        self.page(window.limit.unwrap_or(200), window.position.offset)
    }
}

impl ByName for ListAreaCodes {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<AreaCodeFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (fields, misfits) = given.fields();
        Self::new(fields).misfits(misfits)
    }
}

impl OfList for ListAreaCodes {
    fn window(self, window: &Window) -> Self {
        self.page(window.limit.unwrap_or(400), window.position.offset)
    }
}

impl ByName for ListExchanges {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<ExchangeFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (fields, misfits) = given.fields();
        Self::new(fields).misfits(misfits)
    }
}

impl OfList for ListExchanges {
    fn window(self, window: &Window) -> Self {
        self.page(window.limit.unwrap_or(200), window.position.offset)
    }
}

impl ByName for PurchaseNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER_FOR_SALE]).spends();

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.nanp("number"))
    }
}

impl ByName for ReleaseNumber {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER]).spends();

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.nanp("number"))
    }
}

impl ByName for SetRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER, SLOT, ROUTE]).verify();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (number, slot) = (given.nanp("number"), given.word("slot"));
        Self::new(number, slot.unwrap_or(RouteSlot::Primary), given.id("route"))
    }
}

impl ByName for ClearRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[NUMBER, SLOT]).verify();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (number, slot) = (given.nanp("number"), given.word("slot"));
        Self::new(number, slot.unwrap_or(RouteSlot::Primary))
    }
}

impl ByName for ListRoutes {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, WINDOW).with::<RouteFilters>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (fields, misfits) = given.fields();
        Self::new(fields).misfits(misfits)
    }
}

impl OfList for ListRoutes {
    fn window(self, window: &Window) -> Self {
        self.page(window.limit.unwrap_or(200), window.position.offset)
    }
}

impl ByName for CreateRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).with::<RouteChanges>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (fields, misfits) = given.fields();
        Self::new(fields).misfits(misfits)
    }
}

impl ByName for UpdateRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[ROUTE]).with::<RouteChanges>();

    fn by_name(given: &mut Given<'_>) -> Self {
        let route = given.id("route");
        let (changes, misfits) = given.fields();
        Self::new(route, changes).misfits(misfits)
    }
}

impl ByName for DeleteRoute {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[ROUTE]).spends();

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.id("route"))
    }
}

impl ByName for ListEdgeStrategies {
    const SPEC: OperationSpec = OperationSpec::list::<Self>(Self::DOC, &[]);

    fn by_name(given: &mut Given<'_>) -> Self {
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

impl ByName for ProvisionMessaging {
    const SPEC: OperationSpec =
        OperationSpec::of::<Self>(Self::DOC).about(&[NUMBERS, ACTION]).with::<ProvisioningOptions>().wait();

    fn by_name(given: &mut Given<'_>) -> Self {
        let (numbers, action) = (given.nanps("numbers"), given.word("action"));
        let (options, misfits) = given.fields();
        Self::new(numbers, action.unwrap_or(MessagingAction::Disable)).options(options).misfits(misfits)
    }
}

impl ByName for GetProvisioning {
    const SPEC: OperationSpec = OperationSpec::of::<Self>(Self::DOC).about(&[TASK]);

    fn by_name(given: &mut Given<'_>) -> Self {
        Self::new(given.id("task"))
    }
}
