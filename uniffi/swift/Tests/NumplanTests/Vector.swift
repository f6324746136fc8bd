import Foundation

@testable import Numplan

/// The project's `tests` folder.
let tests = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../tests").standardizedFileURL

/// A section of a file: cases of one kind.
struct VectorSection {
    let file: String
    let kind: String
    let cases: [Vector]
}

/// Reads the sections of all files; a case has the members that its file and section share.
func vectorSections() throws -> [VectorSection] {
    let root = tests.appendingPathComponent("vectors")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".json") }.sorted().flatMap { name in
        let file = try JSONValue(parsing: String(contentsOf: root.appendingPathComponent(name), encoding: .utf8))
        return (file["sections"] ?? .null).items.map { section in
            let given = (file["given"] ?? .null).with((section["given"] ?? .null).members)
            let cases = (section["cases"] ?? .null).items.map { Vector(members: given.with($0.members)) }
            return VectorSection(file: name, kind: section["kind"]?.text ?? "", cases: cases)
        }
    }
}

/// Names of arguments.
private let arguments = [
    "number", "numbers", "id", "ids", "task", "route", "slot", "action", "country", "region", "city", "current",
    "keep_application", "limit", "offset",
]

/// The result of an operation of any type.
struct Came: Sendable {
    let value: any Sendable
}

/// One case.
struct Vector {
    let members: JSONValue

    subscript(_ name: String) -> JSONValue? { members[name] }

    var name: String { self["name"]?.text ?? "" }
    var expect: JSONValue { self["expect"] ?? .null }
    var provider: String { self["provider"]?.text ?? "" }

    /// The same with other members in the place of its own.
    func with(_ others: [String: JSONValue]) -> Vector { Vector(members: members.with(others)) }

    /// A client with the account of the case. The script's clock is not paced.
    func client(_ settings: ClientSettings? = nil, observer: (@Sendable (AttemptEvent) -> Void)? = nil) throws -> Client {
        var settings = settings ?? ClientSettings(baseUrl: self["base_url"]?.text)
        settings.maxRate = 0
        let named = Arguments.of { named in
            for (name, value) in (self["credentials"] ?? .null).members { named.put(camel(name), value) }
            settings.put(in: &named)
        }
        return try Client(provider, named, nil, nil, observer)
    }

    /// The operation of the case, by name, so that the engine does all checks.
    func operation() throws -> Numplan.Operation<Void, Came> {
        let options = Arguments.of {
            $0.put("timeout", self["limit_ms"]?.number.map { $0 / 1000 })
            $0.put("waitTimeout", self["wait_ms"]?.number.map { $0 / 1000 })
            $0.put("verify", self["verify"] == .flag(true) ? true : nil)
        }
        let operation = self["operation"]?.text ?? ""
        guard let read = reader(provider, operation) else { throw Odd(description: "\(provider) has no \(operation)") }
        return Numplan.Operation(operation, inputs(), options) { Came(value: try read($0)) }
    }

    private func inputs() -> Arguments {
        Arguments.of { inputs in
            if self["operation"] == .text("cart.checkout") {
                let pairs = zip((self["ids"] ?? .null).items, (self["numbers"] ?? .null).items)
                inputs.put("items", JSONValue.items(pairs.map { .members(["id": $0, "number": $1]) }))
            } else {
                for name in arguments { inputs.put(camel(name), self[name]) }
            }
            let at = self["at"] ?? .null
            if provider == "wavix" {
                inputs.put("page", at["pages"]?.number.map { Int($0) + 1 })
            } else {
                for name in ["offset", "cursor"] { inputs.put(name, at[name]) }
            }
            for (name, value) in (self["fields"] ?? .null).members {
                switch value {
                case .members(["$clear": .flag(true)]): inputs.change(swift(name), Change<String>.clear)
                // In a case, null stands for NaN, which JSON lacks.
                case .null: inputs.put(swift(name), Double.nan)
                default: inputs.put(swift(name), value)
                }
            }
        }
    }
}

struct Odd: Error, CustomStringConvertible {
    let description: String
}

/// Reads the response of a line of a script, or of a case.
func response(_ line: JSONValue, _ responses: JSONValue = .null) throws -> HTTPResponse {
    // A dictionary has another order in each process.
    let members = (line["headers"] ?? .null).members.sorted { $0.key < $1.key }
    let headers = members.map { HTTPHeader(name: $0.key, value: $0.value.text ?? "") }
    var body = line["text"]?.text ?? line.members["body"]?.description ?? ""
    if let name = line["response"]?.text {
        guard let named = responses[name] else { throw Odd(description: "no response \(name)") }
        body = named.description
    }
    return HTTPResponse(status: line["status"]?.number.map { Int($0) } ?? 0, headers: headers, body: Data(body.utf8))
}

/// Reads the outcome of an attempt from a line of a script.
func outcome(_ line: JSONValue, _ responses: JSONValue) throws -> HTTPOutcome {
    func trouble(_ word: JSONValue) throws -> HTTPTrouble {
        guard let trouble = HTTPTrouble(rawValue: word.text ?? "") else { throw Odd(description: "no trouble \(word)") }
        return trouble
    }
    if let word = line["not_sent"] { return .notSent(try trouble(word), "by the script") }
    if let word = line["no_response"] { return .noResponse(try trouble(word), "by the script") }
    let response = try response(line, responses)
    return line["too_large"] == .flag(true) ? .tooLarge(response) : .response(response)
}
