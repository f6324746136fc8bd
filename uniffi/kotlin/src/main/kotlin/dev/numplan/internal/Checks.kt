package dev.numplan.internal

import dev.numplan.Members
import dev.numplan.NumberCheck
import dev.numplan.NumberFinding
import dev.numplan.NumberKind

/** Reads checks of numbers, which cross as one integer without texts. `short_check` in `uniffi/src/number.rs` writes it. */
internal object Checks {
    /** The words of a row of the area table. */
    private class Area(val region: String?, val place: String?, val zones: List<String>)

    private val zones = Members.list(Members::text)

    private val findings = Members.list(NumberFinding::read)

    private val areas = Members.list { row ->
        val words = Members(row)
        Area(words.optional(0, Members::text), words.optional(1, Members::text), words.read(2, zones))
    }(Bridge.areaRows())

    fun check(text: String, provider: String?): NumberCheck {
        val from = Bridge.check(text, provider)
        val short = from.getLong()
        val number = short and (1L shl 50) - 1
        val area = areas[(short ushr 50 and 0xff).toInt()]
        val kind = NumberKind.entries[(short ushr 58 and 0xf).toInt()]
        val valid = short ushr 62 and 1 == 1L
        val found = if (from.hasRemaining()) findings(FfiConverterTypeFfiValue.read(from)) else emptyList()
        val digits = if (number == 0L) null else number.toString()
        return NumberCheck(text, digits, valid, kind, area.region, area.place, area.zones, found)
    }
}
