/// A list that is read page by page as its items are asked for, one page in memory.
///
/// ```swift
/// for try await number in client.numbers.list() { … }
/// ```
///
/// Each loop over it reads the list anew.
public struct Items<Item: Sendable & Hashable>: AsyncSequence, Sendable {
    public typealias Element = Item

    /// The same list a page at a time.
    public let pages: Pages<Item>

    init(_ client: Client, _ request: FfiRequest, _ read: @escaping @Sendable (FfiTree) throws -> Item) {
        pages = Pages(client: client, request: request, read: read)
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: pages.makeAsyncIterator())
    }

    /// Goes over the items.
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

/// A list, a page at a time.
public struct Pages<Item: Sendable & Hashable>: AsyncSequence, Sendable {
    public typealias Element = Page<Item>

    let client: Client
    let request: FfiRequest
    let read: @Sendable (FfiTree) throws -> Item

    public func makeAsyncIterator() -> Iterator {
        Iterator(list: self)
    }

    /// Goes over the pages. After an error the same page can be asked for again.
    public struct Iterator: AsyncIteratorProtocol {
        let list: Pages<Item>
        var listing: FfiListing?

        public mutating func next() async throws -> Page<Item>? {
            let listing = try self.listing ?? list.client.list(list.request)
            self.listing = listing
            guard let tree = try await cancellable({ try await listing.next(ticket: $0) }) else { return nil }
            return try Page(tree, list.read)
        }

        /// At the end of the list: the provider's own count, if it does not fit what came.
        public func mismatch() throws -> CountMismatch? {
            try translated { try listing?.mismatch() }.map(CountMismatch.init(_:))
        }
    }
}
