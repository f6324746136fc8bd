package dev.numplan

import dev.numplan.internal.FfiRequest
import dev.numplan.internal.FfiValue
import kotlinx.coroutines.ExperimentalForInheritanceCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * A list, read page by page while its items are collected. Each collector reads the list from the start.
 *
 * ```
 * client.numbers.list().collect { number -> println(number.value) }
 * ```
 */
@OptIn(ExperimentalForInheritanceCoroutinesApi::class)
public class Items<out Item> private constructor(
    /** The pages of the list. */
    public val pages: Flow<Page<Item>>,
    private val observing: ((CountMismatch) -> Unit) -> Items<Item>,
) : Flow<Item> by flow({ pages.collect { page -> page.items.forEach { emit(it) } } }) {
    internal constructor(
        client: Client,
        request: FfiRequest,
        read: (FfiValue) -> Item,
        observer: (CountMismatch) -> Unit = {},
    ) : this(
        flow {
            client.list(request).use { listing ->
                while (true) {
                    val ffiValue = client.withCause { offEngineThread { listing.next(null) } } ?: break
                    emit(Page.read(ffiValue, read))
                }
                translated { listing.mismatch() }?.let { observer(CountMismatch.read(it)) }
            }
        },
        { more ->
            Items(client, request, read) {
                observer(it)
                more(it)
            }
        },
    )

    /** Returns the list with [observer], which is called at the end if the provider's count differs from the received one. */
    public fun onMismatch(observer: (CountMismatch) -> Unit): Items<Item> = observing(observer)
}
