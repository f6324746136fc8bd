//! Undocumented behaviors of Wavix.

use super::behavior::behaviors;

behaviors! {
    /// The value that clears `sms_relay_url` and `call_status_url`.
    ClearUrl {
        /// `null`; `""` is a validation error.
        Null,
        /// `""`; `null` is a validation error.
        EmptyText,
        /// `null` or `""`.
        Either,
        /// Neither: success, but the URL stays.
        Neither,
    }

    /// The status of a failed request.
    FailureStatus {
        /// 400, 404, 422 and so on.
        Status,
        /// 200 with `success: false`, as in the older version of the API.
        Ok,
    }

    /// When the destinations and the SMS callback of a single update take effect.
    Applied {
        /// Before the response.
        AtOnce,
        /// After the response, as for an update of many numbers.
        Later,
    }

    /// The id of a number in stock.
    StockId {
        /// The number itself, as the samples suggest.
        Number,
        /// A separate id that looks like a number.
        Record,
    }

    /// The effect of a checkout when some of its numbers are no longer available.
    Checkout {
        /// Nothing is bought.
        Whole,
        /// An error, but the other numbers are bought.
        Partly,
    }

    /// The response to a checkout of numbers that are no longer available.
    CheckoutRefusal {
        /// 422 with `error_dids`, as in an older SDK.
        ErrorDids,
        /// 404, as documented.
        NotFound,
    }

    /// The status of a successful checkout.
    CheckoutStatus {
        /// 201, as documented.
        Created,
        /// 200, as in an older SDK.
        Ok,
    }

    /// The format of `paid_until`.
    PaidUntil {
        /// `2023-12-07`
        Date,
        /// `2023-12-07T00:00:00.000Z`
        DateTime,
        /// `null`
        Null,
    }
}
