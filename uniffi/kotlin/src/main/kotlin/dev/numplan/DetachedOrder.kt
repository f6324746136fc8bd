package dev.numplan

/** An order whose caller stopped waiting. */
public class DetachedOrder(
    /** The name of the operation, such as `numbers.buy`. */
    public val operation: String,
    /** The subject of the order, such as a number. */
    public val subject: String,
    /** Whether the order is still running. */
    public val isRunning: Boolean,
    /** The result if the order succeeded, of the same type as the result of the operation: `Receipt<FlowrouteNumber>`. */
    public val result: Any? = null,
    /** The error if the order failed. */
    public val error: NumplanException? = null,
) {
    override fun toString(): String = "$operation of $subject: ${error?.code ?: if (isRunning) "running" else "done"}"
}
