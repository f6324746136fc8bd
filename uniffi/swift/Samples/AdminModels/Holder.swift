// The Observation library of Swift 6.0 for Linux lacks a symbol, so programs that use it do not link.
#if canImport(Observation) && canImport(Darwin)
import Observation

/// The state of a model. Views that read it are updated.
@available(iOS 17, macOS 14, *)
@MainActor
@Observable
public final class Holder<State> {
    public var state: State

    init(_ state: State) {
        self.state = state
    }
}
#else
/// The state of a model.
@MainActor
public final class Holder<State> {
    public var state: State

    init(_ state: State) {
        self.state = state
    }
}
#endif
