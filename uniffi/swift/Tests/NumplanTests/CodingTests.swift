import Foundation
import XCTest

@testable import Numplan

/// The JSON of each model, which Kotlin's `SerializersTest` reads and writes, too.
final class CodingTests: XCTestCase {
    private func cases() throws -> [(type: any Codable.Type, required: [String], json: JSONValue)] {
        let text = try String(contentsOf: tests.appendingPathComponent("generated/coding.json"), encoding: .utf8)
        return try JSONValue(parsing: text).items.map { line in
            let type = try XCTUnwrap(models[line["type"]?.text ?? ""], "\(line)")
            return (type, (line["required"] ?? .null).items.compactMap(\.text), line["json"] ?? .null)
        }
    }

    func testModelsAreTheJSONOfKotlin() throws {
        let cases = try cases()
        XCTAssertEqual(cases.count, models.count)
        for (type, _, json) in cases {
            XCTAssertEqual(try recoded(type, json), json)
            XCTAssertEqual(try recoded(type, json.with(["unknown": .whole(1)])), json)
        }
    }

    func testOptionalMembersMayBeAbsentOthersNot() throws {
        for (type, required, json) in try cases() {
            for name in json.members.keys {
                let rest = json.without(name)
                if required.contains(name) {
                    XCTAssertThrowsError(try recoded(type, rest), "\(type) \(name)")
                } else {
                    XCTAssertEqual(try recoded(type, rest), rest, "\(type) \(name)")
                    XCTAssertEqual(try recoded(type, json.with([name: .null])), rest, "\(type) \(name)")
                }
            }
        }
    }

    func testPhoneNumbersAreCheckedWhenDecoded() throws {
        let number = try PhoneNumber("+12065551234")
        XCTAssertEqual(String(decoding: try JSONEncoder().encode([number]), as: UTF8.self), #"["12065551234"]"#)
        XCTAssertEqual(try JSONDecoder().decode([PhoneNumber].self, from: Data(#"["+12065551234"]"#.utf8)), [number])
        XCTAssertThrowsError(try JSONDecoder().decode([PhoneNumber].self, from: Data(#"["(206) 555-1234"]"#.utf8))) {
            XCTAssertTrue($0 is DecodingError, "\($0)")
        }
    }

    private func recoded(_ type: any Codable.Type, _ json: JSONValue) throws -> JSONValue {
        func recode<Model: Codable>(_: Model.Type) throws -> JSONValue {
            let model = try JSONDecoder().decode(Model.self, from: JSONEncoder().encode(json))
            return try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(model))
        }
        return try recode(type)
    }
}

/// A value that is written as JSON and read again.
func recoded<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}
