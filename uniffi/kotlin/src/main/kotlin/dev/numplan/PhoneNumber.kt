package dev.numplan

import dev.numplan.internal.FfiColumn
import dev.numplan.internal.ffiCheck
import dev.numplan.internal.ffiCheckColumn
import dev.numplan.internal.ffiNormalize
import dev.numplan.internal.ffiParse
import java.nio.ByteBuffer

/**
 * The digits of an E.164 number, 7 to 15 of them: `12065551234`. One that begins with 1 is a number of the North American
 * plan. Calls take it wherever they take a number, and texts as well, which are checked before anything is sent.
 */
public class PhoneNumber private constructor(
    /** The digits, country code first. */
    public val digits: String,
) : CharSequence by digits, Comparable<PhoneNumber> {
    override fun compareTo(other: PhoneNumber): Int = digits.compareTo(other.digits)

    override fun equals(other: Any?): Boolean = other is PhoneNumber && other.digits == digits

    override fun hashCode(): Int = digits.hashCode()

    override fun toString(): String = digits

    public companion object {
        /**
         * Takes a number as calls take it: its digits, with or without a plus before them. For what people paste see
         * [normalize].
         *
         * @throws NumplanException `invalid_input`, which says what is wrong.
         */
        public fun parse(text: String): PhoneNumber = PhoneNumber(translated { ffiParse(text) })

        /**
         * What number a person meant by a text, and how it was read.
         *
         * @throws NumplanException `invalid_input` if none can be read.
         */
        public fun normalize(text: String): NormalizedNumber = NormalizedNumber.read(translated { ffiNormalize(text) })

        /** Everything that can be said about one text. For many texts see [checkColumn]. */
        public fun check(text: String): NumberCheck = NumberCheck.read(translated { ffiCheck(text) })

        /** Checks a column of texts in one crossing. */
        public fun checkColumn(cells: List<String>): NumberColumn = NumberColumn(translated { ffiCheckColumn(cells) })
    }
}

/** The verdicts over a column of texts, in their order. */
public class NumberColumn internal constructor(column: FfiColumn) {
    /** The digits of each number as one whole number, 0 where none can be read. */
    public val numbers: LongArray =
        ByteBuffer.wrap(column.numbers).asLongBuffer().let { all -> LongArray(all.remaining()).also(all::get) }

    /** Whether calls take the cell as it is. */
    public val valid: BooleanArray = BooleanArray(column.valid.size) { column.valid[it].toInt() == 1 }

    /** How many cells there are of which sort. */
    public val counts: ColumnCounts = ColumnCounts.read(column.counts)

    private val sets = ByteBuffer.wrap(column.findings).asIntBuffer().let { all -> IntArray(all.remaining()).also(all::get) }

    /** What was found about a cell, gravest first. */
    public fun findings(row: Int): List<FindingCode> {
        val set = sets.getOrElse(row) { 0 }
        return FindingCode.entries.filter { set shr it.ordinal and 1 == 1 }
    }
}
