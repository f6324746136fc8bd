// Written by `make generate` from the engine's catalog; a change here is lost.

package dev.numplan

import kotlin.time.Duration

/** What Wavix wants to know of the caller. Nothing shows what is in it. */
public class WavixCredentials(
    internal val apiKey: String,
) {
    override fun toString(): String = "WavixCredentials(***)"

    internal fun parts(): List<String> = listOf(apiKey)
}

/** A client of Wavix. It can be shared by all coroutines and threads; one is enough for an app. */
public class Wavix private constructor(private val client: Client) : AutoCloseable {
    /**
     * With credentials that are at hand.
     *
     * @param settings Time limits, another address and the like.
     * @param transport The app's own network stack, in the place of the engine's.
     * @param observer Is told of each attempt, for a log.
     * @throws NumplanException `config` or `invalid_input`, if the client cannot be made so.
     */
    public constructor(
        credentials: WavixCredentials,
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
    ) : this(
        Client.open(
            "wavix",
            Arguments().apply {
                put("apiKey", credentials.apiKey)
                settings.put(this)
            },
            null,
            transport,
            observer,
        ),
    )

    /** With credentials that are at hand. */
    public constructor(
        apiKey: String,
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
    ) : this(WavixCredentials(apiKey), settings, transport, observer)

    /**
     * With credentials out of a key store or from the app's own backend: [credentials] is asked when the first call needs
     * them, and once more when they are not accepted.
     */
    public constructor(
        settings: ClientSettings = ClientSettings(),
        transport: HttpTransport? = null,
        observer: ((AttemptEvent) -> Unit)? = null,
        credentials: suspend () -> WavixCredentials,
    ) : this(
        Client.open("wavix", Arguments().apply(settings::put), { credentials().parts() }, transport, observer),
    )

    /** Wavix's calls about numbers. */
    public val numbers: Numbers = Numbers(client)

    /** Wavix's calls about stock. */
    public val stock: Stock = Stock(client)

    /** Wavix's calls about cart. */
    public val cart: Cart = Cart(client)

    /** Carries an operation out that was made as a value. */
    public suspend fun <Output> run(operation: Operation<Wavix, Output>): Output = client.run(operation)

    /** The request of an operation, for an app that sends it by its own means, without the engine's retries. */
    public fun <Output> prepare(operation: Operation<Wavix, Output>): Prepared<Output> = client.prepare(operation)

    /** What an response says about an operation, for an app that has sent its request by its own means. */
    public fun <Output> interpret(operation: Operation<Wavix, Output>, response: HttpAnswer): Output =
        client.interpret(operation, response)

    /** The course of an operation, for an app that sends by its own means and wants the engine's retries. */
    public fun <Output> course(operation: Operation<Wavix, Output>, now: Moment = Moment.now()): Course<Output> =
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

    /** Wavix's calls about numbers. */
    public class Numbers internal constructor(private val client: Client) {
        /**
         * Reads a number of the account. https://docs.wavix.com/api-reference/numbers/get-a-phone-number
         *
         * @param number The number, with its country code, which is looked up: exactly one record must have
         *   it. Or give the id.
         * @param id The id of the number's record, which is not the number.
         * @param timeout How long the whole call may take.
         */
        public suspend fun get(
            number: CharSequence? = null,
            id: Long? = null,
            timeout: Duration? = null,
        ): WavixNumber {
            val operation = Companion.get(number, id, timeout)
            return client.run(operation)
        }

