import Foundation
import XCTest

import Numplan

final class SandboxTests: XCTestCase {
    private var sandbox: Sandbox!

    override func setUp() async throws {
        sandbox = try Sandbox()
    }

    func testUpdateSetsAndClearsFields() async throws {
        let client = try sandbox.flowroute()
        let updated = try await client.numbers.update("12065551234", alias: "NYC", cnamLookupsEnabled: true)
        XCTAssertTrue(updated.ok)
        XCTAssertEqual(updated.number?.alias, "NYC")
        XCTAssertEqual(updated.fields.map(\.field), ["alias", "cnamLookupsEnabled"])
        XCTAssertTrue(updated.fields.allSatisfy { $0.state == .applied && $0.evidence == .echo })

        let cleared = try await client.numbers.update("12065551234", alias: .clear).require()
        XCTAssertNil(cleared.number?.alias)
        XCTAssertEqual(cleared.number?.cnamLookupsEnabled, true)
    }

    func testPhoneNumberIsAcceptedInPlaceOfText() async throws {
        let client = try sandbox.flowroute()
        let number = try await client.numbers.get(PhoneNumber("+12065551234"))
        XCTAssertEqual(number.value, "12065551234")
        XCTAssertEqual(number.id, "12065551234")
        XCTAssertTrue("\(number)".hasPrefix("FlowrouteNumber(value: \"12065551234\""), "\(number)")
    }

    func testErrorHasMessageAndAllBadFields() async throws {
        let client = try sandbox.flowroute()
        let error = await thrown { try await client.numbers.update("2065551234", messagingCallbackUrl: "nonsense") }
        guard case NumplanError.invalidInput(let details)? = error else { return XCTFail("\(String(describing: error))") }
        XCTAssertEqual(Set(details.fields.map(\.field)), ["number", "messagingCallbackUrl"])
        XCTAssertEqual(error?.localizedDescription, details.message)
        XCTAssertEqual((error as? NumplanError)?.sent, .no)
        let sent = try await sandbox.seen("PATCH")
        XCTAssertEqual(sent, 0)
    }

    func testAMissingNumberIsNotFound() async throws {
        let client = try sandbox.flowroute()
        let error = await thrown { try await client.numbers.get("12065550000") }
        guard case NumplanError.notFound(let details)? = error else { return XCTFail("\(String(describing: error))") }
        XCTAssertEqual(details.status, 404)
        XCTAssertEqual(details.provider, .flowroute)
        XCTAssertEqual(details.operation, "numbers.get")
    }

