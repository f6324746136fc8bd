package dev.numplan.samples.admin.model

import dev.numplan.NumplanException

/** A failure as the app shows it. */
data class Problem(
    /** A sentence for the user. */
    val message: String,
    /** Whether the key store has to be unlocked. */
    val isLocked: Boolean = false,
    /** Whether the same request may succeed if it is sent again. */
    val canRetry: Boolean = false,
)

/** Runs an operation and returns its result, or the problem to show. Cancellation passes through. */
internal suspend fun <T : Any> attempt(act: suspend () -> T): Pair<T?, Problem?> = try {
    act() to null
} catch (error: NumplanException) {
    null to problemOf(error)
} catch (locked: SecretsLocked) {
    null to Problem(locked.message.orEmpty(), isLocked = true)
}

internal fun problemOf(error: NumplanException): Problem {
    // The cause is the app's own exception from its credentials.
    val isLocked = generateSequence<Throwable>(error) { it.cause }.any { it is SecretsLocked }
    return Problem(if (isLocked) "Unlock the key store first." else error.message, isLocked, error.retryable)
}
