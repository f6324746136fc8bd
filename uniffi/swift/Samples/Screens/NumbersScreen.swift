// A screen of SwiftUI: lists the numbers of an account at Flowroute and edits an alias. Where there is no SwiftUI there is
// nothing of it.

#if canImport(SwiftUI)
import Numplan
import SwiftUI

/// The numbers, as they come.
@MainActor
public final class NumbersModel: ObservableObject {
    @Published var numbers: [FlowrouteNumber] = []
    @Published var trouble: String?
    private let client: Flowroute

    public init(client: Flowroute) {
        self.client = client
    }

    /// Reads the list, page by page. A screen that goes away cancels it.
    func load() async {
        await attempt {
            self.numbers = []
            for try await number in self.client.numbers.list() { self.numbers.append(number) }
        }
    }

    func rename(_ number: FlowrouteNumber, to alias: String) async {
        await attempt {
            let change: Change<String> = alias.isEmpty ? .clear : .set(alias)
            let updated = try await self.client.numbers.update(number.value ?? "", alias: change).require()
            guard let there = updated.number, let at = self.numbers.firstIndex(where: { $0.id == number.id }) else { return }
            self.numbers[at] = there
        }
    }

    private func attempt(_ act: @MainActor () async throws -> Void) async {
        trouble = nil
        do {
            try await act()
        } catch {
            // The description is a sentence for the person who reads it.
            trouble = error.localizedDescription
        }
    }
}

public struct NumbersScreen: View {
    @StateObject private var model: NumbersModel
    @State private var edited: FlowrouteNumber?

    public init(model: @escaping @autoclosure () -> NumbersModel) {
        _model = StateObject(wrappedValue: model())
    }

    public var body: some View {
        List(model.numbers) { number in
            Button {
                edited = number
            } label: {
                VStack(alignment: .leading) {
                    Text(number.value ?? "")
                    Text(number.alias ?? "no alias").foregroundColor(.secondary)
                }
            }
        }
        .overlay {
            if let trouble = model.trouble { Text(trouble).padding() }
        }
        .task { await model.load() }
        .refreshable { await model.load() }
        .sheet(item: $edited) { number in
            AliasForm(alias: number.alias ?? "") { alias in
                edited = nil
                Task { await model.rename(number, to: alias) }
            }
        }
    }
}

struct AliasForm: View {
    @State var alias: String
    let save: (String) -> Void

    var body: some View {
        Form {
            TextField("Alias", text: $alias)
            Button("Save") { save(alias) }
        }
    }
}
#endif
