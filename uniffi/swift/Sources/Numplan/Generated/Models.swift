// Written by `make generate` from the engine's catalog; a change here is lost.

import Foundation

/// One refused field.
public struct FieldError: Sendable, Hashable {
    /// The name of the field.
    public let field: String
    /// The name of the rule that refuses the field.
    public let rule: String
    /// What is wrong and what to do; reads after the field's name.
    public let message: String
    /// The exceeded limit, if the rule has one.
    public let limit: Int?

    /// For previews and tests; the client makes them of answers.
    public init(
        field: String,
        rule: String,
        message: String,
        limit: Int? = nil
    ) {
        self.field = field
        self.rule = rule
        self.message = message
        self.limit = limit
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        field = try members.read(0, Members.text)
        rule = try members.read(1, Members.text)
        message = try members.read(2, Members.text)
        limit = try members.optional(3, Members.whole)
    }
}

extension FieldError: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FieldError", [
            ("field", field),
            ("rule", rule),
            ("message", message),
            ("limit", limit),
        ])
    }
}

/// One error as the provider wrote it. Escape its texts before printing them on a terminal.
public struct ServerError: Sendable, Hashable, Identifiable {
    /// The short description.
    public let title: String?
    /// The long description.
    public let detail: String?
    /// The provider's id of the error.
    public let id: String?
    /// The status, as written in the body.
    public let status: String?
    /// The field that the error is about.
    public let field: String?

    /// For previews and tests; the client makes them of answers.
    public init(
        title: String? = nil,
        detail: String? = nil,
        id: String? = nil,
        status: String? = nil,
        field: String? = nil
    ) {
        self.title = title
        self.detail = detail
        self.id = id
        self.status = status
        self.field = field
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        title = try members.optional(0, Members.text)
        detail = try members.optional(1, Members.text)
        id = try members.optional(2, Members.text)
        status = try members.optional(3, Members.text)
        field = try members.optional(4, Members.text)
    }
}

extension ServerError: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("ServerError", [
            ("title", title),
            ("detail", detail),
            ("id", id),
            ("status", status),
            ("field", field),
        ])
    }
}

/// The result of checking a callback URL. It contains no secret.
public struct CallbackCheck: Sendable, Hashable {
    /// Whether the URL may be sent to a provider.
    public let ok: Bool
    /// The URL with its user info, query and fragment masked.
    public let masked: String
    /// Findings about an accepted URL.
    public let findings: [CallbackFinding]
    /// The name of the rule that refuses the URL.
    public let rule: String?
    /// What is wrong and what to do; reads after the field's name.
    public let message: String?

    /// For previews and tests; the client makes them of answers.
    public init(
        ok: Bool,
        masked: String,
        findings: [CallbackFinding] = [],
        rule: String? = nil,
        message: String? = nil
    ) {
        self.ok = ok
        self.masked = masked
        self.findings = findings
        self.rule = rule
        self.message = message
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        ok = try members.read(0, Members.flag)
        masked = try members.read(1, Members.text)
        findings = try members.read(2, Members.list(Members.word))
        rule = try members.optional(3, Members.text)
        message = try members.optional(4, Members.text)
    }
}

extension CallbackCheck: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("CallbackCheck", [
            ("ok", ok),
            ("masked", masked),
            ("findings", findings),
            ("rule", rule),
            ("message", message),
        ])
    }
}

/// A finding with its message.
public struct NumberFinding: Sendable, Hashable {
    /// The code of the finding.
    public let code: FindingCode
    /// The severity of the finding.
    public let severity: Severity
    /// The message: one line that says what is wrong and what to do.
    public let message: String
    /// The number to write instead, in wire form, where it can be told.
    public let suggestion: String?

    /// For previews and tests; the client makes them of answers.
    public init(
        code: FindingCode,
        severity: Severity,
        message: String,
        suggestion: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.suggestion = suggestion
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        code = try members.read(0, Members.word)
        severity = try members.read(1, Members.word)
        message = try members.read(2, Members.text)
        suggestion = try members.optional(3, Members.text)
    }
}