    func testListReadsOnlyRequestedPages() async throws {
        try await sandbox.control("POST", "numbers/many", #"{"provider": "flowroute", "count": 450}"#)
        let client = try sandbox.flowroute()
        var values = Set<String?>()
        var count = 0
        for try await number in client.numbers.list() {
            values.insert(number.value)
            count += 1
        }
        XCTAssertEqual(values.count, count)
        XCTAssertGreaterThanOrEqual(count, 450)
        var pages = 0
        for try await page in client.numbers.list().pages {
            pages += 1
            count -= page.items.count
        }
        XCTAssertEqual(count, 0)
        XCTAssertGreaterThanOrEqual(pages, 3)

        try await sandbox.control("DELETE", "log")
        for try await _ in client.numbers.list() { break }
        let reads = try await sandbox.seen("GET")
        XCTAssertEqual(reads, 1)
        let page = try await client.numbers.listPage(limit: 2)
        XCTAssertEqual(page.items.count, 2)
    }

    func testWhatRequireThrowsHasTheResult() throws {
        let body = #"{"data": {"type": "number", "id": "12065551234", "attributes": {"value": "12065551234", "alias": "other"}}}"#
        let client = try sandbox.flowroute()
        let response = HTTPResponse(status: 200, body: Data(body.utf8))
        let updated = try client.interpret(Flowroute.Numbers.update("12065551234", alias: "NYC"), response)
        XCTAssertFalse(updated.ok)
        XCTAssertThrowsError(try updated.require()) { error in
            XCTAssertEqual((error as? NumplanError)?.result as? Updated<FlowrouteNumber>, updated)
            XCTAssertEqual(error as? NumplanError, updated.failure)
        }
    }

    func testSixtyFourConcurrentOperationsSucceed() async throws {
        try await sandbox.control("POST", "faults", #"{"times": null, "action": {"kind": "delay", "ms": 400}}"#)
        let client = try sandbox.flowroute()
        let begin = Date()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<64 {
                group.addTask { _ = try await client.numbers.get("12065551234") }
            }
            try await group.waitForAll()
        }
        XCTAssertLessThan(Date().timeIntervalSince(begin), 64 * 0.4 / 4)
    }

    func testACancelledTaskGivesItsCallUp() async throws {
        try await sandbox.control("POST", "faults", #"{"action": {"kind": "hang"}}"#)
        let client = try sandbox.flowroute()
        let task = Task { try await client.numbers.get("12065551234") }
        try await sandbox.arrival(of: "GET")
        task.cancel()
        guard case .failure(let error) = await task.result else { return XCTFail() }
        XCTAssertTrue(error is CancellationError, "\(error)")
        await client.close()
    }

    func testTaskCanceledBeforeStartSendsNothing() async throws {
        let client = try sandbox.flowroute()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await client.numbers.get("12065551234")
        }
        guard case .failure(let error) = await task.result else { return XCTFail() }
        XCTAssertTrue(error is CancellationError, "\(error)")
    }

    func testPurchaseCanceledAfterSendingRunsToItsEnd() async throws {
        try await sandbox.control("POST", "faults", #"{"method": "POST", "action": {"kind": "delay", "ms": 300}}"#)
        let client = try sandbox.flowroute()
        var search = client.numbers.search().makeAsyncIterator()
        let found = try await search.next()
        let number = try XCTUnwrap(found?.value)
        let task = Task { try await client.numbers.buy(number) }
        try await sandbox.arrival(of: "POST")
        task.cancel()
        guard case .failure(let error) = await task.result else { return XCTFail() }
        XCTAssertEqual((error as? NumplanError)?.code, .outcomeUnknown)
        await client.close()
        let orders = try client.detachedOrders()
        XCTAssertEqual(orders.map(\.operation), ["numbers.buy"])
        XCTAssertEqual(orders.first?.isRunning, false)
        XCTAssertNil(orders.first?.error)
        let receipt = try XCTUnwrap(orders.first?.result as? Receipt<FlowrouteNumber>)
        XCTAssertEqual(receipt.state, .applied)
        let sent = try await sandbox.seen("POST")
        XCTAssertEqual(sent, 1)
    }

    func testRejectedCredentialsAreFetchedOnceMore() async throws {
        let asked = Counter()
        let client = try Flowroute(
            credentials: {
                let secret = asked.next() == 1 ? "old" : "sandbox-secret-key"
                return FlowrouteCredentials(accessKey: "sandbox-access-key", secretKey: secret)
            }, settings: sandbox.settings)
        XCTAssertEqual(asked.value, 0)
        _ = try await client.numbers.get("12065551234")
        _ = try await client.numbers.get("12065551234")
        XCTAssertEqual(asked.value, 2)
        let reads = try await sandbox.seen("GET")
        XCTAssertEqual(reads, 3)
    }

    func testNumbersOfAllProvidersShareAProtocol() async throws {
        let plivo = try Plivo(authId: "MASANDBOX00000000000", authToken: "sandbox-auth-token", settings: sandbox.settings)
        let wavix = try Wavix(apiKey: "sandbox-api-key", settings: sandbox.settings)
        var numbers: [any AccountNumber] = try await sandbox.flowroute().numbers.listPage(limit: 1).items
        numbers += try await plivo.numbers.listPage().items.prefix(1).map { $0 }
        numbers += try await wavix.numbers.listPage().items.prefix(1).map { $0 }
        XCTAssertEqual(numbers.count, 3)
        for number in numbers {
            XCTAssertNoThrow(try PhoneNumber(number.phoneNumber ?? ""))
            XCTAssertNotNil(number.monthlyPrice?.amount)
        }
    }

    func testWrongCredentialsNameNoEnvironmentVariable() async throws {
        let client = try Flowroute(accessKey: "wrong", secretKey: "wrong", settings: sandbox.settings)
        let error = await thrown { try await client.numbers.get("12065551234") }
        guard case NumplanError.unauthorized(let details)? = error else { return XCTFail("\(String(describing: error))") }
        XCTAssertTrue(details.message.hasSuffix("check the access key and secret key"), details.message)
    }

    func testAppCreatesErrorsForItsTests() {
        let error = NumplanError(ErrorDetails(code: .rateLimited, message: "slow down", retryAfter: 2))
        guard case .rateLimited(let details) = error else { return XCTFail("\(error)") }
        XCTAssertEqual(details.retryAfter, 2)
    }

    func testFailingCredentialsSourceIsConfigError() async throws {
        struct Secret: Error { let words = "keychain-secret" }
        let client = try Flowroute(credentials: { throw Secret() }, settings: sandbox.settings)
        let error = await thrown { try await client.numbers.get("12065551234") }
        XCTAssertEqual((error as? NumplanError)?.code, .config)
        XCTAssertTrue((error as? NumplanError)?.underlyingError is Secret)
        XCTAssertFalse("\(String(describing: error))".contains("keychain-secret"))
    }

    func testAnAppCanSendByItself() async throws {
        let client = try sandbox.flowroute()
        let prepared = try client.prepare(Flowroute.Numbers.get("12065551234"))
        XCTAssertEqual(prepared.request.description, "GET /v2/numbers/{number}")
        XCTAssertEqual(prepared.request.url, sandbox.url + "/v2/numbers/12065551234")
        let body = #"{"data": {"type": "number", "id": "12065551234", "attributes": {"value": "12065551234", "alias": "x"}}}"#
        XCTAssertEqual(try prepared.interpret(HTTPResponse(status: 200, body: Data(body.utf8))).alias, "x")
        XCTAssertThrowsError(try prepared.interpret(HTTPResponse(status: 200))) {
            XCTAssertEqual(($0 as? NumplanError)?.code, .badResponse)
        }
    }

    func testExchangeRetriesAfter503() async throws {
        let client = try sandbox.flowroute()
        let now = Moment(elapsed: 0, since1970: 1_700_000_000)
        let exchange = try client.exchange(Flowroute.Numbers.get("12065551234"), at: now)
        XCTAssertEqual(try exchange.safety, "read_only")
        guard case .send = try exchange.next(at: now, random: 0) else { return XCTFail() }
        try exchange.report(.response(HTTPResponse(status: 503)), at: now, random: 0)
        guard case .send(let again) = try exchange.next(at: now, random: 0) else { return XCTFail() }
        XCTAssertEqual(again.number, 2)
    }

    func testTheObserverSeesEachAttemptWithoutValues() async throws {
        let (events, tell) = AsyncStream.makeStream(of: AttemptEvent.self)
        let client = try sandbox.flowroute(observer: { tell.yield($0) })
        _ = try await client.numbers.get("12065551234")
        var iterator = events.makeAsyncIterator()
        let event = await iterator.next()
        XCTAssertEqual(event?.template, "/v2/numbers/{number}")
        XCTAssertEqual(event?.status, 200)
    }

    func testTheOtherProvidersWorkAsWell() async throws {
        let plivo = try Plivo(authId: "MASANDBOX00000000000", authToken: "sandbox-auth-token", settings: sandbox.settings)
        var numbers = plivo.numbers.list().makeAsyncIterator()
        let first = try await numbers.next()
        let number = try XCTUnwrap(first?.number)
        let updated = try await plivo.numbers.update(number, alias: "Front desk", cnamLookup: .disabled)
        XCTAssertTrue(updated.ok)

        let wavix = try Wavix(apiKey: "sandbox-api-key", settings: sandbox.settings)
        var records = wavix.numbers.list().makeAsyncIterator()
        let record = try await records.next()
        let id = try XCTUnwrap(record?.id)
        let destination = WavixDestination("sip:x@example.com", priority: 1, transport: .sipURI)
        let changed = try await wavix.numbers.update(id: id, destinations: [destination])
        XCTAssertTrue(changed.ok)
    }

    func testWavixTakesANumberOrAnId() async throws {
        let numbers = try Wavix(apiKey: "sandbox-api-key", settings: sandbox.settings).numbers
        var records = numbers.list().makeAsyncIterator()
        let record = try await records.next()
        let (id, number) = (try XCTUnwrap(record?.id), try XCTUnwrap(record?.number))
        let (byId, byNumber) = (try await numbers.get(id: id), try await numbers.get(number))
        XCTAssertEqual(byId, byNumber)
        let recorded = try await numbers.update(number, callRecordingEnabled: true)
        XCTAssertTrue(recorded.ok)
        let silent = try await numbers.update(id: id, callRecordingEnabled: false)
        XCTAssertTrue(silent.ok)
        let released = try await numbers.release(ids: [id])
        XCTAssertTrue(released.ok)
        let error = await thrown { try await numbers.get(number) }
        XCTAssertEqual((error as? NumplanError)?.code, .notFound)
    }

    func testNothingShowsASecret() throws {
        let client = try sandbox.flowroute()
        let credentials = FlowrouteCredentials(accessKey: "sandbox-access-key", secretKey: "sandbox-secret-key")
        let prepared = try client.prepare(Flowroute.Numbers.get("12065551234"))
        for value in [client, credentials, prepared.request] as [Any] {
            var dumped = ""
            dump(value, to: &dumped)
            XCTAssertFalse("\(value) \(String(reflecting: value)) \(dumped)".contains("sandbox-"), dumped)
        }
    }

    func testAColumnHasNumbersFindingsAndCounts() throws {
        let column = try PhoneNumber.check(column: ["12065551234", "(206) 555-1234", "n/a"])
        XCTAssertEqual(column.numbers, [12_065_551_234, 12_065_551_234, 0])
        XCTAssertEqual(column.counts.valid, 1)
        XCTAssertTrue(column.findings(at: 1).contains(.form))
        XCTAssertEqual(try PhoneNumber.normalize("(206) 555-1234").number, "12065551234")
        XCTAssertFalse(try PhoneNumber.check("1-800-FLOWERS").valid)
    }

    func testAColumnFindsEachCellAmongOtherScripts() throws {
        let scripts = ["", "é", "+1 206‑555‑1234", "😀", "12065551234", "\u{301}12065551234"]
        // More cells than cross at once.
        let cells = (0..<3_000).map { scripts[$0 % scripts.count] }
        let column = try PhoneNumber.check(column: cells)
        XCTAssertEqual(column.numbers.prefix(6), [0, 0, 12_065_551_234, 0, 12_065_551_234, 0])
        XCTAssertEqual(column.numbers.dropFirst(6), column.numbers.dropLast(6))
        XCTAssertEqual(column.valid, try cells.map { try PhoneNumber.check($0).valid })
        XCTAssertEqual(column.counts.cells, cells.count)
        XCTAssertEqual(column.counts.valid, column.valid.filter { $0 }.count)
        XCTAssertEqual(try PhoneNumber.check(column: []).counts.cells, 0)
    }
}

private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    var value: Int {
        lock.lock()
        defer { lock.unlock() }
        return count
    }

    func next() -> Int {
        lock.lock()
        defer { lock.unlock() }
        count += 1
        return count
    }
}
