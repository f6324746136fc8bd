import Foundation
import Numplan
import XCTest

/// Plans of `tests/plans`, which the engine's tests write.
final class FleetTests: XCTestCase {
    private func file(_ name: String) -> URL {
        tests.appendingPathComponent("plans").appendingPathComponent(name)
    }

    private func open() throws -> Fleet.Plan { try Fleet.Plan(contentsOf: file("open.plan")) }

    private func refused(_ read: () throws -> Void, line: UInt = #line) -> String {
        do {
            try read()
            XCTFail("it was not refused", line: line)
        } catch NumplanError.config(let details) {
            return details.message
        } catch {
            XCTFail("\(error)", line: line)
        }
        return ""
    }

    func testPlanShowsItsHeaderCountsAndCost() throws {
        let plan = try open()
        XCTAssertEqual(plan.id.count, 12)
        XCTAssertEqual(plan.expires, Date(timeIntervalSince1970: 4_102_444_800))
        XCTAssertFalse(plan.isExpired)
        XCTAssertEqual(plan.file, "fleet.csv")
        XCTAssertTrue(plan.hasSecrets)
        XCTAssertEqual(plan.accounts.map(\.name), ["plivo/main", "flowroute", "wavix"])
        XCTAssertEqual(plan.accounts.first?.provider, .plivo)
        var counts = Fleet.Counts()
        (counts.change, counts.same, counts.missing, counts.unmanaged) = (9, 1, 1, 1)
        (counts.starts, counts.irreversible, counts.steps) = (1, 3, 9)
        XCTAssertEqual(plan.counts, counts)
        XCTAssertEqual(plan.cost.requests, plan.accounts.map(\.cost.requests).reduce(0, +))
        XCTAssertEqual(plan.cost.seconds, plan.accounts.map(\.cost.seconds).max())
        XCTAssertTrue(plan.limits.joined().contains("--allow-starts 1"), "\(plan.limits)")
        XCTAssertTrue(plan.summary.hasPrefix("plan \(plan.id): 9 of 11 numbers change"), plan.summary)
    }

    func testEqualChangesAreOneGroup() throws {
        let plan = try open()
        let group = try XCTUnwrap(plan.groups.first)
        let same = Fleet.Group(
            account: "plivo/main", field: "alias", before: "\"\"", after: "\"Support\"", count: 5, first: "12065550100")
        XCTAssertEqual(group, same)
        XCTAssertTrue(group.canUndo)
        XCTAssertEqual(plan.groups.first { $0.after == "\"Front desk\"" }?.before, "\"Desk\"")
        let start = plan.groups.first { $0.field == "messaging_enabled" }
        XCTAssertEqual(start?.undoObstacle, "a task or registration cannot be taken back")
    }

    func testStepsHaveFieldsBeforeAndAfter() throws {
        let plan = try open()
        let steps = try plan.steps()
        XCTAssertEqual(steps.count, 9)
        XCTAssertEqual(try plan.steps(from: 2, limit: 3), Array(steps[2..<5]))
        XCTAssertEqual(try plan.steps(from: 9), [])
        XCTAssertEqual(steps[0].comments, ["#ticket": "T-1"])
        let fields = try XCTUnwrap(try plan.steps(of: "+12065550106").first).fields
        let alias = try XCTUnwrap(fields.first { $0.field == "alias" })
        XCTAssertEqual(alias.before, .text("Old"))
        XCTAssertEqual(alias.after, .null)
        let subaccount = try XCTUnwrap(fields.first { $0.field == "subaccount" })
        XCTAssertEqual(subaccount.before, .null)
        XCTAssertEqual(subaccount.undoObstacle, "the field was empty, and the provider cannot clear it")
        XCTAssertNil(try XCTUnwrap(fields.first { $0.field == "cnam_callback_method" }).before)
        let start = try XCTUnwrap(steps.first { $0.startsTask })
        XCTAssertEqual(start.operation, .startProvisioning)
        XCTAssertEqual(start.account, "flowroute")
        let masked = try XCTUnwrap(steps.last?.fields.first)
        XCTAssertTrue(masked.isMasked)
        XCTAssertFalse(masked.after.description.contains("new"), masked.after.description)
        XCTAssertThrowsError(try plan.steps(of: "nonsense")) { XCTAssertEqual(($0 as? NumplanError)?.code, .invalidInput) }
    }

    func testProblemsNameTheirRow() throws {
        let plan = try open()
        let missing = try XCTUnwrap(plan.problems.first { $0.kind == .missing })
        XCTAssertEqual(missing.number, "12065550108")
        XCTAssertEqual(missing.line, 10)
        XCTAssertTrue(plan.problems.contains { $0.kind == .warning && $0.message.contains("SAXXXXXXXXXXXXXXXXXX") })
    }

    func testEveryFormatShowsThePlan() throws {
        let plan = try open()
        let shown = try Fleet.Format.allCases.map { try plan.show($0) }
        XCTAssertTrue(shown.allSatisfy { $0.contains(plan.id) })
        XCTAssertEqual(Set(shown).count, 4)
        XCTAssertTrue(try plan.show().contains("5 × alias \"\" → \"Support\""))
        XCTAssertTrue(try plan.show(.json).hasPrefix("{\"id\":\"\(plan.id)\""))
    }

    func testApprovalIsBoundToTheId() throws {
        let plan = try open()
        let approval = try plan.approve()
        XCTAssertEqual(approval.id, plan.id)
        XCTAssertEqual(
            try approval.command(plan: "fleet.plan"), "numplan fleet apply fleet.plan --approve \(plan.id) --wanted FILE")
        XCTAssertEqual(try plan.approve(plan.id), approval)
        XCTAssertEqual(
            refused { _ = try plan.approve("0123456789ab") }, "the plan is \(plan.id), not 0123456789ab; nothing was sent")
    }

    func testExpiredPlanIsShownAndNotApproved() throws {
        let expired = try Fleet.Plan(contentsOf: file("expired.plan"))
        XCTAssertTrue(expired.isExpired)
        XCTAssertEqual(try expired.steps().count, 9)
        XCTAssertEqual(
            refused { _ = try expired.approve() },
            "the plan could be applied until 2023-11-14 22:13 UTC: make it again; nothing was sent")
    }

    func testChangedCutAndUnknownPlansAreRefused() throws {
        let content = try Data(contentsOf: file("open.plan"))
        XCTAssertEqual(try Fleet.Plan(content).id, try open().id)
        for at in stride(from: 0, to: content.count, by: 7) {
            var changed = content
            changed[at] ^= 1
            XCTAssertNotEqual(refused { _ = try Fleet.Plan(changed) }, "", "byte \(at)")
        }
        XCTAssertNotEqual(refused { _ = try Fleet.Plan(content.prefix(content.count / 2)) }, "")
        let text = try XCTUnwrap(String(data: content, encoding: .utf8))
        let renamed = Data(text.replacingOccurrences(of: "Front desk", with: "Front door").utf8)
        XCTAssertEqual(refused { _ = try Fleet.Plan(renamed) }, "the plan was changed after it was made: make it again")
        let later = Data(text.replacingOccurrences(of: "\"version\":1", with: "\"version\":2").utf8)
        XCTAssertTrue(refused { _ = try Fleet.Plan(later) }.contains("the plan has version 2"))
        XCTAssertTrue(refused { _ = try Fleet.Plan(Data("number,alias\n".utf8)) }.contains("is not a plan"))
        XCTAssertTrue(refused { _ = try Fleet.Plan(contentsOf: file("no.plan")) }.contains("no.plan: "))
    }
}