extension NumberFinding: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("NumberFinding", [
            ("code", code),
            ("severity", severity),
            ("message", message),
            ("suggestion", suggestion),
        ])
    }
}

/// The full check of one text.
public struct NumberCheck: Sendable, Hashable {
    /// The text, unchanged. Escape it before you show it; in messages it is escaped.
    public let given: String
    /// The number, also where valid is false but the text can be read.
    public let number: String?
    /// Whether operations accept the text as it is: eleven digits that can be a number, with or without a plus.
    /// Warnings do not count. A text that only normalize can read is not valid; its first finding suggests the
    /// valid form.
    public let valid: Bool
    /// The use of the number; Unknown without a number.
    public let kind: NumberKind
    /// The country or territory, as its ISO 3166-1 code (US, CA, PR), where the area code has one.
    public let region: String?
    /// The state, province, country or city of a geographic area code.
    public let place: String?
    /// Every time zone in a geographic area code, as names of the IANA database.
    public let zones: [String]
    /// The findings, most severe first; at most one is an error.
    public let findings: [NumberFinding]

    /// For previews and tests; the client makes them of answers.
    public init(
        given: String,
        number: String? = nil,
        valid: Bool,
        kind: NumberKind,
        region: String? = nil,
        place: String? = nil,
        zones: [String] = [],
        findings: [NumberFinding] = []
    ) {
        self.given = given
        self.number = number
        self.valid = valid
        self.kind = kind
        self.region = region
        self.place = place
        self.zones = zones
        self.findings = findings
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        given = try members.read(0, Members.text)
        number = try members.optional(1, Members.text)
        valid = try members.read(2, Members.flag)
        kind = try members.read(3, Members.word)
        region = try members.optional(4, Members.text)
        place = try members.optional(5, Members.text)
        zones = try members.read(6, Members.list(Members.text))
        findings = try members.read(7, Members.list(NumberFinding.init(_:)))
    }
}

extension NumberCheck: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("NumberCheck", [
            ("given", given),
            ("number", number),
            ("valid", valid),
            ("kind", kind),
            ("region", region),
            ("place", place),
            ("zones", zones),
            ("findings", findings),
        ])
    }
}

/// A number read from a text.
public struct NormalizedNumber: Sendable, Hashable {
    /// The number.
    public let number: String
    /// Assumptions made, and signs that other numbers of the same source may be damaged. Unusual properties of
    /// the number itself are reported by check.
    public let findings: [NumberFinding]

    /// For previews and tests; the client makes them of answers.
    public init(
        number: String,
        findings: [NumberFinding] = []
    ) {
        self.number = number
        self.findings = findings
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        number = try members.read(0, Members.text)
        findings = try members.read(1, Members.list(NumberFinding.init(_:)))
    }
}

extension NormalizedNumber: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("NormalizedNumber", [
            ("number", number),
            ("findings", findings),
        ])
    }
}

/// Counts of the cells of a column. Every cell is valid, readable or refused.
public struct ColumnCounts: Sendable, Hashable {
    /// All cells.
    public let cells: Int
    /// Usable as given.
    public let valid: Int
    /// Not usable as given, but normalize reads a number from it.
    public let readable: Int
    /// Not readable as a number.
    public let refused: Int
    /// Valid cells that have a finding.
    public let flagged: Int

    /// For previews and tests; the client makes them of answers.
    public init(
        cells: Int,
        valid: Int,
        readable: Int,
        refused: Int,
        flagged: Int
    ) {
        self.cells = cells
        self.valid = valid
        self.readable = readable
        self.refused = refused
        self.flagged = flagged
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        cells = try members.read(0, Members.whole)
        valid = try members.read(1, Members.whole)
        readable = try members.read(2, Members.whole)
        refused = try members.read(3, Members.whole)
        flagged = try members.read(4, Members.whole)
    }
}

