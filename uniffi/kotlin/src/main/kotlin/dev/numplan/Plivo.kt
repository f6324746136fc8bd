// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import kotlin.time.Duration

/** What Plivo wants to know of the caller. Nothing shows what is in it. */
public class PlivoCredentials(
    internal val authId: String,
    internal val authToken: String,
) {
    override fun toString(): String = "PlivoCredentials(***)"

    internal fun parts(): List<String> = listOf(authId, authToken)
}

/** A client of Plivo. It can be shared by all coroutines and threads; one is enough for an app. */
public class Plivo private constructor(private val client: Client) : AutoCloseable {
    /**
     * With credentials that are at hand.
     *
     * @param settings Time limits, another address and the like.
     * @param transport The app's own network stack, in the place of the engine's.
     * @param observer Is told of each attempt, for a log.
     * @throws NumplanException `config` or `invalid_input`, if the client cannot be made so.
     */
    public constructor(
        credentials: PlivoCredentials,
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
    ) : this(
        Client.open(
            "plivo",
            Arguments().apply {
                put("authId", credentials.authId)
                put("authToken", credentials.authToken)
                settings.put(this)
            },
            null,
            transport,
            observer,
        ),
    )

    /** With credentials that are at hand. */
    public constructor(
        authId: String,
        authToken: String,
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
    ) : this(PlivoCredentials(authId, authToken), settings, transport, observer)

    /**
     * With credentials out of a key store or from the app's own backend: [credentials] is asked when the first call needs
     * them, and once more when they are not accepted.
     */
    public constructor(
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
        credentials: suspend () -> PlivoCredentials,
    ) : this(
        Client.open("plivo", Arguments().apply(settings::put), { credentials().parts() }, transport, observer),
    )

    /** Plivo's calls about numbers. */
    public val numbers: Numbers = Numbers(client)

    /** Carries an operation out that was made as a value. */
    public suspend fun <Output> run(operation: Operation<Plivo, Output>): Output = client.run(operation)

    /** The request of an operation, for an app that sends it by its own means, without the engine's retries. */
    public fun <Output> prepare(operation: Operation<Plivo, Output>): Prepared<Output> = client.prepare(operation)

    /** What an response says about an operation, for an app that has sent its request by its own means. */
    public fun <Output> interpret(operation: Operation<Plivo, Output>, response: HttpAnswer): Output =
        client.interpret(operation, response)

    /** The course of an operation, for an app that sends by its own means and wants the engine's retries. */
    public fun <Output> course(operation: Operation<Plivo, Output>, now: Moment = Moment.now()): Course<Output> =
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

    /** Plivo's calls about numbers. */
    public class Numbers internal constructor(private val client: Client) {
        /**
         * Reads a number of the account.
         * https://www.plivo.com/docs/numbers/api/account-phone-number/#retrieve-an-account-phone-number
         *
         * @param number The number of the account with its country code: 12025551111.
         * @param timeout How long the whole call may take.
         */
        public suspend fun get(
            number: CharSequence,
            timeout: Duration? = null,
        ): PlivoNumber {
            val operation = Companion.get(number, timeout)
            return client.run(operation)
        }

