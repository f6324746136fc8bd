//! What Flowroute's documentation leaves open.

use super::behavior::behaviors;

behaviors! {
    /// What an update that enables messaging answers when the Message Provision API is down.
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

    /// The alias in the answer to an update.
    AliasEcho {
        /// The one that was sent.
        AsSent,
        /// Another spelling: the published sample asks for `NYC Number` and prints `My NYC number`.
        Restyled,
        /// The one from before the update.
        Before,
    }

    /// What `messaging_enabled: false` does.
    MessagingOff {
        /// It disables messaging.
        Disables,
        /// Success, and messaging stays on.
        Ignored,
        /// A validation error: message provisioning is the documented way.
        Rejected,
    }

    /// The word with which a provisioning task that was `processing` ends.
    TaskResult {
        /// `completed`
        Completed,
        /// `success`
        Success,
        /// `failed`; the number does not get messaging.
        Failed,
        /// `handed_over`: a word that nobody has heard of.
        Unrecognized,
    }

    /// What a provisioning task that ended without failing has done to its number.
    TaskEffect {
        /// `messaging_enabled` is true.
        Enables,
        /// `messaging_enabled` is false still.
        Nothing,
    }

    /// The type of an included provisioning task. The link to it says `message_provision` always.
    TaskType {
        /// `message_provisioning_status`
        MessageProvisioningStatus,
        /// `messaging-provision`
        MessagingProvision,
    }

    /// The `included` array of a number.
    Included {
        /// Routes and the provisioning task.
        Present,
        /// No such key.
        Missing,
    }

    /// How many attributes a number shows: the two published samples differ.
    Attributes {
        /// All fourteen.
        Full,
        /// The seven of the older sample.
        Short,
    }

    /// The answer to setting or clearing a route.
    RouteAnswer {
        /// 204.
        NoContent,
        /// 200 without a body.
        Empty,
        /// 200 with the number.
        Number,
    }

    /// The answer to a purchase. Whatever it is, the number was bought.
    PurchaseAnswer {
        /// 201 with the number.
        Created,
        /// 200 with the number, as some SDKs have it.
        Ok,
        /// 201, and the whole document stands in its own `data`: as published.
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

    /// What the body of a message provisioning looks like.
    ProvisionForm {
        /// `{"numbers": ["12065551234"], "action": …}`
        Flat,
        /// `{"data": {"attributes": {"numbers": ["12065551234"], "action": …}}}`
        JsonApi,
        /// `{"numbers": ["+12065551234"], "action": …}`
        Plus,
    }

    /// The `status` in the error for a path that nobody serves.
    NotFoundStatus {
        /// A text, `"404 Not Found: …"`.
        TextStatus,
        /// The number 404.
        IntStatus,
    }

    /// `links.next` of a page that is not the last.
    NextLink {
        /// As published: an internal host, plain http, a mangled `limit;`.
        Internal,
        /// A link that would work.
        Public,
    }
}

impl TaskResult {
    /// The word on the wire.
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
    /// The type on the wire.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::MessageProvisioningStatus => "message_provisioning_status",
            Self::MessagingProvision => "messaging-provision",
        }
    }
}
