/// A list, read page by page while its items are consumed.
///
/// ```swift
/// for try await number in client.numbers.list() { print(number) }
/// ```
///
/// Each loop reads the list from the start.
public struct Items<Item: Sendable & Hashable>: AsyncSequence, Sendable {
    public typealias Element = Item

    /// The pages of the list.
    public let pages: Pages<Item>

    init(_ client: Client, _ request: FfiRequest, _ read: @escaping @Sendable (FfiValue) throws -> Item) {
        pages = Pages(client: client, request: request, read: read)
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: pages.makeAsyncIterator())
    }

    /// The iterator of the items.
    public struct Iterator: AsyncIteratorProtocol {
        var pages: Pages<Item>.Iterator
        var page: ArraySlice<Item> = []

        public mutating func next() async throws -> Item? {
            while page.isEmpty {
                guard let next = try await pages.next() else { return nil }
                page = next.items[...]
            }
            return page.removeFirst()
        }
    }
}

/// The pages of a list.
public struct Pages<Item: Sendable & Hashable>: AsyncSequence, Sendable {
    public typealias Element = Page<Item>

    let client: Client
    let request: FfiRequest
    let read: @Sendable (FfiValue) throws -> Item

    public func makeAsyncIterator() -> Iterator {
        Iterator(list: self)
    }

    /// The iterator of the pages. After an error, the next call requests the same page again.
    public struct Iterator: AsyncIteratorProtocol {
        let list: Pages<Item>
        var listing: FfiListing?

        public mutating func next() async throws -> Page<Item>? {
            let listing = try self.listing ?? list.client.list(list.request)
            self.listing = listing
            guard let ffiValue = try await list.client.withUnderlying({ try await cancellable { try await listing.next(handle: $0) } }) else { return nil }
            return try Page(ffiValue, list.read)
        }

        /// After the last page: the provider's count and the received count, if they differ.
        public func mismatch() throws -> CountMismatch? {
            try translated { try listing?.mismatch() }.map(CountMismatch.init(_:))
        }
    }
}
