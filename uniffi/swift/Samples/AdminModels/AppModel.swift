import Foundation
import Numplan

/// Opens the numbers of an account, with its credentials: `{ try numbersOf($0, settings, secrets: $1) }`.
public typealias OpenNumbers = @Sendable (ProviderId, @escaping SecretParts) throws -> any Numbers

/// The models of one account.
@available(iOS 17, macOS 14, *)
@MainActor
public final class AccountModels {
    public let numbers: any Numbers
    public let list: ListModel
    public let order: OrderModel

    init(_ numbers: any Numbers) {
        self.numbers = numbers
        list = ListModel(numbers)
        order = OrderModel(numbers)
    }
}

/// The accounts, and the chosen one. The device stores one account of each provider.
@available(iOS 17, macOS 14, *)
@MainActor
public final class AppModel {
    public struct State {
        public var accounts: [ProviderId] = []
        public var isLocked = false
        public var account: AccountModels?
        public var problem: Problem?
    }

    /// The plan to approve. It may be about other accounts than the chosen one.
    public let plan = PlanModel()
    private let secrets: any SecretStore
    private let open: OpenNumbers
    private let holder = Holder(State())
    private var opened: [ProviderId: AccountModels] = [:]

    public var state: State { holder.state }

    public init(_ secrets: any SecretStore, open: @escaping OpenNumbers) {
        self.secrets = secrets
        self.open = open
    }

    /// Reads the accounts; after the key store was unlocked, again.
    public func load() async {
        do {
            holder.state.accounts = try await secrets.accounts()
            holder.state.problem = nil
            if state.account == nil, let first = state.accounts.first { choose(first) }
        } catch {
            holder.state.accounts = []
            holder.state.problem = Problem(error)
        }
        holder.state.isLocked = state.problem?.isLocked == true
    }

    /// Shows an account. Its client is opened once and shared.
    public func choose(_ account: ProviderId) {
        do {
            let models = try opened[account] ?? AccountModels(open(account) { [secrets] in try await secrets.read(account) })
            opened[account] = models
            holder.state.account = models
        } catch {
            holder.state.problem = Problem(error)
        }
    }

    /// Creates the form of a new account, or of new credentials for a stored one.
    public func newAccount(_ provider: ProviderId = .flowroute) -> NewAccountModel {
        NewAccountModel(secrets, provider: provider, open: open) { [weak self] in await self?.added($0) }
    }

    /// An open client reads the new credentials when the provider refuses the old ones, so it stays open with its orders.
    private func added(_ account: ProviderId) async {
        await load()
        choose(account)
        opened[account]?.list.reload()
    }

    /// Removes an account from the device. Its numbers stay at the provider.
    public func remove(_ account: ProviderId) async {
        let models = opened[account]
        do {
            if let order = models?.order {
                try order.refreshDetached()
                if order.state.isOrdering || order.state.detached.contains(where: \.isRunning) { throw OrderRuns() }
            }
            try await secrets.remove(account)
        } catch {
            holder.state.problem = Problem(error)
            return
        }
        opened[account] = nil
        if state.account === models { holder.state.account = nil }
        await load()
        await models?.numbers.close()
    }

    /// Waits for running operations and ends all clients.
    public func close() async {
        for models in opened.values { await models.numbers.close() }
    }
}

/// The result of an order would be lost with its account.
struct OrderRuns: LocalizedError {
    let errorDescription: String? = "An order is running. Remove the account when it has ended."
}
