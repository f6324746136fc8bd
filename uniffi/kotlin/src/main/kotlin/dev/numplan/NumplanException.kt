// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import dev.numplan.internal.FfiTree
import java.io.Serializable
import kotlin.time.Duration
import kotlin.time.Duration.Companion.nanoseconds

/** What an error knows. */
public data class ErrorDetails(
    /** The kind of failure. */
    public val code: ErrorCode,
    /** One line that says what is wrong and what to do. */
    public val message: String,
    /** The provider of the operation. */
    public val provider: ProviderId? = null,
    /** The name of the operation, such as numbers.update. */
    public val operation: String? = null,
    /** The HTTP status of the last response. */
    public val status: Long? = null,
    /** The provider's id of the request: Plivo's apiId, the id of Flowroute's error. */
    public val requestId: String? = null,
    /** Whether the same operation may succeed later and is safe to repeat. */
    public val retryable: Boolean,
    /** The wait that the provider asked for. */
    @Transient public val retryAfter: Duration? = null,
    /** The number of attempts of the operation's own request. */
    public val attempts: Long,
    /** Whether the operation's own request reached the provider. */
    public val sent: Sent,
    /** All refused fields. */
    public val fields: List<FieldError> = emptyList(),
    /** The errors as the provider wrote them. */
    public val serverErrors: List<ServerError> = emptyList(),
    /** For outcome_unknown: the failure that left the outcome unknown. */
    public val cause: ErrorCode? = null,
    /** Whether the failure proves that the state at the provider is unchanged. */
    public val nothingChanged: Boolean,
) : Serializable {
    private val retryAfterWritten: Long? = retryAfter?.inWholeNanoseconds

    private fun readResolve(): Any = copy(retryAfter = retryAfterWritten?.nanoseconds)

    internal companion object {
        fun read(tree: FfiTree): ErrorDetails {
            val members = Members(tree)
            return ErrorDetails(
                code = members.read(0, ErrorCode::read),
                message = members.read(1, Members::text),
                provider = members.optional(2, ProviderId::read),
                operation = members.optional(3, Members::text),
                status = members.optional(4, Members::whole),
                requestId = members.optional(5, Members::text),
                retryable = members.read(6, Members::flag),
                retryAfter = members.optional(7, Members::time),
                attempts = members.read(8, Members::whole),
                sent = members.read(9, Sent::read),
                fields = members.read(10, Members.list(FieldError::read)),
                serverErrors = members.read(11, Members.list(ServerError::read)),
                cause = members.optional(12, ErrorCode::read),
                nothingChanged = members.read(13, Members::flag),
            )
        }
    }
}

/**
 * Whatever goes wrong: one sealed type, with a class for every code. Its message is a sentence for the person
 * who reads it.
 */
public sealed class NumplanException(
    /** What it knows. */
    public val details: ErrorDetails,
    /**
     * Of `require`: the result, which says what was done all the same. Not part of what makes two errors equal, and not
     * written where an error is serialized.
     */
    @Transient public val result: Any? = null,
) : Exception(details.message) {
    override val message: String get() = details.message

    /** The kind of failure. */
    public val code: ErrorCode get() = details.code

    /** The provider of the operation. */
    public val provider: ProviderId? get() = details.provider

    /** The name of the operation, such as numbers.update. */
    public val operation: String? get() = details.operation

    /** The HTTP status of the last response. */
    public val status: Long? get() = details.status

    /** The provider's id of the request: Plivo's apiId, the id of Flowroute's error. */
    public val requestId: String? get() = details.requestId

    /** Whether the same operation may succeed later and is safe to repeat. */
    public val retryable: Boolean get() = details.retryable

    /** The wait that the provider asked for. */
    public val retryAfter: Duration? get() = details.retryAfter

    /** The number of attempts of the operation's own request. */
    public val attempts: Long get() = details.attempts

    /** Whether the operation's own request reached the provider. */
    public val sent: Sent get() = details.sent

    /** All refused fields. */
    public val fields: List<FieldError> get() = details.fields

    /** The errors as the provider wrote them. */
    public val serverErrors: List<ServerError> get() = details.serverErrors

    /** For outcome_unknown: the failure that left the outcome unknown. */
    public val causeCode: ErrorCode? get() = details.cause

    /** Whether the failure proves that the state at the provider is unchanged. */
    public val nothingChanged: Boolean get() = details.nothingChanged

    /** A value or combination of values was refused before sending; nothing was sent. */
    public class InvalidInput internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The provider has no such operation, or the field cannot be changed that way; nothing was sent. */
    public class Unsupported internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** Credentials, base URL or client settings are missing or wrong; nothing was sent. */
    public class Config internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The provider did not accept the credentials (401). */
    public class Unauthorized internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The credentials may not do this (403). */
    public class Forbidden internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The account has no such number or record (404). */
    public class NotFound internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The state of the number forbids it (409), or more than one record fits. */
    public class Conflict internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The provider refused the request (400, 422 and other 4xx). */
    public class Rejected internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** Too many requests (429), and waiting within the limits did not help. */
    public class RateLimited internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The provider could not process the request (408, 5xx), even after retries. */
    public class Unavailable internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The connection failed. On a write, nothing was sent. */
    public class Network internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The time limit passed. On a write, nothing was sent. */
    public class Timeout internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** A write may or may not have taken effect. */
    public class OutcomeUnknown internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** A 2xx response that is not what the operation returns. */
    public class BadResponse internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The provider sent a redirect, which is never followed. */
    public class UnsafeRedirect internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** The caller canceled the operation. */
    public class Canceled internal constructor(details: ErrorDetails, result: Any? = null) : NumplanException(details, result)

    /** Two are equal if they know the same. */
    override fun equals(other: Any?): Boolean = other is NumplanException && other.details == details

    override fun hashCode(): Int = details.hashCode()

    internal companion object {
        fun read(tree: FfiTree): NumplanException = of(ErrorDetails.read(tree))

        fun of(details: ErrorDetails, result: Any? = null): NumplanException = when (details.code) {
            ErrorCode.INVALID_INPUT -> InvalidInput(details, result)
            ErrorCode.UNSUPPORTED -> Unsupported(details, result)
            ErrorCode.CONFIG -> Config(details, result)
            ErrorCode.UNAUTHORIZED -> Unauthorized(details, result)
            ErrorCode.FORBIDDEN -> Forbidden(details, result)
            ErrorCode.NOT_FOUND -> NotFound(details, result)
            ErrorCode.CONFLICT -> Conflict(details, result)
            ErrorCode.REJECTED -> Rejected(details, result)
            ErrorCode.RATE_LIMITED -> RateLimited(details, result)
            ErrorCode.UNAVAILABLE -> Unavailable(details, result)
            ErrorCode.NETWORK -> Network(details, result)
            ErrorCode.TIMEOUT -> Timeout(details, result)
            ErrorCode.OUTCOME_UNKNOWN -> OutcomeUnknown(details, result)
            ErrorCode.BAD_RESPONSE -> BadResponse(details, result)
            ErrorCode.UNSAFE_REDIRECT -> UnsafeRedirect(details, result)
            ErrorCode.CANCELED -> Canceled(details, result)
        }
    }
}
