import Numplan

/// The numbers of an account at Flowroute.
struct FlowrouteNumbers: Numbers {
    let provider = ProviderId.flowroute
    private let client: Flowroute
    /// Checks need no account: an exchange validates its operation before it returns the first request.
    private let rules: Flowroute
    private static let pageSize = 20

    init(_ settings: ClientSettings, secrets: @escaping SecretParts) throws {
        client = try Flowroute(credentials: { try await FlowrouteCredentials(secrets()) }, settings: settings)
        rules = try Flowroute(accessKey: "none", secretKey: "none")
    }

    func page(containing digits: String, from: Int) async throws -> NumberPage {
        let page = try await client.numbers.listPage(
            contains: digits.isEmpty ? nil : digits, limit: Self.pageSize, offset: from)
        return NumberPage(numbers: page.items, next: page.next(from: from))
    }

    func settings(of number: String) async throws -> [Setting] {
        let read = try await client.numbers.get(number)
        return [
            Setting("alias", label: "Name", value: read.alias ?? ""),
            Setting(
                "cnamLookupsEnabled", label: "Look up caller names", value: "\(read.cnamLookupsEnabled == true)", isSwitch: true),
        ]
    }

    func check(_ number: String, _ changes: [String: String]) -> [String: String] {
        refusals { _ = try rules.exchange(Self.update(number, changes)).next() }
    }

    func update(_ number: String, _ changes: [String: String]) async throws -> [FieldOutcome] {
        try await client.run(Self.update(number, changes)).fields
    }

    private static func update(
        _ number: String, _ changes: [String: String]
    ) -> Numplan.Operation<Flowroute, Updated<FlowrouteNumber>> {
        Flowroute.Numbers.update(
            number, alias: .of(changes["alias"]), cnamLookupsEnabled: changes["cnamLookupsEnabled"].map { $0 == "true" })
    }

    func offers(areaCode: String) async throws -> [any OfferedNumber] {
        try await client.numbers.searchPage(startsWith: "1" + areaCode, limit: Self.pageSize).items
    }

    func buy(_ number: String) async throws -> OrderOutcome {
        let receipt = try await client.numbers.buy(number)
        return OrderOutcome(number: number, state: receipt.state, isReconciled: receipt.isReconciled)
    }

    func detachedOrders() throws -> [DetachedOrder] {
        try client.detachedOrders()
    }

    func close() async {
        await client.close()
        rules.closeNow()
    }
}
