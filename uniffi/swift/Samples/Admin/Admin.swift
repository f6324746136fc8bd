// A small tool for accounts at the three providers:
//
//   admin accounts                              whether each provider accepts the credentials
//   admin [PROVIDER] list                       all numbers and their names
//   admin [PROVIDER] set NUMBER FIELD [VALUE]   sets a field that the models of the admin app edit, or empties it
//   admin check FILE                            what is wrong with the numbers in a file, a line each
//
// PROVIDER is flowroute, plivo or wavix; without it, flowroute. Credentials are taken from FLOWROUTE_ACCESS_KEY and
// FLOWROUTE_SECRET_KEY, PLIVO_AUTH_ID and PLIVO_AUTH_TOKEN, WAVIX_API_KEY; another address from FLOWROUTE_BASE_URL and others.

import AdminModels
import Foundation
import Numplan

@main
struct Admin {
    static func main() async {
        var words = Array(CommandLine.arguments.dropFirst())
        let provider = words.first.flatMap(ProviderId.init(rawValue:))
        if provider != nil { words.removeFirst() }
        do {
            exit(try await run(provider ?? .flowroute, words))
        } catch {
            // The description is a sentence for the person who reads it.
            print(error.localizedDescription)
            exit(1)
        }
    }

    /// Runs a command. Returns the exit status of the tool.
    static func run(_ provider: ProviderId, _ words: [String]) async throws -> Int32 {
        switch words.first {
        case "accounts": return try await accounts()
        case "list": return try await list(numbers(of: provider))
        case "set" where words.count >= 3:
            return try await set(numbers(of: provider), words[1], [words[2]: words.dropFirst(3).joined(separator: " ")])
        case "check": return try check(words.dropFirst().first ?? "")
        default:
            print("admin accounts | admin [PROVIDER] list | admin [PROVIDER] set NUMBER FIELD [VALUE] | admin check FILE")
            return 2
        }
    }

    static let environment = ProcessInfo.processInfo.environment

    /// The parts of the credentials: "Auth ID" of Plivo is in `PLIVO_AUTH_ID`.
    static func secrets(of provider: ProviderId) -> [String] {
        provider.credentialParts.compactMap { part in
            environment["\(provider.rawValue)_\(part.label)".uppercased().replacingOccurrences(of: " ", with: "_")]
        }
    }

    static func numbers(of provider: ProviderId) throws -> any Numbers {
        let url = environment["\(provider.rawValue.uppercased())_BASE_URL"]
        return try numbersOf(provider, ClientSettings(baseUrl: url)) { secrets(of: provider) }
    }

    static func accounts() async throws -> Int32 {
        var status: Int32 = 0
        for provider in ProviderId.allCases where !secrets(of: provider).isEmpty {
            do {
                _ = try await numbers(of: provider).page(containing: "", from: 0)
                print("\(provider.title): accepted")
            } catch {
                print("\(provider.title): \(Problem(error)?.message ?? "")")
                status = 1
            }
        }
        return status
    }

    static func list(_ numbers: any Numbers) async throws -> Int32 {
        var next: Int? = 0
        while let from = next {
            let page = try await numbers.page(containing: "", from: from)
            for number in page.numbers { print(number.phoneNumber ?? "", number.displayName ?? "") }
            next = page.next
        }
        return 0
    }

    static func set(_ numbers: any Numbers, _ number: String, _ change: [String: String]) async throws -> Int32 {
        let errors = numbers.check(number, change)
        for (field, message) in errors { print("\(field): \(message)") }
        guard errors.isEmpty else { return 1 }
        let outcomes = try await numbers.update(number, change)
        for outcome in outcomes { print(outcome.field, outcome.state) }
        return outcomes.allSatisfy { $0.state == .applied || $0.state == .pending } ? 0 : 1
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