extension ColumnCounts: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("ColumnCounts", [
            ("cells", cells),
            ("valid", valid),
            ("readable", readable),
            ("refused", refused),
            ("flagged", flagged),
        ])
    }
}

/// A provider's count of a list differs from the number of items received.
public struct CountMismatch: Sendable, Hashable {
    /// The number of items that the provider reports.
    public let reported: Int
    /// The number of items received.
    public let received: Int

    /// For previews and tests; the client makes them of answers.
    public init(
        reported: Int,
        received: Int
    ) {
        self.reported = reported
        self.received = received
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        reported = try members.read(0, Members.whole)
        received = try members.read(1, Members.whole)
    }
}

extension CountMismatch: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("CountMismatch", [
            ("reported", reported),
            ("received", received),
        ])
    }
}

/// An order that nobody waited for to its end.
public struct DetachedOrder: Sendable, Hashable {
    /// The operation: numbers.buy.
    public let operation: String
    /// What it is about, in words.
    public let subject: String
    /// Whether it is still under way.
    public let isRunning: Bool
    /// What it came to, if it ended well.
    public let result: JSONValue?
    /// Why it did not.
    public let error: NumplanError?

    /// For previews and tests; the client makes them of answers.
    public init(
        operation: String,
        subject: String,
        isRunning: Bool,
        result: JSONValue? = nil,
        error: NumplanError? = nil
    ) {
        self.operation = operation
        self.subject = subject
        self.isRunning = isRunning
        self.result = result
        self.error = error
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        operation = try members.read(0, Members.text)
        subject = try members.read(1, Members.text)
        isRunning = try members.read(2, Members.flag)
        result = try members.optional(3, Members.json)
        error = try members.optional(4, NumplanError.init(_:))
    }
}

extension DetachedOrder: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("DetachedOrder", [
            ("operation", operation),
            ("subject", subject),
            ("isRunning", isRunning),
            ("result", result),
            ("error", error),
        ])
    }
}

/// A task of the provider that an update started.
public struct ProvisioningTask: Sendable, Hashable, Identifiable {
    /// The id of the task.
    public let id: String
    /// The status, as last seen. Only processing is known to mean that the task runs.
    public let status: String?

    /// For previews and tests; the client makes them of answers.
    public init(
        id: String,
        status: String? = nil
    ) {
        self.id = id
        self.status = status
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        id = try members.read(0, Members.text)
        status = try members.optional(1, Members.text)
    }
}

extension ProvisioningTask: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("ProvisioningTask", [
            ("id", id),
            ("status", status),
        ])
    }
}

/// The outcome of one field of an update.
public struct FieldOutcome: Sendable, Hashable {
    /// The name of the field.
    public let field: String
    /// The requested value; null for a field to be cleared. Secrets in URLs are masked.
    public let requested: JSONValue
    /// The state of the field.
    public let state: FieldState
    /// The evidence for the state.
    public let evidence: Evidence?
    /// The value seen instead of the requested one.
    public let observed: JSONValue?

    /// For previews and tests; the client makes them of answers.
    public init(
        field: String,
        requested: JSONValue,
        state: FieldState,
        evidence: Evidence? = nil,
        observed: JSONValue? = nil
    ) {
        self.field = field
        self.requested = requested
        self.state = state
        self.evidence = evidence
        self.observed = observed
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        field = try members.read(0, Members.text)
        requested = try members.read(1, Members.json)
        state = try members.read(2, Members.word)
        evidence = try members.optional(3, Members.word)
        observed = try members.optional(4, Members.json)
    }
}

extension FieldOutcome: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("FieldOutcome", [
            ("field", field),
            ("requested", requested),
            ("state", state),
            ("evidence", evidence),
            ("observed", observed),
        ])
    }
}

/// A field that changed without being requested.
public struct UnrequestedChange: Sendable, Hashable {
    /// The name of the field.
    public let field: String
    /// The value before the update.
    public let before: JSONValue
    /// The value after the update.
    public let after: JSONValue

