// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// What Wavix wants to know of the caller. Nothing shows what is in it.
public struct WavixCredentials: Sendable {
    let apiKey: String

    /// Takes them in.
    public init(apiKey: String) {
        self.apiKey = apiKey
    }

    var parts: [String] { [apiKey] }
}

extension WavixCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "WavixCredentials(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A client of Wavix. It can be shared by all tasks; one is enough for an app.
public final class Wavix: Sendable {
    let client: Client

    public let numbers: Numbers
    public let stock: Stock
    public let cart: Cart

    /// With credentials that are at hand.
    ///
    /// - Parameters:
    ///   - credentials: They.
    ///   - settings: Time limits, another address and the like.
    ///   - transport: The app's own network stack, in the place of the engine's.
    ///   - observer: Is told of each attempt, for a log.
    /// - Throws: `config` or `invalidInput`, if the client cannot be made so.
    public convenience init(
        _ credentials: WavixCredentials,
        settings: ClientSettings = ClientSettings(),
        transport: (any HTTPTransport)? = nil,
        observer: (@Sendable (AttemptEvent) -> Void)? = nil
    ) throws {
        try self.init(
            Arguments.of {
                $0.put("apiKey", credentials.apiKey)
                settings.put(in: &$0)
            },
            nil, transport, observer)
    }

    /// With credentials that are at hand.
    public convenience init(
        apiKey: String,
        settings: ClientSettings = ClientSettings(),
        transport: (any HTTPTransport)? = nil,
        observer: (@Sendable (AttemptEvent) -> Void)? = nil
    ) throws {
        try self.init(
            WavixCredentials(apiKey: apiKey), settings: settings, transport: transport, observer: observer)
    }

    /// With credentials out of a keychain or from the app's own backend: `credentials` is asked when the first call
    /// needs them, and once more when they are not accepted.
    public convenience init(
        credentials: @escaping @Sendable () async throws -> WavixCredentials,
        settings: ClientSettings = ClientSettings(),
        transport: (any HTTPTransport)? = nil,
        observer: (@Sendable (AttemptEvent) -> Void)? = nil
    ) throws {
        try self.init(
            Arguments.of { settings.put(in: &$0) }, CredentialsSource { try await credentials().parts }, transport,
            observer)
    }

    private init(
        _ settings: Arguments, _ credentials: CredentialsSource?, _ transport: (any HTTPTransport)?,
        _ observer: (@Sendable (AttemptEvent) -> Void)?
    ) throws {
        client = try Client("wavix", settings, credentials, transport, observer)
        numbers = Numbers(client: client)
        stock = Stock(client: client)
        cart = Cart(client: client)
    }

    /// Carries an operation out that was made as a value.
    public func run<Output>(_ operation: MethodCall<Wavix, Output>) async throws -> Output {
        try await client.run(operation)
    }

    /// The request of an operation, for an app that sends it by its own means, without the engine's retries.
    public func prepare<Output>(_ operation: MethodCall<Wavix, Output>) throws -> Prepared<Output> {
        try client.prepare(operation)
    }

    /// What an answer says about an operation, for an app that has sent its request by its own means.
    public func interpret<Output>(_ operation: MethodCall<Wavix, Output>, _ response: HTTPAnswer) throws -> Output {
        try client.interpret(operation, response)
    }

    /// The course of an operation, for an app that sends by its own means and wants the engine's retries.
    public func course<Output>(of operation: MethodCall<Wavix, Output>, at now: Moment = .now) throws -> Course<Output> {
        try client.course(operation, now)
    }

    /// The orders that nobody waited for to their end, the oldest first. Those that have ended are told of once.
    public func detached_orders() throws -> [UnsettledOrder] {
        try client.detached_orders()
    }

    /// Takes no call any more, ends those that can be given up, and returns when the last has ended: orders go on to
    /// their end.
    public func close() async {
        await client.close()
    }
}

extension Wavix {
    /// Wavix's calls about numbers.
    public struct Numbers: Sendable {
        let client: Client

