// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import dev.numplan.internal.FfiTree

/** One of the two routes of a number. */
public enum class FlowrouteRouteSlot(override val word: String) : Word {
    /** Where inbound calls go. */
    PRIMARY("primary"),
    /** Where inbound calls go when the primary route fails. */
    FAILOVER("failover");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): FlowrouteRouteSlot = Members.word(entries, tree)
    }
}

/** The type of a route's target. */
public enum class FlowrouteRouteType(override val word: String) : Word {
    /** A host name or IP address, with or without a port. */
    HOST("host"),
    /** A phone number. */
    NUMBER("number"),
    /** A SIP URI. */
    URI("uri");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): FlowrouteRouteType = Members.word(entries, tree)
    }
}

/** A change of messaging. */
public enum class FlowrouteMessagingAction(override val word: String) : Word {
    /** The numbers can send and receive messages, which costs money. */
    ENABLE("enable"),
    /** The numbers can no longer send and receive messages. */
    DISABLE("disable");

    /** The word, as the engine has it. */
    override fun toString(): String = word

    internal companion object {
        fun read(tree: FfiTree): FlowrouteMessagingAction = Members.word(entries, tree)
    }
}

/** The id and the type of a resource. */
public data class FlowrouteLink(
    /** The id. */
    public val id: String,
    /** The type. */
    public val type: String,
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteLink {
            val members = Members(tree)
            return FlowrouteLink(
                id = members.read(0, Members::text),
                type = members.read(1, Members::text),
            )
        }
    }
}

/** The resources that a number points to. */
public data class FlowrouteRelationships(
    /** Where inbound calls go. */
    public val primaryRoute: FlowrouteLink? = null,
    /** Where inbound calls go when the primary route fails. */
    public val failoverRoute: FlowrouteLink? = null,
    /** The caller name of outbound calls. */
    public val cnamPreset: FlowrouteLink? = null,
    /** The emergency address. */
    public val e911Address: FlowrouteLink? = null,
    /** The messaging task. */
    public val messageProvision: FlowrouteLink? = null,
    /** Relationships without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteRelationships {
            val members = Members(tree)
            return FlowrouteRelationships(
                primaryRoute = members.optional(0, FlowrouteLink::read),
                failoverRoute = members.optional(1, FlowrouteLink::read),
                cnamPreset = members.optional(2, FlowrouteLink::read),
                e911Address = members.optional(3, FlowrouteLink::read),
                messageProvision = members.optional(4, FlowrouteLink::read),
                extra = members.read(5, Members::objectOf),
            )
        }
    }
}

/** An inbound voice route. */
public data class FlowrouteRoute(
    /** The account's own name for the route. */
    public val alias: String? = null,
    /** host, number, uri, sip-reg and others. */
    public val routeType: String? = null,
    /** The target; none for sip-reg. */
    public val value: String? = null,
    /** The edge strategy's id. */
    public val edgeStrategyId: String? = null,
    /** The route's id. 0 is the account's own SIP registration. */
    public val id: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteRoute {
            val members = Members(tree)
            return FlowrouteRoute(
                alias = members.optional(0, Members::text),
                routeType = members.optional(1, Members::text),
                value = members.optional(2, Members::text),
                edgeStrategyId = members.optional(3, Members::text),
                id = members.optional(4, Members::text),
                extra = members.read(5, Members::objectOf),
            )
        }
    }
}

/** A phone number of the account. */
public data class FlowrouteNumber(
    /** The number, 11 digits. */
    public val value: String? = null,
    /** The account's own name for the number; several numbers may share one. */
    public val alias: String? = null,
    /** Whether the caller's name is looked up on inbound calls. */
    public val cnamLookupsEnabled: Boolean? = null,
    /** Whether the number can send and receive messages. */
    public val messagingEnabled: Boolean? = null,
    /** longcode, toll-free and others: the set is open. */
    public val numberType: String? = null,
    /** The abbreviated rate center. */
    public val rateCenter: String? = null,
    /** The state or province, two letters in lower case. */
    public val state: String? = null,
    /** The country, ISO 3166 alpha-2. */
    public val isoCountry: String? = null,
    /** The price of an inbound minute. */
    public val inboundRate: Money? = null,
    /** The price of a month. */
    public val monthlyCost: Money? = null,
    /** The one-off price. */
    public val setupCost: Money? = null,
    /** How the rate is made up: local and others. */
    public val rateType: String? = null,
    /** PURCHASED and others. */
    public val status: String? = null,
    /** The price tier. */
    public val tier: String? = null,
    /** The record's id, which is the number. */
    public val id: String? = null,
    /** The resources that the number points to; lists do not show them. */
    public val relationships: FlowrouteRelationships? = null,
    /** The routes that the response includes. */
    public val routes: List<FlowrouteRoute> = emptyList(),
    /** The messaging task that the response shows. */
    public val provisioning: ProvisioningTask? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal fun passed(): Passed = Passed { to ->
        to.put("value", value)
        to.put("alias", alias)
        to.put("cnam_lookups_enabled", cnamLookupsEnabled)
        to.put("messaging_enabled", messagingEnabled)
        to.put("number_type", numberType)
        to.put("rate_center", rateCenter)
        to.put("state", state)
        to.put("iso_country", isoCountry)
        to.put("inbound_rate", inboundRate)
        to.put("monthly_cost", monthlyCost)
        to.put("setup_cost", setupCost)
        to.put("rate_type", rateType)
        to.put("status", status)
        to.put("tier", tier)
        to.put("id", id)
    }

    internal companion object {
        fun read(tree: FfiTree): FlowrouteNumber {
            val members = Members(tree)
            return FlowrouteNumber(
                value = members.optional(0, Members::text),
                alias = members.optional(1, Members::text),
                cnamLookupsEnabled = members.optional(2, Members::flag),
                messagingEnabled = members.optional(3, Members::flag),
                numberType = members.optional(4, Members::text),
                rateCenter = members.optional(5, Members::text),
                state = members.optional(6, Members::text),
                isoCountry = members.optional(7, Members::text),
                inboundRate = members.optional(8, Members::money),
                monthlyCost = members.optional(9, Members::money),
                setupCost = members.optional(10, Members::money),
                rateType = members.optional(11, Members::text),
                status = members.optional(12, Members::text),
                tier = members.optional(13, Members::text),
                id = members.optional(14, Members::text),
                relationships = members.optional(15, FlowrouteRelationships::read),
                routes = members.read(16, Members.list(FlowrouteRoute::read)),
                provisioning = members.optional(17, ProvisioningTask::read),
                extra = members.read(18, Members::objectOf),
            )
        }
    }
}

