/// The change of a field in an update: keep, clear or set it.
///
/// A field that is not named is kept. A literal sets the field:
///
/// ```swift
/// try await client.numbers.update("12065551234", alias: "NYC", cnamLookupsEnabled: true)
/// try await client.numbers.update("12065551234", alias: .clear)
/// try await client.numbers.update("12065551234", alias: .set(name))
/// ```
///
/// `nil` is not allowed, because it could mean either keep or clear.
public enum Change<Value> {
    /// Keeps the field.
    case keep
    /// Clears the field.
    case clear
    /// Sets the field to a value.
    case set(Value)
}

extension Change: Sendable where Value: Sendable {}
extension Change: Equatable where Value: Equatable {}
extension Change: Hashable where Value: Hashable {}

extension Change: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByStringLiteral {
    public init(unicodeScalarLiteral value: Value.StringLiteralType) {
        self = .set(Value(stringLiteral: value))
    }
}

extension Change: ExpressibleByExtendedGraphemeClusterLiteral where Value: ExpressibleByStringLiteral {
    public init(extendedGraphemeClusterLiteral value: Value.StringLiteralType) {
        self = .set(Value(stringLiteral: value))
    }
}

extension Change: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
    public init(stringLiteral value: Value.StringLiteralType) {
        self = .set(Value(stringLiteral: value))
    }
}

extension Change: ExpressibleByStringInterpolation where Value: ExpressibleByStringInterpolation, Value.StringLiteralType == String {
    public init(stringInterpolation: Value.StringInterpolation) {
        self = .set(Value(stringInterpolation: stringInterpolation))
    }

    public typealias StringInterpolation = Value.StringInterpolation
}

extension Change: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Value.BooleanLiteralType) {
        self = .set(Value(booleanLiteral: value))
    }
}

extension Change: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Value.IntegerLiteralType) {
        self = .set(Value(integerLiteral: value))
    }
}

extension Change: ExpressibleByArrayLiteral where Value: RangeReplaceableCollection {
    public init(arrayLiteral elements: Value.Element...) {
        self = .set(Value(elements))
    }
}
