import Foundation
import Numplan

/// The end of an order as the app shows it.
public enum OrderEnd: Sendable, Equatable {
    /// The number was bought.
    case bought(String)
    /// Nothing was bought.
    case refused(String)
    /// The number may have been bought. Another order could buy a second number.
    case unknown(String)
}

/// The order of one number: search, price, consent, outcome.
@available(iOS 17, macOS 14, *)
@MainActor
public final class OrderModel {
    public struct State {
        /// The area code as it is typed.
        public var areaCode = ""
        /// The error of the area code.
        public var areaCodeError: String?
        /// The numbers for sale; nil before a search.
        public var offers: [any OfferedNumber]?
        public var chosen: (any OfferedNumber)?
        /// Whether the user agreed to the price of the chosen number.
        public var consent = false
        public var isOrdering = false
        public var end: OrderEnd?
        public var problem: Problem?
        /// Orders whose screen was left. The engine returns a finished order once, so the model keeps them.
        public var detached: [DetachedOrder] = []

        public var canOrder: Bool {
            if case .unknown = end { return false }
            return chosen != nil && consent && !isOrdering
        }
    }

    private let numbers: any Numbers
    private let holder = Holder(State())
    private var ordering: Task<Void, Never>?

    public var state: State { holder.state }

    public init(_ numbers: any Numbers) {
        self.numbers = numbers
    }

    /// Checks the area code as it is typed, and searches once it is whole.
    public func type(_ text: String) async {
        holder.state.offers = nil
        holder.state.chosen = nil
        holder.state.consent = false
        do {
            let typed = try PhoneNumber.checkTyped(text)
            holder.state.areaCode = typed.formatted
            holder.state.areaCodeError = typed.state == .invalid ? typed.findings.first?.message : nil
            let digits = typed.formatted.filter(\.isNumber)
            guard typed.state == .incomplete, digits.count == 3 else { return }
            holder.state.problem = nil
            holder.state.offers = try await numbers.offers(areaCode: digits)
        } catch {
            holder.state.problem = Problem(error)
        }
    }

    /// Chooses a number. The consent is to one price, so it ends with another choice.
    public func choose(_ offer: any OfferedNumber) {
        holder.state.chosen = offer
        holder.state.consent = false
        holder.state.end = nil
    }

    public func consent(_ given: Bool) {
        holder.state.consent = given
    }

    /// Orders the chosen number. Nothing is ordered without consent.
    public func order() {
        guard state.canOrder, let number = state.chosen?.phoneNumber else { return }
        holder.state.isOrdering = true
        holder.state.end = nil
        ordering = Task {
            holder.state.end = await end(of: number)
            holder.state.isOrdering = false
            holder.state.consent = false
        }
    }

    /// Stops waiting. An order that was sent goes on, and `refreshDetached` shows its result.
    public func leave() {
        ordering?.cancel()
    }

    /// Waits for the order that runs.
    public func finished() async {
        await ordering?.value
    }

    /// Running orders are replaced, finished ones are kept.
    public func refreshDetached() throws {
        holder.state.detached = try state.detached.filter { !$0.isRunning } + numbers.detachedOrders()
    }

    private func end(of number: String) async -> OrderEnd? {
        do {
            let outcome = try await numbers.buy(number)
            return .bought(
                outcome.isReconciled
                    ? "The connection was lost. The account shows that \(number) was bought."
                    : "\(number) was bought (\(outcome.state)).")
        } catch where Task.isCancelled {
            // The user left. The order is detached.
            return nil
        } catch NumplanError.outcomeUnknown(let details) {
            return .unknown("\(details.message) Look at the list of numbers before you order again.")
        } catch let error as NumplanError {
            return error.sent == .no || error.nothingChanged ? .refused(error.message) : .unknown(error.message)
        } catch {
            return .unknown(error.localizedDescription)
        }
    }
}
