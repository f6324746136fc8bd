import Foundation
import XCTest

import Numplan

/// A server with an unknown certificate, unless the client trusts its authority. Where this runs may be no certificate of
/// any authority at all: then the engine's own are what it knows.
final class TLSTests: XCTestCase {
    private var stranger: Program!

    override func setUp() async throws {
        stranger = try Program("stranger")
    }

    private func client(caFile: String? = nil) throws -> Flowroute {
        let settings = ClientSettings(baseUrl: stranger.said["url"], maxAttempts: 1, caFile: caFile)
        return try Flowroute(accessKey: "a", secretKey: "b", settings: settings)
    }

    func testUnknownCertificateIsRejectedBeforeSending() async throws {
        let client = try client()
        let error = await thrown { try await client.numbers.update("12065551234", alias: "x") } as? NumplanError
        XCTAssertEqual(error?.code, .network)
        XCTAssertEqual(error?.sent, .no)
    }

    func testNamedCertificateAuthorityIsTrusted() async throws {
        let authority = FileManager.default.temporaryDirectory.appendingPathComponent("numplan-\(UUID()).pem")
        try (stranger.said["authority"] ?? "").write(to: authority, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: authority) }
        let number = try await client(caFile: authority.path).numbers.get("12065551234")
        XCTAssertEqual(number.value, "12065551234")
    }
}
