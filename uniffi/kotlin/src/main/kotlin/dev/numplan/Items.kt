package dev.numplan

import dev.numplan.internal.FfiRequest
import dev.numplan.internal.FfiTree
import kotlinx.coroutines.ExperimentalForInheritanceCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * A list that is read page by page as its items are collected, one page in memory. Each collector reads the list anew.
 *
 * ```
 * client.numbers.list().collect { number -> … }
 * ```
 */
@OptIn(ExperimentalForInheritanceCoroutinesApi::class)
public class Items<out Item> private constructor(
    /** The same list a page at a time. */
    public val pages: Flow<Page<Item>>,
    private val telling: ((CountMismatch) -> Unit) -> Items<Item>,
) : Flow<Item> by flow({ pages.collect { page -> page.items.forEach { emit(it) } } }) {
    internal constructor(
        client: Client,
        request: FfiRequest,
        read: (FfiTree) -> Item,
        tell: (CountMismatch) -> Unit = {},
    ) : this(
        flow {
            client.list(request).use { listing ->
                while (true) {
                    val tree = translated { listing.next(null) } ?: break
                    emit(Page.read(tree, read))
                }
                translated { listing.mismatch() }?.let { tell(CountMismatch.read(it)) }
            }
        },
        { more ->
            Items(client, request, read) {
                tell(it)
                more(it)
            }
        },
    )

    /** The same list, which calls [tell] at its end if the provider's own count does not fit what came. */
    public fun onMismatch(tell: (CountMismatch) -> Unit): Items<Item> = telling(tell)
}