        /**
         * Updates a number of the account.
         * https://www.plivo.com/docs/numbers/api/account-phone-number/#update-an-account-phone-number
         *
         * @param number The number of the account with its country code: 12025551111.
         * @param keepApplication Whether the number is read first and its own application sent along,
         *   unless the update names one: Plivo may assign the account's default application to a number whose
         *   update names none.
         * @param appId The application that answers calls and messages. According to Plivo's page an update
         *   without it assigns the account's default application; no official example shows that. Use
         *   keepApplication to be safe.
         * @param subaccount The auth id of the subaccount that the number will belong to. Only the main
         *   account may set it.
         * @param alias The account's own name for the number.
         * @param complianceApplicationId The compliance application. Plivo changes it only while its status
         *   is pending or rejected.
         * @param cnamLookup Whether the caller's name is looked up. US local and toll-free numbers only.
         * @param cnam The caller name to register for outbound calls. Starts a registration that ends at
         *   the callback.
         * @param cnamCallbackUrl The URL that is called with the result of the CNAM registration.
         * @param cnamCallbackMethod The method of that callback.
         * @param callerReputation Whether the number is registered for caller reputation. Needs
         *   profileUuid; starts a registration.
         * @param profileUuid The profile that caller reputation is registered under.
         * @param callerReputationCallbackUrl The URL that is called with the result of the caller
         *   reputation registration.
         * @param callerReputationCallbackMethod The method of that callback.
         * @param current The number as it was read just now: then it is not read again.
         * @param timeout How long the whole call may take.
         * @param verify Read afterwards until the change shows.
         */
        public suspend fun update(
            number: CharSequence,
            keepApplication: Boolean? = null,
            appId: Change<String> = Change.Keep,
            subaccount: String? = null,
            alias: Change<String> = Change.Keep,
            complianceApplicationId: String? = null,
            cnamLookup: PlivoToggle? = null,
            cnam: String? = null,
            cnamCallbackUrl: Change<String> = Change.Keep,
            cnamCallbackMethod: PlivoHttpMethod? = null,
            callerReputation: PlivoToggle? = null,
            profileUuid: String? = null,
            callerReputationCallbackUrl: String? = null,
            callerReputationCallbackMethod: PlivoHttpMethod? = null,
            current: PlivoNumber? = null,
            timeout: Duration? = null,
            verify: Boolean? = null,
        ): Updated<PlivoNumber> {
            val operation = Companion.update(
                number,
                keepApplication,
                appId,
                subaccount,
                alias,
                complianceApplicationId,
                cnamLookup,
                cnam,
                cnamCallbackUrl,
                cnamCallbackMethod,
                callerReputation,
                profileUuid,
                callerReputationCallbackUrl,
                callerReputationCallbackMethod,
                current,
                timeout,
                verify,
            )
            return client.run(operation)
        }

