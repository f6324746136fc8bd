import AdminModels
import Foundation
import Numplan
import XCTest

@available(iOS 17, macOS 14, *)
@MainActor
final class PlanModelTests: XCTestCase {
    private nonisolated func file(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../tests/plans/\(name)").standardizedFileURL
    }

    private func opened(_ name: String) async -> PlanModel {
        let model = PlanModel()
        let url = file(name)
        await model.open("fleet.plan") { try Fleet.Plan(contentsOf: url) }
        return model
    }

    func testGroupsAndExceptionsAreToldApart() async {
        let state = await opened("open.plan").state
        XCTAssertEqual(state.groups.map(\.count), [5])
        XCTAssertFalse(state.exceptions.isEmpty)
        XCTAssertEqual(state.plan?.groups.count, state.groups.count + state.exceptions.count)
    }

    func testWarningsAreReadBeforeAnApproval() async throws {
        let model = await opened("open.plan")
        XCTAssertEqual(
            model.state.warnings.prefix(2),
            ["Steps that may cost money: 1 of 9", "Numbers with a change that cannot be undone: 3"])
        model.approve()
        XCTAssertNil(model.state.approval)
        model.acknowledge(true)
        model.approve()
        let id = try XCTUnwrap(model.state.plan).id
        XCTAssertEqual(model.state.command, "numplan fleet apply fleet.plan --approve \(id) --wanted FILE")
        XCTAssertFalse(model.state.canApprove)
    }

    func testExpiredPlanShowsWhyItIsRefused() async {
        let model = await opened("expired.plan")
        model.acknowledge(true)
        model.approve()
        XCTAssertNil(model.state.command)
        XCTAssertTrue(model.state.problem?.message.contains("make it again") ?? false)
    }

    func testChangedPlanIsNotShown() async throws {
        let text = try String(contentsOf: file("open.plan"), encoding: .utf8)
        let changed = Data(text.replacingOccurrences(of: "Front desk", with: "Front door").utf8)
        let model = PlanModel()
        await model.open("fleet.plan") { try Fleet.Plan(changed) }
        XCTAssertNil(model.state.plan)
        XCTAssertEqual(model.state.problem?.message, "the plan was changed after it was made: make it again")
    }

    func testAnotherPlanEndsTheAcknowledgment() async {
        let model = await opened("open.plan")
        model.acknowledge(true)
        let url = file("open.plan")
        await model.open("other.plan") { try Fleet.Plan(contentsOf: url) }
        XCTAssertFalse(model.state.canApprove)
        XCTAssertEqual(model.state.name, "other.plan")
    }
}