    /// For previews and tests; the client makes them of answers.
    public init(
        field: String,
        before: JSONValue,
        after: JSONValue
    ) {
        self.field = field
        self.before = before
        self.after = after
    }

    init(_ tree: FfiTree) throws {
        let members = try Members(tree)
        field = try members.read(0, Members.text)
        before = try members.read(1, Members.json)
        after = try members.read(2, Members.json)
    }
}

extension UnrequestedChange: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("UnrequestedChange", [
            ("field", field),
            ("before", before),
            ("after", after),
        ])
    }
}

/// The result of an update. A rejected or unknown field is not an error: check ok, or call require.
public struct Updated<Number: Sendable & Hashable>: Sendable, Hashable {
    /// The number as last seen, if the provider shows it.
    public let number: Number?
    /// The number before the update, if it was read.
    public let before: Number?
    /// The outcome of each requested field, in the order of the field table.
    public let fields: [FieldOutcome]
    /// The fields that changed without being requested, as far as reads before and after show.
    public let unrequested: [UnrequestedChange]
    /// The task that the update started.
    public let task: ProvisioningTask?
    /// The HTTP status of the response; None if it was lost and the number was read instead.
    public let status: Int?
    /// The number of attempts.
    public let attempts: Int
    /// The provider's id of the request.
    public let requestId: String?
    /// The provider's errors about the part that failed.
    public let serverErrors: [ServerError]
    /// Whether every field is applied or pending.
    public let ok: Bool
    /// Whether a field is still pending.
    public let isPending: Bool
    /// The error of `require`, which names the rejected and unknown fields, or None.
    public let failure: NumplanError?

    /// For previews and tests; the client makes them of answers.
    public init(
        number: Number? = nil,
        before: Number? = nil,
        fields: [FieldOutcome] = [],
        unrequested: [UnrequestedChange] = [],
        task: ProvisioningTask? = nil,
        status: Int? = nil,
        attempts: Int,
        requestId: String? = nil,
        serverErrors: [ServerError] = [],
        ok: Bool,
        isPending: Bool,
        failure: NumplanError? = nil
    ) {
        self.number = number
        self.before = before
        self.fields = fields
        self.unrequested = unrequested
        self.task = task
        self.status = status
        self.attempts = attempts
        self.requestId = requestId
        self.serverErrors = serverErrors
        self.ok = ok
        self.isPending = isPending
        self.failure = failure
    }

    init(_ tree: FfiTree, _ read: @escaping (FfiTree) throws -> Number) throws {
        let members = try Members(tree)
        number = try members.optional(0, read)
        before = try members.optional(1, read)
        fields = try members.read(2, Members.list(FieldOutcome.init(_:)))
        unrequested = try members.read(3, Members.list(UnrequestedChange.init(_:)))
        task = try members.optional(4, ProvisioningTask.init(_:))
        status = try members.optional(5, Members.whole)
        attempts = try members.read(6, Members.whole)
        requestId = try members.optional(7, Members.text)
        serverErrors = try members.read(8, Members.list(ServerError.init(_:)))
        ok = try members.read(9, Members.flag)
        isPending = try members.read(10, Members.flag)
        failure = try members.optional(11, NumplanError.init(_:))
    }

    /// The same, if all of it was done. Throws what was rejected or is unknown, with this as its `result`.
    @discardableResult
    public func require() throws -> Self {
        if let unmet { throw unmet.with(self) }
        return self
    }
}

extension Updated: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("Updated", [
            ("number", number),
            ("before", before),
            ("fields", fields),
            ("unrequested", unrequested),
            ("task", task),
            ("status", status),
            ("attempts", attempts),
            ("requestId", requestId),
            ("serverErrors", serverErrors),
            ("ok", ok),
            ("isPending", isPending),
            ("failure", failure),
        ])
    }
}

