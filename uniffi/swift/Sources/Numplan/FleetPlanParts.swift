extension Fleet {
    /// An account of a plan.
    public struct Account: Sendable, Hashable {
        /// The name: `plivo/main`, or `plivo` where the provider has one account.
        public let name: String
        /// The provider.
        public let provider: ProviderId
        /// The account's counts.
        public let counts: Counts
        /// The cost of applying the account's steps.
        public let cost: Cost

        /// Creates a value for previews and tests.
        public init(name: String, provider: ProviderId, counts: Counts, cost: Cost) {
            self.name = name
            self.provider = provider
            self.counts = counts
            self.cost = cost
        }

        init(_ ffiValue: FfiValue) throws {
            let members = try NamedMembers(ffiValue)
            try self.init(
                name: members.text("name"), provider: members.read("provider", Members.word),
                counts: members.read("counts", Counts.init(_:)), cost: members.read("cost", Cost.init(_:)))
        }
    }

    /// The counts of an account, or of all accounts. All but `starts` and `steps` count numbers.
    public struct Counts: Sendable, Hashable {
        /// Numbers with a step.
        public var change = 0
        /// Numbers that are as wanted.
        public var same = 0
        /// Numbers of the file that the account does not have.
        public var missing = 0
        /// Numbers whose change cannot be made.
        public var refused = 0
        /// Numbers of the account that the file does not have. They are never touched.
        public var unmanaged = 0
        /// Steps that start a task or a registration, which may cost money.
        public var starts = 0
        /// Numbers with a change that cannot be undone.
        public var irreversible = 0
        /// Steps.
        public var steps = 0

        public init() {}

        init(_ ffiValue: FfiValue) throws {
            let members = try NamedMembers(ffiValue)
            change = try members.whole("change")
            same = try members.whole("same")
            missing = try members.whole("missing")
            refused = try members.whole("refused")
            unmanaged = try members.whole("unmanaged")
            starts = try members.whole("starts")
            irreversible = try members.whole("irreversible")
            steps = try members.whole("steps")
        }
    }

    /// The cost of applying a plan.
    public struct Cost: Sendable, Hashable {
        /// Requests.
        public let requests: Int
        /// Seconds at the pace that the providers document.
        public let seconds: Double

        public init(requests: Int, seconds: Double) {
            self.requests = requests
            self.seconds = seconds
        }

        init(_ ffiValue: FfiValue) throws {
            let members = try NamedMembers(ffiValue)
            try self.init(requests: members.whole("requests"), seconds: members.read("seconds", Members.real))
        }
    }

    /// Equal changes of one field.
    public struct Group: Sendable, Hashable {
        /// The name of the account.
        public let account: String
        /// The field, as in the wanted file.
        public let field: String
        /// The value before, for people: `"Old"`, or `?` if it cannot be read.
        public let before: String
        /// The value after, for people: `"New"`, or `(clear)`.
        public let after: String
        /// How many numbers change so.
        public let count: Int
        /// The first of them.
        public let first: String
        /// Why the change cannot be undone; nil: it can be.
        public let undoObstacle: String?

        /// Creates a value for previews and tests.
        public init(
            account: String, field: String, before: String, after: String, count: Int, first: String,
            undoObstacle: String? = nil
        ) {
            self.account = account
            self.field = field
            self.before = before
            self.after = after
            self.count = count
            self.first = first
            self.undoObstacle = undoObstacle
        }

        init(_ ffiValue: FfiValue) throws {
            let members = try NamedMembers(ffiValue)
            try self.init(
                account: members.text("account"), field: members.text("field"), before: members.text("before"),
                after: members.text("after"), count: members.whole("count"), first: members.text("first"),
                undoObstacle: members.optional("undo_obstacle", Members.text))
        }

        /// Whether the change can be undone.
        public var canUndo: Bool { undoObstacle == nil }
    }

    /// The operations of a plan. None of them buys, releases or destroys.
    public enum Operation: String, Sendable, Hashable, CaseIterable {
        /// Sets values of a number.
        case update
        /// Sets a route of a number.
        case setRoute = "set_route"
        /// Clears a route of a number.
        case clearRoute = "clear_route"
        /// Starts a task or a registration, which may cost money.
        case startProvisioning = "start_provisioning"
    }

    /// One operation on one number.
    public struct PlanStep: Sendable, Hashable {
        /// The number: digits, country code first.
        public let number: String
        /// The name of the account.
        public let account: String
        /// The line of the wanted file.
        public let line: Int
        /// The operation.
        public let operation: Operation
        /// Whether the step starts a task or a registration, which may cost money.
        public let startsTask: Bool
        /// The fields that change.
        public let fields: [Field]
        /// The comments of the row, by column.
        public let comments: [String: String]

        init(_ ffiValue: FfiValue) throws {
            let members = try NamedMembers(ffiValue)
            number = try members.text("number")
            account = try members.text("account")
            line = try members.whole("line")
            operation = try members.read("operation", Members.word)
            startsTask = try members.flag("starts_task")
            fields = try members.list("fields", Field.init(_:))
            comments = try members.read("comments") { try Members.map($0, Members.text) }
        }
    }

    /// The change of one field.
    public struct Field: Sendable, Hashable {
        /// The field, as in the wanted file.
        public let field: String
        /// The value before; nil: it is unobserved, since the provider does not show it. `JSONValue.null`: no value.
        public let before: JSONValue?
        /// The value after; `JSONValue.null`: the field is cleared.
        public let after: JSONValue
        /// Whether a secret in `after` is masked.
        public let isMasked: Bool
        /// Why the change cannot be undone; nil: it can be.
        public let undoObstacle: String?

        init(_ ffiValue: FfiValue) throws {
            let members = try NamedMembers(ffiValue)
            field = try members.text("field")
            before = try members.flag("is_observed") ? members.read("before", Members.json) : nil
            after = try members.read("after", Members.json)
            isMasked = try members.flag("is_masked")
            undoObstacle = try members.optional("undo_obstacle", Members.text)
        }

        /// Whether the change can be undone.
        public var canUndo: Bool { undoObstacle == nil }
    }

    /// A row without a step, or a warning.
    public struct Problem: Sendable, Hashable {
        /// The kind of a problem.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The account does not have the number.
            case missing
            /// The change cannot be made.
            case refused
            /// Worth a look; nothing is left out for it.
            case warning
        }

        /// The kind of problem.
        public let kind: Kind
        /// The number, where the problem is about one.
        public let number: String?
        /// The name of the account.
        public let account: String
        /// The line of the wanted file, where the problem is about one.
        public let line: Int?
        /// The problem and its remedy.
        public let message: String

        /// Creates a value for previews and tests.
        public init(kind: Kind, number: String?, account: String, line: Int?, message: String) {
            self.kind = kind
            self.number = number
            self.account = account
            self.line = line
            self.message = message
        }

        init(_ ffiValue: FfiValue) throws {
            let members = try NamedMembers(ffiValue)
            try self.init(
                kind: members.read("kind", Members.word), number: members.optional("number", Members.text),
                account: members.text("account"), line: members.optional("line", Members.whole),
                message: members.text("message"))
        }
    }
}
