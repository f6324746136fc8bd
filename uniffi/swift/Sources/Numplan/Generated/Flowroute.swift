// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// What Flowroute wants to know of the caller. Nothing shows what is in it.
public struct FlowrouteCredentials: Sendable {
    let accessKey: String
    let secretKey: String

    /// Takes them in.
    public init(accessKey: String, secretKey: String) {
        self.accessKey = accessKey
        self.secretKey = secretKey
    }

    var parts: [String] { [accessKey, secretKey] }
}

extension FlowrouteCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "FlowrouteCredentials(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A client of Flowroute. It can be shared by all tasks; one is enough for an app.
public final class Flowroute: Sendable {
    let client: Client

    public let numbers: Numbers
    public let areaCodes: AreaCodes
    public let exchanges: Exchanges
    public let routes: Routes
    public let edgeStrategies: EdgeStrategies
    public let provisioning: Provisioning

    /// With credentials that are at hand.
    ///
    /// - Parameters:
    ///   - credentials: They.
    ///   - settings: Time limits, another address and the like.
    ///   - transport: The app's own network stack, in the place of the engine's.
    ///   - observer: Is told of each attempt, for a log.
    /// - Throws: `config` or `invalidInput`, if the client cannot be made so.
    public convenience init(
        _ credentials: FlowrouteCredentials,
        settings: ClientSettings = ClientSettings(),
        transport: (any HTTPTransport)? = nil,
        observer: (@Sendable (AttemptEvent) -> Void)? = nil
    ) throws {
        try self.init(
            Arguments.of {
                $0.put("accessKey", credentials.accessKey)
                $0.put("secretKey", credentials.secretKey)
                settings.put(in: &$0)
            },
            nil, transport, observer)
    }

    /// With credentials that are at hand.
    public convenience init(
        accessKey: String,
        secretKey: String,
        settings: ClientSettings = ClientSettings(),
        transport: (any HTTPTransport)? = nil,
        observer: (@Sendable (AttemptEvent) -> Void)? = nil
    ) throws {
        try self.init(
            FlowrouteCredentials(accessKey: accessKey, secretKey: secretKey), settings: settings, transport: transport, observer: observer)
    }

    /// With credentials out of a keychain or from the app's own backend: `credentials` is asked when the first call
    /// needs them, and once more when they are not accepted.
    public convenience init(
        credentials: @escaping @Sendable () async throws -> FlowrouteCredentials,
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
        client = try Client("flowroute", settings, credentials, transport, observer)
        numbers = Numbers(client: client)
        areaCodes = AreaCodes(client: client)
        exchanges = Exchanges(client: client)
        routes = Routes(client: client)
        edgeStrategies = EdgeStrategies(client: client)
        provisioning = Provisioning(client: client)
    }

    /// Carries an operation out that was made as a value.
    public func run<Output>(_ operation: MethodCall<Flowroute, Output>) async throws -> Output {
        try await client.run(operation)
    }

    /// The request of an operation, for an app that sends it by its own means, without the engine's retries.
    public func prepare<Output>(_ operation: MethodCall<Flowroute, Output>) throws -> Prepared<Output> {
        try client.prepare(operation)
    }

    /// What an answer says about an operation, for an app that has sent its request by its own means.
    public func interpret<Output>(_ operation: MethodCall<Flowroute, Output>, _ response: HTTPAnswer) throws -> Output {
        try client.interpret(operation, response)
    }

