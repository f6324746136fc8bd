import Numplan

/// The settings of one number.
@available(iOS 17, macOS 14, *)
@MainActor
public final class DetailsModel {
    public struct State {
        /// The settings at the provider, as last read.
        public var saved: [Setting] = []
        /// The changed values by field.
        public var changes: [String: String] = [:]
        /// The error of each field, as it is typed.
        public var errors: [String: String] = [:]
        /// The outcome of each field of the last update.
        public var outcomes: [FieldOutcome] = []
        public var isBusy = false
        public var problem: Problem?

        public var canSave: Bool { !changes.isEmpty && errors.isEmpty && !isBusy }
    }

    public let number: String
    private let numbers: any Numbers
    private let holder = Holder(State())

    public var state: State { holder.state }

    public init(_ numbers: any Numbers, number: String) {
        self.numbers = numbers
        self.number = number
    }

    /// Reads the settings. Changes that the provider shows leave the form.
    public func load() async {
        holder.state.isBusy = true
        do {
            let saved = try await numbers.settings(of: number)
            holder.state.saved = saved
            holder.state.problem = nil
            holder.state.changes = state.changes.filter { change in
                !saved.contains { $0.field == change.key && $0.value == change.value }
            }
        } catch {
            holder.state.problem = Problem(error)
        }
        holder.state.isBusy = false
    }

    /// Changes a field. The engine checks the whole form at each key; nothing is sent.
    public func type(_ field: String, _ value: String) {
        let saved = state.saved.first { $0.field == field }?.value
        holder.state.changes[field] = value == saved ? nil : value
        holder.state.errors = state.changes.isEmpty ? [:] : numbers.check(number, state.changes)
        holder.state.outcomes = []
    }

    /// Sends the changes. A rejected or unknown field stays in the form.
    public func save() async {
        guard state.canSave else { return }
        holder.state.isBusy = true
        holder.state.problem = nil
        do {
            holder.state.outcomes = try await numbers.update(number, state.changes)
            await load()
        } catch {
            holder.state.problem = Problem(error)
        }
        holder.state.isBusy = false
    }
}
