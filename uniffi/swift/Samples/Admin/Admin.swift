// A small tool for an account at Flowroute:
//
//   admin list                     all numbers and their aliases
//   admin alias NUMBER [TEXT]      sets the alias, or empties it
//   admin check FILE               what is wrong with the numbers in a file, a line each
//
// Credentials are taken from FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY, another address from FLOWROUTE_BASE_URL.

import Foundation
import Numplan

@main
struct Admin {
    static func main() async {
        let words = Array(CommandLine.arguments.dropFirst())
        do {
            exit(try await run(words))
        } catch {
            // The description is a sentence for the person who reads it.
            print(error.localizedDescription)
            exit(1)
        }
    }

    /// Carries a command out; responses the status with which the tool ends.
    static func run(_ words: [String]) async throws -> Int32 {
        switch words.first {
        case "list": return try await list()
        case "alias": return try await alias(words.dropFirst().first ?? "", words.dropFirst(2).joined(separator: " "))
        case "check": return try check(words.dropFirst().first ?? "")
        default:
            print("admin list | admin alias NUMBER [TEXT] | admin check FILE")
            return 2
        }
    }

    static func client() throws -> Flowroute {
        let environment = ProcessInfo.processInfo.environment
        return try Flowroute(
            accessKey: environment["FLOWROUTE_ACCESS_KEY"] ?? "", secretKey: environment["FLOWROUTE_SECRET_KEY"] ?? "",
            settings: ClientSettings(baseUrl: environment["FLOWROUTE_BASE_URL"]))
    }

    static func list() async throws -> Int32 {
        for try await number in try client().numbers.list() {
            print(number.value ?? "", number.alias ?? "")
        }
        return 0
    }

    static func alias(_ number: String, _ text: String) async throws -> Int32 {
        let updated = try await client().numbers.update(number, alias: text.isEmpty ? .clear : .set(text))
        for field in updated.fields { print(field.field, field.state) }
        return updated.ok ? 0 : 1
    }

    static func check(_ file: String) throws -> Int32 {
        let cells = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
        let column = try PhoneNumber.check(column: cells)
        for (row, cell) in cells.enumerated() where !column.valid[row] {
            print("line \(row + 1):", try PhoneNumber.check(cell).findings.map(\.message).joined(separator: "; "))
        }
        print("\(column.counts.valid) of \(column.counts.cells) are valid")
        return column.counts.valid == column.counts.cells ? 0 : 1
    }
}
