// The screens of the admin app. They only bind to the models of AdminModels. On Linux they are compiled with a stub of SwiftUI.

import AdminModels
import Foundation
import Numplan
import SwiftUI
#if canImport(UniformTypeIdentifiers)
import UniformTypeIdentifiers
#endif

/// A number as people read it: `+1 (206) 555-1234`.
func shown(_ number: String?) -> String {
    let text = "+" + (number ?? "")
    return (try? PhoneNumber.checkTyped(text, provider: .plivo).formatted) ?? text
}

struct ProblemText: View {
    let problem: Problem?

    var body: some View {
        if let problem { Text(problem.message).foregroundStyle(.red) }
    }
}

@available(iOS 17, macOS 14, *)
public struct NumbersScreen: View {
    private let app: AppModel
    private let numbers: any Numbers
    private let model: ListModel

    public init(_ app: AppModel, _ account: AccountModels) {
        self.app = app
        numbers = account.numbers
        model = account.list
    }

    public var body: some View {
        List {
            ProblemText(problem: model.state.problem)
            if model.state.problem?.isUnauthorized == true {
                NavigationLink("Enter new credentials") { NewAccountScreen(app.newAccount(numbers.provider)) }
            }
            ForEach(model.state.numbers, id: \.phoneNumber) { number in
                NavigationLink(shown(number.phoneNumber)) {
                    DetailsScreen(DetailsModel(numbers, number: number.phoneNumber ?? ""))
                }
            }
            if model.state.hasMore { Button("More") { model.more() } }
        }
        .searchable(text: Binding(get: { model.state.digits }, set: { model.search($0) }))
        .task { model.reload() }
    }
}

@available(iOS 17, macOS 14, *)
public struct DetailsScreen: View {
    @State private var model: DetailsModel

    public init(_ model: DetailsModel) {
        _model = State(initialValue: model)
    }

    public var body: some View {
        Form {
            ForEach(model.state.saved) { setting in
                let value = Binding(
                    get: { model.state.changes[setting.field] ?? setting.value }, set: { model.type(setting.field, $0) })
                if setting.isSwitch {
                    Toggle(
                        setting.label,
                        isOn: Binding(get: { value.wrappedValue == "true" }, set: { value.wrappedValue = "\($0)" }))
                } else {
                    TextField(setting.label, text: value)
                }
                if let error = model.state.errors[setting.field] { Text(error).foregroundStyle(.red) }
                if let outcome = model.state.outcomes.first(where: { $0.field == setting.field }) {
                    Text(outcome.state.rawValue)
                }
            }
            ProblemText(problem: model.state.problem)
            Button("Save") { Task { await model.save() } }.disabled(!model.state.canSave)
        }
        .navigationTitle(shown(model.number))
        .task { await model.load() }
    }
}

@available(iOS 17, macOS 14, *)
public struct OrderScreen: View {
    @State private var model: OrderModel

    public init(_ model: OrderModel) {
        _model = State(initialValue: model)
    }

    public var body: some View {
        Form {
            TextField(
                "Area code", text: Binding(get: { model.state.areaCode }, set: { text in Task { await model.type(text) } }))
            if let error = model.state.areaCodeError { Text(error).foregroundStyle(.red) }
            ForEach(model.state.offers ?? [], id: \.phoneNumber) { offer in
                Button("\(shown(offer.phoneNumber)) \(offer.monthlyPrice?.text ?? "")") { model.choose(offer) }
            }
            if let chosen = model.state.chosen {
                Toggle(
                    "Buy \(shown(chosen.phoneNumber)) for \(chosen.monthlyPrice?.text ?? "an unknown price") a month",
                    isOn: Binding(get: { model.state.consent }, set: { model.consent($0) }))
                Button("Order") { model.order() }.disabled(!model.state.canOrder)
            }
            if model.state.isOrdering { Button("Do not wait") { model.leave() } }
            switch model.state.end {
            case .bought(let text): Text(text)
            case .refused(let text), .unknown(let text): Text(text).foregroundStyle(.red)
            case nil: EmptyView()
            }
            Section("Detached orders") {
                ForEach(model.state.detached, id: \.description) { Text($0.description) }
                Button("Refresh") { try? model.refreshDetached() }
            }
            ProblemText(problem: model.state.problem)
        }
    }
}

private struct ChangeRow: View {
    let group: Fleet.Group

    var body: some View {
        VStack(alignment: .leading) {
            Text(group.account).font(.caption)
            Text(group.count == 1 ? shown(group.first) : "\(group.count) numbers")
            Text("\(group.field) \(group.before) → \(group.after)")
            if let obstacle = group.undoObstacle { Text("Cannot be undone: \(obstacle)").foregroundStyle(.red) }
        }
    }
}

/// A plan to approve. `copy` puts a text on the pasteboard, or posts the approval to the app's backend.
@available(iOS 17, macOS 14, *)
public struct PlanScreen: View {
    private let model: PlanModel
    private let copy: (String) -> Void
    @State private var isPicking = false

    public init(_ model: PlanModel, copy: @escaping (String) -> Void) {
        self.model = model
        self.copy = copy
    }

    public var body: some View {
        Form {
            Button(model.state.isOpening ? "Opening" : "Open a plan") { isPicking = true }
            ProblemText(problem: model.state.problem)
            if let plan = model.state.plan {
                Section("Plan \(plan.id)") {
                    Text(plan.summary)
                    Text("Can be applied until \(plan.expires.formatted())")
                }
                Section("Equal changes") { ForEach(model.state.groups, id: \.self) { ChangeRow(group: $0) } }
                Section("Exceptions") { ForEach(model.state.exceptions, id: \.self) { ChangeRow(group: $0) } }
                Section("Problems") { ForEach(plan.problems, id: \.self) { Text($0.message) } }
                approval
            }
        }
        .fileImporter(isPresented: $isPicking, allowedContentTypes: [.data]) { picked in
            guard case .success(let url) = picked else { return }
            Task { await open(url) }
        }
    }

    @ViewBuilder private var approval: some View {
        if let command = model.state.command {
            Section("Approved") {
                Text(command).monospaced().textSelection(.enabled)
                Button("Copy") { copy(command) }
            }
        } else {
            Section("Approval") {
                ForEach(model.state.warnings, id: \.self) { Text($0).foregroundStyle(.red) }
                if !model.state.warnings.isEmpty {
                    Toggle(
                        "I have read the warnings",
                        isOn: Binding(get: { model.state.acknowledged }, set: { model.acknowledge($0) }))
                }
                Button("Approve") { model.approve() }.disabled(!model.state.canApprove)
            }
        }
    }

    /// A file of another app is readable only within its security scope.
    private func open(_ url: URL) async {
        await model.open(url.lastPathComponent) {
            let isScoped = url.startAccessingSecurityScopedResource()
            defer { if isScoped { url.stopAccessingSecurityScopedResource() } }
            return try Fleet.Plan(contentsOf: url)
        }
    }
}
