/// The members that the numbers of all providers have. `FlowrouteNumber`, `PlivoNumber` and `WavixNumber` conform to it.
public protocol AccountNumber: Sendable {
    /// The phone number as digits, country code first.
    var phoneNumber: String? { get }
    /// The account's own name for the number.
    var displayName: String? { get }
    /// The price of a month.
    var monthlyPrice: Money? { get }
}

/// The members that the numbers for sale of all providers have.
public protocol OfferedNumber: Sendable {
    /// The phone number as digits, country code first.
    var phoneNumber: String? { get }
    /// The price of a month.
    var monthlyPrice: Money? { get }
    /// The one-off price.
    var setupPrice: Money? { get }
}
