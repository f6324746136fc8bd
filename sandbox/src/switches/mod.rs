//! Switches: one for everything that the providers' documentation leaves open.
//!
//! Nobody outside the providers knows whether an emptied alias reads `null` or `""`. A client has
//! to work either way, so the sandbox can behave either way, and [`Switches::readings`] lists the
//! ways: a test that runs under each of them does not depend on a guess.

mod behavior;
mod flowroute;
mod lists;
mod plivo;
mod shared;
mod wavix;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::behavior::Behavior;
pub use self::{
    flowroute::{
        AliasEcho, Attributes, Included, MessagingDown, MessagingOff, NextLink, NotFoundStatus,
        ProvisionForm, PurchaseAnswer, RouteAnswer, TaskEffect, TaskResult, TaskType,
    },
    lists::Lists,
    plivo::{BuyStatus, EmptyAppId, ErrorBody, MissingAppId, OrderStatus, Paging, RegistrationEnd},
    shared::{
        Clearing, EmptiedText, Permission, ReadLag, RepeatedOrder, RetryAfter, Scalars, UnknownFields,
        UpdateStatus,
    },
    wavix::{Applied, Checkout, CheckoutStatus, ClearUrl, FailureStatus, PaidUntil, StockId},
};

/// Declares [`Switches`] and walks over it: a switch stands in one place.
macro_rules! switches {
    ($($(#[$doc:meta])* $name:ident: $behavior:ty,)*) => {
        /// How the stand-ins read what the providers' documentation leaves open.
        ///
        /// The default of every switch is its most plausible reading.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Switches {
            /// How long things take that take time.
            pub timing: Timing,
            /// What goes wrong with the pages of lists. Not among the readings.
            pub lists: Lists,
            $($(#[$doc])* pub $name: $behavior,)*
        }

        impl Switches {
            /// Every reading but the defaults, each alone.
            pub fn variants() -> Vec<Variant> {
                let mut variants = Vec::new();
                $(for value in <$behavior>::values() {
                    if value != <$behavior>::default() {
                        variants.push(Variant {
                            switch: stringify!($name),
                            value: serde_json::to_value(&value).unwrap_or_default(),
                            switches: Switches { $name: value, ..Switches::default() },
                        });
                    }
                })*
                variants
            }
        }
    };
}

switches! {
    /// The status of an update that succeeded.
    update_status: UpdateStatus,
    /// How numbers and booleans are spelled in answers.
    scalars: Scalars,
    /// How a text that was emptied is shown.
    emptied_text: EmptiedText,
    /// What becomes of a field in a request that no page knows.
    unknown_fields: UnknownFields,
    /// Whether objects carry a field that is new to everybody.
    new_fields: bool,
    /// How far reads lag behind writes.
    read_lag: ReadLag,
    /// How a 429 or 503 says when to come back.
    retry_after: RetryAfter,
    /// What becomes of an order for a number that the account has.
    repeated_order: RepeatedOrder,

    /// The answer to enabling messaging while the Message Provision API is down.
    flowroute_messaging_down: MessagingDown,
    /// What `messaging_enabled: false` does.
    flowroute_messaging_off: MessagingOff,
    /// What `alias: null` does.
    flowroute_clear_alias: Clearing,
    /// The alias in the answer to an update.
    flowroute_alias_echo: AliasEcho,
    /// The word with which a provisioning task ends.
    flowroute_task_result: TaskResult,
    /// What a provisioning task does to its number.
    flowroute_task_effect: TaskEffect,
    /// The type of an included provisioning task.
    flowroute_task_type: TaskType,
    /// The `included` array of a number.
    flowroute_included: Included,
    /// How many attributes a number shows.
    flowroute_attributes: Attributes,
    /// The answer to setting or clearing a route.
    flowroute_route_answer: RouteAnswer,
    /// The answer to a purchase.
    flowroute_purchase_answer: PurchaseAnswer,
    /// What the body of a message provisioning looks like.
    flowroute_provision_form: ProvisionForm,
    /// Whether a route may be updated that a number takes.
    flowroute_update_used_route: Permission,
    /// The `status` in the error for a path that nobody serves.
    flowroute_not_found_status: NotFoundStatus,
    /// `links.next` of a page that is not the last.
    flowroute_next_link: NextLink,

    /// What an update without `app_id` does to the application.
    plivo_missing_app_id: MissingAppId,
    /// What `app_id: ""` does.
    plivo_empty_app_id: EmptyAppId,
    /// What `alias: ""` does.
    plivo_clear_alias: Clearing,
    /// What `cnam_callback_url: ""` does.
    plivo_clear_cnam_callback_url: Clearing,
    /// Whether an update is done in part and answers 206: alias, application and subaccount are
    /// applied, everything else is not.
    plivo_partial: bool,
    /// The body of an error.
    plivo_error_body: ErrorBody,
    /// Whether a success carries an `error` key, which is empty.
    plivo_empty_error: bool,
    /// Whether 300 requests in 5 seconds are the limit, 429 beyond it.
    plivo_rate_limit: bool,
    /// How a list leads to its next page.
    plivo_paging: Paging,
    /// The status of an order.
    plivo_buy_answer: OrderStatus,
    /// What an order says of its number.
    plivo_buy_status: BuyStatus,
    /// How a registration ends.
    plivo_registration_end: RegistrationEnd,

    /// What empties a URL.
    wavix_clear_url: ClearUrl,
    /// What `destinations: []` does.
    wavix_clear_destinations: Clearing,
    /// Whether `sms_relay_url` may be set while SMS is off.
    wavix_relay_without_sms: Permission,
    /// Whether `sms_relay_url` may be set for a number outside of the US and Canada.
    wavix_relay_abroad: Permission,
    /// The status of a request that failed.
    wavix_failure_status: FailureStatus,
    /// When the destinations and the SMS callback of a single update are in force.
    wavix_single_update: Applied,
    /// The id by which a number of the stock is bought.
    wavix_stock_id: StockId,
    /// What a checkout does when some of its numbers are gone.
    wavix_checkout: Checkout,
    /// The status of a checkout that succeeded.
    wavix_checkout_status: CheckoutStatus,
    /// How `paid_until` is written.
    wavix_paid_until: PaidUntil,
}

impl Switches {
    /// These switches with some of them turned, given as JSON: `{"read_lag": {"reads": 2}}`.
    ///
    /// # Errors
    ///
    /// The text of the error names a switch or a reading that does not exist.
    pub fn turned(&self, turns: &Value) -> Result<Self, String> {
        let mut all = serde_json::to_value(self).map_err(|error| error.to_string())?;
        let (Value::Object(all_of_them), Value::Object(turns)) = (&mut all, turns) else {
            return Err("switches are a JSON object".to_owned());
        };
        for (name, value) in turns {
            match (name.as_str(), all_of_them.get_mut(name), value) {
                ("timing", Some(Value::Object(timing)), Value::Object(given)) => timing.extend(given.clone()),
                _ => drop(all_of_them.insert(name.clone(), value.clone())),
            }
        }
        serde_json::from_value(all).map_err(|error| error.to_string())
    }
}

/// How long things take that take time, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Timing {
    /// Flowroute's provisioning tasks and Plivo's registrations.
    pub task_ms: u64,
    /// Wavix's changes that are applied after the answer.
    pub later_ms: u64,
}

impl Timing {
    pub(crate) fn task(self) -> Duration {
        Duration::from_millis(self.task_ms)
    }

    pub(crate) fn later(self) -> Duration {
        Duration::from_millis(self.later_ms)
    }
}

impl Default for Timing {
    fn default() -> Self {
        Self { task_ms: 300, later_ms: 300 }
    }
}

/// One reading of one switch, all others being at their defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The switch: a field of [`Switches`].
    pub switch: &'static str,
    /// The reading, as it stands in JSON.
    pub value: Value,
    /// The switches, this one turned.
    pub switches: Switches,
}

impl std::fmt::Display for Variant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.value {
            Value::String(word) => write!(f, "{}={word}", self.switch),
            value => write!(f, "{}={value}", self.switch),
        }
    }
}
