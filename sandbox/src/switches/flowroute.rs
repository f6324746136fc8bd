//! Undocumented behaviors of Flowroute.

use super::behavior::behaviors;

behaviors! {
    /// The response to an update that enables messaging while the Message Provision API is down.
    MessagingDown {
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
    }

    /// The alias in the response to an update.
    AliasEcho {
        /// The alias that was sent.
        AsSent,
        /// Another spelling: the published sample sends `NYC Number` and shows `My NYC number`.
        Restyled,
        /// The alias from before the update.
        Before,
    }

    /// The effect of `messaging_enabled: false`.
    MessagingOff {
        /// It disables messaging.
        Disables,
        /// Success, but messaging stays on.
        Ignored,
        /// A validation error: message provisioning is the documented way.
        Rejected,
    }

    /// The status of a provisioning task that ended.
    TaskResult {
        /// `completed`
        Completed,
        /// `success`
        Success,
        /// `failed`; the number does not get messaging.
        Failed,
        /// `handed_over`: a status that no page lists.
        Unrecognized,
    }

    /// The effect on the number of a provisioning task that ended without failing.
    TaskEffect {
        /// `messaging_enabled` is true.
        Enables,
        /// `messaging_enabled` stays false.
        Nothing,
    }

    /// The type of an included provisioning task. The relationship to it always has the type
    /// `message_provision`.
    TaskType {
        /// `message_provisioning_status`
        MessageProvisioningStatus,
        /// `messaging-provision`
        MessagingProvision,
    }

    /// The type of a bulk task in the response to its status.
    BulkStatusType {
        /// `message_bulk_provisioning_status`, as when the task was started.
        Bulk,
        /// The type of a task of one number, as the status page shows.
        Single,
    }

    /// The `included` array of a number.
    Included {
        /// Routes and the provisioning task.
        Present,
        /// The key is absent.
        Missing,
    }

    /// The attributes of a number. The two published samples differ.
    Attributes {
        /// All fourteen.
        Full,
        /// The seven of the older sample.
        Short,
    }

    /// The response to setting or clearing a route.
    RouteAnswer {
        /// 204.
        NoContent,
        /// 200 without a body.
        Empty,
        /// 200 with the number.
        Number,
    }

    /// The response to a purchase. The number is bought in every case.
    PurchaseAnswer {
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
    }

    /// The form of the request body of message provisioning.
    ProvisionForm {
        /// `{"numbers": ["12065551234"], "action": …}`
        Flat,
        /// `{"data": {"attributes": {"numbers": ["12065551234"], "action": …}}}`
        JsonApi,
        /// `{"numbers": ["+12065551234"], "action": …}`
        Plus,
    }

    /// The `status` in the error for an unknown path.
    NotFoundStatus {
        /// The string `"404 Not Found: …"`.
        TextStatus,
        /// The number 404.
        IntStatus,
    }

    /// `links.next` of a page that is not the last.
    NextLink {
        /// As published: an internal host, plain http, a malformed `limit;`.
        Internal,
        /// A valid link.
        Public,
    }
}

impl TaskResult {
    /// The status in JSON.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Success => "success",
            Self::Failed => "failed",
            Self::Unrecognized => "handed_over",
        }
    }
}

impl TaskType {
    /// The type in JSON.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::MessageProvisioningStatus => "message_provisioning_status",
            Self::MessagingProvision => "messaging-provision",
        }
    }
}
