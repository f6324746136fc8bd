import AdminModels
import Numplan
import XCTest

@available(iOS 17, macOS 14, *)
@MainActor
final class AccountsTests: XCTestCase {
    private let flowroute = FakeNumbers(.flowroute)
    private let wavix = FakeNumbers(.wavix)

    private func app(_ secrets: MemorySecrets) -> AppModel {
        let (flowroute, wavix) = (flowroute, wavix)
        return AppModel(secrets) { account, _ in account == .wavix ? wavix : flowroute }
    }

    private let both = MemorySecrets([.flowroute: ["a", "b"], .wavix: ["c"]])

    func testFirstAccountIsChosen() async {
        let app = app(both)
        await app.load()
        XCTAssertEqual(app.state.accounts, [.flowroute, .wavix])
        XCTAssertEqual(app.state.account?.numbers.provider, .flowroute)
    }

    func testChosenAccountIsOpenedOnce() async {
        let app = app(both)
        await app.load()
        let first = app.state.account
        app.choose(.wavix)
        XCTAssertEqual(app.state.account?.numbers.provider, .wavix)
        app.choose(.flowroute)
        XCTAssertTrue(app.state.account === first)
    }

    func testLockedStoreAsksToUnlock() async {
        await both.lock(true)
        let app = app(both)
        await app.load()
        XCTAssertTrue(app.state.isLocked)
        XCTAssertEqual(app.state.problem?.message, "Unlock the device first.")
        await both.lock(false)
        await app.load()
        XCTAssertFalse(app.state.isLocked)
        XCTAssertEqual(app.state.accounts.count, 2)
    }

    func testRemovedAccountLeavesTheStore() async throws {
        let app = app(both)
        await app.load()
        await app.remove(.flowroute)
        let stored = try await both.accounts()
        XCTAssertEqual(stored, [.wavix])
        XCTAssertEqual(app.state.account?.numbers.provider, .wavix)
        XCTAssertTrue(flowroute.isClosed)
    }

    func testRunningOrderKeepsItsAccount() async throws {
        let app = app(both)
        await app.load()
        flowroute.detached = [DetachedOrder(operation: "numbers.buy", subject: "12065550100", isRunning: true)]
        await app.remove(.flowroute)
        XCTAssertEqual(app.state.problem?.message, "An order is running. Remove the account when it has ended.")
        let stored = try await both.accounts()
        XCTAssertEqual(stored, [.flowroute, .wavix])
        XCTAssertFalse(flowroute.isClosed)
    }

    private func typed(_ form: NewAccountModel, _ parts: String...) -> NewAccountModel {
        for (index, part) in parts.enumerated() { form.type(index, part) }
        return form
    }

    func testIncompleteCredentialsCannotBeAdded() async {
        let form = typed(app(MemorySecrets()).newAccount(), "key")
        XCTAssertNil(form.state.error)
        XCTAssertFalse(form.state.canAdd)
        form.type(1, "secret")
        XCTAssertTrue(form.state.canAdd)
    }

    func testMalformedCredentialsAreShownWhileTyped() async {
        let form = typed(app(MemorySecrets()).newAccount(.plivo), "token", "MA000000000000000000")
        XCTAssertTrue(form.state.error?.contains("begins with MA or SA") ?? false, form.state.error ?? "")
        XCTAssertFalse(form.state.canAdd)
        _ = typed(form, "MA000000000000000000", "token ")
        XCTAssertTrue(form.state.error?.hasPrefix("Plivo: the auth token ends with white space") ?? false, form.state.error ?? "")
        form.type(1, "token")
        XCTAssertNil(form.state.error)
    }

    func testAnotherProviderEmptiesTheForm() async {
        let form = typed(app(MemorySecrets()).newAccount(), "key", "secret")
        form.choose(.wavix)
        XCTAssertEqual(form.state.parts, [""])
        XCTAssertEqual(form.state.value(of: 1), "")
    }

    func testRefusedCredentialsAreNotStored() async throws {
        let secrets = MemorySecrets()
        let form = typed(app(secrets).newAccount(), "key", "wrong")
        flowroute.failure = failure(.unauthorized)
        await form.add()
        XCTAssertEqual(form.state.problem?.isUnauthorized, true)
        XCTAssertFalse(form.state.isAdded)
        XCTAssertEqual(form.state.parts, ["key", "wrong"])
        let stored = try await secrets.accounts()
        XCTAssertEqual(stored, [])
    }

    func testAddedAccountIsStoredAndChosen() async throws {
        let secrets = MemorySecrets()
        let app = app(secrets)
        let form = typed(app.newAccount(.wavix), "key")
        await form.add()
        XCTAssertTrue(form.state.isAdded)
        XCTAssertEqual(form.state.parts, [""])
        let stored = try await secrets.read(.wavix)
        XCTAssertEqual(stored, ["key"])
        XCTAssertEqual(app.state.accounts, [.wavix])
        XCTAssertEqual(app.state.account?.numbers.provider, .wavix)
    }

    func testLockedStoreKeepsTheTypedCredentials() async {
        let secrets = MemorySecrets()
        await secrets.lock(true)
        let form = typed(app(secrets).newAccount(.wavix), "key")
        await form.add()
        XCTAssertEqual(form.state.problem?.isLocked, true)
        XCTAssertEqual(form.state.parts, ["key"])
    }
}
