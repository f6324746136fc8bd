//! Undocumented behaviors of Plivo.

use super::behavior::behaviors;

behaviors! {
    /// The effect of an update without `app_id` on the application of the number.
    MissingAppId {
        /// The account's default application is assigned, as an older page says.
        AssignsDefault,
        /// The application stays, as the examples that send only an alias suggest.
        Keeps,
    }

    /// The effect of `app_id: ""`.
    EmptyAppId {
        /// The number has no application afterwards.
        Clears,
        /// Success, and the application stays.
        Ignored,
        /// The account's default application is assigned.
        AssignsDefault,
        /// A validation error.
        Rejected,
    }

    /// The body of an error.
    ErrorBody {
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
    }

    /// The form of `meta.next` of a list.
    Paging {
        /// `?limit=20&offset=20`
        Offset,
        /// `?limit=20&cursor=…`. An `offset` sent with a cursor takes precedence.
        Cursor,
    }

    /// The status of the response to an order.
    OrderStatus {
        /// 201, as documented.
        Created,
        /// 202, as in the provider's own SDK.
        Accepted,
    }

    /// The status of the number in the response to an order.
    BuyStatus {
        /// `Success`: the number is on the account.
        Success,
        /// `pending`: the number is added later.
        Pending,
    }

    /// `cnam`, `profile_uuid` and `caller_reputation_status` of a number.
    RegistrationFields {
        /// Present, as in the newest page.
        Present,
        /// Absent, as in the older page.
        Missing,
    }

    /// When the `cnam` of a number shows a new caller name.
    CnamShown {
        /// When its registration has succeeded.
        Registered,
        /// At once.
        AtOnce,
    }

    /// `caller_reputation_status` of a number without a caller reputation.
    NoReputation {
        /// `NOT_ENROLLED`
        NotEnrolled,
        /// `null`
        Null,
    }

    /// The compliance statuses in which the compliance application can be changed.
    ComplianceUpdate {
        /// Every status, as in the newest page.
        Always,
        /// `pending` and `rejected`, as in the older page.
        PendingOrRejected,
    }

    /// The effect of `ha_enable: true` on an order for a number outside of India.
    FallbackAbroad {
        /// No fallback number is bought.
        Ignored,
        /// A validation error.
        Rejected,
    }

    /// The result of registering a caller name or a caller reputation.
    RegistrationEnd {
        /// `success`
        Success,
        /// `failed`
        Failed,
    }
}