        /**
         * Updates a number of the account. https://docs.wavix.com/api-reference/numbers/update-a-phone-number
         *
         * @param number The number, with its country code, which is looked up: exactly one record must have
         *   it. Or give the id.
         * @param id The id of the number's record, which is not the number.
         * @param smsEnabled Whether SMS is enabled for the number.
         * @param destinations The destinations of inbound calls. Each has a destination, a priority (lowest
         *   first), a transport (1 SIP URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The list
         *   replaces the current one.
         * @param smsRelayUrl The URL that is called for inbound messages.
         * @param callRecordingEnabled Whether calls are recorded.
         * @param transcriptionEnabled Whether calls are transcribed.
         * @param transcriptionThreshold The length from which a call is transcribed, in seconds.
         * @param callStatusUrl The URL that is called with the status of each call.
         * @param current The number as it was read just now: then it is neither looked up nor read again.
         * @param timeout How long the whole call may take.
         * @param verify Read afterwards until the change shows.
         */
        public suspend fun update(
            number: CharSequence? = null,
            id: Long? = null,
            smsEnabled: Boolean? = null,
            destinations: Change<List<WavixDestination>> = Change.Keep,
            smsRelayUrl: Change<String> = Change.Keep,
            callRecordingEnabled: Boolean? = null,
            transcriptionEnabled: Boolean? = null,
            transcriptionThreshold: Long? = null,
            callStatusUrl: Change<String> = Change.Keep,
            current: WavixNumber? = null,
            timeout: Duration? = null,
            verify: Boolean? = null,
        ): Updated<WavixNumber> {
            val operation = Companion.update(
                number,
                id,
                smsEnabled,
                destinations,
                smsRelayUrl,
                callRecordingEnabled,
                transcriptionEnabled,
                transcriptionThreshold,
                callStatusUrl,
                current,
                timeout,
                verify,
            )
            return client.run(operation)
        }

        /**
         * Makes the same changes to many numbers of the account.
         * https://docs.wavix.com/api-reference/numbers/update-phone-numbers
         *
         * @param ids The ids of the numbers' records.
         * @param smsEnabled Whether SMS is enabled for the number.
         * @param destinations The destinations of inbound calls. Each has a destination, a priority (lowest
         *   first), a transport (1 SIP URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The list
         *   replaces the current one.
         * @param smsRelayUrl The URL that is called for inbound messages.
         * @param callRecordingEnabled Whether calls are recorded.
         * @param transcriptionEnabled Whether calls are transcribed.
         * @param transcriptionThreshold The length from which a call is transcribed, in seconds.
         * @param callStatusUrl The URL that is called with the status of each call.
         * @param timeout How long the whole call may take.
         * @param verify Read afterwards until the change shows.
         */
        public suspend fun updateMany(
            ids: List<Long>,
            smsEnabled: Boolean? = null,
            destinations: Change<List<WavixDestination>> = Change.Keep,
            smsRelayUrl: Change<String> = Change.Keep,
            callRecordingEnabled: Boolean? = null,
            transcriptionEnabled: Boolean? = null,
            transcriptionThreshold: Long? = null,
            callStatusUrl: Change<String> = Change.Keep,
            timeout: Duration? = null,
            verify: Boolean? = null,
        ): WavixUpdatedMany {
            val operation = Companion.updateMany(
                ids,
                smsEnabled,
                destinations,
                smsRelayUrl,
                callRecordingEnabled,
                transcriptionEnabled,
                transcriptionThreshold,
                callStatusUrl,
                timeout,
                verify,
            )
            return client.run(operation)
        }

