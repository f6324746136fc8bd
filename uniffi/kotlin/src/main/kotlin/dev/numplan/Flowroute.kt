// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import kotlin.time.Duration

/** What Flowroute wants to know of the caller. Nothing shows what is in it. */
public class FlowrouteCredentials(
    internal val accessKey: String,
    internal val secretKey: String,
) {
    override fun toString(): String = "FlowrouteCredentials(***)"

    internal fun parts(): List<String> = listOf(accessKey, secretKey)
}

/** A client of Flowroute. It can be shared by all coroutines and threads; one is enough for an app. */
public class Flowroute private constructor(private val client: Client) : AutoCloseable {
    /**
     * With credentials that are at hand.
     *
     * @param settings Time limits, another address and the like.
     * @param transport The app's own network stack, in the place of the engine's.
     * @param observer Is told of each attempt, for a log.
     * @throws NumplanException `config` or `invalid_input`, if the client cannot be made so.
     */
    public constructor(
        credentials: FlowrouteCredentials,
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
    ) : this(
        Client.open(
            "flowroute",
            Arguments().apply {
                put("accessKey", credentials.accessKey)
                put("secretKey", credentials.secretKey)
                settings.put(this)
            },
            null,
            transport,
            observer,
        ),
    )

    /** With credentials that are at hand. */
    public constructor(
        accessKey: String,
        secretKey: String,
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
    ) : this(FlowrouteCredentials(accessKey, secretKey), settings, transport, observer)

    /**
     * With credentials out of a key store or from the app's own backend: [credentials] is asked when the first call needs
     * them, and once more when they are not accepted.
     */
    public constructor(
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
        credentials: suspend () -> FlowrouteCredentials,
    ) : this(
        Client.open("flowroute", Arguments().apply(settings::put), { credentials().parts() }, transport, observer),
    )

    /** Flowroute's calls about numbers. */
    public val numbers: Numbers = Numbers(client)

    /** Flowroute's calls about area codes. */
    public val areaCodes: AreaCodes = AreaCodes(client)

    /** Flowroute's calls about exchanges. */
    public val exchanges: Exchanges = Exchanges(client)

    /** Flowroute's calls about routes. */
    public val routes: Routes = Routes(client)

    /** Flowroute's calls about edge strategies. */
    public val edgeStrategies: EdgeStrategies = EdgeStrategies(client)

    /** Flowroute's calls about provisioning. */
    public val provisioning: Provisioning = Provisioning(client)

    /** Carries an operation out that was made as a value. */
    public suspend fun <Output> run(operation: Operation<Flowroute, Output>): Output = client.run(operation)

    /** The request of an operation, for an app that sends it by its own means, without the engine's retries. */
    public fun <Output> prepare(operation: Operation<Flowroute, Output>): Prepared<Output> = client.prepare(operation)

    /** What an response says about an operation, for an app that has sent its request by its own means. */
    public fun <Output> interpret(operation: Operation<Flowroute, Output>, response: HttpAnswer): Output =
        client.interpret(operation, response)

    /** The course of an operation, for an app that sends by its own means and wants the engine's retries. */
    public fun <Output> course(operation: Operation<Flowroute, Output>, now: Moment = Moment.now()): Course<Output> =
        client.course(operation, now)

    /** The orders that nobody waited for to their end, the oldest first. Those that have ended are told of once. */
    public fun detached_orders(): List<UnsettledOrder> = client.detached_orders()

    /**
     * Takes no call any more, ends those that can be given up, and returns when the last has ended: orders go on to their
     * end.
     */
    public suspend fun closeAndWait(): Unit = client.closeAndWait()

    /** Takes no call any more and ends those that can be given up, without waiting; orders go on to their end. */
    override fun close(): Unit = client.close()