    /// The course of an operation, for an app that sends by its own means and wants the engine's retries.
    public func course<Output>(of operation: MethodCall<Flowroute, Output>, at now: Moment = .now) throws -> Course<Output> {
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

extension Flowroute {
    /// Flowroute's calls about numbers.
    public struct Numbers: Sendable {
        let client: Client

        /// Reads the details of a number of the account.
        /// https://developer.flowroute.com/api/numbers/v2.0/list-phone-number-details/
        ///
        /// - Parameters:
        ///   - number: The number of the account, 11 digits: 12065551234.
        ///   - timeout: How long the whole call may take.
        public func get(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) async throws -> FlowrouteNumber {
            let operation = Self.get(number, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func get(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, FlowrouteNumber> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            options.put("timeout", timeout)
            return MethodCall("numbers.get", inputs, options, { try FlowrouteNumber($0) })
        }

        /// Updates a number of the account.
        /// https://developer.flowroute.com/api/numbers/v2.0/update-phone-number-details/
        ///
        /// - Parameters:
        ///   - number: The number of the account, 11 digits: 12065551234.
        ///   - alias: The account's own name for the number; several numbers may share one.
        ///   - cnamLookupsEnabled: Whether the caller's name is looked up on inbound calls.
        ///   - messagingEnabled: Whether the number can send and receive messages. true starts a task that
        ///     takes a while and costs money; false is not documented to work: disable messaging with
        ///     provisioning.start.
        ///   - messagingEmail: Whether the account's contact gets an email when the task is done. Only with
        ///     messagingEnabled true.
        ///   - messagingCallbackUrl: The URL that is called when the task is done. Only with
        ///     messagingEnabled true.
        ///   - current: The number as it was read just now: then it is not read again for a comparison.
        ///   - timeout: How long the whole call may take.
        ///   - verify: Read afterwards until the change shows.
        ///   - wait: Follow the task that the call starts to its end.
        ///   - waitTimeout: How long the task is followed at the most. 300 s unless given; implies wait.
        public func update(
            _ number: any PhoneNumberConvertible,
            alias: Change<String> = .keep,
            cnamLookupsEnabled: Bool? = nil,
            messagingEnabled: Bool? = nil,
            messagingEmail: Bool? = nil,
            messagingCallbackUrl: String? = nil,
            current: FlowrouteNumber? = nil,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil,
            wait: Bool? = nil,
            waitTimeout: TimeInterval? = nil
        ) async throws -> Updated<FlowrouteNumber> {
            let operation = Self.update(
                number,
                alias: alias,
                cnamLookupsEnabled: cnamLookupsEnabled,
                messagingEnabled: messagingEnabled,
                messagingEmail: messagingEmail,
                messagingCallbackUrl: messagingCallbackUrl,
                current: current,
                timeout: timeout,
                verify: verify,
                wait: wait,
                waitTimeout: waitTimeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func update(
            _ number: any PhoneNumberConvertible,
            alias: Change<String> = .keep,
            cnamLookupsEnabled: Bool? = nil,
            messagingEnabled: Bool? = nil,
            messagingEmail: Bool? = nil,
            messagingCallbackUrl: String? = nil,
            current: FlowrouteNumber? = nil,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil,
            wait: Bool? = nil,
            waitTimeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Updated<FlowrouteNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            inputs.change("alias", alias)
            inputs.put("cnamLookupsEnabled", cnamLookupsEnabled)
            inputs.put("messagingEnabled", messagingEnabled)
            inputs.put("messagingEmail", messagingEmail)
            inputs.put("messagingCallbackUrl", messagingCallbackUrl)
            inputs.put("current", current)
            options.put("timeout", timeout)
            options.put("verify", verify)
            options.put("wait", wait)
            options.put("waitTimeout", waitTimeout)
            return MethodCall("numbers.update", inputs, options, { try Updated($0, FlowrouteNumber.init(_:)) })
        }

        /// Lists the numbers of the account.
        /// https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/
        ///
        /// - Parameters:
        ///   - startsWith: The first digits of the number. Country code 1 is assumed unless another one is
        ///     given, as +44.
        ///   - contains: Digits anywhere in the number.
        ///   - endsWith: The last digits of the number.
        ///   - alias: The whole alias of the number, at most 64 characters.
        ///   - timeout: How long the whole call may take.
        public func list(
            startsWith: String? = nil,
            contains: String? = nil,
            endsWith: String? = nil,
            alias: String? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<FlowrouteNumber> {
            let operation = Self.listPage(
                startsWith: startsWith,
                contains: contains,
                endsWith: endsWith,
                alias: alias,
                timeout: timeout
            )
            return Items(client, operation.request, { try FlowrouteNumber($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func listPage(
            startsWith: String? = nil,
            contains: String? = nil,
            endsWith: String? = nil,
            alias: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<FlowrouteNumber> {
            let operation = Self.listPage(
                startsWith: startsWith,
                contains: contains,
                endsWith: endsWith,
                alias: alias,
                limit: limit,
                offset: offset,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func listPage(
            startsWith: String? = nil,
            contains: String? = nil,
            endsWith: String? = nil,
            alias: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Page<FlowrouteNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("startsWith", startsWith)
            inputs.put("contains", contains)
            inputs.put("endsWith", endsWith)
            inputs.put("alias", alias)
            inputs.put("limit", limit)
            inputs.put("offset", offset)
            options.put("timeout", timeout)
            return MethodCall("numbers.list", inputs, options, { try Page($0, FlowrouteNumber.init(_:)) })
        }

        /// Searches the numbers that can be bought.
        /// https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/
        ///
        /// - Parameters:
        ///   - startsWith: The first digits of the number, country code included.
        ///   - contains: Digits anywhere in the number.
        ///   - endsWith: The last digits of the number.
        ///   - rateCenter: The abbreviated rate center, in letters of either case.
        ///   - state: The state or province, two letters of either case.
        ///   - numberType: longcode or toll-free.
        ///   - isoCountry: The country, ISO 3166 alpha-2.
        ///   - orderBy: The field by which the numbers are sorted, with ,asc or ,desc after it if wanted.
        ///   - timeout: How long the whole call may take.
        public func search(
            startsWith: String? = nil,
            contains: String? = nil,
            endsWith: String? = nil,
            rateCenter: String? = nil,
            state: String? = nil,
            numberType: String? = nil,
            isoCountry: String? = nil,
            orderBy: String? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<FlowrouteStockNumber> {
            let operation = Self.searchPage(
                startsWith: startsWith,
                contains: contains,
                endsWith: endsWith,
                rateCenter: rateCenter,
                state: state,
                numberType: numberType,
                isoCountry: isoCountry,
                orderBy: orderBy,
                timeout: timeout
            )
            return Items(client, operation.request, { try FlowrouteStockNumber($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func searchPage(
            startsWith: String? = nil,
            contains: String? = nil,
            endsWith: String? = nil,
            rateCenter: String? = nil,
            state: String? = nil,
            numberType: String? = nil,
            isoCountry: String? = nil,
            orderBy: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<FlowrouteStockNumber> {
            let operation = Self.searchPage(
                startsWith: startsWith,
                contains: contains,
                endsWith: endsWith,
                rateCenter: rateCenter,
                state: state,
                numberType: numberType,
                isoCountry: isoCountry,
                orderBy: orderBy,
                limit: limit,
                offset: offset,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func searchPage(
            startsWith: String? = nil,
            contains: String? = nil,
            endsWith: String? = nil,
            rateCenter: String? = nil,
            state: String? = nil,
            numberType: String? = nil,
            isoCountry: String? = nil,
            orderBy: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Page<FlowrouteStockNumber>> {
            var inputs = Arguments()
            var options = Arguments()
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
            return MethodCall("numbers.search", inputs, options, { try Page($0, FlowrouteStockNumber.init(_:)) })
        }

        /// Buys a number: its set-up cost at once, its monthly cost from then on, both in US dollars.
        /// https://developer.flowroute.com/api/numbers/v2.0/purchase-a-phone-number/
        ///
        /// - Parameters:
        ///   - number: The number to buy, 11 digits: 12065551234.
        ///   - timeout: How long the whole call may take.
        public func buy(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<FlowrouteNumber> {
            let operation = Self.buy(number, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func buy(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Receipt<FlowrouteNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            options.put("timeout", timeout)
            return MethodCall("numbers.buy", inputs, options, { try Receipt($0, FlowrouteNumber.init(_:)) })
        }

        /// Releases a number of the account. The receipt has the number as it was.
        /// https://developer.flowroute.com/api/numbers/v2.0/release-a-phone-number/
        ///
        /// - Parameters:
        ///   - number: The number of the account, 11 digits: 12065551234.
        ///   - timeout: How long the whole call may take.
        public func release(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<FlowrouteNumber> {
            let operation = Self.release(number, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func release(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Receipt<FlowrouteNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            options.put("timeout", timeout)
            return MethodCall("numbers.release", inputs, options, { try Receipt($0, FlowrouteNumber.init(_:)) })
        }

        /// Sets the primary or the failover route of a number of the account.
        /// https://developer.flowroute.com/api/numbers/v2.0/update-primary-voice-route-for-a-phone-number/
        ///
        /// - Parameters:
        ///   - number: The number of the account, 11 digits: 12065551234.
        ///   - slot: primary, where inbound calls go, or failover, where they go when that fails.
        ///   - route: The id of the route.
        ///   - timeout: How long the whole call may take.
        ///   - verify: Read afterwards until the change shows.
        public func setRoute(
            _ number: any PhoneNumberConvertible,
            slot: FlowrouteRouteSlot,
            route: String,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) async throws -> Receipt<FlowrouteNumber> {
            let operation = Self.setRoute(number, slot: slot, route: route, timeout: timeout, verify: verify)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func setRoute(
            _ number: any PhoneNumberConvertible,
            slot: FlowrouteRouteSlot,
            route: String,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) -> MethodCall<Flowroute, Receipt<FlowrouteNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            inputs.put("slot", slot)
            inputs.put("route", route)
            options.put("timeout", timeout)
            options.put("verify", verify)
            return MethodCall("numbers.set_route", inputs, options, { try Receipt($0, FlowrouteNumber.init(_:)) })
        }

        /// Clears the primary or the failover route of a number of the account; the route itself stays.
        /// https://developer.flowroute.com/api/numbers/v2.0/clear-primary-voice-route-for-a-phone-number/
        ///
        /// - Parameters:
        ///   - number: The number of the account, 11 digits: 12065551234.
        ///   - slot: primary, where inbound calls go, or failover, where they go when that fails.
        ///   - timeout: How long the whole call may take.
        ///   - verify: Read afterwards until the change shows.
        public func clearRoute(
            _ number: any PhoneNumberConvertible,
            slot: FlowrouteRouteSlot,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) async throws -> Receipt<FlowrouteNumber> {
            let operation = Self.clearRoute(number, slot: slot, timeout: timeout, verify: verify)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func clearRoute(
            _ number: any PhoneNumberConvertible,
            slot: FlowrouteRouteSlot,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) -> MethodCall<Flowroute, Receipt<FlowrouteNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            inputs.put("slot", slot)
            options.put("timeout", timeout)
            options.put("verify", verify)
            return MethodCall("numbers.clear_route", inputs, options, { try Receipt($0, FlowrouteNumber.init(_:)) })
        }
    }
}

extension Flowroute {
    /// Flowroute's calls about area codes.
    public struct AreaCodes: Sendable {
        let client: Client

        /// Lists the area codes in which numbers can be bought.
        /// https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/
        ///
        /// - Parameters:
        ///   - maxSetupCost: The highest one-off price of a number, in US dollars, as 3.25.
        ///   - timeout: How long the whole call may take.
        public func list(
            maxSetupCost: String? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<FlowrouteAreaCode> {
            let operation = Self.listPage(maxSetupCost: maxSetupCost, timeout: timeout)
            return Items(client, operation.request, { try FlowrouteAreaCode($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func listPage(
            maxSetupCost: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<FlowrouteAreaCode> {
            let operation = Self.listPage(
                maxSetupCost: maxSetupCost,
                limit: limit,
                offset: offset,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func listPage(
            maxSetupCost: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Page<FlowrouteAreaCode>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("maxSetupCost", maxSetupCost)
            inputs.put("limit", limit)
            inputs.put("offset", offset)
            options.put("timeout", timeout)
            return MethodCall("area_codes.list", inputs, options, { try Page($0, FlowrouteAreaCode.init(_:)) })
        }
    }
}

extension Flowroute {
    /// Flowroute's calls about exchanges.
    public struct Exchanges: Sendable {
        let client: Client

        /// Lists the exchanges in which numbers can be bought.
        /// https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/
        ///
        /// - Parameters:
        ///   - maxSetupCost: The highest one-off price of a number, in US dollars, as 3.25.
        ///   - areacode: The area code, three digits.
        ///   - timeout: How long the whole call may take.
        public func list(
            maxSetupCost: String? = nil,
            areacode: String? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<FlowrouteNumberExchange> {
            let operation = Self.listPage(maxSetupCost: maxSetupCost, areacode: areacode, timeout: timeout)
            return Items(client, operation.request, { try FlowrouteNumberExchange($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func listPage(
            maxSetupCost: String? = nil,
            areacode: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<FlowrouteNumberExchange> {
            let operation = Self.listPage(
                maxSetupCost: maxSetupCost,
                areacode: areacode,
                limit: limit,
                offset: offset,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func listPage(
            maxSetupCost: String? = nil,
            areacode: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Page<FlowrouteNumberExchange>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("maxSetupCost", maxSetupCost)
            inputs.put("areacode", areacode)
            inputs.put("limit", limit)
            inputs.put("offset", offset)
            options.put("timeout", timeout)
            return MethodCall("exchanges.list", inputs, options, { try Page($0, FlowrouteNumberExchange.init(_:)) })
        }
    }
}

extension Flowroute {
    /// Flowroute's calls about routes.
    public struct Routes: Sendable {
        let client: Client

        /// Lists the inbound voice routes of the account.
        /// https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/
        ///
        /// - Parameters:
        ///   - routeType: host, number, uri or sip-reg.
        ///   - timeout: How long the whole call may take.
        public func list(
            routeType: String? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<FlowrouteRoute> {
            let operation = Self.listPage(routeType: routeType, timeout: timeout)
            return Items(client, operation.request, { try FlowrouteRoute($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func listPage(
            routeType: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<FlowrouteRoute> {
            let operation = Self.listPage(
                routeType: routeType,
                limit: limit,
                offset: offset,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func listPage(
            routeType: String? = nil,
            limit: Int? = nil,
            offset: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Page<FlowrouteRoute>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("routeType", routeType)
            inputs.put("limit", limit)
            inputs.put("offset", offset)
            options.put("timeout", timeout)
            return MethodCall("routes.list", inputs, options, { try Page($0, FlowrouteRoute.init(_:)) })
        }

        /// Creates an inbound voice route. All fields but edgeStrategyId are required.
        /// https://developer.flowroute.com/api/numbers/v2.0/create-an-inbound-route/
        ///
        /// - Parameters:
        ///   - routeType: The type of the target: a host, a phone number or a SIP URI.
        ///   - value: The target, in the form of its type: www.example.com:5060, 12065551234,
        ///     sip:ann@example.com.
        ///   - alias: The account's own name for the route, which no other route of the account has.
        ///   - edgeStrategyId: The id of the edge strategy, a number that the list of edge strategies
        ///     shows.
        ///   - timeout: How long the whole call may take.
        public func create(
            routeType: FlowrouteRouteType? = nil,
            value: String? = nil,
            alias: String? = nil,
            edgeStrategyId: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<FlowrouteRoute> {
            let operation = Self.create(
                routeType: routeType,
                value: value,
                alias: alias,
                edgeStrategyId: edgeStrategyId,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func create(
            routeType: FlowrouteRouteType? = nil,
            value: String? = nil,
            alias: String? = nil,
            edgeStrategyId: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Receipt<FlowrouteRoute>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("routeType", routeType)
            inputs.put("value", value)
            inputs.put("alias", alias)
            inputs.put("edgeStrategyId", edgeStrategyId)
            options.put("timeout", timeout)
            return MethodCall("routes.create", inputs, options, { try Receipt($0, FlowrouteRoute.init(_:)) })
        }

        /// Updates an inbound voice route of the account. It affects the calls of every number that points to it.
        /// https://developer.flowroute.com/api/numbers/v2.0/update-an-inbound-route/
        ///
        /// - Parameters:
        ///   - route: The id of the route.
        ///   - routeType: The type of the target: a host, a phone number or a SIP URI.
        ///   - value: The target, in the form of its type: www.example.com:5060, 12065551234,
        ///     sip:ann@example.com.
        ///   - alias: The account's own name for the route, which no other route of the account has.
        ///   - edgeStrategyId: The id of the edge strategy, a number that the list of edge strategies
        ///     shows.
        ///   - timeout: How long the whole call may take.
        public func update(
            _ route: String,
            routeType: FlowrouteRouteType? = nil,
            value: String? = nil,
            alias: String? = nil,
            edgeStrategyId: Int? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<FlowrouteRoute> {
            let operation = Self.update(
                route,
                routeType: routeType,
                value: value,
                alias: alias,
                edgeStrategyId: edgeStrategyId,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func update(
            _ route: String,
            routeType: FlowrouteRouteType? = nil,
            value: String? = nil,
            alias: String? = nil,
            edgeStrategyId: Int? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Receipt<FlowrouteRoute>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("route", route)
            inputs.put("routeType", routeType)
            inputs.put("value", value)
            inputs.put("alias", alias)
            inputs.put("edgeStrategyId", edgeStrategyId)
            options.put("timeout", timeout)
            return MethodCall("routes.update", inputs, options, { try Receipt($0, FlowrouteRoute.init(_:)) })
        }

        /// Deletes an inbound voice route of the account, to which no number may point.
        /// https://developer.flowroute.com/api/numbers/v2.0/delete-an-inbound-route/
        ///
        /// - Parameters:
        ///   - route: The id of the route.
        ///   - timeout: How long the whole call may take.
        public func delete(
            _ route: String,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<FlowrouteRoute> {
            let operation = Self.delete(route, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func delete(
            _ route: String,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Receipt<FlowrouteRoute>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("route", route)
            options.put("timeout", timeout)
            return MethodCall("routes.delete", inputs, options, { try Receipt($0, FlowrouteRoute.init(_:)) })
        }
    }
}

extension Flowroute {
    /// Flowroute's calls about edge strategies.
    public struct EdgeStrategies: Sendable {
        let client: Client

        /// Lists the edge strategies. https://developer.flowroute.com/api/numbers/v2.0/list-edge-strategies/
        ///
        /// - Parameters:
        ///   - timeout: How long the whole call may take.
        public func list(
            timeout: TimeInterval? = nil
        ) -> Items<FlowrouteEdgeStrategy> {
            let operation = Self.listPage(timeout: timeout)
            return Items(client, operation.request, { try FlowrouteEdgeStrategy($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func listPage(
            timeout: TimeInterval? = nil
        ) async throws -> Page<FlowrouteEdgeStrategy> {
            let operation = Self.listPage(timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func listPage(
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Page<FlowrouteEdgeStrategy>> {
            let inputs = Arguments()
            var options = Arguments()
            options.put("timeout", timeout)
            return MethodCall("edge_strategies.list", inputs, options, { try Page($0, FlowrouteEdgeStrategy.init(_:)) })
        }
    }
}

extension Flowroute {
    /// Flowroute's calls about provisioning.
    public struct Provisioning: Sendable {
        let client: Client

        /// Enables or disables messaging for numbers of the account.
        /// https://developer.flowroute.com/api/messages/v2.2/
        ///
        /// - Parameters:
        ///   - numbers: The numbers of the account, 11 digits each.
        ///   - action: enable, which costs money, or disable messaging.
        ///   - callbackUrl: The URL that is called when the task is done.
        ///   - email: Whether the account's contact gets an email when the task is done.
        ///   - timeout: How long the whole call may take.
        ///   - wait: Follow the task that the call starts to its end.
        ///   - waitTimeout: How long the task is followed at the most. 300 s unless given; implies wait.
        public func start(
            _ numbers: [any PhoneNumberConvertible],
            action: FlowrouteMessagingAction,
            callbackUrl: String? = nil,
            email: Bool? = nil,
            timeout: TimeInterval? = nil,
            wait: Bool? = nil,
            waitTimeout: TimeInterval? = nil
        ) async throws -> Receipt<FlowrouteProvisioning> {
            let operation = Self.start(
                numbers,
                action: action,
                callbackUrl: callbackUrl,
                email: email,
                timeout: timeout,
                wait: wait,
                waitTimeout: waitTimeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func start(
            _ numbers: [any PhoneNumberConvertible],
            action: FlowrouteMessagingAction,
            callbackUrl: String? = nil,
            email: Bool? = nil,
            timeout: TimeInterval? = nil,
            wait: Bool? = nil,
            waitTimeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, Receipt<FlowrouteProvisioning>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("numbers", numbers.map(\.phoneNumberText))
            inputs.put("action", action)
            inputs.put("callbackUrl", callbackUrl)
            inputs.put("email", email)
            options.put("timeout", timeout)
            options.put("wait", wait)
            options.put("waitTimeout", waitTimeout)
            return MethodCall("provisioning.start", inputs, options, { try Receipt($0, FlowrouteProvisioning.init(_:)) })
        }

        /// Reads the status of a messaging task. Flowroute documents no status but processing. For a task of many
        /// numbers it reports the progress of each. https://developer.flowroute.com/api/messages/v2.2/
        ///
        /// - Parameters:
        ///   - task: The id of the task, which the result that started it has.
        ///   - timeout: How long the whole call may take.
        public func get(
            _ task: String,
            timeout: TimeInterval? = nil
        ) async throws -> FlowrouteProvisioning {
            let operation = Self.get(task, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func get(
            _ task: String,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Flowroute, FlowrouteProvisioning> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("task", task)
            options.put("timeout", timeout)
            return MethodCall("provisioning.get", inputs, options, { try FlowrouteProvisioning($0) })
        }
    }
}
