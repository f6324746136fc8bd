//! Switches: one for each undocumented provider behavior.
//!
//! The documentation does not say, for example, whether an emptied alias reads `null` or `""`. A
//! client has to work with both, so the sandbox can do both. [`Switches::variants`] lists them: a
//! test that runs under each one depends on no guess.

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
pub use self::flowroute::*;
pub use self::lists::Lists;
pub use self::plivo::*;
pub use self::shared::*;
pub use self::wavix::*;

/// Declares [`Switches`] and its list of variants, so that a switch is declared once.
macro_rules! switches {
    ($($(#[$doc:meta])* $name:ident: $behavior:ty,)*) => {
        /// The variant of each undocumented behavior.
        ///
        /// The default of every switch is its most plausible variant.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Switches {
            /// The durations of tasks and delayed changes.
            pub timing: Timing,
            /// The failure of the pages of lists. Not among the variants.
            pub lists: Lists,
            $($(#[$doc])* pub $name: $behavior,)*
        }

        impl Switches {
            /// Every variant that is not a default, one switch changed at a time.
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
    /// The status of a successful update.
    update_status: UpdateStatus,
    /// The JSON type of numbers and booleans in responses.
    scalars: Scalars,
    /// The JSON of a string that was cleared.
    emptied_text: EmptiedText,
    /// The handling of an undocumented field in a request.
    unknown_fields: UnknownFields,
    /// Whether objects carry an undocumented field.
    new_fields: bool,
    /// The lag of reads behind writes.
    read_lag: ReadLag,
    /// The retry hint of a 429 or 503.
    retry_after: RetryAfter,
    /// The response to an order for a number that the account already has.
    repeated_order: RepeatedOrder,

    /// The response to enabling messaging while the Message Provision API is down.
    flowroute_messaging_down: MessagingDown,
    /// The effect of `messaging_enabled: false`.
    flowroute_messaging_off: MessagingOff,
    /// The effect of `alias: null`.
    flowroute_clear_alias: Clearing,
    /// The alias in the response to an update.
    flowroute_alias_echo: AliasEcho,
    /// The status of a provisioning task that ended.
    flowroute_task_result: TaskResult,
    /// The effect of a provisioning task on its number.
    flowroute_task_effect: TaskEffect,
    /// The type of an included provisioning task.
    flowroute_task_type: TaskType,
    /// The type of a bulk task in the response to its status.
    flowroute_bulk_status_type: BulkStatusType,
    /// The `included` array of a number.
    flowroute_included: Included,
    /// The attributes of a number.
    flowroute_attributes: Attributes,
    /// The response to setting or clearing a route.
    flowroute_route_answer: RouteAnswer,
    /// The response to a purchase.
    flowroute_purchase_answer: PurchaseAnswer,
    /// The form of the request body of message provisioning.
    flowroute_provision_form: ProvisionForm,
    /// Whether a route that a number uses can be updated.
    flowroute_update_used_route: Permission,
    /// The `status` in the error for an unknown path.
    flowroute_not_found_status: NotFoundStatus,
    /// `links.next` of a page that is not the last.
    flowroute_next_link: NextLink,

    /// The effect of an update without `app_id` on the application.
    plivo_missing_app_id: MissingAppId,
    /// The effect of `app_id: ""`.
    plivo_empty_app_id: EmptyAppId,
    /// The effect of `alias: ""`.
    plivo_clear_alias: Clearing,
    /// The effect of `cnam_callback_url: ""`.
    plivo_clear_cnam_callback_url: Clearing,
    /// Whether an update is applied in part and returns 206: alias, application and subaccount are
    /// applied, the other fields are not.
    plivo_partial: bool,
    /// The body of an error.
    plivo_error_body: ErrorBody,
    /// Whether a success carries an empty `error` key.
    plivo_empty_error: bool,
    /// Whether more than 300 requests in 5 seconds return 429.
    plivo_rate_limit: bool,
    /// The form of the link to the next page.
    plivo_paging: Paging,
    /// The status of the response to an order.
    plivo_buy_answer: OrderStatus,
    /// The status of the number in the response to an order.
    plivo_buy_status: BuyStatus,
    /// The result of a registration.
    plivo_registration_end: RegistrationEnd,
    /// `cnam`, `profile_uuid` and `caller_reputation_status` of a number.
    plivo_registration_fields: RegistrationFields,
    /// When the `cnam` of a number shows a new caller name.
    plivo_cnam_shown: CnamShown,
    /// `caller_reputation_status` of a number without a caller reputation.
    plivo_no_reputation: NoReputation,
    /// The compliance statuses in which the compliance application can be changed.
    plivo_compliance_update: ComplianceUpdate,
    /// The effect of `ha_enable: true` on an order for a number outside of India.
    plivo_fallback_abroad: FallbackAbroad,

    /// The value that clears a URL.
    wavix_clear_url: ClearUrl,
    /// The effect of `destinations: []`.
    wavix_clear_destinations: Clearing,
    /// Whether `sms_relay_url` can be set while SMS is off.
    wavix_relay_without_sms: Permission,
    /// Whether `sms_relay_url` can be set for a number outside of the US and Canada.
    wavix_relay_abroad: Permission,
    /// The status of a failed request.
    wavix_failure_status: FailureStatus,
    /// When the destinations and the SMS callback of a single update take effect.
    wavix_single_update: Applied,
    /// The id of a number in stock.
    wavix_stock_id: StockId,
    /// The effect of a checkout when some of its numbers are no longer available.
    wavix_checkout: Checkout,
    /// The status of a successful checkout.
    wavix_checkout_status: CheckoutStatus,
    /// The response to a checkout of numbers that are no longer available.
    wavix_checkout_refusal: CheckoutRefusal,
    /// The format of `paid_until`.
    wavix_paid_until: PaidUntil,
}

impl Switches {
    /// Returns these switches with some of them changed, given as JSON: `{"read_lag": {"reads":
    /// 2}}`.
    ///
    /// # Errors
    ///
    /// The error names the unknown switch or variant.
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

/// The durations of tasks and delayed changes, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Timing {
    /// Flowroute's provisioning tasks, Plivo's registrations and pending orders.
    pub task_ms: u64,
    /// Wavix's changes that take effect after the response.
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

/// One variant of one switch, with all other switches at their defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The switch: a field of [`Switches`].
    pub switch: &'static str,
    /// The variant, as in JSON.
    pub value: Value,
    /// The switches with this one changed.
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
