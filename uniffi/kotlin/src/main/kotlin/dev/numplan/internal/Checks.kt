package dev.numplan.internal

import dev.numplan.Members
import dev.numplan.NumberCheck
import dev.numplan.NumberFinding
import dev.numplan.NumberKind

/** Reads checks of numbers, which cross without the words of their area codes. `check` in `uniffi/src/jvm.rs` writes them. */
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
        val valid = FfiConverterBoolean.read(from)
        val kind = NumberKind.entries[from.get().toInt()]
        val area = areas[from.get().toUByte().toInt()]
        val number = FfiConverterOptionalString.read(from)
        val found = findings(FfiConverterTypeFfiValue.read(from))
        return NumberCheck(text, number, valid, kind, area.region, area.place, area.zones, found)
    }
}
