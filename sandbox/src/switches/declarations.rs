//! Every switch, with the variants of its behavior.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::behavior::{Behavior, ReadLag, behavior};
use super::lists::Lists;

behavior! {
    /// The effect of clearing a field.
    Clearing {
        /// The field is cleared.
        Clears,
        /// Success, but the field keeps its value.
        Ignored,
        /// A validation error.
        Rejected,
    }
}

behavior! {
    /// Whether a doubtful request is accepted.
    Permission {
        /// A validation error.
        Rejected,
        /// The request is carried out.
        Accepted,
    }
}

/// Declares [`Switches`], the behaviors that only one switch has, and the list of variants.
macro_rules! switches {
    ($($(#[$doc:meta])* $name:ident: $behavior:ident $({ $($variants:tt)* })?,)*) => {
        $(behavior! { $(#[$doc])* $behavior $({ $($variants)* })? })*

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
    update_status: UpdateStatus {
        /// As documented: 200, at Plivo 202.
        Documented,
        /// 200 everywhere.
        Ok,
        /// 201 everywhere.
        Created,
        /// 202 everywhere.
        Accepted,
    },

    /// The JSON type of numbers and booleans in the body of a success.
    scalars: Scalars {
        /// As documented.
        Documented,
        /// Every JSON number and boolean becomes a string.
        Text,
        /// Amounts and counters that are documented as strings become JSON numbers.
        Numbers,
    },

    /// The JSON of a string that was cleared.
    emptied_text: EmptiedText {
        /// As `null`.
        Null,
        /// As `""`.
        Empty,
    },

    /// The handling of an undocumented field in a request.
    unknown_fields: UnknownFields {
        /// A validation error, so that a misspelled field fails a test.
        Rejected,
        /// The field is ignored.
        Ignored,
    },

    /// Whether objects carry an undocumented field.
    new_fields: bool,

    /// The lag of reads behind writes.
    read_lag: ReadLag,

    /// The retry hint of a 429 or 503.
    retry_after: RetryAfter {
        /// `Retry-After: 2`, rounded up.
        Seconds,
        /// No retry hint.
        Absent,
        /// `Retry-After: 1.500`.
        Decimal,
        /// `Retry-After-Ms: 1500`.
        Millis,
        /// `Retry-After: Sun, 06 Nov 1994 08:49:37 GMT`.
        HttpDate,
        /// `RateLimit-Reset: 2`, seconds from now.
        ResetSeconds,
        /// `X-RateLimit-Reset: 1700000000`, seconds of the epoch.
        ResetEpoch,
        /// `X-RateLimit-Reset: 1700000000000`, milliseconds of the epoch.
        ResetEpochMillis,
    },

    /// The response to an order for a number that the account already has.
    repeated_order: RepeatedOrder {
        /// An error that names the reason.
        Refused,
        /// The error for a number that is not in stock.
        NotFound,
        /// The order is carried out and charged again.
        Charged,
    },

    /// The response to an update that enables messaging while the Message Provision API is down.
    flowroute_messaging_down: MessagingDown {
        /// The Message Provision API is up.
        Off,
        /// 207 with the number.
        Number,
        /// 207 with an array of errors.
        Errors,
        /// 207 with the number and an array of errors.
        Both,
        /// 207 without a body.
        Empty,
    },

    /// The effect of `messaging_enabled: false`.
    flowroute_messaging_off: MessagingOff {
        /// It disables messaging.
        Disables,
        /// Success, but messaging stays on.
        Ignored,
        /// A validation error: message provisioning is the documented way.
        Rejected,
    },

    /// The effect of `alias: null`.
    flowroute_clear_alias: Clearing,

    /// The alias in the response to an update.
    flowroute_alias_echo: AliasEcho {
        /// The alias that was sent.
        AsSent,
        /// Another spelling: the published sample sends `NYC Number` and shows `My NYC number`.
        Restyled,
        /// The alias from before the update.
        Before,
    },

    /// The status of a provisioning task that ended.
    flowroute_task_result: TaskResult {
        /// `completed`
        Completed,
        /// `success`
        Success,
        /// `failed`; the number does not get messaging.
        Failed,
        /// `handed_over`: a status that no page lists.
        Unrecognized,
    },

    /// The effect on the number of a provisioning task that ended without failing.
    flowroute_task_effect: TaskEffect {
        /// `messaging_enabled` is true.
        Enables,
        /// `messaging_enabled` stays false.
        Nothing,
    },

    /// The type of an included provisioning task. The relationship to it always has the type
    /// `message_provision`.
    flowroute_task_type: TaskType {
        /// `message_provisioning_status`
        MessageProvisioningStatus,
        /// `messaging-provision`
        MessagingProvision,
    },

    /// The type of a bulk task in the response to its status.
    flowroute_bulk_status_type: BulkStatusType {
        /// `message_bulk_provisioning_status`, as when the task was started.
        Bulk,
        /// The type of a task of one number, as the status page shows.
        Single,
    },

    /// The `included` array of a number.
    flowroute_included: Included {
        /// Routes and the provisioning task.
        Present,
        /// The key is absent.
        Missing,
    },

    /// The attributes of a number. The two published samples differ.
    flowroute_attributes: Attributes {
        /// All fourteen.
        Full,
        /// The seven of the older sample.
        Short,
    },

    /// The response to setting or clearing a route.
    flowroute_route_answer: RouteAnswer {
        /// 204.
        NoContent,
        /// 200 without a body.
        Empty,
        /// 200 with the number.
        Number,
    },

    /// The response to a purchase. The number is bought in every case.
    flowroute_purchase_answer: PurchaseAnswer {
        /// 201 with the number.
        Created,
        /// 200 with the number, as in some SDKs.
        Ok,
        /// 201 with the whole document inside another `data`, as published.
        Nested,
        /// 207 with the number: the Message Provision API failed.
        PartNumber,
        /// 207 with an array of errors.
        PartErrors,
        /// 207 with the number and an array of errors.
        PartBoth,
        /// 207 without a body.
        PartEmpty,
    },

    /// The form of the request body of message provisioning.
    flowroute_provision_form: ProvisionForm {
        /// `{"numbers": ["12065551234"], "action": …}`
        Flat,
        /// `{"data": {"attributes": {"numbers": ["12065551234"], "action": …}}}`
        JsonApi,
        /// `{"numbers": ["+12065551234"], "action": …}`
        Plus,
    },

    /// Whether a route that a number uses can be updated.
    flowroute_update_used_route: Permission,

    /// The `status` in the error for an unknown path.
    flowroute_not_found_status: NotFoundStatus {
        /// The string `"404 Not Found: …"`.
        TextStatus,
        /// The number 404.
        IntStatus,
    },

    /// `links.next` of a page that is not the last.
    flowroute_next_link: NextLink {
        /// As published: an internal host, plain http, a malformed `limit;`.
        Internal,
        /// A valid link.
        Public,
    },

    /// The effect of an update without `app_id` on the application of the number.
    plivo_missing_app_id: MissingAppId {
        /// The account's default application is assigned, as an older page says.
        AssignsDefault,
        /// The application stays, as the examples that send only an alias suggest.
        Keeps,
    },

    /// The effect of `app_id: ""`.
    plivo_empty_app_id: EmptyAppId {
        /// The number has no application afterwards.
        Clears,
        /// Success, and the application stays.
        Ignored,
        /// The account's default application is assigned.
        AssignsDefault,
        /// A validation error.
        Rejected,
    },

    /// The effect of `alias: ""`.
    plivo_clear_alias: Clearing,

    /// The effect of `cnam_callback_url: ""`.
    plivo_clear_cnam_callback_url: Clearing,

    /// Whether an update is applied in part and returns 206: alias, application and subaccount are
    /// applied, the other fields are not.
    plivo_partial: bool,

    /// The body of an error.
    plivo_error_body: ErrorBody {
        /// `{"api_id", "error": "…"}`
        Text,
        /// `{"api_id", "error": {…}}`
        Object,
        /// `null`
        Null,
        /// A page of HTML.
        Html,
        /// `{}`, as the provider's own tests have for a 404.
        EmptyObject,
        /// An empty body.
        Empty,
    },

    /// Whether a success carries an empty `error` key.
    plivo_empty_error: bool,

    /// Whether more than 300 requests in 5 seconds return 429.
    plivo_rate_limit: bool,

    /// The form of `meta.next` of a list.
    plivo_paging: Paging {
        /// `?limit=20&offset=20`
        Offset,
        /// `?limit=20&cursor=…`. An `offset` sent with a cursor takes precedence.
        Cursor,
    },

    /// The status of the response to an order.
    plivo_buy_answer: OrderStatus {
        /// 201, as documented.
        Created,
        /// 202, as in the provider's own SDK.
        Accepted,
    },

    /// The status of the number in the response to an order.
    plivo_buy_status: BuyStatus {
        /// `Success`: the number is on the account.
        Success,
        /// `pending`: the number is added later.
        Pending,
    },

    /// The result of registering a caller name or a caller reputation.
    plivo_registration_end: RegistrationEnd {
        /// `success`
        Success,
        /// `failed`
        Failed,
    },

    /// `cnam`, `profile_uuid` and `caller_reputation_status` of a number.
    plivo_registration_fields: RegistrationFields {
        /// Present, as in the newest page.
        Present,
        /// Absent, as in the older page.
        Missing,
    },

    /// When the `cnam` of a number shows a new caller name.
    plivo_cnam_shown: CnamShown {
        /// When its registration has succeeded.
        Registered,
        /// At once.
        AtOnce,
    },

    /// `caller_reputation_status` of a number without a caller reputation.
    plivo_no_reputation: NoReputation {
        /// `NOT_ENROLLED`
        NotEnrolled,
        /// `null`
        Null,
    },

    /// The compliance statuses in which the compliance application can be changed.
    plivo_compliance_update: ComplianceUpdate {
        /// Every status, as in the newest page.
        Always,
        /// `pending` and `rejected`, as in the older page.
        PendingOrRejected,
    },

    /// The effect of `ha_enable: true` on an order for a number outside of India.
    plivo_fallback_abroad: FallbackAbroad {
        /// No fallback number is bought.
        Ignored,
        /// A validation error.
        Rejected,
    },

    /// The value that clears `sms_relay_url` and `call_status_url`.
    wavix_clear_url: ClearUrl {
        /// `null`; `""` is a validation error.
        Null,
        /// `""`; `null` is a validation error.
        EmptyText,
        /// `null` or `""`.
        Either,
        /// Neither: success, but the URL stays.
        Neither,
    },

    /// The effect of `destinations: []`.
    wavix_clear_destinations: Clearing,

    /// Whether `sms_relay_url` can be set while SMS is off.
    wavix_relay_without_sms: Permission,

    /// Whether `sms_relay_url` can be set for a number outside of the US and Canada.
    wavix_relay_abroad: Permission,

    /// The status of a failed request.
    wavix_failure_status: FailureStatus {
        /// 400, 404, 422 and so on.
        Status,
        /// 200 with `success: false`, as in the older version of the API.
        Ok,
    },

    /// When the destinations and the SMS callback of a single update take effect.
    wavix_single_update: Applied {
        /// Before the response.
        AtOnce,
        /// After the response, as for an update of many numbers.
        Later,
    },

    /// The id of a number in stock.
    wavix_stock_id: StockId {
        /// The number itself, as the samples suggest.
        Number,
        /// A separate id that looks like a number.
        Record,
    },

    /// The effect of a checkout when some of its numbers are no longer available.
    wavix_checkout: Checkout {
        /// Nothing is bought.
        Whole,
        /// An error, but the other numbers are bought.
        Partly,
    },

    /// The status of a successful checkout.
    wavix_checkout_status: CheckoutStatus {
        /// 201, as documented.
        Created,
        /// 200, as in an older SDK.
        Ok,
    },

    /// The response to a checkout of numbers that are no longer available.
    wavix_checkout_refusal: CheckoutRefusal {
        /// 422 with `error_dids`, as in an older SDK.
        ErrorDids,
        /// 404, as documented.
        NotFound,
    },

    /// The format of `paid_until`.
    wavix_paid_until: PaidUntil {
        /// `2023-12-07`
        Date,
        /// `2023-12-07T00:00:00.000Z`
        DateTime,
        /// `null`
        Null,
    },
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
