// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import dev.numplan.internal.FfiTree
import java.io.Serializable

/** One refused field. */
public data class FieldError(
    /** The name of the field. */
    public val field: String,
    /** The name of the rule that refuses the field. */
    public val rule: String,
    /** What is wrong and what to do; reads after the field's name. */
    public val message: String,
    /** The exceeded limit, if the rule has one. */
    public val limit: Long? = null,
) : Serializable {
    internal companion object {
        fun read(tree: FfiTree): FieldError {
            val members = Members(tree)
            return FieldError(
                field = members.read(0, Members::text),
                rule = members.read(1, Members::text),
                message = members.read(2, Members::text),
                limit = members.optional(3, Members::whole),
            )
        }
    }
}

/** One error as the provider wrote it. Escape its texts before printing them on a terminal. */
public data class ServerError(
    /** The short description. */
    public val title: String? = null,
    /** The long description. */
    public val detail: String? = null,
    /** The provider's id of the error. */
    public val id: String? = null,
    /** The status, as written in the body. */
    public val status: String? = null,
    /** The field that the error is about. */
    public val field: String? = null,
) : Serializable {
    internal companion object {
        fun read(tree: FfiTree): ServerError {
            val members = Members(tree)
            return ServerError(
                title = members.optional(0, Members::text),
                detail = members.optional(1, Members::text),
                id = members.optional(2, Members::text),
                status = members.optional(3, Members::text),
                field = members.optional(4, Members::text),
            )
        }
    }
}

/** The result of checking a callback URL. It contains no secret. */
public data class CallbackCheck(
    /** Whether the URL may be sent to a provider. */
    public val ok: Boolean,
    /** The URL with its user info, query and fragment masked. */
    public val masked: String,
    /** Findings about an accepted URL. */
    public val findings: List<CallbackFinding> = emptyList(),
    /** The name of the rule that refuses the URL. */
    public val rule: String? = null,
    /** What is wrong and what to do; reads after the field's name. */
    public val message: String? = null,
) {
    internal companion object {
        fun read(tree: FfiTree): CallbackCheck {
            val members = Members(tree)
            return CallbackCheck(
                ok = members.read(0, Members::flag),
                masked = members.read(1, Members::text),
                findings = members.read(2, Members.list(CallbackFinding::read)),
                rule = members.optional(3, Members::text),
                message = members.optional(4, Members::text),
            )
        }
    }
}

/** A finding with its message. */
public data class NumberFinding(
    /** The code of the finding. */
    public val code: FindingCode,
    /** The severity of the finding. */
    public val severity: Severity,
    /** The message: one line that says what is wrong and what to do. */
    public val message: String,
    /** The number to write instead, in wire form, where it can be told. */
    public val suggestion: String? = null,
) {
    internal companion object {
        fun read(tree: FfiTree): NumberFinding {
            val members = Members(tree)
            return NumberFinding(
                code = members.read(0, FindingCode::read),
                severity = members.read(1, Severity::read),
                message = members.read(2, Members::text),
                suggestion = members.optional(3, Members::text),
            )
        }
    }
}

/** The full check of one text. */
public data class NumberCheck(
    /** The text, unchanged. Escape it before you show it; in messages it is escaped. */
    public val given: String,
    /** The number, also where valid is false but the text can be read. */
    public val number: String? = null,
    /**
     * Whether operations accept the text as it is: eleven digits that can be a number, with or without a plus.
     * Warnings do not count. A text that only normalize can read is not valid; its first finding suggests the
     * valid form.
     */
    public val valid: Boolean,
    /** The use of the number; Unknown without a number. */
    public val kind: NumberKind,
    /** The country or territory, as its ISO 3166-1 code (US, CA, PR), where the area code has one. */
    public val region: String? = null,
    /** The state, province, country or city of a geographic area code. */
    public val place: String? = null,
    /** Every time zone in a geographic area code, as names of the IANA database. */
    public val zones: List<String> = emptyList(),
    /** The findings, most severe first; at most one is an error. */
    public val findings: List<NumberFinding> = emptyList(),
) {
    internal companion object {
        fun read(tree: FfiTree): NumberCheck {
            val members = Members(tree)
            return NumberCheck(
                given = members.read(0, Members::text),
                number = members.optional(1, Members::text),
                valid = members.read(2, Members::flag),
                kind = members.read(3, NumberKind::read),
                region = members.optional(4, Members::text),
                place = members.optional(5, Members::text),
                zones = members.read(6, Members.list(Members::text)),
                findings = members.read(7, Members.list(NumberFinding::read)),
            )
        }
    }
}

