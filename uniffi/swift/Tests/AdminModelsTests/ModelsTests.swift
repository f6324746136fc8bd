import AdminModels
import Numplan
import XCTest

@available(iOS 17, macOS 14, *)
@MainActor
final class ModelsTests: XCTestCase {
    func testListReadsPagesUntilTheEnd() async {
        let list = ListModel(FakeNumbers(), pause: .zero)
        list.reload()
        await list.finished()
        XCTAssertEqual(list.state.numbers.count, 2)
        list.more()
        await list.finished()
        XCTAssertEqual(list.state.numbers.count, 4)
        XCTAssertFalse(list.state.hasMore)
    }

    func testTypingSendsOnlyTheLastSearch() async {
        let numbers = FakeNumbers()
        let list = ListModel(numbers, pause: .milliseconds(20))
        for text in ["2", "20", "(206"] { list.search(text) }
        await list.finished()
        XCTAssertEqual(numbers.searches, ["206"])
    }

    func testFailedPageShowsItsMessage() async {
        let numbers = FakeNumbers()
        numbers.failure = failure(.rateLimited)
        let list = ListModel(numbers, pause: .zero)
        list.reload()
        await list.finished()
        XCTAssertEqual(list.state.problem?.message, "it failed")
    }

    func testInvalidValueIsShownWhileTyped() async {
        let details = DetailsModel(FakeNumbers(), number: "12065550000")
        await details.load()
        details.type("alias", "much too long")
        XCTAssertEqual(details.state.errors, ["alias": "too long"])
        XCTAssertFalse(details.state.canSave)
        details.type("alias", "Desk")
        XCTAssertTrue(details.state.changes.isEmpty)
    }

    func testAppliedFieldLeavesTheChanges() async {
        let details = DetailsModel(FakeNumbers(), number: "12065550000")
        await details.load()
        details.type("alias", "Front")
        await details.save()
        XCTAssertEqual(details.state.outcomes.map(\.state), [.applied])
        XCTAssertTrue(details.state.changes.isEmpty)
    }

    func testRejectedFieldStaysInTheForm() async {
        let numbers = FakeNumbers()
        numbers.outcome = .rejected
        let details = DetailsModel(numbers, number: "12065550000")
        await details.load()
        details.type("alias", "Front")
        await details.save()
        XCTAssertEqual(details.state.changes, ["alias": "Front"])
    }

    private func ready(_ numbers: FakeNumbers) async throws -> OrderModel {
        let order = OrderModel(numbers)
        await order.type("206")
        order.choose(try XCTUnwrap(order.state.offers?.first))
        order.consent(true)
        return order
    }

    func testNothingIsOrderedWithoutConsent() async throws {
        let numbers = FakeNumbers()
        let order = try await ready(numbers)
        order.consent(false)
        order.order()
        XCTAssertTrue(numbers.orders.isEmpty)
        order.consent(true)
        order.order()
        await order.finished()
        XCTAssertEqual(numbers.orders, ["12065550100"])
        XCTAssertEqual(order.state.end, .bought("12065550100 was bought (applied)."))
    }

    func testUnknownOutcomeForbidsASecondOrder() async throws {
        let numbers = FakeNumbers()
        let order = try await ready(numbers)
        numbers.failure = failure(.outcomeUnknown)
        order.order()
        await order.finished()
        order.consent(true)
        XCTAssertFalse(order.state.canOrder)
    }

    func testImpossibleAreaCodeIsNotSearched() async {
        let numbers = FakeNumbers()
        let order = OrderModel(numbers)
        await order.type("911")
        XCTAssertNotNil(order.state.areaCodeError)
        XCTAssertTrue(numbers.searches.isEmpty)
    }

    func testLeftOrderIsListedAsDetached() async throws {
        let numbers = FakeNumbers()
        numbers.isHanging = true
        let order = try await ready(numbers)
        order.order()
        order.leave()
        await order.finished()
        XCTAssertNil(order.state.end)
        numbers.detached = [DetachedOrder(operation: "numbers.buy", subject: "12065550100", isRunning: false)]
        try order.refreshDetached()
        // The engine returns a finished order once.
        numbers.detached = []
        try order.refreshDetached()
        XCTAssertEqual(order.state.detached.count, 1)
    }
}
