/// A value that can be an input.
protocol Passed {
    var ffiValue: FfiValue { get }
}

/// The named inputs of an operation. Inputs that are nil are left out.
struct Arguments {
    private(set) var named: [FfiNamed] = []

    mutating func put(_ name: String, _ value: (any Passed)?) {
        if let value {
            named.append(FfiNamed(name: name, input: .value(value.ffiValue)))
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
    var ffiValue: FfiValue { .text(self) }
}

extension Bool: Passed {
    var ffiValue: FfiValue { .flag(self) }
}

extension Int: Passed {
    var ffiValue: FfiValue { .whole(Int64(self)) }
}

extension Double: Passed {
    var ffiValue: FfiValue { .real(self) }
}

extension Array: Passed where Element: Passed {
    var ffiValue: FfiValue { .items(map(\.ffiValue)) }
}

extension Money: Passed {
    var ffiValue: FfiValue { .text(text) }
}

extension Passed where Self: RawRepresentable, RawValue == String {
    var ffiValue: FfiValue { .text(rawValue) }
}

extension Arguments {
    /// The inputs with a value, as the members of an object.
    var ffiValue: FfiValue {
        .members(
            named.compactMap { named in
                guard case .value(let value) = named.input else { return nil }
                return FfiEntry(name: named.name, value: value)
            })
    }
}
