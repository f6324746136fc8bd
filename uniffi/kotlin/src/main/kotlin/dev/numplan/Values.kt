package dev.numplan

import java.math.BigDecimal

/** An amount of money as the provider writes it, in US dollars unless the provider says otherwise: no digit is lost. */
public data class Money(
    /** As the provider writes it: `1.25`, `0.80000`. */
    public val text: String,
) {
    /** The amount, if the text is one. */
    public val amount: BigDecimal? get() = text.toBigDecimalOrNull()

    override fun toString(): String = text
}

/** How a [WavixDestination] is reached. */
public enum class WavixTransport(internal val number: Long) {
    /** A SIP URI. */
    SIP_URI(1),

    /** The public telephone network. */
    PSTN(4),

    /** A SIP trunk. */
    SIP_TRUNK(5),
}

/** Where inbound calls of a number at Wavix go. */
public data class WavixDestination(
    /** A SIP URI, a number, or what the trunk expects. */
    public val destination: String,
    /** The order in which destinations are tried, lowest first. */
    public val priority: Long,
    /** How it is reached. */
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

/** An address without its user info, also where it is none that could be used. */
internal fun withoutUserInfo(url: String?): String? {
    val end = url?.lastIndexOf('@') ?: -1
    if (url == null || end < 0) return url
    val start = url.indexOf("://").let { if (it in 0..end - 3) it + 3 else 0 }
    return url.substring(0, start) + "***" + url.substring(end)
}
