// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import dev.numplan.internal.FfiTree

/** The kind of a failure. The list is closed and shared by every language (tests/codes.json). */
public enum class ErrorCode(override val word: String) : Word {
    /** A value or combination of values was refused before sending; nothing was sent. */
    INVALID_INPUT("invalid_input"),
    /** The provider has no such operation, or the field cannot be changed that way; nothing was sent. */
    UNSUPPORTED("unsupported"),
    /** Credentials, base URL or client settings are missing or wrong; nothing was sent. */
    CONFIG("config"),
    /** The provider did not accept the credentials (401). */
    UNAUTHORIZED("unauthorized"),
    /** The credentials may not do this (403). */
    FORBIDDEN("forbidden"),
    /** The account has no such number or record (404). */
    NOT_FOUND("not_found"),
    /** The state of the number forbids it (409), or more than one record fits. */
    CONFLICT("conflict"),
    /** The provider refused the request (400, 422 and other 4xx). */
    REJECTED("rejected"),
    /** Too many requests (429), and waiting within the limits did not help. */
    RATE_LIMITED("rate_limited"),
    /** The provider could not process the request (408, 5xx), even after retries. */
    UNAVAILABLE("unavailable"),
    /** The connection failed. On a write, nothing was sent. */
    NETWORK("network"),
    /** The time limit passed. On a write, nothing was sent. */
    TIMEOUT("timeout"),
    /** A write may or may not have taken effect. */
    OUTCOME_UNKNOWN("outcome_unknown"),
    /** A 2xx response that is not what the operation returns. */
    BAD_RESPONSE("bad_response"),
    /** The provider sent a redirect, which is never followed. */
    UNSAFE_REDIRECT("unsafe_redirect"),
    /** The caller canceled the operation. */
    CANCELED("canceled");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): ErrorCode = Members.word(entries, tree)
    }
}

/** A provider. */
public enum class ProviderId(override val word: String) : Word {
    /** Flowroute, API v2. */
    FLOWROUTE("flowroute"),
    /** Plivo, API v1. */
    PLIVO("plivo"),
    /** Wavix, API v1. */
    WAVIX("wavix");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): ProviderId = Members.word(entries, tree)
    }
}

/** Whether the request of the operation reached the provider, over all attempts. */
public enum class Sent(override val word: String) : Word {
    /** Not sent: no byte of the request left. */
    NO("no"),
    /** Possibly sent: no response was received. */
    MAYBE("maybe"),
    /** Sent, and a response was received. The response may be a failure. */
    YES("yes");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): Sent = Members.word(entries, tree)
    }
}

/** A finding about an accepted callback URL. */
public enum class CallbackFinding(override val word: String) : Word {
    /** Plain http:: anyone on the network path can read and forge the callbacks. */
    PLAIN_HTTP("plain_http"),
    /** A user name or password in the URL, which some servers and proxies log. */
    USER_INFO("user_info");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): CallbackFinding = Members.word(entries, tree)
    }
}

/** The use of a number, by its area code. */
public enum class NumberKind(override val word: String) : Word {
    /** A place: a state, province, country or city. */
    GEOGRAPHIC("geographic"),
    /** 800, 833, 844, 855, 866, 877, 888 and the codes reserved for more: the called party pays. */
    TOLL_FREE("toll_free"),
    /** 900: the caller pays extra. */
    PREMIUM("premium"),
    /** 5XX: personal communications, numbers that follow a person or a device. */
    PERSONAL("personal"),
    /** 600, 622, 633: services throughout Canada. */
    CANADA_NON_GEOGRAPHIC("canada_non_geographic"),
    /** 700: services of each long-distance carrier. */
    INTEREXCHANGE_CARRIER("interexchange_carrier"),
    /** 710: the government of the United States. */
    GOVERNMENT("government"),
    /** Not in the table, or not a number. */
    UNKNOWN("unknown");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): NumberKind = Members.word(entries, tree)
    }
}

