package dev.numplan.internal

import com.sun.jna.Platform
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.suspendCancellableCoroutine
import java.lang.ref.Cleaner
import java.nio.ByteBuffer
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicLong
import kotlin.coroutines.resume

/**
 * The short way to the engine, by JNI, for frequent calls: operations and checks.
 *
 * Everything else goes through uniffi's functions in `Ffi.kt`. They stand on JNA, which takes microseconds for each of its
 * structures. Values cross as the bytes that uniffi's converters write. `uniffi/src/jvm.rs` is the other side.
 */
internal object Bridge {
    private const val SUCCESS: Byte = 0

    /** The engine polls deep futures. */
    private const val STACK_SIZE = 2L shl 20

    private const val CELLS_AT_ONCE = 1024

    private val waiting = ConcurrentHashMap<Long, CancellableContinuation<ByteArray>>()
    private val last = AtomicLong()

    init {
        EngineLibrary.location
    }

    /** Opens an engine and returns its number. */
    fun open(
        provider: String,
        settings: List<FfiNamed>,
        credentials: FfiCredentials?,
        transport: FfiTransport?,
        observer: FfiObserver?,
    ): Long {
        // The engine calls the app's objects through uniffi, which then has to be ready.
        if (credentials != null || transport != null || observer != null) UniffiLib.ensureInitialized()
        val arguments = Written()
            .add(FfiConverterString, provider)
            .add(FfiConverterSequenceTypeFfiNamed, settings)
            .add(FfiConverterOptionalTypeFfiCredentials, credentials)
            .add(FfiConverterOptionalTypeFfiTransport, transport)
            .add(FfiConverterOptionalTypeFfiObserver, observer)
        return result(open(arguments.bytes()), FfiConverterLong::read)
    }

    /** Returns the engine as an object of uniffi's. */
    fun engine(number: Long): FfiEngine = FfiEngine(UniffiWithHandle, handle(number))

    /** Releases the engine when [owner] is garbage. */
    fun releaseAfter(owner: Any, number: Long) {
        val releaseEngine = Runnable { release(number) }
        // Old versions of Android have no `Cleaner`. JNA's has a logger, which takes long to load on the JVM.
        if (Platform.isAndroid()) {
            com.sun.jna.internal.Cleaner.getCleaner().register(owner, releaseEngine)
        } else {
            JavaCleaner.cleaner.register(owner, releaseEngine)
        }
    }

    /** Runs an operation. Canceling the coroutine cancels it, except an order that was sent. */
    suspend fun run(number: Long, request: FfiRequest): FfiValue {
        // The engine does not see the cancellation of a coroutine before the operation has started.
        currentCoroutineContext().ensureActive()
        val bytes = Written().add(FfiConverterTypeFfiRequest, request).bytes()
        return result(await { operation -> start(number, operation, bytes) }, FfiConverterTypeFfiValue::read)
    }

    /** Closes an engine and waits for its operations. */
    suspend fun finish(number: Long) {
        result(await { operation -> finish(number, operation) }, FfiConverterTypeFfiValue::read)
    }

    /** Starts to close an engine. */
    fun finishLater(number: Long): Unit = finish(number, last.incrementAndGet())

    /** Returns the region, the place and the time zones of each row of the area table. */
    fun areaRows(): FfiValue = value(areas())

    /** Checks a text. Returns a short check, and the findings if there are some. */
    fun check(text: String, provider: String?): ByteBuffer = result(check(utf8(text), provider?.let(::utf8))) { it }

    fun checkTyped(text: String, provider: String?): FfiValue = value(checkTyped(utf8(text), provider?.let(::utf8)))

    fun normalize(text: String, provider: String?): FfiValue = value(normalize(utf8(text), provider?.let(::utf8)))

    fun parse(text: String): String = result(parse(utf8(text)), FfiConverterString::read)