        /**
         * Lists the numbers of the account, a page at a time.
         * https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers
         *
         * @param type Only numbers of this type: local, mobile, tollfree and others.
         * @param numberStartswith Only numbers that begin with these digits, country code first, without a
         *   plus.
         * @param subaccount Only numbers of the subaccount with this auth id.
         * @param alias Only numbers with this alias.
         * @param services Only numbers with all of these services: voice, sms, mms, with commas between
         *   them.
         * @param cnamLookup Only numbers whose CNAM lookup is enabled, or disabled.
         * @param renewalDate Only numbers that are renewed on this day, YYYY-MM-DD.
         * @param renewalDateGt Only numbers that are renewed after this day, YYYY-MM-DD.
         * @param renewalDateGte Only numbers that are renewed on this day or after it, YYYY-MM-DD.
         * @param renewalDateLt Only numbers that are renewed before this day, YYYY-MM-DD.
         * @param renewalDateLte Only numbers that are renewed on this day or before it, YYYY-MM-DD.
         * @param tendlcCampaignId Only numbers of the 10DLC campaign with this id.
         * @param tendlcRegistrationStatus Only numbers whose 10DLC registration has this status.
         * @param tollFreeSmsVerification Only toll-free numbers whose verification for SMS has this status.
         * @param timeout How long the whole call may take.
         */
        public fun list(
            type: String? = null,
            numberStartswith: String? = null,
            subaccount: String? = null,
            alias: String? = null,
            services: String? = null,
            cnamLookup: PlivoToggle? = null,
            renewalDate: String? = null,
            renewalDateGt: String? = null,
            renewalDateGte: String? = null,
            renewalDateLt: String? = null,
            renewalDateLte: String? = null,
            tendlcCampaignId: String? = null,
            tendlcRegistrationStatus: String? = null,
            tollFreeSmsVerification: String? = null,
            timeout: Duration? = null,
        ): Items<PlivoNumber> {
            val operation = Companion.listPage(
                type = type,
                numberStartswith = numberStartswith,
                subaccount = subaccount,
                alias = alias,
                services = services,
                cnamLookup = cnamLookup,
                renewalDate = renewalDate,
                renewalDateGt = renewalDateGt,
                renewalDateGte = renewalDateGte,
                renewalDateLt = renewalDateLt,
                renewalDateLte = renewalDateLte,
                tendlcCampaignId = tendlcCampaignId,
                tendlcRegistrationStatus = tendlcRegistrationStatus,
                tollFreeSmsVerification = tollFreeSmsVerification,
                timeout = timeout,
            )
            return Items(client, operation.request, PlivoNumber::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun listPage(
            type: String? = null,
            numberStartswith: String? = null,
            subaccount: String? = null,
            alias: String? = null,
            services: String? = null,
            cnamLookup: PlivoToggle? = null,
            renewalDate: String? = null,
            renewalDateGt: String? = null,
            renewalDateGte: String? = null,
            renewalDateLt: String? = null,
            renewalDateLte: String? = null,
            tendlcCampaignId: String? = null,
            tendlcRegistrationStatus: String? = null,
            tollFreeSmsVerification: String? = null,
            offset: Long? = null,
            cursor: String? = null,
            timeout: Duration? = null,
        ): Page<PlivoNumber> {
            val operation = Companion.listPage(
                type,
                numberStartswith,
                subaccount,
                alias,
                services,
                cnamLookup,
                renewalDate,
                renewalDateGt,
                renewalDateGte,
                renewalDateLt,
                renewalDateLte,
                tendlcCampaignId,
                tendlcRegistrationStatus,
                tollFreeSmsVerification,
                offset,
                cursor,
                timeout,
            )
            return client.run(operation)
        }

        /**
         * Searches the numbers that can be bought, a page at a time.
         * https://www.plivo.com/docs/numbers/api/phone-number/#search-for-phone-numbers
         *
         * @param countryIso The country, two letters of ISO 3166: US. Required.
         * @param type Only numbers of this type: local, mobile, tollfree and others.
         * @param pattern Only numbers with these digits after the country code; for some countries after
         *   the area code.
         * @param npanxx Only numbers whose area code and exchange begin with these digits. US and Canada.
         * @param region Only numbers of this region: a state, a province.
         * @param city Only numbers of this city.
         * @param services Only numbers with these services: voice, sms, mms, with commas between them.
         * @param rateCenter Only numbers of this rate center. US and Canada.
         * @param lata Only numbers of this local access and transport area. US and Canada.
         * @param timeout How long the whole call may take.
         */
        public fun search(
            countryIso: String? = null,
            type: String? = null,
            pattern: String? = null,
            npanxx: String? = null,
            region: String? = null,
            city: String? = null,
            services: String? = null,
            rateCenter: String? = null,
            lata: String? = null,
            timeout: Duration? = null,
        ): Items<PlivoStockNumber> {
            val operation = Companion.searchPage(
                countryIso = countryIso,
                type = type,
                pattern = pattern,
                npanxx = npanxx,
                region = region,
                city = city,
                services = services,
                rateCenter = rateCenter,
                lata = lata,
                timeout = timeout,
            )
            return Items(client, operation.request, PlivoStockNumber::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun searchPage(
            countryIso: String? = null,
            type: String? = null,
            pattern: String? = null,
            npanxx: String? = null,
            region: String? = null,
            city: String? = null,
            services: String? = null,
            rateCenter: String? = null,
            lata: String? = null,
            offset: Long? = null,
            cursor: String? = null,
            timeout: Duration? = null,
        ): Page<PlivoStockNumber> {
            val operation = Companion.searchPage(
                countryIso,
                type,
                pattern,
                npanxx,
                region,
                city,
                services,
                rateCenter,
                lata,
                offset,
                cursor,
                timeout,
            )
            return client.run(operation)
        }

        /**
         * Buys a number. At most one order is sent, whatever happens to it.
         * https://www.plivo.com/docs/numbers/api/phone-number/#buy-a-phone-number
         *
         * @param number The number to buy, with its country code: 12025551111.
         * @param appId The application that answers calls and messages. Without it: the account's default
         *   application.
         * @param cnamLookup Whether the caller's name is looked up. US local and toll-free numbers only.
         * @param complianceApplicationId The compliance application, for numbers that need one.
         * @param haEnable Whether the number is highly available, where Plivo offers it.
         * @param timeout How long the whole call may take.
         */
        public suspend fun buy(
            number: CharSequence,
            appId: String? = null,
            cnamLookup: PlivoToggle? = null,
            complianceApplicationId: String? = null,
            haEnable: Boolean? = null,
            timeout: Duration? = null,
        ): Receipt<PlivoNumber> {
            val operation = Companion.buy(number, appId, cnamLookup, complianceApplicationId, haEnable, timeout)
            return client.run(operation)
        }

        /**
         * Adds numbers of another carrier to the account.
         * https://www.plivo.com/docs/numbers/api/account-phone-number/#add-a-number-from-your-own-carrier
         *
         * @param numbers The numbers, each with its country code.
         * @param carrier The id of the incoming carrier that the numbers come from. Required.
         * @param region The region that the numbers belong to. Required.
         * @param numberType The type of the numbers: local, mobile, tollfree and others.
         * @param appId The application that answers calls and messages.
         * @param subaccount The auth id of the subaccount that the numbers will belong to. Only the main
         *   account may set it.
         * @param timeout How long the whole call may take.
         */
        public suspend fun add(
            numbers: List<CharSequence>,
            carrier: String? = null,
            region: String? = null,
            numberType: String? = null,
            appId: String? = null,
            subaccount: String? = null,
            timeout: Duration? = null,
        ): Receipt<PlivoNumber> {
            val operation = Companion.add(numbers, carrier, region, numberType, appId, subaccount, timeout)
            return client.run(operation)
        }

        /**
         * Releases a number of the account. It cannot be undone.
         * https://www.plivo.com/docs/numbers/api/account-phone-number/#unrent-a-number
         *
         * @param number The number of the account with its country code: 12025551111.
         * @param timeout How long the whole call may take.
         */
        public suspend fun release(
            number: CharSequence,
            timeout: Duration? = null,
        ): Receipt<PlivoNumber> {
            val operation = Companion.release(number, timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun get(
                number: CharSequence,
                timeout: Duration? = null,
            ): Operation<Plivo, PlivoNumber> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                options.put("timeout", timeout)
                return Operation("numbers.get", inputs, options, PlivoNumber::read)
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun update(
                number: CharSequence,
                keepApplication: Boolean? = null,
                appId: Change<String> = Change.Keep,
                subaccount: String? = null,
                alias: Change<String> = Change.Keep,
                complianceApplicationId: String? = null,
                cnamLookup: PlivoToggle? = null,
                cnam: String? = null,
                cnamCallbackUrl: Change<String> = Change.Keep,
                cnamCallbackMethod: PlivoHttpMethod? = null,
                callerReputation: PlivoToggle? = null,
                profileUuid: String? = null,
                callerReputationCallbackUrl: String? = null,
                callerReputationCallbackMethod: PlivoHttpMethod? = null,
                current: PlivoNumber? = null,
                timeout: Duration? = null,
                verify: Boolean? = null,
            ): Operation<Plivo, Updated<PlivoNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                inputs.put("keepApplication", keepApplication)
                inputs.change("appId", appId)
                inputs.put("subaccount", subaccount)
                inputs.change("alias", alias)
                inputs.put("complianceApplicationId", complianceApplicationId)
                inputs.put("cnamLookup", cnamLookup)
                inputs.put("cnam", cnam)
                inputs.change("cnamCallbackUrl", cnamCallbackUrl)
                inputs.put("cnamCallbackMethod", cnamCallbackMethod)
                inputs.put("callerReputation", callerReputation)
                inputs.put("profileUuid", profileUuid)
                inputs.put("callerReputationCallbackUrl", callerReputationCallbackUrl)
                inputs.put("callerReputationCallbackMethod", callerReputationCallbackMethod)
                inputs.put("current", current?.passed())
                options.put("timeout", timeout)
                options.put("verify", verify)
                return Operation("numbers.update", inputs, options, { Updated.read(it, PlivoNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun listPage(
                type: String? = null,
                numberStartswith: String? = null,
                subaccount: String? = null,
                alias: String? = null,
                services: String? = null,
                cnamLookup: PlivoToggle? = null,
                renewalDate: String? = null,
                renewalDateGt: String? = null,
                renewalDateGte: String? = null,
                renewalDateLt: String? = null,
                renewalDateLte: String? = null,
                tendlcCampaignId: String? = null,
                tendlcRegistrationStatus: String? = null,
                tollFreeSmsVerification: String? = null,
                offset: Long? = null,
                cursor: String? = null,
                timeout: Duration? = null,
            ): Operation<Plivo, Page<PlivoNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("type", type)
                inputs.put("numberStartswith", numberStartswith)
                inputs.put("subaccount", subaccount)
                inputs.put("alias", alias)
                inputs.put("services", services)
                inputs.put("cnamLookup", cnamLookup)
                inputs.put("renewalDate", renewalDate)
                inputs.put("renewalDateGt", renewalDateGt)
                inputs.put("renewalDateGte", renewalDateGte)
                inputs.put("renewalDateLt", renewalDateLt)
                inputs.put("renewalDateLte", renewalDateLte)
                inputs.put("tendlcCampaignId", tendlcCampaignId)
                inputs.put("tendlcRegistrationStatus", tendlcRegistrationStatus)
                inputs.put("tollFreeSmsVerification", tollFreeSmsVerification)
                inputs.put("offset", offset)
                inputs.put("cursor", cursor)
                options.put("timeout", timeout)
                return Operation("numbers.list", inputs, options, { Page.read(it, PlivoNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun searchPage(
                countryIso: String? = null,
                type: String? = null,
                pattern: String? = null,
                npanxx: String? = null,
                region: String? = null,
                city: String? = null,
                services: String? = null,
                rateCenter: String? = null,
                lata: String? = null,
                offset: Long? = null,
                cursor: String? = null,
                timeout: Duration? = null,
            ): Operation<Plivo, Page<PlivoStockNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("countryIso", countryIso)
                inputs.put("type", type)
                inputs.put("pattern", pattern)
                inputs.put("npanxx", npanxx)
                inputs.put("region", region)
                inputs.put("city", city)
                inputs.put("services", services)
                inputs.put("rateCenter", rateCenter)
                inputs.put("lata", lata)
                inputs.put("offset", offset)
                inputs.put("cursor", cursor)
                options.put("timeout", timeout)
                return Operation("numbers.search", inputs, options, { Page.read(it, PlivoStockNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun buy(
                number: CharSequence,
                appId: String? = null,
                cnamLookup: PlivoToggle? = null,
                complianceApplicationId: String? = null,
                haEnable: Boolean? = null,
                timeout: Duration? = null,
            ): Operation<Plivo, Receipt<PlivoNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                inputs.put("appId", appId)
                inputs.put("cnamLookup", cnamLookup)
                inputs.put("complianceApplicationId", complianceApplicationId)
                inputs.put("haEnable", haEnable)
                options.put("timeout", timeout)
                return Operation("numbers.buy", inputs, options, { Receipt.read(it, PlivoNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun add(
                numbers: List<CharSequence>,
                carrier: String? = null,
                region: String? = null,
                numberType: String? = null,
                appId: String? = null,
                subaccount: String? = null,
                timeout: Duration? = null,
            ): Operation<Plivo, Receipt<PlivoNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("numbers", numbers)
                inputs.put("carrier", carrier)
                inputs.put("region", region)
                inputs.put("numberType", numberType)
                inputs.put("appId", appId)
                inputs.put("subaccount", subaccount)
                options.put("timeout", timeout)
                return Operation("numbers.add", inputs, options, { Receipt.read(it, PlivoNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun release(
                number: CharSequence,
                timeout: Duration? = null,
            ): Operation<Plivo, Receipt<PlivoNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                options.put("timeout", timeout)
                return Operation("numbers.release", inputs, options, { Receipt.read(it, PlivoNumber::read) })
            }
        }
    }
}
