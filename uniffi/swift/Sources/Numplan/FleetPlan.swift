import Foundation

/// Plans of many numbers, as `numplan fleet plan` writes them. An app reads, shows and approves a plan; `numplan fleet apply`
/// applies it where no system ends the process.
public enum Fleet {
    /// A format of ``Plan/show(_:)``.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// Text for a terminal or a fixed-width view: equal changes in groups.
        case table
        /// Markdown, shorter than 65,535 characters.
        case markdown
        /// One HTML page with a filter, which loads nothing: for a web view.
        case html
        /// One JSON object with every step.
        case json
    }

    /// Every difference between the wanted and the observed state of many numbers. Reading a plan verifies its ``id``.
    public struct Plan: Sendable {
        /// The id: 12 hexadecimal digits of the hash of the file. An approval names it.
        public let id: String
        /// The name and version of the engine that made the plan.
        public let engine: String
        /// When the plan was made.
        public let created: Date
        /// Until when the plan may be applied.
        public let expires: Date
        /// The wanted file.
        public let file: String
        /// Whether secrets are masked in the plan. Then applying needs the wanted file again.
        public let hasSecrets: Bool
        /// The accounts.
        public let accounts: [Account]
        /// The counts of all accounts together.
        public let counts: Counts
        /// The cost of applying the plan. Accounts are applied at the same time.
        public let cost: Cost
        /// Equal changes of one field, by account, the largest group first. A group of one number is an exception.
        public let groups: [Group]
        /// Rows that have no step though they should have one, and warnings.
        public let problems: [Problem]
        /// The limits that the plan exceeds, with the option of `numplan fleet apply` that allows each.
        public let limits: [String]
        /// The plan in one line: id, counts and cost.
        public let summary: String
        private let plan: FfiPlan

        /// Reads a plan file and verifies its id. Throws `config` if the file cannot be read, was changed, or has another
        /// version.
        public init(contentsOf url: URL) throws {
            try self.init(translated { try FfiPlan.load(path: url.path) })
        }

        /// Reads the content of a plan file, such as a download, and verifies its id. Throws `config` if the content was
        /// changed or has another version.
        public init(_ content: Data) throws {
            try self.init(translated { try FfiPlan.read(content: content) })
        }

        private init(_ plan: FfiPlan) throws {
            let header = try NamedMembers(translated { try plan.header() })
            self.plan = plan
            id = try header.text("id")
            engine = try header.text("engine")
            created = Date(timeIntervalSince1970: try header.read("created", Members.real))
            expires = Date(timeIntervalSince1970: try header.read("expires", Members.real))
            file = try header.text("file")
            hasSecrets = try header.flag("has_secrets")
            accounts = try header.list("accounts", Account.init(_:))
            counts = try header.read("counts", Counts.init(_:))
            cost = try header.read("cost", Cost.init(_:))
            groups = try header.list("groups", Group.init(_:))
            problems = try header.list("problems", Problem.init(_:))
            limits = try header.list("limits", Members.text)
            summary = try header.text("summary")
        }

        /// Whether the plan may not be applied anymore.
        public var isExpired: Bool { Date() > expires }

        /// Steps in the order of the wanted file. A plan may have 100,000, so a list on a screen reads them page by page.
        public func steps(from: Int = 0, limit: Int = 100) throws -> [PlanStep] {
            let steps = try translated { try plan.steps(from: UInt64(max(from, 0)), most: UInt64(max(limit, 0))) }
            return try Members.list(PlanStep.init(_:))(steps)
        }

        /// The steps of one number; empty if it does not change. Throws `invalidInput` if the text is not a number.
        public func steps(of number: any PhoneNumberConvertible) throws -> [PlanStep] {
            let steps = try translated { try plan.stepsOf(number: number.phoneNumberText) }
            return try Members.list(PlanStep.init(_:))(steps)
        }

        /// Shows the plan in a format.
        public func show(_ format: Format = .table) throws -> String {
            try translated { try plan.show(format: format.rawValue) }
        }

        /// Approves the plan. Nothing is sent: the approval is the value that `numplan fleet apply --approve` takes. Throws
        /// `config` if the plan has another id or has expired.
        ///
        /// - Parameter id: The id that the user looked at, if it comes from elsewhere than this plan, such as a notification.
        public func approve(_ id: String? = nil) throws -> Approval {
            let approval = try translated { try plan.approve(id: id ?? self.id) }
            return Approval(id: self.id, expires: expires, approval: approval)
        }
    }

    /// The approval of one plan. It is bound to the plan's content, since the id comes from the hash of the file.
    public struct Approval: Sendable {
        /// The id of the approved plan: the value of `numplan fleet apply --approve`.
        public let id: String
        /// Until when the plan may be applied.
        public let expires: Date
        let approval: FfiApproval

        /// The shell command that applies the plan in a file.
        public func command(plan: String) throws -> String {
            try translated { try approval.command(plan: plan) }
        }
    }
}

extension Fleet.Plan: CustomStringConvertible {
    public var description: String { summary }
}

extension Fleet.Approval: CustomStringConvertible, Hashable {
    /// The id.
    public var description: String { id }

    public static func == (left: Self, right: Self) -> Bool { left.id == right.id }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
