import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests with URLSession.
///
/// Uses the proxy, certificate and cellular settings of the configuration. Turns off redirects, caches, cookies and the
/// repeated sending of a body. Each order uses a session of its own, and so a new connection.
public final class URLSessionTransport: HTTPTransport {
    private let configuration: URLSessionConfiguration
    private let session: URLSession
    private let delegate = Delegate()

    /// Creates a transport with a copy of `configuration`.
    public init(configuration: URLSessionConfiguration = .ephemeral) {
        let copy = configuration.copy() as? URLSessionConfiguration ?? .ephemeral
        copy.httpCookieStorage = nil
        copy.httpShouldSetCookies = false
        copy.httpCookieAcceptPolicy = .never
        copy.urlCache = nil
        copy.requestCachePolicy = .reloadIgnoringLocalCacheData
        copy.urlCredentialStorage = nil
        // The engine limits the requests in flight. A request that waited here would use up its time limit.
        copy.httpMaximumConnectionsPerHost = 4_096
        #if !os(Linux)
        copy.waitsForConnectivity = false
        #endif
        self.configuration = copy
        session = URLSession(configuration: copy, delegate: delegate, delegateQueue: nil)
    }

    deinit {
        session.finishTasksAndInvalidate()
    }

    public func send(_ attempt: HTTPAttempt) async throws -> HTTPOutcome {
        guard let request = URLSessionTransport.request(attempt) else {
            return .notSent(.connect, "URLSession does not accept the URL")
        }
        if attempt.freshConnection {
            let own = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
            defer { own.finishTasksAndInvalidate() }
            return await carry(own.dataTask(with: request), attempt)
        }
        return await carry(session.dataTask(with: request), attempt)
    }

    private func carry(_ task: URLSessionDataTask, _ attempt: HTTPAttempt) async -> HTTPOutcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                delegate.begin(task, Way(attempt, continuation))
                if attempt.timeout > 0 {
                    let end = DispatchTime.now() + attempt.timeout
                    DispatchQueue.global().asyncAfter(deadline: end) { [delegate] in delegate.timeOut(task) }
                }
                task.resume()
            }
        } onCancel: {
            task.cancel()
        }
    }

    private static func request(_ attempt: HTTPAttempt) -> URLRequest? {
        guard let url = URL(string: attempt.url) else { return nil }
        var request = URLRequest(url: url)
        request.httpMethod = attempt.method
        for header in attempt.headers {
            request.addValue(header.value, forHTTPHeaderField: header.name)
        }
        if let body = attempt.body {
            // URLSession cannot resend a stream without asking the delegate, which refuses.
            request.httpBodyStream = InputStream(data: body)
            request.setValue(String(body.count), forHTTPHeaderField: "Content-Length")
        }
        return request
    }
}

/// The state of one attempt.
private final class Way {
    let most: Int
    let continuation: CheckedContinuation<HTTPOutcome, Never>
    var response: HTTPURLResponse?
    var body = Data()
    var isTooLarge = false
    var isOutOfTime = false

    init(_ attempt: HTTPAttempt, _ continuation: CheckedContinuation<HTTPOutcome, Never>) {
        most = attempt.most
        self.continuation = continuation
    }

    func outcome(_ error: (any Error)?) -> HTTPOutcome {
        if isTooLarge, let response {
            return .tooLarge(HTTPResponse(status: response.statusCode, headers: Way.headers(response)))
        }
        if isOutOfTime {
            return .noResponse(.timeout, "no response in time")
        }
        guard let error else {
            guard let response else { return .noResponse(.broken, "no HTTP response") }
            return .response(HTTPResponse(status: response.statusCode, headers: Way.headers(response), body: body))
        }
        return Way.outcome(of: (error as? URLError)?.code ?? .unknown, answering: response != nil)
    }

    /// Returns *not sent* only where that is certain: host not found, no connection, offline, TLS.
    static func outcome(of code: URLError.Code, answering: Bool) -> HTTPOutcome {
        let words = "URLError \(code.rawValue)"
        if answering {
            return .noResponse(code == .timedOut ? .timeout : .body, words)
        }
        switch code {
        case .cannotFindHost, .dnsLookupFailed:
            return .notSent(.dns, words)
        case .cannotConnectToHost, .notConnectedToInternet, .internationalRoamingOff, .callIsActive, .dataNotAllowed:
            return .notSent(.connect, words)
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
            return .notSent(.tls, words)
        case .timedOut:
            return .noResponse(.timeout, words)
        default:
            return .noResponse(.broken, words)
        }
    }

    private static func headers(_ response: HTTPURLResponse) -> [HTTPHeader] {
        response.allHeaderFields.map { HTTPHeader(name: "\($0.key)", value: "\($0.value)") }
    }
}

/// Collects the responses of all attempts.
private final class Delegate: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let lock = NSLock()
    // Task identifiers are unique only within a session, so the key is the task object.
    private var ways: [ObjectIdentifier: Way] = [:]

    func begin(_ task: URLSessionTask, _ way: Way) {
        with { $0[ObjectIdentifier(task)] = way }
    }

    func timeOut(_ task: URLSessionTask) {
        guard let way = way(of: task) else { return }
        with { _ in way.isOutOfTime = true }
        task.cancel()
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let way = way(of: dataTask)
        with { _ in way?.response = response as? HTTPURLResponse }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard let way = way(of: dataTask) else { return }
        let isTooLarge = with { _ -> Bool in
            way.isTooLarge = way.isTooLarge || way.body.count + data.count > way.most
            if !way.isTooLarge { way.body.append(data) }
            return way.isTooLarge
        }
        if isTooLarge { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let way = with({ $0.removeValue(forKey: ObjectIdentifier(task)) }) else { return }
        way.continuation.resume(returning: way.outcome(error))
    }

    private func way(of task: URLSessionTask) -> Way? {
        with { $0[ObjectIdentifier(task)] }
    }

    private func with<T>(_ act: (inout [ObjectIdentifier: Way]) -> T) -> T {
        lock.lock()
        defer { lock.unlock() }
        return act(&ways)
    }
}
