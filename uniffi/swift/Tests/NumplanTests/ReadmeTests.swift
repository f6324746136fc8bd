import Foundation
import XCTest

import Numplan

/// Contains every snippet of the README and runs it against the sandbox.
final class ReadmeTests: XCTestCase {
    private var sandbox: Sandbox!
    private let accessKey = "sandbox-access-key"
    private let secretKey = "sandbox-secret-key"

    override func setUp() async throws {
        sandbox = try Sandbox()
    }

    func testContainsEverySnippet() throws {
        let squeezed = { (text: Substring) in
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
                .joined(separator: "\n")
        }
        let front = tests.deletingLastPathComponent().appendingPathComponent("uniffi/swift")
        let here = squeezed(try String(contentsOfFile: #filePath, encoding: .utf8)[...])
        let readme = try String(contentsOf: front.appendingPathComponent("README.md"), encoding: .utf8)
        let snippets = readme.components(separatedBy: "```swift\n").dropFirst().map {
            squeezed($0[..<($0.range(of: "```")?.lowerBound ?? $0.endIndex)])
        }
        XCTAssertGreaterThan(snippets.count, 10)
        XCTAssertEqual(snippets.filter { !here.contains($0) }, [])
    }

    func testUpdates() async throws {
        let client = try sandbox.flowroute()
        let updated = try await client.numbers.update("12065551234", alias: "NYC Number", cnamLookupsEnabled: true)
        for field in updated.fields { print(field.field, field.state) }
        XCTAssertEqual(updated.number?.alias, "NYC Number")

        try await client.numbers.update("12065551234", alias: .clear).require()
        try await client.numbers.update("12065551234", cnamLookupsEnabled: true, verify: true).require()
    }

    func testErrors() async throws {
        let client = try sandbox.flowroute()
        do {
            try await client.numbers.update("2065551234", messagingCallbackUrl: "nonsense").require()
        } catch NumplanError.invalidInput(let details) {
            print(details.message)
            for field in details.fields { print(field.field, field.message) }
        }
    }

    func testLists() async throws {
        let client = try sandbox.flowroute()
        for try await number in client.numbers.list() {
            print(number.value ?? "", number.alias ?? "")
        }
    }

    func testOrders() async throws {
        let client = try sandbox.flowroute()
        let offers = try await client.numbers.searchPage(limit: 1)
        if let number = offers.items.first?.value {
            let receipt = try await client.numbers.buy(number)
            print(receipt.item?.value ?? number, receipt.state)
        }
    }

    func testPlans() throws {
        let planFile = tests.appendingPathComponent("plans/open.plan")
        let plan = try Fleet.Plan(contentsOf: planFile)
        print(plan.summary)
        for group in plan.groups { print(group.count, "×", group.field, group.before, "→", group.after) }
        for group in plan.groups where !group.canUndo { print(group.field, group.undoObstacle ?? "") }
        print(try plan.approve().command(plan: "fleet.plan")) // numplan fleet apply fleet.plan --approve 4c1d0f6a2b93
    }

    func testClients() async throws {
        _ = try (plain(), withKeys(), overURLSession())
        XCTAssertEqual(settings(sandbox.url).timeout, 20)
    }

    private func plain() throws -> Flowroute {
        let client = try Flowroute(accessKey: accessKey, secretKey: secretKey)
        return client
    }

    private func withKeys() throws -> Flowroute {
        let keychain: @Sendable (String) async throws -> String = { $0 }
        let client = try Flowroute(credentials: {
            FlowrouteCredentials(accessKey: try await keychain("access-key"), secretKey: try await keychain("secret-key"))
        })
        return client
    }

    private func overURLSession() throws -> Flowroute {
        let client = try Flowroute(accessKey: accessKey, secretKey: secretKey, transport: URLSessionTransport())
        return client
    }

    private func settings(_ url: String) -> ClientSettings {
        let settings = ClientSettings(baseUrl: url, timeout: 20)
        return settings
    }

    func testSendsAPreparedRequestByItself() async throws {
        let client = try plain()
        let body = #"{"data": {"type": "number", "id": "12065551234", "attributes": {"value": "12065551234"}}}"#
        let send = { (_: HTTPAttempt) in HTTPResponse(status: 200, body: Data(body.utf8)) }
        let prepared = try client.prepare(Flowroute.Numbers.get("12065551234"))
        let number = try prepared.interpret(send(prepared.request))
        XCTAssertEqual(number.value, "12065551234")
        let driven = try await driven(send)
        XCTAssertEqual(driven.value, "12065551234")
    }

    private func driven(_ send: (HTTPAttempt) -> HTTPResponse) async throws -> FlowrouteNumber {
        let client = try sandbox.flowroute()
        let exchange = try client.exchange(Flowroute.Numbers.get("12065551234"))
        while true {
            switch try exchange.next() {
            case .send(let attempt): try exchange.report(.response(send(attempt)))
            case .wait(let seconds): try await Task.sleep(nanoseconds: UInt64(seconds * 1e9))
            case .done(let number): return number
            }
        }
    }

    func testNumbers() throws {
        let check = try PhoneNumber.check("(206) 555-1234")
        print(check.findings.map(\.message))
        print(try PhoneNumber.check("+442079460000", provider: .wavix).valid) // true
        let typed = try PhoneNumber.checkTyped("2065551", provider: .plivo)
        print(typed.formatted, typed.state) // (206) 555-1 incomplete
        let column = try PhoneNumber.check(column: ["12065551234", "1-800-FLOWERS"])
        print(column.counts.refused)
        print(try checkCallbackUrl("https://user:secret@example.com/hook").masked)
        XCTAssertEqual(column.counts.refused, 1)
    }

    func testTheSampleListsRenamesAndChecks() throws {
        XCTAssertEqual(try admin("accounts").said, "Flowroute: accepted\nPlivo: accepted\nWavix: accepted\n")
        for provider in ["plivo", "wavix"] {
            let listed = try admin(provider, "list")
            XCTAssertEqual(listed.status, 0, listed.said)
            XCTAssertTrue(listed.said.hasPrefix("1"), listed.said)
        }
        let refused = try admin("wavix", "set", "12065551234", "callStatusUrl", "nonsense")
        XCTAssertEqual(refused.status, 1)
        XCTAssertTrue(refused.said.hasPrefix("callStatusUrl: "), refused.said)

        XCTAssertEqual(try admin("set", "12065551234", "alias", "Front", "desk").said, "alias applied\n")
        let listed = try admin("list")
        XCTAssertEqual(listed.status, 0)
        XCTAssertTrue(listed.said.contains("12065551234 Front desk\n"), listed.said)
        XCTAssertEqual(try admin("set", "12065551234", "alias").status, 0)
        XCTAssertEqual(try admin("set", "nonsense", "alias", "x").status, 1)
        XCTAssertEqual(try admin().status, 2)

        let file = FileManager.default.temporaryDirectory.appendingPathComponent("numplan-\(UUID()).txt")
        try "12065551234\n1-800-FLOWERS\n".write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let checked = try admin("check", file.path)
        XCTAssertEqual(checked.status, 1)
        XCTAssertTrue(checked.said.contains("line 2: ") && checked.said.hasSuffix("1 of 2 are valid\n"), checked.said)
    }

    /// Runs the sample, which lies beside the tests.
    private func admin(_ words: String...) throws -> (status: Int32, said: String) {
        let process = Process()
        let output = Pipe()
        #if os(macOS)
        let products = Bundle(for: ReadmeTests.self).bundleURL.deletingLastPathComponent()
        #else
        let products = Bundle.main.bundleURL
        #endif
        process.executableURL = products.appendingPathComponent("admin")
        process.arguments = words
        process.environment = ProcessInfo.processInfo.environment.merging([
            "FLOWROUTE_ACCESS_KEY": accessKey, "FLOWROUTE_SECRET_KEY": secretKey, "FLOWROUTE_BASE_URL": sandbox.url,
            "PLIVO_AUTH_ID": "MASANDBOX00000000000", "PLIVO_AUTH_TOKEN": "sandbox-auth-token", "PLIVO_BASE_URL": sandbox.url,
            "WAVIX_API_KEY": "sandbox-api-key", "WAVIX_BASE_URL": sandbox.url,
        ]) { _, own in own }
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, said)
    }
}
