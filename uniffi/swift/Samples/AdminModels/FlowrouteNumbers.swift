import Numplan

/// The numbers of an account at Flowroute. Plivo and Wavix differ only in the names of the operations' parameters.
public struct FlowrouteNumbers: Numbers {
    private let client: Flowroute
    /// Checks need no account: an exchange validates its operation before it returns the first request.
    private let rules: Flowroute
    private static let pageSize = 20

    /// - Parameter credentials: Reads the keychain or asks the app's backend. Throws `KeychainLocked` if it is locked.
    public init(
        settings: ClientSettings = ClientSettings(), credentials: @escaping @Sendable () async throws -> FlowrouteCredentials
    ) throws {
        client = try Flowroute(credentials: credentials, settings: settings)
        rules = try Flowroute(accessKey: "none", secretKey: "none")
    }

    public func page(containing digits: String, from: Int) async throws -> NumberPage {
        let page = try await client.numbers.listPage(
            contains: digits.isEmpty ? nil : digits, limit: Self.pageSize, offset: from)
        let ends = page.items.isEmpty || page.more == false
        return NumberPage(numbers: page.items, next: ends ? nil : from + page.items.count)
    }

    public func settings(of number: String) async throws -> [Setting] {
        let read = try await client.numbers.get(number)
        return [
            Setting("alias", label: "Name", value: read.alias ?? ""),
            Setting(
                "cnamLookupsEnabled", label: "Look up caller names", value: "\(read.cnamLookupsEnabled == true)", isSwitch: true),
        ]
    }

    public func check(_ number: String, _ changes: [String: String]) -> [String: String] {
        do {
            _ = try rules.exchange(Self.update(number, changes)).next()
        } catch NumplanError.invalidInput(let details) {
            return Dictionary(details.fields.map { ($0.field, $0.message) }, uniquingKeysWith: { first, _ in first })
        } catch {}
        return [:]
    }

    public func update(_ number: String, _ changes: [String: String]) async throws -> [FieldOutcome] {
        try await client.run(Self.update(number, changes)).fields
    }

    private static func update(
        _ number: String, _ changes: [String: String]
    ) -> Numplan.Operation<Flowroute, Updated<FlowrouteNumber>> {
        let alias: Change<String> = changes["alias"].map { $0.isEmpty ? .clear : .set($0) } ?? .keep
        return Flowroute.Numbers.update(
            number, alias: alias, cnamLookupsEnabled: changes["cnamLookupsEnabled"].map { $0 == "true" })
    }

    public func offers(areaCode: String) async throws -> [any OfferedNumber] {
        try await client.numbers.searchPage(startsWith: "1" + areaCode, limit: Self.pageSize).items
    }

    public func buy(_ number: String) async throws -> OrderOutcome {
        let receipt = try await client.numbers.buy(number)
        return OrderOutcome(number: number, state: receipt.state, isReconciled: receipt.isReconciled)
    }

    public func detachedOrders() throws -> [DetachedOrder] {
        try client.detachedOrders()
    }
}
