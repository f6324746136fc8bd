// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// The kind of a failure. The list is closed and shared by every language (tests/codes.json).
public enum ErrorCode: String, Sendable, Hashable, CaseIterable {
    /// A value or combination of values was refused before sending; nothing was sent.
    case invalidInput = "invalid_input"
    /// The provider has no such operation, or the field cannot be changed that way; nothing was sent.
    case unsupported = "unsupported"
    /// Credentials, base URL or client settings are missing or wrong; nothing was sent.
    case config = "config"
    /// The provider did not accept the credentials (401).
    case unauthorized = "unauthorized"
    /// The credentials may not do this (403).
    case forbidden = "forbidden"
    /// The account has no such number or record (404).
    case notFound = "not_found"
    /// The state of the number forbids it (409), or more than one record fits.
    case conflict = "conflict"
    /// The provider refused the request (400, 422 and other 4xx).
    case rejected = "rejected"
    /// Too many requests (429), and waiting within the limits did not help.
    case rateLimited = "rate_limited"
    /// The provider could not process the request (408, 5xx), even after retries.
    case unavailable = "unavailable"
    /// The connection failed. On a write, nothing was sent.
    case network = "network"
    /// The time limit passed. On a write, nothing was sent.
    case timeout = "timeout"
    /// A write may or may not have taken effect.
    case outcomeUnknown = "outcome_unknown"
    /// A 2xx response that is not what the operation returns.
    case badResponse = "bad_response"
    /// The provider sent a redirect, which is never followed.
    case unsafeRedirect = "unsafe_redirect"
    /// The caller canceled the operation.
    case canceled = "canceled"
}

extension ErrorCode: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension ErrorCode: Passed {}

/// A provider.
public enum ProviderId: String, Sendable, Hashable, CaseIterable {
    /// Flowroute, API v2.
    case flowroute = "flowroute"
    /// Plivo, API v1.
    case plivo = "plivo"
    /// Wavix, API v1.
    case wavix = "wavix"
}

extension ProviderId: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension ProviderId: Passed {}

/// Whether the request of the operation reached the provider, over all attempts.
public enum Sent: String, Sendable, Hashable, CaseIterable {
    /// Not sent: no byte of the request left.
    case no = "no"
    /// Possibly sent: no response was received.
    case maybe = "maybe"
    /// Sent, and a response was received. The response may be a failure.
    case yes = "yes"
}

extension Sent: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension Sent: Passed {}

/// A finding about an accepted callback URL.
public enum CallbackFinding: String, Sendable, Hashable, CaseIterable {
    /// Plain http:: anyone on the network path can read and forge the callbacks.
    case plainHttp = "plain_http"
    /// A user name or password in the URL, which some servers and proxies log.
    case userInfo = "user_info"
}

extension CallbackFinding: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension CallbackFinding: Passed {}

/// The use of a number, by its area code.
public enum NumberKind: String, Sendable, Hashable, CaseIterable {
    /// A place: a state, province, country or city.
    case geographic = "geographic"
    /// 800, 833, 844, 855, 866, 877, 888 and the codes reserved for more: the called party pays.
    case tollFree = "toll_free"
    /// 900: the caller pays extra.
    case premium = "premium"
    /// 5XX: personal communications, numbers that follow a person or a device.
    case personal = "personal"
    /// 600, 622, 633: services throughout Canada.
    case canadaNonGeographic = "canada_non_geographic"
    /// 700: services of each long-distance carrier.
    case interexchangeCarrier = "interexchange_carrier"
    /// 710: the government of the United States.
    case government = "government"
    /// Not in the table, or not a number.
    case unknown = "unknown"
}

extension NumberKind: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension NumberKind: Passed {}

