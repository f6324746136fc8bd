// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// What Plivo wants to know of the caller. Nothing shows what is in it.
public struct PlivoCredentials: Sendable {
    let authId: String
    let authToken: String

    /// Takes them in.
    public init(authId: String, authToken: String) {
        self.authId = authId
        self.authToken = authToken
    }

    var parts: [String] { [authId, authToken] }
}

extension PlivoCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "PlivoCredentials(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A client of Plivo. It can be shared by all tasks; one is enough for an app.
public final class Plivo: Sendable {
    let client: Client

    public let numbers: Numbers

    /// With credentials that are at hand.
    ///
    /// - Parameters:
    ///   - credentials: They.
    ///   - settings: Time limits, another address and the like.
    ///   - transport: The app's own network stack, in the place of the engine's.
    ///   - observer: Is told of each attempt, for a log.
    /// - Throws: `config` or `invalidInput`, if the client cannot be made so.
    public convenience init(
        _ credentials: PlivoCredentials,
        settings: ClientSettings = ClientSettings(),
        transport: (any HTTPTransport)? = nil,
        observer: (@Sendable (AttemptEvent) -> Void)? = nil
    ) throws {
        try self.init(
            Arguments.of {
                $0.put("authId", credentials.authId)
                $0.put("authToken", credentials.authToken)
                settings.put(in: &$0)
            },
            nil, transport, observer)
    }

    /// With credentials that are at hand.
    public convenience init(
        authId: String,
        authToken: String,
        settings: ClientSettings = ClientSettings(),
        transport: (any HTTPTransport)? = nil,
        observer: (@Sendable (AttemptEvent) -> Void)? = nil
    ) throws {
        try self.init(
            PlivoCredentials(authId: authId, authToken: authToken), settings: settings, transport: transport, observer: observer)
    }

    /// With credentials out of a keychain or from the app's own backend: `credentials` is asked when the first call
    /// needs them, and once more when they are not accepted.
    public convenience init(
        credentials: @escaping @Sendable () async throws -> PlivoCredentials,
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
        client = try Client("plivo", settings, credentials, transport, observer)
        numbers = Numbers(client: client)
    }

    /// Carries an operation out that was made as a value.
    public func run<Output>(_ operation: MethodCall<Plivo, Output>) async throws -> Output {
        try await client.run(operation)
    }

    /// The request of an operation, for an app that sends it by its own means, without the engine's retries.
    public func prepare<Output>(_ operation: MethodCall<Plivo, Output>) throws -> Prepared<Output> {
        try client.prepare(operation)
    }

    /// What an answer says about an operation, for an app that has sent its request by its own means.
    public func interpret<Output>(_ operation: MethodCall<Plivo, Output>, _ response: HTTPAnswer) throws -> Output {
        try client.interpret(operation, response)
    }

