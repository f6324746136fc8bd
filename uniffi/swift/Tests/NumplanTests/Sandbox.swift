import Foundation
import XCTest
import Numplan

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A program of the project that says where it listens, and ends with its standard input.
final class Program: Sendable {
    /// Its output.
    let said: [String: String]
    private let process = Process()
    private let input = Pipe()

    init(_ name: String) throws {
        guard let sandbox = ProcessInfo.processInfo.environment["NUMPLAN_SANDBOX"] else { throw Missing() }
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: sandbox).deletingLastPathComponent().appendingPathComponent(name)
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            line.append(output.fileHandleForReading.availableData)
        }
        said = try JSONSerialization.jsonObject(with: line) as? [String: String] ?? [:]
    }

    struct Missing: Error, CustomStringConvertible {
        let description = "NUMPLAN_SANDBOX is not set: `make test-swift` sets it"
    }

    deinit {
        // Its standard input may have been handed to another child as well. Its end is not waited for: that would run the
        // loop of a thread on which tasks depend.
        process.terminate()
    }
}

/// The three providers on this machine.
final class Sandbox: Sendable {
    private let program: Program

    init() throws {
        program = try Program("serve")
    }

    /// Where it listens.
    var url: String { program.said["url"] ?? "" }

    var settings: ClientSettings { ClientSettings(baseUrl: url) }

    func flowroute(
        _ settings: ClientSettings? = nil, transport: (any HTTPTransport)? = nil,
        observer: (@Sendable (AttemptEvent) -> Void)? = nil
    ) throws -> Flowroute {
        try Flowroute(
            accessKey: "sandbox-access-key", secretKey: "sandbox-secret-key", settings: settings ?? self.settings,
            transport: transport, observer: observer)
    }

    /// How many requests of a method it has seen.
    func seen(_ method: String) async throws -> Int {
        try await control("GET", "log").components(separatedBy: "\"method\":\"\(method)\"").count - 1
    }

    @discardableResult
    func control(_ method: String, _ path: String, _ body: String = "") async throws -> String {
        guard let url = URL(string: "\(url)/_sandbox/\(path)") else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body.isEmpty ? nil : Data(body.utf8)
        return try await withCheckedThrowingContinuation { continuation in
            let task = URLSession.shared.dataTask(with: request) { data, response, error in
                let text = String(decoding: data ?? Data(), as: UTF8.self)
                if let error {
                    continuation.resume(throwing: error)
                } else if (response as? HTTPURLResponse)?.statusCode == 200 {
                    continuation.resume(returning: text)
                } else {
                    continuation.resume(throwing: Refused(description: "\(method) \(path): \(text)"))
                }
            }
            task.resume()
        }
    }

    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    /// Waits until a request of that method has come.
    func arrival(of method: String) async throws {
        while try await seen(method) == 0 {}
    }
}

/// Returns the error of an asynchronous call.
func thrown<T>(_ call: () async throws -> T, file: StaticString = #filePath, line: UInt = #line) async -> (any Error)? {
    do {
        _ = try await call()
        XCTFail("nothing was thrown", file: file, line: line)
        return nil
    } catch {
        return error
    }
}