/** A number read from a text. */
public data class NormalizedNumber(
    /** The number. */
    public val number: String,
    /**
     * Assumptions made, and signs that other numbers of the same source may be damaged. Unusual properties of
     * the number itself are reported by check.
     */
    public val findings: List<NumberFinding> = emptyList(),
) {
    internal companion object {
        fun read(tree: FfiTree): NormalizedNumber {
            val members = Members(tree)
            return NormalizedNumber(
                number = members.read(0, Members::text),
                findings = members.read(1, Members.list(NumberFinding::read)),
            )
        }
    }
}

/** Counts of the cells of a column. Every cell is valid, readable or refused. */
public data class ColumnCounts(
    /** All cells. */
    public val cells: Long,
    /** Usable as given. */
    public val valid: Long,
    /** Not usable as given, but normalize reads a number from it. */
    public val readable: Long,
    /** Not readable as a number. */
    public val refused: Long,
    /** Valid cells that have a finding. */
    public val flagged: Long,
) {
    internal companion object {
        fun read(tree: FfiTree): ColumnCounts {
            val members = Members(tree)
            return ColumnCounts(
                cells = members.read(0, Members::whole),
                valid = members.read(1, Members::whole),
                readable = members.read(2, Members::whole),
                refused = members.read(3, Members::whole),
                flagged = members.read(4, Members::whole),
            )
        }
    }
}

/** A provider's count of a list differs from the number of items received. */
public data class CountMismatch(
    /** The number of items that the provider reports. */
    public val reported: Long,
    /** The number of items received. */
    public val received: Long,
) {
    internal companion object {
        fun read(tree: FfiTree): CountMismatch {
            val members = Members(tree)
            return CountMismatch(
                reported = members.read(0, Members::whole),
                received = members.read(1, Members::whole),
            )
        }
    }
}

/** An order that nobody waited for to its end. */
public data class DetachedOrder(
    /** The operation: numbers.buy. */
    public val operation: String,
    /** What it is about, in words. */
    public val subject: String,
    /** Whether it is still under way. */
    public val isRunning: Boolean,
    /** What it came to, if it ended well. */
    public val result: JsonValue? = null,
    /** Why it did not. */
    public val error: NumplanException? = null,
) {
    internal companion object {
        fun read(tree: FfiTree): DetachedOrder {
            val members = Members(tree)
            return DetachedOrder(
                operation = members.read(0, Members::text),
                subject = members.read(1, Members::text),
                isRunning = members.read(2, Members::flag),
                result = members.optional(3, Members::json),
                error = members.optional(4, NumplanException::read),
            )
        }
    }
}

/** A task of the provider that an update started. */
public data class ProvisioningTask(
    /** The id of the task. */
    public val id: String,
    /** The status, as last seen. Only processing is known to mean that the task runs. */
    public val status: String? = null,
) {
    internal companion object {
        fun read(tree: FfiTree): ProvisioningTask {
            val members = Members(tree)
            return ProvisioningTask(
                id = members.read(0, Members::text),
                status = members.optional(1, Members::text),
            )
        }
    }
}

/** The outcome of one field of an update. */
public data class FieldOutcome(
    /** The name of the field. */
    public val field: String,
    /** The requested value; null for a field to be cleared. Secrets in URLs are masked. */
    public val requested: JsonValue,
    /** The state of the field. */
    public val state: FieldState,
    /** The evidence for the state. */
    public val evidence: Evidence? = null,
    /** The value seen instead of the requested one. */
    public val observed: JsonValue? = null,
) {
    internal companion object {
        fun read(tree: FfiTree): FieldOutcome {
            val members = Members(tree)
            return FieldOutcome(
                field = members.read(0, Members::text),
                requested = members.read(1, Members::json),
                state = members.read(2, FieldState::read),
                evidence = members.optional(3, Evidence::read),
                observed = members.optional(4, Members::json),
            )
        }
    }
}

/** A field that changed without being requested. */
public data class UnrequestedChange(
    /** The name of the field. */
    public val field: String,
    /** The value before the update. */
    public val before: JsonValue,
    /** The value after the update. */
    public val after: JsonValue,
) {
    internal companion object {
        fun read(tree: FfiTree): UnrequestedChange {
            val members = Members(tree)
            return UnrequestedChange(
                field = members.read(0, Members::text),
                before = members.read(1, Members::json),
                after = members.read(2, Members::json),
            )
        }
    }
}

