import Foundation

@testable import Numplan

/// Secrets: credentials, and the user info and the query of a callback URL. Each contains the word `canary`, so a text that
/// shows one contains that word, or its Base64 form.
enum Canary {
    static let word = "canary"

    /// The scenarios of all languages. Their text has `$said` in place of the secrets.
    static let source = (try? String(contentsOf: tests.appendingPathComponent("secrets.json"), encoding: .utf8)) ?? ""
    private static let scenarios = (try? JSONValue(parsing: source)) ?? .null
    static let url = scenarios["callback_url"]?.text ?? ""

    /// Malformed values that contain secrets.
    static let malformed = (scenarios["malformed"] ?? .null).items.compactMap(\.text)

    // An auth id has a form, and is a name rather than a secret.
    private static let credentials = (scenarios["credentials"] ?? .null).members

    /// The credentials of who takes two, as they stand in the header after `Basic`: in the order of their names.
    private static let basics = credentials.filter { $0.value.members.count == 2 }.mapValues { parts in
        let joined = parts.members.sorted { $0.key < $1.key }.compactMap(\.value.text).joined(separator: ":")
        return Data(joined.utf8).base64EncodedString()
    }

    /// Signs of a secret: the word, and the text after `Basic` without its padding.
    static let signs = basics.values.map { $0.trimmingCharacters(in: ["="]) } + [word]

    /// Every operation that has a reader, as the one of its cases with the most URLs and fields.
    static func operations() throws -> [Vector] {
        let cases = try vectorSections().filter { $0.kind == "request" }.flatMap(\.cases)
        let all = Dictionary(grouping: cases) { "\($0.provider) \($0["operation"]?.text ?? "")" }
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Generated/Readers.swift")
        let readers = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "case \"").dropFirst()
        return try readers.map { line in
            let name = line.components(separatedBy: "\"")[0]
            guard let richest = richest(all[name] ?? []) else { throw Odd(description: "there is no request of \(name)") }
            return richest
        }
    }

    /// Of some cases the one with the most URLs and fields, with secrets in it.
    static func richest(_ cases: [Vector]) -> Vector? {
        cases.max { richness($0) < richness($1) }.map(secret)
    }

    /// A case with secrets in the place of its credentials and callback URLs.
    static func secret(_ given: Vector) -> Vector {
        let fields = fields(given).mapValues { isURL($0) ? .text(url) : $0 }
        return given.with(["credentials": credentials[given.provider] ?? .null, "fields": .members(fields)])
    }

    /// The secrets of an operation, in a sentence of a provider that repeats them.
    static func said(_ given: Vector) -> String {
        let secrets = (given["credentials"] ?? .null).members.values.compactMap(\.text)
        let urls = fields(given).values.filter(isURL).compactMap(\.text)
        let basic = basics[given.provider].map { [$0] } ?? []
        return "we got \((secrets + basic + urls).joined(separator: " ")) from you"
    }

    /// Whether it is an order, which `prepare` refuses: it is not to be sent without a read before.
    static func isRefused(_ given: Vector) -> Bool { given.expect.has("code") }

    private static func richness(_ given: Vector) -> Int {
        if isRefused(given) { return -1 }
        return 100 * fields(given).values.filter(isURL).count + fields(given).count
    }

    private static func fields(_ given: Vector) -> [String: JSONValue] { (given["fields"] ?? .null).members }

    private static func isURL(_ value: JSONValue) -> Bool { value.text?.hasPrefix("http") ?? false }
}

/// Faults whose responses repeat a text in every place that is read; a redirect, and no response.
func faults(_ said: String) throws -> [JSONValue] {
    let scenarios = try JSONValue(parsing: Canary.source.replacingOccurrences(of: "$said", with: said))
    let items = { (name: String) in (scenarios[name] ?? .null).items }
    let bodies = items("bodies") + items("models")
    let responses = items("statuses").flatMap { status in
        bodies.map { body in
            JSONValue.members([
                "kind": .text("response"), "status": status, "headers": scenarios["headers"] ?? .null, "body": body,
            ])
        }
    }
    return responses + items("faults")
}
