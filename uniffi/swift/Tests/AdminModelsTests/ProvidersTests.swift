import AdminModels
import Numplan
import XCTest

private let credentials: [ProviderId: [String]] = [
    .flowroute: ["sandbox-access-key", "sandbox-secret-key"],
    .plivo: ["MASANDBOX00000000000", "sandbox-auth-token"],
    .wavix: ["sandbox-api-key"],
]

/// Well-formed credentials that the sandbox does not accept.
private let lost: [ProviderId: [String]] = [
    .flowroute: ["sandbox-access-key", "lost"], .plivo: ["MASANDBOX00000000000", "lost"], .wavix: ["lost"],
]

/// The models on the sandbox, which simulates the providers.
@available(iOS 17, macOS 14, *)
@MainActor
final class ProvidersTests: XCTestCase {
    private var sandbox: Sandbox!

    override func setUp() async throws {
        sandbox = try Sandbox()
    }

    private func app(_ secrets: MemorySecrets = MemorySecrets(credentials)) async -> AppModel {
        let settings = sandbox.settings
        let app = AppModel(secrets) { try numbersOf($0, settings, secrets: $1) }
        await app.load()
        return app
    }

    private func models(_ app: AppModel, _ account: ProviderId) throws -> AccountModels {
        app.choose(account)
        return try XCTUnwrap(app.state.account)
    }

    private func loaded(_ list: ListModel) async -> ListModel.State {
        list.reload()
        await list.finished()
        return list.state
    }

    private func firstNumber(_ list: ListModel) async throws -> String {
        let state = await loaded(list)
        return try XCTUnwrap(state.numbers.first?.phoneNumber, state.problem?.message ?? "")
    }

    func testEveryProviderListsAndSearches() async throws {
        let app = await app()
        for account in app.state.accounts {
            let list = try models(app, account).list
            let all = await loaded(list)
            XCTAssertNil(all.problem, "\(account): \(all.problem?.message ?? "")")
            let number = try XCTUnwrap(all.numbers.last?.phoneNumber, "\(account)")
            list.search(number)
            await list.finished()
            XCTAssertEqual(list.state.numbers.map(\.phoneNumber), [number], "\(account)")
        }
    }

