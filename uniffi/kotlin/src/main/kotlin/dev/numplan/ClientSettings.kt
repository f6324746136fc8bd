// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import kotlin.time.Duration

/** The settings of a client. What is not set is as its documentation says. */
public data class ClientSettings(
    /**
     * Another address than the provider's: an app's own backend, a proxy, a sandbox. https, or http to this
     * machine; it may have a path.
     */
    public val baseUrl: String? = null,
    /** How long a whole call may take, with all of its attempts and waits. 60 s unless given. */
    public val timeout: Duration? = null,
    /**
     * The same for what spends money or destroys. The order itself may use all of it but 30 s, which are for
     * finding out what became of it. 120 s unless given.
     */
    public val orderTimeout: Duration? = null,
    /** How long one attempt may take, to the last byte of its answer. 15 s unless given. */
    public val attemptTimeout: Duration? = null,
    /** How long a connection may take to come about. 5 s unless given. */
    public val connectTimeout: Duration? = null,
    /** How often a request is tried in all, where it may be tried again. 3 unless given. */
    public val attempts: Long? = null,
    /**
     * Whether an order (what spends money or destroys) that was turned away with 429 is sent again, as all else
     * is. No unless given: whoever is told to slow down decides anew.
     */
    public val retryThrottledOrders: Boolean? = null,
    /**
     * How many requests may be on the wire at a time; others wait in line inside their call's limit. 64 unless
     * given.
     */
    public val inFlight: Long? = null,
    /** The most requests a second; 0 is no limit. As the provider documents unless given: 60 at Plivo. */
    public val maxRate: Double? = null,
    /** A file of certificates in PEM that are trusted beside the system's. */
    public val caFile: String? = null,
) {
    internal fun put(to: Arguments) {
        to.put("baseUrl", baseUrl)
        to.put("timeout", timeout)
        to.put("orderTimeout", orderTimeout)
        to.put("attemptTimeout", attemptTimeout)
        to.put("connectTimeout", connectTimeout)
        to.put("attempts", attempts)
        to.put("retryThrottledOrders", retryThrottledOrders)
        to.put("inFlight", inFlight)
        to.put("maxRate", maxRate)
        to.put("caFile", caFile)
    }

    /** What is set, in one line; of the base URL not the user info. */
    override fun toString(): String = listOf(
        "baseUrl" to withoutUserInfo(baseUrl),
        "timeout" to timeout,
        "orderTimeout" to orderTimeout,
        "attemptTimeout" to attemptTimeout,
        "connectTimeout" to connectTimeout,
        "attempts" to attempts,
        "retryThrottledOrders" to retryThrottledOrders,
        "inFlight" to inFlight,
        "maxRate" to maxRate,
        "caFile" to caFile,
    ).filter { it.second != null }.joinToString(", ", "ClientSettings(", ")") { (name, value) -> "$name=$value" }
}
