package dev.numplan.samples.admin.model

import dev.numplan.NumplanException
import kotlinx.coroutines.CancellationException
import java.io.IOException

/** A failure as the app shows it. */
data class Problem(
    /** A sentence for the user. */
    val message: String,
    /** Whether the key store has to be unlocked. */
    val isLocked: Boolean = false,
    /** Whether the provider does not accept the credentials (any more). */
    val isUnauthorized: Boolean = false,
    /** Whether the same request may succeed if it is sent again. */
    val canRetry: Boolean = false,
)

/** Runs an operation and returns its result, or the problem to show. Cancellation passes through. */
internal inline fun <T : Any> attempt(act: () -> T): Pair<T?, Problem?> = try {
    act() to null
} catch (canceled: CancellationException) {
    throw canceled
} catch (error: NumplanException) {
    null to problemOf(error)
} catch (error: SecretsException) {
    null to problemOf(error)
} catch (error: IOException) {
    // Of a file, such as the key store.
    null to problemOf(error)
}

internal fun problemOf(error: Exception): Problem {
    val failure = error as? NumplanException
    // The cause is the app's own exception from its credentials.
    val own = generateSequence<Throwable>(error) { it.cause }.firstNotNullOfOrNull { it as? SecretsException }
    return Problem(
        (own ?: error).message ?: "The app failed.",
        isLocked = own is SecretsLocked,
        isUnauthorized = failure is NumplanException.Unauthorized,
        canRetry = failure?.retryable == true,
    )
}