/** The result of an update. A rejected or unknown field is not an error: check ok, or call require. */
public data class Updated<out Number>(
    /** The number as last seen, if the provider shows it. */
    public val number: Number? = null,
    /** The number before the update, if it was read. */
    public val before: Number? = null,
    /** The outcome of each requested field, in the order of the field table. */
    public val fields: List<FieldOutcome> = emptyList(),
    /** The fields that changed without being requested, as far as reads before and after show. */
    public val unrequested: List<UnrequestedChange> = emptyList(),
    /** The task that the update started. */
    public val task: ProvisioningTask? = null,
    /** The HTTP status of the response; None if it was lost and the number was read instead. */
    public val status: Long? = null,
    /** The number of attempts. */
    public val attempts: Long,
    /** The provider's id of the request. */
    public val requestId: String? = null,
    /** The provider's errors about the part that failed. */
    public val serverErrors: List<ServerError> = emptyList(),
    /** Whether every field is applied or pending. */
    public val ok: Boolean,
    /** Whether a field is still pending. */
    public val isPending: Boolean,
    /** The error of `require`, which names the rejected and unknown fields, or None. */
    public val failure: NumplanException? = null,
) {
    /** The same, if all of it was done. Throws what was rejected or is unknown, with this as its result. */
    public fun require(): Updated<Number> {
        unmet?.let { throw NumplanException.of(it.details, this) }
        return this
    }

    internal companion object {
        fun <Number> read(tree: FfiTree, read: (FfiTree) -> Number): Updated<Number> {
            val members = Members(tree)
            return Updated(
                number = members.optional(0, read),
                before = members.optional(1, read),
                fields = members.read(2, Members.list(FieldOutcome::read)),
                unrequested = members.read(3, Members.list(UnrequestedChange::read)),
                task = members.optional(4, ProvisioningTask::read),
                status = members.optional(5, Members::whole),
                attempts = members.read(6, Members::whole),
                requestId = members.optional(7, Members::text),
                serverErrors = members.read(8, Members.list(ServerError::read)),
                ok = members.read(9, Members::flag),
                isPending = members.read(10, Members::flag),
                failure = members.optional(11, NumplanException::read),
            )
        }
    }
}

/** One page of a list. */
public data class Page<out Item>(
    /** The items, as received. */
    public val items: List<Item> = emptyList(),
    /** The number of items in the whole list, if the provider reports it. */
    public val total: Long? = null,
    /** Whether the provider reports that more follow; None: it does not say. */
    public val more: Boolean? = null,
    /** Where the next page begins, if the provider has a name for it. */
    public val cursor: String? = null,
) {
    internal companion object {
        fun <Item> read(tree: FfiTree, read: (FfiTree) -> Item): Page<Item> {
            val members = Members(tree)
            return Page(
                items = members.read(0, Members.list(read)),
                total = members.optional(1, Members::whole),
                more = members.optional(2, Members::flag),
                cursor = members.optional(3, Members::text),
            )
        }
    }
}

/** The result of an operation that does one thing. */
public data class Receipt<out Item>(
    /** The thing that was bought, made or changed, if the provider shows it. */
    public val item: Item? = null,
    /** The state: applied, or pending if the provider has accepted the request and is not done. */
    public val state: FieldState,
    /**
     * The evidence for the state. readBack of an order: the response was lost, and the account shows the
     * purchase.
     */
    public val evidence: Evidence,
    /** The HTTP status of the response; None if it was lost and the account was read instead. */
    public val status: Long? = null,
    /** The number of attempts. */
    public val attempts: Long,
    /** The provider's id of the request. */
    public val requestId: String? = null,
    /** The provider's errors about a part that failed without undoing the rest. */
    public val serverErrors: List<ServerError> = emptyList(),
    /** Whether the operation is applied or pending. */
    public val ok: Boolean,
    /** Whether the response was lost, and a read showed the effect. */
    public val isReconciled: Boolean,
    /** The error of `require` if the operation was rejected or its outcome is unknown, else None. */
    public val failure: NumplanException? = null,
) {
    /** The same, if all of it was done. Throws what was rejected or is unknown, with this as its result. */
    public fun require(): Receipt<Item> {
        unmet?.let { throw NumplanException.of(it.details, this) }
        return this
    }

    internal companion object {
        fun <Item> read(tree: FfiTree, read: (FfiTree) -> Item): Receipt<Item> {
            val members = Members(tree)
            return Receipt(
                item = members.optional(0, read),
                state = members.read(1, FieldState::read),
                evidence = members.read(2, Evidence::read),
                status = members.optional(3, Members::whole),
                attempts = members.read(4, Members::whole),
                requestId = members.optional(5, Members::text),
                serverErrors = members.read(6, Members.list(ServerError::read)),
                ok = members.read(7, Members::flag),
                isReconciled = members.read(8, Members::flag),
                failure = members.optional(9, NumplanException::read),
            )
        }
    }
}
