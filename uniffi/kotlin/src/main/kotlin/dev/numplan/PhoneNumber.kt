package dev.numplan

import dev.numplan.internal.Bridge
import dev.numplan.internal.Checks

/**
 * A phone number in E.164 form, 7 to 15 digits: `12065551234`. A leading 1 means the North American Numbering Plan.
 * Operations accept a [PhoneNumber] or a string, which they check before they send anything.
 */
@kotlinx.serialization.Serializable(with = dev.numplan.serializers.PhoneNumberSerializer::class)
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
         * Parses a number in the form that operations accept: digits with an optional plus. Use [normalize] for other forms.
         *
         * @throws NumplanException `invalid_input` if the text has another form.
         */
        public fun parse(text: String): PhoneNumber = PhoneNumber(translated { Bridge.parse(text) })

        /**
         * Reads a number as people write it, such as `(206) 555-1234`.
         *
         * @param provider Also reads numbers of other countries, such as `+44 20 7946 0000`, if the provider accepts them.
         * @throws NumplanException `invalid_input` if the text is not a number.
         */
        public fun normalize(text: String, provider: ProviderId? = null): NormalizedNumber =
            NormalizedNumber.read(translated { Bridge.normalize(text, provider?.word) })

        /**
         * Checks and formats a number while it is typed into a form. Ten digits are a North American number.
         *
         * @param provider Also accepts a plus and another country code if the provider does; only the length is checked.
         */
        public fun checkTyped(text: String, provider: ProviderId? = null): TypedNumber =
            TypedNumber.read(translated { Bridge.checkTyped(text, provider?.word) })

        /**
         * Checks one text. Use [checkColumn] for many.
         *
         * @param provider Checks for the operations of this provider. Flowroute accepts North American numbers, as without a
         * provider; Plivo and Wavix also accept numbers of other countries, of which only the length is checked.
         */
        public fun check(text: String, provider: ProviderId? = null): NumberCheck =
            translated { Checks.check(text, provider?.word) }

        /** Checks a column of texts in one call of the engine. */
        public fun checkColumn(cells: List<String>): NumberColumn = NumberColumn(cells)

        /** The serializer; needs kotlinx.serialization. */
        public fun serializer(): kotlinx.serialization.KSerializer<PhoneNumber> =
            dev.numplan.serializers.serializer(dev.numplan.serializers.PhoneNumberSerializer)
    }
}

/** The checks of a column of texts, in the same order. */
public class NumberColumn internal constructor(cells: List<String>) {
    /** The number of each cell as an integer, 0 if the cell has none. */
    public val numbers: LongArray = LongArray(cells.size)

    /** Whether operations accept the cell as it is. */
    public val valid: BooleanArray = BooleanArray(cells.size)

    private val sets = IntArray(cells.size)

    /** The number of cells by result. */
    public val counts: ColumnCounts = translated { Bridge.checkColumn(cells, numbers, sets, valid) }
        .map(ColumnCounts::read)
        .fold(ColumnCounts(0, 0, 0, 0, 0), ColumnCounts::plus)

    /** The findings of a cell, most severe first. */
    public fun findings(row: Int): List<FindingCode> {
        val set = sets.getOrElse(row) { 0 }
        return FindingCode.entries.filter { set shr it.ordinal and 1 == 1 }
    }
}

private operator fun ColumnCounts.plus(other: ColumnCounts) = ColumnCounts(
    cells = cells + other.cells,
    valid = valid + other.valid,
    readable = readable + other.readable,
    refused = refused + other.refused,
    flagged = flagged + other.flagged,
)
