import Foundation
import XCTest

@testable import Numplan

/// Secrets appear in no way in which Swift prints a value.
final class SecretsTests: XCTestCase {
    func testLeakDetectionFindsNestedSecrets() throws {
        class Base { let member = [Canary.word] }
        final class Derived: Base {}
        struct Named: LocalizedError { let failureReason: String? = Canary.word }
        let hidden: [String: Any] = [
            "a member of a base class": Derived(),
            "a failure's reason": Named(),
            "its user info": NSError(domain: "x", code: 1, userInfo: ["x": Canary.word]),
            "what stands after Basic": Canary.said(try Canary.operations()[0]).replacingOccurrences(of: Canary.word, with: ""),
            "bytes": HTTPOutcome.response(HTTPResponse(status: 200, body: Data(Canary.word.utf8))),
        ]
        XCTAssertEqual(hidden.filter { leak(revealed($0.value)) == nil }.map(\.key), [])
    }

    func testResultsErrorsAndEventsShowNoSecrets() async throws {
        let sandbox = try Sandbox()
        let (events, tell) = AsyncStream.makeStream(of: AttemptEvent.self)
        let settings = ClientSettings(baseUrl: sandbox.url, timeout: 0.5, attemptTimeout: 0.3, maxAttempts: 1)
        var codes: [ErrorCode] = []
        // Orders look for 15 s for what became of them: the next test has them, and no time passes there.
        let short = try Canary.operations().filter { try !isOrder($0) }
        // Those of one provider that carry the same secrets meet a fault together.
        for (said, operations) in Dictionary(grouping: short, by: Canary.said) {
            for fault in try faults(said) {
                try await sandbox.control("POST", "reset")
                try await sandbox.control("POST", "faults", JSONValue.members(["times": .null, "action": fault]).description)
                let client = try operations[0].client(settings) { tell.yield($0) }
                let ends = await withTaskGroup(of: (String, any Sendable).self) { group in
                    for one in operations {
                        group.addTask { (one["operation"]?.text ?? "", await ended { try await client.run(one.operation()).value }) }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                await client.close()
                assertClean(client, "the client")
                for (operation, end) in ends {
                    assertClean(end, "\(operation), \(fault)")
                    if let error = end as? NumplanError { codes.append(error.code) }
                }
            }
        }
        XCTAssertGreaterThan(codes.count, 1_000)
        XCTAssertTrue(Set(codes).isSuperset(of: [.unauthorized, .rejected, .timeout, .unsafeRedirect]), "\(Set(codes))")
        tell.finish()
        let told = await events.reduce(into: []) { $0.append($1) }
        XCTAssertGreaterThan(told.count, codes.count / 2)
        for event in told { assertClean(event, "an event") }
    }

    private func isOrder(_ one: Vector) throws -> Bool {
        try one.client().exchange(one.operation(), Moment(elapsed: 0, since1970: 0)).safety == "irreversible"
    }

    func testWritesReadBackShowNoSecrets() throws {
        let cases = try vectorSections().filter { $0.kind == "retry" }.flatMap(\.cases)
        let named = { (one: Vector) in "\(one.provider) \(one["operation"]?.text ?? "")" }
        let scripts = Dictionary(grouping: cases, by: named)
        XCTAssertTrue(Set(scripts.keys).isSuperset(of: try Canary.operations().filter(isOrder).map(named)))
        var unknown = 0
        for one in scripts.values.compactMap(Canary.richest) {
            let said = Canary.said(one)
            let responses = try faults(said).filter { $0["kind"]?.text == "response" }.map { try HTTPOutcome.response(response($0)) }
            let others: [HTTPOutcome] = [
                .noResponse(.broken, said), .notSent(.tls, said), .tooLarge(HTTPResponse(status: 200, body: Data(said.utf8))),
            ]
            for outcome in responses + others {
                let end = ended { try carriedOut(one, outcome).value }
                assertClean(end, "\(one.name), \(outcome)")
                if (end as? NumplanError)?.code == .outcomeUnknown { unknown += 1 }
            }
        }
        XCTAssertGreaterThan(unknown, 100)
    }

    /// An operation whose requests meet an outcome; what is read before it is as its script has it.
    private func carriedOut(_ given: Vector, _ met: HTTPOutcome) throws -> Came {
        var script = (given["script"] ?? .null).items[...]
        var clock = 0.0
        let now = { Moment(elapsed: 100 + clock, since1970: 1_700_000_000 + clock) }
        let exchange = try given.client().exchange(given.operation(), now())
        var isSent = false
        while true {
            switch try exchange.next(at: now(), random: 1) {
            case .done(let came): return came
            case .wait(let seconds): clock += seconds
            case .send(let attempt):
                isSent = isSent || attempt.method != "GET"
                let line = script.popFirst()
                let read = try line.flatMap { isSent ? nil : try outcome($0, given["responses"] ?? .null) }
                try exchange.report(read ?? met, at: now(), random: 1)
            }
        }
    }

    func testProviderMessagesLeakNoSecrets() throws {
        let cases = try vectorSections().filter { ["response", "error"].contains($0.kind) }.flatMap(\.cases).map(Canary.secret)
        var repeated = 0
        for one in cases {
            let said = JSONValue.text(Canary.said(one))
            let body = speaking(one.members.members["body"] ?? .null, said)
            if body.description.contains(Canary.word) { repeated += 1 }
            let given = one.members.without("text").with(["body": body])
            assertClean(ended { try one.client().interpret(one.operation(), response(given)).value }, one.name)
        }
        XCTAssertGreaterThan(repeated, 50)
    }

    /// A response whose words for people, and names of requests and errors, say something else.
    private func speaking(_ value: JSONValue, _ said: JSONValue, isWords: Bool = false) -> JSONValue {
        let words = ["errors", "error", "message", "title", "detail", "api_id", "code"]
        switch value {
        case .text where isWords: return said
        case .items(let items): return .items(items.map { speaking($0, said, isWords: isWords) })
        case .members(let members):
            let spoken = members.map { ($0.key, speaking($0.value, said, isWords: isWords || words.contains($0.key))) }
            return .members(Dictionary(uniqueKeysWithValues: spoken))
        default: return value
        }
    }

    func testModelsMaskCallbackURLs() throws {
        let body = JSONValue.members([
            "id": .whole(123), "number": .text("12565378257"), "sms_relay_url": .text(Canary.url), "call_status_url": .text(Canary.url),
        ])
        let response = HTTPResponse(status: 200, body: Data(body.description.utf8))
        let number = try Wavix(apiKey: "a").interpret(Wavix.Numbers.get(id: 123), response)
        XCTAssertNil(leak(revealed(number)))
        XCTAssertEqual(number.smsRelayUrl?.contains("***"), true)
        XCTAssertEqual(number.smsRelayUrl, number.callStatusUrl)
    }

    func testErrorsOfAppCodeLeakNoSecrets() async throws {
        struct Trouble: LocalizedError {
            let words: String
            var errorDescription: String? { words }
        }
        struct Transport: HTTPTransport {
            let outcome: @Sendable () throws -> HTTPOutcome
            func send(_ attempt: HTTPAttempt) async throws -> HTTPOutcome { try outcome() }
        }
        let words = Canary.said(try Canary.operations()[0])
        let open = { (outcome: @escaping @Sendable () throws -> HTTPOutcome) in
            try Flowroute(
                accessKey: "canary-access-key", secretKey: "canary-secret-key", settings: ClientSettings(maxAttempts: 1),
                transport: Transport(outcome: outcome))
        }
        let clients = [
            try open { throw Trouble(words: words) },
            try open { .noResponse(.broken, words) },
            try open { .notSent(.connect, words) },
            try Flowroute(credentials: { throw Trouble(words: words) }),
        ]
        for client in clients {
            let error = await ended { try await client.numbers.get("12065551234") }
            XCTAssertTrue(error is NumplanError)
            assertClean(error, words)
        }
        let threw = await ended { try await clients[3].numbers.get("12065551234") }
        XCTAssertTrue("\(threw)".contains("it threw Trouble"), "\(threw)")
    }

    func testErrorsDoNotRepeatMalformedValues() throws {
        let client = try Flowroute(accessKey: "a", secretKey: "b")
        for value in Canary.malformed {
            let opened: [() throws -> any Sendable] = [
                { try Flowroute(accessKey: "a", secretKey: "b", settings: ClientSettings(baseUrl: value)) },
                { try Flowroute(accessKey: value, secretKey: "\n") },
                { try Flowroute(accessKey: "", secretKey: value) },
                { try Plivo(authId: value, authToken: value) },
                { try Wavix(apiKey: value, settings: ClientSettings(baseUrl: value, timeout: -1)) },
            ]
            for open in opened { assertClean(ended(open), value) }
            let update = Flowroute.Numbers.update("12065551234", messagingEnabled: true, messagingCallbackUrl: value)
            let refused = ended { _ = try client.prepare(update) }
            XCTAssertEqual((refused as? NumplanError)?.code, .invalidInput, value)
            assertClean(refused, value)
            assertClean(try checkCallbackUrl(value), value)
        }
        XCTAssertThrowsError(try Plivo(authId: "canary", authToken: "x"))
        XCTAssertThrowsError(try Flowroute(accessKey: "a", secretKey: "b", settings: ClientSettings(baseUrl: "https://canary@")))
    }

    func testHoldersOfSecretsHideThem() throws {
        for one in try Canary.operations() {
            let client = try one.client()
            assertClean(client, "the client")
            let now = Moment(elapsed: 100, since1970: 1_700_000_000)
            assertClean(try client.exchange(one.operation(), now).next(at: now, random: 1), "\(one["operation"] ?? .null): a step")
            assertClean(try one.operation(), "\(one["operation"] ?? .null)")
            if Canary.isRefused(one) { continue }
            let prepared = try client.prepare(one.operation())
            assertClean(prepared, "\(one["operation"] ?? .null): what is prepared")
            assertClean(prepared.request.headers, "\(one["operation"] ?? .null): its headers")
            let body = String(decoding: prepared.request.body ?? Data(), as: UTF8.self)
            let carried = prepared.request.headers.map(\.value).joined() + body
            if one["fields"]?.description.contains(Canary.url) == true { XCTAssertTrue(carried.contains("canary-token"), carried) }
        }
        let holders: [any Sendable] = [
            FlowrouteCredentials(accessKey: "canary-a", secretKey: "canary-b"),
            PlivoCredentials(authId: "canary-a", authToken: "canary-b"), WavixCredentials(apiKey: "canary-a"),
            try Flowroute(accessKey: "canary-a", secretKey: "canary-b"), try Wavix(apiKey: "canary-a"),
            try Flowroute(credentials: { FlowrouteCredentials(accessKey: "canary-a", secretKey: "canary-b") }),
        ]
        for holder in holders { assertClean(holder, "\(type(of: holder))") }
        let headers = ["Authorization", "AUTHORIZATION", "accept"].map { HTTPHeader(name: $0, value: "x") }
        XCTAssertEqual("\(headers)", "[Authorization: ***, AUTHORIZATION: ***, accept: x]")
    }

    func testSettingsHideUserInfoOfURL() {
        let addresses = [
            "https://example.com:1/x": "https://example.com:1/x",
            "https://canary:canary@example.com/x": "https://***@example.com/x",
            "https://canary/canary:canary@canary@example.com": "https://***@example.com",
            "canary:canary@example.com": "***@example.com",
            "canary@http://": "***@http://",
        ]
        for (given, shown) in addresses {
            let settings = ClientSettings(baseUrl: given, timeout: 2, maxAttempts: 1)
            XCTAssertEqual("\(settings)", "ClientSettings(baseUrl: \"\(shown)\", timeout: 2.0, maxAttempts: 1)")
            XCTAssertEqual(settings.baseUrl, given)
            assertClean(settings, given)
        }
        XCTAssertEqual("\(ClientSettings())", "ClientSettings()")
    }

    /// It is this test, started once more, that ends so.
    func testUncaughtErrorPrintsNoSecrets() async throws {
        if let url = ProcessInfo.processInfo.environment["NUMPLAN_ENDS_AT"] {
            let settings = ClientSettings(baseUrl: url)
            let client = try Flowroute(accessKey: "canary-access-key", secretKey: "canary-secret-key", settings: settings)
            try! await client.numbers.update("12065551234", messagingEnabled: true, messagingCallbackUrl: Canary.url).require()
        }
        let sandbox = try Sandbox()
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        let name = "NumplanTests.SecretsTests/testUncaughtErrorPrintsNoSecrets"
        #if os(Linux)
        process.arguments = [name]
        #else
        process.arguments = ["-XCTest", name, Bundle(for: Self.self).bundlePath]
        #endif
        let environment = ["NUMPLAN_ENDS_AT": sandbox.url, "SWIFT_BACKTRACE": "enable=no"]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        XCTAssertTrue(said.contains("Fatal error"), said)
        XCTAssertTrue(said.contains("401"), said)
        XCTAssertNil(leak(said))
    }

    private func assertClean(_ value: Any, _ what: String, line: UInt = #line) {
        let shown = (value as? any WithModels)?.withoutModels ?? value
        XCTAssertNil(leak(revealed(shown)), what, line: line)
    }
}
