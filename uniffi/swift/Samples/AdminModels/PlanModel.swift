import Numplan

/// A plan to approve: opened, shown and approved.
@available(iOS 17, macOS 14, *)
@MainActor
public final class PlanModel {
    public struct State {
        /// The name of the plan file.
        public var name = ""
        public var plan: Fleet.Plan?
        public var isOpening = false
        /// Whether the user has read the warnings.
        public var acknowledged = false
        public var approval: Fleet.Approval?
        public var problem: Problem?

        /// Changes that several numbers have in common.
        public var groups: [Fleet.Group] { plan?.groups.filter { $0.count > 1 } ?? [] }

        /// Changes of one number each.
        public var exceptions: [Fleet.Group] { plan?.groups.filter { $0.count == 1 } ?? [] }

        /// The reasons to look twice before an approval.
        public var warnings: [String] {
            guard let plan else { return [] }
            let counts = plan.counts
            let left = counts.missing + counts.refused
            var warnings: [String] = []
            if counts.starts > 0 { warnings.append("Steps that may cost money: \(counts.starts) of \(counts.steps)") }
            if counts.irreversible > 0 {
                warnings.append("Numbers with a change that cannot be undone: \(counts.irreversible)")
            }
            if left > 0 { warnings.append("Rows of the file that are left out: \(left)") }
            return warnings + plan.limits
        }

        public var canApprove: Bool { plan != nil && approval == nil && (acknowledged || warnings.isEmpty) }

        /// The command that applies the approved plan where the file is.
        public var command: String? { try? approval?.command(plan: name) }
    }

    private let holder = Holder(State())
    private var opening = 0

    public var state: State { holder.state }

    public init() {}

    /// Opens a plan file. `read` verifies it, away from the main thread.
    public func open(_ name: String, read: @escaping @Sendable () throws -> Fleet.Plan) async {
        opening += 1
        let turn = opening
        holder.state = State(name: name, isOpening: true)
        let result = await Task.detached { Result(catching: read) }.value
        // Another file may have been opened meanwhile.
        guard turn == opening else { return }
        holder.state.isOpening = false
        switch result {
        case .success(let plan): holder.state.plan = plan
        case .failure(let error): holder.state.problem = Problem(error)
        }
    }

    public func acknowledge(_ given: Bool) {
        holder.state.acknowledged = given
    }

    /// Approves the plan that is shown. The engine refuses one that expired while it was shown.
    public func approve() {
        guard state.canApprove, let plan = state.plan else { return }
        do {
            holder.state.approval = try plan.approve()
            holder.state.problem = nil
        } catch {
            holder.state.problem = Problem(error)
        }
    }
}