    func testPagesOfEveryProviderEnd() async throws {
        for account in ["plivo", "wavix", "flowroute"] {
            try await sandbox.control("POST", "numbers/many", #"{"provider": "\#(account)", "count": 250}"#)
        }
        let app = await app()
        for account in app.state.accounts {
            let list = try models(app, account).list
            _ = await loaded(list)
            XCTAssertTrue(list.state.hasMore, "\(account)")
            while list.state.hasMore {
                list.more()
                await list.finished()
            }
            XCTAssertNil(list.state.problem, "\(account)")
            let numbers = list.state.numbers.compactMap(\.phoneNumber)
            XCTAssertGreaterThanOrEqual(numbers.count, 250, "\(account)")
            XCTAssertEqual(Set(numbers).count, numbers.count, "\(account)")
        }
    }

    func testEveryProviderShowsAndEditsDetails() async throws {
        let app = await app()
        for account in app.state.accounts {
            let models = try models(app, account)
            let number = try await firstNumber(models.list)
            let details = DetailsModel(models.numbers, number: number)
            await details.load()
            let flag = try XCTUnwrap(details.state.saved.first(where: \.isSwitch), "\(account)")
            let text = try XCTUnwrap(details.state.saved.first { !$0.isSwitch }, "\(account)")
            details.type(flag.field, flag.value == "true" ? "false" : "true")
            details.type(text.field, "https://example.com/desk")
            XCTAssertEqual(details.state.errors, [:], "\(account)")
            await details.save()
            XCTAssertEqual(details.state.outcomes.map(\.state), [.applied, .applied], "\(account)")
            XCTAssertTrue(details.state.changes.isEmpty, "\(account)")
            XCTAssertEqual(
                details.state.saved.first { $0.field == text.field }?.value, "https://example.com/desk", "\(account)")
            details.type(text.field, "")
            await details.save()
            XCTAssertEqual(details.state.outcomes.map(\.state), [.applied], "\(account)")
        }
    }

    func testWrongURLIsRefusedWhileTyped() async throws {
        let models = try await models(app(), .wavix)
        let number = try await firstNumber(models.list)
        let details = DetailsModel(models.numbers, number: number)
        await details.load()
        details.type("callStatusUrl", "nonsense")
        XCTAssertEqual(Array(details.state.errors.keys), ["callStatusUrl"])
        XCTAssertFalse(details.state.canSave)
        let sent = try await sandbox.seen("PUT")
        XCTAssertEqual(sent, 0)
    }

    private func ready(_ order: OrderModel) async throws -> String {
        await order.type("206")
        XCTAssertNil(order.state.problem, order.state.problem?.message ?? "")
        order.choose(try XCTUnwrap(order.state.offers?.first))
        order.consent(true)
        return try XCTUnwrap(order.state.chosen?.phoneNumber)
    }

    func testEveryProviderSellsAtAShownPriceWithConsent() async throws {
        let app = await app()
        for account in app.state.accounts {
            let order = try models(app, account).order
            let number = try await ready(order)
            XCTAssertNotNil(order.state.chosen?.monthlyPrice, "\(account)")
            order.consent(false)
            order.order()
            await order.finished()
            XCTAssertNil(order.state.end, "\(account)")
            order.consent(true)
            order.order()
            await order.finished()
            XCTAssertEqual(order.state.end, .bought("\(number) was bought (applied)."), "\(account)")
            let list = try models(app, account).list
            list.search(number)
            await list.finished()
            XCTAssertEqual(list.state.numbers.map(\.phoneNumber), [number], "\(account)")
        }
    }

    func testNumberThatWasNotOfferedIsRefused() async throws {
        let numbers = try await models(app(), .wavix).numbers
        let error = await thrown { try await numbers.buy("12065550100") }
        XCTAssertEqual((error as? NumplanError)?.sent, .no)
        let sent = try await sandbox.seen("POST")
        XCTAssertEqual(sent, 0)
    }

    func testOrderWithLostConnectionIsReconciled() async throws {
        let order = try await models(app(), .flowroute).order
        let number = try await ready(order)
        try await sandbox.control("POST", "faults", #"{"method": "POST", "action": {"kind": "drop", "commit": true}}"#)
        order.order()
        await order.finished()
        XCTAssertEqual(order.state.end, .bought("The connection was lost. The account shows that \(number) was bought."))
    }

    func testAccountOfALeftOrderStays() async throws {
        let app = await app()
        let order = try models(app, .flowroute).order
        _ = try await ready(order)
        try await sandbox.control("POST", "faults", #"{"method": "POST", "action": {"kind": "delay", "ms": 3000}}"#)
        order.order()
        try await sandbox.arrival(of: "POST")
        order.leave()
        await order.finished()
        await app.remove(.flowroute)
        XCTAssertTrue(app.state.accounts.contains(.flowroute))
        while order.state.detached.contains(where: \.isRunning) {
            try await Task.sleep(for: .milliseconds(20))
            try order.refreshDetached()
        }
        XCTAssertEqual(order.state.detached.map(\.operation), ["numbers.buy"])
        XCTAssertNil(order.state.detached.first?.error)
        await app.remove(.flowroute)
        XCTAssertFalse(app.state.accounts.contains(.flowroute))
    }

    func testLostCredentialsAreShownAndReplaced() async throws {
        let secrets = MemorySecrets(lost)
        let app = await app(secrets)
        for account in app.state.accounts {
            let list = try models(app, account).list
            _ = await loaded(list)
            let problem = try XCTUnwrap(list.state.problem, "\(account)")
            XCTAssertTrue(problem.isUnauthorized, "\(account): \(problem.message)")
            XCTAssertTrue(problem.message.contains("check the "), problem.message)
            let form = app.newAccount(account)
            for (index, part) in (credentials[account] ?? []).enumerated() { form.type(index, part) }
            await form.add()
            XCTAssertTrue(form.state.isAdded, "\(account): \(form.state.problem?.message ?? "")")
            // The open client reads the new credentials.
            await list.finished()
            XCTAssertNil(list.state.problem, "\(account): \(list.state.problem?.message ?? "")")
            XCTAssertFalse(list.state.numbers.isEmpty, "\(account)")
        }
    }

    func testReadWithNewCredentialsEndsTheProblem() async throws {
        let secrets = MemorySecrets(lost)
        let models = try await models(app(secrets), .plivo)
        let details = DetailsModel(models.numbers, number: "12065551234")
        await details.load()
        XCTAssertEqual(details.state.problem?.isUnauthorized, true)
        try await secrets.write(.plivo, credentials[.plivo] ?? [])
        await details.load()
        XCTAssertNil(details.state.problem, details.state.problem?.message ?? "")
        XCTAssertFalse(details.state.saved.isEmpty)
    }

    func testWrongCredentialsAreNotAdded() async throws {
        let secrets = MemorySecrets()
        let app = await app(secrets)
        for (account, parts) in lost {
            let form = app.newAccount(account)
            for (index, part) in parts.enumerated() { form.type(index, part) }
            await form.add()
            XCTAssertEqual(form.state.problem?.isUnauthorized, true, "\(account): \(form.state.problem?.message ?? "")")
        }
        XCTAssertTrue(app.state.accounts.isEmpty)
    }

    func testLockedStoreIsToldFromAFailure() async throws {
        let secrets = MemorySecrets(credentials)
        let app = await app(secrets)
        await secrets.lock(true)
        for account in app.state.accounts {
            let state = try await loaded(models(app, account).list)
            XCTAssertEqual(state.problem?.isLocked, true, "\(account)")
        }
    }

    func testMissingCredentialsAreNamed() async throws {
        let app = await app(MemorySecrets([.plivo: ["only one part"]]))
        let state = try await loaded(models(app, .plivo).list)
        XCTAssertEqual(
            state.problem?.message, "The credentials of Plivo are missing or incomplete: enter them again.")
    }
}