/// One page of a list.
public struct Page<Item: Sendable & Hashable>: Sendable, Hashable {
    /// The items, as received.
    public let items: [Item]
    /// The number of items in the whole list, if the provider reports it.
    public let total: Int?
    /// Whether the provider reports that more follow; None: it does not say.
    public let more: Bool?
    /// Where the next page begins, if the provider has a name for it.
    public let cursor: String?

    /// For previews and tests; the client makes them of answers.
    public init(
        items: [Item] = [],
        total: Int? = nil,
        more: Bool? = nil,
        cursor: String? = nil
    ) {
        self.items = items
        self.total = total
        self.more = more
        self.cursor = cursor
    }

    init(_ tree: FfiTree, _ read: @escaping (FfiTree) throws -> Item) throws {
        let members = try Members(tree)
        items = try members.read(0, Members.list(read))
        total = try members.optional(1, Members.whole)
        more = try members.optional(2, Members.flag)
        cursor = try members.optional(3, Members.text)
    }
}

extension Page: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("Page", [
            ("items", items),
            ("total", total),
            ("more", more),
            ("cursor", cursor),
        ])
    }
}

/// The result of an operation that does one thing.
public struct Receipt<Item: Sendable & Hashable>: Sendable, Hashable {
    /// The thing that was bought, made or changed, if the provider shows it.
    public let item: Item?
    /// The state: applied, or pending if the provider has accepted the request and is not done.
    public let state: FieldState
    /// The evidence for the state. readBack of an order: the response was lost, and the account shows the
    /// purchase.
    public let evidence: Evidence
    /// The HTTP status of the response; None if it was lost and the account was read instead.
    public let status: Int?
    /// The number of attempts.
    public let attempts: Int
    /// The provider's id of the request.
    public let requestId: String?
    /// The provider's errors about a part that failed without undoing the rest.
    public let serverErrors: [ServerError]
    /// Whether the operation is applied or pending.
    public let ok: Bool
    /// Whether the response was lost, and a read showed the effect.
    public let isReconciled: Bool
    /// The error of `require` if the operation was rejected or its outcome is unknown, else None.
    public let failure: NumplanError?

    /// For previews and tests; the client makes them of answers.
    public init(
        item: Item? = nil,
        state: FieldState,
        evidence: Evidence,
        status: Int? = nil,
        attempts: Int,
        requestId: String? = nil,
        serverErrors: [ServerError] = [],
        ok: Bool,
        isReconciled: Bool,
        failure: NumplanError? = nil
    ) {
        self.item = item
        self.state = state
        self.evidence = evidence
        self.status = status
        self.attempts = attempts
        self.requestId = requestId
        self.serverErrors = serverErrors
        self.ok = ok
        self.isReconciled = isReconciled
        self.failure = failure
    }

    init(_ tree: FfiTree, _ read: @escaping (FfiTree) throws -> Item) throws {
        let members = try Members(tree)
        item = try members.optional(0, read)
        state = try members.read(1, Members.word)
        evidence = try members.read(2, Members.word)
        status = try members.optional(3, Members.whole)
        attempts = try members.read(4, Members.whole)
        requestId = try members.optional(5, Members.text)
        serverErrors = try members.read(6, Members.list(ServerError.init(_:)))
        ok = try members.read(7, Members.flag)
        isReconciled = try members.read(8, Members.flag)
        failure = try members.optional(9, NumplanError.init(_:))
    }

    /// The same, if all of it was done. Throws what was rejected or is unknown, with this as its `result`.
    @discardableResult
    public func require() throws -> Self {
        if let unmet { throw unmet.with(self) }
        return self
    }
}

extension Receipt: CustomStringConvertible {
    /// What it has, in one line.
    public var description: String {
        describe("Receipt", [
            ("item", item),
            ("state", state),
            ("evidence", evidence),
            ("status", status),
            ("attempts", attempts),
            ("requestId", requestId),
            ("serverErrors", serverErrors),
            ("ok", ok),
            ("isReconciled", isReconciled),
            ("failure", failure),
        ])
    }
}
