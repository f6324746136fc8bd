package dev.numplan

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.withContext
import kotlin.coroutines.ContinuationInterceptor

/**
 * Runs [body], which suspends until the engine calls back.
 *
 * A coroutine without a dispatcher, as in `suspend fun main`, would continue in the engine's callback thread. If it blocks
 * there, as [Client.close] does, no operation ends. Such a coroutine continues in a thread of [Dispatchers.Default].
 */
internal suspend fun <T> offEngineThread(body: suspend () -> T): T {
    val dispatcher = currentCoroutineContext()[ContinuationInterceptor]
    if (dispatcher != null && dispatcher != Dispatchers.Unconfined) return body()
    return withContext(Dispatchers.Default) { body() }
}