/// A finding about a text or number. Declared, and therefore listed, most severe first.
public enum FindingCode: String, Sendable, Hashable, CaseIterable {
    /// The text contains no digit.
    case empty = "empty"
    /// A number that is not written in digits only.
    case form = "form"
    /// A spreadsheet's error value (#N/A) or a column too narrow to show its cells (########).
    case spreadsheetError = "spreadsheet_error"
    /// Text that was decoded or escaped twice, as in Â, &nbsp;, %2B.
    case encoding = "encoding"
    /// Characters that no phone number contains.
    case characters = "characters"
    /// Letters, as in 1-800-FLOWERS.
    case letters = "letters"
    /// The letter O in place of the digit 0.
    case letterO = "letter_o"
    /// An extension after the number.
    case `extension` = "extension"
    /// More than one number.
    case twoNumbers = "two_numbers"
    /// A rounded or overflowed number: some digits are gone.
    case digitsLost = "digits_lost"
    /// A decimal fraction after the number.
    case notWhole = "not_whole"
    /// Too few or too many digits.
    case length = "length"
    /// A leading zero; no country code has one.
    case leadingZero = "leading_zero"
    /// A country code other than 1 where a North American number is required.
    case countryCode = "country_code"
    /// An area code that begins with 0 or 1.
    case npa = "npa"
    /// An area code with 9 in the middle, reserved for longer numbers.
    case npaN9x = "npa_n9x"
    /// An area code of the reserved blocks 37X and 96X.
    case npaReserved = "npa_reserved"
    /// An area code that is a service code: 211 … 911.
    case npaN11 = "npa_n11"
    /// A central office code that begins with 0 or 1.
    case nxx = "nxx"
    /// The central office code 911.
    case nxx911 = "nxx_911"
    /// A central office code 211 … 811 in a geographic area code.
    case nxxN11 = "nxx_n11"
    /// Ten digits, read as a North American number: country code 1 is an assumption.
    case tenDigits = "ten_digits"
    /// The area code is not in the table; it may be newer.
    case npaUnknown = "npa_unknown"
    /// A toll-free code reserved for future use.
    case tollFreeReserved = "toll_free_reserved"
    /// Reserved for films and examples: 555-0100 … 555-0199, 800-555-0199.
    case fictional = "fictional"
    /// 555-1212, directory assistance.
    case directoryAssistance = "directory_assistance"
    /// Any other number of the exchange 555.
    case exchange555 = "exchange_555"
    /// Exchanges with a special use: 950, 958, 959, 976.
    case specialExchange = "special_exchange"
    /// A trailing .0, as spreadsheets and data frames write it.
    case decimalZero = "decimal_zero"
    /// Exponent form that still has all digits.
    case exponent = "exponent"
    /// An international dialing prefix, 00 or 011, before the country code.
    case dialPrefix = "dial_prefix"
}

extension FindingCode: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension FindingCode: Passed {}

/// The severity of a finding. Only an error refuses a number.
public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// Not usable as given.
    case error = "error"
    /// Usable, but unusual: check that the number is the intended one.
    case warning = "warning"
    /// Usable; a note on how the text was read.
    case info = "info"
}

extension Severity: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension Severity: Passed {}

/// The state of a field after an update.
public enum FieldState: String, Sendable, Hashable, CaseIterable {
    /// The field has the requested value. A field that cannot be read: the provider confirmed it.
    case applied = "applied"
    /// A task is running, or the provider applies the change later.
    case pending = "pending"
    /// The provider reports that it did not make the change.
    case rejected = "rejected"
    /// The outcome is not known; observed is the value seen instead, if any.
    case unknown = "unknown"
}

extension FieldState: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension FieldState: Passed {}

/// The evidence for a state.
public enum Evidence: String, Sendable, Hashable, CaseIterable {
    /// The provider confirms the change without showing the value.
    case status = "status"
    /// The response shows the value.
    case echo = "echo"
    /// A read after the update shows the value.
    case readBack = "read_back"
}

extension Evidence: CustomStringConvertible {
    /// The word, as the engine has it.
    public var description: String { rawValue }
}

extension Evidence: Passed {}
