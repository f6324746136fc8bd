import Foundation
import XCTest

import Numplan

/// Thousands of operations through one client leave nothing behind.
final class EnduranceTests: XCTestCase {
    private let rounds = 4
    private let calls = 1_500

    func testThousandsOfCallsOneAfterTheOther() async throws {
        try await leaveNothingBehind { client, calls in
            for at in 0..<calls { try await call(client, at) }
        }
    }

    func testThousandsOfCallsAtATime() async throws {
        try await leaveNothingBehind { client, calls in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for at in 0..<calls { group.addTask { try await call(client, at) } }
                try await group.waitForAll()
            }
        }
    }

    func testThousandsOfCallsBy64Tasks() async throws {
        try await leaveNothingBehind { client, calls in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for first in 0..<64 {
                    group.addTask { for at in stride(from: first, to: calls, by: 64) { try await call(client, at) } }
                }
                try await group.waitForAll()
            }
        }
    }

    private func leaveNothingBehind(_ round: (Flowroute, Int) async throws -> Void) async throws {
        let sandbox = try Sandbox()
        let client = try sandbox.flowroute(ClientSettings(baseUrl: sandbox.url, timeout: 300))
        var held: [Held] = []
        for _ in 0..<rounds {
            try await round(client, calls)
            try await sandbox.control("DELETE", "log")
            held.append(try Held())
        }
        // A round may need a little more than the one before. A leak grows in every round, with the operations.
        let growth = { (of: KeyPath<Held, Int>) in
            zip(held, held.dropFirst()).map { $1[keyPath: of] - $0[keyPath: of] }
        }
        let least = { (of: KeyPath<Held, Int>) in growth(of).min() ?? .max }
        // The first round warms up.
        XCTAssertLessThan(growth(\.memory).dropFirst().min() ?? .max, 500 * calls, "\(held)")
        XCTAssertLessThan(least(\.files), 4, "\(held)")
        XCTAssertLessThan(least(\.threads), 4, "\(held)")
        await client.close()
    }
}

private let numbers = ["12065551234", "16463451234", "16502390214", "12023819746"]

/// Of eight calls one is refused here, one by the provider, and one is given up on its way.
private func call(_ client: Flowroute, _ at: Int) async throws {
    switch at % 8 {
    case 0: try await fails(.invalidInput) { _ = try await client.numbers.get("1") }
    case 1: try await fails(.notFound) { _ = try await client.numbers.get("12065550000") }
    case 2:
        let task = Task { try await client.numbers.get(numbers[0]) }
        for _ in 0..<at % 64 { await Task.yield() }
        task.cancel()
        _ = await task.result
    default:
        // A response is not another call's.
        let number = numbers[at % 4]
        let value = try await client.numbers.get(number).value
        if value != number { throw Odd(description: "asked for \(number), got \(value ?? "none")") }
    }
}

private func fails(_ code: ErrorCode, _ call: () async throws -> Void) async throws {
    do {
        try await call()
    } catch let error as NumplanError where error.code == code {
        return
    }
    throw Odd(description: "does not fail as \(code)")
}

/// Resources of the process: bytes of memory, open files, and threads, those of the engine as well.
private struct Held {
    let memory: Int
    let files: Int
    let threads: Int

    init() throws {
        files = try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
        // Memory that the allocator has given out. Resident memory is larger and varies.
        #if os(Linux)
        memory = try Held.allocated()
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
        threads = status.first { $0.hasPrefix("Threads:") }.flatMap { Int($0.filter(\.isNumber)) } ?? 0
        #else
        var zones = malloc_statistics_t()
        malloc_zone_statistics(nil, &zones)
        memory = zones.size_in_use
        threads = try Held.ps("-M", "-p", "\(ProcessInfo.processInfo.processIdentifier)").count - 1
        #endif
    }

    #if os(Linux)
    private static func allocated() throws -> Int {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xml")
        defer { try? FileManager.default.removeItem(at: path) }
        guard let file = fopen(path.path, "w") else { throw Odd(description: "\(path.path) cannot be written") }
        // Swift's module of glibc leaves it out.
        typealias Info = @convention(c) (Int32, UnsafeMutableRawPointer) -> Int32
        _ = unsafeBitCast(dlsym(nil, "malloc_info"), to: Info.self)(0, UnsafeMutableRawPointer(file))
        fclose(file)
        // Behind the heaps stand the sums of them all.
        let sums = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "</heap>").last ?? ""
        let size = { (type: String) in
            let line = sums.split(separator: "\n").first { $0.contains("type=\"\(type)\"") } ?? ""
            return Int(line.components(separatedBy: "size=").last?.filter(\.isNumber) ?? "") ?? 0
        }
        return size("current") + size("mmap") - size("fast") - size("rest")
    }
    #else
    private static func ps(_ options: String...) throws -> [Substring] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/ps")
        process.arguments = options
        process.standardOutput = output
        try process.run()
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n")
    }
    #endif
}