        /// Reads a number of the account. https://docs.wavix.com/api-reference/numbers/get-a-phone-number
        ///
        /// - Parameters:
        ///   - number: The number, with its country code, which is looked up: exactly one record must have
        ///     it. Or give the id.
        ///   - id: The id of the number's record, which is not the number.
        ///   - timeout: How long the whole call may take.
        public func get(
            number: (any PhoneNumberConvertible)? = nil,
            id: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> WavixNumber {
            let operation = Self.get(number: number, id: id, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func get(
            number: (any PhoneNumberConvertible)? = nil,
            id: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, WavixNumber> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number?.phoneNumberText)
            inputs.put("id", id)
            options.put("timeout", timeout)
            return MethodCall("numbers.get", inputs, options, { try WavixNumber($0) })
        }

        /// Updates a number of the account. https://docs.wavix.com/api-reference/numbers/update-a-phone-number
        ///
        /// - Parameters:
        ///   - number: The number, with its country code, which is looked up: exactly one record must have
        ///     it. Or give the id.
        ///   - id: The id of the number's record, which is not the number.
        ///   - smsEnabled: Whether SMS is enabled for the number.
        ///   - destinations: The destinations of inbound calls. Each has a destination, a priority (lowest
        ///     first), a transport (1 SIP URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The
        ///     list replaces the current one.
        ///   - smsRelayUrl: The URL that is called for inbound messages.
        ///   - callRecordingEnabled: Whether calls are recorded.
        ///   - transcriptionEnabled: Whether calls are transcribed.
        ///   - transcriptionThreshold: The length from which a call is transcribed, in seconds.
        ///   - callStatusUrl: The URL that is called with the status of each call.
        ///   - current: The number as it was read just now: then it is neither looked up nor read again.
        ///   - timeout: How long the whole call may take.
        ///   - verify: Read afterwards until the change shows.
        public func update(
            number: (any PhoneNumberConvertible)? = nil,
            id: Int? = nil,
            smsEnabled: Bool? = nil,
            destinations: Change<[WavixDestination]> = .keep,
            smsRelayUrl: Change<String> = .keep,
            callRecordingEnabled: Bool? = nil,
            transcriptionEnabled: Bool? = nil,
            transcriptionThreshold: Int? = nil,
            callStatusUrl: Change<String> = .keep,
            current: WavixNumber? = nil,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) async throws -> Updated<WavixNumber> {
            let operation = Self.update(
                number: number,
                id: id,
                smsEnabled: smsEnabled,
                destinations: destinations,
                smsRelayUrl: smsRelayUrl,
                callRecordingEnabled: callRecordingEnabled,
                transcriptionEnabled: transcriptionEnabled,
                transcriptionThreshold: transcriptionThreshold,
                callStatusUrl: callStatusUrl,
                current: current,
                timeout: timeout,
                verify: verify
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func update(
            number: (any PhoneNumberConvertible)? = nil,
            id: Int? = nil,
            smsEnabled: Bool? = nil,
            destinations: Change<[WavixDestination]> = .keep,
            smsRelayUrl: Change<String> = .keep,
            callRecordingEnabled: Bool? = nil,
            transcriptionEnabled: Bool? = nil,
            transcriptionThreshold: Int? = nil,
            callStatusUrl: Change<String> = .keep,
            current: WavixNumber? = nil,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) -> MethodCall<Wavix, Updated<WavixNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number?.phoneNumberText)
            inputs.put("id", id)
            inputs.put("smsEnabled", smsEnabled)
            inputs.change("destinations", destinations)
            inputs.change("smsRelayUrl", smsRelayUrl)
            inputs.put("callRecordingEnabled", callRecordingEnabled)
            inputs.put("transcriptionEnabled", transcriptionEnabled)
            inputs.put("transcriptionThreshold", transcriptionThreshold)
            inputs.change("callStatusUrl", callStatusUrl)
            inputs.put("current", current)
            options.put("timeout", timeout)
            options.put("verify", verify)
            return MethodCall("numbers.update", inputs, options, { try Updated($0, WavixNumber.init(_:)) })
        }

        /// Makes the same changes to many numbers of the account.
        /// https://docs.wavix.com/api-reference/numbers/update-phone-numbers
        ///
        /// - Parameters:
        ///   - ids: The ids of the numbers' records.
        ///   - smsEnabled: Whether SMS is enabled for the number.
        ///   - destinations: The destinations of inbound calls. Each has a destination, a priority (lowest
        ///     first), a transport (1 SIP URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The
        ///     list replaces the current one.
        ///   - smsRelayUrl: The URL that is called for inbound messages.
        ///   - callRecordingEnabled: Whether calls are recorded.
        ///   - transcriptionEnabled: Whether calls are transcribed.
        ///   - transcriptionThreshold: The length from which a call is transcribed, in seconds.
        ///   - callStatusUrl: The URL that is called with the status of each call.
        ///   - timeout: How long the whole call may take.
        ///   - verify: Read afterwards until the change shows.
        public func updateMany(
            _ ids: [Int],
            smsEnabled: Bool? = nil,
            destinations: Change<[WavixDestination]> = .keep,
            smsRelayUrl: Change<String> = .keep,
            callRecordingEnabled: Bool? = nil,
            transcriptionEnabled: Bool? = nil,
            transcriptionThreshold: Int? = nil,
            callStatusUrl: Change<String> = .keep,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) async throws -> WavixUpdatedMany {
            let operation = Self.updateMany(
                ids,
                smsEnabled: smsEnabled,
                destinations: destinations,
                smsRelayUrl: smsRelayUrl,
                callRecordingEnabled: callRecordingEnabled,
                transcriptionEnabled: transcriptionEnabled,
                transcriptionThreshold: transcriptionThreshold,
                callStatusUrl: callStatusUrl,
                timeout: timeout,
                verify: verify
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func updateMany(
            _ ids: [Int],
            smsEnabled: Bool? = nil,
            destinations: Change<[WavixDestination]> = .keep,
            smsRelayUrl: Change<String> = .keep,
            callRecordingEnabled: Bool? = nil,
            transcriptionEnabled: Bool? = nil,
            transcriptionThreshold: Int? = nil,
            callStatusUrl: Change<String> = .keep,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) -> MethodCall<Wavix, WavixUpdatedMany> {
            var inputs = Arguments()
            var options = Arguments()
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
            return MethodCall("numbers.update_many", inputs, options, { try WavixUpdatedMany($0) })
        }

        /// Lists the numbers of the account, a page at a time.
        /// https://docs.wavix.com/api-reference/numbers/list-phone-numbers
        ///
        /// - Parameters:
        ///   - cityId: Only numbers of the city with this id.
        ///   - search: Only numbers that contain these digits.
        ///   - label: Only numbers with this label.
        ///   - labelPresent: Only numbers with a label, or without one.
        ///   - timeout: How long the whole call may take.
        public func list(
            cityId: Int? = nil,
            search: String? = nil,
            label: String? = nil,
            labelPresent: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<WavixNumber> {
            let operation = Self.listPage(
                cityId: cityId,
                search: search,
                label: label,
                labelPresent: labelPresent,
                timeout: timeout
            )
            return Items(client, operation.request, { try WavixNumber($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func listPage(
            cityId: Int? = nil,
            search: String? = nil,
            label: String? = nil,
            labelPresent: Bool? = nil,
            page: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<WavixNumber> {
            let operation = Self.listPage(
                cityId: cityId,
                search: search,
                label: label,
                labelPresent: labelPresent,
                page: page,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func listPage(
            cityId: Int? = nil,
            search: String? = nil,
            label: String? = nil,
            labelPresent: Bool? = nil,
            page: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Page<WavixNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("cityId", cityId)
            inputs.put("search", search)
            inputs.put("label", label)
            inputs.put("labelPresent", labelPresent)
            inputs.put("page", page)
            options.put("timeout", timeout)
            return MethodCall("numbers.list", inputs, options, { try Page($0, WavixNumber.init(_:)) })
        }

        /// Releases numbers of the account. It cannot be undone.
        /// https://docs.wavix.com/api-reference/numbers/release-phone-numbers
        ///
        /// - Parameters:
        ///   - numbers: The numbers, each with its country code. Or give the ids.
        ///   - ids: The ids of the numbers' records.
        ///   - timeout: How long the whole call may take.
        public func release(
            numbers: [any PhoneNumberConvertible]? = nil,
            ids: [Int]? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<[WavixNumber]> {
            let operation = Self.release(numbers: numbers, ids: ids, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func release(
            numbers: [any PhoneNumberConvertible]? = nil,
            ids: [Int]? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Receipt<[WavixNumber]>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("numbers", numbers?.map(\.phoneNumberText))
            inputs.put("ids", ids)
            options.put("timeout", timeout)
            return MethodCall("numbers.release", inputs, options, { try Receipt($0, Members.list(WavixNumber.init(_:))) })
        }
    }
}

extension Wavix {
    /// Wavix's calls about stock.
    public struct Stock: Sendable {
        let client: Client

        /// Lists the countries with numbers for sale. The whole list comes at once.
        /// https://docs.wavix.com/api-reference/buy/list-countries
        ///
        /// - Parameters:
        ///   - textEnabledOnly: Only places and numbers that can receive messages.
        ///   - timeout: How long the whole call may take.
        public func countries(
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<WavixCountry> {
            let operation = Self.countriesPage(textEnabledOnly: textEnabledOnly, timeout: timeout)
            return Items(client, operation.request, { try WavixCountry($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func countriesPage(
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<WavixCountry> {
            let operation = Self.countriesPage(textEnabledOnly: textEnabledOnly, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func countriesPage(
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Page<WavixCountry>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("textEnabledOnly", textEnabledOnly)
            options.put("timeout", timeout)
            return MethodCall("stock.countries", inputs, options, { try Page($0, WavixCountry.init(_:)) })
        }

        /// Lists the states or provinces of a country. The whole list comes at once. For a country without them
        /// Wavix returns an error. https://docs.wavix.com/api-reference/buy/list-regions
        ///
        /// - Parameters:
        ///   - country: The id of the country, which is not its calling code.
        ///   - textEnabledOnly: Only places and numbers that can receive messages.
        ///   - timeout: How long the whole call may take.
        public func regions(
            _ country: Int,
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<WavixRegion> {
            let operation = Self.regionsPage(country, textEnabledOnly: textEnabledOnly, timeout: timeout)
            return Items(client, operation.request, { try WavixRegion($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func regionsPage(
            _ country: Int,
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<WavixRegion> {
            let operation = Self.regionsPage(country, textEnabledOnly: textEnabledOnly, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func regionsPage(
            _ country: Int,
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Page<WavixRegion>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("country", country)
            inputs.put("textEnabledOnly", textEnabledOnly)
            options.put("timeout", timeout)
            return MethodCall("stock.regions", inputs, options, { try Page($0, WavixRegion.init(_:)) })
        }

        /// Lists the cities of a country, or of one of its regions. The whole list comes at once.
        /// https://docs.wavix.com/api-reference/buy/list-cities
        ///
        /// - Parameters:
        ///   - country: The id of the country, which is not its calling code.
        ///   - region: The id of a region: only its cities are listed.
        ///   - textEnabledOnly: Only places and numbers that can receive messages.
        ///   - timeout: How long the whole call may take.
        public func cities(
            _ country: Int,
            region: Int? = nil,
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<WavixCity> {
            let operation = Self.citiesPage(
                country,
                region: region,
                textEnabledOnly: textEnabledOnly,
                timeout: timeout
            )
            return Items(client, operation.request, { try WavixCity($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func citiesPage(
            _ country: Int,
            region: Int? = nil,
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<WavixCity> {
            let operation = Self.citiesPage(
                country,
                region: region,
                textEnabledOnly: textEnabledOnly,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func citiesPage(
            _ country: Int,
            region: Int? = nil,
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Page<WavixCity>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("country", country)
            inputs.put("region", region)
            inputs.put("textEnabledOnly", textEnabledOnly)
            options.put("timeout", timeout)
            return MethodCall("stock.cities", inputs, options, { try Page($0, WavixCity.init(_:)) })
        }

        /// Lists the numbers of a city that can be bought, a page at a time.
        /// https://docs.wavix.com/api-reference/buy/list-available-numbers
        ///
        /// - Parameters:
        ///   - country: The id of the country, which is not its calling code.
        ///   - city: The id of the city.
        ///   - textEnabledOnly: Only places and numbers that can receive messages.
        ///   - timeout: How long the whole call may take.
        public func numbers(
            _ country: Int,
            city: Int,
            textEnabledOnly: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<WavixStockNumber> {
            let operation = Self.numbersPage(
                country,
                city: city,
                textEnabledOnly: textEnabledOnly,
                timeout: timeout
            )
            return Items(client, operation.request, { try WavixStockNumber($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func numbersPage(
            _ country: Int,
            city: Int,
            textEnabledOnly: Bool? = nil,
            page: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<WavixStockNumber> {
            let operation = Self.numbersPage(
                country,
                city: city,
                textEnabledOnly: textEnabledOnly,
                page: page,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func numbersPage(
            _ country: Int,
            city: Int,
            textEnabledOnly: Bool? = nil,
            page: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Page<WavixStockNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("country", country)
            inputs.put("city", city)
            inputs.put("textEnabledOnly", textEnabledOnly)
            inputs.put("page", page)
            options.put("timeout", timeout)
            return MethodCall("stock.numbers", inputs, options, { try Page($0, WavixStockNumber.init(_:)) })
        }
    }
}

extension Wavix {
    /// Wavix's calls about cart.
    public struct Cart: Sendable {
        let client: Client

        /// Reads the cart. https://docs.wavix.com/api-reference/cart/get-cart
        ///
        /// - Parameters:
        ///   - timeout: How long the whole call may take.
        public func get(
            timeout: TimeInterval? = nil
        ) async throws -> WavixCart {
            let operation = Self.get(timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func get(
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, WavixCart> {
            let inputs = Arguments()
            var options = Arguments()
            options.put("timeout", timeout)
            return MethodCall("cart.get", inputs, options, { try WavixCart($0) })
        }

        /// Puts numbers into the cart. Nothing is bought yet.
        /// https://docs.wavix.com/api-reference/cart/add-to-cart
        ///
        /// - Parameters:
        ///   - ids: The ids of the numbers in the stock.
        ///   - timeout: How long the whole call may take.
        public func fill(
            _ ids: [String],
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<[WavixStockNumber]> {
            let operation = Self.fill(ids, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func fill(
            _ ids: [String],
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Receipt<[WavixStockNumber]>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("ids", ids)
            options.put("timeout", timeout)
            return MethodCall("cart.fill", inputs, options, { try Receipt($0, Members.list(WavixStockNumber.init(_:))) })
        }

        /// Removes numbers from the cart. https://docs.wavix.com/api-reference/cart/remove-from-cart
        ///
        /// - Parameters:
        ///   - ids: The ids of the numbers in the stock.
        ///   - timeout: How long the whole call may take.
        public func empty(
            _ ids: [String],
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<WavixCart> {
            let operation = Self.empty(ids, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func empty(
            _ ids: [String],
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Receipt<WavixCart>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("ids", ids)
            options.put("timeout", timeout)
            return MethodCall("cart.empty", inputs, options, { try Receipt($0, WavixCart.init(_:)) })
        }

        /// Buys numbers that are in the cart. At most one order is sent, whatever happens to it.
        /// https://docs.wavix.com/api-reference/cart/checkout
        ///
        /// An error response (422) names the ids that are not available. It does not say whether the others were
        /// bought: then the account is read as after a lost response, and the outcome is outcome_unknown with the
        /// ids in serverErrors.
        ///
        /// - Parameters:
        ///   - items: The numbers, which are in the cart: each with its id in the stock and the number
        ///     itself, as the stock lists them.
        ///   - timeout: How long the whole call may take.
        public func checkout(
            _ items: [WavixStockNumber],
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<[WavixNumber]> {
            let operation = Self.checkout(items, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func checkout(
            _ items: [WavixStockNumber],
            timeout: TimeInterval? = nil
        ) -> MethodCall<Wavix, Receipt<[WavixNumber]>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("items", items)
            options.put("timeout", timeout)
            return MethodCall("cart.checkout", inputs, options, { try Receipt($0, Members.list(WavixNumber.init(_:))) })
        }
    }
}