/** A phone number that can be bought. */
public data class FlowrouteStockNumber(
    /** The number, 11 digits. */
    public val value: String? = null,
    /** longcode, toll-free and others: the set is open. */
    public val numberType: String? = null,
    /** The abbreviated rate center. */
    public val rateCenter: String? = null,
    /** The state or province, two letters. */
    public val state: String? = null,
    /** The country, ISO 3166 alpha-2. */
    public val isoCountry: String? = null,
    /** The price of a month, in US dollars. */
    public val monthlyCost: Money? = null,
    /** The one-off price, in US dollars. */
    public val setupCost: Money? = null,
    /** The record's id, which is the number. */
    public val id: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteStockNumber {
            val members = Members(tree)
            return FlowrouteStockNumber(
                value = members.optional(0, Members::text),
                numberType = members.optional(1, Members::text),
                rateCenter = members.optional(2, Members::text),
                state = members.optional(3, Members::text),
                isoCountry = members.optional(4, Members::text),
                monthlyCost = members.optional(5, Members::money),
                setupCost = members.optional(6, Members::money),
                id = members.optional(7, Members::text),
                extra = members.read(8, Members::objectOf),
            )
        }
    }
}

/** An area code in which numbers can be bought. */
public data class FlowrouteAreaCode(
    /** The three digits. */
    public val id: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteAreaCode {
            val members = Members(tree)
            return FlowrouteAreaCode(
                id = members.optional(0, Members::text),
                extra = members.read(1, Members::objectOf),
            )
        }
    }
}

/** An exchange (area code and central office code) in which numbers can be bought. */
public data class FlowrouteNumberExchange(
    /** The digits: 1, area code and central office code, of which Flowroute may leave out the 1. */
    public val id: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteNumberExchange {
            val members = Members(tree)
            return FlowrouteNumberExchange(
                id = members.optional(0, Members::text),
                extra = members.read(1, Members::objectOf),
            )
        }
    }
}

/** A point at which calls enter Flowroute's network. */
public data class FlowrouteEdgeStrategy(
    /** The name. */
    public val name: String? = null,
    /** The id, a number; the edge_strategy_id of a route names it. */
    public val id: String? = null,
    /** Attributes without a field of their own. */
    public val extra: Map<String, JsonValue> = emptyMap(),
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteEdgeStrategy {
            val members = Members(tree)
            return FlowrouteEdgeStrategy(
                name = members.optional(0, Members::text),
                id = members.optional(1, Members::text),
                extra = members.read(2, Members::objectOf),
            )
        }
    }
}

/** The progress of the numbers of a bulk task, as Flowroute writes them. */
public data class FlowrouteBulkNumbers(
    /** The numbers that are done. */
    public val successful: List<String> = emptyList(),
    /** The numbers that are in progress. */
    public val processing: List<String> = emptyList(),
    /** The numbers that failed. */
    public val failed: List<String> = emptyList(),
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteBulkNumbers {
            val members = Members(tree)
            return FlowrouteBulkNumbers(
                successful = members.read(0, Members.list(Members::text)),
                processing = members.read(1, Members.list(Members::text)),
                failed = members.read(2, Members.list(Members::text)),
            )
        }
    }
}

/** The status of a messaging task. */
public data class FlowrouteProvisioning(
    /** The id of the task. */
    public val id: String,
    /** The status. */
    public val status: String? = null,
    /** The progress of each number, for a task of many numbers. */
    public val numbers: FlowrouteBulkNumbers? = null,
    /** All attributes of the task. */
    public val attributes: JsonValue,
) {
    internal companion object {
        fun read(tree: FfiTree): FlowrouteProvisioning {
            val members = Members(tree)
            return FlowrouteProvisioning(
                id = members.read(0, Members::text),
                status = members.optional(1, Members::text),
                numbers = members.optional(2, FlowrouteBulkNumbers::read),
                attributes = members.read(3, Members::json),
            )
        }
    }
}
