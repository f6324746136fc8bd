package dev.numplan

import java.math.BigDecimal

/** An amount of money as the provider writes it, in US dollars unless the provider says otherwise: exact. */
@kotlinx.serialization.Serializable(with = dev.numplan.serializers.MoneySerializer::class)
public data class Money(
    /** As the provider writes it: `1.25`, `0.80000`. */
    public val text: String,
) {
    /** The amount, or null if the text is not a number. */
    public val amount: BigDecimal? get() = text.toBigDecimalOrNull()

    override fun toString(): String = text

    public companion object {
        /** The serializer; needs kotlinx.serialization. */
        public fun serializer(): kotlinx.serialization.KSerializer<Money> =
            dev.numplan.serializers.serializer(dev.numplan.serializers.MoneySerializer)
    }
}

/** The kind of a [WavixDestination]. */
public enum class WavixTransport(internal val number: Long) {
    /** A SIP URI. */
    SIP_URI(1),

    /** The public telephone network. */
    PSTN(4),

    /** A SIP trunk. */
    SIP_TRUNK(5),
}

/** A destination of the inbound calls of a Wavix number. */
public data class WavixDestination(
    /** A SIP URI, a phone number, or the user part that the trunk expects. */
    public val destination: String,
    /** The order in which destinations are tried, lowest first. */
    public val priority: Long,
    /** The kind of the destination. */
    public val transport: WavixTransport,
    /** The trunk; only with [WavixTransport.SIP_TRUNK]. */
    public val trunkId: Long? = null,
) {
    internal fun passed(): Passed = Passed { to ->
        to.put("destination", destination)
        to.put("priority", priority)
        to.put("transport", transport.number)
        to.put("trunk_id", trunkId)
    }
}

/** A URL without its user info, also if the URL is malformed. */
internal fun withoutUserInfo(url: String?): String? {
    val end = url?.lastIndexOf('@') ?: -1
    if (url == null || end < 0) return url
    val start = url.indexOf("://").let { if (it in 0..end - 3) it + 3 else 0 }
    return url.substring(0, start) + "***" + url.substring(end)
}
