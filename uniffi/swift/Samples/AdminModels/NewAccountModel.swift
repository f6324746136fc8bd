import Numplan

/// The form of an account: credentials that are typed, checked by the provider and then stored.
@available(iOS 17, macOS 14, *)
@MainActor
public final class NewAccountModel {
    public struct State {
        public var provider: ProviderId
        /// The values, in the order of `ProviderId.credentialParts`.
        public var parts: [String]
        /// The error of the credentials, once every part is typed.
        public var error: String?
        public var isChecking = false
        /// Whether the account was stored.
        public var isAdded = false
        public var problem: Problem?

        public var canAdd: Bool { isComplete && error == nil && !isChecking }

        /// The value of a part; empty if the provider has no such part, as while a view changes to another provider.
        public func value(of part: Int) -> String {
            parts.indices.contains(part) ? parts[part] : ""
        }

        var isComplete: Bool { parts.allSatisfy { !$0.isEmpty } }

        init(_ provider: ProviderId) {
            self.provider = provider
            parts = provider.credentialParts.map { _ in "" }
        }
    }

    private let secrets: any SecretStore
    private let open: OpenNumbers
    private let added: @MainActor (ProviderId) async -> Void
    private let holder: Holder<State>

    public var state: State { holder.state }

    init(
        _ secrets: any SecretStore, provider: ProviderId, open: @escaping OpenNumbers,
        added: @escaping @MainActor (ProviderId) async -> Void
    ) {
        self.secrets = secrets
        self.open = open
        self.added = added
        holder = Holder(State(provider))
    }

    /// Chooses the provider. Each has other credentials, so the form is emptied.
    public func choose(_ provider: ProviderId) {
        guard !state.isChecking, provider != state.provider else { return }
        holder.state = State(provider)
    }

    /// Changes a part. The engine checks the credentials at each key; nothing is sent.
    public func type(_ part: Int, _ value: String) {
        guard !state.isChecking, state.parts.indices.contains(part) else { return }
        holder.state.parts[part] = value
        holder.state.error = state.isComplete ? credentialsError(state.provider, state.parts) : nil
        holder.state.problem = nil
        holder.state.isAdded = false
    }

    /// Reads a page of numbers with the credentials, and stores those that the provider accepts.
    public func add() async {
        guard state.canAdd else { return }
        holder.state.isChecking = true
        holder.state.problem = nil
        do {
            let (provider, parts) = (state.provider, state.parts)
            _ = try await open(provider) { parts }.page(containing: "", from: 0)
            try await secrets.write(provider, parts)
            // The form does not keep secrets longer than needed.
            holder.state = State(provider)
            holder.state.isAdded = true
            await added(provider)
        } catch {
            holder.state.problem = Problem(error)
        }
        holder.state.isChecking = false
    }
}
