import Foundation
import XCTest

@testable import Numplan

/// The cases that every language runs. A case says what is wrong with it, or nothing.
final class VectorTests: XCTestCase {
    private typealias Runner = (Vector) throws -> String?

    private lazy var runners: [String: Runner] = [
        "validation": validation, "request": request, "response": interpreted, "error": interpreted, "retry": driven,
        "callback_url": callbackURL, "number.parse": parse, "number.normalize": normalize,
        "number.check": {
            difference($0.expect, wire(try PhoneNumber.check($0["given"]?.text ?? "", provider: self.provider($0))))
        },
        "number.typed": {
            let typed = try PhoneNumber.checkTyped($0["given"]?.text ?? "", provider: self.provider($0))
            return difference($0.expect, wire(typed))
        },
        "number.column": column,
    ]

    func testEveryCaseHolds() throws {
        let sections = try vectorSections()
        XCTAssertEqual(Set(sections.map(\.kind)), Set(runners.keys))
        var count = 0
        for section in sections {
            let name = "\(section.file), \(section.kind)"
            XCTAssertFalse(section.cases.isEmpty, "\(name): no case")
            guard let run = runners[section.kind] else { continue }
            for one in section.cases {
                count += 1
                do {
                    if let failure = try run(one) { XCTFail("\(name), \(one.name): \(failure)") }
                } catch {
                    XCTFail("\(name), \(one.name): \(error)")
                }
            }
        }
        XCTAssertGreaterThan(count, 1_000)
    }

    private func validation(_ given: Vector) throws -> String? {
        let expect = given.expect
        let (_, error) = try attempt {
            try given.client().exchange(given.operation(), moment(0)).next(at: moment(0), random: 1)
        }
        if expect["ok"] != nil { return error.map { "refused: \($0.message)" } }
        guard let error else { return "is let through" }
        if let fields = expect["fields"] {
            let key = { (field: JSONValue) in "\(field["field"] ?? .null) \(field["rule"] ?? .null)" }
            let wanted = fields.items.map(named).sorted { key($0) < key($1) }
            let seen = error.fields.map(wire).sorted { key($0) < key($1) }
            if wanted.count != seen.count { return "\(wanted.count) fields expected, seen \(seen.map(key))" }
            for (field, there) in zip(wanted, seen) {
                if let different = difference(field.without("says"), there) { return different }
                let message = there["message"]?.text ?? ""
                if !says(message, field["says"]?.text ?? "") { return "\(message) does not say \(field["says"] ?? .null)" }
            }
        }
        return errorDifference(expect.without("fields").with(["sent": .text("no"), "attempts": .whole(0)]), error)
    }

    private func request(_ given: Vector) throws -> String? {
        let expect = given.expect
        let (prepared, error) = try attempt { try given.client().prepare(given.operation()) }
        if let error { return errorDifference(expect, error) }
        guard let request = prepared?.request else { return "nothing was prepared" }
        let body = String(decoding: request.body ?? Data(), as: UTF8.self)
        let headers = JSONValue.members(
            Dictionary(request.headers.map { ($0.name, .text($0.value)) }, uniquingKeysWith: { first, _ in first }))
        if let seed = given["seed_body"], let different = difference(seed, try JSONValue(parsing: body)) { return different }
        if let wanted = expect["headers"], wanted != headers { return "headers: expected \(wanted), seen \(headers)" }
        let seen: [String: JSONValue] = [
            "method": .text(request.method), "url": .text(request.url), "path": .text(path(request.url)),
            "headers": headers, "body": .text(body),
        ]
        return difference(expect, .members(seen))
    }

    /// The part of a URL after the authority.
    private func path(_ url: String) -> String {
        let rest = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
    }

    private func interpreted(_ given: Vector) throws -> String? {
        let (came, error) = try attempt { try given.client().interpret(given.operation(), response(given.members)) }
        if let different = ended(given.expect, came, error) { return different }
        if let error, try recoded(error) != error { return "written as JSON and read again: \(try recoded(error))" }
        if let came, let different = try recodedDifference(came.value) { return different }
        guard let fields = given.expect["fields"], let came else { return nil }
        let seen = (shown(came.value)["fields"] ?? .null).members
        return Set(fields.members.keys) == Set(seen.keys) ? nil : "fields: expected \(fields), seen \(seen)"
    }

    /// Where a result differs after it was written as JSON and read again.
    private func recodedDifference(_ value: any Sendable) throws -> String? {
        func difference<Value: Codable & Hashable>(_ value: Value) throws -> String? {
            let copy = try recoded(value)
            return copy == value ? nil : "written as JSON and read again: \(copy)"
        }
        guard let coded = value as? any (Codable & Hashable) else { return "\(type(of: value)) is not Codable" }
        return try difference(coded)
    }

    /// How an operation ended, against the expected end: an error if a code is, else the result.
    private func ended(_ expect: JSONValue, _ came: Came?, _ error: NumplanError?) -> String? {
        if expect.has("code") {
            return error.map { errorDifference(expect, $0) } ?? "taken for a success: \(String(describing: came))"
        }
        if let error { return "\(error.code): \(error.message)" }
        return came.map { difference(expect, shown($0.value)) } ?? "neither a result nor an error"
    }

