import Foundation
import Numplan

/// The numbers of an account at Wavix.
struct WavixNumbers: Numbers {
    let provider = ProviderId.wavix
    private let client: Wavix
    private let rules: Wavix
    private let offered = Offered()

    init(_ settings: ClientSettings, secrets: @escaping SecretParts) throws {
        client = try Wavix(credentials: { try await WavixCredentials(secrets()) }, settings: settings)
        rules = try Wavix(apiKey: "none")
    }

    /// Wavix counts pages from 1.
    func page(containing digits: String, from: Int) async throws -> NumberPage {
        let page = try await client.numbers.listPage(search: digits.isEmpty ? nil : digits, page: from + 1)
        return NumberPage(numbers: page.items, next: page.items.isEmpty || page.more == false ? nil : from + 1)
    }

    func settings(of number: String) async throws -> [Setting] {
        let read = try await client.numbers.get(number)
        return [
            Setting("callStatusUrl", label: "URL for the status of calls", value: read.callStatusUrl ?? ""),
            Setting("callRecordingEnabled", label: "Record calls", value: "\(read.callRecordingEnabled == true)", isSwitch: true),
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
    ) -> Numplan.Operation<Wavix, Updated<WavixNumber>> {
        Wavix.Numbers.update(
            number, callRecordingEnabled: changes["callRecordingEnabled"].map { $0 == "true" },
            callStatusUrl: .of(changes["callStatusUrl"]))
    }

    /// Wavix sells by city.
    func offers(areaCode: String) async throws -> [any OfferedNumber] {
        guard let (country, city) = try await place(of: areaCode) else { return [] }
        let found = try await client.stock.numbersPage(country, city: city).items
        await offered.replace(with: found)
        return found
    }

    /// Reads the cities of each region until one has the area code.
    private func place(of areaCode: String) async throws -> (country: Int, city: Int)? {
        guard let region = try PhoneNumber.check("1\(areaCode)2345678").region else { return nil }
        let name = Locale(identifier: "en_US").localizedString(forRegionCode: region)
        let countries = client.stock.countries()
        let found = try await countries.first { $0.shortName == region || ($0.name != nil && $0.name == name) }
        guard let country = found?.id else { return nil }
        for try await region in client.stock.regions(country) {
            let city = try await client.stock.cities(country, region: region.id).first { $0.areaCode == areaCode }
            if let city = city?.id { return (country, city) }
        }
        return nil
    }

    /// An order is of numbers that are in the cart. To fill the cart costs nothing.
    func buy(_ number: String) async throws -> OrderOutcome {
        guard let offer = await offered.numbers.first(where: { $0.phoneNumber == number }), let id = offer.id else {
            let message = "\(number) is not among the last offers: search for it again"
            throw NumplanError(ErrorDetails(code: .invalidInput, message: message, provider: .wavix, sent: .no))
        }
        _ = try await client.cart.fill([id])
        let receipt = try await client.cart.checkout([offer])
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

/// The last offers: an order names the id of a number in the stock.
private actor Offered {
    var numbers: [WavixStockNumber] = []

    func replace(with numbers: [WavixStockNumber]) {
        self.numbers = numbers
    }
}