    /** Flowroute's calls about numbers. */
    public class Numbers internal constructor(private val client: Client) {
        /**
         * Reads the details of a number of the account.
         * https://developer.flowroute.com/api/numbers/v2.0/list-phone-number-details/
         *
         * @param number The number of the account, 11 digits: 12065551234.
         * @param timeout How long the whole call may take.
         */
        public suspend fun get(
            number: CharSequence,
            timeout: Duration? = null,
        ): FlowrouteNumber {
            val operation = Companion.get(number, timeout)
            return client.run(operation)
        }

        /**
         * Updates a number of the account.
         * https://developer.flowroute.com/api/numbers/v2.0/update-phone-number-details/
         *
         * @param number The number of the account, 11 digits: 12065551234.
         * @param alias The account's own name for the number; several numbers may share one.
         * @param cnamLookupsEnabled Whether the caller's name is looked up on inbound calls.
         * @param messagingEnabled Whether the number can send and receive messages. true starts a task that
         *   takes a while and costs money; false is not documented to work: disable messaging with
         *   provisioning.start.
         * @param messagingEmail Whether the account's contact gets an email when the task is done. Only
         *   with messagingEnabled true.
         * @param messagingCallbackUrl The URL that is called when the task is done. Only with
         *   messagingEnabled true.
         * @param current The number as it was read just now: then it is not read again for a comparison.
         * @param timeout How long the whole call may take.
         * @param verify Read afterwards until the change shows.
         * @param wait Follow the task that the call starts to its end.
         * @param waitTimeout How long the task is followed at the most. 300 s unless given; implies wait.
         */
        public suspend fun update(
            number: CharSequence,
            alias: Change<String> = Change.Keep,
            cnamLookupsEnabled: Boolean? = null,
            messagingEnabled: Boolean? = null,
            messagingEmail: Boolean? = null,
            messagingCallbackUrl: String? = null,
            current: FlowrouteNumber? = null,
            timeout: Duration? = null,
            verify: Boolean? = null,
            wait: Boolean? = null,
            waitTimeout: Duration? = null,
        ): Updated<FlowrouteNumber> {
            val operation = Companion.update(
                number,
                alias,
                cnamLookupsEnabled,
                messagingEnabled,
                messagingEmail,
                messagingCallbackUrl,
                current,
                timeout,
                verify,
                wait,
                waitTimeout,
            )
            return client.run(operation)
        }

