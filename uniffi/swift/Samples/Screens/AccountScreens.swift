// The screens of the accounts. The app puts AccountsScreen into its NavigationStack.

import AdminModels
import Numplan
import SwiftUI

/// The accounts on the device. Each leads to its numbers and orders.
@available(iOS 17, macOS 14, *)
public struct AccountsScreen: View {
    private let app: AppModel
    private let copy: (String) -> Void

    /// - Parameter copy: Puts a text on the pasteboard.
    public init(_ app: AppModel, copy: @escaping (String) -> Void) {
        self.app = app
        self.copy = copy
    }

    public var body: some View {
        List {
            ProblemText(problem: app.state.problem)
            if app.state.isLocked { Button("Try again") { Task { await app.load() } } }
            Section("Accounts") {
                ForEach(app.state.accounts, id: \.self) { account in
                    NavigationLink(account.title) { AccountScreen(app, account) }
                        .swipeActions(allowsFullSwipe: false) {
                            Button("Remove", role: .destructive) { Task { await app.remove(account) } }
                        }
                }
                NavigationLink("Add an account") { NewAccountScreen(app.newAccount()) }
            }
            Section("Fleets") {
                NavigationLink("Approve a plan") { PlanScreen(app.plan, copy: copy) }
            }
        }
        .navigationTitle("numplan")
        .task { await app.load() }
    }
}

/// The screens of one account.
@available(iOS 17, macOS 14, *)
struct AccountScreen: View {
    let app: AppModel
    let provider: ProviderId

    init(_ app: AppModel, _ provider: ProviderId) {
        self.app = app
        self.provider = provider
    }

    var body: some View {
        List {
            ProblemText(problem: app.state.problem)
            if let account = app.state.account, account.numbers.provider == provider {
                NavigationLink("Numbers") { NumbersScreen(app, account) }
                NavigationLink("Order") { OrderScreen(account.order) }
            }
            NavigationLink("Change the credentials") { NewAccountScreen(app.newAccount(provider)) }
        }
        .navigationTitle(provider.title)
        .task { app.choose(provider) }
    }
}

/// The credentials of an account. They are stored once the provider has accepted them.
@available(iOS 17, macOS 14, *)
public struct NewAccountScreen: View {
    @State private var model: NewAccountModel

    public init(_ model: NewAccountModel) {
        _model = State(initialValue: model)
    }

    public var body: some View {
        Form {
            Picker("Provider", selection: Binding(get: { model.state.provider }, set: { model.choose($0) })) {
                ForEach(ProviderId.allCases, id: \.self) { Text($0.title).tag($0) }
            }
            ForEach(Array(model.state.provider.credentialParts.enumerated()), id: \.element) { index, part in
                let value = Binding(get: { model.state.value(of: index) }, set: { model.type(index, $0) })
                if part.isSecret { SecureField(part.label, text: value) } else { TextField(part.label, text: value) }
            }
            if let error = model.state.error { Text(error).foregroundStyle(.red) }
            ProblemText(problem: model.state.problem)
            if model.state.isAdded { Text("The account was added.") }
            Button(model.state.isChecking ? "Checking" : "Add") { Task { await model.add() } }.disabled(!model.state.canAdd)
        }
        .navigationTitle("Credentials")
    }
}