        /**
         * Lists the numbers of the account, a page at a time.
         * https://docs.wavix.com/api-reference/numbers/list-phone-numbers
         *
         * @param cityId Only numbers of the city with this id.
         * @param search Only numbers that contain these digits.
         * @param label Only numbers with this label.
         * @param labelPresent Only numbers with a label, or without one.
         * @param timeout How long the whole call may take.
         */
        public fun list(
            cityId: Long? = null,
            search: String? = null,
            label: String? = null,
            labelPresent: Boolean? = null,
            timeout: Duration? = null,
        ): Items<WavixNumber> {
            val operation = Companion.listPage(
                cityId = cityId,
                search = search,
                label = label,
                labelPresent = labelPresent,
                timeout = timeout,
            )
            return Items(client, operation.request, WavixNumber::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun listPage(
            cityId: Long? = null,
            search: String? = null,
            label: String? = null,
            labelPresent: Boolean? = null,
            page: Long? = null,
            timeout: Duration? = null,
        ): Page<WavixNumber> {
            val operation = Companion.listPage(cityId, search, label, labelPresent, page, timeout)
            return client.run(operation)
        }

        /**
         * Releases numbers of the account. It cannot be undone.
         * https://docs.wavix.com/api-reference/numbers/release-phone-numbers
         *
         * @param numbers The numbers, each with its country code. Or give the ids.
         * @param ids The ids of the numbers' records.
         * @param timeout How long the whole call may take.
         */
        public suspend fun release(
            numbers: List<CharSequence>? = null,
            ids: List<Long>? = null,
            timeout: Duration? = null,
        ): Receipt<List<WavixNumber>> {
            val operation = Companion.release(numbers, ids, timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun get(
                number: CharSequence? = null,
                id: Long? = null,
                timeout: Duration? = null,
            ): Operation<Wavix, WavixNumber> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                inputs.put("id", id)
                options.put("timeout", timeout)
                return Operation("numbers.get", inputs, options, WavixNumber::read)
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun update(
                number: CharSequence? = null,
                id: Long? = null,
                smsEnabled: Boolean? = null,
                destinations: Change<List<WavixDestination>> = Change.Keep,
                smsRelayUrl: Change<String> = Change.Keep,
                callRecordingEnabled: Boolean? = null,
                transcriptionEnabled: Boolean? = null,
                transcriptionThreshold: Long? = null,
                callStatusUrl: Change<String> = Change.Keep,
                current: WavixNumber? = null,
                timeout: Duration? = null,
                verify: Boolean? = null,
            ): Operation<Wavix, Updated<WavixNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("number", number)
                inputs.put("id", id)
                inputs.put("smsEnabled", smsEnabled)
                inputs.change("destinations", destinations)
                inputs.change("smsRelayUrl", smsRelayUrl)
                inputs.put("callRecordingEnabled", callRecordingEnabled)
                inputs.put("transcriptionEnabled", transcriptionEnabled)
                inputs.put("transcriptionThreshold", transcriptionThreshold)
                inputs.change("callStatusUrl", callStatusUrl)
                inputs.put("current", current?.passed())
                options.put("timeout", timeout)
                options.put("verify", verify)
                return Operation("numbers.update", inputs, options, { Updated.read(it, WavixNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun updateMany(
                ids: List<Long>,
                smsEnabled: Boolean? = null,
                destinations: Change<List<WavixDestination>> = Change.Keep,
                smsRelayUrl: Change<String> = Change.Keep,
                callRecordingEnabled: Boolean? = null,
                transcriptionEnabled: Boolean? = null,
                transcriptionThreshold: Long? = null,
                callStatusUrl: Change<String> = Change.Keep,
                timeout: Duration? = null,
                verify: Boolean? = null,
            ): Operation<Wavix, WavixUpdatedMany> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("ids", ids)
                inputs.put("smsEnabled", smsEnabled)
                inputs.change("destinations", destinations)
                inputs.change("smsRelayUrl", smsRelayUrl)
                inputs.put("callRecordingEnabled", callRecordingEnabled)
                inputs.put("transcriptionEnabled", transcriptionEnabled)
                inputs.put("transcriptionThreshold", transcriptionThreshold)
                inputs.change("callStatusUrl", callStatusUrl)
                options.put("timeout", timeout)
                options.put("verify", verify)
                return Operation("numbers.update_many", inputs, options, WavixUpdatedMany::read)
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun listPage(
                cityId: Long? = null,
                search: String? = null,
                label: String? = null,
                labelPresent: Boolean? = null,
                page: Long? = null,
                timeout: Duration? = null,
            ): Operation<Wavix, Page<WavixNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("cityId", cityId)
                inputs.put("search", search)
                inputs.put("label", label)
                inputs.put("labelPresent", labelPresent)
                inputs.put("page", page)
                options.put("timeout", timeout)
                return Operation("numbers.list", inputs, options, { Page.read(it, WavixNumber::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun release(
                numbers: List<CharSequence>? = null,
                ids: List<Long>? = null,
                timeout: Duration? = null,
            ): Operation<Wavix, Receipt<List<WavixNumber>>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("numbers", numbers)
                inputs.put("ids", ids)
                options.put("timeout", timeout)
                return Operation("numbers.release", inputs, options, { Receipt.read(it, Members.list(WavixNumber::read)) })
            }
        }
    }

    /** Wavix's calls about stock. */
    public class Stock internal constructor(private val client: Client) {
        /**
         * Lists the countries with numbers for sale. The whole list comes at once.
         * https://docs.wavix.com/api-reference/buy/list-countries
         *
         * @param textEnabledOnly Only places and numbers that can receive messages.
         * @param timeout How long the whole call may take.
         */
        public fun countries(
            textEnabledOnly: Boolean? = null,
            timeout: Duration? = null,
        ): Items<WavixCountry> {
            val operation = Companion.countriesPage(textEnabledOnly = textEnabledOnly, timeout = timeout)
            return Items(client, operation.request, WavixCountry::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun countriesPage(
            textEnabledOnly: Boolean? = null,
            timeout: Duration? = null,
        ): Page<WavixCountry> {
            val operation = Companion.countriesPage(textEnabledOnly, timeout)
            return client.run(operation)
        }

        /**
         * Lists the states or provinces of a country. The whole list comes at once. For a country without
         * them Wavix returns an error. https://docs.wavix.com/api-reference/buy/list-regions
         *
         * @param country The id of the country, which is not its calling code.
         * @param textEnabledOnly Only places and numbers that can receive messages.
         * @param timeout How long the whole call may take.
         */
        public fun regions(
            country: Long,
            textEnabledOnly: Boolean? = null,
            timeout: Duration? = null,
        ): Items<WavixRegion> {
            val operation = Companion.regionsPage(country = country, textEnabledOnly = textEnabledOnly, timeout = timeout)
            return Items(client, operation.request, WavixRegion::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun regionsPage(
            country: Long,
            textEnabledOnly: Boolean? = null,
            timeout: Duration? = null,
        ): Page<WavixRegion> {
            val operation = Companion.regionsPage(country, textEnabledOnly, timeout)
            return client.run(operation)
        }

        /**
         * Lists the cities of a country, or of one of its regions. The whole list comes at once.
         * https://docs.wavix.com/api-reference/buy/list-cities
         *
         * @param country The id of the country, which is not its calling code.
         * @param region The id of a region: only its cities are listed.
         * @param textEnabledOnly Only places and numbers that can receive messages.
         * @param timeout How long the whole call may take.
         */
        public fun cities(
            country: Long,
            region: Long? = null,
            textEnabledOnly: Boolean? = null,
            timeout: Duration? = null,
        ): Items<WavixCity> {
            val operation = Companion.citiesPage(
                country = country,
                region = region,
                textEnabledOnly = textEnabledOnly,
                timeout = timeout,
            )
            return Items(client, operation.request, WavixCity::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun citiesPage(
            country: Long,
            region: Long? = null,
            textEnabledOnly: Boolean? = null,
            timeout: Duration? = null,
        ): Page<WavixCity> {
            val operation = Companion.citiesPage(country, region, textEnabledOnly, timeout)
            return client.run(operation)
        }

        /**
         * Lists the numbers of a city that can be bought, a page at a time.
         * https://docs.wavix.com/api-reference/buy/list-available-numbers
         *
         * @param country The id of the country, which is not its calling code.
         * @param city The id of the city.
         * @param textEnabledOnly Only places and numbers that can receive messages.
         * @param timeout How long the whole call may take.
         */
        public fun numbers(
            country: Long,
            city: Long,
            textEnabledOnly: Boolean? = null,
            timeout: Duration? = null,
        ): Items<WavixStockNumber> {
            val operation = Companion.numbersPage(
                country = country,
                city = city,
                textEnabledOnly = textEnabledOnly,
                timeout = timeout,
            )
            return Items(client, operation.request, WavixStockNumber::read)
        }

        /** One page of the same list. Whoever wants all of it needs no pages: the list reads them as they are needed. */
        public suspend fun numbersPage(
            country: Long,
            city: Long,
            textEnabledOnly: Boolean? = null,
            page: Long? = null,
            timeout: Duration? = null,
        ): Page<WavixStockNumber> {
            val operation = Companion.numbersPage(country, city, textEnabledOnly, page, timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun countriesPage(
                textEnabledOnly: Boolean? = null,
                timeout: Duration? = null,
            ): Operation<Wavix, Page<WavixCountry>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("textEnabledOnly", textEnabledOnly)
                options.put("timeout", timeout)
                return Operation("stock.countries", inputs, options, { Page.read(it, WavixCountry::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun regionsPage(
                country: Long,
                textEnabledOnly: Boolean? = null,
                timeout: Duration? = null,
            ): Operation<Wavix, Page<WavixRegion>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("country", country)
                inputs.put("textEnabledOnly", textEnabledOnly)
                options.put("timeout", timeout)
                return Operation("stock.regions", inputs, options, { Page.read(it, WavixRegion::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun citiesPage(
                country: Long,
                region: Long? = null,
                textEnabledOnly: Boolean? = null,
                timeout: Duration? = null,
            ): Operation<Wavix, Page<WavixCity>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("country", country)
                inputs.put("region", region)
                inputs.put("textEnabledOnly", textEnabledOnly)
                options.put("timeout", timeout)
                return Operation("stock.cities", inputs, options, { Page.read(it, WavixCity::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun numbersPage(
                country: Long,
                city: Long,
                textEnabledOnly: Boolean? = null,
                page: Long? = null,
                timeout: Duration? = null,
            ): Operation<Wavix, Page<WavixStockNumber>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("country", country)
                inputs.put("city", city)
                inputs.put("textEnabledOnly", textEnabledOnly)
                inputs.put("page", page)
                options.put("timeout", timeout)
                return Operation("stock.numbers", inputs, options, { Page.read(it, WavixStockNumber::read) })
            }
        }
    }

    /** Wavix's calls about cart. */
    public class Cart internal constructor(private val client: Client) {
        /**
         * Reads the cart. https://docs.wavix.com/api-reference/cart/get-cart
         *
         * @param timeout How long the whole call may take.
         */
        public suspend fun get(
            timeout: Duration? = null,
        ): WavixCart {
            val operation = Companion.get(timeout)
            return client.run(operation)
        }

        /**
         * Puts numbers into the cart. Nothing is bought yet.
         * https://docs.wavix.com/api-reference/cart/add-to-cart
         *
         * @param ids The ids of the numbers in the stock.
         * @param timeout How long the whole call may take.
         */
        public suspend fun fill(
            ids: List<String>,
            timeout: Duration? = null,
        ): Receipt<List<WavixStockNumber>> {
            val operation = Companion.fill(ids, timeout)
            return client.run(operation)
        }

        /**
         * Removes numbers from the cart. https://docs.wavix.com/api-reference/cart/remove-from-cart
         *
         * @param ids The ids of the numbers in the stock.
         * @param timeout How long the whole call may take.
         */
        public suspend fun empty(
            ids: List<String>,
            timeout: Duration? = null,
        ): Receipt<WavixCart> {
            val operation = Companion.empty(ids, timeout)
            return client.run(operation)
        }

        /**
         * Buys numbers that are in the cart. At most one order is sent, whatever happens to it.
         * https://docs.wavix.com/api-reference/cart/checkout
         *
         * An error response (422) names the ids that are not available. It does not say whether the others
         * were bought: then the account is read as after a lost response, and the outcome is outcome_unknown
         * with the ids in serverErrors.
         *
         * @param items The numbers, which are in the cart: each with its id in the stock and the number
         *   itself, as the stock lists them.
         * @param timeout How long the whole call may take.
         */
        public suspend fun checkout(
            items: List<WavixStockNumber>,
            timeout: Duration? = null,
        ): Receipt<List<WavixNumber>> {
            val operation = Companion.checkout(items, timeout)
            return client.run(operation)
        }

        /** The same calls as values. */
        public companion object {
            /** The same as a value, to be prepared or driven by hand. */
            public fun get(
                timeout: Duration? = null,
            ): Operation<Wavix, WavixCart> {
                val inputs = Arguments()
                val options = Arguments()
                options.put("timeout", timeout)
                return Operation("cart.get", inputs, options, WavixCart::read)
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun fill(
                ids: List<String>,
                timeout: Duration? = null,
            ): Operation<Wavix, Receipt<List<WavixStockNumber>>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("ids", ids)
                options.put("timeout", timeout)
                return Operation("cart.fill", inputs, options, { Receipt.read(it, Members.list(WavixStockNumber::read)) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun empty(
                ids: List<String>,
                timeout: Duration? = null,
            ): Operation<Wavix, Receipt<WavixCart>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("ids", ids)
                options.put("timeout", timeout)
                return Operation("cart.empty", inputs, options, { Receipt.read(it, WavixCart::read) })
            }

            /** The same as a value, to be prepared or driven by hand. */
            public fun checkout(
                items: List<WavixStockNumber>,
                timeout: Duration? = null,
            ): Operation<Wavix, Receipt<List<WavixNumber>>> {
                val inputs = Arguments()
                val options = Arguments()
                inputs.put("items", items.map { it.passed() })
                options.put("timeout", timeout)
                return Operation("cart.checkout", inputs, options, { Receipt.read(it, Members.list(WavixNumber::read)) })
            }
        }
    }
}
