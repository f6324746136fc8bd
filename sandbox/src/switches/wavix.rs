//! What Wavix's documentation leaves open.

use super::behavior::behaviors;

behaviors! {
    /// What empties `sms_relay_url` and `call_status_url`.
    ClearUrl {
        /// `null`; `""` is a validation error.
        Null,
        /// `""`; `null` is a validation error.
        EmptyText,
        /// Either of them.
        Either,
        /// Neither: success, and the URL stays.
        Neither,
    }

    /// The status of a request that failed.
    FailureStatus {
        /// 400, 404, 422 and so on.
        Status,
        /// 200 with `success: false`, as the older generation of the API did.
        Ok,
    }

    /// When the destinations and the SMS callback of a single update are in force.
    Applied {
        /// When it answers.
        AtOnce,
        /// Some time after, as they are for an update of many.
        Later,
    }

    /// The id by which a number of the stock is bought.
    StockId {
        /// The number itself, as the samples look.
        Number,
        /// An id of its own, which looks like a number.
        Record,
    }

    /// What a checkout does when some of its numbers are gone.
    Checkout {
        /// Nothing: 422.
        Whole,
        /// 422, and the others are bought.
        Partly,
    }

    /// The status of a checkout that succeeded.
    CheckoutStatus {
        /// 200
        Ok,
        /// 201
        Created,
    }

    /// How `paid_until` is written.
    PaidUntil {
        /// `2023-12-07`
        Date,
        /// `2023-12-07T00:00:00.000Z`
        DateTime,
        /// `null`
        Null,
    }
}
