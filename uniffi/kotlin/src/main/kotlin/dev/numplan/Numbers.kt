package dev.numplan

/** The members that the numbers of all providers have. `FlowrouteNumber`, `PlivoNumber` and `WavixNumber` implement it. */
public interface AccountNumber {
    /** The phone number as digits, country code first. */
    public val phoneNumber: String?

    /** The account's own name for the number. */
    public val displayName: String?

    /** The price of a month. */
    public val monthlyPrice: Money?
}

/** The members that the numbers for sale of all providers have. */
public interface OfferedNumber {
    /** The phone number as digits, country code first. */
    public val phoneNumber: String?

    /** The price of a month. */
    public val monthlyPrice: Money?

    /** The one-off price. */
    public val setupPrice: Money?
}
