package dev.numplan.samples.admin.model

import dev.numplan.AccountNumber
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

/** The state of the list of numbers. */
data class ListState(
    val digits: String = "",
    val numbers: List<AccountNumber> = emptyList(),
    val isLoading: Boolean = false,
    val hasMore: Boolean = false,
    val problem: Problem? = null,
)

/** The list of an account's numbers, with a search and pages. */
class ListModel(
    private val numbers: Numbers,
    private val scope: CoroutineScope,
    /** The time after the last key before a search is sent. */
    private val pause: Duration = 300.milliseconds,
) {
    private val changing = MutableStateFlow(ListState())
    val state: StateFlow<ListState> = changing.asStateFlow()
    private var job: Job? = null
    private var next: Long = 0

    init {
        reload()
    }

    /** Reads the list from its start. */
    fun reload(): Unit = restart(Duration.ZERO)

    /** Searches for numbers as the digits are typed. Only the last search is sent. */
    fun search(text: String) {
        changing.update { it.copy(digits = text.filter(Char::isDigit)) }
        restart(pause)
    }

    /** Reads the next page. */
    fun more() {
        if (changing.value.isLoading || !changing.value.hasMore) return
        job = scope.launch { read() }
    }

    private fun restart(pause: Duration) {
        job?.cancel()
        job = scope.launch {
            delay(pause)
            next = 0
            changing.update { it.copy(numbers = emptyList()) }
            read()
        }
    }

    private suspend fun read() {
        changing.update { it.copy(isLoading = true, problem = null) }
        val (page, problem) = attempt { numbers.page(changing.value.digits, next) }
        changing.update {
            val all = if (page == null) it.numbers else it.numbers + page.numbers
            it.copy(numbers = all, hasMore = page?.next != null, isLoading = false, problem = problem)
        }
        next = page?.next ?: next
    }
}
