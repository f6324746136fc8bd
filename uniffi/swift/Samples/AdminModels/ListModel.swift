import Numplan

/// The list of an account's numbers, with a search and pages.
@available(iOS 17, macOS 14, *)
@MainActor
public final class ListModel {
    public struct State {
        public var digits = ""
        public var numbers: [any AccountNumber] = []
        public var isLoading = false
        public var hasMore = false
        public var problem: Problem?
    }

    private let numbers: any Numbers
    private let holder = Holder(State())
    private let pause: Duration
    private var task: Task<Void, Never>?
    private var next = 0

    public var state: State { holder.state }

    /// - Parameter pause: The time after the last key before a search is sent.
    public init(_ numbers: any Numbers, pause: Duration = .milliseconds(300)) {
        self.numbers = numbers
        self.pause = pause
    }

    /// Reads the list from its start.
    public func reload() {
        restart(after: .zero)
    }

    /// Searches for numbers as the digits are typed. Only the last search is sent.
    public func search(_ text: String) {
        holder.state.digits = text.filter(\.isNumber)
        restart(after: pause)
    }

    /// Reads the next page.
    public func more() {
        guard !state.isLoading, state.hasMore else { return }
        task = Task { await read() }
    }

    /// Waits for the request that runs.
    public func finished() async {
        await task?.value
    }

    private func restart(after pause: Duration) {
        task?.cancel()
        task = Task {
            try? await Task.sleep(for: pause)
            if Task.isCancelled { return }
            next = 0
            holder.state.numbers = []
            await read()
        }
    }

    private func read() async {
        holder.state.isLoading = true
        holder.state.problem = nil
        do {
            let page = try await numbers.page(containing: state.digits, from: next)
            if Task.isCancelled { return }
            holder.state.numbers += page.numbers
            holder.state.hasMore = page.next != nil
            next = page.next ?? next
        } catch {
            holder.state.problem = Problem(error)
        }
        holder.state.isLoading = false
    }
}
