// The part of SwiftUI that the screens of the sample use, so that Linux compiles them against the models. Nothing is drawn;
// the signatures are shortened, so only Xcode checks them in full.

import Foundation

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder var body: Body { get }
}

extension Never: View {
    public typealias Body = Never
    public var body: Never { return fatalError("the stub of SwiftUI draws nothing") }
}

/// A view without a body. All views of the stub are of this kind.
public protocol Leaf: View where Body == Never {}

extension Leaf {
    public var body: Never { return fatalError("the stub of SwiftUI draws nothing") }
}

@resultBuilder public enum ViewBuilder {
    public static func buildBlock<each Content: View>(_: repeat each Content) -> EmptyView { EmptyView() }
    public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
    public static func buildOptional(_: EmptyView?) -> EmptyView { EmptyView() }
    public static func buildEither(first: EmptyView) -> EmptyView { first }
    public static func buildEither(second: EmptyView) -> EmptyView { second }
}

@propertyWrapper public struct State<Value> {
    public var wrappedValue: Value {
        get { fatalError("the stub of SwiftUI has no state") }
        nonmutating set {}
    }
    public var projectedValue: Binding<Value> { Binding(get: { wrappedValue }, set: { _ in }) }
    public init(wrappedValue: Value) {}
    public init(initialValue: Value) {}
}

@propertyWrapper public struct Binding<Value> {
    private let get: () -> Value
    private let set: (Value) -> Void
    public var wrappedValue: Value {
        get { get() }
        nonmutating set { set(newValue) }
    }
    public init(get: @escaping () -> Value, set: @escaping (Value) -> Void) {
        self.get = get
        self.set = set
    }
}

public struct EmptyView: Leaf {
    public init() {}
}

public struct Text: Leaf {
    public init(_ content: some StringProtocol) {}
}

public struct ButtonRole { public static let destructive = ButtonRole() }

public struct Button: Leaf {
    public init(_ title: some StringProtocol, role: ButtonRole?, action: @escaping @MainActor () -> Void) {}
    public init(_ title: some StringProtocol, action: @escaping @MainActor () -> Void) {}
}

public struct TextField: Leaf {
    public init(_ title: some StringProtocol, text: Binding<String>) {}
}

public struct SecureField: Leaf {
    public init(_ title: some StringProtocol, text: Binding<String>) {}
}

public struct Picker<Selection: Hashable>: Leaf {
    public init(_ title: some StringProtocol, selection: Binding<Selection>, @ViewBuilder content: () -> some View) {}
}

public struct Toggle: Leaf {
    public init(_ title: some StringProtocol, isOn: Binding<Bool>) {}
}

public struct NavigationLink: Leaf {
    public init(_ title: some StringProtocol, @ViewBuilder destination: () -> some View) {}
}

public struct ForEach<Data: RandomAccessCollection, ID: Hashable>: Leaf {
    public init(_ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> some View) {}
    public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> some View)
    where Data.Element: Identifiable, ID == Data.Element.ID {}
}

public struct List: Leaf {
    public init(@ViewBuilder content: () -> some View) {}
}

public struct Form: Leaf {
    public init(@ViewBuilder content: () -> some View) {}
}

public struct Section: Leaf {
    public init(_ title: some StringProtocol, @ViewBuilder content: () -> some View) {}
}

public struct VStack: Leaf {
    public init(alignment: HorizontalAlignment, @ViewBuilder content: () -> some View) {}
}

public enum HorizontalAlignment { case leading }
public enum Color { case red }
public enum Font { case caption }
public enum TextSelectability { case enabled }
public enum ContentType { case data }

extension View {
    public func foregroundStyle(_ style: Color) -> some View { self }
    public func font(_ font: Font) -> some View { self }
    public func monospaced() -> some View { self }
    public func textSelection(_ selectability: TextSelectability) -> some View { self }
    public func disabled(_ disabled: Bool) -> some View { self }
    public func navigationTitle(_ title: some StringProtocol) -> some View { self }
    public func tag(_ tag: some Hashable) -> some View { self }
    public func swipeActions(allowsFullSwipe: Bool, @ViewBuilder content: () -> some View) -> some View { self }
    public func searchable(text: Binding<String>) -> some View { self }
    public func task(_ action: @escaping @Sendable @MainActor () async -> Void) -> some View { self }
    public func fileImporter(
        isPresented: Binding<Bool>, allowedContentTypes: [ContentType],
        onCompletion: @escaping @MainActor (Result<URL, any Error>) -> Void
    ) -> some View { self }
}

extension URL {
    public func startAccessingSecurityScopedResource() -> Bool { false }
    public func stopAccessingSecurityScopedResource() {}
}