    /**
     * Checks a column. Fills the arrays, and returns the counts of each part of the column.
     *
     * The cells of a part cross as one text. Texts and results of a part stay in the processor's fast caches.
     */
    fun checkColumn(
        cells: List<String>,
        numbers: LongArray,
        findings: IntArray,
        valid: BooleanArray,
    ): List<FfiValue> {
        val joined = StringBuilder()
        var row = 0
        return cells.chunked(CELLS_AT_ONCE) { part ->
            joined.setLength(0)
            val ends = IntArray(part.size)
            for ((place, cell) in part.withIndex()) ends[place] = joined.append(cell).length
            var text = utf8(joined.toString())
            // ASCII takes a byte for each character, so that the ends are right.
            if (text.size != joined.length) text = encoded(part, ends)
            value(checkCells(text, ends, row, numbers, findings, valid)).also { row += part.size }
        }
    }

    /** Encodes cell by cell, and sets the end of each. */
    private fun encoded(cells: List<String>, ends: IntArray): ByteArray {
        val each = cells.map(::utf8)
        var end = 0
        for ((row, bytes) in each.withIndex()) {
            end = Math.addExact(end, bytes.size)
            ends[row] = end
        }
        val text = ByteArray(end)
        for ((row, bytes) in each.withIndex()) bytes.copyInto(text, ends[row] - bytes.size)
        return text
    }

    /** Receives the result of an operation, on the engine's thread. */
    @JvmStatic
    fun done(operation: Long, result: ByteArray) {
        waiting.remove(operation)?.resume(result)
    }

    /** Starts a thread for an engine. */
    @JvmStatic
    fun thread(work: Long) {
        Thread(null, { work(work) }, "numplan", STACK_SIZE).apply { isDaemon = true }.start()
    }

    private suspend inline fun await(crossinline start: (Long) -> Unit): ByteArray =
        suspendCancellableCoroutine { continuation ->
            val operation = last.incrementAndGet()
            waiting[operation] = continuation
            start(operation)
            // Called at once if the coroutine was canceled meanwhile. The engine knows the operation by now.
            continuation.invokeOnCancellation {
                waiting.remove(operation)
                cancel(operation)
            }
        }

    /** A lone surrogate becomes a question mark, which no number contains. */
    private fun utf8(text: String): ByteArray = text.encodeToByteArray()

    private fun value(bytes: ByteArray): FfiValue = result(bytes, FfiConverterTypeFfiValue::read)

    private inline fun <T> result(bytes: ByteArray, read: (ByteBuffer) -> T): T {
        val buffer = ByteBuffer.wrap(bytes)
        if (buffer.get() != SUCCESS) throw FfiConverterTypeFfiFailure.read(buffer)
        return read(buffer)
    }

    @JvmStatic private external fun open(arguments: ByteArray): ByteArray

    @JvmStatic private external fun handle(engine: Long): Long

    @JvmStatic private external fun release(engine: Long)

    @JvmStatic private external fun start(engine: Long, operation: Long, request: ByteArray)

    @JvmStatic private external fun cancel(operation: Long)

    @JvmStatic private external fun finish(engine: Long, operation: Long)

    @JvmStatic private external fun work(work: Long)

    @JvmStatic private external fun areas(): ByteArray

    @JvmStatic private external fun check(text: ByteArray, provider: ByteArray?): ByteArray

    @JvmStatic private external fun checkTyped(text: ByteArray, provider: ByteArray?): ByteArray

    @JvmStatic private external fun normalize(text: ByteArray, provider: ByteArray?): ByteArray

    @JvmStatic private external fun parse(text: ByteArray): ByteArray

    @JvmStatic private external fun checkCells(
        text: ByteArray,
        ends: IntArray,
        row: Int,
        numbers: LongArray,
        findings: IntArray,
        valid: BooleanArray,
    ): ByteArray
}

/** A class of its own, since old versions of Android could not load it. */
private object JavaCleaner {
    val cleaner: Cleaner = Cleaner.create()
}

/** Values as uniffi's converters write them, one after the other. */
private class Written {
    private var buffer = ByteBuffer.allocate(0)

    fun <T> add(converter: FfiConverter<T, *>, value: T): Written {
        // A size is the most that the value may take.
        val needed = buffer.position() + converter.allocationSize(value).toInt()
        if (needed > buffer.capacity()) buffer = ByteBuffer.allocate(needed).put(bytes())
        converter.write(value, buffer)
        return this
    }

    fun bytes(): ByteArray = buffer.array().let { if (buffer.hasRemaining()) it.copyOf(buffer.position()) else it }
}