    /// The course of an operation, for an app that sends by its own means and wants the engine's retries.
    public func course<Output>(of operation: MethodCall<Plivo, Output>, at now: Moment = .now) throws -> Course<Output> {
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

extension Plivo {
    /// Plivo's calls about numbers.
    public struct Numbers: Sendable {
        let client: Client

        /// Reads a number of the account.
        /// https://www.plivo.com/docs/numbers/api/account-phone-number/#retrieve-an-account-phone-number
        ///
        /// - Parameters:
        ///   - number: The number of the account with its country code: 12025551111.
        ///   - timeout: How long the whole call may take.
        public func get(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) async throws -> PlivoNumber {
            let operation = Self.get(number, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func get(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Plivo, PlivoNumber> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            options.put("timeout", timeout)
            return MethodCall("numbers.get", inputs, options, { try PlivoNumber($0) })
        }

        /// Updates a number of the account.
        /// https://www.plivo.com/docs/numbers/api/account-phone-number/#update-an-account-phone-number
        ///
        /// - Parameters:
        ///   - number: The number of the account with its country code: 12025551111.
        ///   - keepApplication: Whether the number is read first and its own application sent along, unless
        ///     the update names one: Plivo may assign the account's default application to a number whose
        ///     update names none.
        ///   - appId: The application that answers calls and messages. According to Plivo's page an update
        ///     without it assigns the account's default application; no official example shows that. Use
        ///     keepApplication to be safe.
        ///   - subaccount: The auth id of the subaccount that the number will belong to. Only the main
        ///     account may set it.
        ///   - alias: The account's own name for the number.
        ///   - complianceApplicationId: The compliance application. Plivo changes it only while its status
        ///     is pending or rejected.
        ///   - cnamLookup: Whether the caller's name is looked up. US local and toll-free numbers only.
        ///   - cnam: The caller name to register for outbound calls. Starts a registration that ends at the
        ///     callback.
        ///   - cnamCallbackUrl: The URL that is called with the result of the CNAM registration.
        ///   - cnamCallbackMethod: The method of that callback.
        ///   - callerReputation: Whether the number is registered for caller reputation. Needs profileUuid;
        ///     starts a registration.
        ///   - profileUuid: The profile that caller reputation is registered under.
        ///   - callerReputationCallbackUrl: The URL that is called with the result of the caller reputation
        ///     registration.
        ///   - callerReputationCallbackMethod: The method of that callback.
        ///   - current: The number as it was read just now: then it is not read again.
        ///   - timeout: How long the whole call may take.
        ///   - verify: Read afterwards until the change shows.
        public func update(
            _ number: any PhoneNumberConvertible,
            keepApplication: Bool? = nil,
            appId: Change<String> = .keep,
            subaccount: String? = nil,
            alias: Change<String> = .keep,
            complianceApplicationId: String? = nil,
            cnamLookup: PlivoToggle? = nil,
            cnam: String? = nil,
            cnamCallbackUrl: Change<String> = .keep,
            cnamCallbackMethod: PlivoHttpMethod? = nil,
            callerReputation: PlivoToggle? = nil,
            profileUuid: String? = nil,
            callerReputationCallbackUrl: String? = nil,
            callerReputationCallbackMethod: PlivoHttpMethod? = nil,
            current: PlivoNumber? = nil,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) async throws -> Updated<PlivoNumber> {
            let operation = Self.update(
                number,
                keepApplication: keepApplication,
                appId: appId,
                subaccount: subaccount,
                alias: alias,
                complianceApplicationId: complianceApplicationId,
                cnamLookup: cnamLookup,
                cnam: cnam,
                cnamCallbackUrl: cnamCallbackUrl,
                cnamCallbackMethod: cnamCallbackMethod,
                callerReputation: callerReputation,
                profileUuid: profileUuid,
                callerReputationCallbackUrl: callerReputationCallbackUrl,
                callerReputationCallbackMethod: callerReputationCallbackMethod,
                current: current,
                timeout: timeout,
                verify: verify
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func update(
            _ number: any PhoneNumberConvertible,
            keepApplication: Bool? = nil,
            appId: Change<String> = .keep,
            subaccount: String? = nil,
            alias: Change<String> = .keep,
            complianceApplicationId: String? = nil,
            cnamLookup: PlivoToggle? = nil,
            cnam: String? = nil,
            cnamCallbackUrl: Change<String> = .keep,
            cnamCallbackMethod: PlivoHttpMethod? = nil,
            callerReputation: PlivoToggle? = nil,
            profileUuid: String? = nil,
            callerReputationCallbackUrl: String? = nil,
            callerReputationCallbackMethod: PlivoHttpMethod? = nil,
            current: PlivoNumber? = nil,
            timeout: TimeInterval? = nil,
            verify: Bool? = nil
        ) -> MethodCall<Plivo, Updated<PlivoNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
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
            inputs.put("current", current)
            options.put("timeout", timeout)
            options.put("verify", verify)
            return MethodCall("numbers.update", inputs, options, { try Updated($0, PlivoNumber.init(_:)) })
        }

        /// Lists the numbers of the account, a page at a time.
        /// https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers
        ///
        /// - Parameters:
        ///   - type: Only numbers of this type: local, mobile, tollfree and others.
        ///   - numberStartswith: Only numbers that begin with these digits, country code first, without a
        ///     plus.
        ///   - subaccount: Only numbers of the subaccount with this auth id.
        ///   - alias: Only numbers with this alias.
        ///   - services: Only numbers with all of these services: voice, sms, mms, with commas between
        ///     them.
        ///   - cnamLookup: Only numbers whose CNAM lookup is enabled, or disabled.
        ///   - renewalDate: Only numbers that are renewed on this day, YYYY-MM-DD.
        ///   - renewalDateGt: Only numbers that are renewed after this day, YYYY-MM-DD.
        ///   - renewalDateGte: Only numbers that are renewed on this day or after it, YYYY-MM-DD.
        ///   - renewalDateLt: Only numbers that are renewed before this day, YYYY-MM-DD.
        ///   - renewalDateLte: Only numbers that are renewed on this day or before it, YYYY-MM-DD.
        ///   - tendlcCampaignId: Only numbers of the 10DLC campaign with this id.
        ///   - tendlcRegistrationStatus: Only numbers whose 10DLC registration has this status.
        ///   - tollFreeSmsVerification: Only toll-free numbers whose verification for SMS has this status.
        ///   - timeout: How long the whole call may take.
        public func list(
            type: String? = nil,
            numberStartswith: String? = nil,
            subaccount: String? = nil,
            alias: String? = nil,
            services: String? = nil,
            cnamLookup: PlivoToggle? = nil,
            renewalDate: String? = nil,
            renewalDateGt: String? = nil,
            renewalDateGte: String? = nil,
            renewalDateLt: String? = nil,
            renewalDateLte: String? = nil,
            tendlcCampaignId: String? = nil,
            tendlcRegistrationStatus: String? = nil,
            tollFreeSmsVerification: String? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<PlivoNumber> {
            let operation = Self.listPage(
                type: type,
                numberStartswith: numberStartswith,
                subaccount: subaccount,
                alias: alias,
                services: services,
                cnamLookup: cnamLookup,
                renewalDate: renewalDate,
                renewalDateGt: renewalDateGt,
                renewalDateGte: renewalDateGte,
                renewalDateLt: renewalDateLt,
                renewalDateLte: renewalDateLte,
                tendlcCampaignId: tendlcCampaignId,
                tendlcRegistrationStatus: tendlcRegistrationStatus,
                tollFreeSmsVerification: tollFreeSmsVerification,
                timeout: timeout
            )
            return Items(client, operation.request, { try PlivoNumber($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func listPage(
            type: String? = nil,
            numberStartswith: String? = nil,
            subaccount: String? = nil,
            alias: String? = nil,
            services: String? = nil,
            cnamLookup: PlivoToggle? = nil,
            renewalDate: String? = nil,
            renewalDateGt: String? = nil,
            renewalDateGte: String? = nil,
            renewalDateLt: String? = nil,
            renewalDateLte: String? = nil,
            tendlcCampaignId: String? = nil,
            tendlcRegistrationStatus: String? = nil,
            tollFreeSmsVerification: String? = nil,
            offset: Int? = nil,
            cursor: String? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<PlivoNumber> {
            let operation = Self.listPage(
                type: type,
                numberStartswith: numberStartswith,
                subaccount: subaccount,
                alias: alias,
                services: services,
                cnamLookup: cnamLookup,
                renewalDate: renewalDate,
                renewalDateGt: renewalDateGt,
                renewalDateGte: renewalDateGte,
                renewalDateLt: renewalDateLt,
                renewalDateLte: renewalDateLte,
                tendlcCampaignId: tendlcCampaignId,
                tendlcRegistrationStatus: tendlcRegistrationStatus,
                tollFreeSmsVerification: tollFreeSmsVerification,
                offset: offset,
                cursor: cursor,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func listPage(
            type: String? = nil,
            numberStartswith: String? = nil,
            subaccount: String? = nil,
            alias: String? = nil,
            services: String? = nil,
            cnamLookup: PlivoToggle? = nil,
            renewalDate: String? = nil,
            renewalDateGt: String? = nil,
            renewalDateGte: String? = nil,
            renewalDateLt: String? = nil,
            renewalDateLte: String? = nil,
            tendlcCampaignId: String? = nil,
            tendlcRegistrationStatus: String? = nil,
            tollFreeSmsVerification: String? = nil,
            offset: Int? = nil,
            cursor: String? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Plivo, Page<PlivoNumber>> {
            var inputs = Arguments()
            var options = Arguments()
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
            return MethodCall("numbers.list", inputs, options, { try Page($0, PlivoNumber.init(_:)) })
        }

        /// Searches the numbers that can be bought, a page at a time.
        /// https://www.plivo.com/docs/numbers/api/phone-number/#search-for-phone-numbers
        ///
        /// - Parameters:
        ///   - countryIso: The country, two letters of ISO 3166: US. Required.
        ///   - type: Only numbers of this type: local, mobile, tollfree and others.
        ///   - pattern: Only numbers with these digits after the country code; for some countries after the
        ///     area code.
        ///   - npanxx: Only numbers whose area code and exchange begin with these digits. US and Canada.
        ///   - region: Only numbers of this region: a state, a province.
        ///   - city: Only numbers of this city.
        ///   - services: Only numbers with these services: voice, sms, mms, with commas between them.
        ///   - rateCenter: Only numbers of this rate center. US and Canada.
        ///   - lata: Only numbers of this local access and transport area. US and Canada.
        ///   - timeout: How long the whole call may take.
        public func search(
            countryIso: String? = nil,
            type: String? = nil,
            pattern: String? = nil,
            npanxx: String? = nil,
            region: String? = nil,
            city: String? = nil,
            services: String? = nil,
            rateCenter: String? = nil,
            lata: String? = nil,
            timeout: TimeInterval? = nil
        ) -> Items<PlivoStockNumber> {
            let operation = Self.searchPage(
                countryIso: countryIso,
                type: type,
                pattern: pattern,
                npanxx: npanxx,
                region: region,
                city: city,
                services: services,
                rateCenter: rateCenter,
                lata: lata,
                timeout: timeout
            )
            return Items(client, operation.request, { try PlivoStockNumber($0) })
        }

        /// One page of the same list.
        ///
        /// Whoever wants all of it needs no pages: the list reads them as they are needed.
        public func searchPage(
            countryIso: String? = nil,
            type: String? = nil,
            pattern: String? = nil,
            npanxx: String? = nil,
            region: String? = nil,
            city: String? = nil,
            services: String? = nil,
            rateCenter: String? = nil,
            lata: String? = nil,
            offset: Int? = nil,
            cursor: String? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Page<PlivoStockNumber> {
            let operation = Self.searchPage(
                countryIso: countryIso,
                type: type,
                pattern: pattern,
                npanxx: npanxx,
                region: region,
                city: city,
                services: services,
                rateCenter: rateCenter,
                lata: lata,
                offset: offset,
                cursor: cursor,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func searchPage(
            countryIso: String? = nil,
            type: String? = nil,
            pattern: String? = nil,
            npanxx: String? = nil,
            region: String? = nil,
            city: String? = nil,
            services: String? = nil,
            rateCenter: String? = nil,
            lata: String? = nil,
            offset: Int? = nil,
            cursor: String? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Plivo, Page<PlivoStockNumber>> {
            var inputs = Arguments()
            var options = Arguments()
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
            return MethodCall("numbers.search", inputs, options, { try Page($0, PlivoStockNumber.init(_:)) })
        }

        /// Buys a number. At most one order is sent, whatever happens to it.
        /// https://www.plivo.com/docs/numbers/api/phone-number/#buy-a-phone-number
        ///
        /// - Parameters:
        ///   - number: The number to buy, with its country code: 12025551111.
        ///   - appId: The application that answers calls and messages. Without it: the account's default
        ///     application.
        ///   - cnamLookup: Whether the caller's name is looked up. US local and toll-free numbers only.
        ///   - complianceApplicationId: The compliance application, for numbers that need one.
        ///   - haEnable: Whether the number is highly available, where Plivo offers it.
        ///   - timeout: How long the whole call may take.
        public func buy(
            _ number: any PhoneNumberConvertible,
            appId: String? = nil,
            cnamLookup: PlivoToggle? = nil,
            complianceApplicationId: String? = nil,
            haEnable: Bool? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<PlivoNumber> {
            let operation = Self.buy(
                number,
                appId: appId,
                cnamLookup: cnamLookup,
                complianceApplicationId: complianceApplicationId,
                haEnable: haEnable,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func buy(
            _ number: any PhoneNumberConvertible,
            appId: String? = nil,
            cnamLookup: PlivoToggle? = nil,
            complianceApplicationId: String? = nil,
            haEnable: Bool? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Plivo, Receipt<PlivoNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            inputs.put("appId", appId)
            inputs.put("cnamLookup", cnamLookup)
            inputs.put("complianceApplicationId", complianceApplicationId)
            inputs.put("haEnable", haEnable)
            options.put("timeout", timeout)
            return MethodCall("numbers.buy", inputs, options, { try Receipt($0, PlivoNumber.init(_:)) })
        }

        /// Adds numbers of another carrier to the account.
        /// https://www.plivo.com/docs/numbers/api/account-phone-number/#add-a-number-from-your-own-carrier
        ///
        /// - Parameters:
        ///   - numbers: The numbers, each with its country code.
        ///   - carrier: The id of the incoming carrier that the numbers come from. Required.
        ///   - region: The region that the numbers belong to. Required.
        ///   - numberType: The type of the numbers: local, mobile, tollfree and others.
        ///   - appId: The application that answers calls and messages.
        ///   - subaccount: The auth id of the subaccount that the numbers will belong to. Only the main
        ///     account may set it.
        ///   - timeout: How long the whole call may take.
        public func add(
            _ numbers: [any PhoneNumberConvertible],
            carrier: String? = nil,
            region: String? = nil,
            numberType: String? = nil,
            appId: String? = nil,
            subaccount: String? = nil,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<PlivoNumber> {
            let operation = Self.add(
                numbers,
                carrier: carrier,
                region: region,
                numberType: numberType,
                appId: appId,
                subaccount: subaccount,
                timeout: timeout
            )
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func add(
            _ numbers: [any PhoneNumberConvertible],
            carrier: String? = nil,
            region: String? = nil,
            numberType: String? = nil,
            appId: String? = nil,
            subaccount: String? = nil,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Plivo, Receipt<PlivoNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("numbers", numbers.map(\.phoneNumberText))
            inputs.put("carrier", carrier)
            inputs.put("region", region)
            inputs.put("numberType", numberType)
            inputs.put("appId", appId)
            inputs.put("subaccount", subaccount)
            options.put("timeout", timeout)
            return MethodCall("numbers.add", inputs, options, { try Receipt($0, PlivoNumber.init(_:)) })
        }

        /// Releases a number of the account. It cannot be undone.
        /// https://www.plivo.com/docs/numbers/api/account-phone-number/#unrent-a-number
        ///
        /// - Parameters:
        ///   - number: The number of the account with its country code: 12025551111.
        ///   - timeout: How long the whole call may take.
        public func release(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) async throws -> Receipt<PlivoNumber> {
            let operation = Self.release(number, timeout: timeout)
            return try await client.run(operation)
        }

        /// The same as a value, to be prepared or driven by hand.
        public static func release(
            _ number: any PhoneNumberConvertible,
            timeout: TimeInterval? = nil
        ) -> MethodCall<Plivo, Receipt<PlivoNumber>> {
            var inputs = Arguments()
            var options = Arguments()
            inputs.put("number", number.phoneNumberText)
            options.put("timeout", timeout)
            return MethodCall("numbers.release", inputs, options, { try Receipt($0, PlivoNumber.init(_:)) })
        }
    }
}
