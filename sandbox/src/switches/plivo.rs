//! What Plivo's documentation leaves open.

use super::behavior::behaviors;

behaviors! {
    /// What an update without `app_id` does to the number's application.
    MissingAppId {
        /// The account's default application is assigned: so the documentation.
        AssignsDefault,
        /// The application stays: so the examples suggest, which send an alias and nothing else.
        Keeps,
    }

    /// What `app_id: ""` does.
    EmptyAppId {
        /// The number has no application afterwards.
        Clears,
        /// Success, and the application stays.
        Ignored,
        /// As if no `app_id` had been sent, by the documentation.
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
        /// `{}`, as the provider's own tests have it for a 404.
        EmptyObject,
        /// Nothing.
        Empty,
    }

    /// How `meta.next` of a list leads on.
    Paging {
        /// `?limit=20&offset=20`
        Offset,
        /// `?limit=20&cursor=…`; an `offset` that is sent along still counts.
        Cursor,
    }

    /// The status of an order.
    OrderStatus {
        /// 201, as documented.
        Created,
        /// 202, as the provider's own SDK has it.
        Accepted,
    }

    /// What an order says of its number.
    BuyStatus {
        /// `Success`: it is on the account.
        Success,
        /// `pending`: it will be.
        Pending,
    }

    /// How a registration of a caller name or a caller reputation ends.
    RegistrationEnd {
        /// `success`
        Success,
        /// `failed`
        Failed,
    }
}
