import Foundation

@testable import Numplan

/// What must be seen nowhere: credentials, and the user info and the query of a callback URL. Each has the word `canary` in
/// it, so what shows any of them shows that word, or what it is in Base64.
enum Canary {
    static let word = "canary"
    static let url = "https://canary-user:canary-password@example.com/hook?token=canary-token"

    private static let credentials: [String: JSONValue] = [
        "flowroute": .members(["access_key": .text("canary-access-key"), "secret_key": .text("canary-secret-key")]),
        // An auth id has a form, and is a name rather than a secret.
        "plivo": .members(["auth_id": .text("MAXXXXXXXXXXXXXXXXXX"), "auth_token": .text("canary-auth-token")]),
        "wavix": .members(["api_key": .text("canary-api-key")]),
    ]

    /// The credentials of who takes two, as they stand in the header after `Basic`: in the order of their names.
    private static let basics = credentials.filter { $0.value.members.count == 2 }.mapValues { parts in
        let joined = parts.members.sorted { $0.key < $1.key }.compactMap(\.value.text).joined(separator: ":")
        return Data(joined.utf8).base64EncodedString()
    }

    /// What gives a secret away: the word, and what stands after `Basic` but for its padding, which shows nothing.
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

/// What a provider responses that repeats what it was sent, wherever it is read; a redirect, and no response.
func faults(_ text: String) -> [JSONValue] {
    let said = JSONValue.text(text)
    let all = { (names: [String]) in JSONValue.members(Dictionary(uniqueKeysWithValues: names.map { ($0, said) })) }
    let bodies: [JSONValue] = [
        said,
        .members(["errors": .items([all(["id", "title", "detail", "status", "field"])])]),
        all(["api_id", "error", "message"]),
        .members(["api_id": said, "error": all(["error", "field"])]),
        .members(["success": .flag(false), "message": said, "errors": .members([text: .items([said])])]),
        .members(["data": all(["id", "type"]).with(["attributes": all(["value", "status"])])]),
        all(["number", "status"]).with(["id": .whole(5)]),
    ]
    let headers = all(["x-request-id", "retry-after"])
    let responses = [200, 207, 400, 401, 404, 429, 500].flatMap { status in
        bodies.map { body in
            JSONValue.members(["kind": .text("response"), "status": .whole(status), "headers": headers, "body": body])
        }
    }
    let redirect = JSONValue.members(["kind": .text("redirect"), "to": .text(Canary.url)])
    return responses + [redirect, .members(["kind": .text("drop")]), .members(["kind": .text("hang")])]
}
