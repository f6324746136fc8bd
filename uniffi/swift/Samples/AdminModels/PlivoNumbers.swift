import Numplan

/// The numbers of an account at Plivo.
struct PlivoNumbers: Numbers {
    let provider = ProviderId.plivo
    private let client: Plivo
    private let rules: Plivo

    init(_ settings: ClientSettings, secrets: @escaping SecretParts) throws {
        client = try Plivo(credentials: { try await PlivoCredentials(secrets()) }, settings: settings)
        rules = try Plivo(authId: "MA000000000000000000", authToken: "none")
    }

    /// Plivo searches from the start of a number.
    func page(containing digits: String, from: Int) async throws -> NumberPage {
        let page = try await client.numbers.listPage(numberStartswith: digits.isEmpty ? nil : digits, offset: from)
        return NumberPage(numbers: page.items, next: page.next(from: from))
    }

    func settings(of number: String) async throws -> [Setting] {
        let read = try await client.numbers.get(number)
        return [
            Setting("alias", label: "Name", value: read.alias ?? ""),
            Setting("cnamLookup", label: "Look up caller names", value: "\(read.cnamLookup == "enabled")", isSwitch: true),
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
    ) -> Numplan.Operation<Plivo, Updated<PlivoNumber>> {
        Plivo.Numbers.update(
            number, alias: .of(changes["alias"]), cnamLookup: changes["cnamLookup"].map { $0 == "true" ? .enabled : .disabled })
    }

    /// A pattern follows the country code.
    func offers(areaCode: String) async throws -> [any OfferedNumber] {
        try await client.numbers.searchPage(countryIso: "US", pattern: areaCode).items
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