/** A finding about a text or number. Declared, and therefore listed, most severe first. */
public enum class FindingCode(override val word: String) : Word {
    /** The text contains no digit. */
    EMPTY("empty"),
    /** A number that is not written in digits only. */
    FORM("form"),
    /** A spreadsheet's error value (#N/A) or a column too narrow to show its cells (########). */
    SPREADSHEET_ERROR("spreadsheet_error"),
    /** Text that was decoded or escaped twice, as in Â, &nbsp;, %2B. */
    ENCODING("encoding"),
    /** Characters that no phone number contains. */
    CHARACTERS("characters"),
    /** Letters, as in 1-800-FLOWERS. */
    LETTERS("letters"),
    /** The letter O in place of the digit 0. */
    LETTER_O("letter_o"),
    /** An extension after the number. */
    EXTENSION("extension"),
    /** More than one number. */
    TWO_NUMBERS("two_numbers"),
    /** A rounded or overflowed number: some digits are gone. */
    DIGITS_LOST("digits_lost"),
    /** A decimal fraction after the number. */
    NOT_WHOLE("not_whole"),
    /** Too few or too many digits. */
    LENGTH("length"),
    /** A leading zero; no country code has one. */
    LEADING_ZERO("leading_zero"),
    /** A country code other than 1 where a North American number is required. */
    COUNTRY_CODE("country_code"),
    /** An area code that begins with 0 or 1. */
    NPA("npa"),
    /** An area code with 9 in the middle, reserved for longer numbers. */
    NPA_N9X("npa_n9x"),
    /** An area code of the reserved blocks 37X and 96X. */
    NPA_RESERVED("npa_reserved"),
    /** An area code that is a service code: 211 … 911. */
    NPA_N11("npa_n11"),
    /** A central office code that begins with 0 or 1. */
    NXX("nxx"),
    /** The central office code 911. */
    NXX_911("nxx_911"),
    /** A central office code 211 … 811 in a geographic area code. */
    NXX_N11("nxx_n11"),
    /** Ten digits, read as a North American number: country code 1 is an assumption. */
    TEN_DIGITS("ten_digits"),
    /** The area code is not in the table; it may be newer. */
    NPA_UNKNOWN("npa_unknown"),
    /** A toll-free code reserved for future use. */
    TOLL_FREE_RESERVED("toll_free_reserved"),
    /** Reserved for films and examples: 555-0100 … 555-0199, 800-555-0199. */
    FICTIONAL("fictional"),
    /** 555-1212, directory assistance. */
    DIRECTORY_ASSISTANCE("directory_assistance"),
    /** Any other number of the exchange 555. */
    EXCHANGE_555("exchange_555"),
    /** Exchanges with a special use: 950, 958, 959, 976. */
    SPECIAL_EXCHANGE("special_exchange"),
    /** A trailing .0, as spreadsheets and data frames write it. */
    DECIMAL_ZERO("decimal_zero"),
    /** Exponent form that still has all digits. */
    EXPONENT("exponent"),
    /** An international dialing prefix, 00 or 011, before the country code. */
    DIAL_PREFIX("dial_prefix");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): FindingCode = Members.word(entries, tree)
    }
}

/** The severity of a finding. Only an error refuses a number. */
public enum class Severity(override val word: String) : Word {
    /** Not usable as given. */
    ERROR("error"),
    /** Usable, but unusual: check that the number is the intended one. */
    WARNING("warning"),
    /** Usable; a note on how the text was read. */
    INFO("info");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): Severity = Members.word(entries, tree)
    }
}

/** The state of a field after an update. */
public enum class FieldState(override val word: String) : Word {
    /** The field has the requested value. A field that cannot be read: the provider confirmed it. */
    APPLIED("applied"),
    /** A task is running, or the provider applies the change later. */
    PENDING("pending"),
    /** The provider reports that it did not make the change. */
    REJECTED("rejected"),
    /** The outcome is not known; observed is the value seen instead, if any. */
    UNKNOWN("unknown");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): FieldState = Members.word(entries, tree)
    }
}

/** The evidence for a state. */
public enum class Evidence(override val word: String) : Word {
    /** The provider confirms the change without showing the value. */
    STATUS("status"),
    /** The response shows the value. */
    ECHO("echo"),
    /** A read after the update shows the value. */
    READ_BACK("read_back");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): Evidence = Members.word(entries, tree)
    }
}
