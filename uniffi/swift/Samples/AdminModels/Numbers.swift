import Numplan

/// One page of the numbers of an account.
public struct NumberPage: Sendable {
    public let numbers: [any AccountNumber]
    /// Where the next page begins; nil at the end of the list.
    public let next: Int?

    public init(numbers: [any AccountNumber], next: Int?) {
        self.numbers = numbers
        self.next = next
    }
}

/// A setting of a number that the app edits.
public struct Setting: Sendable, Hashable, Identifiable {
    /// The name of the field, as in `FieldOutcome.field` and `FieldError.field`.
    public let field: String
    public let label: String
    /// The value: a text, or `true` and `false` for a switch.
    public let value: String
    public let isSwitch: Bool

    public var id: String { field }

    public init(_ field: String, label: String, value: String, isSwitch: Bool = false) {
        self.field = field
        self.label = label
        self.value = value
        self.isSwitch = isSwitch
    }
}

/// The outcome of an order.
public struct OrderOutcome: Sendable {
    public let number: String
    public let state: FieldState
    /// Whether the response was lost and the account shows the purchase.
    public let isReconciled: Bool

    public init(number: String, state: FieldState, isReconciled: Bool) {
        self.number = number
        self.state = state
        self.isReconciled = isReconciled
    }
}

/// The numbers of one account. The models know this protocol only, so a test or a preview replaces it.
public protocol Numbers: Sendable {
    var provider: ProviderId { get }
    /// Returns a page of the numbers that contain `digits`.
    func page(containing digits: String, from: Int) async throws -> NumberPage
    func settings(of number: String) async throws -> [Setting]
    /// Checks changed settings without sending anything. Returns messages by field.
    func check(_ number: String, _ changes: [String: String]) -> [String: String]
    func update(_ number: String, _ changes: [String: String]) async throws -> [FieldOutcome]
    func offers(areaCode: String) async throws -> [any OfferedNumber]
    func buy(_ number: String) async throws -> OrderOutcome
    func detachedOrders() throws -> [DetachedOrder]
    /// Waits for running operations and ends the client.
    func close() async
}
