/// A value that goes out to the engine.
protocol Passed {
    var tree: FfiTree { get }
}

/// The named inputs of an operation on their way out. What is not given is not named.
struct Arguments {
    private(set) var named: [FfiNamed] = []

    mutating func put(_ name: String, _ value: (any Passed)?) {
        if let value {
            named.append(FfiNamed(name: name, input: .value(value.tree)))
        }
    }

    mutating func change<Value: Passed>(_ name: String, _ change: Change<Value>) {
        switch change {
        case .keep: break
        case .clear: named.append(FfiNamed(name: name, input: .clear))
        case .set(let value): put(name, value)
        }
    }

    static func of(_ fill: (inout Arguments) -> Void) -> Arguments {
        var arguments = Arguments()
        fill(&arguments)
        return arguments
    }
}

extension String: Passed {
    var tree: FfiTree { .text(self) }
}

extension Bool: Passed {
    var tree: FfiTree { .flag(self) }
}

extension Int: Passed {
    var tree: FfiTree { .whole(Int64(self)) }
}

extension Double: Passed {
    var tree: FfiTree { .real(self) }
}

extension Array: Passed where Element: Passed {
    var tree: FfiTree { .items(map(\.tree)) }
}

extension Money: Passed {
    var tree: FfiTree { .text(text) }
}

extension Passed where Self: RawRepresentable, RawValue == String {
    var tree: FfiTree { .text(rawValue) }
}

extension Arguments {
    /// All that has a value, as the members of one.
    var tree: FfiTree {
        .members(
            named.compactMap { named in
                guard case .value(let value) = named.input else { return nil }
                return FfiEntry(name: named.name, value: value)
            })
    }
}