        /**
         * Lists the numbers of the account.
         * https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/
         *
         * @param startsWith The first digits of the number. Country code 1 is assumed unless another one is
         *   given, as +44.
         * @param contains Digits anywhere in the number.
         * @param endsWith The last digits of the number.
         * @param alias The whole alias of the number, at most 64 characters.
         * @param timeout How long the whole call may take.
         */
        public fun list(
            startsWith: String? = null,
            contains: String? = null,
            endsWith: String? = null,
            alias: String? = null,
            timeout: Duration? = null,
        ): Items<FlowrouteNumber> {
            val operation = Companion.listPage(
                startsWith = startsWith,
                contains = contains,
                endsWith = endsWith,
                alias = alias,
                timeout = timeout,
            )
            return Items(client, operation.request, FlowrouteNumber::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun listPage(
            startsWith: String? = null,
            contains: String? = null,
            endsWith: String? = null,
            alias: String? = null,
            limit: Long? = null,
            offset: Long? = null,
            timeout: Duration? = null,
        ): Page<FlowrouteNumber> {
            val operation = Companion.listPage(startsWith, contains, endsWith, alias, limit, offset, timeout)
            return client.run(operation)
        }

        /**
         * Searches the numbers that can be bought.
         * https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/
         *
         * @param startsWith The first digits of the number, country code included.
         * @param contains Digits anywhere in the number.
         * @param endsWith The last digits of the number.
         * @param rateCenter The abbreviated rate center, in letters of either case.
         * @param state The state or province, two letters of either case.
         * @param numberType longcode or toll-free.
         * @param isoCountry The country, ISO 3166 alpha-2.
         * @param orderBy The field by which the numbers are sorted, with ,asc or ,desc after it if wanted.
         * @param timeout How long the whole call may take.
         */
        public fun search(
            startsWith: String? = null,
            contains: String? = null,
            endsWith: String? = null,
            rateCenter: String? = null,
            state: String? = null,
            numberType: String? = null,
            isoCountry: String? = null,
            orderBy: String? = null,
            timeout: Duration? = null,
        ): Items<FlowrouteStockNumber> {
            val operation = Companion.searchPage(
                startsWith = startsWith,
                contains = contains,
                endsWith = endsWith,
                rateCenter = rateCenter,
                state = state,
                numberType = numberType,
                isoCountry = isoCountry,
                orderBy = orderBy,
                timeout = timeout,
            )
            return Items(client, operation.request, FlowrouteStockNumber::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun searchPage(
            startsWith: String? = null,
            contains: String? = null,
            endsWith: String? = null,
            rateCenter: String? = null,
            state: String? = null,
            numberType: String? = null,
            isoCountry: String? = null,
            orderBy: String? = null,
            limit: Long? = null,
            offset: Long? = null,
            timeout: Duration? = null,
        ): Page<FlowrouteStockNumber> {
            val operation = Companion.searchPage(
                startsWith,
                contains,
                endsWith,
                rateCenter,
                state,
                numberType,
                isoCountry,
                orderBy,
                limit,
                offset,
                timeout,
            )
            return client.run(operation)
        }

        /**
         * Buys a number: its set-up cost at once, its monthly cost from then on, both in US dollars.
         * https://developer.flowroute.com/api/numbers/v2.0/purchase-a-phone-number/
         *
         * @param number The number to buy, 11 digits: 12065551234.
         * @param timeout How long the whole call may take.
         */
        public suspend fun buy(
            number: CharSequence,
            timeout: Duration? = null,
        ): Receipt<FlowrouteNumber> {
            val operation = Companion.buy(number, timeout)
            return client.run(operation)
        }

        /**
         * Releases a number of the account. The receipt has the number as it was.
         * https://developer.flowroute.com/api/numbers/v2.0/release-a-phone-number/
         *
         * @param number The number of the account, 11 digits: 12065551234.
         * @param timeout How long the whole call may take.
         */
        public suspend fun release(
            number: CharSequence,
            timeout: Duration? = null,
        ): Receipt<FlowrouteNumber> {
            val operation = Companion.release(number, timeout)
            return client.run(operation)
        }

        /**
         * Sets the primary or the failover route of a number of the account.
         * https://developer.flowroute.com/api/numbers/v2.0/update-primary-voice-route-for-a-phone-number/
         *
         * @param number The number of the account, 11 digits: 12065551234.
         * @param slot primary, where inbound calls go, or failover, where they go when that fails.
         * @param route The id of the route.
         * @param timeout How long the whole call may take.
         * @param verify Read afterwards until the change shows.
         */
        public suspend fun setRoute(
            number: CharSequence,
            slot: FlowrouteRouteSlot,
            route: String,
            timeout: Duration? = null,
            verify: Boolean? = null,
        ): Receipt<FlowrouteNumber> {
            val operation = Companion.setRoute(number, slot, route, timeout, verify)
            return client.run(operation)
        }

        /**
         * Clears the primary or the failover route of a number of the account; the route itself stays.
         * https://developer.flowroute.com/api/numbers/v2.0/clear-primary-voice-route-for-a-phone-number/
         *
         * @param number The number of the account, 11 digits: 12065551234.
         * @param slot primary, where inbound calls go, or failover, where they go when that fails.
         * @param timeout How long the whole call may take.
         * @param verify Read afterwards until the change shows.
         */
        public suspend fun clearRoute(
            number: CharSequence,
            slot: FlowrouteRouteSlot,
            timeout: Duration? = null,
            verify: Boolean? = null,
        ): Receipt<FlowrouteNumber> {
            val operation = Companion.clearRoute(number, slot, timeout, verify)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun get(
                number: CharSequence,
                timeout: Duration? = null,
            ): Operation<Flowroute, FlowrouteNumber> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                options.put("timeout", timeout)
                return Operation("numbers.get", inputs, options, FlowrouteNumber::read)
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun update(
                number: CharSequence,
                alias: Change<String> = Change.Keep,
                cnamLookupsEnabled: Boolean? = null,
                messagingEnabled: Boolean? = null,
                messagingEmail: Boolean? = null,
                messagingCallbackUrl: String? = null,
                current: FlowrouteNumber? = null,
                timeout: Duration? = null,
                verify: Boolean? = null,
                wait: Boolean? = null,
                waitTimeout: Duration? = null,
            ): Operation<Flowroute, Updated<FlowrouteNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                inputs.change("alias", alias)
                inputs.put("cnamLookupsEnabled", cnamLookupsEnabled)
                inputs.put("messagingEnabled", messagingEnabled)
                inputs.put("messagingEmail", messagingEmail)
                inputs.put("messagingCallbackUrl", messagingCallbackUrl)
                inputs.put("current", current?.passed())
                options.put("timeout", timeout)
                options.put("verify", verify)
                options.put("wait", wait)
                options.put("waitTimeout", waitTimeout)
                return Operation("numbers.update", inputs, options, { Updated.read(it, FlowrouteNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun listPage(
                startsWith: String? = null,
                contains: String? = null,
                endsWith: String? = null,
                alias: String? = null,
                limit: Long? = null,
                offset: Long? = null,
                timeout: Duration? = null,
            ): Operation<Flowroute, Page<FlowrouteNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("startsWith", startsWith)
                inputs.put("contains", contains)
                inputs.put("endsWith", endsWith)
                inputs.put("alias", alias)
                inputs.put("limit", limit)
                inputs.put("offset", offset)
                options.put("timeout", timeout)
                return Operation("numbers.list", inputs, options, { Page.read(it, FlowrouteNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun searchPage(
                startsWith: String? = null,
                contains: String? = null,
                endsWith: String? = null,
                rateCenter: String? = null,
                state: String? = null,
                numberType: String? = null,
                isoCountry: String? = null,
                orderBy: String? = null,
                limit: Long? = null,
                offset: Long? = null,
                timeout: Duration? = null,
            ): Operation<Flowroute, Page<FlowrouteStockNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("startsWith", startsWith)
                inputs.put("contains", contains)
                inputs.put("endsWith", endsWith)
                inputs.put("rateCenter", rateCenter)
                inputs.put("state", state)
                inputs.put("numberType", numberType)
                inputs.put("isoCountry", isoCountry)
                inputs.put("orderBy", orderBy)
                inputs.put("limit", limit)
                inputs.put("offset", offset)
                options.put("timeout", timeout)
                return Operation("numbers.search", inputs, options, { Page.read(it, FlowrouteStockNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun buy(
                number: CharSequence,
                timeout: Duration? = null,
            ): Operation<Flowroute, Receipt<FlowrouteNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                options.put("timeout", timeout)
                return Operation("numbers.buy", inputs, options, { Receipt.read(it, FlowrouteNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun release(
                number: CharSequence,
                timeout: Duration? = null,
            ): Operation<Flowroute, Receipt<FlowrouteNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                options.put("timeout", timeout)
                return Operation("numbers.release", inputs, options, { Receipt.read(it, FlowrouteNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun setRoute(
                number: CharSequence,
                slot: FlowrouteRouteSlot,
                route: String,
                timeout: Duration? = null,
                verify: Boolean? = null,
            ): Operation<Flowroute, Receipt<FlowrouteNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                inputs.put("slot", slot)
                inputs.put("route", route)
                options.put("timeout", timeout)
                options.put("verify", verify)
                return Operation("numbers.set_route", inputs, options, { Receipt.read(it, FlowrouteNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun clearRoute(
                number: CharSequence,
                slot: FlowrouteRouteSlot,
                timeout: Duration? = null,
                verify: Boolean? = null,
            ): Operation<Flowroute, Receipt<FlowrouteNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                inputs.put("slot", slot)
                options.put("timeout", timeout)
                options.put("verify", verify)
                return Operation("numbers.clear_route", inputs, options, { Receipt.read(it, FlowrouteNumber::read) })
            }
        }
    }

    /** Flowroute's calls about area codes. */
    public class AreaCodes internal constructor(private val client: Client) {
        /**
         * Lists the area codes in which numbers can be bought.
         * https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/
         *
         * @param maxSetupCost The highest one-off price of a number, in US dollars, as 3.25.
         * @param timeout How long the whole call may take.
         */
        public fun list(
            maxSetupCost: String? = null,
            timeout: Duration? = null,
        ): Items<FlowrouteAreaCode> {
            val operation = Companion.listPage(maxSetupCost = maxSetupCost, timeout = timeout)
            return Items(client, operation.request, FlowrouteAreaCode::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun listPage(
            maxSetupCost: String? = null,
            limit: Long? = null,
            offset: Long? = null,
            timeout: Duration? = null,
        ): Page<FlowrouteAreaCode> {
            val operation = Companion.listPage(maxSetupCost, limit, offset, timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun listPage(
                maxSetupCost: String? = null,
                limit: Long? = null,
                offset: Long? = null,
                timeout: Duration? = null,
            ): Operation<Flowroute, Page<FlowrouteAreaCode>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("maxSetupCost", maxSetupCost)
                inputs.put("limit", limit)
                inputs.put("offset", offset)
                options.put("timeout", timeout)
                return Operation("area_codes.list", inputs, options, { Page.read(it, FlowrouteAreaCode::read) })
            }
        }
    }

    /** Flowroute's calls about exchanges. */
    public class Exchanges internal constructor(private val client: Client) {
        /**
         * Lists the exchanges in which numbers can be bought.
         * https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/
         *
         * @param maxSetupCost The highest one-off price of a number, in US dollars, as 3.25.
         * @param areacode The area code, three digits.
         * @param timeout How long the whole call may take.
         */
        public fun list(
            maxSetupCost: String? = null,
            areacode: String? = null,
            timeout: Duration? = null,
        ): Items<FlowrouteNumberExchange> {
            val operation = Companion.listPage(maxSetupCost = maxSetupCost, areacode = areacode, timeout = timeout)
            return Items(client, operation.request, FlowrouteNumberExchange::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun listPage(
            maxSetupCost: String? = null,
            areacode: String? = null,
            limit: Long? = null,
            offset: Long? = null,
            timeout: Duration? = null,
        ): Page<FlowrouteNumberExchange> {
            val operation = Companion.listPage(maxSetupCost, areacode, limit, offset, timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun listPage(
                maxSetupCost: String? = null,
                areacode: String? = null,
                limit: Long? = null,
                offset: Long? = null,
                timeout: Duration? = null,
            ): Operation<Flowroute, Page<FlowrouteNumberExchange>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("maxSetupCost", maxSetupCost)
                inputs.put("areacode", areacode)
                inputs.put("limit", limit)
                inputs.put("offset", offset)
                options.put("timeout", timeout)
                return Operation("exchanges.list", inputs, options, { Page.read(it, FlowrouteNumberExchange::read) })
            }
        }
    }

    /** Flowroute's calls about routes. */
    public class Routes internal constructor(private val client: Client) {
        /**
         * Lists the inbound voice routes of the account.
         * https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/
         *
         * @param routeType host, number, uri or sip-reg.
         * @param timeout How long the whole call may take.
         */
        public fun list(
            routeType: String? = null,
            timeout: Duration? = null,
        ): Items<FlowrouteRoute> {
            val operation = Companion.listPage(routeType = routeType, timeout = timeout)
            return Items(client, operation.request, FlowrouteRoute::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun listPage(
            routeType: String? = null,
            limit: Long? = null,
            offset: Long? = null,
            timeout: Duration? = null,
        ): Page<FlowrouteRoute> {
            val operation = Companion.listPage(routeType, limit, offset, timeout)
            return client.run(operation)
        }

        /**
         * Creates an inbound voice route. All fields but edgeStrategyId are required.
         * https://developer.flowroute.com/api/numbers/v2.0/create-an-inbound-route/
         *
         * @param routeType The type of the target: a host, a phone number or a SIP URI.
         * @param value The target, in the form of its type: www.example.com:5060, 12065551234,
         *   sip:ann@example.com.
         * @param alias The account's own name for the route, which no other route of the account has.
         * @param edgeStrategyId The id of the edge strategy, a number that the list of edge strategies
         *   shows.
         * @param timeout How long the whole call may take.
         */
        public suspend fun create(
            routeType: FlowrouteRouteType? = null,
            value: String? = null,
            alias: String? = null,
            edgeStrategyId: Long? = null,
            timeout: Duration? = null,
        ): Receipt<FlowrouteRoute> {
            val operation = Companion.create(routeType, value, alias, edgeStrategyId, timeout)
            return client.run(operation)
        }

        /**
         * Updates an inbound voice route of the account. It affects the calls of every number that points to
         * it. https://developer.flowroute.com/api/numbers/v2.0/update-an-inbound-route/
         *
         * @param route The id of the route.
         * @param routeType The type of the target: a host, a phone number or a SIP URI.
         * @param value The target, in the form of its type: www.example.com:5060, 12065551234,
         *   sip:ann@example.com.
         * @param alias The account's own name for the route, which no other route of the account has.
         * @param edgeStrategyId The id of the edge strategy, a number that the list of edge strategies
         *   shows.
         * @param timeout How long the whole call may take.
         */
        public suspend fun update(
            route: String,
            routeType: FlowrouteRouteType? = null,
            value: String? = null,
            alias: String? = null,
            edgeStrategyId: Long? = null,
            timeout: Duration? = null,
        ): Receipt<FlowrouteRoute> {
            val operation = Companion.update(route, routeType, value, alias, edgeStrategyId, timeout)
            return client.run(operation)
        }

        /**
         * Deletes an inbound voice route of the account, to which no number may point.
         * https://developer.flowroute.com/api/numbers/v2.0/delete-an-inbound-route/
         *
         * @param route The id of the route.
         * @param timeout How long the whole call may take.
         */
        public suspend fun delete(
            route: String,
            timeout: Duration? = null,
        ): Receipt<FlowrouteRoute> {
            val operation = Companion.delete(route, timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun listPage(
                routeType: String? = null,
                limit: Long? = null,
                offset: Long? = null,
                timeout: Duration? = null,
            ): Operation<Flowroute, Page<FlowrouteRoute>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("routeType", routeType)
                inputs.put("limit", limit)
                inputs.put("offset", offset)
                options.put("timeout", timeout)
                return Operation("routes.list", inputs, options, { Page.read(it, FlowrouteRoute::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun create(
                routeType: FlowrouteRouteType? = null,
                value: String? = null,
                alias: String? = null,
                edgeStrategyId: Long? = null,
                timeout: Duration? = null,
            ): Operation<Flowroute, Receipt<FlowrouteRoute>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("routeType", routeType)
                inputs.put("value", value)
                inputs.put("alias", alias)
                inputs.put("edgeStrategyId", edgeStrategyId)
                options.put("timeout", timeout)
                return Operation("routes.create", inputs, options, { Receipt.read(it, FlowrouteRoute::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun update(
                route: String,
                routeType: FlowrouteRouteType? = null,
                value: String? = null,
                alias: String? = null,
                edgeStrategyId: Long? = null,
                timeout: Duration? = null,
            ): Operation<Flowroute, Receipt<FlowrouteRoute>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("route", route)
                inputs.put("routeType", routeType)
                inputs.put("value", value)
                inputs.put("alias", alias)
                inputs.put("edgeStrategyId", edgeStrategyId)
                options.put("timeout", timeout)
                return Operation("routes.update", inputs, options, { Receipt.read(it, FlowrouteRoute::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun delete(
                route: String,
                timeout: Duration? = null,
            ): Operation<Flowroute, Receipt<FlowrouteRoute>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("route", route)
                options.put("timeout", timeout)
                return Operation("routes.delete", inputs, options, { Receipt.read(it, FlowrouteRoute::read) })
            }
        }
    }

    /** Flowroute's calls about edge strategies. */
    public class EdgeStrategies internal constructor(private val client: Client) {
        /**
         * Lists the edge strategies. https://developer.flowroute.com/api/numbers/v2.0/list-edge-strategies/
         *
         * @param timeout How long the whole call may take.
         */
        public fun list(
            timeout: Duration? = null,
        ): Items<FlowrouteEdgeStrategy> {
            val operation = Companion.listPage(timeout = timeout)
            return Items(client, operation.request, FlowrouteEdgeStrategy::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun listPage(
            timeout: Duration? = null,
        ): Page<FlowrouteEdgeStrategy> {
            val operation = Companion.listPage(timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun listPage(
                timeout: Duration? = null,
            ): Operation<Flowroute, Page<FlowrouteEdgeStrategy>> {
                val inputs = Arguments()
                val options = Arguments()
                options.put("timeout", timeout)
                return Operation("edge_strategies.list", inputs, options, { Page.read(it, FlowrouteEdgeStrategy::read) })
            }
        }
    }

    /** Flowroute's calls about provisioning. */
    public class Provisioning internal constructor(private val client: Client) {
        /**
         * Enables or disables messaging for numbers of the account.
         * https://developer.flowroute.com/api/messages/v2.2/
         *
         * @param numbers The numbers of the account, 11 digits each.
         * @param action enable, which costs money, or disable messaging.
         * @param callbackUrl The URL that is called when the task is done.
         * @param email Whether the account's contact gets an email when the task is done.
         * @param timeout How long the whole call may take.
         * @param wait Follow the task that the call starts to its end.
         * @param waitTimeout How long the task is followed at the most. 300 s unless given; implies wait.
         */
        public suspend fun start(
            numbers: List<CharSequence>,
            action: FlowrouteMessagingAction,
            callbackUrl: String? = null,
            email: Boolean? = null,
            timeout: Duration? = null,
            wait: Boolean? = null,
            waitTimeout: Duration? = null,
        ): Receipt<FlowrouteProvisioning> {
            val operation = Companion.start(numbers, action, callbackUrl, email, timeout, wait, waitTimeout)
            return client.run(operation)
        }

        /**
         * Reads the status of a messaging task. Flowroute documents no status but processing. For a task of
         * many numbers it reports the progress of each. https://developer.flowroute.com/api/messages/v2.2/
         *
         * @param task The id of the task, which the result that started it has.
         * @param timeout How long the whole call may take.
         */
        public suspend fun get(
            task: String,
            timeout: Duration? = null,
        ): FlowrouteProvisioning {
            val operation = Companion.get(task, timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun start(
                numbers: List<CharSequence>,
                action: FlowrouteMessagingAction,
                callbackUrl: String? = null,
                email: Boolean? = null,
                timeout: Duration? = null,
                wait: Boolean? = null,
                waitTimeout: Duration? = null,
            ): Operation<Flowroute, Receipt<FlowrouteProvisioning>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("numbers", numbers)
                inputs.put("action", action)
                inputs.put("callbackUrl", callbackUrl)
                inputs.put("email", email)
                options.put("timeout", timeout)
                options.put("wait", wait)
                options.put("waitTimeout", waitTimeout)
                return Operation("provisioning.start", inputs, options, { Receipt.read(it, FlowrouteProvisioning::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun get(
                task: String,
                timeout: Duration? = null,
            ): Operation<Flowroute, FlowrouteProvisioning> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("task", task)
                options.put("timeout", timeout)
                return Operation("provisioning.get", inputs, options, FlowrouteProvisioning::read)
            }
        }
    }
}
