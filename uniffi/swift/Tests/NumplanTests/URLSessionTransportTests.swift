import Foundation
import XCTest

import Numplan

final class URLSessionTransportTests: XCTestCase {
    private var sandbox: Sandbox!

    override func setUp() async throws {
        sandbox = try Sandbox()
    }

    private func client() throws -> Flowroute {
        try sandbox.flowroute(transport: URLSessionTransport())
    }

    func testAnUpdateGoesOverIt() async throws {
        let updated = try await client().numbers.update("12065551234", alias: "NYC")
        XCTAssertTrue(updated.ok)
    }

    func testADroppedReadIsRetriedByTheEngine() async throws {
        try await sandbox.control("POST", "faults", #"{"action": {"kind": "drop"}}"#)
        _ = try await client().numbers.get("12065551234")
        let reads = try await sandbox.seen("GET")
        XCTAssertEqual(reads, 2)
    }

    func testOrderWithLostResponseIsSentOnce() async throws {
        try await sandbox.control("POST", "faults", #"{"method": "POST", "action": {"kind": "drop", "commit": true}}"#)
        let client = try client()
        var search = client.numbers.search().makeAsyncIterator()
        let found = try await search.next()
        let receipt = try await client.numbers.buy(XCTUnwrap(found?.value))
        XCTAssertTrue(receipt.isReconciled)
        let sent = try await sandbox.seen("POST")
        XCTAssertEqual(sent, 1)
    }

    func testARefusedConnectionIsNotSent() async throws {
        let settings = ClientSettings(baseUrl: "http://127.0.0.1:9", maxAttempts: 1)
        let client = try Flowroute(accessKey: "a", secretKey: "b", settings: settings, transport: URLSessionTransport())
        let error = await thrown { try await client.numbers.update("12065551234", alias: "x") } as? NumplanError
        XCTAssertEqual(error?.code, .network)
        XCTAssertEqual(error?.sent, .no)
    }

    func testARedirectIsNotFollowed() async throws {
        let fault = #"{"action": {"kind": "response", "status": 302, "headers": {"location": "/elsewhere"}}}"#
        try await sandbox.control("POST", "faults", fault)
        let client = try client()
        let error = await thrown { try await client.numbers.get("12065551234") } as? NumplanError
        XCTAssertEqual(error?.code, .unsafeRedirect)
        let reads = try await sandbox.seen("GET")
        XCTAssertEqual(reads, 1)
    }

    func testOversizedResponseIsBadResponse() async throws {
        try await sandbox.control("POST", "faults", #"{"times": null, "action": {"kind": "bomb", "megabytes": 64}}"#)
        let client = try client()
        let error = await thrown { try await client.numbers.get("12065551234") } as? NumplanError
        XCTAssertEqual(error?.code, .badResponse)
    }

    func testACancelledTaskEndsTheCall() async throws {
        try await sandbox.control("POST", "faults", #"{"action": {"kind": "hang"}}"#)
        let client = try client()
        let task = Task { try await client.numbers.get("12065551234") }
        try await sandbox.arrival(of: "GET")
        task.cancel()
        guard case .failure(let error) = await task.result else { return XCTFail() }
        XCTAssertTrue(error is CancellationError, "\(String(describing: error))")
        await client.close()
    }

    func testAHangingServerMeetsTheDeadline() async throws {
        try await sandbox.control("POST", "faults", #"{"times": null, "action": {"kind": "hang"}}"#)
        let settings = ClientSettings(baseUrl: sandbox.url, attemptTimeout: 0.3, maxAttempts: 1)
        let client = try Flowroute(
            accessKey: "sandbox-access-key", secretKey: "sandbox-secret-key", settings: settings,
            transport: URLSessionTransport())
        let error = await thrown { try await client.numbers.get("12065551234") } as? NumplanError
        XCTAssertEqual(error?.code, .timeout)
    }
}