    private func driven(_ given: Vector) throws -> String? {
        let random = given["random"]?.number ?? 1
        let responses = given["responses"] ?? .null
        var script = (given["script"] ?? .null).items[...]
        var sends: [JSONValue] = [], paths: [JSONValue] = [], bodies: [JSONValue] = []
        var clock = 0.0
        let exchange = try given.client().exchange(given.operation(), moment(clock))
        let (came, error) = try attempt { () throws -> Came in
            while true {
                switch try exchange.next(at: moment(clock), random: random) {
                case .done(let came): return came
                case .wait(let seconds): clock += seconds
                case .send(let attempt):
                    sends.append(.items([millis(clock), .text(attempt.method)]))
                    paths.append(.text(path(attempt.url)))
                    bodies.append(.text(String(decoding: attempt.body ?? Data(), as: UTF8.self)))
                    guard let line = script.popFirst() else { throw Odd(description: "\(attempt) is one too many") }
                    let took = (line["took_ms"]?.number ?? 0) / 1000
                    clock += min(took, attempt.timeout)
                    let late = HTTPOutcome.noResponse(.timeout, "by the script")
                    let became = try took > attempt.timeout ? late : outcome(line, responses)
                    try exchange.report(became, at: moment(clock), random: random)
                }
            }
        }
        if !script.isEmpty { return "not all of the script came" }
        let seen: [String: JSONValue] = [
            "safety": .text(try exchange.safety), "sends": .items(sends), "paths": .items(paths), "bodies": .items(bodies),
            "took": millis(clock),
        ]
        if let different = difference(given.expect.without("end"), .members(seen)) { return "\(different) in \(seen)" }
        return ended(given.expect["end"] ?? .null, came, error)
    }

    private func millis(_ seconds: Double) -> JSONValue { .whole(Int64((seconds * 1000).rounded())) }

    /// The moment of a script's clock.
    private func moment(_ elapsed: Double) -> Moment { Moment(elapsed: 100 + elapsed, since1970: 1_700_000_000 + elapsed) }

    private func callbackURL(_ given: Vector) throws -> String? {
        let count = given["repeat"]?.number.map { Int($0) } ?? 0
        let url = (given["url"]?.text ?? "") + String(repeating: "a", count: count)
        let seen = try checkCallbackUrl(url, privateHosts: given["private_hosts"] == .flag(true))
        let secrets = (given["secrets"] ?? .null).items.compactMap(\.text)
        if let secret = secrets.first(where: { "\(seen)".contains($0) }) { return "shows \(secret)" }
        return difference(given.expect, wire(seen))
    }

    /// Numbers that operations accept: Plivo's any number, Flowroute's a North American one.
    private func parse(_ given: Vector) throws -> String? {
        let text = given["given"]?.text ?? ""
        let client = try Flowroute(accessKey: "a", secretKey: "b")
        let seen = [
            "phone_number": try refusedOr { ["number": .text(try PhoneNumber(text).digits)] },
            "nanp": try refusedOr {
                let url = try client.prepare(Flowroute.Numbers.get(text)).request.url
                return ["number": .text(url.split(separator: "/").last.map(String.init) ?? "")]
            },
        ]
        for (type, outcome) in seen {
            let wanted = given.expect.has("nanp") ? given.expect[type] : given.expect
            if let wanted, let different = suggested(wanted, outcome) { return "\(type) \(different)" }
        }
        return nil
    }

    private func provider(_ given: Vector) -> ProviderId? {
        given["provider"]?.text.map { ProviderId(rawValue: $0)! }
    }

    private func normalize(_ given: Vector) throws -> String? {
        let seen = try refusedOr {
            let read = try PhoneNumber.normalize(given["given"]?.text ?? "", provider: provider(given))
            return ["number": .text(read.number), "findings": .items(read.findings.map { .text($0.code.rawValue) })]
        }
        return suggested(given.expect, seen)
    }

    private func refusedOr(_ make: () throws -> [String: JSONValue]) throws -> JSONValue {
        let (seen, error) = try attempt(make)
        guard let field = error?.fields.first else { return .members(seen ?? [:]) }
        return .members(["code": .text(field.rule), "message": .text(field.message)])
    }

    /// Without a suggestion of its own, which a refusal has in its message.
    private func suggested(_ expect: JSONValue, _ seen: JSONValue) -> String? {
        if let suggestion = expect["suggestion"]?.text, let message = seen["message"]?.text, !message.contains(suggestion) {
            return "\(message) does not suggest \(suggestion)"
        }
        return difference(expect.without("suggestion"), seen)
    }

    private func column(_ given: Vector) throws -> String? {
        var cells = (given["given"] ?? .null).items.compactMap(\.text)
        if let text = given["given"]?["text"]?.text, let separator = given["given"]?["separator"]?.text {
            cells = text.unicodeScalars.split(separator: separator.unicodeScalars.first ?? "\n", omittingEmptySubsequences: false)
                .map { String($0) }
            // The last line may have its end or not; no text has no line.
            if cells.last == "" { cells.removeLast() }
            if separator == "\n" { cells = cells.map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 } }
        }
        let column = try PhoneNumber.check(column: cells)
        let seen: [String: JSONValue] = [
            "numbers": .items(column.numbers.map { $0 == 0 ? .null : .text(String($0)) }),
            "valid": .items(column.valid.map { .flag($0) }),
            "findings": .items(cells.indices.map { row in .items(column.findings(at: row).map { .text($0.rawValue) }) }),
            "counts": wire(column.counts),
        ]
        return difference(given.expect, .members(seen))
    }

    /// Returns the result or the engine's error.
    private func attempt<T>(_ make: () throws -> T) throws -> (T?, NumplanError?) {
        do {
            return (try make(), nil)
        } catch let error as NumplanError {
            return (nil, error)
        }
    }
}
