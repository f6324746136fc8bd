import AdminModels
import Numplan

/// An account without a network.
final class FakeNumbers: Numbers, @unchecked Sendable {
    let provider: ProviderId
    // The models call it from the main actor only.
    var searches: [String] = []
    var saved = ["alias": "Desk"]
    var failure: NumplanError?
    var outcome = FieldState.applied
    var isReconciled = false
    var orders: [String] = []
    var isHanging = false
    var detached: [DetachedOrder] = []
    var isClosed = false

    init(_ provider: ProviderId = .flowroute) {
        self.provider = provider
    }

    private func fail() throws {
        if let failure { throw failure }
    }

    func page(containing digits: String, from: Int) async throws -> NumberPage {
        searches.append(digits)
        try fail()
        let numbers = (from..<from + 2).map { FlowrouteNumber(value: "1206555000\($0)") }
        return NumberPage(numbers: numbers, next: from + 2 < 4 ? from + 2 : nil)
    }

    func settings(of number: String) async throws -> [Setting] {
        saved.map { Setting($0.key, label: $0.key, value: $0.value) }
    }

    func check(_ number: String, _ changes: [String: String]) -> [String: String] {
        changes.filter { $0.value.count > 5 }.mapValues { _ in "too long" }
    }

    func update(_ number: String, _ changes: [String: String]) async throws -> [FieldOutcome] {
        try fail()
        if outcome == .applied { saved.merge(changes) { $1 } }
        return changes.map { FieldOutcome(field: $0.key, requested: .text($0.value), state: outcome) }
    }

    func offers(areaCode: String) async throws -> [any OfferedNumber] {
        searches.append(areaCode)
        return [FlowrouteStockNumber(value: "1\(areaCode)5550100", monthlyCost: "1.25")]
    }

    func buy(_ number: String) async throws -> OrderOutcome {
        orders.append(number)
        if isHanging { try await Task.sleep(nanoseconds: 60_000_000_000) }
        try fail()
        return OrderOutcome(number: number, state: .applied, isReconciled: isReconciled)
    }

    func detachedOrders() throws -> [DetachedOrder] { detached }

    func close() async { isClosed = true }
}

func failure(_ code: ErrorCode) -> NumplanError {
    NumplanError(ErrorDetails(code: code, message: "it failed"))
}

/// A key store without a keychain.
actor MemorySecrets: SecretStore {
    private var stored: [ProviderId: [String]]
    private var isLocked = false

    init(_ stored: [ProviderId: [String]] = [:]) {
        self.stored = stored
    }

    func lock(_ isLocked: Bool) {
        self.isLocked = isLocked
    }

    func accounts() throws -> [ProviderId] {
        try check()
        return ProviderId.allCases.filter { stored[$0] != nil }
    }

    func read(_ account: ProviderId) throws -> [String] {
        try check()
        guard let parts = stored[account] else { throw SecretsMissing(account) }
        return parts
    }

    func write(_ account: ProviderId, _ parts: [String]) throws {
        try check()
        stored[account] = parts
    }

    func remove(_ account: ProviderId) throws {
        try check()
        stored[account] = nil
    }

    private func check() throws {
        if isLocked { throw SecretsLocked() }
    }
}
