import Foundation
import XCTest

@testable import Numplan

/// Each class of operation under each fault: the table that every language runs. Most of a case is waiting,
/// so they run at a time, each on a sandbox of its own.
final class MatrixTests: XCTestCase {
    func testMatrixHoldsOverEngineTransport() async throws {
        try await hold(Matrix().cases, together: 36, patience: 1) { nil }
    }

    func testMatrixHoldsOverURLSession() async throws {
        // A response that is slow, broken, too large or none at all; what a status means is not the transport's affair.
        let kinds = ["drop", "hang", "drip", "truncate", "bomb", "redirect", "delay"]
        let cases = try Matrix().cases.filter { kinds.contains($0.action["kind"]?.text ?? "") }
        // Its own work takes time as well: fewer run at a time, with more time.
        let transport = URLSessionTransport()
        try await hold(cases, together: 12, patience: 3) { transport }
    }

    private func hold(
        _ cases: [MatrixCase], together: Int, patience: Double,
        _ transport: @escaping @Sendable () -> (any HTTPTransport)?
    ) async throws {
        XCTAssertGreaterThan(cases.count, 40)
        try await withThrowingTaskGroup(of: String?.self) { group in
            for (at, one) in cases.enumerated() {
                if at >= together, let failure = try await group.next() ?? nil { XCTFail(failure) }
                group.addTask { try await one.judged(transport(), patience).map { "\(one.name): \($0)" } }
            }
            for try await failure in group {
                if let failure { XCTFail(failure) }
            }
        }
    }
}

/// The table.
private struct Matrix {
    let cases: [MatrixCase]

    init() throws {
        let table = try JSONValue(parsing: String(contentsOf: tests.appendingPathComponent("matrix.json"), encoding: .utf8))
        let orders = (table["orders"] ?? .null).items.map { MatrixCase(table: table, row: $0, column: "order") }
        let operations = (table["operations"] ?? .null).items.flatMap { row in
            ["starts", "sets", "read"].map { MatrixCase(table: table, row: row, column: $0) }
        }
        cases = orders + operations
    }
}

/// A row of the table, and one of its columns.
private struct MatrixCase: Sendable {
    let table: JSONValue
    let row: JSONValue
    let column: String

    var name: String { "\(row["name"]?.text ?? ""), \(column)" }
    var action: JSONValue { row["action"] ?? .null }
    private var number: String { table["number"]?.text ?? "" }
    private var newNumber: String { table["new_number"]?.text ?? "" }

    private var fault: JSONValue {
        let which: [String: JSONValue] =
            row["always"] == .flag(true)
            ? ["times": .null] : ["method": .text(["read": "GET", "order": "POST"][column] ?? "PATCH")]
        return .members(which).with(["action": action])
    }

    private func settings(_ url: String, _ patience: Double) -> ClientSettings {
        // A body that is large or deep takes its time where nothing is optimised; it is not to be cut short.
        let isLarge = ["bomb", "deep_json"].contains(action["kind"]?.text ?? "")
        let limits = (column == "order" ? table["order_limits"] : isLarge ? nil : table["limits"]) ?? .null
        return ClientSettings(
            baseUrl: url, timeout: limits["timeout"]?.number.map { $0 * patience },
            orderTimeout: limits["order_timeout"]?.number,
            attemptTimeout: limits["attempt_timeout"]?.number.map { $0 * patience })
    }

    /// Carries it out. Returns the difference, if there is one.
    func judged(_ transport: (any HTTPTransport)?, _ patience: Double) async throws -> String? {
        let sandbox = try Sandbox()
        // Tasks still run at every read, and repeated orders are charged.
        let switches = #"{"timing": {"task_ms": 600000}, "repeated_order": "charged"}"#
        try await sandbox.control("PATCH", "switches", switches)
        try await sandbox.control("POST", "faults", fault.description)
        let client = try sandbox.flowroute(settings(sandbox.url, patience), transport: transport)
        do {
            switch column {
            case "read":
                _ = try await client.numbers.get(number)
                let attempts = try JSONValue(parsing: try await sandbox.control("GET", "log")).items.count
                return held(["ends": .text("well"), "attempts": .whole(Int64(attempts))])
            case "sets":
                return try await judged(client.numbers.update(number, alias: .set("NYC Number")), sandbox)
            case "starts":
                return try await judged(client.numbers.update(number, messagingEnabled: true), sandbox)
            default:
                return try await judged(client.numbers.buy(newNumber), sandbox)
            }
        } catch let error as NumplanError {
            return try await judged(error, sandbox)
        }
    }

    private func held(_ seen: [String: JSONValue]) -> String? {
        let wanted = row[column] ?? .null
        if Set(wanted.members.keys) != Set(seen.keys) { return "expected \(wanted), seen \(JSONValue.members(seen))" }
        return difference(wanted, .members(seen))
    }

    /// Whether the sandbox has what the operation was to do.
    private func isDone(_ sandbox: Sandbox) async throws -> Bool {
        let all = try JSONValue(parsing: try await sandbox.control("GET", "numbers"))["flowroute"] ?? .null
        let alias = all.items.first { $0["value"]?.text == number }?["alias"]?.text
        let tasks = try JSONValue(parsing: try await sandbox.control("GET", "tasks")).items.count
        if tasks > 1 { throw Odd(description: "\(tasks) tasks") }
        return column == "sets" ? alias == "NYC Number" : column == "starts" && tasks == 1
    }

    private func judged(_ updated: Updated<FlowrouteNumber>, _ sandbox: Sandbox) async throws -> String? {
        if try await !isDone(sandbox) { return "nothing was done: \(updated)" }
        let ends = updated.fields.first.flatMap { [FieldState.applied: "well", .pending: "pending"][$0.state] } ?? "otherwise"
        return held(["ends": .text(ends), "attempts": .whole(Int64(updated.attempts))])
    }

    private func judged(_ receipt: Receipt<FlowrouteNumber>, _ sandbox: Sandbox) async throws -> String? {
        if row["committed"] != .flag(true) { return "told \(receipt)" }
        if let wrong = try await orders(sandbox, 1) { return wrong }
        let isRight = receipt.state == .applied && receipt.attempts == 1 && receipt.item?.value == newNumber
        return isRight ? nil : "told \(receipt)"
    }

    private func judged(_ error: NumplanError, _ sandbox: Sandbox) async throws -> String? {
        if column == "order" {
            if row["committed"] == .flag(true) || error.sent == .no { return "told \(error.code), sent \(error.sent): \(error)" }
            return try await orders(sandbox, 0)
        }
        if try await isDone(sandbox), error.nothingChanged { return "something was changed: \(error)" }
        let seen: [String: JSONValue] = [
            "ends": .text(error.code.rawValue), "sent": .text(error.sent.rawValue), "attempts": .whole(Int64(error.attempts)),
        ]
        return held(seen).map { "\($0): \(error)" }
    }

    private func orders(_ sandbox: Sandbox, _ count: Int) async throws -> String? {
        let sent = try await sandbox.seen("POST")
        let done = try JSONValue(parsing: try await sandbox.control("GET", "orders")).items.count
        return sent == 1 && done == count ? nil : "sent \(sent) times, carried out \(done) times"
    }
}
