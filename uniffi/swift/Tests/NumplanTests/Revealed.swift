import Foundation

@testable import Numplan

/// All the ways in which Swift shows a value, one after the other.
func revealed(_ value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    var ways = [String(describing: value), String(reflecting: value), dumped, walked(value)]
    if let error = value as? any Error {
        let bridged = error as NSError
        ways += [error.localizedDescription, bridged.description, bridged.debugDescription, bridged.domain, "\(bridged.userInfo)"]
        ways += [bridged.localizedFailureReason, bridged.localizedRecoverySuggestion].compactMap { $0 }
    }
    return ways.joined(separator: "\n")
}

/// Its members and theirs, public or not, as a debugger or a crash reporter goes through them; bytes as the text they are.
private func walked(_ value: Any) -> String {
    if let data = value as? Data { return String(decoding: data, as: UTF8.self) }
    var members: [String] = []
    var mirror: Mirror? = Mirror(reflecting: value)
    while let level = mirror {
        members += level.children.map { "\($0.label ?? ""): \(walked($0.value))" }
        mirror = level.superclassMirror
    }
    return members.isEmpty ? "\(value)" : members.joined(separator: "\n")
}

/// Returns the text around a secret, or nil.
func leak(_ seen: String) -> String? {
    guard let at = Canary.signs.lazy.compactMap({ seen.range(of: $0) }).first else { return nil }
    return "…\(seen[..<at.lowerBound].suffix(200))\(seen[at.lowerBound...].prefix(100))"
}

/// A result that has what a provider shows of a number, as it came.
protocol WithModels {
    /// It without that. But a URL in what became of a field stays: there it is masked.
    var withoutModels: any Sendable { get }
}

extension Updated: WithModels {
    var withoutModels: any Sendable {
        let fields = self.fields.map { field in
            let isURL = field.field.hasSuffix("Url")
            return FieldOutcome(
                field: field.field, requested: field.requested, state: field.state, evidence: field.evidence,
                observed: isURL ? field.observed : nil)
        }
        return Updated(
            number: nil, before: nil, fields: fields, unrequested: unrequested.filter { $0.field.hasSuffix("Url") }, task: task,
            status: status, attempts: attempts, requestId: requestId, serverErrors: serverErrors, ok: ok, isPending: isPending,
            failure: failure)
    }
}

extension WavixUpdatedMany: WithModels {
    var withoutModels: any Sendable { records.map(\.updated.withoutModels) }
}

extension Receipt: WithModels {
    var withoutModels: any Sendable {
        Receipt(
            item: nil, state: state, evidence: evidence, status: status, attempts: attempts, requestId: requestId,
            serverErrors: serverErrors, ok: ok, isReconciled: isReconciled, failure: failure)
    }
}

extension Page: WithModels {
    var withoutModels: any Sendable { Page(items: [], total: total, more: more, cursor: cursor) }
}

/// Models, which show a number as received.
protocol Model: WithModels {}

extension Model {
    var withoutModels: any Sendable { [Int]() }
}

extension FlowrouteNumber: Model {}
extension FlowrouteProvisioning: Model {}
extension PlivoNumber: Model {}
extension WavixNumber: Model {}
extension WavixCart: Model {}

/// Returns the result or the error of an operation.
func ended(_ call: () throws -> any Sendable) -> any Sendable {
    do { return try call() } catch { return error }
}

/// The same of one that is waited for.
func ended(_ call: () async throws -> any Sendable) async -> any Sendable {
    do { return try await call() } catch { return error }
}
